// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/placement_words.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(PlacementWords, AreKnownInVietnameseAndEnglishWithAndWithoutAccents) {
    for (const char* text : {"treo", "Cáp treo", "CAP TREO", "treo cột", "trên cột điện", "aerial", "Overhead",
                             "tuyen_cap_treo.kml", "cáp treo trên cột"}) {
        EXPECT_EQ(placement_of(text).placement, Placement::aerial) << text;
    }
    for (const char* text : {"ngầm", "Cáp ngầm", "chôn trực tiếp", "cống bể", "Cống", "trong cống", "underground",
                             "buried", "duct", "cap_ngam_2026"}) {
        EXPECT_EQ(placement_of(text).placement, Placement::underground) << text;
    }
}

TEST(PlacementWords, AreNotFoundInsideOtherWords) {
    for (const char* text :
         {"", "Công ty Viễn thông", "ngân hàng", "streaming", "không rõ", "VNPT_tuyen_cap", "24FO"}) {
        EXPECT_EQ(placement_of(text).placement, Placement::unknown) << text;
        EXPECT_FALSE(placement_of(text).several) << text;
    }
}

TEST(PlacementWords, OfBothKindsAreNeither) {
    EXPECT_TRUE(placement_of("treo + ngầm").several);
    EXPECT_EQ(placement_of("treo/ngầm").placement, Placement::unknown);
}

}  // namespace
}  // namespace lomsong
