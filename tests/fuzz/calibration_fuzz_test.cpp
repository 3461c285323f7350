// SPDX-License-Identifier: Apache-2.0
/// @file  A calibration file survives any bytes: damaged again and again it is refused with a place and a reason,
///        or it moves no level by more than a calibration may, the same every time.
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/project/calibration_file.hpp"
#include "io/write/calibration_writer.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

constexpr int k_mutations = 4'000;

std::string sound_file() {
    CalibrationRecord record;
    record.version = "0.1.0";
    record.model_reference = "Recommendation \"ITU-R\" P.1812";
    record.made_up = true;
    record.conditions = {{"radio.model", "p1812"}, {"land_cover", "xxh3-128:0123"}};
    record.inputs = {{"measurements", "đo.csv", "xxh3-128:4567", 120}};
    record.areas = "communes";
    TechnologyFit fit;
    fit.distances = {kilometres(0.4), kilometres(8.0)};
    fit.line = {Decibels{3.2}, Decibels{-6.1}};
    fit.classes[1] = {{Decibels{-4.0}, Decibels{2.0}}, 40, {Decibels{-3.0}, Decibels{0.5}}};
    record.fits = {fit};
    return calibration_toml(record);
}

/// One to four of: a byte changed, a piece cut out, doubled, or replaced by what the grammar knows.
std::string damaged(std::string text, Dice& dice) {
    static const std::string k_pieces[] = {"=",
                                           "[",
                                           "]",
                                           "\"",
                                           "\n",
                                           "1e999",
                                           "nan",
                                           "-",
                                           ".",
                                           "{}",
                                           "true",
                                           "[calibration.4g]",
                                           "offset_db = 1\n",
                                           "'''",
                                           "#",
                                           "\xff",
                                           "1979-05-27"};
    for (std::size_t changes = 1 + dice.below(4); changes > 0; --changes) {
        const std::size_t at = dice.below(text.size() + 1);
        const std::size_t length = std::min(text.size() - at, 1 + dice.below(30));
        switch (dice.below(4)) {
            case 0: text.insert(at, 1, static_cast<char>(dice.below(256))); break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(at, length)); break;
            default: text.replace(at, length, k_pieces[dice.below(std::size(k_pieces))]); break;
        }
    }
    return text;
}

TEST(CalibrationFuzz, IsRefusedWithAReasonOrMovesNoLevelTooFar) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    const std::string sound = sound_file();
    ASSERT_NE(parse_calibration(sound, "c.toml").calibration.find(Technology::g4), nullptr);
    int taken = 0;
    for (int i = 0; i < k_mutations && !testing::Test::HasFailure(); ++i) {
        const std::string text = damaged(sound, dice);
        SCOPED_TRACE(text);
        try {
            const CalibrationFile file = parse_calibration(text, "c.toml");
            EXPECT_EQ(parse_calibration(text, "c.toml").calibration, file.calibration);
            for (const auto& technology : file.calibration.technologies) {
                for (const double m : {0.0, 1.0, 900.0, 1e6}) {
                    for (const std::uint8_t land_cover : {std::uint8_t{1}, std::uint8_t{4}, k_no_land_cover}) {
                        const double added_db =
                            technology ? technology->correction(land_cover, Metres{m}).value() : 0.0;
                        EXPECT_LE(std::abs(added_db), CalibrationLimits{}.largest.value() + 1e-9);
                    }
                }
            }
            ++taken;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_data);
            EXPECT_TRUE(error.where().starts_with("c.toml")) << error.what();
            EXPECT_FALSE(error.text().empty());
        }
    }
    EXPECT_GT(taken, k_mutations / 100) << "damage in comments and provenance is no reason to refuse";
    EXPECT_LT(taken, k_mutations);
}

}  // namespace
}  // namespace lomsong
