// SPDX-License-Identifier: Apache-2.0
/// @file  What the words of single cells and rows of a sheet say of their use.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong::sheet {

/// The row's cells that hold something.
[[nodiscard]] std::size_t filled(const std::vector<std::string>& cells);
[[nodiscard]] std::optional<std::size_t> first_filled(const std::vector<std::string>& cells);

/// Begins like a number, a coordinate or a date: not a word of a header.
[[nodiscard]] bool looks_numeric(std::string_view cell);
/// "I", "IV.", "A)", "B": what sub-headings are numbered with.
[[nodiscard]] bool is_letter_number(std::string_view cell);
/// "1 2 3", "(1) (2) (3)", "A B 1 2 3": numbers under a header.
[[nodiscard]] bool is_numbering(const std::vector<std::string>& cells);
/// Nothing but units, two at least.
[[nodiscard]] bool is_units(const std::vector<std::string>& cells);
/// "Tổng cộng", "Cộng", "Total: ...", and not "Cộng Hoà".
[[nodiscard]] bool is_total_word(std::string_view cell);
/// "Huyện Bát Xát", "II. Khu vực 2".
[[nodiscard]] bool is_group_word(std::string_view cell);
/// "Người lập biểu", "Ghi chú: ...", "Lào Cai, ngày ...".
[[nodiscard]] bool is_note_word(std::string_view cell);

}  // namespace lomsong::sheet
