// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/best_server.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "algorithms/antenna/pattern.hpp"
#include "algorithms/propagation/free_space.hpp"

namespace lomsong {

namespace {

constexpr double k_radians = std::numbers::pi / 180.0;

void take_parabolas(const ParabolicPattern& from, cells::Sector& to) {
    const auto per_deg2 = [](double width_deg) { return static_cast<float>(12.0 / (width_deg * width_deg)); };
    to.pattern = cells::Sector::Pattern::parabolic;
    to.horizontal_per_deg2 = per_deg2(from.horizontal_width_deg);
    to.vertical_per_deg2 = per_deg2(from.vertical_width_deg);
    to.horizontal_floor_db = static_cast<float>(from.horizontal_floor_db);
    to.vertical_floor_db = static_cast<float>(from.vertical_floor_db);
    to.floor_db = static_cast<float>(from.floor_db);
}

void take_directions(const RadioSector& from, cells::Sector& to) {
    to.has_azimuth = !from.omnidirectional;
    to.leans = to.has_azimuth && from.mechanical_tilt != Angle{0.0};
    to.azimuth_deg = static_cast<float>(from.azimuth.value());
    to.tilt_deg = static_cast<float>(from.tilt.value());
    to.sin_azimuth = static_cast<float>(std::sin(from.azimuth.value() * k_radians));
    to.cos_azimuth = static_cast<float>(std::cos(from.azimuth.value() * k_radians));
    to.sin_lean = static_cast<float>(std::sin(from.mechanical_tilt.value() * k_radians));
    to.cos_lean = static_cast<float>(std::cos(from.mechanical_tilt.value() * k_radians));
}

}  // namespace

void BestServers::reset(Window to) {
    window = to;
    level_dbm.assign(to.size(), -std::numeric_limits<float>::infinity());
    sector.assign(to.size(), -1);
    hope.assign(to.size(), 0);
}

MastFold::MastFold(const MastView& view, std::span<const SectorGroup> groups)
    : m_view{view}, m_groups(groups.begin(), groups.end()) {
    for (const SectorGroup& group : groups) {
        std::vector<cells::Sector>& sectors = m_sectors.emplace_back();
        for (const IndexedSector& indexed : group.sectors) {
            sectors.push_back(prepared(indexed, view.environment_loss));
        }
    }
}

cells::Sector MastFold::prepared(const IndexedSector& indexed, Decibels environment_loss) {
    const RadioSector& sector = *indexed.sector;
    const double reach_m = indexed.reach.value();
    cells::Sector result;
    result.index = static_cast<std::int32_t>(indexed.index);
    result.eirp_dbm = static_cast<float>((sector.reference_eirp - environment_loss).value());
    result.reach_m2 = static_cast<float>(reach_m * reach_m);
    result.free_space_1_m_db =
        static_cast<float>((free_space_loss(sector.frequency, Metres{1.0}) - k_below_free_space).value());
    if (sector.pattern == AntennaPattern::omni) {
        return result;
    }
    take_directions(sector, result);
    if (sector.table == nullptr) {
        take_parabolas(parabolic_pattern(sector.pattern), result);
        return result;
    }
    result.pattern = cells::Sector::Pattern::table;
    result.crossing_db = static_cast<float>(sector.table->crossing.value());
    result.floor_db = static_cast<float>(std::max(sector.table->front_to_back, k_least_floor).value());
    result.horizontal = prepared(sector.table->horizontal);
    result.vertical = prepared(sector.table->vertical);
    return result;
}

cells::Cut MastFold::prepared(const std::vector<double>& cut) {
    if (cut.empty()) {
        return {};
    }
    std::vector<float>& gains_db = m_cuts.emplace_back(cut.begin(), cut.end());
    gains_db.push_back(gains_db[0]);
    gains_db.push_back(gains_db[1]);
    const auto steps = static_cast<float>(cut.size());
    return {gains_db.data(), steps / 360.0F, steps};
}

void MastFold::fold(Row first, std::int32_t rows) const {
    std::vector<cells::Group> groups(m_groups.size());
    for (std::size_t g = 0; g < groups.size(); ++g) {
        groups[g].sectors = m_sectors[g];
        groups[g].useful_dbm = static_cast<float>(m_groups[g].useful.value());
        groups[g].strongest_eirp_dbm = -std::numeric_limits<float>::infinity();
        for (const cells::Sector& sector : m_sectors[g]) {
            groups[g].strongest_eirp_dbm = std::max(groups[g].strongest_eirp_dbm, sector.eirp_dbm);
        }
        if (m_groups[g].correction != nullptr) {
            groups[g].correction = m_groups[g].correction->view();
        }
    }
    for (std::int32_t row = first.value; row < first.value + rows; ++row) {
        const Cell start{Row{row}, m_view.window.col};
        for (std::size_t g = 0; g < groups.size(); ++g) {
            BestServers& best = *m_groups[g].best;
            const std::size_t to = best.window.index(start);
            groups[g].losses_db = m_groups[g].losses_db.data() + m_view.window.index(start);
            groups[g].level_dbm = best.level_dbm.data() + to;
            groups[g].sector = best.sector.data() + to;
            groups[g].hope = best.hope.data() + to;
        }
        cells::fold_row(row_of(m_view, Row{row}), groups);
    }
}

void fold_sectors(const MastView& view, std::span<const IndexedSector> sectors, std::span<const float> losses_db,
                  Dbm useful, BestServers& best) {
    const SectorGroup group{sectors, losses_db, useful, &best};
    MastFold{view, {&group, 1}}.fold(view.window.row, view.window.rows);
}

}  // namespace lomsong
