// SPDX-License-Identifier: Apache-2.0
/// @file  A place name in the forms by which it is compared: what people write differently without meaning another
///        place is folded away.
#pragma once

#include <string>
#include <string_view>

namespace lomsong {

/// From the closest form to the loosest. All: lower case, tones placed one way (hòa as hoà), i for y at the end of
/// a syllable (Lý as Lí), one đ, numerals as numbers (Thôn I, Thôn 01 -> 1), hyphens, dots and brackets as blanks.
struct NameKey {
    std::string whole;  ///< with the word for its kind, abbreviations spelled out: "tổ dân phố 1", "thôn bản qua"
    std::string own;        ///< without it: "bản qua", "1"
    std::string bare;       ///< also without bản, làng, buôn, which are a kind or a part of the name: "qua"
    std::string folded;     ///< `bare` without accents: the key of widest use
    std::string sound;      ///< `folded` with one letter for what northern ears do not tell apart: for `similarity`
    std::string numbers;    ///< the numbers in it, in order: likewise
    bool accented = false;  ///< has letters beyond ASCII other than in its kind
};
[[nodiscard]] NameKey name_key(std::string_view name);

/// "xã", "phường", "thị trấn", "thôn", "tổ dân phố" ... as spelled in full; empty when the name starts with no
/// such word.
[[nodiscard]] std::string kind_in_name(std::string_view name);

/// How alike two names are, 0..1. 1: the same in `own`. 0.95: the same without bản or làng. 0.9: accents differ.
/// 0.85: the same sound in another spelling (Sìn, Xín; Tr, Ch; d, gi, r; l, n). Below: slips, by letters changed.
/// Names with different numbers are at most 0.3.
[[nodiscard]] double similarity(const NameKey& a, const NameKey& b);

}  // namespace lomsong
