// SPDX-License-Identifier: Apache-2.0
#include "datasets/tcvn3.hpp"

#include <map>

namespace lomsong::datasets {

namespace {

/// Letter and byte (TCVN 5712:1993, third form). The five tones of a vowel do not follow one another.
const std::map<std::string_view, unsigned char>& table() {
    static const std::map<std::string_view, unsigned char> bytes{
        {"Ă", 0xA1}, {"Â", 0xA2}, {"Ê", 0xA3}, {"Ô", 0xA4}, {"Ơ", 0xA5}, {"Ư", 0xA6}, {"Đ", 0xA7}, {"ă", 0xA8},
        {"â", 0xA9}, {"ê", 0xAA}, {"ô", 0xAB}, {"ơ", 0xAC}, {"ư", 0xAD}, {"đ", 0xAE}, {"à", 0xB5}, {"ả", 0xB6},
        {"ã", 0xB7}, {"á", 0xB8}, {"ạ", 0xB9}, {"ằ", 0xBB}, {"ẳ", 0xBC}, {"ẵ", 0xBD}, {"ắ", 0xBE}, {"ặ", 0xC6},
        {"ầ", 0xC7}, {"ẩ", 0xC8}, {"ẫ", 0xC9}, {"ấ", 0xCA}, {"ậ", 0xCB}, {"è", 0xCC}, {"ẻ", 0xCE}, {"ẽ", 0xCF},
        {"é", 0xD0}, {"ẹ", 0xD1}, {"ề", 0xD2}, {"ể", 0xD3}, {"ễ", 0xD4}, {"ế", 0xD5}, {"ệ", 0xD6}, {"ì", 0xD7},
        {"ỉ", 0xD8}, {"ĩ", 0xDC}, {"í", 0xDD}, {"ị", 0xDE}, {"ò", 0xDF}, {"ỏ", 0xE1}, {"õ", 0xE2}, {"ó", 0xE3},
        {"ọ", 0xE4}, {"ồ", 0xE5}, {"ổ", 0xE6}, {"ỗ", 0xE7}, {"ố", 0xE8}, {"ộ", 0xE9}, {"ờ", 0xEA}, {"ở", 0xEB},
        {"ỡ", 0xEC}, {"ớ", 0xED}, {"ợ", 0xEE}, {"ù", 0xEF}, {"ủ", 0xF1}, {"ũ", 0xF2}, {"ú", 0xF3}, {"ụ", 0xF4},
        {"ừ", 0xF5}, {"ử", 0xF6}, {"ữ", 0xF7}, {"ứ", 0xF8}, {"ự", 0xF9}, {"ỳ", 0xFA}, {"ỷ", 0xFB}, {"ỹ", 0xFC},
        {"ý", 0xFD}, {"ỵ", 0xFE}, {"Á", 0xB8}, {"À", 0xB5}, {"Ả", 0xB6}, {"Ạ", 0xB9}, {"Ấ", 0xCA}, {"Ầ", 0xC7},
        {"Ố", 0xE8}, {"Ồ", 0xE5}, {"Ủ", 0xF1}, {"Ú", 0xF3}, {"Ý", 0xFD}, {"Í", 0xDD},
    };
    return bytes;
}

/// Bytes of the UTF-8 character that starts with `lead`.
std::size_t length_of(unsigned char lead) { return lead < 0x80 ? 1 : (lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4)); }

}  // namespace

std::string as_tcvn3(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = length_of(static_cast<unsigned char>(text[i]));
        const std::string_view letter = text.substr(i, length);
        const auto found = table().find(letter);
        if (found != table().end()) {
            bytes += static_cast<char>(found->second);
        } else {
            bytes += length == 1 ? text[i] : '?';
        }
        i += length;
    }
    return bytes;
}

}  // namespace lomsong::datasets
