// SPDX-License-Identifier: Apache-2.0
#include "io/write/writers/coverage_dataset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

enum class Content : unsigned char { level, sector, status };

/// The cells from `first` eastwards as the band's numbers.
void fetch(const CoverageCells& cells, Content content, Cell first, std::span<float> values) {
    if (content == Content::level) {
        cells.store.read_levels(cells.layer, first, values);
        std::ranges::replace_if(
            values, [](float level) { return std::isnan(level); }, CoverageDataset::k_nodata);
    } else if (content == Content::sector) {
        std::vector<std::int32_t> sectors(values.size());
        cells.store.read_sectors(cells.layer, first, sectors);
        std::ranges::transform(sectors, values.begin(), [](std::int32_t sector) {
            return sector < 0 ? CoverageDataset::k_nodata : static_cast<float>(sector);
        });
    } else {
        const auto* from = &cells.status.values()[cells.status.grid().index(first)];
        std::ranges::transform(std::span{from, values.size()}, values.begin(), [](std::uint8_t status) {
            return Raster<std::uint8_t>::is_known(status) ? static_cast<float>(status) : CoverageDataset::k_nodata;
        });
    }
}

/// A band at full size, or one of its overviews: every `factor`-th cell of every `factor`-th row.
class CoverageBand final : public GDALRasterBand {
  public:
    CoverageBand(const CoverageCells& cells, Content content, int factor)
        : m_cells{cells}, m_content{content}, m_factor{factor} {
        const Grid& grid = cells.store.grid();
        nRasterXSize = (grid.cols() + factor - 1) / factor;
        nRasterYSize = (grid.rows() + factor - 1) / factor;
        nBlockXSize = CoverageDataset::k_block_edge;
        nBlockYSize = CoverageDataset::k_block_edge;
        eDataType = GDT_Float32;
    }

    void add_overviews() {
        int factor = 1;
        while (std::max(nRasterXSize, nRasterYSize) > factor * CoverageDataset::k_block_edge) {
            factor *= 2;
            m_overviews.push_back(std::make_unique<CoverageBand>(m_cells, m_content, factor));
        }
    }

    double GetNoDataValue(int* has_nodata) override {
        if (has_nodata != nullptr) {
            *has_nodata = TRUE;
        }
        return static_cast<double>(CoverageDataset::k_nodata);
    }
    const char* GetUnitType() override { return m_content == Content::level ? "dBm" : ""; }
    int GetOverviewCount() override { return static_cast<int>(m_overviews.size()); }
    GDALRasterBand* GetOverview(int index) override {
        return m_overviews.at(static_cast<std::size_t>(index)).get();
    }

  protected:
    CPLErr IReadBlock(int block_col, int block_row, void* data) override {
        const int west = block_col * nBlockXSize;
        const int north = block_row * nBlockYSize;
        auto* values = static_cast<float*>(data);
        const int rows = std::min(nBlockYSize, nRasterYSize - north);
        const int cols = std::min(nBlockXSize, nRasterXSize - west);
        return guarded([&] {
            for (int row = 0; row < rows; ++row) {
                read_row(north + row, west, {values + row * nBlockXSize, static_cast<std::size_t>(cols)});
            }
        });
    }

    /// As GDAL copies a raster: plain windows go straight to the caller's buffer, not through GDAL's cache.
    CPLErr IRasterIO(GDALRWFlag direction, int west, int north, int cols, int rows, void* data, int data_cols,
                     int data_rows, GDALDataType type, GSpacing pixel_space, GSpacing line_space,
                     GDALRasterIOExtraArg* extra) override {
        if (direction != GF_Read || data_cols != cols || data_rows != rows || type != GDT_Float32) {
            return GDALRasterBand::IRasterIO(direction, west, north, cols, rows, data, data_cols, data_rows, type,
                                             pixel_space, line_space, extra);
        }
        return guarded([&] {
            std::vector<float> line(static_cast<std::size_t>(cols));
            for (int row = 0; row < rows; ++row) {
                read_row(north + row, west, line);
                auto* to = static_cast<std::byte*>(data) + row * line_space;
                GDALCopyWords(line.data(), GDT_Float32, sizeof(float), to, type, static_cast<int>(pixel_space),
                              cols);
            }
        });
    }

  private:
    /// One row of this band from the column `west` on.
    void read_row(int row, int west, std::span<float> values) {
        const Grid& grid = m_cells.store.grid();
        const Row source{std::min(row * m_factor + m_factor / 2, grid.rows() - 1)};
        if (m_factor == 1) {
            fetch(m_cells, m_content, {source, Col{west}}, values);
            return;
        }
        const int first = west * m_factor;
        const int span = std::min(static_cast<int>(values.size()) * m_factor, grid.cols() - first);
        m_line.resize(static_cast<std::size_t>(span));
        fetch(m_cells, m_content, {source, Col{first}}, m_line);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::size_t middle =
                i * static_cast<std::size_t>(m_factor) + static_cast<std::size_t>(m_factor) / 2;
            values[i] = m_line[std::min(middle, m_line.size() - 1)];
        }
    }

    /// No exception may pass through GDAL: ours become its errors.
    template <class Work>
    static CPLErr guarded(const Work& work) {
        try {
            work();
            return CE_None;
        } catch (const Error& error) {
            CPLError(CE_Failure, CPLE_FileIO, "%s", error.what());
            return CE_Failure;
        }
    }

    CoverageCells m_cells;
    Content m_content;
    int m_factor;
    std::vector<float> m_line;
    std::vector<std::unique_ptr<CoverageBand>> m_overviews;
};

}  // namespace

CoverageDataset::CoverageDataset(const CoverageCells& cells, const OGRSpatialReference& crs)
    : m_cells{cells}, m_crs{crs} {
    nRasterXSize = cells.store.grid().cols();
    nRasterYSize = cells.store.grid().rows();
    int number = 0;
    for (const Content content : {Content::level, Content::sector, Content::status}) {
        auto band = std::make_unique<CoverageBand>(m_cells, content, 1);
        band->add_overviews();
        SetBand(++number, band.release());  // the dataset owns its bands
    }
}

CPLErr CoverageDataset::GetGeoTransform(double* transform) {
    const Grid& grid = m_cells.store.grid();
    const double size = grid.cell_size().value();
    std::ranges::copy(std::array{grid.west(), size, 0.0, grid.north(), 0.0, -size}, transform);
    return CE_None;
}

}  // namespace lomsong
