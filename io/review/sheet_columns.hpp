// SPDX-License-Identifier: Apache-2.0
/// @file  The columns of an answer sheet, declared once: the sheet is written from this list, and read back by it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "io/review/review_words.hpp"

namespace lomsong {

enum class SheetField : unsigned char {
    row_key,
    hamlet_code,
    hamlet,
    commune_code,
    commune,
    households,
    status,
    levels,
    margin,
    cause,
    remedy,
    nearest_station,
    nearest_distance,
    longitude,
    latitude,
    gaps,
    answer,
    date,
    station,
    funding,
    evidence,
    note,
};

/// How the cells of a column are shown.
enum class CellForm : unsigned char { text, whole, tenth, degrees, date };

struct SheetColumn {
    SheetField field;
    Phrase heading;
    double width;  ///< characters
    CellForm form;
    bool is_answer;  ///< the operator writes here; all others are locked
};

/// In the order of the enumerators, and of the sheet.
inline constexpr std::array k_sheet_columns{
    SheetColumn{SheetField::row_key, {"Khoá dòng", "Row key"}, 14, CellForm::text, false},
    SheetColumn{SheetField::hamlet_code, {"Mã thôn", "Hamlet code"}, 11, CellForm::text, false},
    SheetColumn{SheetField::hamlet, {"Thôn", "Hamlet"}, 20, CellForm::text, false},
    SheetColumn{SheetField::commune_code, {"Mã xã", "Commune code"}, 8, CellForm::text, false},
    SheetColumn{SheetField::commune, {"Xã", "Commune"}, 18, CellForm::text, false},
    SheetColumn{SheetField::households, {"Số hộ", "Households"}, 8, CellForm::whole, false},
    SheetColumn{SheetField::status, {"Tình trạng", "Status"}, 11, CellForm::text, false},
    SheetColumn{SheetField::levels, {"Mức thu ở trung tâm", "Level at the centre"}, 18, CellForm::text, false},
    SheetColumn{
        SheetField::margin, {"Biên so với ngưỡng (dB)", "Margin to service (dB)"}, 10, CellForm::tenth, false},
    SheetColumn{SheetField::cause, {"Nguyên nhân", "Cause"}, 20, CellForm::text, false},
    SheetColumn{SheetField::remedy, {"Thay đổi nhỏ nhất", "Smallest change"}, 18, CellForm::text, false},
    SheetColumn{SheetField::nearest_station, {"Trạm gần nhất", "Nearest station"}, 14, CellForm::text, false},
    SheetColumn{SheetField::nearest_distance, {"Cách trạm (m)", "Distance (m)"}, 9, CellForm::whole, false},
    SheetColumn{SheetField::longitude, {"Kinh độ", "Longitude"}, 11, CellForm::degrees, false},
    SheetColumn{SheetField::latitude, {"Vĩ độ", "Latitude"}, 11, CellForm::degrees, false},
    SheetColumn{SheetField::gaps, {"Vùng lõm", "Gaps"}, 16, CellForm::text, false},
    SheetColumn{SheetField::answer, {"Trả lời", "Answer"}, 15, CellForm::text, true},
    SheetColumn{SheetField::date, {"Ngày", "Date"}, 11, CellForm::date, true},
    SheetColumn{SheetField::station, {"Mã trạm dự kiến", "Planned station"}, 14, CellForm::text, true},
    SheetColumn{SheetField::funding, {"Kinh phí", "Funding"}, 14, CellForm::text, true},
    SheetColumn{SheetField::evidence, {"Bằng chứng", "Evidence"}, 24, CellForm::text, true},
    SheetColumn{SheetField::note, {"Ghi chú", "Note"}, 20, CellForm::text, true},
};
inline constexpr std::size_t k_sheet_field_count = k_sheet_columns.size();

[[nodiscard]] constexpr const SheetColumn& column_of(SheetField field) {
    return k_sheet_columns[static_cast<std::size_t>(field)];
}

/// The field that a heading names, in either language, accents and case aside; nothing for any other text.
[[nodiscard]] std::optional<SheetField> field_named(std::string_view heading);

/// What the hidden sheet says of itself above its rows: a word and its value side by side.
inline constexpr std::string_view k_sheet_word = "lomsong answer sheet";
inline constexpr int k_sheet_version = 1;
inline constexpr std::string_view k_result_word = "result";
inline constexpr std::string_view k_operator_word = "operator";
/// The fields of its rows.
inline constexpr std::array k_hidden_fields{SheetField::row_key,      SheetField::hamlet_code, SheetField::hamlet,
                                            SheetField::commune_code, SheetField::commune,     SheetField::status,
                                            SheetField::longitude,    SheetField::latitude};

}  // namespace lomsong
