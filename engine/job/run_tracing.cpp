// SPDX-License-Identifier: Apache-2.0
#include "engine/job/run_tracing.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong {

namespace {

std::uint64_t fingerprint(const RadioParameters& radio) {
    const auto& [model, delta_n, n0, polarisation, receiver_height, radius, profile_step, body_loss, environment,
                 in_vehicle_loss, indoor_loss] = radio;
    return fingerprint_of(std::string_view{model}, delta_n, n0, polarisation, receiver_height, radius, profile_step,
                          body_loss, environment, in_vehicle_loss, indoor_loss);
}

std::uint64_t fingerprint(const ProbabilityParameters& probability) {
    const auto& [target, sigma, basis] = probability;
    return fingerprint_of(target, sigma, basis);
}

/// The defaults of a technology have gone into its completed sectors.
std::uint64_t fingerprint(const Thresholds& thresholds) {
    const auto& [service, minimum] = thresholds;
    return fingerprint_of(service, minimum);
}

/// What the file says about itself, and the tilt, gain and widths that it declares, have gone into the completed
/// sectors or into nothing.
std::uint64_t fingerprint(const AntennaPatternTable& table) {
    const auto& [file, name, maker, frequency, gain, horizontal, vertical, crossing, front_to_back, electrical_tilt,
                 horizontal_width, vertical_width] = table;
    Fingerprint result;
    result.add_array(horizontal);
    result.add_array(vertical);
    result.add_all(crossing, front_to_back);
    return result.value();
}

/// Everything that the level of a sector over a given loss depends on. Its place among the others, its bandwidth
/// and total power (which are in the reference EIRP), and what was assumed do not count.
std::uint64_t fingerprint(const RadioSector& radio, std::uint64_t table_fingerprint) {
    const auto& [sector, operator_index, technology, position, antenna_height, omnidirectional, azimuth, tilt,
                 mechanical_tilt, frequency, bandwidth, eirp, reference_eirp, pattern, table, eirp_basis,
                 assumptions, assumed] = radio;
    return fingerprint_of(position, antenna_height, omnidirectional, azimuth, tilt, mechanical_tilt, frequency,
                          reference_eirp, pattern, table_fingerprint);
}

/// Everything that evidence depends on of a sector itself: what its level rests on, who it is taken for, and what
/// its file did not say.
std::uint64_t evidence_fingerprint(const RadioSector& radio, const std::string& site,
                                   std::uint64_t table_fingerprint) {
    const auto& [height, azimuth, tilt, frequency, bandwidth, power] = radio.assumptions;
    return fingerprint_of(fingerprint(radio, table_fingerprint), radio.technology, radio.bandwidth, radio.eirp,
                          std::string_view{site}, height, azimuth, tilt, frequency, bandwidth, power);
}

/// What the operator declares for the technology elsewhere: only a sector with assumed values asks for it.
std::uint64_t fingerprint(const DeclaredValues& declared) {
    const auto& [highest, most_eirp, lowest_frequency, narrowest_bandwidth, electrical_tilt] = declared;
    Fingerprint result;
    result.add_all(highest, most_eirp, lowest_frequency, narrowest_bandwidth, electrical_tilt.has_value());
    if (electrical_tilt) {
        result.add_all(electrical_tilt->lowest, electrical_tilt->highest);
    }
    return result.value();
}

/// Fingerprints of the pattern files of sectors, each computed once.
class TableFingerprints {
  public:
    std::uint64_t of(const AntennaPatternTable* table) {
        const auto [entry, is_new] = m_known.try_emplace(table, 0);
        if (is_new && table != nullptr) {
            entry->second = fingerprint(*table);
        }
        return entry->second;
    }

  private:
    std::map<const AntennaPatternTable*, std::uint64_t> m_known;
};

std::vector<TracedSector> trace_sectors(const EvidenceBasis& basis) {
    const std::vector<RadioSector>& sectors = basis.scene.sectors();
    TableFingerprints tables;
    std::vector<std::uint64_t> alone;
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        alone.push_back(
            evidence_fingerprint(sectors[i], basis.scene.layers().sectors[i].site, tables.of(sectors[i].table)));
    }
    std::vector<TracedSector> traced;
    traced.reserve(sectors.size());
    for (std::uint32_t i = 0; i < sectors.size(); ++i) {
        const RadioSector& sector = sectors[i];
        Fingerprint evidence;
        evidence.add(alone[i]);
        evidence.add(sector.assumed ? fingerprint(basis.declared.of(sector.operator_index, sector.technology)) : 0);
        for (const std::uint32_t donor : basis.donors.of(i)) {
            evidence.add(alone[donor]);
        }
        traced.push_back({{sector.operator_index, sector.technology},
                          sector.position,
                          fingerprint(sector, tables.of(sector.table)),
                          evidence.value()});
    }
    return traced;
}

std::uint64_t fingerprint(const RemedyLimits& limits) {
    const auto& [tallest_mast, most_power, most_tilt] = limits;
    return fingerprint_of(tallest_mast, most_power, most_tilt);
}

template <class T>
TracedGround trace_ground(const Raster<T>& raster) {
    constexpr std::int32_t k_edge = TracedGround::k_edge;
    TracedGround ground{raster.grid(), {}};
    const Window& held = raster.window();
    const std::int32_t bottom = held.row.value + held.rows;
    const std::int32_t right = held.col.value + held.cols;
    for (std::int32_t north = held.row.value; north < bottom; north += k_edge) {
        const std::int32_t south = std::min(north + k_edge, bottom);
        for (std::int32_t west = held.col.value; west < right; west += k_edge) {
            const std::int32_t east = std::min(west + k_edge, right);
            Fingerprint block;
            for (std::int32_t row = north; row < south; ++row) {
                block.add_array(std::span{raster.values()}.subspan(raster.index({Row{row}, Col{west}}),
                                                                   static_cast<std::size_t>(east - west)));
            }
            ground.blocks.push_back(block.value());
        }
    }
    return ground;
}

std::uint64_t fingerprint(const Calibration& calibration) {
    Fingerprint result;
    const auto add = [&result](const CalibrationLine& line) { result.add_all(line.offset, line.slope); };
    for (const std::optional<TechnologyCalibration>& technology : calibration.technologies) {
        result.add(technology.has_value());
        if (!technology) {
            continue;
        }
        const auto& [distances, line, classes] = *technology;
        result.add_all(distances.lowest, distances.highest, classes.size());
        add(line);
        for (const auto& [land_cover, own] : classes) {
            result.add(land_cover);
            add(own);
        }
    }
    return result.value();
}

std::vector<Premise> premises_of(const RadioScene& scene, const RunTrace& trace) {
    const RunParameters& parameters = scene.parameters();
    return {{"the radio parameters", fingerprint(parameters.radio)},
            {"the probability parameters", fingerprint(parameters.probability)},
            {"the calibration", parameters.calibration ? fingerprint(*parameters.calibration) : 0},
            {"the clutter heights", fingerprint_of(parameters.clutter_heights)},
            {"the working CRS", fingerprint_of(std::string_view{scene.layers().crs.definition})},
            {"the extent or kind of the terrain", fingerprint_of(trace.terrain.grid, scene.layers().terrain_kind)},
            {"the extent of the land cover", fingerprint_of(trace.land_cover.grid)}};
}

}  // namespace

std::uint64_t area_fingerprint(const Raster<std::uint8_t>& area) {
    Fingerprint result;
    result.add(area.grid());
    result.add_array(area.values());
    return result.value();
}

std::vector<TracedHamlet> trace_hamlets(std::span<const TestPoint> points, std::span<const HamletResult> hamlets) {
    std::vector<TracedHamlet> traced(hamlets.size());
    for (std::size_t p = 0; p < points.size(); ++p) {
        TracedHamlet& hamlet = traced[points[p].hamlet];
        hamlet.first_point = hamlet.points == 0 ? p : hamlet.first_point;
        ++hamlet.points;
    }
    for (std::size_t h = 0; h < traced.size(); ++h) {
        std::ranges::transform(hamlets[h].operators, std::back_inserter(traced[h].statuses),
                               &OperatorVerdict::predicted);
    }
    return traced;
}

RunTrace trace_inputs(const EvidenceBasis& basis, std::span<const TestPoint> points,
                      const Raster<std::uint8_t>& area) {
    const RadioScene& scene = basis.scene;
    const Layers& layers = scene.layers();
    RunTrace trace;
    trace.radius = scene.parameters().radio.radius;
    // Half a step of the sweep's fan, and the cells that a bilinear height is made of; twice, to be safe.
    trace.path_width = 2.0 * (layers.terrain.grid().cell_size() + scene.parameters().radio.profile_step);
    trace.operators = layers.operators;
    trace.sectors = trace_sectors(basis);
    trace.terrain = trace_ground(layers.terrain);
    // Clutter heights stand on bare ground alone; a calibration asks for the land cover at every receiver.
    if (layers.terrain_kind == TerrainKind::bare_ground || scene.parameters().calibration) {
        trace.land_cover = trace_ground(layers.land_cover);
    }
    for (const Measurement& measurement : layers.measurements) {
        if (measurement.level) {
            trace.measurements.push_back({{measurement.operator_index, measurement.technology},
                                          measurement.position,
                                          static_cast<std::int32_t>(measurement.day.time_since_epoch().count()),
                                          *measurement.level});
        }
    }
    trace.as_of = layers.as_of ? static_cast<std::int32_t>(layers.as_of->time_since_epoch().count()) : 0;
    for (const TestPoint& point : points) {
        trace.points.push_back({point.position, {}, {}, 0, 0, 0});
    }
    trace.premises = premises_of(scene, trace);
    for (const TechnologyInfo& technology : k_technologies) {
        const std::size_t index = index_of(technology.technology);
        trace.technologies[index] = fingerprint(scene.parameters().technologies[index].thresholds);
    }
    trace.evidence_premises = {{"the limits of remedies", fingerprint(scene.parameters().remedies)}};
    trace.raster_premises = {{"the study area or its cell size", area_fingerprint(area)}};
    return trace;
}

}  // namespace lomsong
