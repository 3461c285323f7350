// SPDX-License-Identifier: Apache-2.0
#include "engine/job/evidence_paths.hpp"

#include "algorithms/antenna/pattern.hpp"

namespace lomsong {

HamletPaths::HamletPaths(const RadioScene& scene, std::span<const TestPoint> points)
    : m_scene{scene}, m_points{points}, m_paths(points.size()) {
    m_ground.reserve(points.size());
    for (const TestPoint& point : points) {
        m_ground.push_back(scene.profiler().ground(point.position));
    }
}

const HamletPaths::Path& HamletPaths::path(Point mast, std::size_t point) {
    const auto [entry, is_new] = m_paths[point].try_emplace({mast.x, mast.y});
    Path& path = entry->second;
    if (is_new) {
        path.foot = m_scene.profiler().ground(mast);
        path.known = m_scene.profiler().cut(mast, position(point), path.profile);
    }
    return path;
}

Link HamletPaths::link(const RadioSector& sector, const Path& path) const {
    return m_scene.sweep().link({sector.position, sector.antenna_height, {}}, sector.frequency, path.profile);
}

std::optional<Decibels> HamletPaths::loss(const RadioSector& sector, const Path& path, std::size_t point,
                                          Alteration alteration) {
    const LossKey key{
        sector.position.x, sector.position.y, sector.antenna_height.value(), sector.frequency.value(), point,
        alteration};
    const auto known = m_losses.find(key);
    if (known != m_losses.end()) {
        return known->second;
    }
    const PathLossModel& model = m_scene.sweep().model();
    if (alteration != Alteration::none && !alters(alteration, model, path.profile.view())) {
        return loss(sector, path, point, Alteration::none);
    }
    const PathLoss found = altered_loss(model, link(sector, path), alteration, m_scratch);
    return m_losses.emplace(key, found.known() ? std::optional{found.loss} : std::nullopt).first->second;
}

Direction HamletPaths::direction(const RadioSector& sector, std::size_t point,
                                 std::optional<HeightAboveSeaLevel> foot) const {
    const auto antenna = foot ? std::optional{raised(*foot, sector.antenna_height)} : std::nullopt;
    return m_scene.direction(sector.position, antenna, position(point), m_ground[point]);
}

std::optional<Arrival> HamletPaths::arrival(const RadioSector& sector, std::size_t point, Alteration alteration) {
    if (distance(sector.position, position(point)) > m_scene.parameters().radio.radius) {
        return std::nullopt;
    }
    const Path& on_ground = path(sector.position, point);
    if (!on_ground.known) {
        return std::nullopt;
    }
    const std::optional<Decibels> known = loss(sector, on_ground, point, alteration);
    return known ? std::optional{Arrival{direction(sector, point, on_ground.foot), *known}} : std::nullopt;
}

bool HamletPaths::serves(Technology technology, Dbm level) const {
    const RunParameters& parameters = m_scene.parameters();
    return is_served(point_status({level, k_no_sector, false},
                                  parameters.technologies[index_of(technology)].thresholds,
                                  parameters.probability));
}

bool HamletPaths::serves(const RadioSector& sector, std::size_t point) {
    const std::optional<Arrival> arrives = arrival(sector, point);
    return arrives && serves(sector.technology, level(sector, *arrives));
}

bool HamletPaths::hopeful(const RadioSector& sector, std::size_t point) const {
    const Direction direct = direction(sector, point, std::nullopt);
    return direct.distance <= m_scene.parameters().radio.radius &&
           serves(sector.technology, m_scene.strongest_possible(sector, direct));
}

std::optional<Ridge> HamletPaths::ridge(const RadioSector& sector, std::size_t point) {
    if (!arrival(sector, point)) {
        return std::nullopt;
    }
    const Path& on_ground = path(sector.position, point);
    const std::optional<Obstacle> obstacle = dominating_obstacle(link(sector, on_ground));
    if (!obstacle) {
        return std::nullopt;
    }
    const PathProfile& profile = on_ground.profile;
    const double share = profile.distance_km[obstacle->index] / profile.distance_km.back();
    const Point to = position(point);
    return Ridge{{sector.position.x + share * (to.x - sector.position.x),
                  sector.position.y + share * (to.y - sector.position.y)},
                 obstacle->distance,
                 obstacle->height_above_line,
                 HeightAboveSeaLevel{profile.terrain_m[obstacle->index] + profile.clutter_m[obstacle->index]}};
}

}  // namespace lomsong
