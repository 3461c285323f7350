// SPDX-License-Identifier: Apache-2.0
#include "io/read/extent.hpp"

#include <cmath>

#include "io/clean/values.hpp"

namespace lomsong {

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
