// SPDX-License-Identifier: Apache-2.0
/// @file  Contents made by hand, as `inspect` would tell them.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "io/read/inspect.hpp"

namespace lomsong::test {

/// A column and its samples.
using Column = std::pair<std::string, std::vector<std::string>>;

inline ContentSummary vector_file(const std::string& file, ContentKind kind, std::uint64_t rows,
                                  const std::vector<Column>& columns) {
    ContentSummary content;
    content.file = file;
    content.layer = content.file.stem().string();
    content.kind = kind;
    content.crs = kind == ContentKind::table ? "" : "WGS 84";
    content.rows = rows;
    for (const auto& [name, samples] : columns) {
        content.columns.push_back(name);
        content.samples.push_back(samples);
    }
    return content;
}

struct Values {
    double minimum = 0.0;
    double maximum = 0.0;
};

inline ContentSummary raster_file(const std::string& file, const std::string& type, Values values,
                                  double resolution_m) {
    ContentSummary content;
    content.file = file;
    content.kind = ContentKind::raster;
    content.crs = "WGS 84";
    content.bands = 1;
    content.data_type = type;
    content.minimum = values.minimum;
    content.maximum = values.maximum;
    content.resolution_m = resolution_m;
    return content;
}

inline ContentSummary stations(const std::string& file = "stations.geojson") {
    return vector_file(file, ContentKind::points, 237,
                       {{"station", {"LCI0001-14G"}},
                        {"site", {"LCI0001"}},
                        {"operator", {"Viettel", "VNPT", "MobiFone"}},
                        {"technology", {"4G", "3G"}},
                        {"height_m", {"30"}}});
}

inline ContentSummary hamlets(const std::string& file = "hamlets.geojson") {
    return vector_file(file, ContentKind::points, 37,
                       {{"code", {"02683-001"}},
                        {"name", {"Thôn 1", "Thôn 2"}},
                        {"commune", {"Xã Bát Xát"}},
                        {"households", {"60"}}});
}

inline ContentSummary terrain(const std::string& file = "dem_30m.tif") {
    return raster_file(file, "Int16", {38.0, 2053.0}, 29.0);
}

}  // namespace lomsong::test
