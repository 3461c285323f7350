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
    std::string_view title;             ///< "longitude and latitude swapped"
    std::string_view title_vietnamese;  ///< "kinh độ và vĩ độ bị đảo"
};

/// In the order of the enumerators.
inline constexpr std::array k_finding_kinds{
    FindingKindInfo{FindingKind::missing_column, "missing_column", QualityWord::complete, "no column for a field",
                    "thiếu cột"},
    FindingKindInfo{FindingKind::missing_value, "missing_value", QualityWord::complete, "a value is missing",
                    "thiếu giá trị"},
    FindingKindInfo{FindingKind::missing_azimuth, "missing_azimuth", QualityWord::complete, "no azimuth",
                    "thiếu góc phương vị"},
    FindingKindInfo{FindingKind::missing_height, "missing_height", QualityWord::complete, "no antenna height",
                    "thiếu độ cao ăng-ten"},
    FindingKindInfo{FindingKind::no_coordinates, "no_coordinates", QualityWord::complete, "no coordinates",
                    "thiếu toạ độ"},
    FindingKindInfo{FindingKind::not_a_number, "not_a_number", QualityWord::right, "not a number",
                    "không phải là số"},
    FindingKindInfo{FindingKind::unknown_word, "unknown_word", QualityWord::uniform, "a word that is not known",
                    "từ không nhận ra"},
    FindingKindInfo{FindingKind::out_of_range, "out_of_range", QualityWord::right, "a value that cannot be true",
                    "giá trị không hợp lý"},
    FindingKindInfo{FindingKind::unit_confused, "unit_confused", QualityWord::uniform, "a value in another unit",
                    "nhầm đơn vị"},
    FindingKindInfo{FindingKind::bad_date, "bad_date", QualityWord::right, "not a date", "ngày không hợp lệ"},
    FindingKindInfo{FindingKind::formula, "formula", QualityWord::clean, "a formula instead of a value",
                    "công thức thay cho giá trị"},
    FindingKindInfo{FindingKind::several_values, "several_values", QualityWord::uniform,
                    "several values in one cell", "nhiều giá trị trong một ô"},
    FindingKindInfo{FindingKind::bad_position, "bad_position", QualityWord::right, "coordinates of no place",
                    "toạ độ không đúng"},
    FindingKindInfo{FindingKind::swapped_axes, "swapped_axes", QualityWord::right, "longitude and latitude swapped",
                    "kinh độ và vĩ độ bị đảo"},
    FindingKindInfo{FindingKind::sign_slip, "sign_slip", QualityWord::right, "a wrong sign or hemisphere",
                    "sai dấu toạ độ"},
    FindingKindInfo{FindingKind::outside_region, "outside_region", QualityWord::right, "outside the province",
                    "nằm ngoài địa bàn"},
    FindingKindInfo{FindingKind::outside_commune, "outside_commune", QualityWord::right,
                    "outside its stated commune", "nằm ngoài xã đã khai"},
    FindingKindInfo{FindingKind::wrong_crs, "wrong_crs", QualityWord::right,
                    "another coordinate system than stated", "sai hệ toạ độ"},
    FindingKindInfo{FindingKind::position_estimated, "position_estimated", QualityWord::complete,
                    "a position estimated", "vị trí ước lượng"},
    FindingKindInfo{FindingKind::duplicate, "duplicate", QualityWord::clean, "given twice", "trùng lặp"},
    FindingKindInfo{FindingKind::unknown_reference, "unknown_reference", QualityWord::uniform,
                    "names something that is not there", "tham chiếu không tồn tại"},
    FindingKindInfo{FindingKind::contradiction, "contradiction", QualityWord::right, "two values disagree",
                    "hai giá trị mâu thuẫn"},
    FindingKindInfo{FindingKind::mixed_encoding, "mixed_encoding", QualityWord::shared,
                    "text in another encoding than the rest", "lẫn bảng mã"},
    FindingKindInfo{FindingKind::name_uncertain, "name_uncertain", QualityWord::uniform,
                    "a name without a sure match", "tên chưa khớp chắc chắn"},
    FindingKindInfo{FindingKind::old_commune_name, "old_commune_name", QualityWord::alive,
                    "a commune from before a merger", "tên xã trước sáp nhập"},
    FindingKindInfo{FindingKind::bad_geometry, "bad_geometry", QualityWord::right, "an invalid shape",
                    "hình học không hợp lệ"},
    FindingKindInfo{FindingKind::unclosed_ring, "unclosed_ring", QualityWord::right, "a border that does not close",
                    "ranh giới chưa khép kín"},
    FindingKindInfo{FindingKind::overlap, "overlap", QualityWord::clean, "overlaps its neighbour",
                    "chồng lấn ranh giới"},
    FindingKindInfo{FindingKind::duplicate_line, "duplicate_line", QualityWord::clean, "drawn twice",
                    "tuyến vẽ trùng"},
    FindingKindInfo{FindingKind::dangle, "dangle", QualityWord::clean, "a cable that ends just short of another",
                    "đầu tuyến chưa nối"},
    FindingKindInfo{FindingKind::gap_closed, "gap_closed", QualityWord::clean, "a small gap closed",
                    "khe hở đã nối"},
    FindingKindInfo{FindingKind::length_differs, "length_differs", QualityWord::right,
                    "drawn and declared length differ", "chiều dài vẽ và khai khác nhau"},
    FindingKindInfo{FindingKind::empty_layer, "empty_layer", QualityWord::complete, "a file without rows",
                    "tệp không có dữ liệu"},
};

constexpr const FindingKindInfo& info(FindingKind kind) { return k_finding_kinds[static_cast<std::size_t>(kind)]; }

}  // namespace lomsong
