// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/code_key.hpp"

#include <algorithm>

#include "engine/core/text.hpp"

namespace lomsong {

std::string code_key(std::string_view code) {
    std::string key = trimmed(code);
    const std::size_t point = key.find_first_not_of("0123456789");
    const bool is_decimal = point != std::string::npos && point > 0 && point + 1 < key.size() &&
                            (key[point] == '.' || key[point] == ',');
    if (is_decimal && key.find_first_not_of('0', point + 1) == std::string::npos) {
        key.erase(point);
    }
    if (!key.empty()) {
        key.erase(0, std::min(key.find_first_not_of('0'), key.size() - 1));
    }
    std::ranges::transform(key, key.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    return key;
}

}  // namespace lomsong
