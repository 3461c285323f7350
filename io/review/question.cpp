// SPDX-License-Identifier: Apache-2.0
#include "io/review/question.hpp"

#include <fmt/format.h>

#include "engine/core/fingerprint.hpp"

namespace lomsong {

namespace {

/// Four hexadecimal digits: a random slip passes once in 65,536 times.
std::string check_of(std::string_view body) { return fmt::format("{:04x}", fingerprint_of(body) & 0xffffU); }

}  // namespace

std::string row_key(const Question& question) {
    const std::string body = question.result + "/" + question.operator_key + "/" + question.hamlet_code;
    return body + "/" + check_of(body);
}

std::optional<RowKey> parsed_row_key(std::string_view text) {
    const std::size_t first = text.find('/');
    const std::size_t second = first == text.npos ? first : text.find('/', first + 1);
    const std::size_t last = text.rfind('/');
    if (second == text.npos || last == second || text.substr(last + 1) != check_of(text.substr(0, last))) {
        return std::nullopt;
    }
    return RowKey{std::string{text.substr(0, first)}, std::string{text.substr(first + 1, second - first - 1)},
                  std::string{text.substr(second + 1, last - second - 1)}};
}

}  // namespace lomsong
