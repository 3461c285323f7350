// SPDX-License-Identifier: Apache-2.0
#include "io/quality/cleaned_layers.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "io/project/fields.hpp"
#include "tests/unit/io/quality/small_reading.hpp"

namespace lomsong {
namespace {

const Value& value_of(const FeatureTable& table, std::size_t feature, std::string_view column) {
    const auto found = std::ranges::find(table.columns, column, &Column::name);
    return table.features.at(feature).values.at(static_cast<std::size_t>(found - table.columns.begin()));
}

std::string text_of(const FeatureTable& table, std::size_t feature, std::string_view column) {
    const Value& value = value_of(table, feature, column);
    return std::holds_alternative<std::string>(value) ? std::get<std::string>(value) : "";
}

FeatureTable table_named(const std::vector<FeatureTable>& tables, std::string_view name) {
    const auto found = std::ranges::find(tables, name, &FeatureTable::name);
    return found == tables.end() ? FeatureTable{} : *found;
}

ReadLayers reading_with_everything() {
    ReadLayers read = small_reading();
    read.layers.clusters = {{1, {421'400, 2'480'400}, 12.0}};
    read.layers.fibre_routes = {
        {"FO1", "Viettel", Placement::aerial, {{{420'100, 2'480'100}, {420'900, 2'480'100}}}, Metres{810.0}}};
    read.layers.planned_fibre_routes = {
        {"FO2", "VNPT", Placement::unknown, {{{420'100, 2'480'200}, {420'900, 2'480'200}}}, {}, "planned"}};
    read.planned_route_rows = {{"tuyen.kml", "", false, 9}};
    read.layers.fibre_nodes = {{"N1", "olt", "Viettel", {420'100, 2'480'100}, true}};
    read.layers.buildings = {{{420'300, 2'480'300}, 81.5}};
    Measurement& measurement = read.layers.measurements.emplace_back();
    measurement.day = *day_named("2026-11-15");
    measurement.level = Dbm{-97.5};
    DeclaredSector off{read.layers.sectors.front(), station_row(8)};
    off.sector.label = "9";
    off.sector.status = "quy hoạch";
    read.off_air = {off};
    return read;
}

/// Columns of the table that are ours, not those that say where a feature came from.
std::vector<std::string> own_columns(const FeatureTable& table) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) {
        if (column.name == "source_file") {
            break;
        }
        names.push_back(column.name);
    }
    return names;
}

TEST(CleanedLayers, NameTheirColumnsAsOurFieldsAndHaveThoseRequired) {
    const std::vector<FeatureTable> tables = cleaned_tables(reading_with_everything(), {});
    ASSERT_EQ(tables.size(), 8U);
    for (const LayerRole role : {LayerRole::stations, LayerRole::hamlets, LayerRole::clusters, LayerRole::communes,
                                 LayerRole::fibre_routes, LayerRole::fibre_nodes, LayerRole::buildings,
                                 LayerRole::measurements}) {
        const std::vector<std::string> columns = own_columns(table_named(tables, name_of(role)));
        const auto fields = fields_of(role);
        for (const std::string& column : columns) {
            EXPECT_NE(std::ranges::find(fields, column, &Field::name), fields.end())
                << name_of(role) << ": '" << column << "' would not be read again";
        }
        for (const Field& field : fields) {
            EXPECT_TRUE(!field.required || std::ranges::find(columns, field.name) != columns.end())
                << name_of(role) << " has no column " << field.name;
        }
    }
}

TEST(CleanedLayers, EachFeatureKnowsItsRowAndItsRepairs) {
    const FeatureTable stations = table_named(cleaned_tables(small_reading(), {}), "stations");
    EXPECT_EQ(text_of(stations, 1, "source_file"), "tram/viettel.xlsx");
    EXPECT_EQ(text_of(stations, 1, "source_sheet"), "Trạm");
    EXPECT_EQ(std::get<std::int64_t>(value_of(stations, 1, "source_row")), 3);
    EXPECT_EQ(text_of(stations, 1, "repairs"), "swap_axes");
    EXPECT_EQ(text_of(stations, 0, "repairs"), "");
    EXPECT_EQ(text_of(stations, 2, "repairs"), "") << "a missing azimuth was noted, not repaired";
}

TEST(CleanedLayers, ARepairOfTheWholeFileIsOnEachOfItsFeatures) {
    ReadLayers read = small_reading();
    read.findings.push_back({station_row(0), "", FindingKind::wrong_crs, "x", "y", Outcome::repaired, "EPSG:5897",
                             "EPSG:9208", "guess_crs", 0.99});
    const FeatureTable stations = table_named(cleaned_tables(read, {}), "stations");
    EXPECT_EQ(text_of(stations, 0, "repairs"), "guess_crs");
    EXPECT_EQ(text_of(stations, 1, "repairs"), "guess_crs; swap_axes");
}

TEST(CleanedLayers, StationsOffAirAndPlannedRoutesAreThereWithTheirStatus) {
    const std::vector<FeatureTable> tables = cleaned_tables(reading_with_everything(), {});
    const FeatureTable stations = table_named(tables, "stations");
    ASSERT_EQ(stations.features.size(), 4U);
    EXPECT_EQ(text_of(stations, 3, "status"), "quy hoạch");
    EXPECT_EQ(std::get<std::int64_t>(value_of(stations, 3, "source_row")), 8);
    const FeatureTable routes = table_named(tables, "fibre_routes");
    ASSERT_EQ(routes.features.size(), 2U);
    EXPECT_EQ(text_of(routes, 1, "status"), "planned");
    EXPECT_EQ(text_of(routes, 1, "source_file"), "tuyen.kml");
    EXPECT_EQ(std::get<double>(value_of(routes, 0, "length_declared_km")), 0.81);
}

TEST(CleanedLayers, MadeUpDataIsMarkedOnEveryFeature) {
    RunParameters parameters;
    parameters.made_up = true;
    for (const FeatureTable& table : cleaned_tables(small_reading(), parameters)) {
        for (std::size_t i = 0; i < table.features.size(); ++i) {
            EXPECT_TRUE(std::get<bool>(value_of(table, i, "made_up"))) << table.name;
        }
        EXPECT_NE(table.description.find("GIẢ ĐỊNH"), std::string::npos);
    }
    for (const FeatureTable& table : cleaned_tables(small_reading(), {})) {
        EXPECT_EQ(std::ranges::find(table.columns, "made_up", &Column::name), table.columns.end());
    }
}

TEST(CleanedLayers, AnEmptyLayerIsNoTable) {
    EXPECT_TRUE(table_named(cleaned_tables(small_reading(), {}), "buildings").columns.empty());
}

}  // namespace
}  // namespace lomsong
