// SPDX-License-Identifier: Apache-2.0
#include "io/read/written_shapes.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string k_square = "POLYGON ((103.80 22.50, 103.81 22.50, 103.81 22.51, 103.80 22.51, 103.80 22.50))";

/// A sheet with a column of names and one of these cells.
VectorTable sheet(std::vector<std::string> cells, std::string heading = "Ranh giới") {
    VectorTable table;
    table.file = "thon.csv";
    table.is_sheet = true;
    table.has_geometry = false;
    table.columns = {"Tên thôn", std::move(heading)};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        TableRow row;
        row.number = i + 2;
        row.values = {"Thôn " + std::to_string(i + 1), std::move(cells[i])};
        table.rows.push_back(std::move(row));
    }
    return table;
}

TEST(WrittenShapes, AreTakenFromAColumnWhateverItsHeading) {
    VectorTable table = sheet(
        {k_square, "", "multipolygon (((0 0, 1 0, 1 1, 0 0)))", "Point Z (103.8 22.5 7)", "LINESTRING(0 0, 1 1)"});
    RowFindings findings;
    take_written_shapes(table, findings);
    EXPECT_TRUE(table.has_geometry);
    EXPECT_EQ(table.shape_column, "Ranh giới");
    EXPECT_EQ(table.crs, "");
    const std::vector kinds{ShapeKind::polygons, ShapeKind::none, ShapeKind::polygons, ShapeKind::point,
                            ShapeKind::lines};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        EXPECT_EQ(table.rows[i].shape.kind, kinds[i]) << i;
    }
    EXPECT_EQ(table.rows[3].shape.point, (Point{103.8, 22.5}));
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(table.rows[0].values[1], k_square) << "the cell stays for the sender";
    ASSERT_EQ(table.understood.size(), 1U);
    EXPECT_EQ(table.understood[0].reason, "4 of 5 rows have a shape in well-known text there");
}

TEST(WrittenShapes, ThatAreOpenStayOpen) {
    VectorTable table = sheet({"POLYGON ((0 0, 1 0, 1 1, 0 1))"});
    RowFindings findings;
    take_written_shapes(table, findings);
    ASSERT_EQ(table.rows[0].shape.polygons.size(), 1U);
    EXPECT_EQ(table.rows[0].shape.polygons[0].outer.size(), 4U);
}

TEST(WrittenShapes, OfPostgisNameTheirCrs) {
    VectorTable table = sheet({"SRID=9208;" + k_square, "SRID=9208;" + k_square});
    RowFindings findings;
    take_written_shapes(table, findings);
    EXPECT_EQ(table.crs, "EPSG:9208");
    EXPECT_EQ(table.rows[1].shape.kind, ShapeKind::polygons);
}

TEST(WrittenShapes, ThatBreakOffRejectTheirRow) {
    VectorTable table = sheet({k_square, k_square.substr(0, 50), k_square + ", 1 2)", k_square});
    RowFindings findings;
    take_written_shapes(table, findings);
    ASSERT_EQ(findings.count(Outcome::rejected), 2U);
    EXPECT_EQ(findings.all()[0].place.row, 3U);
    EXPECT_EQ(findings.all()[0].column, "Ranh giới");
    EXPECT_THAT(findings.all()[0].problem, HasSubstr("is no shape"));
    EXPECT_EQ(findings.all()[1].place.row, 4U);
}

TEST(WrittenShapes, AreNotSeenInWords) {
    for (const char* word : {"Point Noir", "Polygon", "POINT", "điểm (1)", "MULTI (3)", "Linestring 7"}) {
        VectorTable table = sheet({word, word});
        RowFindings findings;
        take_written_shapes(table, findings);
        EXPECT_FALSE(table.has_geometry) << word;
        EXPECT_THAT(findings.all(), IsEmpty()) << word;
    }
}

TEST(WrittenShapes, OfAMapLayerAreLeftAlone) {
    VectorTable table = sheet({k_square});
    table.is_sheet = false;
    table.has_geometry = true;
    RowFindings findings;
    take_written_shapes(table, findings);
    EXPECT_EQ(table.rows[0].shape.kind, ShapeKind::none);
}

}  // namespace
}  // namespace lomsong
