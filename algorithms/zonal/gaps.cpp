// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/gaps.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "algorithms/zonal/regions.hpp"
#include "engine/core/error.hpp"
#include "engine/core/geometry.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_no_gap = std::numeric_limits<std::size_t>::max();

/// 1 where people can be and nothing serves, else 0.
Raster<std::uint8_t> unserved_mask(const Raster<std::uint8_t>& status, const Raster<std::uint8_t>& inhabited) {
    Raster<std::uint8_t> mask{status.grid()};
    for (std::size_t i = 0; i < mask.values().size(); ++i) {
        const bool unserved =
            inhabited.values()[i] == 1 && status.values()[i] == static_cast<std::uint8_t>(PointStatus::none);
        mask.values()[i] = unserved ? 1 : 0;
    }
    return mask;
}

/// The centre of the region's cell that is nearest to the mean of its cells: surely inside.
Point middle_of(const Region& region, const Grid& grid) {
    Point mean;
    for (const std::size_t index : region.cells) {
        const Point centre = grid.centre(grid.cell(index));
        mean.x += centre.x / static_cast<double>(region.cells.size());
        mean.y += centre.y / static_cast<double>(region.cells.size());
    }
    const std::size_t nearest = *std::ranges::min_element(
        region.cells, {}, [&](std::size_t index) { return distance(grid.centre(grid.cell(index)), mean); });
    return grid.centre(grid.cell(nearest));
}

void find_nearest_sector(Gap& gap, Point from, std::span<const Sector> sectors) {
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        if (gap.operator_index && sectors[i].operator_index != *gap.operator_index) {
            continue;
        }
        const Metres away = distance(from, sectors[i].position);
        if (!gap.nearest_distance || away < *gap.nearest_distance) {
            gap.nearest_distance = away;
            gap.nearest_sector = i;
        }
    }
}

}  // namespace

std::vector<Gap> find_gaps(const Raster<std::uint8_t>& status, std::optional<std::size_t> operator_index,
                           const GapSurroundings& surroundings, const SettlementParameters& parameters) {
    if (status.empty()) {
        return {};
    }
    const Grid& grid = status.grid();
    if (!(surroundings.inhabited.grid() == grid)) {
        throw Error{
            ErrorKind::internal, "gaps",
            "the inhabited cells lie on another grid than the coverage. Report this as a fault of Lomsong."};
    }
    std::vector<Region> regions =
        connected_regions(unserved_mask(status, surroundings.inhabited), 1, Connectivity::edges_and_corners);

    std::vector<Gap> gaps(regions.size());
    std::vector<std::size_t> gap_at(grid.size(), k_no_gap);
    for (std::size_t i = 0; i < regions.size(); ++i) {
        gaps[i].operator_index = operator_index;
        gaps[i].area_m2 = static_cast<double>(regions[i].cells.size()) * grid.cell_area_m2();
        for (const std::size_t index : regions[i].cells) {
            gap_at[index] = i;
        }
    }
    const auto gap_of = [&](Point point) -> Gap* {
        const std::optional<Cell> cell = grid.cell_at(point);
        return cell && gap_at[grid.index(*cell)] != k_no_gap ? &gaps[gap_at[grid.index(*cell)]] : nullptr;
    };
    for (const PeopleWeight& weight : surroundings.people) {
        if (Gap* gap = gap_of(weight.position)) {
            gap->people += weight.people;
            gap->households += weight.households;
        }
    }
    for (const TestPoint& point : surroundings.test_points) {
        if (Gap* gap = gap_of(point.position)) {
            gap->hamlets.push_back(point.hamlet);
        }
    }

    std::vector<Gap> kept;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        Gap& gap = gaps[i];
        if (gap.area_m2 < parameters.gap_area_m2 && gap.hamlets.empty()) {
            continue;
        }
        std::ranges::sort(gap.hamlets);
        gap.hamlets.erase(std::unique(gap.hamlets.begin(), gap.hamlets.end()), gap.hamlets.end());
        find_nearest_sector(gap, middle_of(regions[i], grid), surroundings.sectors);
        gap.area = std::move(regions[i].outline);
        kept.push_back(std::move(gap));
    }
    return kept;
}

}  // namespace lomsong
