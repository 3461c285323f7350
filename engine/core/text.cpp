// SPDX-License-Identifier: Apache-2.0
#include "engine/core/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace lomsong {

namespace {

struct Decoded {
    char32_t code;
    std::size_t length;
};

/// The code point at `text[at]`; nothing where the bytes are not UTF-8.
std::optional<Decoded> decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || at + length > text.size()) {
        return std::nullopt;
    }
    constexpr std::array<unsigned char, 5> k_lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = lead & k_lead_bits[length];
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) {
            return std::nullopt;
        }
        code = (code << 6) | (byte(at + i) & 0x3F);
    }
    return Decoded{code, length};
}

struct FoldRange {
    char32_t first;
    char32_t last;
    char base;
};

/// Letters with marks, as the alphabets of Vietnam write them, and the letter below the marks.
constexpr std::array k_folds{
    FoldRange{0x00C0, 0x00C5, 'a'}, FoldRange{0x00C8, 0x00CB, 'e'}, FoldRange{0x00CC, 0x00CF, 'i'},
    FoldRange{0x00D0, 0x00D0, 'd'}, FoldRange{0x00D1, 0x00D1, 'n'}, FoldRange{0x00D2, 0x00D6, 'o'},
    FoldRange{0x00D9, 0x00DC, 'u'}, FoldRange{0x00DD, 0x00DD, 'y'}, FoldRange{0x00E0, 0x00E5, 'a'},
    FoldRange{0x00E8, 0x00EB, 'e'}, FoldRange{0x00EC, 0x00EF, 'i'}, FoldRange{0x00F0, 0x00F0, 'd'},
    FoldRange{0x00F1, 0x00F1, 'n'}, FoldRange{0x00F2, 0x00F6, 'o'}, FoldRange{0x00F9, 0x00FC, 'u'},
    FoldRange{0x00FD, 0x00FD, 'y'}, FoldRange{0x00FF, 0x00FF, 'y'}, FoldRange{0x0100, 0x0105, 'a'},
    FoldRange{0x0110, 0x0111, 'd'}, FoldRange{0x0112, 0x011B, 'e'}, FoldRange{0x0128, 0x0131, 'i'},
    FoldRange{0x014C, 0x0151, 'o'}, FoldRange{0x0168, 0x0173, 'u'}, FoldRange{0x01A0, 0x01A1, 'o'},
    FoldRange{0x01AF, 0x01B0, 'u'}, FoldRange{0x1EA0, 0x1EB7, 'a'}, FoldRange{0x1EB8, 0x1EC7, 'e'},
    FoldRange{0x1EC8, 0x1ECB, 'i'}, FoldRange{0x1ECC, 0x1EE3, 'o'}, FoldRange{0x1EE4, 0x1EF1, 'u'},
    FoldRange{0x1EF2, 0x1EF9, 'y'},
};

/// Letters added, lost, changed, or swapped with their neighbour (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            const std::size_t change = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
            }
        }
    }
    return table[a.size()][b.size()];
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = decode(text, at);
        if (!decoded) {
            result += text[at++];
            continue;
        }
        const char32_t code = decoded->code;
        const auto* fold = std::ranges::find_if(
            k_folds, [code](const FoldRange& range) { return code >= range.first && code <= range.last; });
        const bool combining_mark = code >= 0x0300 && code <= 0x036F;
        if (fold != k_folds.end()) {
            result += fold->base;
        } else if (code >= 'A' && code <= 'Z') {
            result += static_cast<char>(code - 'A' + 'a');
        } else if (!combining_mark) {
            result += text.substr(at, decoded->length);
        }
        at += decoded->length;
    }
    return result;
}

std::string identifier(std::string_view text) {
    std::string result;
    for (const char c : folded(text)) {
        const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (word) {
            result += c;
        } else if (!result.empty() && result.back() != '_') {
            result += '_';
        }
    }
    if (!result.empty() && result.back() == '_') {
        result.pop_back();
    }
    return result;
}

std::string trimmed(std::string_view text) {
    constexpr std::string_view k_space = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(k_space);
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string{text.substr(first, text.find_last_not_of(k_space) - first + 1)};
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string wanted = folded(word);
    std::string nearest;
    std::size_t shortest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(wanted, folded(candidate));
        if (distance < shortest) {
            shortest = distance;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string nearest = nearest_word(word, candidates);
    return nearest.empty() ? std::string{} : " Did you mean '" + nearest + "'?";
}

}  // namespace lomsong
