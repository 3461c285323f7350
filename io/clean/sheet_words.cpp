// SPDX-License-Identifier: Apache-2.0
#include "io/clean/sheet_words.hpp"

#include <algorithm>
#include <array>

#include "engine/core/text.hpp"
#include "io/project/column_key.hpp"

namespace lomsong::sheet {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// True when the words begin with one of the starts, as whole words.
template <std::size_t N>
bool begins_with_any(const std::string& words, const std::array<std::string_view, N>& starts) {
    return std::ranges::any_of(starts, [&](std::string_view start) {
        return words.starts_with(start) && (words.size() == start.size() || words[start.size()] == '_');
    });
}

/// "(3)" and "[3]" and "3" -> "3"; "1=2+3" -> "1".
std::string bare_number(std::string_view cell) {
    std::string text = identifier(cell);
    return text.substr(0, text.find('_'));
}

}  // namespace

std::size_t filled(const std::vector<std::string>& cells) {
    return static_cast<std::size_t>(std::ranges::count_if(cells, [](const std::string& c) { return !c.empty(); }));
}

std::optional<std::size_t> first_filled(const std::vector<std::string>& cells) {
    const auto found = std::ranges::find_if(cells, [](const std::string& c) { return !c.empty(); });
    return found == cells.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - cells.begin())};
}

bool looks_numeric(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of("+-(<>= ");
    if (first == std::string_view::npos || !is_digit(cell[first])) {
        return false;
    }
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(cell, is_digit));
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(
        cell, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }));
    return digits >= letters;
}

bool is_letter_number(std::string_view cell) {
    std::string text = trimmed(cell);
    while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == '/')) {
        text.pop_back();
    }
    constexpr std::size_t k_longest = 5;
    const bool roman = text.find_first_not_of("IVX") == std::string::npos;
    const bool letter = text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z';
    return !text.empty() && text.size() <= k_longest && (roman || letter);
}

bool is_numbering(const std::vector<std::string>& cells) {
    constexpr std::size_t k_fewest = 3;
    std::size_t numbers = 0;
    char letter = 'a';
    for (const std::string& cell : cells) {
        const std::string text = cell.empty() ? std::string{} : bare_number(cell);
        if (text == std::to_string(numbers + 1)) {
            ++numbers;
        } else if (numbers == 0 && text.size() == 1 && text[0] == letter) {
            ++letter;  // A and B before 1, 2, 3
        } else if (!cell.empty()) {
            return false;
        }
    }
    return numbers >= k_fewest;
}

bool is_units(const std::vector<std::string>& cells) {
    std::size_t units = 0;
    for (const std::string& cell : cells) {
        std::string_view text = cell;
        if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
            text = text.substr(1, text.size() - 2);
        }
        const std::string words = identifier(text);
        const bool known = !unit_named(text).empty() || words == "ho" || words == "nguoi" || words == "khau";
        if (known) {
            ++units;
        } else if (!words.empty()) {
            return false;
        }
    }
    return units >= 2;
}

bool is_total_word(std::string_view cell) {
    constexpr std::array<std::string_view, 9> k_whole{"tong",           "cong",      "total",    "totals",   "sum",
                                                      "tong_toan_tinh", "toan_tinh", "subtotal", "tong_tinh"};
    constexpr std::array<std::string_view, 8> k_starts{"tong_cong",  "tong_so",     "cong_toan",   "cong_xa",
                                                       "cong_huyen", "grand_total", "cong_phuong", "tong_toan"};
    const std::string words = identifier(cell);
    return std::ranges::find(k_whole, words) != k_whole.end() || begins_with_any(words, k_starts) ||
           (begins_with_any(words, k_whole) && cell.find(':') != std::string_view::npos);
}

bool is_group_word(std::string_view cell) {
    constexpr std::array<std::string_view, 14> k_starts{"huyen",   "thi_xa", "thanh_pho", "tp",       "tinh",
                                                        "khu_vuc", "xa",     "phuong",    "thi_tran", "cum",
                                                        "dia_ban", "vung",   "nhom",      "quan"};
    const std::size_t blank = cell.find(' ');
    if (blank != std::string_view::npos && is_letter_number(cell.substr(0, blank))) {
        return true;
    }
    return begins_with_any(identifier(cell), k_starts);
}

bool is_note_word(std::string_view cell) {
    constexpr std::array<std::string_view, 21> k_starts{
        "ghi_chu",   "nguoi_lap",    "nguoi_tong_hop", "nguoi_kiem", "thu_truong", "giam_doc", "lanh_dao", "ky_ten",
        "ky_ghi_ro", "ky",           "don_vi_lap",     "nguon",      "luu_y",      "noi_nhan", "note",     "notes",
        "source",    "truong_phong", "pho_giam_doc",   "kt",         "tm"};
    const std::string words = identifier(cell);
    return begins_with_any(words, k_starts) || words.find("_ngay_") != std::string::npos ||
           words.starts_with("ngay_");
}

}  // namespace lomsong::sheet
