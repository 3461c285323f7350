// SPDX-License-Identifier: Apache-2.0
#include "engine/core/antenna_pattern.hpp"

#include <algorithm>

namespace lomsong {

namespace {

constexpr double k_half_power_db = 3.0;
/// So near to its strongest value a beam counts as its top: makers round to 0.1 dB, which makes tops flat.
constexpr double k_top_db = 0.25;

/// The share of a straight line from `from` to `to` that lies at or above `level`.
double share_above(double from, double to, double level) noexcept {
    if (from >= level && to >= level) {
        return 1.0;
    }
    if (from < level && to < level) {
        return 0.0;
    }
    return from >= level ? (from - level) / (from - to) : (to - level) / (to - from);
}

/// Degrees from `from_deg` in steps of `step_deg` to where the cut falls below `level_db`, at most 90.
double stretch_deg(std::span<const double> cut, double from_deg, double step_deg, double level_db) noexcept {
    constexpr double k_quarter_turn_deg = 90.0;
    const double size_deg = std::abs(step_deg);
    for (double gone_deg = 0.0; gone_deg < k_quarter_turn_deg; gone_deg += size_deg) {
        const double here_deg = from_deg + std::copysign(gone_deg, step_deg);
        const double here_db = cut_gain_db(cut, here_deg);
        const double next_db = cut_gain_db(cut, here_deg + step_deg);
        if (next_db < level_db) {
            return gone_deg + size_deg * share_above(here_db, next_db, level_db);
        }
    }
    return k_quarter_turn_deg;
}

}  // namespace

std::optional<AntennaPattern> built_in_pattern(std::string_view name) noexcept {
    const auto found = std::ranges::find(k_built_in_patterns, name, &BuiltInPattern::name);
    return found == k_built_in_patterns.end() ? std::nullopt : std::optional{found->pattern};
}

Angle half_power_width(std::span<const double> cut) noexcept {
    if (cut.empty()) {
        return Angle{360.0};
    }
    double steps = 0.0;
    for (std::size_t i = 0; i < cut.size(); ++i) {
        steps += share_above(cut[i], cut[i + 1 < cut.size() ? i + 1 : 0], -k_half_power_db);
    }
    return Angle{steps * 360.0 / static_cast<double>(cut.size())};
}

Decibels rear_loss(std::span<const double> horizontal) noexcept {
    constexpr double k_first_deg = 150.0;
    constexpr double k_last_deg = 210.0;
    double strongest_db = cut_gain_db(horizontal, k_first_deg);
    for (double angle_deg = k_first_deg; angle_deg <= k_last_deg; angle_deg += 1.0) {
        strongest_db = std::max(strongest_db, cut_gain_db(horizontal, angle_deg));
    }
    return Decibels{-strongest_db};
}

Angle beam_tilt(const AntennaPatternTable& table) noexcept {
    if (table.electrical_tilt) {
        return *table.electrical_tilt;
    }
    const std::span<const double> cut = table.vertical;
    if (cut.empty()) {
        return Angle{0.0};
    }
    const double step_deg = 360.0 / static_cast<double>(cut.size());
    double best_deg = 0.0;
    double best_db = cut_gain_db(cut, 0.0);
    for (double away_deg = step_deg; away_deg <= 90.0; away_deg += step_deg) {
        for (const double angle_deg : {away_deg, -away_deg}) {
            const double here_db = cut_gain_db(cut, angle_deg);
            if (here_db > best_db) {
                best_db = here_db;
                best_deg = angle_deg;
            }
        }
    }
    const double level_db = best_db - k_top_db;
    const double down_deg = stretch_deg(cut, best_deg, step_deg, level_db);
    const double up_deg = stretch_deg(cut, best_deg, -step_deg, level_db);
    return Angle{best_deg + (down_deg - up_deg) / 2.0};
}

}  // namespace lomsong
