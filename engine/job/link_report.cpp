// SPDX-License-Identifier: Apache-2.0
#include "engine/job/link_report.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "algorithms/verdict/point_status.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

const LoadedMast& mast_of(const RadioScene& scene, std::uint32_t sector) {
    return *std::ranges::find_if(scene.masts(), [sector](const LoadedMast& mast) {
        return std::ranges::find(mast.sectors, sector, &MastSector::sector) != mast.sectors.end();
    });
}

}  // namespace

LinkReport report_link(const RadioScene& scene, std::uint32_t sector_index, Point receiver) {
    const RadioSector& sector = scene.sectors()[sector_index];
    const LoadedMast& mast = mast_of(scene, sector_index);
    const auto ground = scene.profiler().ground(receiver);
    LinkReport report;
    report.sector = sector_index;
    report.direction = scene.direction(mast, receiver, ground);
    report.antenna = mast.antenna;
    if (ground) {
        report.receiver = raised(*ground, scene.parameters().radio.receiver_height);
    }
    report.terrain_known = scene.profiler().cut(mast.mast.position, receiver, report.profile);
    if (!report.terrain_known) {
        report.unknown = scene.profiler().unknown_stretch(mast.mast.position, receiver);
        report.profile = {};
        return report;
    }
    report.profile_step = report.direction.distance / static_cast<double>(report.profile.distance_km.size() - 1);
    const Link link = scene.sweep().link(mast.mast, sector.frequency, report.profile);
    report.loss = scene.sweep().model().evaluate(link);
    report.effective_earth_radius = effective_earth_radius(link);
    report.clearance = fresnel_clearance(link);
    report.obstacle = dominating_obstacle(link);
    if (scene.sweep().model().info().name == P1812{}.info().name) {
        report.terms = p1812_terms(link);
    }
    if (report.loss.known()) {
        const Angle elevation = report.direction.elevation.value_or(Angle{0.0});
        report.level = scene.level(sector, report.direction, report.loss.loss);
        const auto& calibration = scene.parameters().calibration;
        std::optional<AppliedCorrection> applied;
        if (calibration && calibration->find(sector.technology) != nullptr) {
            applied = {scene.correction(sector.technology, report.direction), report.direction.land_cover};
        }
        report.budget = link_budget(scene.layers().sectors[sector_index], sector, report.loss.loss,
                                    report.direction.azimuth, elevation, scene.parameters(), applied);
        const Thresholds& thresholds = scene.parameters().technologies[index_of(sector.technology)].thresholds;
        const ProbabilityParameters& probability = scene.parameters().probability;
        report.status = point_status({report.level, sector_index, false}, thresholds, probability);
        report.probability = service_probability(report.level, thresholds.service, probability.sigma);
    }
    return report;
}

std::vector<SiteLevel> site_levels(const RadioScene& scene, std::uint32_t sector, Point receiver) {
    const std::vector<Sector>& sectors = scene.layers().sectors;
    std::map<std::pair<std::size_t, Technology>, SiteLevel> strongest;
    for (std::uint32_t i = 0; i < sectors.size(); ++i) {
        if (sectors[i].site != sectors[sector].site) {
            continue;
        }
        const LinkReport report = report_link(scene, i, receiver);
        if (!report.terrain_known) {
            continue;
        }
        const SiteLevel level{i, report.loss, report.level, report.status, report.probability};
        const auto [known, first] =
            strongest.try_emplace({sectors[i].operator_index, sectors[i].technology}, level);
        if (!first && std::pair{level.loss.known(), level.level} >
                          std::pair{known->second.loss.known(), known->second.level}) {
            known->second = level;
        }
    }
    std::vector<SiteLevel> levels;
    std::ranges::transform(strongest, std::back_inserter(levels), [](const auto& entry) { return entry.second; });
    return levels;
}

std::vector<std::uint32_t> sectors_named(const Layers& layers, const std::string& name) {
    const auto colon = name.rfind(':');
    std::vector<std::uint32_t> whole_station;
    std::vector<std::uint32_t> one_sector;
    std::vector<std::string> stations;
    std::string labels;
    for (std::uint32_t i = 0; i < layers.sectors.size(); ++i) {
        const Sector& sector = layers.sectors[i];
        stations.push_back(sector.station);
        if (sector.station == name) {
            whole_station.push_back(i);
        }
        if (colon != std::string::npos && sector.station == name.substr(0, colon)) {
            labels += (labels.empty() ? "" : ", ") + sector.label;
            if (sector.label == name.substr(colon + 1)) {
                one_sector.push_back(i);
            }
        }
    }
    if (whole_station.empty() && one_sector.empty()) {
        const std::string advice =
            labels.empty() ? "there is no station of that code." + did_you_mean(name.substr(0, colon), stations)
                           : "the station has no such sector; it has " + labels + ".";
        throw Error{ErrorKind::usage, "--from " + name, advice};
    }
    return whole_station.empty() ? one_sector : whole_station;
}

}  // namespace lomsong
