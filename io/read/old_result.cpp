// SPDX-License-Identifier: Apache-2.0
#include "io/read/old_result.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

#include <gdal_priv.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"
#include "io/read/input_record.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr const char* k_whole_run = " Leave out --since for a whole run.";

[[noreturn]] void refuse(ErrorKind kind, const fs::path& where, const std::string& what) {
    throw Error{kind, where.string(), what + k_whole_run};
}

RunTrace read_trace(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
        refuse(ErrorKind::no_input, folder, "there is no such folder.");
    }
    const fs::path file = folder / k_trace_file;
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        refuse(
            ErrorKind::no_input, folder,
            fs::exists(folder / "run.json", failed)
                ? "the result has no " + std::string{k_trace_file} +
                      ", which says what it was computed from: an older version made it, or the file was deleted."
                : "the folder is no result of a run: it has no run.json.");
    }
    std::ostringstream bytes;
    bytes << in.rdbuf();
    try {
        return unpacked(bytes.view());
    } catch (const Error& error) {
        throw error.inside(file.string());
    }
}

}  // namespace

OldResult::OldResult(fs::path folder)
    : m_folder{std::move(folder)}, m_trace{read_trace(m_folder)}, m_datasets(m_trace.layers.size()) {
    gdal::start();
    for (std::size_t layer = 0; layer < m_trace.layers.size(); ++layer) {
        if (m_trace.layers[layer].file.empty()) {
            continue;
        }
        const fs::path file = file_of(layer);
        std::error_code failed;
        if (!fs::exists(file, failed)) {
            refuse(ErrorKind::bad_data, file, "the run wrote this file, and it is no longer there.");
        }
        if (content_hash(file) != m_trace.layers[layer].file_hash) {
            refuse(ErrorKind::bad_data, file, "the file is not as the run wrote it.");
        }
    }
}

fs::path OldResult::file_of(std::size_t layer) const { return m_folder / m_trace.layers.at(layer).file; }

GDALDataset& OldResult::dataset(std::size_t layer) {
    gdal::DatasetPtr& dataset = m_datasets.at(layer);
    if (!dataset) {
        const fs::path file = file_of(layer);
        dataset = gdal::open(file, gdal::Content::raster, file.string());
        if (dataset->GetRasterCount() < 2 || dataset->GetRasterXSize() != m_trace.cells.cols() ||
            dataset->GetRasterYSize() != m_trace.cells.rows()) {
            refuse(ErrorKind::bad_data, file, "it has other bands, rows or columns than the run's coverage.");
        }
    }
    return *dataset;
}

void OldResult::read_cells(std::size_t layer, const Window& window, std::span<float> level_dbm,
                           std::span<std::int32_t> sector) {
    GDALDataset& file = dataset(layer);
    const gdal::Messages messages;
    std::vector<float> bands(2 * window.size());
    int both[] = {1, 2};
    if (file.RasterIO(GF_Read, window.col.value, window.row.value, window.cols, window.rows, bands.data(),
                      window.cols, window.rows, GDT_Float32, 2, both, 0, 0, 0, nullptr) != CE_None) {
        refuse(ErrorKind::bad_data, file_of(layer), "it cannot be read: " + messages.first() + ".");
    }
    const auto nodata = static_cast<float>(file.GetRasterBand(1)->GetNoDataValue());
    const std::span<const float> levels = std::span{bands}.first(window.size());
    const std::span<const float> sectors = std::span{bands}.last(window.size());
    std::ranges::transform(levels, level_dbm.begin(), [&](float level) {
        return level == nodata ? std::numeric_limits<float>::quiet_NaN() : level;
    });
    std::ranges::transform(sectors, sector.begin(),
                           [&](float index) { return index == nodata ? -1 : static_cast<std::int32_t>(index); });
}

}  // namespace lomsong
