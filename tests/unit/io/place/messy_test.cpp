// SPDX-License-Identifier: Apache-2.0
/// @file  The messy example of three operators: each fault of position on its row, no other, every place right.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include "io/clean/values.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/place/check_crs.hpp"
#include "io/place/place_rows.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

/// A layer as io/read gives it, in short.
VectorTable read(const fs::path& file) {
    const gdal::DatasetPtr dataset = gdal::open(file, gdal::Content::vector, file.filename().string());
    OGRLayer& layer = *dataset->GetLayer(0);
    VectorTable table;
    table.file = file.filename().string();
    table.has_geometry = layer.GetGeomType() != wkbNone;
    table.is_sheet = !table.has_geometry;
    const OGRFeatureDefn& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        table.columns.push_back(cleaned_text(definition.GetFieldDefn(i)->GetNameRef()));
    }
    if (layer.GetSpatialRef() != nullptr) {
        char* text = nullptr;
        layer.GetSpatialRef()->exportToWkt(&text);
        table.crs = text;
        CPLFree(text);
    }
    while (OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        TableRow& row = table.rows.emplace_back();
        row.number = table.rows.size() + (table.is_sheet ? 1 : 0);
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            row.values.push_back(cleaned_text(feature->GetFieldAsString(i)));
        }
        if (const OGRGeometry* geometry = feature->GetGeometryRef()) {
            if (wkbFlatten(geometry->getGeometryType()) == wkbPoint) {
                row.shape.kind = ShapeKind::point;
                row.shape.point = {geometry->toPoint()->getX(), geometry->toPoint()->getY()};
            }
        }
    }
    return table;
}

std::optional<std::size_t> column(const VectorTable& table, const std::string& name) {
    const auto found = std::ranges::find(table.columns, name);
    return found == table.columns.end() ? std::nullopt
                                        : std::optional{static_cast<std::size_t>(found - table.columns.begin())};
}

/// "station sector" -> degrees, of the clean layer.
std::map<std::string, Point> clean_stations(const fs::path& folder) {
    std::map<std::string, Point> places;
    const VectorTable table = read(folder / "bat_xat" / "stations.geojson");
    const std::size_t station = column(table, "station").value();
    const std::size_t sector = column(table, "sector").value();
    for (const TableRow& row : table.rows) {
        places[row.values[station] + " " + row.values[sector]] = row.shape.point;
    }
    return places;
}

/// Rows of `truth.json` with a fault of position: "Viettel row 7" -> kind.
std::map<std::string, FindingKind> truth(const fs::path& folder) {
    std::ifstream in{folder / "bat_xat_messy" / "truth.json"};
    std::stringstream text;
    text << in.rdbuf();
    const std::map<std::string, FindingKind> kinds{{"no coordinates", FindingKind::no_coordinates},
                                                   {"swapped", FindingKind::swapped_axes},
                                                   {"outside the province", FindingKind::outside_region}};
    std::map<std::string, FindingKind> rows;
    const std::string all = text.str();
    const std::regex entry{R"rx("(\w+ row \d+)": "([a-z ]+)")rx"};
    for (std::sregex_iterator it{all.begin(), all.end(), entry}; it != std::sregex_iterator{}; ++it) {
        const auto kind = kinds.find((*it)[2]);
        if (kind != kinds.end()) {
            rows.emplace((*it)[1], kind->second);
        }
    }
    return rows;
}

class MessyStations : public ::testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(m_folder / "bat_xat_messy")) {
            GTEST_SKIP() << "skipped: no ../shared/data";
        }
        gdal::start();
    }

    VectorTable place(const std::string& file, Region& region, RowFindings& findings) const {
        VectorTable table = read(m_folder / "bat_xat_messy" / file);
        PlaceColumns columns;
        columns.lon = column(table, "Kinh độ");
        columns.lat = column(table, "Vĩ độ");
        columns.x = column(table, "X (m)");
        columns.y = column(table, "Y (m)");
        columns.single = column(table, "Toạ độ");
        columns.station = column(table, "Mã trạm");
        columns.site = column(table, "Mã vị trí");
        place_rows(table, columns, region, {}, findings);
        add_sites(region, table, columns);
        return table;
    }

    fs::path m_folder = fs::path{LOMSONG_SHARED_DIR} / "data";
};

TEST_F(MessyStations, EveryFaultOfPositionIsFoundAndEveryPlaceIsWithinAMetre) {
    const std::map<std::string, Point> clean = clean_stations(m_folder);
    Region region = Region::of_box(Box{103.5, 22.3, 104.1, 22.8}, "the terrain");
    std::map<std::string, FindingKind> found;
    for (const auto& [operator_name, file] : std::map<std::string, std::string>{
             {"MobiFone", "tram_mobifone.xlsx"}, {"VNPT", "tram_vnpt.xlsx"}, {"Viettel", "tram_viettel.xlsx"}}) {
        RowFindings findings;
        const VectorTable table = place(file, region, findings);
        for (const Finding& finding : findings.all()) {
            found.emplace(operator_name + " row " + std::to_string(finding.place.row), finding.kind);
        }
        const gdal::Transform to_degrees{gdal::crs(table.crs), gdal::wgs84()};
        const std::size_t station = column(table, "Mã trạm").value();
        const std::size_t sector = column(table, "Sector").value();
        for (const TableRow& row : table.rows) {
            if (row.shape.kind != ShapeKind::point) {
                continue;
            }
            const auto there = clean.find(row.values[station] + " " + row.values[sector]);
            ASSERT_NE(there, clean.end()) << file << " row " << row.number;
            EXPECT_LT(ground_distance(to_degrees(row.shape.point).value(), there->second).value(), 1.0)
                << file << " row " << row.number;
        }
    }
    EXPECT_EQ(found, truth(m_folder));
}

TEST_F(MessyStations, TheHamletsShapefileIsInTheProvincialZoneAndStaysSo) {
    VectorTable table = read(m_folder / "bat_xat_messy" / "thon_ban.shp");
    const std::string before = table.crs;
    RowFindings findings;
    check_crs(table, {}, Region::of_box(Box{103.5, 22.3, 104.1, 22.8}, "the terrain"), {}, findings);
    EXPECT_EQ(table.crs, before);
    EXPECT_TRUE(findings.empty());
    ASSERT_EQ(table.understood.size(), 1U);
    EXPECT_EQ(table.understood.front().subject, "crs");
}

}  // namespace
}  // namespace lomsong
