// SPDX-License-Identifier: Apache-2.0
/// @file  The columns of an answer sheet, declared once: the sheet is written from this list, and read back by it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "io/workbook/cell_form.hpp"

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

struct SheetColumn {
    SheetField field;
    std::string_view key;  ///< of its heading in the message catalogue
    double width;          ///< characters
    CellForm form;
    bool is_answer;  ///< the operator writes here; all others are locked
};

/// In the order of the enumerators, and of the sheet.
inline constexpr std::array k_sheet_columns{
    SheetColumn{SheetField::row_key, "row_key", 14, CellForm::text, false},
    SheetColumn{SheetField::hamlet_code, "hamlet_code", 11, CellForm::text, false},
    SheetColumn{SheetField::hamlet, "hamlet", 20, CellForm::text, false},
    SheetColumn{SheetField::commune_code, "commune_code", 8, CellForm::text, false},
    SheetColumn{SheetField::commune, "commune", 18, CellForm::text, false},
    SheetColumn{SheetField::households, "households", 8, CellForm::whole, false},
    SheetColumn{SheetField::status, "status", 11, CellForm::text, false},
    SheetColumn{SheetField::levels, "levels", 18, CellForm::text, false},
    SheetColumn{SheetField::margin, "margin", 10, CellForm::tenth, false},
    SheetColumn{SheetField::cause, "cause", 20, CellForm::text, false},
    SheetColumn{SheetField::remedy, "remedy", 18, CellForm::text, false},
    SheetColumn{SheetField::nearest_station, "nearest_station", 14, CellForm::text, false},
    SheetColumn{SheetField::nearest_distance, "nearest_distance", 9, CellForm::whole, false},
    SheetColumn{SheetField::longitude, "longitude", 11, CellForm::degrees, false},
    SheetColumn{SheetField::latitude, "latitude", 11, CellForm::degrees, false},
    SheetColumn{SheetField::gaps, "gaps", 16, CellForm::text, false},
    SheetColumn{SheetField::answer, "answer", 15, CellForm::text, true},
    SheetColumn{SheetField::date, "date", 11, CellForm::date, true},
    SheetColumn{SheetField::station, "station", 14, CellForm::text, true},
    SheetColumn{SheetField::funding, "funding", 14, CellForm::text, true},
    SheetColumn{SheetField::evidence, "evidence", 24, CellForm::text, true},
    SheetColumn{SheetField::note, "note", 20, CellForm::text, true},
};
inline constexpr std::size_t k_sheet_field_count = k_sheet_columns.size();

[[nodiscard]] constexpr const SheetColumn& column_of(SheetField field) {
    return k_sheet_columns[static_cast<std::size_t>(field)];
}

/// The heading of a column.
[[nodiscard]] std::string heading_of(SheetField field, Language language);

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
