// SPDX-License-Identifier: Apache-2.0
/// @file  An export of measurements is damaged again and again: what is read can be true, and every row is
/// accounted for.
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "io/clean/limits.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

std::string sound_export() {
    std::string text = "time,operator,technology,level_dbm,speed_down_mbps,speed_up_mbps,device,lon,lat\n";
    for (int i = 0; i < 8; ++i) {
        text += "2026-11-1" + std::to_string(i) + " 08:30,Viettel,4G,-9" + std::to_string(i) +
                ".5,36,8,phone,103.8" + std::to_string(i) + ",22.50\n";
    }
    return text;
}

std::string damaged(std::string bytes, std::mt19937& random) {
    constexpr std::string_view k_pieces[] = {"-",   ",",   "\n", "\"",       "9999", "2026",
                                             "e99", "dBm", "W",  "\xE1\xBB", ";"};
    for (std::size_t changes = 1 + random() % 6; changes > 0; --changes) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 3) {
            case 0: bytes[at] = static_cast<char>(random()); break;
            case 1: bytes.erase(at, 1 + random() % 9); break;
            default: bytes.insert(at, k_pieces[random() % std::size(k_pieces)]); break;
        }
        if (bytes.empty()) {
            return bytes;
        }
    }
    return bytes;
}

TEST(MeasurementsFuzz, DamagedExportsGiveOnlyWhatCanBeTrue) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    World world;
    const std::string sound = sound_export();
    world.put(LayerRole::measurements, "i_speed.csv", sound);
    ASSERT_EQ(world.read().layers.measurements.size(), 8U);
    for (int i = 0; i < 150; ++i) {
        world.folder.write("i_speed.csv", damaged(sound, random));
        try {
            const ReadLayers read = world.read();
            const LayerCount& count = read.counts.at(LayerRole::measurements);
            EXPECT_EQ(count.read, count.accepted + count.rejected) << i;
            EXPECT_EQ(read.layers.measurements.size(), count.accepted) << i;
            for (const Measurement& measurement : read.layers.measurements) {
                EXPECT_LT(measurement.operator_index, read.layers.operators.size());
                EXPECT_TRUE(measurement.level || measurement.download_mbps || measurement.upload_mbps);
                EXPECT_TRUE(!measurement.level || limits::k_level.range.contains(measurement.level->value())) << i;
                EXPECT_LE(measurement.day, read.layers.as_of.value());
            }
        } catch (const Error& error) {
            EXPECT_NE(std::string{error.what()}, "");
        }
    }
}

}  // namespace
}  // namespace lomsong
