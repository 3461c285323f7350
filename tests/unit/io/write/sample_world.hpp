// SPDX-License-Identifier: Apache-2.0
/// @file  A world small enough to know by heart, for the tests of the writers: two operators, two communes,
///        three hamlets, three sectors, one gap, a raster of 3 x 2 cells.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"
#include "io/write/coverage_store.hpp"
#include "io/write/result_writer.hpp"

namespace lomsong::test {

/// UTM zone 48 N; (400000, 2500000) lies near 104.0271 E, 22.6034 N, in the mountains of Lào Cai.
inline constexpr const char* k_crs = "EPSG:32648";
inline constexpr Point k_origin{400'000.0, 2'500'000.0};
inline constexpr float k_none = std::numeric_limits<float>::quiet_NaN();

struct World {
    Layers layers;
    Results results;
    RunParameters parameters;
    RunRecord record;
};

/// Band by band what `fill` gives the sample world's only coverage layer: best servers in two of its six cells.
inline constexpr std::array<float, 6> k_levels_dbm{-93.4F, k_none, k_none, k_none, k_none, -120.25F};
inline constexpr std::array<std::int32_t, 6> k_sectors{2, -1, -1, -1, -1, 0};

/// Gives the levels and best servers of the world's coverage to the store, as a run does.
void fill(CoverageStore& cells, const World& world);

/// A square with its lower left corner `east`, `north` metres from the origin.
[[nodiscard]] Polygon square(double east, double north, double side);

/// Hamlets: TH01 polygon, good by both operators; TH02 point, no signal; TH03 point, dead zone. Operators:
/// Viettel (4G) and MobiFone (3G), with a 4G column of MobiFone's that stays without data.
[[nodiscard]] World sample_world();

/// A world in which nothing was found: no hamlet, no operator.
[[nodiscard]] World empty_world();

/// A fresh folder that vanishes with its owner.
class ScratchFolder {
  public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

/// The asked outputs of the world, written into `folder`.
void write(const World& world, const std::vector<Output>& outputs, const std::filesystem::path& folder,
           Reporter& reporter, int threads = 1);
/// All three outputs.
void write_all(const World& world, const std::filesystem::path& folder, int threads = 1);

void put(const std::filesystem::path& file, const std::string& text);
/// How many files and folders lie in the folder, hidden ones too.
[[nodiscard]] std::size_t entries(const std::filesystem::path& folder);
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);
[[nodiscard]] nlohmann::json json_of(const std::filesystem::path& file);
/// The message of the Error that `action` throws; "nothing was thrown" otherwise.
template <class Action>
std::string message_of(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace lomsong::test
