// SPDX-License-Identifier: Apache-2.0
/// @file  The result folder of an earlier run, as `run --since` names it: its trace and its coverage rasters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/core/coverage_source.hpp"
#include "engine/core/run_trace.hpp"
#include "io/gdal/dataset.hpp"

namespace lomsong {

/// The file of a result folder that holds the run's trace.
inline constexpr const char* k_trace_file = "trace.bin";

class OldResult final : public CoverageSource {
  public:
    /// Reads the trace and makes sure that each coverage file is the one that was written.
    /// @throws Error{no_input} for a folder that is not there or is no result; Error{bad_data} for one whose trace
    /// or
    ///         coverage files were changed, or were lost since.
    explicit OldResult(std::filesystem::path folder);

    [[nodiscard]] const RunTrace& trace() const { return m_trace; }
    /// The file that holds the levels of a layer of the trace.
    [[nodiscard]] std::filesystem::path file_of(std::size_t layer) const;

    /// @throws Error{bad_data} when the file breaks off or is damaged.
    void read_cells(std::size_t layer, const Window& window, std::span<float> level_dbm,
                    std::span<std::int32_t> sector) override;

  private:
    GDALDataset& dataset(std::size_t layer);

    std::filesystem::path m_folder;
    RunTrace m_trace;
    std::vector<gdal::DatasetPtr> m_datasets;  ///< by layer, opened when first asked
};

}  // namespace lomsong
