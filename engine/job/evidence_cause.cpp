// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_cause.hpp"

#include <array>
#include <optional>
#include <vector>

namespace lomsong {

namespace {

std::vector<std::vector<std::uint32_t>> by_operator(const RadioScene& scene) {
    std::vector<std::vector<std::uint32_t>> sectors(scene.layers().operators.size());
    for (std::uint32_t i = 0; i < scene.sectors().size(); ++i) {
        sectors[scene.sectors()[i].operator_index].push_back(i);
    }
    return sectors;
}

/// A change of one sector, and how it then stands at the worst point.
struct Trial {
    GapCause cause = GapCause::none;
    std::uint32_t sector = 0;
    Decibels before;
    Decibels after;
    bool serves = false;
    bool in_range = false;
    std::optional<std::uint32_t> donor;
};

/// What leaves the sector's own equipment and what is said of it alone.
constexpr bool changes_antenna_or_path(GapCause cause) {
    return cause >= GapCause::sector_points_away && cause <= GapCause::beyond_horizon;
}

/// Tries the changes on one sector after the other; keeps the best trial of each cause.
class CauseSearch {
  public:
    CauseSearch(const EvidenceBasis& basis, HamletPaths& paths, std::size_t point)
        : m_basis{basis}, m_paths{paths}, m_point{point} {}

    void look_at(std::uint32_t index) {
        const RadioSector& sector = m_basis.scene.sectors()[index];
        const std::optional<Arrival> arrival = m_paths.arrival(sector, m_point);
        if (!arrival) {
            return;
        }
        Trial as_it_is;
        as_it_is.sector = index;
        as_it_is.before = margin(sector, m_paths.level(sector, *arrival));
        as_it_is.in_range = reaches_when_wide_open(sector);
        m_any_in_range |= as_it_is.in_range;
        try_declared_values(as_it_is, sector, *arrival);
        try_technologies(as_it_is, sector);
        if (!m_paths.hopeful(sector, m_point)) {
            return;
        }
        keep(as_it_is, GapCause::sector_points_away, sector, m_paths.pointed_level(sector, *arrival));
        try_path(as_it_is, GapCause::vegetation, sector, Alteration::without_clutter);
        try_path(as_it_is, GapCause::terrain_blocked, sector, Alteration::without_ridges);
        try_path(as_it_is, GapCause::beyond_horizon, sector, Alteration::flat_earth);
    }

    [[nodiscard]] GapEvidence verdict() {
        const std::optional<Trial> decisive = decisive_trial();
        GapEvidence gap;
        if (!decisive) {
            gap.cause = GapCause::no_station_in_range;
            return gap;
        }
        gap.cause = decisive->cause;
        gap.alone = decisive->serves;
        gap.sector = decisive->sector;
        gap.margin = decisive->before;
        gap.gain = decisive->after - decisive->before;
        gap.donor = decisive->donor;
        if (gap.cause == GapCause::terrain_blocked || gap.cause == GapCause::vegetation) {
            gap.ridge = m_paths.ridge(m_basis.scene.sectors()[*gap.sector], m_point);
        }
        return gap;
    }

  private:
    [[nodiscard]] Decibels margin(const RadioSector& sector, Dbm level) const {
        return m_paths.margin(sector.technology, level);
    }

    [[nodiscard]] bool reaches_when_wide_open(const RadioSector& sector) {
        if (!m_paths.hopeful(sector, m_point)) {
            return false;
        }
        const std::optional<Arrival> open = m_paths.arrival(sector, m_point, Alteration::wide_open);
        return open && m_paths.serves(sector.technology, m_paths.pointed_level(sector, *open));
    }

    /// `sector` as changed, with the level that it then brings.
    void keep(Trial trial, GapCause cause, const RadioSector& sector, Dbm level) {
        trial.cause = cause;
        trial.after = margin(sector, level);
        trial.serves = m_paths.serves(sector.technology, level);
        std::optional<Trial>& best = m_best[static_cast<std::size_t>(cause)];
        if (trial.serves && (!best || trial.after > best->after)) {
            best = trial;
        }
        // Of two that help alike, the cause that is named first, then the sector that came first.
        if (trial.in_range && changes_antenna_or_path(cause) &&
            (!m_most_helpful || trial.after > m_most_helpful->after ||
             (trial.after == m_most_helpful->after && trial.cause < m_most_helpful->cause))) {
            m_most_helpful = trial;
        }
    }

    void try_declared_values(const Trial& as_it_is, const RadioSector& sector, const Arrival& arrival) {
        const auto other =
            m_basis.declared.most_favourable(sector, arrival.direction.elevation.value_or(Angle{0.0}));
        if (!other || !m_paths.hopeful(*other, m_point)) {
            return;
        }
        if (const std::optional<Arrival> changed = m_paths.arrival(*other, m_point)) {
            keep(as_it_is, GapCause::assumed_inputs, *other, m_paths.level(*other, *changed));
        }
    }

    void try_technologies(Trial trial, const RadioSector& sector) {
        for (const std::uint32_t donor : m_basis.donors.of(trial.sector)) {
            const RadioSector other = with_technology_of(sector, m_basis.scene.sectors()[donor]);
            if (!m_paths.hopeful(other, m_point)) {
                continue;
            }
            if (const std::optional<Arrival> changed = m_paths.arrival(other, m_point)) {
                trial.donor = donor;
                keep(trial, GapCause::technology_missing, other, m_paths.level(other, *changed));
            }
        }
    }

    void try_path(const Trial& as_it_is, GapCause cause, const RadioSector& sector, Alteration alteration) {
        if (const std::optional<Arrival> changed = m_paths.arrival(sector, m_point, alteration)) {
            keep(as_it_is, cause, sector, m_paths.level(sector, *changed));
        }
    }

    [[nodiscard]] std::optional<Trial> decisive_trial() const {
        for (const std::optional<Trial>& best : m_best) {  // in the order of GapCause
            if (best) {
                return best;
            }
        }
        return m_any_in_range ? m_most_helpful : std::nullopt;
    }

    const EvidenceBasis& m_basis;
    HamletPaths& m_paths;
    std::size_t m_point;
    bool m_any_in_range = false;
    std::array<std::optional<Trial>, k_gap_causes.size()> m_best;  ///< that serve, by cause
    std::optional<Trial> m_most_helpful;                           ///< of the sectors in range
};

}  // namespace

EvidenceBasis::EvidenceBasis(const RadioScene& of)
    : scene{of},
      declared{of.sectors(), of.layers().operators.size()},
      donors{of.layers(), of.sectors()},
      sectors_of{by_operator(of)} {}

GapEvidence find_cause(const EvidenceBasis& basis, HamletPaths& paths, std::size_t worst_point,
                       std::span<const std::uint32_t> candidates) {
    CauseSearch search{basis, paths, worst_point};
    for (const std::uint32_t sector : candidates) {
        search.look_at(sector);
    }
    return search.verdict();
}

}  // namespace lomsong
