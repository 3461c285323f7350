// SPDX-License-Identifier: Apache-2.0
#include "engine/job/site_demand.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "algorithms/settlement/people.hpp"
#include "algorithms/verdict/coverage_status.hpp"
#include "algorithms/verdict/point_status.hpp"
#include "engine/core/coverage_sink.hpp"
#include "engine/job/coverage_rasters.hpp"
#include "engine/job/point_search.hpp"

namespace lomsong {

namespace {

/// What lives in a cell, served or not.
struct Inhabited {
    double people = 0.0;
    double households = 0.0;
    double hamlets = 0.0;

    [[nodiscard]] double counted(SiteGain measured) const {
        switch (measured) {
            case SiteGain::people: return people;
            case SiteGain::households: return households;
            case SiteGain::hamlets: return hamlets;
        }
        return 0.0;
    }
};

/// By index in the grid.
struct InhabitedCells {
    Grid grid;
    std::map<std::size_t, Inhabited> cells;
    SiteGain measured = SiteGain::people;
};

InhabitedCells inhabited_by(const Layers& layers, const TestPlan& plan, Metres cell_size) {
    const PeopleWeights people = people_weights(layers, plan);
    std::vector<double> points_of(layers.hamlets.size(), 0.0);
    Box box;
    for (const PeopleWeight& weight : people.points) {
        box.add(weight.position);
    }
    for (const TestPoint& point : plan.points) {
        box.add(point.position);
        points_of[point.hamlet] += 1.0;
    }
    InhabitedCells found;
    if (box.empty()) {
        return found;
    }
    found.grid = Grid::covering(box.grown(cell_size), cell_size);
    Inhabited all;
    for (const PeopleWeight& weight : people.points) {
        Inhabited& cell = found.cells[found.grid.index(*found.grid.cell_at(weight.position))];
        cell.people += weight.people;
        cell.households += weight.households;
        all.people += weight.people;
        all.households += weight.households;
    }
    for (const TestPoint& point : plan.points) {
        found.cells[found.grid.index(*found.grid.cell_at(point.position))].hamlets += 1.0 / points_of[point.hamlet];
    }
    found.measured = all.people > 0.0       ? SiteGain::people
                     : all.households > 0.0 ? SiteGain::households
                                            : SiteGain::hamlets;
    std::erase_if(found.cells, [&](const auto& cell) { return !(cell.second.counted(found.measured) > 0.0); });
    return found;
}

/// The best status of each inhabited cell; `none` everywhere on known ground when nobody stands in the scene.
Raster<std::uint8_t> statuses(const RadioScene& scene, const InhabitedCells& inhabited, Execution execution,
                              Reporter& reporter) {
    Raster<std::uint8_t> area{inhabited.grid};
    std::ranges::fill(area.values(), std::uint8_t{0});
    for (const auto& [index, people] : inhabited.cells) {
        area.values()[index] = 1;
    }
    NoCoverageSink nobody;
    const CoverageRasters rasters = compute_rasters(scene, area, execution, nobody, reporter);
    Raster<std::uint8_t> best = combined_status(rasters.layers, std::nullopt);
    if (!best.empty()) {
        return best;
    }
    for (const auto& [index, people] : inhabited.cells) {
        if (scene.profiler().ground(inhabited.grid.centre(inhabited.grid.cell(index)))) {
            area.values()[index] = static_cast<std::uint8_t>(PointStatus::none);
        } else {
            area.values()[index] = Storage<std::uint8_t>::k_unknown;
        }
    }
    return area;
}

bool is_unserved(std::uint8_t status, PointStatus asked) {
    return status == static_cast<std::uint8_t>(PointStatus::none) ||
           (status == static_cast<std::uint8_t>(PointStatus::weak) && asked == PointStatus::good);
}

bool is_undecided(std::uint8_t status) {
    return status == static_cast<std::uint8_t>(PointStatus::unknown) || status == Storage<std::uint8_t>::k_unknown;
}

/// The best status of a test point over all operators and technologies of the scene.
PointStatus best_status(const RadioScene& scene, const PointLinks& links, std::size_t point) {
    const RunParameters& parameters = scene.parameters();
    PointStatus best = PointStatus::none;
    for (std::size_t operator_index = 0; operator_index < links.operators(); ++operator_index) {
        for (const TechnologyInfo& technology : k_technologies) {
            best = better_of(best, point_status(links.at(point, operator_index, technology.technology),
                                                parameters.technologies[index_of(technology.technology)].thresholds,
                                                parameters.probability));
        }
    }
    return best;
}

}  // namespace

SiteDemand find_demand(const RadioScene& scene, const TestPlan& plan, PointStatus asked, Execution execution,
                       Reporter& reporter) {
    const InhabitedCells inhabited = inhabited_by(scene.layers(), plan, scene.parameters().coverage.cell_size);
    SiteDemand demand;
    demand.grid = inhabited.grid;
    demand.measured = inhabited.measured;
    const Raster<std::uint8_t> status = statuses(scene, inhabited, execution, reporter);
    for (const auto& [index, people] : inhabited.cells) {
        const double weight = people.counted(inhabited.measured);
        const Cell cell = inhabited.grid.cell(index);
        const Point centre = inhabited.grid.centre(cell);
        if (is_undecided(status.values()[index])) {
            demand.undecided += weight;
        } else if (is_unserved(status.values()[index], asked)) {
            demand.cells.push_back(
                {cell, centre, *scene.profiler().ground(centre), people.people, people.households, weight});
            demand.unserved += weight;
        }
    }
    const PointSearch search = search_points(scene, plan.points, execution, reporter);
    demand.open_points.resize(scene.layers().hamlets.size(), 0);
    for (std::size_t p = 0; p < plan.points.size(); ++p) {
        const PointStatus best = best_status(scene, search.links, p);
        demand.point_unserved.push_back(best != PointStatus::unknown && !is_enough(best, asked));
        demand.open_points[plan.points[p].hamlet] += is_enough(best, asked) ? 0U : 1U;
    }
    return demand;
}

}  // namespace lomsong
