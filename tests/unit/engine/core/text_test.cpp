// SPDX-License-Identifier: Apache-2.0
#include "engine/core/text.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Text, FoldingDropsVietnameseMarksComposedOrNot) {
    EXPECT_EQ(folded("Lào Cai"), "lao cai");
    EXPECT_EQ(folded("Đặng Thị Ngượng"), "dang thi nguong");
    EXPECT_EQ(folded("TỔ DÂN PHỐ SỐ 3"), "to dan pho so 3");
    EXPECT_EQ(folded("a\xCC\x80"), "a");  // a + combining grave
    EXPECT_EQ(folded("中 Y"), "中 y");
}

TEST(Text, FoldingKeepsBytesThatAreNoText) { EXPECT_EQ(folded("A\xFF\xC3"), "a\xFF\xC3"); }

TEST(Text, IdentifiersAreLowerCaseWordsJoinedByOneUnderscore) {
    EXPECT_EQ(identifier("Viettel"), "viettel");
    EXPECT_EQ(identifier("  VNPT - Lào Cai (4G) "), "vnpt_lao_cai_4g");
    EXPECT_EQ(identifier("***"), "");
}

TEST(Text, ASlipIsRecognisedAndANewWordIsNot) {
    const std::vector<std::string> keys{"radius_km", "cell_size_m", "target", "title"};
    EXPECT_EQ(did_you_mean("raduis_km", keys), " Did you mean 'radius_km'?");
    EXPECT_EQ(nearest_word("titel", keys), "title");
    EXPECT_EQ(did_you_mean("quantum", keys), "");
    EXPECT_EQ(trimmed(" \t x y\r\n"), "x y");
}

}  // namespace
}  // namespace lomsong
