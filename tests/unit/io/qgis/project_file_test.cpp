// SPDX-License-Identifier: Apache-2.0
/// @file  lomsong.qgz of small results, as text: QGIS itself looks at it in tools/test-qgis.
#include "io/qgis/project_file.hpp"

#include <filesystem>
#include <string>

#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "tests/support/mutated.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// The .qgs in the archive.
std::string text_of(const fs::path& archive) {
    const std::string inside = "/vsizip/{" + archive.string() + "}/lomsong.qgs";
    VSILFILE* file = VSIFOpenL(inside.c_str(), "rb");
    EXPECT_NE(file, nullptr) << inside;
    std::string text(4 << 20, '\0');
    text.resize(file == nullptr ? 0 : VSIFReadL(text.data(), 1, text.size(), file));
    if (file != nullptr) {
        VSIFCloseL(file);
    }
    return text;
}

class QgisProject : public testing::Test {
  protected:
    ScratchFolder m_scratch;
    fs::path m_result = m_scratch.path() / "week-47";

    ResultTables result_of(const World& world) {
        fs::create_directory(m_result);
        write_all(world, m_result);
        return ResultTables{m_result};
    }
    std::string project_of(const World& world, const QgisProjectOptions& options = {}) {
        const ResultTables result = result_of(world);
        write_qgis_project(result, options, m_result / k_qgis_file, true);
        return text_of(m_result / k_qgis_file);
    }
};

TEST_F(QgisProject, NamesEveryLayerBesideIt) {
    const std::string text = project_of(sample_world());
    for (const char* table : {"hamlets", "gaps", "coverage", "stations", "communes", "province", "operators"}) {
        EXPECT_THAT(text, HasSubstr("<datasource>./lomsong.gpkg|layername=" + std::string{table} + "<"));
    }
    EXPECT_THAT(text, HasSubstr("<datasource>./coverage_viettel_4g.tif<"));
    EXPECT_THAT(text, HasSubstr("<authid>EPSG:32648</authid>"));
    EXPECT_THAT(text, Not(HasSubstr(m_scratch.path().string()))) << "a path of this machine";
}

TEST_F(QgisProject, ElsewherePointsBackToTheResult) {
    const ResultTables result = result_of(sample_world());
    const fs::path sheets = m_scratch.path() / "sheets";
    fs::create_directory(sheets);
    write_qgis_project(result, {}, sheets / k_qgis_file, false);
    EXPECT_THAT(text_of(sheets / k_qgis_file), HasSubstr("<datasource>../week-47/lomsong.gpkg|layername=hamlets<"));
}

TEST_F(QgisProject, WithoutAGeoPackageShowsTheGeoJson) {
    const ResultTables result = result_of(sample_world());
    fs::remove(m_result / "lomsong.gpkg");
    write_qgis_project(result, {}, m_result / k_qgis_file, false);
    EXPECT_THAT(text_of(m_result / k_qgis_file), HasSubstr("<datasource>./hamlets.geojson<"));
}

TEST_F(QgisProject, OfAResultWithoutLayersIsRefused) {
    const ResultTables result = result_of(sample_world());
    for (const auto& entry : fs::directory_iterator{m_result}) {
        if (entry.path().filename() != "run.json") {
            fs::remove(entry.path());
        }
    }
    EXPECT_THAT(message_of([&] { write_qgis_project(result, {}, m_result / k_qgis_file, false); }),
                HasSubstr("week-47: the result has neither lomsong.gpkg nor a GeoJSON layer"));
    EXPECT_FALSE(fs::exists(m_result / k_qgis_file));
}

TEST_F(QgisProject, OfADamagedGeoPackageSaysWhichFile) {
    const ResultTables result = result_of(sample_world());
    put(m_result / "lomsong.gpkg", "no database");
    EXPECT_THAT(message_of([&] { write_qgis_project(result, {}, m_result / k_qgis_file, false); }),
                HasSubstr("lomsong.gpkg"));
}

TEST_F(QgisProject, HasTheSameBytesOnEveryRun) {
    const ResultTables result = result_of(sample_world());
    write_qgis_project(result, {}, m_result / k_qgis_file, false);
    const std::string first = bytes_of(m_result / k_qgis_file);
    ::sleep(2);  // a zip counts in steps of two seconds
    write_qgis_project(result, {}, m_result / k_qgis_file, true);
    EXPECT_TRUE(bytes_of(m_result / k_qgis_file) == first);
}

TEST_F(QgisProject, IsNotOverwrittenUnlessAsked) {
    const ResultTables result = result_of(sample_world());
    write_qgis_project(result, {}, m_result / k_qgis_file, false);
    EXPECT_THROW(write_qgis_project(result, {}, m_result / k_qgis_file, false), Error);
}

TEST_F(QgisProject, OfAnEmptyWorldHasItsLayersAndNoView) {
    const std::string text = project_of(empty_world());
    EXPECT_THAT(text, HasSubstr("layername=hamlets"));
    EXPECT_THAT(text, Not(HasSubstr("<extent>")));
}

TEST_F(QgisProject, TitleAndLanguageMayBeOthers) {
    const std::string text = project_of(sample_world(), {Language::english, "A & B <c>"});
    EXPECT_THAT(text, HasSubstr("A &amp; B &lt;c&gt;"));
    EXPECT_THAT(text, HasSubstr("Coverage status of hamlets"));
    EXPECT_THAT(text, Not(HasSubstr("Ranh giới xã")));
}

TEST_F(QgisProject, ATitleThatIsNoUtf8LeavesADocument) {
    EXPECT_THAT(project_of(sample_world(), {std::nullopt, "L\xE0o Cai"}), HasSubstr("L?o Cai"));
}

TEST_F(QgisProject, OfADamagedResultIsAProjectOrAnError) {
    const ResultTables sound = result_of(sample_world());
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    for (const char* name : {"lomsong.gpkg", "run.json"}) {
        const std::string bytes = bytes_of(m_result / name);
        for (int i = 0; i < 40; ++i) {
            put(m_result / name, mutated(bytes, dice));
            try {
                write_qgis_project(ResultTables{m_result}, {}, m_result / k_qgis_file, true);
                EXPECT_THAT(text_of(m_result / k_qgis_file), HasSubstr("</qgis>"));
            } catch (const Error& error) {
                EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            }
        }
        put(m_result / name, bytes);
    }
}

TEST_F(QgisProject, WithACrsNobodyKnowsSaysSo) {
    fs::create_directory(m_result);
    write_all(sample_world(), m_result);
    nlohmann::json run = json_of(m_result / "run.json");
    run["crs"]["definition"] = "EPSG:none";
    put(m_result / "run.json", run.dump());
    const ResultTables result{m_result};
    EXPECT_THAT(message_of([&] { write_qgis_project(result, {}, m_result / k_qgis_file, false); }),
                HasSubstr("run.json: 'EPSG:none' in crs.definition"));
}

}  // namespace
}  // namespace lomsong::test
