// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_cause.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace lomsong {

namespace {

/// A sector that free space would let serve, and what it could bring at most.
struct Candidate {
    std::uint32_t sector = 0;
    Decibels most;  ///< margin over free space with the antenna's full gain
};

/// A change of one sector, and how it then stands at the worst point.
struct Trial {
    GapCause cause = GapCause::none;
    std::uint32_t sector = 0;
    Decibels after;
    bool serves = false;
    std::optional<std::uint32_t> donor;
};

/// What leaves the sector's equipment, and what is said of it, as they are.
constexpr bool changes_antenna_or_path(GapCause cause) {
    return cause >= GapCause::sector_points_away && cause <= GapCause::beyond_horizon;
}

/// The better trial first; of two that help alike the cause that is named first, then the lower sector.
bool before(const Trial& a, const Trial& b) {
    return std::tuple{-a.after, a.cause, a.sector} < std::tuple{-b.after, b.cause, b.sector};
}

/// Tries one change after the other on all sectors, until one of them mends.
class CauseSearch {
  public:
    CauseSearch(const EvidenceBasis& basis, HamletPaths& paths, std::size_t point,
                std::span<const std::uint32_t> sectors)
        : m_basis{basis}, m_paths{paths}, m_point{point}, m_sectors{sectors}, m_hopeful{hopeful_ones()} {}

    GapEvidence run() {
        try_declared_values();
        try_on_hopeful(GapCause::sector_points_away, Alteration::none);
        try_on_hopeful(GapCause::vegetation, Alteration::without_clutter);
        try_on_hopeful(GapCause::terrain_blocked, Alteration::without_ridges);
        try_on_hopeful(GapCause::beyond_horizon, Alteration::flat_earth);
        try_technologies();
        return evidence_of(m_mending ? m_mending : most_helpful());
    }

  private:
    [[nodiscard]] const RadioSector& sector(std::uint32_t index) const { return m_basis.scene.sectors()[index]; }
    [[nodiscard]] Decibels margin(const RadioSector& of, Dbm level) const {
        return m_paths.margin(of.technology, level);
    }

    /// Those that could bring most first, so that the others need not be looked at once they cannot do better.
    [[nodiscard]] std::vector<Candidate> hopeful_ones() const {
        std::vector<Candidate> found;
        for (const std::uint32_t index : m_sectors) {
            if (m_paths.hopeful(sector(index), m_point)) {
                found.push_back({index, margin(sector(index), m_paths.strongest(sector(index), m_point))});
            }
        }
        std::ranges::sort(found, [](const Candidate& a, const Candidate& b) {
            return std::tuple{-a.most, a.sector} < std::tuple{-b.most, b.sector};
        });
        return found;
    }

    /// `changed` stands for the trial's sector as altered, and brings `level`.
    void keep(Trial trial, const RadioSector& changed, Dbm level) {
        trial.after = margin(changed, level);
        trial.serves = m_paths.serves(changed.technology, level);
        if (trial.serves && (!m_mending || before(trial, *m_mending))) {
            m_mending = trial;
        }
        m_trials.push_back(trial);
    }

    void try_declared_values() {
        for (const std::uint32_t index : m_sectors) {
            const std::optional<Arrival> arrival =
                sector(index).assumed ? m_paths.arrival(sector(index), m_point) : std::nullopt;
            if (!arrival) {
                continue;
            }
            const auto other =
                m_basis.declared.most_favourable(sector(index), arrival->direction.elevation.value_or(Angle{0.0}));
            if (other && m_paths.hopeful(*other, m_point)) {
                try_sector({.cause = GapCause::assumed_inputs, .sector = index, .after = {}, .donor = {}}, *other);
            }
        }
    }

    void try_technologies() {
        if (m_mending) {
            return;
        }
        for (const std::uint32_t index : m_sectors) {
            for (const std::uint32_t donor : m_basis.donors.of(index)) {
                const RadioSector other = with_technology_of(sector(index), sector(donor));
                if (m_paths.hopeful(other, m_point)) {
                    try_sector(
                        {.cause = GapCause::technology_missing, .sector = index, .after = {}, .donor = donor},
                        other);
                }
            }
        }
    }

    void try_sector(const Trial& trial, const RadioSector& changed) {
        if (const std::optional<Arrival> arrival = m_paths.arrival(changed, m_point)) {
            keep(trial, changed, m_paths.level(changed, *arrival));
        }
    }

    /// The path altered; for sector_points_away the path as it is and the antenna turned here.
    void try_on_hopeful(GapCause cause, Alteration alteration) {
        if (m_mending) {
            return;
        }
        for (const Candidate& candidate : m_hopeful) {
            if (m_mending && candidate.most < m_mending->after) {
                return;
            }
            const RadioSector& of = sector(candidate.sector);
            if (const std::optional<Arrival> arrival = m_paths.arrival(of, m_point, alteration)) {
                keep({.cause = cause, .sector = candidate.sector, .after = {}, .donor = {}}, of,
                     cause == GapCause::sector_points_away ? m_paths.pointed_level(of, *arrival)
                                                           : m_paths.level(of, *arrival));
            }
        }
    }

    /// When nothing mends alone: the change of antenna or path that helps a sector in range most.
    [[nodiscard]] std::optional<Trial> most_helpful() {
        std::ranges::sort(m_trials, before);
        const auto found = std::ranges::find_if(m_trials, [&](const Trial& trial) {
            return changes_antenna_or_path(trial.cause) && in_range(sector(trial.sector));
        });
        return found == m_trials.end() ? std::nullopt : std::optional{*found};
    }

    [[nodiscard]] bool in_range(const RadioSector& of) {
        const std::optional<Arrival> open = m_paths.arrival(of, m_point, Alteration::wide_open);
        return open && m_paths.serves(of.technology, m_paths.pointed_level(of, *open));
    }

    [[nodiscard]] GapEvidence evidence_of(const std::optional<Trial>& decisive) {
        GapEvidence gap;
        if (!decisive) {
            gap.cause = GapCause::no_station_in_range;
            return gap;
        }
        const RadioSector& of = sector(decisive->sector);
        gap.cause = decisive->cause;
        gap.alone = decisive->serves;
        gap.sector = decisive->sector;
        gap.donor = decisive->donor;
        if (const std::optional<Arrival> arrival = m_paths.arrival(of, m_point)) {
            gap.margin = margin(of, m_paths.level(of, *arrival));
            gap.gain = decisive->after - gap.margin;
        }
        if (gap.cause == GapCause::terrain_blocked || gap.cause == GapCause::vegetation) {
            gap.ridge = m_paths.ridge(of, m_point);
        }
        return gap;
    }

    const EvidenceBasis& m_basis;
    HamletPaths& m_paths;
    std::size_t m_point;
    std::span<const std::uint32_t> m_sectors;
    std::vector<Candidate> m_hopeful;
    std::vector<Trial> m_trials;
    std::optional<Trial> m_mending;  ///< the best of the first change that mends
};

}  // namespace

GapEvidence find_cause(const EvidenceBasis& basis, HamletPaths& paths, std::size_t worst_point,
                       std::span<const std::uint32_t> candidates) {
    return CauseSearch{basis, paths, worst_point, candidates}.run();
}

}  // namespace lomsong
