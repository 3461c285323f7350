// SPDX-License-Identifier: Apache-2.0
/// @file  What can be wrong in an input file: each kind once, with its name in files and in which of the six
///        words of data quality it counts.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace lomsong {

/// The six words that provincial data is asked to live up to: "đúng, đủ, sạch, sống, thống nhất, dùng chung".
enum class QualityWord : unsigned char {
    right,     ///< đúng: values that can be true
    complete,  ///< đủ: nothing missing
    clean,     ///< sạch: once each, nothing left over
    alive,     ///< sống: up to date
    uniform,   ///< thống nhất: one name and one code for one thing
    shared,    ///< dùng chung: in a form that others can read
};

enum class FindingKind : unsigned char {
    // what the row lacks
    missing_column,
    missing_value,
    missing_azimuth,
    missing_height,
    no_coordinates,
    // what a cell says
    not_a_number,
    unknown_word,
    out_of_range,
    unit_confused,
    bad_date,
    formula,
    several_values,
    // where it stands
    bad_position,
    swapped_axes,
    sign_slip,
    outside_region,
    outside_commune,
    wrong_crs,
    position_estimated,
    // what it says beside other rows
    duplicate,
    unknown_reference,
    contradiction,
    // names
    mixed_encoding,
    name_uncertain,
    old_commune_name,
    // shapes
    bad_geometry,
    unclosed_ring,
    overlap,
    duplicate_line,
    dangle,
    gap_closed,
    length_differs,
    // whole files
    empty_layer,
};

struct FindingKindInfo {
    FindingKind kind;
    std::string_view name;  ///< in findings.csv and JSON: never renamed
    QualityWord word;
};

/// In the order of the enumerators.
inline constexpr std::array k_finding_kinds{
    FindingKindInfo{FindingKind::missing_column, "missing_column", QualityWord::complete},
    FindingKindInfo{FindingKind::missing_value, "missing_value", QualityWord::complete},
    FindingKindInfo{FindingKind::missing_azimuth, "missing_azimuth", QualityWord::complete},
    FindingKindInfo{FindingKind::missing_height, "missing_height", QualityWord::complete},
    FindingKindInfo{FindingKind::no_coordinates, "no_coordinates", QualityWord::complete},
    FindingKindInfo{FindingKind::not_a_number, "not_a_number", QualityWord::right},
    FindingKindInfo{FindingKind::unknown_word, "unknown_word", QualityWord::uniform},
    FindingKindInfo{FindingKind::out_of_range, "out_of_range", QualityWord::right},
    FindingKindInfo{FindingKind::unit_confused, "unit_confused", QualityWord::uniform},
    FindingKindInfo{FindingKind::bad_date, "bad_date", QualityWord::right},
    FindingKindInfo{FindingKind::formula, "formula", QualityWord::clean},
    FindingKindInfo{FindingKind::several_values, "several_values", QualityWord::uniform},
    FindingKindInfo{FindingKind::bad_position, "bad_position", QualityWord::right},
    FindingKindInfo{FindingKind::swapped_axes, "swapped_axes", QualityWord::right},
    FindingKindInfo{FindingKind::sign_slip, "sign_slip", QualityWord::right},
    FindingKindInfo{FindingKind::outside_region, "outside_region", QualityWord::right},
    FindingKindInfo{FindingKind::outside_commune, "outside_commune", QualityWord::right},
    FindingKindInfo{FindingKind::wrong_crs, "wrong_crs", QualityWord::right},
    FindingKindInfo{FindingKind::position_estimated, "position_estimated", QualityWord::complete},
    FindingKindInfo{FindingKind::duplicate, "duplicate", QualityWord::clean},
    FindingKindInfo{FindingKind::unknown_reference, "unknown_reference", QualityWord::uniform},
    FindingKindInfo{FindingKind::contradiction, "contradiction", QualityWord::right},
    FindingKindInfo{FindingKind::mixed_encoding, "mixed_encoding", QualityWord::shared},
    FindingKindInfo{FindingKind::name_uncertain, "name_uncertain", QualityWord::uniform},
    FindingKindInfo{FindingKind::old_commune_name, "old_commune_name", QualityWord::alive},
    FindingKindInfo{FindingKind::bad_geometry, "bad_geometry", QualityWord::right},
    FindingKindInfo{FindingKind::unclosed_ring, "unclosed_ring", QualityWord::right},
    FindingKindInfo{FindingKind::overlap, "overlap", QualityWord::clean},
    FindingKindInfo{FindingKind::duplicate_line, "duplicate_line", QualityWord::clean},
    FindingKindInfo{FindingKind::dangle, "dangle", QualityWord::clean},
    FindingKindInfo{FindingKind::gap_closed, "gap_closed", QualityWord::clean},
    FindingKindInfo{FindingKind::length_differs, "length_differs", QualityWord::right},
    FindingKindInfo{FindingKind::empty_layer, "empty_layer", QualityWord::complete},
};

constexpr const FindingKindInfo& info(FindingKind kind) { return k_finding_kinds[static_cast<std::size_t>(kind)]; }

}  // namespace lomsong
