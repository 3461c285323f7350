// SPDX-License-Identifier: Apache-2.0
/// @file  Files of every format as tables of raw cells.
#include <algorithm>

#include <cpl_vsi.h>
#include <gdal_utils.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/clean/sheet.hpp"
#include "io/gdal/session.hpp"
#include "io/read/read_table.hpp"
#include "tests/unit/io/read/files.hpp"
#include "tests/unit/io/read/workbook.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const fs::path k_messy = fs::path{LOMSONG_SHARED_DIR} / "data/bat_xat_messy";

std::vector<VectorTable> tables_of(const fs::path& file, const std::string& layer = {}) {
    const SilentReporter reporter;
    return read_tables({file, file.filename().string(), layer}, reporter);
}

std::string refusal(const fs::path& file, const std::string& layer = {}) {
    try {
        static_cast<void>(tables_of(file, layer));
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// Rewrites a file in another format.
void convert(const fs::path& from, const fs::path& to, std::vector<std::string> arguments) {
    gdal::start();
    std::vector<char*> pointers;
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(pointers.data(), nullptr);
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    GDALDatasetH result = GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options, nullptr);
    ASSERT_NE(result, nullptr) << to;
    GDALClose(result);
    GDALClose(source);
    GDALVectorTranslateOptionsFree(options);
}

fs::path zipped(const TemporaryFolder& folder, const std::vector<std::pair<std::string, std::string>>& files) {
    gdal::start();
    const fs::path file = folder.path() / "layers.zip";
    const std::string root = "/vsizip/" + file.string();
    VSILFILE* archive = VSIFOpenL(root.c_str(), "wb");
    for (const auto& [name, content] : files) {
        VSILFILE* entry = VSIFOpenL((root + "/" + name).c_str(), "wb");
        VSIFWriteL(content.data(), 1, content.size(), entry);
        VSIFCloseL(entry);
    }
    VSIFCloseL(archive);
    return file;
}

TEST(ReadTables, AWorkbookGivesAllItsSheetsWithTheirOwnRowNumbers) {
    const TemporaryFolder folder;
    Workbook book;
    book.sheet("Trạm 4G", {{2, {"Mã trạm", "Độ cao"}}, {3, {"0103", "=30+2"}}, {6, {"0104", "42"}}});
    book.sheet("Trống", {});
    book.sheet("Trạm 3G", {{1, {"Mã trạm"}}, {2, {"A1"}}});
    const auto tables = tables_of(book.write(folder.path() / "tram.xlsx"));
    ASSERT_EQ(tables.size(), 2U);
    EXPECT_EQ(tables[0].layer, "Trạm 4G");
    EXPECT_TRUE(tables[0].is_sheet);
    EXPECT_FALSE(tables[0].has_geometry);
    EXPECT_TRUE(tables[0].columns.empty()) << "its header is found later";
    ASSERT_EQ(tables[0].rows.size(), 3U);
    EXPECT_EQ(tables[0].rows[0].number, 2U);
    EXPECT_EQ(tables[0].rows[1].number, 3U);
    EXPECT_EQ(tables[0].rows[2].number, 6U);
    EXPECT_THAT(tables[0].rows[1].values, ElementsAre("0103", "=30+2")) << "text stays text";
    EXPECT_EQ(tables[1].layer, "Trạm 3G");
    EXPECT_THAT(refusal(folder.path() / "tram.xlsx", "Tram 5G"),
                AllOf(HasSubstr("tram.xlsx: has no layer 'Tram 5G'; it has 'Trạm 4G', 'Trống', 'Trạm 3G'")));
    EXPECT_EQ(tables_of(folder.path() / "tram.xlsx", "trạm 3g").size(), 1U);
}

TEST(ReadTables, NumbersOfAWorkbookKeepTheirDigitsAndFormulasTheirLastValue) {
    const TemporaryFolder folder;
    Workbook book;
    book.sheet("S", {{1, {"Mã", "Kinh độ", "Tổng"}}});
    book.raw_row(
        2,
        R"(<c r="A2"><v>103.90489300000001</v></c><c r="B2"><v>1E-3</v></c><c r="C2"><f>SUM(A1:A9)</f><v>7</v></c>)");
    const auto tables = tables_of(book.write(folder.path() / "so.xlsx"));
    ASSERT_EQ(tables.size(), 1U);
    EXPECT_THAT(tables[0].rows.at(1).values, ElementsAre("103.90489300000001", "1E-3", "7"));
}

TEST(ReadTables, OdsGivesTheSameCellsAsXlsx) {
    const TemporaryFolder folder;
    Workbook book;
    book.sheet("S", {{1, {"Mã trạm", "Độ cao"}}, {2, {"0103", "30,5"}}, {3, {"0104", "42"}}});
    const fs::path xlsx = book.write(folder.path() / "tram.xlsx");
    convert(xlsx, folder.path() / "tram.ods", {"-f", "ODS", "-oo", "FIELD_TYPES=STRING"});
    VectorTable from_xlsx = tables_of(xlsx).front();
    VectorTable from_ods = tables_of(folder.path() / "tram.ods").front();
    lay_out(from_xlsx, 0);
    lay_out(from_ods, 0);
    EXPECT_EQ(from_ods.columns, from_xlsx.columns);
    ASSERT_EQ(from_ods.rows.size(), from_xlsx.rows.size());
    EXPECT_EQ(from_ods.rows[0].values, from_xlsx.rows[0].values);
    EXPECT_EQ(from_ods.rows[0].number, 2U);
}

TEST(ReadTables, TextTablesKeepTheirBytes) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("tram.csv", "M\xB7 tr\xB9m;X\nA1;\"a;b\"\n\nA2;=1+1\n");
    const VectorTable table = tables_of(file).front();
    ASSERT_EQ(table.rows.size(), 3U);
    EXPECT_THAT(table.rows[0].values, ElementsAre("M\xB7 tr\xB9m", "X"));
    EXPECT_THAT(table.rows[1].values, ElementsAre("A1", "a;b"));
    EXPECT_THAT(table.rows[2].values, ElementsAre("A2", "=1+1"));
    EXPECT_EQ(table.rows[2].number, 4U) << "the empty line counts";
}

TEST(ReadTables, ShapefilesAndMapInfoKeepTheBytesOfTheirText) {
    const TemporaryFolder folder;
    const std::string name = "Th\xABn";  // "Thôn" in TCVN3
    folder.write("thon.mif",
                 "Version 300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\nColumns 1\n  TEN Char(20)\nData\n\n"
                 "Point 103.8 22.5\n");
    folder.write("thon.mid", "\"" + name + "\"\n");
    EXPECT_THAT(tables_of(folder.path() / "thon.mif").front().rows.at(0).values, ElementsAre(name));
    folder.write("la.mif",
                 "Version 300\nCharset \"WindowsVietnamese\"\nDelimiter \",\"\nColumns 1\n  TEN Char(20)\nData\n\n"
                 "Point 103.8 22.5\n");
    folder.write("la.mid", "\"" + name + "\"\n");
    EXPECT_THAT(tables_of(folder.path() / "la.mif").front().rows.at(0).values, ElementsAre(name));
    if (!fs::exists(k_messy)) {
        GTEST_SKIP() << "skipped: no ../shared/data/bat_xat_messy";
    }
    const VectorTable shapes = tables_of(k_messy / "thon_ban.shp").front();
    EXPECT_THAT(shapes.rows.back().values.at(1), HasSubstr("Th\xABn"));
    EXPECT_EQ(shapes.rows.back().shape.kind, ShapeKind::point);
}

TEST(ReadTables, FoldersOfAKmlAreTablesOfTheirOwn) {
    const TemporaryFolder folder;
    const auto placemark = [](const std::string& name) {
        return "<Placemark><name>" + name +
               "</name><Point><coordinates>103.8,22.5</coordinates></Point></Placemark>";
    };
    folder.write("thon.kml",
                 R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>)"
                 "<Folder><name>Xã A</name>" +
                     placemark("Một") + "</Folder><Folder><name>Xã B</name>" + placemark("Hai") + placemark("Ba") +
                     "</Folder></Document></kml>");
    const auto tables = tables_of(folder.path() / "thon.kml");
    ASSERT_EQ(tables.size(), 2U);
    EXPECT_EQ(tables[1].layer, "Xã B");
    EXPECT_EQ(tables[1].rows.size(), 2U);
    EXPECT_EQ(tables[1].columns.front(), "Name");
    EXPECT_NE(tables[1].crs, "");
}

TEST(ReadTables, ClosedLinesOfADrawingStayLinesAndNameNoCoordinateSystem) {
    const TemporaryFolder folder;
    folder.write("ranh.geojson", feature_collection({square_feature(103.8, 22.5, 0.01, R"("Layer":"A")"),
                                                     point_feature(103.8, 22.5, R"("Layer":"B")")}));
    convert(folder.path() / "ranh.geojson", folder.path() / "ranh.dxf",
            {"-f", "DXF", "-nlt", "LINESTRING", "-where", "Layer='A'"});
    const VectorTable borders = tables_of(folder.path() / "ranh.dxf").front();
    EXPECT_EQ(borders.rows.at(0).shape.kind, ShapeKind::lines) << "who wants areas closes them: RowReader::area";
    EXPECT_EQ(borders.crs, "") << "a drawing names no coordinate system";
}

TEST(ReadTables, AnArchiveGivesAllItsFiles) {
    const TemporaryFolder folder;
    const std::string points = feature_collection({point_feature(103.8, 22.5, R"("code":"A")")});
    const fs::path file = zipped(folder, {{"2026/tram_viettel.csv", "Mã trạm,X\nA1,1\n"},
                                          {"thon.geojson", points},
                                          {"doc.txt", "for people"},
                                          {"__MACOSX/._thon.geojson", "left behind"}});
    const auto tables = tables_of(file);
    ASSERT_EQ(tables.size(), 2U);
    EXPECT_EQ(tables[0].file, "layers.zip/2026/tram_viettel.csv");
    EXPECT_EQ(tables[1].file, "layers.zip/thon.geojson");
    EXPECT_EQ(tables[1].rows.size(), 1U);
    EXPECT_EQ(tables_of(file, "thon").size(), 1U);
    EXPECT_EQ(tables_of(file, "2026/tram_viettel.csv").front().rows.size(), 2U);
    EXPECT_THAT(refusal(zipped(folder, {{"a.bin", "x"}})),
                HasSubstr("holds no vector file that can be read: 'a.bin'"));
}

TEST(ReadTables, TheMessyExampleIsReadWhole) {
    if (!fs::exists(k_messy)) {
        GTEST_SKIP() << "skipped: no ../shared/data/bat_xat_messy";
    }
    const auto rows = [](const char* name) {
        VectorTable table = tables_of(k_messy / name).front();
        lay_out(table, 0);
        return table.rows.size();
    };
    EXPECT_EQ(rows("tram_viettel.xlsx") + rows("tram_vnpt.xlsx") + rows("tram_mobifone.xlsx"), 239U)
        << "237 sectors and two given twice";
    EXPECT_EQ(rows("thon_ban.shp"), 37U);
    EXPECT_EQ(rows("tuyen_cap.kml"), 285U);
}

}  // namespace
}  // namespace lomsong
