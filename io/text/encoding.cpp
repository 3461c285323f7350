// SPDX-License-Identifier: Apache-2.0
#include "io/text/encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "engine/core/text.hpp"
#include "io/text/code_tables.hpp"
#include "io/text/syllable.hpp"
#include "io/text/utf8.hpp"

namespace lomsong {

namespace {

constexpr std::array<EncodingInfo, k_encoding_count> k_encodings{{
    {Encoding::utf8, "utf-8", "UTF-8"},
    {Encoding::utf16_le, "utf-16le", "UTF-16, low byte first"},
    {Encoding::utf16_be, "utf-16be", "UTF-16, high byte first"},
    {Encoding::tcvn3, "tcvn3", "TCVN3 (ABC)"},
    {Encoding::vni, "vni", "VNI-Windows"},
    {Encoding::viscii, "viscii", "VISCII"},
    {Encoding::cp1258, "cp1258", "Windows-1258"},
    {Encoding::cp1252, "cp1252", "Windows-1252 (Western)"},
    {Encoding::tcvn3_as_latin1, "tcvn3-as-latin1", "TCVN3 read as Western text"},
    {Encoding::vni_as_latin1, "vni-as-latin1", "VNI read as Western text"},
    {Encoding::viscii_as_latin1, "viscii-as-latin1", "VISCII read as Western text"},
    {Encoding::cp1258_as_latin1, "cp1258-as-latin1", "Windows-1258 read as Western text"},
    {Encoding::utf8_as_cp1252, "utf-8-as-cp1252", "UTF-8 read as Western text"},
}};

/// Other words for an encoding, as `identifier` writes them without underscores.
constexpr std::array k_other_names{
    std::pair{std::string_view{"abc"}, Encoding::tcvn3},
    std::pair{std::string_view{"tcvn"}, Encoding::tcvn3},
    std::pair{std::string_view{"tcvn5712"}, Encoding::tcvn3},
    std::pair{std::string_view{"tcvn57121"}, Encoding::tcvn3},
    std::pair{std::string_view{"vntime"}, Encoding::tcvn3},
    std::pair{std::string_view{"vniwindows"}, Encoding::vni},
    std::pair{std::string_view{"vniwin"}, Encoding::vni},
    std::pair{std::string_view{"windows1258"}, Encoding::cp1258},
    std::pair{std::string_view{"1258"}, Encoding::cp1258},
    std::pair{std::string_view{"windowsvietnamese"}, Encoding::cp1258},
    std::pair{std::string_view{"windows1252"}, Encoding::cp1252},
    std::pair{std::string_view{"1252"}, Encoding::cp1252},
    std::pair{std::string_view{"latin1"}, Encoding::cp1252},
    std::pair{std::string_view{"iso88591"}, Encoding::cp1252},
    std::pair{std::string_view{"unicode"}, Encoding::utf8},
    std::pair{std::string_view{"utf16"}, Encoding::utf16_le},
};

std::string letters_and_digits(std::string_view word) {
    std::string key = identifier(word);
    std::erase(key, '_');
    return key;
}

bool is_misreading(Encoding encoding) { return encoding >= Encoding::tcvn3_as_latin1; }

/// The encoding of the bytes below a misreading.
Encoding beneath(Encoding misreading) {
    switch (misreading) {
        case Encoding::tcvn3_as_latin1: return Encoding::tcvn3;
        case Encoding::vni_as_latin1: return Encoding::vni;
        case Encoding::viscii_as_latin1: return Encoding::viscii;
        case Encoding::cp1258_as_latin1: return Encoding::cp1258;
        default: return Encoding::utf8;
    }
}

const codes::UpperHalf& upper_half(Encoding encoding) {
    switch (encoding) {
        case Encoding::tcvn3: return codes::tcvn3();
        case Encoding::viscii: return codes::viscii();
        case Encoding::cp1258: return codes::cp1258();
        default: return codes::cp1252();
    }
}

bool is_tone_mark(char32_t code) { return code >= 0x0300 && code < 0x0370; }
bool is_digit(char32_t code) { return code >= U'0' && code <= U'9'; }

/// One byte a letter. After a digit the byte of '°' is a degree sign in every one of them: angles are typed with
/// the Western key. A tone mark that follows no letter is Western punctuation likewise.
std::u32string from_one_byte(std::string_view bytes, Encoding encoding) {
    constexpr unsigned char k_degree = 0xB0;
    const codes::UpperHalf& table = upper_half(encoding);
    std::u32string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text.push_back(encoding == Encoding::viscii ? codes::viscii_control(byte) : byte);
            continue;
        }
        const char32_t code = table[byte - 0x80U];
        const bool western = (byte == k_degree && !text.empty() && is_digit(text.back())) ||
                             (is_tone_mark(code) && (text.empty() || !is_letter(text.back())));
        text.push_back(western ? codes::cp1252()[byte - 0x80U] : code);
    }
    return text;
}

std::u32string from_utf16(std::string_view bytes, bool low_byte_first) {
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(low_byte_first ? first | second << 8 : second | first << 8);
    };
    std::u32string text;
    text.reserve(bytes.size() / 2);
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const char32_t code = unit(at);
        const bool leads = code >= 0xD800 && code < 0xDC00 && at + 3 < bytes.size();
        const char32_t next = leads ? unit(at + 2) : 0;
        if (leads && next >= 0xDC00 && next < 0xE000) {
            text.push_back(0x10000 + ((code - 0xD800) << 10) + (next - 0xDC00));
            at += 2;
        } else {
            text.push_back(code);  // a lone surrogate is replaced when written
        }
    }
    if (bytes.size() % 2 == 1) {
        text.push_back(k_replacement);
    }
    return text;
}

/// The bytes that were misread are taken back and decoded; what cannot have come from them stays.
std::string undone(std::string_view utf8, Encoding misreading) {
    std::string result;
    std::string bytes;
    const auto flush = [&] {
        result += decoded(bytes, beneath(misreading));
        bytes.clear();
    };
    const std::u32string text = code_points(utf8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        constexpr unsigned char k_lead_of_a_grave = 0xC3;  // à is C3 A0, and A0 a blank that programs make plain
        const bool lost_blank = misreading == Encoding::utf8_as_cp1252 && text[i] == U' ' && !bytes.empty() &&
                                static_cast<unsigned char>(bytes.back()) == k_lead_of_a_grave;
        const std::optional<unsigned char> western = codes::western_byte(text[i]);
        if (lost_blank) {
            bytes.push_back('\xA0');
        } else if (text[i] < 0x80) {
            bytes.push_back(static_cast<char>(text[i]));
        } else if (western) {
            bytes.push_back(static_cast<char>(*western));
        } else {
            flush();
            append_utf8(result, text[i]);
        }
    }
    flush();
    return result;
}

/// Bytes of each letter of a one-byte encoding.
std::map<char32_t, unsigned char> reversed(Encoding encoding) {
    std::map<char32_t, unsigned char> map;
    for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
        map.emplace(upper_half(encoding)[byte - 0x80U], static_cast<unsigned char>(byte));
    }
    if (encoding == Encoding::viscii) {
        for (unsigned char byte = 0; byte < 0x20; ++byte) {
            map.emplace(codes::viscii_control(byte), byte);
        }
    }
    return map;
}

const std::map<char32_t, unsigned char>& bytes_of_letters(Encoding encoding) {
    static const std::map<Encoding, std::map<char32_t, unsigned char>> maps{
        {Encoding::tcvn3, reversed(Encoding::tcvn3)},
        {Encoding::viscii, reversed(Encoding::viscii)},
        {Encoding::cp1258, reversed(Encoding::cp1258)},
        {Encoding::cp1252, reversed(Encoding::cp1252)},
    };
    return maps.at(encoding);
}

/// False when the encoding has no bytes for the letter.
bool append_one_byte(std::string& bytes, char32_t letter, Encoding encoding) {
    constexpr std::u32string_view k_tcvn3_capitals = U"ĂÂÊÔƠƯĐ";
    if (encoding == Encoding::tcvn3 && k_tcvn3_capitals.find(letter) == std::u32string_view::npos) {
        letter = lower_case(letter);
    }
    const std::map<char32_t, unsigned char>& table = bytes_of_letters(encoding);
    const auto whole = table.find(letter);
    if (whole != table.end()) {
        bytes.push_back(static_cast<char>(whole->second));
        return true;
    }
    if (encoding != Encoding::cp1258) {
        return false;
    }
    const TonedLetter toned = split_tone(lower_case(letter));
    constexpr std::array<unsigned char, 6> k_tones{0, 0xCC, 0xEC, 0xD2, 0xDE, 0xF2};
    const char32_t base = is_upper(letter) ? upper_case(toned.letter) : toned.letter;
    const auto found = table.find(base);
    if (toned.tone == Tone::level || (base >= 0x80 && found == table.end())) {
        return false;
    }
    bytes.push_back(static_cast<char>(base < 0x80 ? static_cast<unsigned char>(base) : found->second));
    bytes.push_back(static_cast<char>(k_tones[static_cast<std::size_t>(toned.tone)]));
    return true;
}

void append_utf16(std::string& bytes, char32_t code, bool low_byte_first) {
    const auto unit = [&](char32_t value) {
        const auto low = static_cast<char>(value & 0xFF);
        const auto high = static_cast<char>(value >> 8 & 0xFF);
        bytes.push_back(low_byte_first ? low : high);
        bytes.push_back(low_byte_first ? high : low);
    };
    if (code < 0x10000) {
        unit(code);
    } else {
        unit(0xD800 + ((code - 0x10000) >> 10));
        unit(0xDC00 + ((code - 0x10000) & 0x3FF));
    }
}

/// False when the encoding has no bytes for the letter.
bool append_letter(std::string& bytes, char32_t letter, Encoding encoding) {
    if (encoding == Encoding::utf16_le || encoding == Encoding::utf16_be) {
        append_utf16(bytes, letter, encoding == Encoding::utf16_le);
        return true;
    }
    if (letter < 0x80) {
        bytes.push_back(static_cast<char>(letter));
        return true;
    }
    return encoding == Encoding::vni ? codes::append_vni(bytes, letter) : append_one_byte(bytes, letter, encoding);
}

}  // namespace

const std::array<EncodingInfo, k_encoding_count>& encodings() { return k_encodings; }
const EncodingInfo& info(Encoding encoding) { return k_encodings[static_cast<std::size_t>(encoding)]; }

std::optional<Encoding> encoding_named(std::string_view word) {
    const std::string key = letters_and_digits(word);
    for (const EncodingInfo& each : k_encodings) {
        if (letters_and_digits(each.name) == key) {
            return each.encoding;
        }
    }
    const auto other =
        std::ranges::find(k_other_names, std::string_view{key}, [](const auto& pair) { return pair.first; });
    return other == k_other_names.end() ? std::nullopt : std::optional{other->second};
}

std::string decoded(std::string_view bytes, Encoding encoding) {
    if (is_misreading(encoding)) {
        return composed(undone(bytes, encoding));
    }
    std::u32string text;
    switch (encoding) {
        case Encoding::utf8: text = code_points(bytes); break;
        case Encoding::utf16_le:
        case Encoding::utf16_be: text = from_utf16(bytes, encoding == Encoding::utf16_le); break;
        case Encoding::vni: text = codes::from_vni(bytes); break;
        default: text = from_one_byte(bytes, encoding); break;
    }
    constexpr char32_t k_byte_order_mark = 0xFEFF;
    if (!text.empty() && text.front() == k_byte_order_mark) {
        text.erase(0, 1);
    }
    return composed(to_utf8(text));
}

Encoded encoded(std::string_view utf8, Encoding encoding) {
    const std::string text = composed(utf8);
    if (encoding == Encoding::utf8) {
        return {text, 0};
    }
    Encoded result;
    if (is_misreading(encoding)) {
        const Encoded inner = encoded(text, beneath(encoding));
        result.lost = inner.lost;
        for (const char c : inner.bytes) {
            const auto byte = static_cast<unsigned char>(c);
            append_utf8(result.bytes, byte < 0x80 ? byte : codes::cp1252()[byte - 0x80U]);
        }
        return result;
    }
    for (const char32_t letter : code_points(text)) {
        if (!append_letter(result.bytes, letter, encoding)) {
            result.bytes.push_back('?');
            ++result.lost;
        }
    }
    return result;
}

}  // namespace lomsong
