// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_remedy.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace lomsong {

namespace {

constexpr int k_half_turn_deg = 180;
constexpr double k_power_step_db = 0.1;
constexpr double k_mast_step_m = 1.0;

Angle turned(Angle azimuth, int clockwise_deg) {
    const double turned_deg = std::fmod(azimuth.value() + clockwise_deg + 360.0, 360.0);
    return Angle{turned_deg};
}

/// Tries changes of the operator's sectors on one hamlet.
class RemedySearch {
  public:
    RemedySearch(HamletPaths& paths, std::span<const std::uint32_t> candidates, std::size_t worst_point,
                 const Servers& served_by, const RemedyLimits& limits)
        : m_paths{paths},
          m_candidates{candidates},
          m_worst_point{worst_point},
          m_served_by{served_by},
          m_limits{limits} {}

    std::vector<Remedy> run() {
        for (const std::uint32_t index : m_candidates) {
            const RadioSector& sector = m_paths.scene().sectors()[index];
            if (could_mend(sector)) {
                m_sector = index;
                m_needing = points_that_need(index);
                try_azimuth(sector);
                try_tilt(sector);
                try_power(sector);
                try_mast(sector);
            }
        }
        std::vector<Remedy> remedies;
        for (const std::optional<Remedy>& best : {m_azimuth, m_tilt, m_power, m_mast}) {
            if (best) {
                remedies.push_back(*best);
            }
        }
        if (remedies.empty()) {
            remedies.emplace_back();
        }
        return remedies;
    }

  private:
    /// No change of antenna, power or mast helps a sector that free space keeps from a point nobody serves.
    [[nodiscard]] bool could_mend(const RadioSector& sector) const {
        RadioSector strongest = sector;
        strongest.reference_eirp = sector.reference_eirp + m_limits.most_power;
        for (std::size_t p = 0; p < m_paths.points(); ++p) {
            if (m_served_by[p].empty() && !m_paths.hopeful(strongest, p)) {
                return false;
            }
        }
        return true;
    }

    /// Points that no other sector serves, the worst first.
    [[nodiscard]] std::vector<std::size_t> points_that_need(std::uint32_t sector) {
        std::vector<std::size_t> points;
        for (std::size_t p = 0; p < m_paths.points(); ++p) {
            if (!another_serves(sector, p)) {
                points.push_back(p);
            }
        }
        const auto worst = std::ranges::find(points, m_worst_point);
        if (worst != points.end()) {
            std::iter_swap(points.begin(), worst);
        }
        return points;
    }

    [[nodiscard]] bool another_serves(std::uint32_t sector, std::size_t point) {
        const std::vector<std::uint32_t>& servers = m_served_by[point];
        if (servers.empty()) {
            return false;
        }
        if (std::ranges::any_of(servers, [sector](std::uint32_t server) { return server != sector; })) {
            return true;
        }
        // The search kept the best of each technology alone; others may serve as well.
        return std::ranges::any_of(m_candidates, [&](std::uint32_t other) {
            return other != sector && m_paths.hopeful(m_paths.scene().sectors()[other], point) &&
                   m_paths.serves(m_paths.scene().sectors()[other], point);
        });
    }

    [[nodiscard]] bool mends(const RadioSector& changed) {
        return std::ranges::all_of(m_needing, [&](std::size_t p) { return m_paths.serves(changed, p); });
    }

    /// How many dB the sector lacks at the neediest point; empty when a path is unknown.
    [[nodiscard]] std::optional<Decibels> lacks(const RadioSector& sector) {
        Decibels most{0.0};
        for (const std::size_t p : m_needing) {
            const std::optional<Arrival> arrival = m_paths.arrival(sector, p);
            if (!arrival) {
                return std::nullopt;
            }
            most = std::max(most, -m_paths.margin(sector.technology, m_paths.level(sector, *arrival)));
        }
        return most;
    }

    /// Whether the antenna would serve every needy point if it looked straight at each.
    [[nodiscard]] bool mends_when_pointed(const RadioSector& sector) {
        return std::ranges::all_of(m_needing, [&](std::size_t p) {
            const std::optional<Arrival> arrival = m_paths.arrival(sector, p);
            return arrival && m_paths.serves(sector.technology, m_paths.pointed_level(sector, *arrival));
        });
    }

    /// Steps 1, 2 ... `most`, each first one way, then the other, until `changed_by` gives a sector that mends;
    /// only steps that beat `best` are tried.
    void try_both_ways(RemedyKind kind, int most, std::optional<Remedy>& best,
                       const std::function<std::optional<RadioSector>(int)>& changed_by,
                       const std::function<double(const RadioSector&)>& becomes) {
        const int end = best ? std::min(most, static_cast<int>(std::abs(best->amount)) - 1) : most;
        for (int step = 1; step <= end; ++step) {
            for (const int change : {step, -step}) {
                const std::optional<RadioSector> changed = changed_by(change);
                if (changed && mends(*changed)) {
                    best = Remedy{kind, m_sector, static_cast<double>(change), becomes(*changed)};
                    return;
                }
            }
        }
    }

    void try_azimuth(const RadioSector& sector) {
        if (sector.omnidirectional || !mends_when_pointed(sector)) {
            return;
        }
        try_both_ways(
            RemedyKind::azimuth, k_half_turn_deg, m_azimuth,
            [&](int change) {
                RadioSector changed = sector;
                changed.azimuth = turned(sector.azimuth, change);
                return std::optional{changed};
            },
            [](const RadioSector& changed) { return changed.azimuth.value(); });
    }

    void try_tilt(const RadioSector& sector) {
        if (sector.pattern == AntennaPattern::omni || !mends_when_pointed(sector)) {
            return;
        }
        const int most = static_cast<int>(2.0 * m_limits.most_tilt.value());
        try_both_ways(
            RemedyKind::tilt, most, m_tilt,
            [&](int change) -> std::optional<RadioSector> {
                RadioSector changed = sector;
                changed.tilt = sector.tilt + Angle{static_cast<double>(change)};
                const double whole_deg = changed.tilt.value() + changed.mechanical_tilt.value();
                return std::abs(whole_deg) <= m_limits.most_tilt.value() ? std::optional{changed} : std::nullopt;
            },
            [](const RadioSector& changed) { return changed.tilt.value(); });
    }

    void try_power(const RadioSector& sector) {
        const std::optional<Decibels> lacking = lacks(sector);
        const double most_db = m_power ? m_power->amount : m_limits.most_power.value();
        if (!lacking || lacking->value() > most_db) {
            return;
        }
        auto steps = std::ceil(lacking->value() / k_power_step_db);
        RadioSector changed = sector;
        for (;; ++steps) {  // once more where rounding left the last hair missing
            const double more_db = steps * k_power_step_db;
            if (more_db > m_limits.most_power.value() || (m_power && more_db >= m_power->amount)) {
                return;
            }
            changed.eirp = sector.eirp + Decibels{more_db};
            changed.reference_eirp = sector.reference_eirp + Decibels{more_db};
            if (mends(changed)) {
                m_power = Remedy{RemedyKind::power, m_sector, more_db, changed.eirp.value()};
                return;
            }
        }
    }

    void try_mast(const RadioSector& sector) {
        const auto higher_by = [&](int steps) {
            RadioSector changed = sector;
            changed.antenna_height = sector.antenna_height + HeightAboveGround{steps * k_mast_step_m};
            return changed;
        };
        const double room_m = m_limits.tallest_mast.value() - sector.antenna_height.value();
        int enough = m_mast ? static_cast<int>(m_mast->amount / k_mast_step_m) - 1
                            : static_cast<int>(std::floor(room_m / k_mast_step_m));
        enough = std::min(enough, static_cast<int>(std::floor(room_m / k_mast_step_m)));
        if (enough < 1 || !mends(higher_by(enough))) {
            return;
        }
        int too_low = 0;
        while (enough - too_low > 1) {
            const int middle = (enough + too_low) / 2;
            (mends(higher_by(middle)) ? enough : too_low) = middle;
        }
        m_mast =
            Remedy{RemedyKind::mast, m_sector, enough * k_mast_step_m, higher_by(enough).antenna_height.value()};
    }

    HamletPaths& m_paths;
    std::span<const std::uint32_t> m_candidates;
    std::size_t m_worst_point;
    const Servers& m_served_by;
    const RemedyLimits& m_limits;
    std::uint32_t m_sector = 0;          ///< the one in work
    std::vector<std::size_t> m_needing;  ///< points that it alone serves or must serve
    std::optional<Remedy> m_azimuth;
    std::optional<Remedy> m_tilt;
    std::optional<Remedy> m_power;
    std::optional<Remedy> m_mast;
};

}  // namespace

std::vector<Remedy> find_remedies(HamletPaths& paths, std::span<const std::uint32_t> candidates,
                                  std::size_t worst_point, const Servers& served_by, const RemedyLimits& limits) {
    return RemedySearch{paths, candidates, worst_point, served_by, limits}.run();
}

}  // namespace lomsong
