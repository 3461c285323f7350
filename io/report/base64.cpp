// SPDX-License-Identifier: Apache-2.0
#include "io/report/base64.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace lomsong {

std::string base64(std::string_view bytes) {
    constexpr std::string_view k_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t taken = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8U | (i < taken ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text += i <= taken ? k_letters[bits >> (18U - 6U * i) & 63U] : '=';
        }
    }
    return text;
}

}  // namespace lomsong
