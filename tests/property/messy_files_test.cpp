// SPDX-License-Identifier: Apache-2.0
/// @file  Made-up station lists full of faults, read from files as people send them: every fault is found on its
///        row, none is invented, and repaired positions are the true ones.
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <unistd.h>

#include "datasets/messy.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"
#include "io/write/projection.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using datasets::Fault;
using datasets::FaultyRow;

class Quiet final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string&) override {}
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
};

/// A folder that goes away with the test.
class Folder {
  public:
    explicit Folder(const std::string& name)
        : m_path{fs::temp_directory_path() / ("lomsong-messy-" + std::to_string(getpid()) + "-" + name)} {}
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const fs::path& path() const { return m_path; }

  private:
    fs::path m_path;
};

/// Which kind of finding proves that a fault was seen.
bool proves(const Finding& finding, Fault fault) {
    switch (fault) {
        case Fault::swapped: return finding.kind == FindingKind::swapped_axes;
        case Fault::shifted:
            return finding.kind == FindingKind::outside_region || finding.kind == FindingKind::outside_commune ||
                   finding.kind == FindingKind::contradiction;
        case Fault::no_coordinates:
        case Fault::lost: return finding.kind == FindingKind::no_coordinates;
        case Fault::no_azimuth: return finding.kind == FindingKind::missing_azimuth;
        case Fault::duplicate: return finding.kind == FindingKind::duplicate;
    }
    return false;
}

using Row = std::pair<std::string, std::uint64_t>;

class MessyFiles : public testing::TestWithParam<std::uint64_t> {
  protected:
    MessyFiles()
        : m_folder{std::to_string(GetParam())}, m_stations{datasets::make_messy_stations({GetParam(), 1800, 0.2})} {
        datasets::write_messy_folder(m_stations, m_folder.path());
        Quiet quiet;
        m_read = read_layers(read_project(m_folder.path() / "lomsong.toml"), quiet);
    }

    Folder m_folder;
    datasets::MessyStations m_stations;
    ReadLayers m_read;
};

TEST_P(MessyFiles, EveryFaultIsFoundOnItsRow) {
    for (const FaultyRow& fault : m_stations.truth) {
        bool found = false;
        std::string others;
        for (const Finding& finding : m_read.findings) {
            if (finding.place.file == fault.file && finding.place.row == fault.row) {
                found = found || proves(finding, fault.fault);
                others += to_string(finding) + "\n";
            }
        }
        EXPECT_TRUE(found) << fault.file << " row " << fault.row << ": " << name_of(fault.fault) << "\n" << others;
    }
}

TEST_P(MessyFiles, NoOtherRowHasAFinding) {
    std::set<Row> faulty;
    for (const FaultyRow& fault : m_stations.truth) {
        faulty.emplace(fault.file, fault.row);
    }
    for (const Finding& finding : m_read.findings) {
        EXPECT_TRUE(faulty.contains({finding.place.file, finding.place.row})) << to_string(finding);
    }
}

TEST_P(MessyFiles, RowsReadAreRowsAcceptedAndRowsRejected) {
    std::uint64_t rows = 0;
    for (const datasets::MessyFile& file : m_stations.files) {
        rows += file.rows;
    }
    const LayerCount& count = m_read.counts.at(LayerRole::stations);
    EXPECT_EQ(count.read, rows);
    EXPECT_EQ(count.read, count.accepted + count.rejected);
    EXPECT_EQ(count.accepted, m_read.layers.sectors.size());
    EXPECT_EQ(count.rejected, m_read.rejected.size());
}

TEST_P(MessyFiles, EveryPositionTakenIsWithinAMetreOfTheTruth) {
    std::map<Row, Point> truth;
    for (const FaultyRow& fault : m_stations.truth) {
        truth.emplace(Row{fault.file, fault.row}, fault.position);
    }
    const ToWgs84 to_wgs84{m_read.layers.crs.definition};
    const std::vector<RowPlace>& rows = m_read.rows.at(LayerRole::stations);
    ASSERT_EQ(rows.size(), m_read.layers.sectors.size());
    std::size_t compared = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto true_position = truth.find({rows[i].file, rows[i].row});
        if (true_position != truth.end()) {
            const std::optional<Point> seen = to_wgs84(m_read.layers.sectors[i].position);
            ASSERT_TRUE(seen);
            EXPECT_NEAR(seen->x, true_position->second.x, 9e-6) << to_string(rows[i]);
            EXPECT_NEAR(seen->y, true_position->second.y, 9e-6) << to_string(rows[i]);
            ++compared;
        }
    }
    EXPECT_GT(compared, 0U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, MessyFiles, testing::Values(1, 2, 3),
                         [](const auto& seed) { return "Seed" + std::to_string(seed.param); });

}  // namespace
}  // namespace lomsong
