// SPDX-License-Identifier: Apache-2.0
#include "engine/core/run_trace.hpp"

#include <string>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

RunTrace sample() {
    RunTrace trace;
    trace.program = "1.2.3";
    trace.premises = {{"the radio parameters", 11}, {"the working CRS", 12}};
    trace.technologies = {1, 2, 3, 4};
    trace.raster_premises = {{"the study area", 13}};
    trace.radius = Metres{15'000};
    trace.path_width = Metres{120};
    trace.operators = {"VNPT", "Viettel"};
    trace.sectors = {{{1, Technology::g4}, {430'000.5, 2'466'000.25}, 0xfedcba9876543210U, 77}};
    trace.terrain = {Grid{1000, 9000, Metres{30}, 100, 70}, {5, 6, 7, 8}};
    TracedPoint point{{430'100, 2'466'100}, {}, {3, 9}, 20, 2, 1};
    point.best.resize(2 * k_technology_count);
    point.best[6] = {Dbm{-97.123456789}, 0, true};
    trace.points = {point};
    trace.evidence_premises = {{"the limits of remedies", 14}};
    GapEvidence gap;
    gap.cause = GapCause::terrain_blocked;
    gap.alone = false;
    gap.sector = 0;
    gap.margin = Decibels{-12.25};
    gap.gain = Decibels{3.5};
    gap.ridge = Ridge{{430'050, 2'466'050}, Metres{60}, Metres{-1.5}, HeightAboveSeaLevel{812}};
    gap.donor = 3;
    gap.remedies = {{RemedyKind::mast, 0, 14.0, 44.0}, {}};
    const NearbyStation near{0, Metres{111.5}, Angle{45}, Dbm{-120.5}, Decibels{-12.25}};
    const NearbyStation unknown{0, Metres{222}, Angle{46}, std::nullopt, std::nullopt};
    trace.hamlets = {
        {0, 1, {HamletStatus::no_signal, HamletStatus::good}, {{{{near, unknown}, 0, near.margin, gap}, {}}}},
        {0, 0, {HamletStatus::not_enough_data, HamletStatus::no_data}, {{{}, {}}}}};
    trace.layers = {{{1, Technology::g4}, "runs", "coverage_viettel_4g.tif", "xxh3", 99}};
    trace.cells = Grid{0, 900, Metres{50}, 3, 4};
    return trace;
}

std::string refusal(const std::string& bytes) {
    try {
        static_cast<void>(unpacked(bytes));
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

TEST(RunTrace, ComesBackAsItWas) {
    const RunTrace trace = sample();
    const RunTrace back = unpacked(packed(trace));
    EXPECT_EQ(back.program, trace.program);
    EXPECT_EQ(back.premises, trace.premises);
    EXPECT_EQ(back.technologies, trace.technologies);
    EXPECT_EQ(back.raster_premises, trace.raster_premises);
    EXPECT_EQ(back.radius, trace.radius);
    EXPECT_EQ(back.path_width, trace.path_width);
    EXPECT_EQ(back.operators, trace.operators);
    EXPECT_EQ(back.sectors, trace.sectors);
    EXPECT_EQ(back.terrain, trace.terrain);
    EXPECT_EQ(back.land_cover, trace.land_cover);
    EXPECT_EQ(back.cells, trace.cells);
    EXPECT_EQ(back.evidence_premises, trace.evidence_premises);
    EXPECT_EQ(back.hamlets, trace.hamlets);
    EXPECT_EQ(back.layers, trace.layers);
    ASSERT_EQ(back.points.size(), 1U);
    const TracedPoint& point = back.points.front();
    EXPECT_EQ(point.position, trace.points.front().position);
    EXPECT_EQ(point.undecided, trace.points.front().undecided);
    EXPECT_EQ(point.links_computed, 20U);
    EXPECT_EQ(point.links_below_model_range, 2U);
    EXPECT_EQ(point.links_outside_model, 1U);
    EXPECT_EQ(point.best[6].level, Dbm{-97.123456789});
    EXPECT_EQ(point.best[6].sector, 0U);
    EXPECT_TRUE(point.best[6].unknown_could_serve);
    EXPECT_FALSE(point.best[5].level);
    EXPECT_EQ(point.best[5].sector, k_no_sector);
}

TEST(RunTrace, OfAHamletWithPointsThatAreNotThereIsRefused) {
    RunTrace trace = sample();
    trace.hamlets.front().points = 2;
    EXPECT_NE(refusal(packed(trace)).find("do not fit together"), std::string::npos);
}

TEST(RunTrace, OfEqualRunsIsTheSameToTheByte) { EXPECT_EQ(packed(sample()), packed(unpacked(packed(sample())))); }

TEST(RunTrace, AnyChangedByteIsNoticed) {
    const std::string bytes = packed(sample());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string damaged = bytes;
        damaged[i] = static_cast<char>(damaged[i] ^ 4);
        EXPECT_NE(refusal(damaged), "accepted") << "byte " << i;
    }
}

TEST(RunTrace, AnyCutIsNoticed) {
    const std::string bytes = packed(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_NE(refusal(bytes.substr(0, size)), "accepted") << size << " bytes";
    }
    EXPECT_NE(refusal(bytes + "x"), "accepted");
}

TEST(RunTrace, ADamagedOneIsToldFromAForeignOne) {
    std::string bytes = packed(sample());
    bytes.back() = static_cast<char>(bytes.back() + 1);
    EXPECT_EQ(refusal(bytes),
              "its " + std::to_string(bytes.size()) +
                  " bytes are not those that were written: it was cut or changed. Leave out --since "
                  "for a whole run.");
    EXPECT_EQ(refusal("GIF89a"),
              "it is not a trace that this version of Lomsong reads. Leave out --since for a whole run.");
}

}  // namespace
}  // namespace lomsong
