// SPDX-License-Identifier: Apache-2.0
/// @file  Made-up rasters as compressed, tiled GeoTIFF, written strip by strip from the north.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "datasets/country.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

class GDALDataset;

namespace lomsong::datasets {

/// Rows that are written at a time: one row of the file's tiles.
inline constexpr std::int32_t k_strip_rows = 256;

/// One band of heights (Int16), classes (Byte) or amounts (Float32); `description` goes into the file. All members
/// throw Error{cannot_write}.
template <class T>
class RasterFile {
  public:
    RasterFile(std::filesystem::path file, const Grid& grid, const std::string& description,
               const std::string& crs = k_country_crs);
    ~RasterFile();
    /// The next rows, whole: k_strip_rows of them, fewer at the end.
    void add(std::vector<T>& values);
    void finish();

  private:
    struct Close {
        void operator()(GDALDataset* dataset) const;
    };
    [[noreturn]] void fail(const std::string& what, const std::string& gdal_says) const;

    std::filesystem::path m_file;
    std::unique_ptr<GDALDataset, Close> m_dataset;
    std::int32_t m_rows_written = 0;
};

extern template class RasterFile<std::int16_t>;
extern template class RasterFile<std::uint8_t>;
extern template class RasterFile<float>;

/// Heights as whole metres. @throws Error{cannot_write}.
void write_heights(const Raster<HeightAboveSeaLevel>& heights, const std::filesystem::path& file,
                   const std::string& description);

/// Classes as bytes. @throws Error{cannot_write}.
void write_classes(const Raster<std::uint8_t>& classes, const std::filesystem::path& file,
                   const std::string& description, const std::string& crs = k_country_crs);

/// Amounts, such as people per cell. @throws Error{cannot_write}.
void write_amounts(const Raster<float>& amounts, const std::filesystem::path& file, const std::string& description,
                   const std::string& crs);

}  // namespace lomsong::datasets
