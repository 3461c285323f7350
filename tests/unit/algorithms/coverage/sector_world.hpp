// SPDX-License-Identifier: Apache-2.0
/// @file  A mast over random ground and sectors of every kind of pattern, for tests of what losses make of cells.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "algorithms/coverage/best_server.hpp"
#include "algorithms/coverage/mast_view.hpp"
#include "engine/core/antenna_pattern.hpp"

namespace lomsong {

/// One mast on a grid of 50 m cells with hills of up to 400 m, and `k_sectors` sectors of all patterns and tilts.
class SectorWorld {
  public:
    static constexpr std::size_t k_sectors = 24;

    explicit SectorWorld(std::uint64_t seed) : m_random{seed} {
        for (float& height : ground_m) {
            height = between(100.0F, 500.0F);
        }
        position = {430'000.0 + static_cast<double>(between(900.0F, 2'600.0F)),
                    2'470'000.0 - static_cast<double>(between(900.0F, 2'100.0F))};
        table.horizontal = cut(360);
        table.vertical = cut(720);
        table.crossing = Decibels{1.0};
        table.front_to_back = Decibels{26.0};
        for (std::size_t i = 0; i < k_sectors; ++i) {
            sectors.push_back(sector(i));
        }
        for (std::size_t i = 0; i < k_sectors; ++i) {
            indexed.push_back({&sectors[i], static_cast<std::uint32_t>(7 + 3 * i)});
        }
    }
    SectorWorld(const SectorWorld&) = delete;
    SectorWorld& operator=(const SectorWorld&) = delete;

    [[nodiscard]] float between(float low, float high) {
        return low + (high - low) * static_cast<float>(m_random() >> 40) * 0x1.0p-24F;
    }
    /// Losses of 70 to 130 dB for the whole grid; a few unknown, a few not asked for.
    [[nodiscard]] std::vector<float> random_losses() {
        std::vector<float> losses_db(grid.size());
        for (float& loss_db : losses_db) {
            loss_db = between(70.0F, 130.0F);
            const float kind = between(0.0F, 1.0F);
            loss_db = kind < 0.1F ? std::numeric_limits<float>::quiet_NaN() : loss_db;
            loss_db = kind > 0.9F ? std::numeric_limits<float>::infinity() : loss_db;
        }
        return losses_db;
    }
    [[nodiscard]] MastView view(Window window, std::span<const float> ground) const {
        return {grid, position, antenna, receiver_height, environment_loss, window, ground};
    }
    [[nodiscard]] MastView view() const { return view(whole, ground_m); }

    Grid grid{430'000.0, 2'470'000.0, Metres{50}, 61, 71};
    Window whole{Row{0}, Col{0}, 61, 71};
    std::vector<float> ground_m = std::vector<float>(61 * 71);
    Point position;
    HeightAboveSeaLevel antenna{330.0};
    HeightAboveGround receiver_height{1.5};
    Decibels environment_loss{3.0};
    AntennaPatternTable table;
    std::vector<RadioSector> sectors;
    std::vector<IndexedSector> indexed;

  private:
    std::vector<double> cut(std::size_t points) {
        std::vector<double> gains_db(points);
        for (double& gain_db : gains_db) {
            gain_db = -static_cast<double>(between(0.0F, 1.0F));
        }
        gains_db[points / 2] = -20.0;
        return gains_db;
    }
    RadioSector sector(std::size_t i) {
        constexpr AntennaPattern k_patterns[] = {AntennaPattern::omni, AntennaPattern::tr36814,
                                                 AntennaPattern::tr38901, AntennaPattern::file};
        RadioSector result;
        result.pattern = k_patterns[i % 4];
        result.table = result.pattern == AntennaPattern::file ? &table : nullptr;
        result.omnidirectional = i % 5 == 4;
        result.azimuth = Angle{static_cast<double>(between(0.0F, 360.0F))};
        result.tilt = Angle{static_cast<double>(between(-2.0F, 9.0F))};
        const bool leans = i % 3 == 1 && !result.omnidirectional;
        result.mechanical_tilt = Angle{leans ? static_cast<double>(between(-3.0F, 12.0F)) : 0.0};
        result.frequency = megahertz(900);
        result.reference_eirp = Dbm{static_cast<double>(between(20.0F, 40.0F))};
        return result;
    }

    std::mt19937_64 m_random;
};

}  // namespace lomsong
