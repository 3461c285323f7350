// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/hamlet_list.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/write/csv.hpp"
#include "io/read/file_bytes.hpp"

namespace lomsong {

namespace {

/// A list of codes is short; a file beyond this is another one.
constexpr std::size_t k_longest_code = 200;

std::string_view without_mark(std::string_view text) {
    return text.starts_with(k_byte_order_mark) ? text.substr(k_byte_order_mark.size()) : text;
}

/// What stands before the first comma, semicolon or tab, without blanks and quotes.
std::string first_cell(std::string_view line) {
    std::string cell = trimmed(line);
    if (cell.starts_with('"')) {
        return trimmed(std::string_view{cell}.substr(1, cell.find('"', 1) - 1));
    }
    return trimmed(std::string_view{cell}.substr(0, cell.find_first_of(",;\t")));
}

bool is_heading(std::string_view cell) {
    static const std::set<std::string, std::less<>> headings{"code", "hamlet_code", "ma", "ma_thon", "hamlet"};
    return headings.contains(identifier(cell));
}

}  // namespace

std::vector<std::size_t> hamlets_listed(std::string_view text, const std::string& where, const Layers& layers) {
    std::map<std::string, std::size_t, std::less<>> by_code;
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        by_code.emplace(layers.hamlets[i].code, i);
        codes.push_back(layers.hamlets[i].code);
    }
    std::set<std::size_t> found;
    text = without_mark(text);
    bool is_first = true;
    for (std::size_t line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string cell = first_cell(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (cell.empty() || cell.starts_with('#')) {
            continue;
        }
        const bool is_passed_over = is_first && is_heading(cell);
        is_first = false;
        if (is_passed_over) {
            continue;
        }
        const auto hamlet = by_code.find(cell);
        if (hamlet == by_code.end()) {
            const std::string shown = cell.size() > k_longest_code ? cell.substr(0, k_longest_code) + "..." : cell;
            throw Error{ErrorKind::bad_data, fmt::format("{}:{}", where, line),
                        fmt::format("'{}' is the code of no hamlet of the project.{} Write codes as the layer of "
                                    "hamlets has them, one a line.",
                                    shown, did_you_mean(shown, codes))};
        }
        found.insert(hamlet->second);
    }
    if (found.empty()) {
        throw Error{ErrorKind::bad_data, where, "names no hamlet. Write codes of hamlets, one a line."};
    }
    return {found.begin(), found.end()};
}

std::vector<std::size_t> hamlets_asked_for(const std::string& value, const Layers& layers) {
    std::error_code failed;
    if (std::filesystem::is_regular_file(value, failed)) {
        return hamlets_listed(bytes_of_file(value, value), value, layers);
    }
    const bool looks_like_file =
        value.find('/') != std::string::npos || std::filesystem::path{value}.extension().string().size() > 1;
    if (looks_like_file) {
        throw Error{ErrorKind::no_input, "--hamlets " + value,
                    "there is no such file. Correct its name, or write codes with commas between."};
    }
    std::string lines = value;
    std::ranges::replace(lines, ',', '\n');
    return hamlets_listed(lines, "--hamlets", layers);
}

}  // namespace lomsong
