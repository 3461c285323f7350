// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/regions.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

#include "algorithms/zonal/border_walk.hpp"
#include "algorithms/zonal/parts.hpp"

namespace lomsong {

namespace {

/// For each part the lowest part that it hangs together with by corners.
std::vector<std::size_t> joined_by_corners(const Parts& parts) {
    std::vector<std::size_t> leader(parts.count());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    const auto root = [&](std::size_t part) {
        while (leader[part] != part) {
            leader[part] = leader[leader[part]];
            part = leader[part];
        }
        return part;
    };
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (parts.of(index) == k_no_part) {
            continue;
        }
        const Cell south = moved(parts.grid().cell(index), Heading::south);
        for (const Heading heading : {Heading::west, Heading::east}) {
            const std::int32_t diagonal = parts.of(moved(south, heading));
            if (diagonal != k_no_part) {
                const std::size_t a = root(static_cast<std::size_t>(parts.of(index)));
                const std::size_t b = root(static_cast<std::size_t>(diagonal));
                leader[std::max(a, b)] = std::min(a, b);
            }
        }
    }
    for (std::size_t part = 0; part < leader.size(); ++part) {
        leader[part] = root(part);
    }
    return leader;
}

}  // namespace

std::vector<Region> connected_regions(const Raster<std::uint8_t>& raster, std::uint8_t value,
                                      Connectivity connectivity) {
    const Parts parts{raster, {&value, 1}};
    MultiPolygon polygons = outlines(parts);

    std::vector<std::size_t> region_of(parts.count());
    std::iota(region_of.begin(), region_of.end(), std::size_t{0});
    std::size_t count = parts.count();
    if (connectivity == Connectivity::edges_and_corners) {
        const std::vector<std::size_t> leader = joined_by_corners(parts);
        count = 0;
        for (std::size_t part = 0; part < leader.size(); ++part) {
            region_of[part] = leader[part] == part ? count++ : region_of[leader[part]];
        }
    }

    std::vector<Region> regions(count);
    for (std::size_t part = 0; part < parts.count(); ++part) {
        regions[region_of[part]].outline.push_back(std::move(polygons[part]));
    }
    for (std::size_t index = 0; index < parts.size(); ++index) {
        if (parts.of(index) != k_no_part) {
            regions[region_of[static_cast<std::size_t>(parts.of(index))]].cells.push_back(index);
        }
    }
    return regions;
}

MultiPolygon class_area(const Raster<std::uint8_t>& raster, std::uint8_t value) {
    const Parts parts{raster, {&value, 1}};
    return outlines(parts);
}

std::vector<MultiPolygon> class_areas_of(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values) {
    const Parts parts{raster, values};
    MultiPolygon polygons = outlines(parts);
    std::vector<MultiPolygon> areas(values.size());
    for (std::size_t part = 0; part < polygons.size(); ++part) {
        const std::uint8_t value = raster.values()[parts.first_cell(part)];
        const auto place = std::ranges::find(values, value) - values.begin();
        areas[static_cast<std::size_t>(place)].push_back(std::move(polygons[part]));
    }
    return areas;
}

}  // namespace lomsong
