// SPDX-License-Identifier: Apache-2.0
#include "io/read/extent.hpp"

#include <cmath>

#include "io/clean/values.hpp"

namespace lomsong {

Box extent_of(const Layers& layers) {
    Box box;
    for (const Sector& sector : layers.sectors) {
        box.add(sector.position);
    }
    for (const Hamlet& hamlet : layers.hamlets) {
        box.add(bounds(hamlet.area));
        if (hamlet.centre) {
            box.add(*hamlet.centre);
        }
    }
    for (const Commune& commune : layers.communes) {
        box.add(bounds(commune.area));
    }
    for (const FibreRoute& route : layers.fibre_routes) {
        box.add(bounds(route.path));
    }
    for (const FibreNode& node : layers.fibre_nodes) {
        box.add(node.position);
    }
    for (const Road& road : layers.roads) {
        box.add(bounds(road.path));
    }
    return box;
}

Box box_of(std::span<const gdal::RasterFile> files, const std::string& crs) {
    Box box;
    for (const gdal::RasterFile& file : files) {
        box.add(file.box_in(crs));
    }
    return box;
}

std::string shown_degrees(const Box& degrees) {
    const auto rounded = [](double value) { return shown_number(std::round(value * 1e3) / 1e3); };
    return rounded(degrees.min_x) + ".." + rounded(degrees.max_x) + " E, " + rounded(degrees.min_y) + ".." +
           rounded(degrees.max_y) + " N";
}

}  // namespace lomsong
