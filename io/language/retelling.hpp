// SPDX-License-Identifier: Apache-2.0
/// @file  Sentences that the readers and a run write down in English - what was found in a row, how a file was
///        understood, what a run warned of - told to people in their language.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "io/language/catalogue.hpp"

namespace lomsong {

/// The beginning of the keys of all messages that are recognised: messages/retold.toml.
inline constexpr std::string_view k_retold = "retold.";

/// A sentence of findings.csv or run.json in `language`. It is recognised by the English text of a message below
/// "retold.", whose {places} take what stands there, and said by that message; what a place takes is told again in
/// its turn, unless it stands between quotes. Of several messages that fit, the one with most letters of its own
/// speaks; a sentence that none fits is told part by part, at "; " and ", ". Messages of one word are not
/// recognised.
/// @return the sentence as it is in English; so are parts that no message fits.
[[nodiscard]] std::string retold(std::string_view recorded, Language language);

/// As above, by the messages of a catalogue.
[[nodiscard]] std::string retold(std::string_view recorded, Language language, const Catalogue& catalogue);

}  // namespace lomsong
