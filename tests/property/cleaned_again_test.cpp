// SPDX-License-Identifier: Apache-2.0
/// @file  What cleaning hands back can be read again: cleaned layers give the same layers and nothing more to
///        clean, rejected rows that were mended are accepted.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "datasets/messy.hpp"
#include "io/project/project.hpp"
#include "io/quality/quality_folder.hpp"
#include "io/quality/rejected_rows.hpp"
#include "io/read/layers_reader.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

class Quiet final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
};

ReadLayers read(const fs::path& project) {
    Quiet quiet;
    return read_layers(read_project(project), quiet);
}

/// A project beside the others of the folder, with these paths of stations, hamlets, communes.
fs::path write_project(const TemporaryFolder& folder, const std::string& name, const std::string& layers) {
    return folder.write(
        name, "language = \"en\"\nmade_up = true\noperators = [\"Viettel\", \"VNPT\", \"MobiFone\"]\n" + layers +
                  "[layers.terrain]\npath = \"terrain.asc\"\nkind = \"bare_ground\"\n");
}

std::string layer(const std::string& role, const std::string& path, const std::string& more = "") {
    return "[layers." + role + "]\npath = \"" + path + "\"\n" + more;
}

class CleanedAgain : public testing::Test {
  protected:
    CleanedAgain() : m_stations{datasets::make_messy_stations({11, 1200, 0.25})} {
        datasets::write_messy_folder(m_stations, m_folder.path());
        m_first = read(m_folder.path() / "lomsong.toml");
        fs::create_directory(m_folder.path() / "cleaned");
        Quiet quiet;
        write_cleaned_layers(m_first, {}, m_folder.path() / "cleaned", quiet);
    }

    void expect_the_same(const ReadLayers& again) const {
        ASSERT_EQ(again.layers.sectors.size(), m_first.layers.sectors.size());
        EXPECT_EQ(again.layers.operators, m_first.layers.operators);
        for (std::size_t i = 0; i < again.layers.sectors.size(); ++i) {
            const Sector& before = m_first.layers.sectors[i];
            const Sector& after = again.layers.sectors[i];
            ASSERT_EQ(after.station, before.station) << "sector " << i;
            EXPECT_EQ(after.label, before.label);
            EXPECT_EQ(after.site, before.site);
            EXPECT_EQ(after.operator_index, before.operator_index);
            EXPECT_EQ(after.technology, before.technology);
            EXPECT_EQ(after.antenna_height, before.antenna_height);
            EXPECT_EQ(after.azimuth, before.azimuth);
            EXPECT_EQ(after.status, before.status);
            EXPECT_LT(distance(after.position, before.position).value(), 0.02) << before.station;
        }
        ASSERT_EQ(again.layers.hamlets.size(), m_first.layers.hamlets.size());
        for (std::size_t i = 0; i < again.layers.hamlets.size(); ++i) {
            EXPECT_EQ(again.layers.hamlets[i].code, m_first.layers.hamlets[i].code);
            EXPECT_EQ(again.layers.hamlets[i].name, m_first.layers.hamlets[i].name);
            EXPECT_EQ(again.layers.hamlets[i].commune, m_first.layers.hamlets[i].commune);
        }
        EXPECT_EQ(again.layers.communes.size(), m_first.layers.communes.size());
        // What a file does not say, cleaning cannot say either.
        for (const Finding& finding : again.findings) {
            EXPECT_EQ(finding.kind, FindingKind::missing_azimuth) << to_string(finding);
        }
        EXPECT_TRUE(again.rejected.empty());
    }

    TemporaryFolder m_folder;
    datasets::MessyStations m_stations;
    ReadLayers m_first;
};

TEST_F(CleanedAgain, GeoJsonGivesTheSameLayersAndNothingMoreToClean) {
    ASSERT_FALSE(m_first.rejected.empty()) << "there was nothing to clean";
    expect_the_same(read(write_project(m_folder, "again.toml",
                                       layer("stations", "cleaned/stations.geojson") +
                                           layer("hamlets", "cleaned/hamlets.geojson") +
                                           layer("communes", "cleaned/communes.geojson"))));
}

TEST_F(CleanedAgain, GeoPackageGivesTheSameLayersAndNothingMoreToClean) {
    const std::string file = "cleaned/cleaned.gpkg";
    expect_the_same(read(write_project(m_folder, "again.toml",
                                       layer("stations", file, "layer = \"stations\"\n") +
                                           layer("hamlets", file, "layer = \"hamlets\"\n") +
                                           layer("communes", file, "layer = \"communes\"\n"))));
}

TEST_F(CleanedAgain, TheSameLayersAreWrittenInTheSameBytes) {
    fs::create_directory(m_folder.path() / "twice");
    Quiet quiet;
    write_cleaned_layers(m_first, {}, m_folder.path() / "twice", quiet);
    const auto bytes = [](const fs::path& file) {
        std::ifstream in{file, std::ios::binary};
        return std::string{std::istreambuf_iterator<char>{in}, {}};
    };
    for (const char* name : {"cleaned.gpkg", "stations.geojson", "hamlets.geojson", "communes.geojson"}) {
        ASSERT_GT(bytes(m_folder.path() / "cleaned" / name).size(), 100U) << name;
        EXPECT_EQ(bytes(m_folder.path() / "cleaned" / name), bytes(m_folder.path() / "twice" / name)) << name;
    }
}

TEST_F(CleanedAgain, RejectedRowsThatTheirSenderMendedAreAccepted) {
    std::map<std::pair<std::string, std::uint64_t>, Point> truth;
    for (const datasets::FaultyRow& fault : m_stations.truth) {
        truth[{fault.file, fault.row}] = fault.position;
    }
    // The sender of the first file fills in his coordinates, with the comma that he writes.
    const std::string viettel = "tram_viettel.csv";
    std::size_t mended = 0;
    for (RejectedRow& row : m_first.rejected) {
        const TableReading& table = m_first.tables.at(row.table);
        const auto column = [&table](std::string_view name) {
            return static_cast<std::size_t>(std::ranges::find(table.columns, name) - table.columns.begin());
        };
        if (table.place.file == viettel) {
            const Point at = truth.at({viettel, row.row});
            const auto with_comma = [](double degrees) {
                std::string text = fmt::format("{:.6f}", degrees);
                std::ranges::replace(text, '.', ',');
                return text;
            };
            row.values.at(column("Kinh độ")) = with_comma(at.x);
            row.values.at(column("Vĩ độ")) = with_comma(at.y);
            ++mended;
        }
    }
    ASSERT_GT(mended, 0U);
    const std::vector<RejectedFile> files = rejected_files(m_first, Language::vietnamese);
    const auto file = std::ranges::find(files, viettel, &RejectedFile::name);
    ASSERT_NE(file, files.end());
    fs::create_directory(m_folder.path() / "mended");
    m_folder.write("mended/" + viettel, file->bytes);
    const ReadLayers again =
        read(write_project(m_folder, "mended.toml",
                           layer("stations", "mended/" + viettel) + layer("hamlets", "hamlets.geojson") +
                               layer("communes", "communes.geojson")));
    EXPECT_EQ(again.counts.at(LayerRole::stations).read, mended);
    EXPECT_EQ(again.counts.at(LayerRole::stations).accepted, mended);
    for (const Finding& finding : again.findings) {
        ADD_FAILURE() << to_string(finding);
    }
    EXPECT_EQ(again.layers.operators.at(again.layers.sectors.at(0).operator_index), "Viettel");
}

TEST_F(CleanedAgain, TheQualityFilesAreAllThere) {
    fs::create_directory(m_folder.path() / "checked");
    write_quality_files(m_first, measure_quality(m_first, {}, "2026-11-22"), Language::vietnamese,
                        m_folder.path() / "checked");
    for (const char* name : {"findings.csv", "findings.json", "review.csv", "quality.csv", "quality.json",
                             "rejected/tram_viettel.csv"}) {
        EXPECT_TRUE(fs::exists(m_folder.path() / "checked" / name)) << name;
    }
}

}  // namespace
}  // namespace lomsong
