// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/name_key.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/text.hpp"
#include "io/text/utf8.hpp"
#include "tests/unit/io/text/alphabet.hpp"

namespace lomsong {
namespace {

TEST(NameKey, WritingsOfOneNameHaveOneKey) {
    const std::vector<std::pair<std::string, std::string>> same{
        {"Thôn Bản Qua", "thôn Bản Qua"},
        {"Thôn Bản Qua", "Bản Qua"},
        {"Xã Hoà Bình", "xã Hòa Bình"},
        {"Thuỷ Tạ", "Thủy Tạ"},
        {"Khoẻ", "Khỏe"},
        {"Xã Hồ Thị Kỷ", "Hồ Thị Kỉ"},
        {"Lý Văn Lâm", "Lí Văn Lâm"},
        {"Xã Nậm Quý", "Nậm Quí"},
        {"Đồng Tuyển", "\u00D0ồng Tuyển"},
        {"Thôn 1", "thôn I"},
        {"Thôn 01", "Thôn 1"},
        {"TDP số 3", "Tổ dân phố số 3"},
        {"TDP 4", "Tổ dân phố IV"},
        {"Tổ dân phố 3", "Tổ dân phố số 3"},
        {"Tổ dân phố số 07", "TDP số VII"},
        {"KP. 2", "Khu phố 2"},
        {"P. Lào Cai", "Phường Lào Cai"},
        {"P.Lào Cai", "Lào Cai"},
        {"P1", "Phường 1"},
        {"TT. Bát Xát", "Thị trấn Bát Xát"},
        {"X. Bát Xát", "Xã Bát Xát"},
        {"Séo-Pờ-Hồ", "Séo Pờ Hồ"},
        {"Nà Nối (I)", "Nà Nối 1"},
        {"Ea H'leo", "Ea H’leo"},
        {"K'Bang", "Kbang"},
        {"Phìn Ngan 2", "Phìn Ngan2"},
        {"  THÔN   Y TÝ ", "Thôn Y Tý"},
    };
    for (const auto& [a, b] : same) {
        EXPECT_EQ(name_key(a).own, name_key(b).own) << a << " | " << b;
        EXPECT_EQ(similarity(name_key(a), name_key(b)), 1.0);
    }
}

TEST(NameKey, OtherNamesHaveOtherKeys) {
    const std::vector<std::pair<std::string, std::string>> different{
        {"Bản Giang", "Bản Giàng"}, {"Thôn 1", "Thôn 2"},      {"Kin Chu Phìn", "Khu Chu Phìn"},
        {"Tả Phìn", "Tả Van"},      {"Làng Kim", "Kim Thành"}, {"Thôn 1", "Thôn 11"},
        {"Nà Nối", "Nà Nối 1"},     {"Sín Chải", "Sín Chéng"}, {"Y Tý", "Ý Tý"},
    };
    for (const auto& [a, b] : different) {
        EXPECT_NE(name_key(a).own, name_key(b).own) << a << " | " << b;
        EXPECT_LT(similarity(name_key(a), name_key(b)), 1.0);
    }
}

TEST(NameKey, KeepsTheKindInTheClosestFormOnly) {
    const NameKey key = name_key("Thôn Làng Kim");
    EXPECT_EQ(key.whole, "thôn làng kim");
    EXPECT_EQ(key.own, "làng kim");
    EXPECT_EQ(key.bare, "kim");
    EXPECT_EQ(key.folded, "kim");
    EXPECT_FALSE(key.accented);
    EXPECT_EQ(name_key("Làng Kim").own, "làng kim");
    EXPECT_EQ(name_key("Thôn Khu Chu Phìn").own, name_key("Khu Chu Phìn").own);
    EXPECT_EQ(name_key("Tổ 1").whole, "tổ 1");
    EXPECT_EQ(name_key("Thôn").own, "thôn") << "a kind alone is a name";
    EXPECT_EQ(name_key("").whole, "");
    EXPECT_EQ(name_key("Phường Tô Hiệu").own, "tô hiệu") << "Tô is no tổ";
    EXPECT_EQ(name_key("Tô Hiệu").own, "tô hiệu");
}

TEST(NameKey, KindIsSpelledInFull) {
    EXPECT_EQ(kind_in_name("TDP 4"), "tổ dân phố");
    EXPECT_EQ(kind_in_name("Ấp Khánh Hưng"), "ấp");
    EXPECT_EQ(kind_in_name("Xã Bát Xát"), "xã");
    EXPECT_EQ(kind_in_name("Séo Pờ Hồ"), "");
}

TEST(NameKey, FoldedFormHoldsOnlySmallAsciiLettersAndDigits) {
    for (const std::string& name : vietnamese_names()) {
        EXPECT_EQ(name_key(name).folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 "),
                  std::string::npos)
            << name_key(name).folded;
        EXPECT_EQ(name_key(decomposed(name)).own, name_key(name).own);
        EXPECT_EQ(name_key(lower_case(name)).own, name_key(name).own);
        EXPECT_EQ(name_key(folded(name)).folded, name_key(name).folded);
    }
}

TEST(Similarity, OtherSpellingsOfOneSoundAreNearerThanSlips) {
    EXPECT_DOUBLE_EQ(similarity(name_key("Xín Chải"), name_key("Sìn Chải")), 0.85);
    EXPECT_DOUBLE_EQ(similarity(name_key("Chung Chải"), name_key("Trung Chải")), 0.85);
    EXPECT_DOUBLE_EQ(similarity(name_key("Dàng Phìn"), name_key("Giàng Phìn")), 0.85);
    EXPECT_DOUBLE_EQ(similarity(name_key("Lậm Chạc"), name_key("Nậm Chạc")), 0.85);
    EXPECT_DOUBLE_EQ(similarity(name_key("Bản Giang"), name_key("Bản Giàng")), 0.9);
    const double slip = similarity(name_key("Nậm Chạt"), name_key("Nậm Chạc"));
    EXPECT_LT(slip, 0.85);
    EXPECT_GT(slip, 0.6);
    EXPECT_LE(similarity(name_key("Thôn Kim 1"), name_key("Thôn Kim 2")), 0.3);
    EXPECT_LT(similarity(name_key("Y Tý"), name_key("Quang Kim")), 0.5);
}

}  // namespace
}  // namespace lomsong
