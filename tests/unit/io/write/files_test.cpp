// SPDX-License-Identifier: Apache-2.0
/// @file  GeoPackage and run.json, and that every file has the same bytes on every run.
#include <array>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/gdal/session.hpp"
#include "io/write/result_folder.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

namespace fs = std::filesystem;

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

DatasetPtr opened(const fs::path& file) {
    gdal::start();
    return DatasetPtr{GDALDataset::Open(file.c_str(), GDAL_OF_READONLY)};
}

std::map<std::string, std::string> all_bytes(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator{folder}) {
        files[entry.path().filename().string()] = bytes_of(entry.path());
    }
    return files;
}

TEST(ResultFiles, AreTheseAndNoOthers) {
    const ScratchFolder scratch;
    write_all(sample_world(), scratch.path());
    std::vector<std::string> names;
    for (const auto& [name, bytes] : all_bytes(scratch.path())) {
        names.push_back(name);
    }
    EXPECT_THAT(names,
                testing::ElementsAre("communes.geojson", "coverage.geojson", "coverage_viettel_4g.tif",
                                     "fibre_nodes.geojson", "fibre_parts.geojson", "fibre_reach.geojson",
                                     "fibre_routes.geojson", "gaps.geojson", "groups.geojson", "hamlets.geojson",
                                     "links.geojson", "lomsong.gpkg", "operators.geojson", "province.geojson",
                                     "run.json", "stations.geojson", "trace.bin", "working_areas.geojson"));
}

TEST(ResultFiles, HaveTheSameBytesOnEveryRun) {
    const ScratchFolder first;
    const ScratchFolder second;
    write_all(sample_world(), first.path());
    ::sleep(1);  // a date in any file would show
    write_all(sample_world(), second.path());
    const auto expected = all_bytes(first.path());
    const auto seen = all_bytes(second.path());
    ASSERT_EQ(expected.size(), seen.size());
    for (const auto& [name, bytes] : expected) {
        EXPECT_EQ(bytes == seen.at(name), true) << name;
        EXPECT_FALSE(bytes.empty()) << name;
    }
}

TEST(ResultFiles, OnlyWhatWasAskedForIsWritten) {
    const ScratchFolder scratch;
    const World world = sample_world();
    SilentReporter reporter;
    write(world, {Output::rasters}, scratch.path(), reporter);
    EXPECT_EQ(all_bytes(scratch.path()).size(), 3U) << "the raster, run.json and trace.bin";
    EXPECT_TRUE(fs::exists(scratch.path() / "run.json"));
}

TEST(ResultFiles, ResultsOfAnotherRunAreRefused) {
    const ScratchFolder scratch;
    World world = sample_world();
    world.results.hamlets.pop_back();
    EXPECT_THAT(message_of([&] { write_all(world, scratch.path()); }),
                testing::StartsWith("results: they hold 2 hamlets, the layers 3 with 2 operators"));
}

TEST(GeoPackage, HoldsEveryTableInWgs84) {
    const ScratchFolder scratch;
    write_all(sample_world(), scratch.path());
    const DatasetPtr dataset = opened(scratch.path() / "lomsong.gpkg");
    ASSERT_NE(dataset, nullptr);
    EXPECT_EQ(dataset->GetLayerCount(), 15) << "14 tables, and layer_styles";
    OGRLayer* hamlets = dataset->GetLayerByName("hamlets");
    ASSERT_NE(hamlets, nullptr);
    EXPECT_EQ(hamlets->GetFeatureCount(), 3);
    EXPECT_STREQ(hamlets->GetSpatialRef()->GetAuthorityCode(nullptr), "4326");
    const OGRFeatureUniquePtr feature{hamlets->GetNextFeature()};
    EXPECT_STREQ(feature->GetFieldAsString("id"), "TH01");
    EXPECT_STREQ(feature->GetFieldAsString("name"), "Bản Phố");
    EXPECT_DOUBLE_EQ(feature->GetFieldAsDouble("viettel_4g_level_dbm"), -93.4);
    EXPECT_EQ(feature->GetFieldAsInteger("viettel_4g_assumed"), 1);
    EXPECT_FALSE(feature->IsFieldSetAndNotNull(feature->GetFieldIndex("power")));
    OGREnvelope box;
    feature->GetGeometryRef()->getEnvelope(&box);
    EXPECT_NEAR(box.MinX, 104.02, 0.02);
    EXPECT_NEAR(box.MinY, 22.6, 0.02);
}

TEST(GeoPackage, KeepsNamesThatLookLikeSqlOrJson) {
    for (const std::string& name :
         {std::string{"'); DROP TABLE hamlets; --"}, std::string{"[1,2]"}, std::string{"a\n😀\"b\""}}) {
        SCOPED_TRACE(name);
        const ScratchFolder scratch;
        World world = sample_world();
        world.layers.hamlets[0].name = name;
        write_all(world, scratch.path());
        const DatasetPtr dataset = opened(scratch.path() / "lomsong.gpkg");
        ASSERT_NE(dataset, nullptr);
        const OGRFeatureUniquePtr feature{dataset->GetLayerByName("hamlets")->GetNextFeature()};
        EXPECT_EQ(feature->GetFieldAsString("name"), name);
    }
}

TEST(GeoPackage, AnEmptyWorldHasItsLayers) {
    const ScratchFolder scratch;
    write_all(empty_world(), scratch.path());
    const DatasetPtr dataset = opened(scratch.path() / "lomsong.gpkg");
    ASSERT_NE(dataset, nullptr);
    EXPECT_EQ(dataset->GetLayerCount(), 15) << "14 tables, and layer_styles";
    EXPECT_EQ(dataset->GetLayerByName("hamlets")->GetFeatureCount(), 0);
}

TEST(RunJson, RecordsWhatWasReadAndWhatCameOut) {
    const ScratchFolder scratch;
    World world = sample_world();
    world.results.unknown_terrain.missing.add(k_origin);
    write_all(world, scratch.path());
    const nlohmann::json run = json_of(scratch.path() / "run.json");
    EXPECT_EQ(run.at("version"), "0.1.0");
    EXPECT_EQ(run.at("inputs").at(0).at("path"), "layers/hamlets.gpkg");
    EXPECT_EQ(run.at("inputs").at(0).at("rows"), 3);
    EXPECT_EQ(run.at("inputs").at(0).at("hash"), "xxh3-128:00ff");
    EXPECT_EQ(run.at("parameters").at("radio").at("radius_km"), 15);
    EXPECT_EQ(run.at("counts").at("hamlets"), 3);
    EXPECT_EQ(run.at("counts").at("status").at("hamlets").at("no_signal"), 1);
    EXPECT_EQ(run.at("counts").at("operators").at("mobifone").at("status").at("hamlets").at("no_signal"), 2);
    EXPECT_EQ(run.at("warnings").at(0), "3 sectors have no height: 25 m assumed");
    EXPECT_EQ(run.at("timings_s").at("read"), 0.25);
    EXPECT_EQ(run.at("crs").at("definition"), "EPSG:32648");
    EXPECT_EQ(run.at("model").at("reference"), "Recommendation ITU-R P.1812-8");
    EXPECT_NEAR(run.at("unknown_terrain").at("missing_west_south_east_north").at(0).get<double>(), 104.0271, 0.001);
}

TEST(RunJson, ParametersThatAreNotJsonAreOurFault) {
    const ScratchFolder scratch;
    World world = sample_world();
    world.record.parameters_json = "{radius";
    EXPECT_THAT(message_of([&] { write_all(world, scratch.path()); }),
                testing::StartsWith("run.json: the parameters are not JSON"));
}

/// Writes the sample world in a child that may not write a file beyond `bytes`, as on a disk that is full
/// there; the child's exit code is 0 when the failure was told and nothing is left behind.
int exit_code_on_a_full_disk(Output output, rlim_t bytes, const fs::path& parent) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const World world = sample_world();
        SilentReporter reporter;
        int code = 1;
        try {
            ResultFolder folder{parent / "result", false};
            write(world, {output}, folder.path(), reporter);
            folder.commit();
        } catch (const Error& error) {
            code = error.kind() == ErrorKind::cannot_write ? 0 : 2;
        }
        ::_exit(code == 0 && !fs::is_empty(parent) ? 3 : code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(FullDisk, IsToldAndLeavesNothingBehind) {
    gdal::start();
    for (const auto& [output, sizes] :
         std::map<Output, std::vector<rlim_t>>{{Output::geojson, {0, 100, 3000}},
                                               {Output::geopackage, {0, 5000, 60'000}},
                                               {Output::rasters, {0, 200, 600}}}) {
        for (const rlim_t bytes : sizes) {
            const ScratchFolder scratch;
            EXPECT_EQ(exit_code_on_a_full_disk(output, bytes, scratch.path()), 0)
                << "output " << static_cast<int>(output) << ", files of at most " << bytes
                << " bytes (1: nothing was thrown, 2: another kind of error, 3: something was left)";
        }
    }
}

/// Says "cancelled" from the nth question on.
class ImpatientReporter final : public Reporter {
  public:
    explicit ImpatientReporter(int patience) : m_patience{patience} {}
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return ++m_asked > m_patience; }

  private:
    int m_patience;
    mutable std::atomic<int> m_asked{0};
};

TEST(ResultFiles, CancellingAtAnyMomentIsAnInterruptionThatLeavesNothingBehind) {
    const World world = sample_world();
    bool finished = false;
    int patience = 0;
    for (; !finished; ++patience) {
        const ScratchFolder scratch;
        ImpatientReporter reporter{patience};
        try {
            const ResultFolder folder(scratch.path() / "result", false);
            write(world, {Output::geojson, Output::geopackage, Output::rasters}, folder.path(), reporter);
            finished = true;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::interrupted) << error.what();
        }
        EXPECT_TRUE(fs::is_empty(scratch.path()));
    }
    EXPECT_GT(patience, 30) << "questions asked in a run";
}

}  // namespace

}  // namespace lomsong::test
