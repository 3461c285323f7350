// SPDX-License-Identifier: Apache-2.0
/// @file  A FlatGeobuf file of made-up features: what a nation's layers come in, a tenth of their size as GeoJSON.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "datasets/feature_file.hpp"

class GDALDataset;
class OGRGeometry;
class OGRLayer;

namespace lomsong::datasets {

/// Coordinates are written as they come, in `crs`. Rows lie along a Hilbert curve behind a spatial index, however
/// they were added; while the file grows they are on the disk beside it, not in memory. Columns are those of the
/// first row and `optional_text`, columns that rows may leave out.
class FlatGeobufFile final : public FeatureFile {
  public:
    FlatGeobufFile(std::filesystem::path file, std::string crs, std::vector<std::string> optional_text = {});
    ~FlatGeobufFile() override;

    void add(const Properties& properties, Point point) override;
    void add(const Properties& properties, const LineString& line) override;
    void add(const Properties& properties, const MultiPolygon& area) override;
    /// A file without rows is not made.
    void finish() override;

  private:
    struct Close {
        void operator()(GDALDataset* dataset) const;
    };

    void begin(const Properties& properties, const OGRGeometry& geometry);
    void add(const Properties& properties, std::unique_ptr<OGRGeometry> geometry);
    [[noreturn]] void fail(const std::string& gdal_says) const;

    std::filesystem::path m_file;
    std::string m_crs;
    std::vector<std::string> m_optional_text;
    std::unique_ptr<GDALDataset, Close> m_dataset;
    OGRLayer* m_layer = nullptr;
};

}  // namespace lomsong::datasets
