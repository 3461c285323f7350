// SPDX-License-Identifier: Apache-2.0
/// @file  Whole small files of every format are damaged again and again: reading and laying out gives tables or an
///        Error, in time, and every row of data has a cell for every column.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include <cpl_vsi.h>
#include <gdal_utils.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/clean/columns.hpp"
#include "io/clean/sheet.hpp"
#include "io/gdal/session.hpp"
#include "io/read/read_table.hpp"
#include "io/read/written_shapes.hpp"
#include "tests/support/cpu_time.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/read/files.hpp"
#include "tests/unit/io/read/workbook.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

constexpr int k_mutations = 60;  ///< per file
constexpr double k_patience_s = 10.0;  ///< of work

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

/// One to six of: a byte changed, a piece cut out, doubled or filled with noise; sometimes the end cut off.
std::string damaged(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
    for (std::size_t changes = 1 + below(6); changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min(bytes.size() - at, 1 + below(12));
        switch (below(4)) {
            case 0: bytes[at] = static_cast<char>(random()); break;
            case 1: bytes.erase(at, length); break;
            case 2: bytes.insert(at, bytes.substr(at, length)); break;
            default:
                std::generate_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), length,
                                [&] { return static_cast<char>(random()); });
                break;
        }
    }
    if (below(4) == 0) {
        bytes.resize(below(bytes.size()));
    }
    return bytes;
}

/// Reads as a run does, up to the matched columns; gives how many tables there were.
std::size_t read_through(const fs::path& file) {
    std::vector<VectorTable> tables = read_tables({file, file.filename().string(), {}}, SilentReporter{});
    for (VectorTable& table : tables) {
        lay_out(table, 0);
        RowFindings findings;
        take_written_shapes(table, findings);
        static_cast<void>(match_columns(table, LayerRole::stations, {}, Synonyms::built_in()));
        for (const TableRow& row : table.rows) {
            EXPECT_EQ(row.values.size(), table.columns.size());
        }
    }
    return tables.size();
}

void survive(const TemporaryFolder& folder, const std::string& name, const std::string& part) {
    const unsigned seed = test_seed();
    SCOPED_TRACE(name + ", " + part + " damaged, seed " + std::to_string(seed));
    std::mt19937 random{seed};
    ASSERT_GT(read_through(folder.path() / name), 0U) << "the file is sound before it is damaged";
    const std::string sound = bytes_of(folder.path() / part);
    for (int i = 0; i < k_mutations; ++i) {
        folder.write(part, damaged(sound, random));
        const double begin = cpu_seconds();
        try {
            static_cast<void>(read_through(folder.path() / name));
        } catch (const Error& error) {
            EXPECT_NE(std::string{error.what()}, "");
        }
        EXPECT_LT(cpu_seconds() - begin, k_patience_s) << "mutation " << i;
    }
    folder.write(part, sound);
    EXPECT_GT(read_through(folder.path() / name), 0U) << "what was read before leaves no trace";
}

void convert(const TemporaryFolder& folder, const std::string& name, std::vector<std::string> arguments) {
    gdal::start();
    const auto from = folder.write(
        "thon.geojson", feature_collection({point_feature(103.8, 22.5, R"("ma_thon":"01","ten":"Thôn Một")"),
                                            point_feature(103.9, 22.6, R"("ma_thon":"02","ten":"Thôn Hai")")}));
    std::vector<char*> pointers;
    for (std::string& argument : arguments) {
        pointers.push_back(argument.data());
    }
    pointers.push_back(nullptr);
    GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(pointers.data(), nullptr);
    GDALDatasetH source = GDALOpenEx(from.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
    GDALDatasetH result =
        GDALVectorTranslate((folder.path() / name).c_str(), nullptr, 1, &source, options, nullptr);
    ASSERT_NE(result, nullptr) << name;
    GDALClose(result);
    GDALClose(source);
    GDALVectorTranslateOptionsFree(options);
}

TEST(TablesFuzz, TextTablesNeverCrash) {
    const TemporaryFolder folder;
    folder.write("tram.csv",
                 "DANH SÁCH TRẠM;;;\nSTT;Mã trạm;Toạ độ;\n;;Kinh độ;Vĩ độ\n1;\"A;1\";103,9;22,5\n"
                 "2;\"A\n2\";\"103°54'\"\"\";22,6\nTổng cộng;2;;\n");
    survive(folder, "tram.csv", "tram.csv");
}

TEST(TablesFuzz, ShapesWrittenInCellsNeverCrash) {
    const TemporaryFolder folder;
    folder.write("thon.csv",
                 "Mã thôn,Tên thôn,WKT\n01,Một,\"POLYGON ((0 0, 1 0, 1 1, 0 0), (0.1 0.1, 0.2 0.1, 0.2 0.2))\"\n"
                 "02,Hai,SRID=4326;POINT Z (103.8 22.5 7)\n03,Ba,\"MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))\"\n");
    survive(folder, "thon.csv", "thon.csv");
}

TEST(TablesFuzz, WorkbooksNeverCrash) {
    const TemporaryFolder folder;
    Workbook book;
    book.sheet("Trạm", {{1, {"STT", "Mã trạm", "Kinh độ"}}, {2, {"1", "A1", "103,9"}}, {4, {"2", "A2", ""}}});
    static_cast<void>(book.write(folder.path() / "tram.xlsx"));
    survive(folder, "tram.xlsx", "tram.xlsx");
}

TEST(TablesFuzz, ArchivesNeverCrash) {
    const TemporaryFolder folder;
    gdal::start();
    const std::string root = "/vsizip/" + (folder.path() / "lop.zip").string();
    VSILFILE* archive = VSIFOpenL(root.c_str(), "wb");
    VSILFILE* entry = VSIFOpenL((root + "/a/tram.csv").c_str(), "wb");
    const std::string text = "Mã trạm,X\nA1,1\nA2,2\n";
    VSIFWriteL(text.data(), 1, text.size(), entry);
    VSIFCloseL(entry);
    VSIFCloseL(archive);
    survive(folder, "lop.zip", "lop.zip");
}

TEST(TablesFuzz, ShapefilesNeverCrash) {
    const TemporaryFolder folder;
    convert(folder, "thon.shp", {"-f", "ESRI Shapefile"});
    survive(folder, "thon.shp", "thon.shp");
    survive(folder, "thon.shp", "thon.dbf");
}

TEST(TablesFuzz, MapInfoNeverCrashes) {
    const TemporaryFolder folder;
    convert(folder, "thon.mif", {"-f", "MapInfo File", "-dsco", "FORMAT=MIF"});
    survive(folder, "thon.mif", "thon.mif");
    survive(folder, "thon.mif", "thon.mid");
}

TEST(TablesFuzz, KmlAndDrawingsNeverCrash) {
    const TemporaryFolder folder;
    convert(folder, "thon.kml", {"-f", "LIBKML"});
    survive(folder, "thon.kml", "thon.kml");
    convert(folder, "thon.dxf", {"-f", "DXF", "-select", ""});
    survive(folder, "thon.dxf", "thon.dxf");
}

TEST(TablesFuzz, FlatGeobufAndGpxNeverCrash) {
    const TemporaryFolder folder;
    convert(folder, "thon.fgb", {"-f", "FlatGeobuf"});
    survive(folder, "thon.fgb", "thon.fgb");
    convert(folder, "thon.gpx", {"-f", "GPX", "-dsco", "GPX_USE_EXTENSIONS=YES", "-nln", "waypoints"});
    survive(folder, "thon.gpx", "thon.gpx");
}

}  // namespace
}  // namespace lomsong
