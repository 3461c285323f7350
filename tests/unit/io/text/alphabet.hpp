// SPDX-License-Identifier: Apache-2.0
/// @file  The 134 letters of Vietnamese beyond ASCII, and names in all of its ways of writing.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

/// 67 small letters: 12 vowels with up to five tones, and đ.
inline constexpr std::u32string_view k_small_letters =
    U"àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
inline constexpr std::u32string_view k_capital_letters =
    U"ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";

/// Hamlets and communes of Lào Cai and Cà Mau.
inline const std::vector<std::string>& vietnamese_names() {
    static const std::vector<std::string> names{
        "Thôn Y Tý",       "Thôn Láo Vàng",   "Xã Bát Xát",     "Thôn Séo Pờ Hồ",   "Thôn Ngải Thầu",
        "Thôn Suối Chải",  "Thôn Bản Vược",   "Thôn Nậm Giang", "Thôn Trịnh Tường", "Thôn Sùng Hoảng",
        "Phường Lào Cai",  "Xã Mường Khương", "Xã Tả Củ Tỷ",    "Ấp Khánh Hưng",    "Khóm Phước Thới",
        "Xã Nguyễn Phích", "Huyện Đầm Dơi",   "Xã Tằng Loỏng",  "Xã Dương Quỳ",     "Xã Hồ Thị Kỷ"};
    return names;
}

/// As their owners write them, in languages other than Vietnamese.
inline const std::vector<std::string>& ethnic_names() {
    static const std::vector<std::string> names{"Séo Pờ Hồ", "Y Tý",    "Kin Chu Phìn", "Đắk Lắk",   "Ea H'leo",
                                                "Cư M'gar",  "K'Bang",  "Krông Búk",    "Čư Êbur",   "Buôn Ñao",
                                                "Đắk R'Lấp", "Pleikần", "Lô Lô Chải",   "Sín Chéng", "Đăk Hà"};
    return names;
}

}  // namespace lomsong
