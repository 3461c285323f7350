// SPDX-License-Identifier: Apache-2.0
#include "io/read/table_placing.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "io/clean/names/commune_finder.hpp"
#include "io/gdal/session.hpp"
#include "io/place/check_crs.hpp"
#include "io/read/extent.hpp"

namespace lomsong {

namespace {

PlaceColumns place_columns(const ColumnMatch& columns) {
    const auto index = [&](std::string_view field) -> std::optional<std::size_t> {
        const MatchedColumn* column = columns.find(field);
        return column == nullptr ? std::nullopt : std::optional{column->index};
    };
    PlaceColumns result;
    result.lon = index("lon");
    result.lat = index("lat");
    result.x = index("x");
    result.y = index("y");
    result.single = index("coordinates");
    result.station = index("station");
    result.site = index("site");
    result.commune = index("commune");
    result.commune_code = index("commune_code");
    return result;
}

bool has_coordinates(const PlaceColumns& columns) {
    return columns.single || (columns.lon && columns.lat) || (columns.x && columns.y);
}

/// Terrain need not reach as far as the stations that matter, so its margin is wider than that of the communes.
PlaceRules rules_of(const VectorTable& table, LayerRole role, const Region& region, const Project& project) {
    PlaceRules rules;
    rules.crs = table.source->crs;
    rules.region_margin = project.cleaning.region_margin;
    if (region.commune_count() == 0) {
        rules.region_margin = rules.region_margin + 2.0 * project.parameters.radio.radius;
    }
    rules.same_site = project.cleaning.same_site;
    rules.positions_from_station = project.cleaning.positions_from_station;
    rules.keep_unplaced = role == LayerRole::hamlets;
    return rules;
}

/// A table without geometry and without coordinate columns.
void leave_unplaced(VectorTable& table, LayerRole role, RowFindings& findings) {
    table.crs = "EPSG:4326";
    if (role == LayerRole::hamlets) {
        return;  // known by name: their reader says what that means
    }
    const std::string section = "[layers." + std::string{name_of(role)} + "]";
    findings.add({table.place(), "", FindingKind::missing_column,
                  "is a table without geometry and without columns for lon and lat",
                  "Write columns = { lon = \"...\", lat = \"...\" } in " + section + " of the project file."});
}

bool is_of_points(LayerRole role) {
    return role == LayerRole::stations || role == LayerRole::hamlets || role == LayerRole::clusters ||
           role == LayerRole::fibre_nodes || role == LayerRole::measurements;
}

void place_table(MatchedTable& matched, LayerRole role, Region& region, const Project& project,
                 RowFindings& findings) {
    VectorTable& table = matched.table;
    if (table.rows.empty() || findings.rejects(table.place())) {
        table.crs = table.crs.empty() ? "EPSG:4326" : table.crs;
        return;
    }
    const PlaceColumns columns = place_columns(matched.columns);
    const PlaceRules rules = rules_of(table, role, region, project);
    if (table.has_geometry) {
        check_crs(table, columns, region, rules, findings);
    } else if (is_of_points(role) && has_coordinates(columns)) {
        static_cast<void>(place_rows(table, columns, region, rules, findings));
    } else {
        leave_unplaced(table, role, findings);
        return;
    }
    if (role == LayerRole::stations) {
        add_sites(region, table, columns);
    }
}

MultiPolygon in_degrees(MultiPolygon polygons, const gdal::Transform& to_degrees) {
    const auto move = [&](Ring& ring) {
        for (Point& point : ring) {
            point = to_degrees(point).value_or(Point{});
        }
    };
    for (Polygon& polygon : polygons) {
        move(polygon.outer);
        std::ranges::for_each(polygon.holes, move);
    }
    return polygons;
}

std::vector<CommuneArea> areas_of(const LayerTables& communes, const RowFindings& findings) {
    std::vector<CommuneArea> areas;
    for (const MatchedTable& each : communes.tables) {
        if (each.table.crs.empty() || findings.rejects(each.table.place())) {
            continue;
        }
        const gdal::Transform to_degrees{gdal::crs(each.table.crs), gdal::wgs84()};
        for (const TableRow& row : each.table.rows) {
            if (row.shape.kind == ShapeKind::polygons) {
                areas.push_back({each.columns.text(row, "code"), each.columns.text(row, "name"),
                                 in_degrees(row.shape.polygons, to_degrees)});
            }
        }
    }
    return areas;
}

/// Stated communes by code, by name however it is written, and by what they were called before.
Region::Lookup lookup_of(const std::vector<CommuneArea>& areas, const Crosswalk& crosswalk) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const CommuneArea& area : areas) {
        names.emplace_back(area.code, area.name);
    }
    const auto finder = std::make_shared<const CommuneFinder>(names, crosswalk);
    return [finder](std::string_view code, std::string_view name) {
        StatedCommune stated = finder->find(code, name);
        std::ranges::copy(stated.also, std::back_inserter(stated.communes));
        return std::move(stated.communes);
    };
}

}  // namespace

Region region_of(LayerTables* communes, const std::vector<gdal::RasterFile>& terrain, const Crosswalk& crosswalk,
                 const Project& project, RowFindings& findings) {
    Region region = terrain.empty() ? Region{} : Region::of_box(box_of(terrain, "EPSG:4326"), "the terrain");
    if (communes == nullptr) {
        return region;
    }
    place_tables(*communes, region, project, findings);
    std::vector<CommuneArea> areas = areas_of(*communes, findings);
    if (areas.empty()) {
        return region;
    }
    std::string text = std::to_string(areas.size()) + " communes of " + communes->tables.front().table.file;
    Region::Lookup lookup = lookup_of(areas, crosswalk);
    region = Region::of_communes(std::move(areas), std::move(text));
    region.find_communes_by(std::move(lookup));
    return region;
}

void place_tables(LayerTables& layer, Region& region, const Project& project, RowFindings& findings) {
    for (MatchedTable& each : layer.tables) {
        place_table(each, layer.role, region, project, findings);
    }
}

}  // namespace lomsong
