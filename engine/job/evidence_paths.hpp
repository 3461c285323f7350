// SPDX-License-Identifier: Apache-2.0
/// @file  Exact paths from masts to the test points of one hamlet, as they are and as they might be; the same calls
///        as the search for best servers, so that what evidence says of a link is what the verdict rests on.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "algorithms/evidence/altered_path.hpp"
#include "algorithms/propagation/path_obstacle.hpp"
#include "algorithms/verdict/point_status.hpp"
#include "engine/core/evidence.hpp"
#include "engine/core/path_profile.hpp"
#include "engine/core/results.hpp"
#include "engine/job/radio_scene.hpp"

namespace lomsong {

/// How a sector's signal comes to a point.
struct Arrival {
    Direction direction;
    Decibels loss;
};

/// Paths to one hamlet's points: each profile is cut once, each loss computed once. Sectors may be the scene's or
/// variations of them. One thread at a time.
class HamletPaths {
  public:
    /// Scene and points must outlive this.
    HamletPaths(const RadioScene& scene, std::span<const TestPoint> points);

    [[nodiscard]] const RadioScene& scene() const { return m_scene; }
    [[nodiscard]] std::size_t points() const { return m_points.size(); }
    [[nodiscard]] Point position(std::size_t point) const { return m_points[point].position; }

    /// Empty beyond the run's radius, over unknown ground, and where the model has no number.
    [[nodiscard]] std::optional<Arrival> arrival(const RadioSector& sector, std::size_t point,
                                                 Alteration alteration = Alteration::none);
    /// The median level that arrives.
    [[nodiscard]] Dbm level(const RadioSector& sector, const Arrival& arrival) const {
        return m_scene.level(sector, arrival.direction, arrival.loss);
    }
    /// The same if the antenna looked straight at the point.
    [[nodiscard]] Dbm pointed_level(const RadioSector& sector, const Arrival& arrival) const {
        return m_scene.pointed_level(sector, arrival.direction, arrival.loss);
    }
    /// How far a level stands above what `weak` needs at the target probability.
    [[nodiscard]] Decibels margin(Technology technology, Dbm level) const {
        return level - m_scene.weakest_useful(technology);
    }
    /// Whether the level is at least `weak`, by the status rules themselves.
    [[nodiscard]] bool serves(Technology technology, Dbm level) const;
    /// Whether the sector, as it is or varied, brings at least `weak` service to the point.
    [[nodiscard]] bool serves(const RadioSector& sector, std::size_t point);
    /// What free space and the full gain towards the point would bring.
    [[nodiscard]] Dbm strongest(const RadioSector& sector, std::size_t point) const {
        return m_scene.strongest_possible(sector, direction(sector, point, std::nullopt));
    }
    /// False when not even free space and the full gain towards the point would serve it.
    [[nodiscard]] bool hopeful(const RadioSector& sector, std::size_t point) const;

    /// What stands deepest in the way; empty when the path is clear, unknown or too long.
    [[nodiscard]] std::optional<Ridge> ridge(const RadioSector& sector, std::size_t point);

  private:
    struct Path {
        bool known = false;
        std::optional<HeightAboveSeaLevel> foot;  ///< ground below the antenna
        PathProfile profile;
    };
    using Place = std::pair<double, double>;
    using LossKey = std::tuple<double, double, double, double, std::size_t, Alteration>;

    [[nodiscard]] const Path& path(Point mast, std::size_t point);
    [[nodiscard]] Link link(const RadioSector& sector, const Path& path) const;
    [[nodiscard]] std::optional<Decibels> loss(const RadioSector& sector, const Path& path, std::size_t point,
                                               Alteration alteration);
    [[nodiscard]] Direction direction(const RadioSector& sector, std::size_t point,
                                      std::optional<HeightAboveSeaLevel> foot) const;

    const RadioScene& m_scene;
    std::span<const TestPoint> m_points;
    std::vector<std::optional<HeightAboveSeaLevel>> m_ground;  ///< by point
    std::vector<std::map<Place, Path>> m_paths;                ///< by point, then mast
    std::map<LossKey, std::optional<Decibels>> m_losses;
    PathProfile m_scratch;
};

}  // namespace lomsong
