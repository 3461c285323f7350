// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/io/sheets/made_result.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "engine/core/text.hpp"

namespace lomsong::sheets::test {

namespace {

Json collection(const std::string& name, Json features) {
    return {{"type", "FeatureCollection"}, {"name", name}, {"description", "x"}, {"features", std::move(features)}};
}

Json feature(const std::string& id, Json properties, Json geometry) {
    return {
        {"type", "Feature"}, {"id", id}, {"properties", std::move(properties)}, {"geometry", std::move(geometry)}};
}

Json point(Point degrees) { return {{"type", "Point"}, {"coordinates", {degrees.x, degrees.y}}}; }

Json square(Point middle, double half) {
    const double west = middle.x - half;
    const double east = middle.x + half;
    const double south = middle.y - half;
    const double north = middle.y + half;
    const Json ring = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    return {{"type", "Polygon"}, {"coordinates", Json::array({ring})}};
}

/// The properties of a roll-up of hamlets.
Json totals(const MadeResult& made, const std::string& commune) {
    Json properties;
    for (const char* unit : {"hamlets", "people"}) {
        const double of_each = std::string{unit} == "people" ? (made.has_people ? 100.0 : 0.0) : 1.0;
        double total = 0.0;
        for (const HamletStatusInfo& status : k_hamlet_statuses) {
            const auto count = std::ranges::count_if(made.hamlets, [&](const MadeHamlet& hamlet) {
                return hamlet.status == status.key && (commune.empty() || hamlet.commune_code == commune);
            });
            properties[unit + ("_" + std::string{status.key})] = of_each * static_cast<double>(count);
            total += of_each * static_cast<double>(count);
        }
        properties[unit + std::string{"_total"}] = total;
    }
    properties["hamlets_fibre_served"] = 0;
    return properties;
}

Json hamlet_properties(const MadeResult& made, const MadeHamlet& hamlet) {
    Json properties{{"code", hamlet.code},
                    {"name", hamlet.name},
                    {"commune_code", hamlet.commune_code},
                    {"commune", made.commune_name},
                    {"status", hamlet.status},
                    {"operators_serving", hamlet.operators_serving.value_or(hamlet.status == "good" ? 1 : 0)}};
    properties["population"] = made.has_people ? Json(100) : Json(nullptr);
    properties["fibre_class"] = made.has_fibre ? Json("<=2 km") : Json(nullptr);
    properties["fibre_road_distance_m"] = made.has_fibre ? Json(1540) : Json(nullptr);
    for (const std::string& one : made.operators) {
        const std::string key = identifier(one);
        properties[key + "_status"] = hamlet.status;
        properties[key + "_4g_status"] = hamlet.status;
        properties[key + "_margin_db"] = hamlet.status == "good" ? 12.5 : -3.5;
        properties[key + "_cause"] = hamlet.status == "good" ? Json(nullptr) : Json("terrain_blocked");
    }
    properties["centre_lon"] = hamlet.degrees.x;
    properties["centre_lat"] = hamlet.degrees.y;
    return properties;
}

}  // namespace

void MadeResult::write(const std::filesystem::path& folder) const {
    Json told{{"program", "lomsong"},
              {"version", "1.2.3"},
              {"title", "Tỉnh Mẫu"},
              {"data_date", "2026-11-15"},
              {"made_up", made_up},
              {"language", "vi"},
              {"crs", {{"definition", "EPSG:32648"}, {"name", "WGS 84 / UTM zone 48N"}}},
              {"model", {{"name", "p1812"}, {"reference", "ITU-R P.1812-8"}}},
              {"rows", {{"hamlets", {{"read", 10}, {"accepted", 9}, {"repaired", 2}, {"rejected", 1}}}}},
              {"parameters", {{"thresholds", {{"4g", {{"service_dbm", -105}, {"minimum_dbm", -115}}}}}}},
              {"warnings", Json::array()}};
    told["counts"]["operators"] = Json::object();
    for (const std::string& one : operators) {
        told["counts"]["operators"][identifier(one)] = {{"name", one}, {"has_reported", true}};
    }
    told.merge_patch(run);
    const auto put = [&](const std::string& name, const Json& json) {
        lomsong::test::put(folder / name, json.dump());
    };
    put("run.json", told);
    Json features = Json::array();
    for (const MadeHamlet& hamlet : hamlets) {
        features.push_back(feature(hamlet.code, hamlet_properties(*this, hamlet), point(hamlet.degrees)));
    }
    put("hamlets.geojson", collection("hamlets", features));
    features = Json::array();
    for (const std::string& code : communes) {
        Json properties{{"code", code}, {"name", commune_name}};
        properties.update(totals(*this, code));
        const Point middle = hamlets.empty() ? Point{104.0, 22.5} : hamlets.front().degrees;
        features.push_back(feature(code, properties, square(middle, 0.03)));
    }
    put("communes.geojson", collection("communes", features));
    put("province.geojson",
        collection("province", Json::array({feature("province", totals(*this, ""), Json(nullptr))})));
    if (has_fibre) {
        const Json reach = feature("H1", {{"code", "H1"}, {"fibre_class", "<=2 km"}}, point({104.0, 22.5}));
        put("fibre_reach.geojson", collection("fibre_reach", Json::array({reach})));
    }
}

MadeDocument::MadeDocument(const MadeResult& made, SheetOptions options)
    : m_options{std::move(options)},
      m_written{made, m_scratch.path()},
      m_result{m_scratch.path()},
      m_source{m_result, m_options},
      m_sheets{document_sheets(m_source)} {}

const Sheet& MadeDocument::sheet(const std::string& key) const {
    const auto found = std::ranges::find(m_sheets, key, &Sheet::key);
    if (found == m_sheets.end()) {
        throw std::out_of_range{"no sheet " + key};
    }
    return *found;
}

std::string words_of(const Sheet& sheet) {
    std::vector<draw::DrawnText> told;
    Canvas canvas{draw::ImageKind::png, sheet.paper.width, sheet.paper.height, 1.0};
    canvas.tell_texts(told);
    sheet.draw(canvas, {1, 99});
    std::string all;
    for (const draw::DrawnText& text : told) {
        all += text.text + '\n';
    }
    return all;
}

}  // namespace lomsong::sheets::test
