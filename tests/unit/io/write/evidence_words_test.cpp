// SPDX-License-Identifier: Apache-2.0
#include "io/write/evidence_words.hpp"

#include <cstddef>

#include <gtest/gtest.h>

#include "io/language/labels.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong {
namespace {

TEST(EvidenceWords, EveryCauseStandsAtItsPlaceWithWordsInBothLanguages) {
    for (std::size_t i = 0; i < k_gap_causes.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(k_gap_causes[i].cause), i);
        EXPECT_EQ(k_gap_causes[i].key.empty(), i == 0);
        EXPECT_EQ(label(k_gap_causes[i].cause, Language::vietnamese).empty(), i == 0);
        EXPECT_EQ(label(k_gap_causes[i].cause, Language::english).empty(), i == 0);
    }
    for (std::size_t i = 0; i < k_remedies.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(k_remedies[i].kind), i);
    }
}

TEST(EvidenceWords, RemediesSayWhatToDoToWhichSector) {
    const Layers layers = test::sample_world().layers;
    EXPECT_EQ(short_text({RemedyKind::azimuth, 0, -35.0, 85.0}, layers), "azimuth -35 deg LC01:1");
    EXPECT_EQ(short_text({RemedyKind::power, 0, 4.3, 50.3}, layers), "power +4.3 dB LC01:1");
    EXPECT_EQ(short_text({}, layers), "new_station");
    EXPECT_EQ(sentence({RemedyKind::azimuth, 0, -35.0, 85.0}, layers, Language::english),
              "turn the antenna of LC01:1 35° anticlockwise, to 85°");
    EXPECT_EQ(sentence({RemedyKind::power, 0, 4.3, 50.3}, layers, Language::vietnamese),
              "tăng công suất bức xạ của LC01:1 thêm 4,3 dB, đến 50,3 dBm EIRP");
    EXPECT_EQ(sentence({RemedyKind::tilt, 0, -2.0, 1.0}, layers, Language::vietnamese),
              "ngẩng ăng-ten LC01:1 2°, đến 1°");
    EXPECT_EQ(sentence({}, layers, Language::vietnamese), "cần trạm mới");
}

TEST(EvidenceWords, ARidgeHasItsPlaceInDegreesAndNoMinusZero) {
    const test::World world = test::sample_world();
    const ToWgs84 to_wgs84{world.layers.crs.definition};
    const Ridge ridge{world.layers.sectors[0].position, Metres{1239}, Metres{-0.2}, HeightAboveSeaLevel{0}};
    EXPECT_EQ(short_text(ridge, to_wgs84).substr(0, 14), "1.24 km +0 m 1");
}

TEST(EvidenceWords, WhatIsMissingHasAKeyAndASentence) {
    for (const MissingData missing :
         {MissingData::report, MissingData::terrain, MissingData::model, MissingData::place}) {
        EXPECT_FALSE(key_of(missing).empty());
        EXPECT_NE(label(missing, Language::vietnamese), label(missing, Language::english));
    }
}

}  // namespace
}  // namespace lomsong
