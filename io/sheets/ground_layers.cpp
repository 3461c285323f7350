// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/ground_layers.hpp"

#include <map>

#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

namespace {

/// The estimated areas of hamlets that are known as points, by the hamlet's code.
std::map<std::string, MultiPolygon> estimated_areas(const SheetSource& source) {
    const FeatureTable& table = source.table("working_areas");
    const NamedValues values{table};
    std::map<std::string, MultiPolygon> areas;
    for (const Feature& feature : table.features) {
        areas.emplace(values.text(feature, "code"), areas_in(source.on_ground(feature.geometry)));
    }
    return areas;
}

std::optional<Point> centre_of(const SheetSource& source, const NamedValues& values, const Feature& feature,
                               const MultiPolygon& area) {
    const std::optional<double> longitude = values.number(feature, "centre_lon");
    const std::optional<double> latitude = values.number(feature, "centre_lat");
    if (longitude && latitude) {
        return source.to_ground()({*longitude, *latitude});
    }
    if (const auto* point = std::get_if<Point>(&feature.geometry)) {
        return source.to_ground()(*point);
    }
    return area.empty() ? std::nullopt : std::optional{interior_point(area)};
}

std::vector<GroundHamlet> hamlets_of(const SheetSource& source) {
    const FeatureTable& table = source.table("hamlets");
    const NamedValues values{table};
    std::map<std::string, MultiPolygon> estimated = estimated_areas(source);
    std::vector<GroundHamlet> hamlets;
    hamlets.reserve(table.features.size());
    for (std::size_t row = 0; row < table.features.size(); ++row) {
        const Feature& feature = table.features[row];
        GroundHamlet hamlet{.row = row, .centre = {}, .area = areas_in(source.on_ground(feature.geometry))};
        hamlet.is_estimated = hamlet.area.empty() || values.flag(feature, "boundary_estimated").value_or(false);
        if (const auto found = estimated.find(values.text(feature, "code"));
            hamlet.area.empty() && found != estimated.end()) {
            hamlet.area = found->second;
        }
        hamlet.centre = centre_of(source, values, feature, hamlet.area);
        hamlets.push_back(std::move(hamlet));
    }
    return hamlets;
}

std::vector<GroundCommune> communes_of(const SheetSource& source) {
    const FeatureTable& table = source.table("communes");
    const NamedValues values{table};
    std::vector<GroundCommune> communes;
    for (const Feature& feature : table.features) {
        communes.push_back({values.text(feature, "code"), values.text(feature, "name"),
                            areas_in(source.on_ground(feature.geometry))});
    }
    return communes;
}

}  // namespace

MultiPolygon areas_in(const FeatureGeometry& geometry) {
    const auto* areas = std::get_if<MultiPolygon>(&geometry);
    MultiPolygon kept;
    if (areas != nullptr) {
        for (const Polygon& area : *areas) {
            if (area.outer.size() > 3) {
                kept.push_back(area);
            }
        }
    }
    return kept;
}

GroundLayers ground_layers(const SheetSource& source) {
    GroundLayers layers{.hamlets = hamlets_of(source), .communes = communes_of(source), .bounds = {}};
    for (const Feature& feature : source.table("province").features) {
        layers.bounds.add(lomsong::bounds(areas_in(source.on_ground(feature.geometry))));
    }
    for (const GroundCommune& commune : layers.communes) {
        layers.bounds.add(lomsong::bounds(commune.area));
    }
    for (const GroundHamlet& hamlet : layers.hamlets) {
        layers.bounds.add(lomsong::bounds(hamlet.area));
        if (hamlet.centre) {
            layers.bounds.add(*hamlet.centre);
        }
    }
    return layers;
}

}  // namespace lomsong::sheets
