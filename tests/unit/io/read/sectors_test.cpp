// SPDX-License-Identifier: Apache-2.0
/// @file  Rows of stations as people write them become sectors. The tables are made up, in memory.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/clean/column_habits.hpp"
#include "io/read/features.hpp"
#include "tests/support/cpu_time.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class QuietReporter final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string& message) override { warnings.push_back(message); }
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
    std::vector<std::string> warnings;
};

using Row = std::map<std::string, std::string>;

/// One table of stations around Bát Xát, read as soon as it is made. Rows begin at 2; every row has a position.
class Stations {
  public:
    explicit Stations(const std::vector<std::string>& fields, const std::vector<Row>& rows,
                      const std::vector<std::string>& operators = {}) {
        m_project.parameters.operators = operators;
        MatchedTable matched;
        VectorTable& table = matched.table;
        table.file = "tram.xlsx";
        table.is_sheet = true;
        table.crs = "EPSG:4326";
        table.data_date = "2026-11";
        table.columns = fields;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            matched.columns.set_column(fields[i], {i, "", 1.0, "made"});
        }
        for (const Row& cells : rows) {
            TableRow& row = table.rows.emplace_back();
            row.number = table.rows.size() + 1;
            for (const std::string& field : fields) {
                const auto cell = cells.find(field);
                row.values.push_back(cell == cells.end() ? std::string{} : cell->second);
            }
            row.shape.kind = ShapeKind::point;
            row.shape.type = "POINT";
            const auto east = cells.find("east");
            row.shape.point = {103.8 + (east == cells.end() ? 0.0 : std::stod(east->second)), 22.5};
        }
        matched.habits = settle_columns(table, matched.columns, LayerRole::stations, findings);
        tables.tables.push_back(std::move(matched));
        read.layers.crs.definition = "EPSG:9208";
        const Crosswalk none;
        read_sectors(tables, {m_project, read, read.layers, none, findings, reporter});
    }

    /// "row 3: duplicate", in order; rows of the whole table are 0.
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> list;
        for (const Finding& finding : findings.all()) {
            list.push_back("row " + std::to_string(finding.place.row) + ": " +
                           std::string{info(finding.kind).name} + " " + std::string{name_of(finding.outcome)} +
                           " " + finding.rule);
        }
        return list;
    }
    [[nodiscard]] std::vector<std::string> sectors() const {
        std::vector<std::string> list;
        for (const Sector& sector : read.layers.sectors) {
            list.push_back(read.layers.operators[sector.operator_index] + " " + sector.station + " " +
                           std::string{info(sector.technology).name} + " " + sector.label);
        }
        return list;
    }

    LayerTables tables{LayerRole::stations, {}};
    ReadLayers read;
    RowFindings findings;
    QuietReporter reporter;

  private:
    Project m_project;
};

const std::vector<std::string> k_fields{"station",  "operator",    "technology",    "sector",
                                        "height_m", "azimuth_deg", "frequency_mhz", "status"};

Row row(const std::string& station, const std::string& sector, const Row& more = {}) {
    Row cells{{"station", station},      {"operator", "Viettel"},     {"technology", "4G"},
              {"sector", sector},        {"height_m", "30"},          {"azimuth_deg", "60"},
              {"frequency_mhz", "1800"}, {"status", "Đang phát sóng"}};
    for (const auto& [field, cell] : more) {
        cells[field] = cell;
    }
    return cells;
}

std::vector<Row> many(std::size_t count, const Row& more = {}) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < count; ++i) {
        Row cells = row("S" + std::to_string(i), "1", more);
        cells["east"] = std::to_string(0.01 * static_cast<double>(i));
        rows.push_back(cells);
    }
    return rows;
}

TEST(Sectors, SoundRowsGiveNoFinding) {
    const Stations stations{k_fields, many(5)};
    EXPECT_TRUE(stations.findings.empty());
    EXPECT_EQ(stations.sectors().size(), 5U);
    EXPECT_EQ(stations.read.rows.at(LayerRole::stations)[4].row, 6U);
    EXPECT_EQ(stations.read.sites.sites, 5U);
}

TEST(Sectors, EveryRowIsASectorOrHasAFindingThatRejectsIt) {
    std::vector<Row> rows = many(6);
    rows.push_back(row("S9", "1", {{"technology", "viba"}}));
    rows.push_back(row("S0", "1"));
    rows.push_back(row("S9", "1", {{"status", "Đã thanh lý"}}));
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.told(),
                ElementsAre("row 8: unknown_word rejected ", "row 9: duplicate rejected same_sector"));
    EXPECT_EQ(stations.read.layers.sectors.size() + stations.read.off_air.size() +
                  stations.findings.count(Outcome::rejected),
              rows.size());
}

TEST(Sectors, SeveralTechnologiesInACellAreSeveralSectors) {
    std::vector<Row> rows = many(3);
    rows.push_back(row("S9", "1", {{"technology", "3G+4G"}, {"frequency_mhz", "2100/1800"}, {"east", "0.5"}}));
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.told(), ElementsAre("row 5: several_values noted split_technologies"));
    ASSERT_EQ(stations.sectors().size(), 5U);
    EXPECT_EQ(stations.sectors()[3], "Viettel S9 3G 1");
    EXPECT_EQ(stations.sectors()[4], "Viettel S9 4G 1");
    EXPECT_EQ(stations.read.layers.sectors[3].frequency->value(), 2100e6);
    EXPECT_EQ(stations.read.rows.at(LayerRole::stations)[3], stations.read.rows.at(LayerRole::stations)[4]);
}

TEST(Sectors, ARowPerStationWithThreeAzimuthsIsToldOnce) {
    const Stations stations{k_fields, many(4, {{"azimuth_deg", "0/120/240"}, {"sector", ""}})};
    EXPECT_THAT(stations.told(), ElementsAre("row 0: several_values noted split_azimuths"));
    EXPECT_EQ(stations.sectors().size(), 12U);
    EXPECT_EQ(stations.sectors()[2], "Viettel S0 4G 3");
    EXPECT_EQ(stations.read.layers.sectors[2].azimuth->value(), 240.0);
}

TEST(Sectors, AMissingAzimuthIsNotedOnItsRowUnlessTheAntennaIsOmnidirectional) {
    std::vector<Row> rows = many(4);
    rows[1]["azimuth_deg"] = "";
    rows[2]["azimuth_deg"] = "omni";
    rows[3]["azimuth_deg"] = "chưa có";
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.told(), ElementsAre("row 3: missing_azimuth noted default_azimuth",
                                             "row 5: missing_azimuth noted default_azimuth"));
    EXPECT_TRUE(stations.read.layers.sectors[2].omnidirectional);
}

TEST(Sectors, WhatNoRowHasIsNotedOnce) {
    const Stations stations{{"station", "operator", "technology"}, many(3)};
    EXPECT_THAT(stations.told(), ElementsAre("row 0: missing_height noted default_height",
                                             "row 0: missing_azimuth noted default_azimuth"));
}

TEST(Sectors, OperatorsHaveOneSpelling) {
    std::vector<Row> rows = many(5);
    rows[0]["operator"] = "VinaPhone";
    rows[1]["operator"] = "MOBIFONE";
    rows[2]["operator"] = "VNPT Lào Cai";
    rows[3]["operator"] = "Vietel";
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.read.layers.operators, ElementsAre("VNPT", "MobiFone", "Viettel"));
    EXPECT_THAT(stations.told(), ElementsAre("row 5: unknown_word repaired operator_spelling"));
}

TEST(Sectors, AnEmptyOperatorOrTechnologyIsTakenFromWhatSaysIt) {
    std::vector<Row> rows = many(4);
    rows[1]["operator"] = "";
    rows[2]["technology"] = "";
    rows[2]["station"] = "LCI0001-13G";
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.told(), ElementsAre("row 3: missing_value repaired operator_of_others",
                                             "row 4: missing_value repaired technology_of_code"));
    EXPECT_EQ(stations.read.layers.sectors[2].technology, Technology::g3);
}

TEST(Sectors, AStationWithoutCodeGetsOne) {
    std::vector<Row> rows = many(4);
    rows[2]["station"] = "-";
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.told(), ElementsAre("row 4: missing_value repaired code_from_row"));
    EXPECT_EQ(stations.read.layers.sectors[2].station, "tram-4");
    EXPECT_EQ(stations.findings.all().front().value_seen, "-");
    EXPECT_EQ(stations.findings.all().front().value_used, "tram-4");
}

TEST(Sectors, AnUnknownStatusIsTakenAsOnAirAndTold) {
    std::vector<Row> rows = many(4);
    rows[2]["status"] = "lung tung";
    rows[3]["status"] = "quy hoạch";
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.told(), ElementsAre("row 4: unknown_word noted status_on_air"));
    EXPECT_EQ(stations.read.layers.sectors.size(), 3U);
    ASSERT_EQ(stations.read.off_air.size(), 1U);
    EXPECT_EQ(stations.read.off_air.front().place.row, 5U);
    EXPECT_THAT(stations.reporter.warnings.front(), HasSubstr("1 of 4 sectors are not on air"));
}

TEST(Sectors, AnOptionalValueThatCannotBeReadCostsTheValueOnly) {
    std::vector<Row> rows = many(8);
    rows[1]["height_m"] = "30-35";
    rows[2]["height_m"] = "999";
    rows[3]["height_m"] = "98";  // 30 m in feet
    const Stations stations{k_fields, rows};
    EXPECT_THAT(stations.told(),
                ElementsAre("row 3: not_a_number noted range", "row 4: out_of_range noted out_of_range",
                            "row 5: unit_confused repaired unit_ft"));
    EXPECT_EQ(stations.sectors().size(), 8U);
    EXPECT_FALSE(stations.read.layers.sectors[1].antenna_height.has_value());
    EXPECT_NEAR(stations.read.layers.sectors[3].antenna_height->value(), 30.0, 1e-9);
    EXPECT_EQ(stations.findings.all()[2].value_seen, "98");
    EXPECT_EQ(stations.findings.all()[2].value_used, "30");
}

TEST(Sectors, DatesThatCannotBeAreTold) {
    std::vector<std::string> fields = k_fields;
    fields.push_back("on_air_date");
    std::vector<Row> rows = many(4, {{"on_air_date", "15/03/2021"}});
    rows[1]["on_air_date"] = "31/02/2021";
    rows[2]["on_air_date"] = "15/03/2027";
    const Stations stations{fields, rows};
    EXPECT_THAT(stations.told(),
                ElementsAre("row 3: bad_date noted no_date", "row 4: bad_date noted date_in_future"));
}

TEST(Sectors, AHundredThousandRowsTakeSeconds) {
    constexpr std::size_t k_rows = 100'000;
    std::vector<Row> rows;
    rows.reserve(k_rows);
    for (std::size_t i = 0; i < k_rows; ++i) {
        Row cells =
            row("S" + std::to_string(i / 3), std::to_string(i % 3 + 1),
                {{"azimuth_deg", std::to_string(120 * (i % 3)) + "°"}, {"height_m", i % 7 == 0 ? "42,5 m" : "30"}});
        cells["east"] = std::to_string(1e-3 * static_cast<double>(i / 3 % 2000));
        rows.push_back(std::move(cells));
    }
    const double begin = cpu_seconds();
    const Stations stations{k_fields, rows};
    const double seconds = cpu_seconds() - begin;
    EXPECT_EQ(stations.read.layers.sectors.size(), k_rows);
    EXPECT_LT(seconds, 60.0) << "a generous bound for sanitizers";
}

}  // namespace
}  // namespace lomsong
