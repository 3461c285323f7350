// SPDX-License-Identifier: Apache-2.0
// Hamlets, clusters and communes from tables as they come out of io/clean. All of them are made up.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/gdal/session.hpp"
#include "io/read/features.hpp"
#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A cell that is empty has no column in the row's meaning.
struct Row {
    std::vector<std::string> cells;
    double lon = 103.80;
    double lat = 22.50;
    bool drawn = true;
};

MatchedTable table_of(const std::vector<std::string>& fields, const std::vector<Row>& rows) {
    MatchedTable matched;
    matched.table.file = "thon.xlsx";
    matched.table.is_sheet = true;
    matched.table.crs = "EPSG:4326";
    matched.table.columns = fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        matched.columns.set_column(fields[i], {i, "", 1.0, ""});
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        TableRow row;
        row.number = i + 2;
        row.values = rows[i].cells;
        row.shape.kind = rows[i].drawn ? ShapeKind::point : ShapeKind::none;
        row.shape.type = "POINT";
        row.shape.point = {rows[i].lon, rows[i].lat};
        matched.table.rows.push_back(std::move(row));
    }
    return matched;
}

/// A square commune, west and south given, edge in degrees.
void add_commune(MatchedTable& matched, double west, double south, double edge) {
    Shape& shape = matched.table.rows[matched.table.rows.size() - 1].shape;
    shape.kind = ShapeKind::polygons;
    shape.polygons = {Polygon{
        {{west, south}, {west + edge, south}, {west + edge, south + edge}, {west, south + edge}, {west, south}},
        {}}};
}

class Places : public testing::Test {
  protected:
    Places() {
        gdal::start();
        read.layers.crs.definition = "EPSG:9208";
    }

    void hamlets(const std::vector<std::string>& fields, const std::vector<Row>& rows) {
        read_hamlets({LayerRole::hamlets, {table_of(fields, rows)}}, into());
    }
    void clusters(const std::vector<std::string>& fields, const std::vector<Row>& rows) {
        read_clusters({LayerRole::clusters, {table_of(fields, rows)}}, into());
    }
    /// Bát Xát from 103.79, Trịnh Tường from 103.82, both 0.03 degrees wide.
    void communes() {
        LayerTables layer{LayerRole::communes, {}};
        for (const auto& [code, name, west] :
             {std::tuple{"02683", "Xã Bát Xát", 103.79}, std::tuple{"02705", "Xã Trịnh Tường", 103.82}}) {
            layer.tables.push_back(table_of({"code", "name"}, {{{code, name}}}));
            add_commune(layer.tables.back(), west, 22.49, 0.03);
        }
        read_communes(layer, into());
    }
    Meaning into() { return {project, read, read.layers, crosswalk, findings, reporter}; }

    [[nodiscard]] std::vector<std::string> codes() const {
        std::vector<std::string> all;
        for (const Hamlet& hamlet : read.layers.hamlets) {
            all.push_back(hamlet.code);
        }
        return all;
    }
    [[nodiscard]] std::vector<FindingKind> kinds() const {
        std::vector<FindingKind> all;
        for (const Finding& finding : findings.all()) {
            all.push_back(finding.kind);
        }
        return all;
    }

    Project project;
    ReadLayers read;
    Crosswalk crosswalk;
    RowFindings findings;
    ListeningReporter reporter;
};

TEST_F(Places, AHamletWithoutAPositionStaysAndOneWithoutANameDoesNot) {
    hamlets({"code", "name"}, {{{"01", "Thôn Y Tý"}, 0, 0, false}, {{"02", ""}}, {{"03", "Thôn Ba"}}});
    EXPECT_THAT(codes(), ElementsAre("01", "03"));
    EXPECT_FALSE(read.layers.hamlets[0].centre.has_value());
    EXPECT_THAT(kinds(), ElementsAre(FindingKind::no_coordinates, FindingKind::missing_value));
    EXPECT_EQ(findings.count(Outcome::rejected), 1U);
    EXPECT_EQ(read.rows[LayerRole::hamlets].size(), 2U) << "a row behind each hamlet";
    EXPECT_EQ(read.rows[LayerRole::hamlets][1].row, 4U);
}

TEST_F(Places, ALayerMayHoldAreasAndPoints) {
    MatchedTable table = table_of({"code", "name"}, {{{"01", "Một"}}, {{"02", "Hai"}, 103.85}, {{"03", "Ba"}}});
    for (TableRow& row : table.table.rows) {
        if (row.number != 3) {
            const double west = 103.70 + 0.1 * static_cast<double>(row.number);
            row.shape.kind = ShapeKind::polygons;
            row.shape.polygons = {Polygon{
                {{west, 22.5}, {west + 0.01, 22.5}, {west + 0.01, 22.51}, {west, 22.51}, {west, 22.5}}, {}}};
        }
    }
    read_hamlets({LayerRole::hamlets, {table}}, into());
    EXPECT_TRUE(findings.empty());
    ASSERT_EQ(read.layers.hamlets.size(), 3U);
    EXPECT_FALSE(read.layers.hamlets[0].area.empty());
    EXPECT_TRUE(read.layers.hamlets[1].centre.has_value());
    EXPECT_FALSE(read.layers.hamlets[2].area.empty());
}

TEST_F(Places, CodesAreMadeFromCommuneAndNameWhateverTheOrder) {
    const std::vector<Row> rows{
        {{"Bản Giang", "02683"}, 103.80}, {{"Bản Giàng", "02683"}, 103.81}, {{"Thôn Y Tý", "02683"}, 103.79}};
    hamlets({"name", "commune_code"}, rows);
    std::vector<std::string> first = codes();
    EXPECT_EQ(first[2], "02683-thon_y_ty");
    EXPECT_NE(first[0], first[1]) << "names that differ by accents alone are two hamlets";
    EXPECT_TRUE(findings.empty()) << "a file without codes is understood, not faulty";
    ASSERT_EQ(read.understood[LayerRole::hamlets].size(), 1U);

    ReadLayers again;
    again.layers.crs = read.layers.crs;
    read = again;
    hamlets({"name", "commune_code"}, {rows[2], rows[1], rows[0]});
    const std::vector<std::string> second = codes();
    EXPECT_THAT(second, ElementsAre(first[2], first[1], first[0]));
}

TEST_F(Places, ARowThatLacksTheCodeThatOthersHaveIsMended) {
    hamlets({"code", "name", "commune"},
            {{{"01", "Thôn Một", "Xã Bát Xát"}, 103.80}, {{"", "Thôn Hai", "Xã Bát Xát"}, 103.81}});
    EXPECT_THAT(codes(), ElementsAre("01", "xa_bat_xat-thon_hai"));
    ASSERT_EQ(findings.all().size(), 1U);
    EXPECT_EQ(findings.all()[0].outcome, Outcome::repaired);
    EXPECT_EQ(findings.all()[0].value_used, "xa_bat_xat-thon_hai");
    EXPECT_EQ(findings.all()[0].place.row, 3U);
}

TEST_F(Places, TheSecondOfTwoIsRejectedAndNamesTheFirst) {
    hamlets({"code", "name", "commune_code"}, {{{"01", "Thôn Bản Qua", "02683"}},
                                               {{"01", "Bản Qua", "02683"}},
                                               {{"01", "Thôn Quang Kim", "02683"}},
                                               {{"", "Bản Qua", "02683"}},
                                               {{"02", "bản qua", "02683"}}});
    EXPECT_THAT(codes(), ElementsAre("01"));
    EXPECT_THAT(kinds(), ElementsAre(FindingKind::duplicate, FindingKind::contradiction, FindingKind::duplicate,
                                     FindingKind::duplicate));
    EXPECT_EQ(findings.count(Outcome::rejected), 4U);
    EXPECT_THAT(findings.all()[1].problem, HasSubstr("thon.xlsx: row 2, where it is 'Thôn Bản Qua'"));
}

TEST_F(Places, NamesakesOfMergedCommunesAreTwoHamlets) {
    hamlets({"code", "name", "commune_code"}, {{{"01", "Thôn 1", "02683"}, 103.80},
                                               {{"02", "Thôn 1", "02683"}, 103.86},
                                               {{"03", "Tổ 1", "02683"}, 103.80},
                                               {{"04", "Thôn 1", "02705"}, 103.80}});
    EXPECT_EQ(read.layers.hamlets.size(), 4U);
    EXPECT_TRUE(findings.empty());
}

TEST_F(Places, ClustersFindTheirHamletByCodeOrByNameInItsCommune) {
    hamlets({"code", "name", "commune_code", "commune"}, {{{"01", "Thôn Bản Qua", "02683", "Xã Bát Xát"}, 103.80},
                                                          {{"02", "Thôn 1", "02683", "Xã Bát Xát"}, 103.81},
                                                          {{"03", "Thôn 1", "02705", "Xã Trịnh Tường"}, 103.83}});
    clusters({"hamlet_code", "hamlet", "commune"}, {{{"01", "", ""}},
                                                    {{"", "bản qua", "Bát Xát"}},
                                                    {{"", "Thôn I", "xã Trịnh Tường"}},
                                                    {{"", "Bản Qua", ""}},
                                                    {{"99", "Thôn Bản Qua", "Xã Bát Xát"}}});
    std::vector<std::size_t> joined;
    for (const Cluster& cluster : read.layers.clusters) {
        joined.push_back(cluster.hamlet);
    }
    EXPECT_THAT(joined, ElementsAre(0U, 0U, 2U, 0U, 0U));
    EXPECT_TRUE(findings.empty());
}

TEST_F(Places, AnUncertainClusterIsRejectedAndGoesToReview) {
    hamlets({"code", "name", "commune"}, {{{"01", "Thôn Sìn Chải", "Xã Bát Xát"}, 103.80},
                                          {{"02", "Thôn 1", "Xã Bát Xát"}, 103.81},
                                          {{"03", "Thôn 1", "Xã Trịnh Tường"}, 103.83}});
    clusters({"hamlet_code", "hamlet", "commune"}, {{{"", "Xín Chải", "Xã Bát Xát"}},
                                                    {{"", "Thôn 1", ""}},
                                                    {{"", "Quang Kim", "Xã Bát Xát"}},
                                                    {{"0l", "", ""}}});
    EXPECT_TRUE(read.layers.clusters.empty());
    EXPECT_THAT(kinds(), ElementsAre(FindingKind::name_uncertain, FindingKind::name_uncertain,
                                     FindingKind::unknown_reference, FindingKind::unknown_reference));
    EXPECT_EQ(findings.count(Outcome::rejected), 4U);
    EXPECT_THAT(findings.all()[0].problem, HasSubstr("'Xín Chải' may be 'Thôn Sìn Chải' (01, 0.85)"));
    EXPECT_THAT(findings.all()[3].advice, HasSubstr("Did you mean '01'?"));
    ASSERT_EQ(read.reviews.size(), 2U);
    EXPECT_EQ(read.reviews[1].candidates.size(), 2U);
}

TEST_F(Places, CommunesAreFoundByCodeNameFormerNameAndPlace) {
    crosswalk = Crosswalk{{{"02690", "Xã Quang Kim", "", "02683", "Xã Bát Xát", "2025-07-01", ""},
                           {"02700", "Xã Cốc Mỳ", "", "02683", "Xã Bát Xát", "2025-07-01", ""},
                           {"02700", "Xã Cốc Mỳ", "", "02705", "Xã Trịnh Tường", "2025-07-01", ""}}};
    hamlets({"code", "name", "commune_code", "commune"}, {{{"01", "Một", "2683", ""}, 103.80},
                                                          {{"02", "Hai", "", "bát xát"}, 103.80},
                                                          {{"03", "Ba", "", "Xã Quang Kim"}, 103.80},
                                                          {{"04", "Bốn", "", "Xã Cốc Mỳ"}, 103.83},
                                                          {{"05", "Năm", "", ""}, 103.83}});
    communes();
    std::vector<std::string> found;
    for (const Hamlet& hamlet : read.layers.hamlets) {
        found.push_back(hamlet.commune_code + " " + hamlet.commune);
    }
    EXPECT_THAT(found, ElementsAre("02683 Xã Bát Xát", "02683 bát xát", "02683 Xã Bát Xát", "02705 Xã Trịnh Tường",
                                   "02705 Xã Trịnh Tường"));
    EXPECT_THAT(kinds(), ElementsAre(FindingKind::old_commune_name, FindingKind::old_commune_name));
    EXPECT_EQ(findings.count(Outcome::repaired), 2U);
    EXPECT_EQ(findings.all()[0].value_used, "Xã Bát Xát");
    EXPECT_EQ(findings.all()[0].value_seen, "Xã Quang Kim");
    EXPECT_LT(findings.all()[1].confidence, 1.0) << "of a commune that was divided the place decides";
    EXPECT_EQ(read.layers.communes.size(), 2U);
    EXPECT_EQ(read.rows[LayerRole::communes].size(), 2U);
}

TEST_F(Places, AStatementThatDisagreesIsToldAndNothingIsRejected) {
    hamlets({"code", "name", "commune_code", "commune"}, {{{"01", "Một", "02683", ""}, 103.84},
                                                          {{"02", "Hai", "02683", "Xã Trịnh Tường"}, 103.80},
                                                          {{"03", "Ba", "", "Xã Trịnh Tườn"}, 103.83},
                                                          {{"04", "Bốn", "", "Xã Năm Căn"}, 0.0, 0.0, false}});
    communes();
    EXPECT_THAT(kinds(),
                ElementsAre(FindingKind::no_coordinates, FindingKind::outside_commune, FindingKind::contradiction,
                            FindingKind::name_uncertain, FindingKind::name_uncertain));
    EXPECT_EQ(findings.count(Outcome::rejected), 0U);
    EXPECT_EQ(read.layers.hamlets[0].commune_code, "02683") << "the code decides, not the place";
    EXPECT_EQ(read.layers.hamlets[1].commune_code, "02683");
    EXPECT_EQ(read.layers.hamlets[2].commune_code, "02705");
    EXPECT_EQ(findings.all()[3].rule, "commune_by_position");
    EXPECT_EQ(read.layers.hamlets[3].commune_code, "");
    EXPECT_EQ(read.reviews.size(), 2U);
    EXPECT_THAT(reporter.warnings(), ElementsAre(HasSubstr("1 of 4 hamlets belong to no commune")));
}

TEST_F(Places, ACodeOfNoCommuneAndACodeThatNameAndPlaceContradictGiveWayToTheName) {
    hamlets({"code", "name", "commune_code", "commune"}, {{{"01", "Một", "02683", "Xã Bát Xát"}, 103.80},
                                                          {{"02", "Hai", "99999", "Xã Bát Xát"}, 103.80},
                                                          {{"03", "Ba", "02683", "Xã Trịnh Tường"}, 103.83}});
    communes();
    EXPECT_THAT(kinds(), ElementsAre(FindingKind::contradiction, FindingKind::unknown_reference));
    EXPECT_EQ(findings.count(Outcome::repaired), 2U);
    EXPECT_EQ(findings.all()[0].value_seen, "02683");
    EXPECT_EQ(findings.all()[0].value_used, "02705");
    EXPECT_EQ(findings.all()[1].value_seen, "99999");
    EXPECT_EQ(findings.all()[1].value_used, "02683");
    EXPECT_EQ(findings.all()[1].rule, "commune_by_name");
    EXPECT_EQ(read.layers.hamlets[1].commune_code, "02683");
    EXPECT_EQ(read.layers.hamlets[2].commune_code, "02705");
}

TEST_F(Places, AFileWithCodesOfAnotherListIsUnderstoodOnce) {
    hamlets({"code", "name", "commune_code", "commune"}, {{{"01", "Một", "A1", "Xã Bát Xát"}, 103.80},
                                                          {{"02", "Hai", "A1", "Xã Bát Xát"}, 103.80},
                                                          {{"03", "Ba", "A2", "Xã Trịnh Tường"}, 103.83}});
    communes();
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(read.layers.hamlets[2].commune_code, "02705");
    ASSERT_EQ(read.understood[LayerRole::hamlets].size(), 1U);
    EXPECT_EQ(read.understood[LayerRole::hamlets][0].subject, "commune codes");
}

TEST_F(Places, CodesThatASpreadsheetMadeNumbersOfAreTheSameCodes) {
    hamlets({"code", "name", "commune_code"}, {{{"0268301", "Một", "2683.0"}, 103.80},
                                               {{"0268302", "Hai", "2683"}, 103.80},
                                               {{"05", "Năm", "02683"}, 103.80},
                                               {{"5", "Sáu", "02683"}, 103.80}});
    communes();
    clusters({"hamlet_code"}, {{{"268301"}}, {{"268302.0"}}, {{"05"}}, {{"5"}}, {{"005"}}});
    ASSERT_EQ(read.layers.clusters.size(), 4U);
    EXPECT_EQ(read.layers.clusters[1].hamlet, 1U);
    EXPECT_EQ(read.layers.clusters[2].hamlet, 2U) << "as it is written goes first";
    EXPECT_EQ(read.layers.clusters[3].hamlet, 3U);
    EXPECT_THAT(kinds(), ElementsAre(FindingKind::unknown_reference)) << "005 may be 05 or 5";
}

TEST_F(Places, AHamletJustBeyondItsBorderIsNoFinding) {
    hamlets({"code", "name", "commune_code"}, {{{"01", "Một", "02683"}, 103.8205}});
    communes();
    EXPECT_TRUE(findings.empty()) << to_string(findings.all().front());
}

}  // namespace
}  // namespace lomsong
