// SPDX-License-Identifier: Apache-2.0
/// @file  coverage_<operator>_<technology>.tif, made by GDAL's COG driver. DEFLATE at a light level and the
///        predictor for floats: every reader knows them (docs/decisions/0016-coverage-files.md).
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <cpl_string.h>
#include <gdal_priv.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"
#include "io/write/coverage_words.hpp"
#include "io/write/disk.hpp"
#include "io/write/writers/coverage_dataset.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

void require(bool done, const gdal::Messages& messages, const std::filesystem::path& file) {
    if (!done || messages.any_error()) {
        throw cannot_write(file, messages.first() + ". Check the free space, or choose another place with -o.");
    }
}

void describe(GDALDataset& dataset, const CoverageWords& words) {
    for (const auto& [name, value] : words.metadata) {
        dataset.SetMetadataItem(name.c_str(), value.c_str());
    }
    for (int band = 1; band <= dataset.GetRasterCount(); ++band) {
        dataset.GetRasterBand(band)->SetDescription(words.bands.at(static_cast<std::size_t>(band - 1)).c_str());
    }
    dataset.GetRasterBand(2)->SetMetadataItem("LOOKUP", "sector_index of stations.geojson");
}

CPLStringList options_of(const WriteJob& job) {
    CPLStringList options;
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("LEVEL", "2");
    options.SetNameValue("PREDICTOR", "YES");
    options.SetNameValue("BLOCKSIZE", std::to_string(CoverageDataset::k_block_edge).c_str());
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    options.SetNameValue("NUM_THREADS", std::to_string(job.threads).c_str());
    return options;
}

/// GDAL asks this between blocks; FALSE makes it stop.
int CPL_STDCALL go_on(double /*done*/, const char* /*text*/, void* reporter) {
    return static_cast<const Reporter*>(reporter)->cancelled() ? FALSE : TRUE;
}

void write_layer(const WriteJob& job, std::size_t index, const CoverageWords& words) {
    const CoverageLayer& layer = job.results.coverage[index];
    const std::filesystem::path file = job.folder / words.file;
    const gdal::Messages messages;
    CoverageDataset source{{job.cells, index, layer.status}, gdal::crs(job.layers.crs.definition)};
    describe(source, words);
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("COG");
    require(driver != nullptr, messages, file);
    const CPLStringList options = options_of(job);
    DatasetPtr copy{driver->CreateCopy(file.c_str(), &source, FALSE, options.List(), go_on, &job.reporter)};
    stop_if_cancelled(job.reporter);
    require(copy != nullptr, messages, file);
    copy.reset();  // the last blocks are written here
    require(true, messages, file);
}

void take_over(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code failed;
    if (!std::filesystem::copy_file(from, to, failed)) {
        throw cannot_write(to, reason_of(failed.value()));
    }
}

/// Cells and statuses must be of one run.
void check_cells(const WriteJob& job) {
    const std::vector<CoverageLayerKey>& keys = job.cells.layers();
    bool fits = keys.size() == job.results.coverage.size();
    for (std::size_t i = 0; fits && i < keys.size(); ++i) {
        const CoverageLayer& layer = job.results.coverage[i];
        fits = keys[i] == CoverageLayerKey{layer.operator_index, layer.technology} &&
               layer.status.grid() == job.cells.grid();
    }
    if (!fits) {
        throw Error{ErrorKind::internal, "results",
                    "their " + std::to_string(job.results.coverage.size()) + " coverage layers are not the " +
                        std::to_string(keys.size()) + " whose levels were kept. Please report this."};
    }
}

}  // namespace

void write_coverage_rasters(const WriteJob& job) {
    check_cells(job);
    for (std::size_t i = 0; i < job.results.coverage.size() && !job.cells.grid().empty(); ++i) {
        stop_if_cancelled(job.reporter);
        const CoverageWords words =
            coverage_words(job.layers, job.parameters, job.record.version, job.cells.layers()[i]);
        if (const auto& kept = job.cells.kept(i)) {
            take_over(*kept, job.folder / words.file);
        } else {
            write_layer(job, i, words);
        }
        job.cells.drop(i);
    }
}

}  // namespace lomsong
