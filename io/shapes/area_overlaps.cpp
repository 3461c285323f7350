// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/area_overlaps.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "io/shapes/geos.hpp"

namespace lomsong {

namespace {

/// An area with what asking it many times needs.
struct Prepared {
    geos::Geometry shape;  ///< null for an empty area
    geos::Prepared prepared;
    Box box;
    double area_m2 = 0.0;
};

std::vector<Prepared> prepare(std::span<const MultiPolygon* const> areas) {
    std::vector<Prepared> result(areas.size());
    for (std::size_t i = 0; i < areas.size(); ++i) {
        Prepared& area = result[i];
        area.shape = areas[i]->empty() ? nullptr : geos::geometry_of(*areas[i]);
        if (area.shape) {
            area.prepared.reset(GEOSPrepare_r(geos::context(), area.shape.get()));
            area.box = bounds(*areas[i]);
            area.area_m2 = geos::area_m2(area.shape);
        }
    }
    return result;
}

std::vector<Box> boxes_of(const std::vector<Prepared>& areas) {
    std::vector<Box> boxes(areas.size());
    std::ranges::transform(areas, boxes.begin(), &Prepared::box);
    return boxes;
}

/// Area of the parts whose mean width is more than the tolerance, and of the others.
struct WideAndThin {
    double wide_m2 = 0.0;
    double thin_m2 = 0.0;
    std::size_t thin = 0;
};

WideAndThin parted(const GEOSGeometry& shape, Metres tolerance) {
    WideAndThin result;
    for (const Polygon& polygon : geos::polygons_of(shape)) {
        const geos::Geometry part = geos::geometry_of(MultiPolygon{polygon});
        const double area = geos::area_m2(part);
        if (2.0 * area > tolerance.value() * geos::perimeter_m(part)) {
            result.wide_m2 += area;
        } else if (area > 0.0) {
            result.thin_m2 += area;
            ++result.thin;
        }
    }
    return result;
}

bool may_overlap(const Prepared& a, const Prepared& b) {
    return GEOSPreparedIntersects_r(geos::context(), a.prepared.get(), b.shape.get()) == 1;
}

void measure(AreaOverlaps& result, const std::vector<Prepared>& areas, std::size_t first, std::size_t second,
             Metres tolerance) {
    const geos::Geometry common{
        GEOSIntersection_r(geos::context(), areas[first].shape.get(), areas[second].shape.get())};
    if (!common) {
        ++result.not_measured;
        return;
    }
    const WideAndThin parts = parted(*common, tolerance);
    result.slivers += parts.thin;
    result.slivers_m2 += parts.thin_m2;
    if (parts.wide_m2 > 0.0) {
        const double smaller = std::min(areas[first].area_m2, areas[second].area_m2);
        const double larger = std::max(areas[first].area_m2, areas[second].area_m2);
        const bool same = parts.wide_m2 >= (1.0 - AreaOverlaps::k_same_share) * larger;
        result.overlaps.push_back({first, second, parts.wide_m2, parts.wide_m2 / smaller, same});
    }
}

/// The hamlets with an area, by the commune that their code names.
std::vector<std::vector<std::size_t>> hamlets_by_commune(const Layers& layers) {
    std::map<std::string, std::size_t> commune_with_code;
    for (std::size_t i = 0; i < layers.communes.size(); ++i) {
        if (!layers.communes[i].code.empty() && !layers.communes[i].area.empty()) {
            commune_with_code.try_emplace(layers.communes[i].code, i);
        }
    }
    std::vector<std::vector<std::size_t>> hamlets(layers.communes.size());
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const auto commune = commune_with_code.find(layers.hamlets[i].commune_code);
        if (!layers.hamlets[i].area.empty() && commune != commune_with_code.end()) {
            hamlets[commune->second].push_back(i);
        }
    }
    return hamlets;
}

geos::Geometry difference(const geos::Geometry& from, const geos::Geometry& what) {
    return from && what ? geos::Geometry{GEOSDifference_r(geos::context(), from.get(), what.get())} : nullptr;
}

geos::Geometry together(const Layers& layers, const std::vector<std::size_t>& hamlets) {
    MultiPolygon all;
    for (const std::size_t hamlet : hamlets) {
        all.insert(all.end(), layers.hamlets[hamlet].area.begin(), layers.hamlets[hamlet].area.end());
    }
    const geos::Geometry pieces = geos::geometry_of(all);
    return pieces ? geos::Geometry{GEOSUnaryUnion_r(geos::context(), pieces.get())} : nullptr;
}

}  // namespace

AreaOverlaps overlaps_of(std::span<const MultiPolygon* const> areas, Metres tolerance) {
    AreaOverlaps result;
    const std::vector<Prepared> prepared = prepare(areas);
    const std::vector<Box> boxes = boxes_of(prepared);
    const geos::BoxIndex index{boxes};
    for (std::size_t first = 0; first < areas.size(); ++first) {
        for (const std::size_t second : index.meeting(boxes[first])) {
            if (second > first && may_overlap(prepared[first], prepared[second])) {
                measure(result, prepared, first, second, tolerance);
            }
        }
    }
    return result;
}

HamletFit fit_of_hamlets(const Layers& layers, Metres tolerance) {
    HamletFit fit;
    const std::vector<std::vector<std::size_t>> by_commune = hamlets_by_commune(layers);
    for (std::size_t c = 0; c < by_commune.size(); ++c) {
        if (by_commune[c].empty()) {
            continue;
        }
        const geos::Geometry commune = geos::geometry_of(layers.communes[c].area);
        const double commune_m2 = geos::area_m2(commune);
        const geos::Geometry uncovered = difference(commune, together(layers, by_commune[c]));
        const double uncovered_m2 = uncovered ? parted(*uncovered, tolerance).wide_m2 : 0.0;
        fit.communes.push_back(
            {c, by_commune[c].size(), uncovered_m2, commune_m2 > 0.0 ? uncovered_m2 / commune_m2 : 0.0});
        for (const std::size_t h : by_commune[c]) {
            const geos::Geometry hamlet = geos::geometry_of(layers.hamlets[h].area);
            const geos::Geometry outside = difference(hamlet, commune);
            const double outside_m2 = outside ? parted(*outside, tolerance).wide_m2 : 0.0;
            if (outside_m2 > 0.0) {
                fit.outside.push_back({h, c, outside_m2, outside_m2 / geos::area_m2(hamlet)});
            }
        }
    }
    std::ranges::sort(fit.outside, {}, &HamletOutside::hamlet);
    return fit;
}

}  // namespace lomsong
