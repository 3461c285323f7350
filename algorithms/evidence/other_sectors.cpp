// SPDX-License-Identifier: Apache-2.0
#include "algorithms/evidence/other_sectors.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "engine/core/geometry.hpp"
#include "engine/core/point_index.hpp"

namespace lomsong {

namespace {

template <class T>
void keep_greater(std::optional<T>& kept, T value) {
    kept = kept ? std::max(*kept, value) : value;
}

template <class T>
void keep_less(std::optional<T>& kept, T value) {
    kept = kept ? std::min(*kept, value) : value;
}

void add(const RadioSector& sector, DeclaredValues& values) {
    const SectorAssumptions& assumed = sector.assumptions;
    if (!assumed.height) {
        keep_greater(values.highest, sector.antenna_height);
    }
    if (!assumed.power) {
        keep_greater(values.most_eirp, sector.eirp);
    }
    if (!assumed.frequency) {
        keep_less(values.lowest_frequency, sector.frequency);
    }
    if (!assumed.bandwidth) {
        keep_less(values.narrowest_bandwidth, sector.bandwidth);
    }
    if (!assumed.tilt && sector.pattern != AntennaPattern::omni) {
        const Range<Angle> tilt = values.electrical_tilt.value_or(Range<Angle>{sector.tilt, sector.tilt});
        values.electrical_tilt =
            Range<Angle>{std::min(tilt.lowest, sector.tilt), std::max(tilt.highest, sector.tilt)};
    }
}

/// Takes over what is declared in the place of what was assumed.
template <class T>
void replace(bool assumed, const std::optional<T>& declared, T& value) {
    if (assumed && declared) {
        value = *declared;
    }
}

/// The sectors of a run by operator, then technology.
std::vector<PointIndex> indices_of(std::span<const RadioSector> sectors, std::size_t operators) {
    std::vector<std::vector<IndexedPoint>> places(operators * k_technology_count);
    for (std::uint32_t i = 0; i < sectors.size(); ++i) {
        const RadioSector& sector = sectors[i];
        places[sector.operator_index * k_technology_count + index_of(sector.technology)].push_back(
            {sector.position, i});
    }
    std::vector<PointIndex> indices;
    for (const std::vector<IndexedPoint>& of_layer : places) {
        indices.emplace_back(of_layer);
    }
    return indices;
}

}  // namespace

DeclaredRanges::DeclaredRanges(std::span<const RadioSector> sectors, std::size_t operators)
    : m_values(operators * k_technology_count) {
    for (const RadioSector& sector : sectors) {
        add(sector, m_values[sector.operator_index * k_technology_count + index_of(sector.technology)]);
    }
}

std::optional<RadioSector> DeclaredRanges::most_favourable(const RadioSector& sector, Angle elevation) const {
    if (!sector.assumed) {
        return std::nullopt;
    }
    const DeclaredValues& declared = of(sector.operator_index, sector.technology);
    const SectorAssumptions& assumed = sector.assumptions;
    RadioSector other = sector;
    replace(assumed.height, declared.highest, other.antenna_height);
    replace(assumed.power, declared.most_eirp, other.eirp);
    replace(assumed.frequency, declared.lowest_frequency, other.frequency);
    replace(assumed.bandwidth, declared.narrowest_bandwidth, other.bandwidth);
    if (assumed.tilt && declared.electrical_tilt && sector.pattern != AntennaPattern::file) {
        other.tilt = std::clamp(-elevation, declared.electrical_tilt->lowest, declared.electrical_tilt->highest);
    }
    other.reference_eirp = other.eirp - reference_signal_share(other.technology, other.frequency, other.bandwidth);
    const bool same = other.antenna_height == sector.antenna_height && other.frequency == sector.frequency &&
                      other.reference_eirp == sector.reference_eirp && other.tilt == sector.tilt;
    return same ? std::nullopt : std::optional{other};
}

TechnologyDonors::TechnologyDonors(const Layers& layers, std::span<const RadioSector> sectors)
    : m_place_of(sectors.size()) {
    const std::vector<PointIndex> indices = indices_of(sectors, layers.operators.size());
    std::map<std::tuple<std::size_t, std::string, double, double>, std::size_t> places;
    for (std::uint32_t i = 0; i < sectors.size(); ++i) {
        const RadioSector& sector = sectors[i];
        const std::string& site = layers.sectors[i].site;
        const auto [place, is_new] = places.try_emplace(
            {sector.operator_index, site, sector.position.x, sector.position.y}, m_donors.size());
        m_place_of[i] = place->second;
        if (!is_new) {
            continue;
        }
        std::vector<std::uint32_t>& donors = m_donors.emplace_back();
        for (std::size_t technology = 0; technology < k_technology_count; ++technology) {
            const PointIndex& of_layer = indices[sector.operator_index * k_technology_count + technology];
            const std::optional<IndexedPoint> nearest = of_layer.nearest(sector.position);
            if (nearest && distance(sector.position, nearest->position) > k_same_place &&
                layers.sectors[nearest->payload].site != site) {
                donors.push_back(nearest->payload);
            }
        }
    }
}

RadioSector with_technology_of(const RadioSector& sector, const RadioSector& donor) {
    RadioSector other = donor;
    other.sector = sector.sector;
    other.position = sector.position;
    other.antenna_height = sector.antenna_height;
    other.azimuth = sector.azimuth;
    other.omnidirectional = sector.omnidirectional || donor.omnidirectional;
    return other;
}

}  // namespace lomsong
