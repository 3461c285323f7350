// SPDX-License-Identifier: Apache-2.0
#include "io/clean/finding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Finding finding(std::uint64_t row) {
    return {{"tram.xlsx", "Sheet1", true, row},
            "height_m",
            FindingKind::out_of_range,
            "-30 is outside 1..3000 m",
            "Correct the value."};
}

TEST(Findings, OneReadsAsWhereWhatAndWhatToDo) {
    EXPECT_EQ(to_string(finding(12)),
              "tram.xlsx: layer 'Sheet1': row 12: column 'height_m': -30 is outside 1..3000 m. Correct the value.");
}

TEST(Findings, OfAWholeLayerNameNoRow) {
    EXPECT_EQ(to_string(RowPlace{"a.geojson", "", false, 0}), "a.geojson");
    EXPECT_EQ(to_string(RowPlace{"a.geojson", "", false, 3}), "a.geojson: feature 3");
}

TEST(Findings, NoneStopsNothing) { EXPECT_NO_THROW(RowFindings{}.stop_if_any()); }

TEST(Findings, TheFirstTwentyAreListedAndTheOthersCounted) {
    RowFindings findings;
    for (std::uint64_t row = 2; row < 27; ++row) {
        findings.add(finding(row));
    }
    try {
        findings.stop_if_any();
        FAIL() << "25 findings stopped nothing";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        EXPECT_THAT(error.what(), StartsWith("25 problems in the input files:"));
        EXPECT_THAT(error.what(), HasSubstr("row 21:"));
        EXPECT_THAT(error.what(), Not(HasSubstr("row 22:")));
        EXPECT_THAT(error.what(), EndsWith("and 5 more"));
    }
}

}  // namespace
}  // namespace lomsong
