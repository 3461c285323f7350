// SPDX-License-Identifier: Apache-2.0
#include "io/report/map_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numbers>
#include <optional>
#include <utility>
#include <vector>

#include <cpl_vsi.h>
#include <gdal_priv.h>

#include "engine/core/error.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/raster.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

/// Every so many pixels a place is computed by PROJ; between them it is interpolated, which on this lattice of at
/// most a few kilometres is true to a metre.
constexpr std::size_t k_lattice = 16;
constexpr double k_radians = std::numbers::pi / 180.0;

double mercator(double latitude) { return std::log(std::tan(std::numbers::pi / 4.0 + latitude * k_radians / 2.0)); }
double latitude_of(double mercator) {
    return (2.0 * std::atan(std::exp(mercator)) - std::numbers::pi / 2.0) / k_radians;
}

[[noreturn]] void refuse(const fs::path& file, const std::string& what) {
    throw Error{ErrorKind::bad_data, file.string(), what + ". Run 'lomsong run' again to have a whole result."};
}

/// The pixels of a picture, and for each the pixel of the raster under its centre.
class PictureGrid {
  public:
    /// Over the raster, or what lies of it in `within`.
    PictureGrid(const gdal::RasterFile& raster, std::size_t longest_edge, const Box& within)
        : m_raster{raster}, m_box{raster.box_in("EPSG:4326")} {
        const double whole_m = std::max(m_box.max_x - m_box.min_x, m_box.max_y - m_box.min_y);
        if (!within.empty() && within.overlaps(m_box)) {
            m_box = {std::max(m_box.min_x, within.min_x), std::max(m_box.min_y, within.min_y),
                     std::min(m_box.max_x, within.max_x), std::min(m_box.max_y, within.max_y)};
            m_share = std::max(m_box.max_x - m_box.min_x, m_box.max_y - m_box.min_y) / whole_m;
        }
        const double width = (m_box.max_x - m_box.min_x) * k_radians;
        const double height = mercator(m_box.max_y) - mercator(m_box.min_y);
        const auto cells = static_cast<std::size_t>(m_share * std::max(raster.cols(), raster.rows()));
        const auto edge = static_cast<double>(std::clamp<std::size_t>(cells, 1, longest_edge));
        const double longest = std::max(width, height);
        m_cols = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(edge * width / longest)));
        m_rows = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(edge * height / longest)));
    }

    [[nodiscard]] const Box& degrees() const { return m_box; }
    [[nodiscard]] std::size_t cols() const { return m_cols; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    /// How much of the raster's longer side is in the picture.
    [[nodiscard]] double share() const { return m_share; }
    /// The raster's coordinates that the picture lies in.
    [[nodiscard]] Box pixels() const {
        Box box;
        for (const std::optional<Point>& place : node_places(m_cols / k_lattice + 2, m_rows / k_lattice + 2)) {
            if (place) {
                box.add(*place);
            }
        }
        return box;
    }

    /// Calls `visit` with the index of each picture pixel and the raster's coordinates under it.
    void each(const std::function<void(std::size_t, Point)>& visit) const {
        const std::size_t across = m_cols / k_lattice + 2;
        const std::size_t down = m_rows / k_lattice + 2;
        const std::vector<std::optional<Point>> nodes = node_places(across, down);
        for (std::size_t row = 0; row < m_rows; ++row) {
            for (std::size_t col = 0; col < m_cols; ++col) {
                const std::size_t corner = (row / k_lattice) * across + col / k_lattice;
                const std::optional<Point>& north_west = nodes[corner];
                const std::optional<Point>& north_east = nodes[corner + 1];
                const std::optional<Point>& south_west = nodes[corner + across];
                const std::optional<Point>& south_east = nodes[corner + across + 1];
                if (north_west && north_east && south_west && south_east) {
                    const double x = static_cast<double>(col % k_lattice) / k_lattice;
                    const double y = static_cast<double>(row % k_lattice) / k_lattice;
                    visit(row * m_cols + col,
                          between(between(*north_west, *north_east, x), between(*south_west, *south_east, x), y));
                }
            }
        }
    }

  private:
    static Point between(Point a, Point b, double share) {
        return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
    }

    /// The raster's coordinates under the centre of every k_lattice-th pixel, row by row.
    [[nodiscard]] std::vector<std::optional<Point>> node_places(std::size_t across, std::size_t down) const {
        const double top = mercator(m_box.max_y);
        const double height = top - mercator(m_box.min_y);
        std::vector<Point> places;
        places.reserve(across * down);
        for (std::size_t row = 0; row < down; ++row) {
            const double y = (static_cast<double>(row * k_lattice) + 0.5) / static_cast<double>(m_rows);
            for (std::size_t col = 0; col < across; ++col) {
                const double x = (static_cast<double>(col * k_lattice) + 0.5) / static_cast<double>(m_cols);
                places.push_back({m_box.min_x + x * (m_box.max_x - m_box.min_x), latitude_of(top - y * height)});
            }
        }
        const gdal::Transform to_raster{gdal::wgs84(), gdal::crs(m_raster.crs())};
        std::vector<std::optional<Point>> pixels = to_raster.all(places);
        for (std::optional<Point>& pixel : pixels) {
            pixel = pixel ? std::optional{m_raster.pixel_of(*pixel)} : std::nullopt;
        }
        return pixels;
    }

    const gdal::RasterFile& m_raster;
    Box m_box;
    double m_share = 1.0;
    std::size_t m_cols = 0;
    std::size_t m_rows = 0;
};

/// The smallest overview that still has a pixel for each of the picture's, or the band itself.
GDALRasterBand& overview_for(GDALRasterBand& band, int longest_edge) {
    GDALRasterBand* smallest = &band;
    for (int i = 0; i < band.GetOverviewCount(); ++i) {
        GDALRasterBand* overview = band.GetOverview(i);
        const int edge = overview == nullptr ? 0 : std::max(overview->GetXSize(), overview->GetYSize());
        if (edge >= longest_edge && edge < std::max(smallest->GetXSize(), smallest->GetYSize())) {
            smallest = overview;
        }
    }
    return *smallest;
}

/// A band as a run wrote it, under a picture and as finely as that asks for; NaN where it has no data.
class Band {
  public:
    Band(GDALDataset& dataset, int number, const fs::path& file, const PictureGrid& picture) {
        if (number > dataset.GetRasterCount()) {
            refuse(file, "has no band " + std::to_string(number));
        }
        const double edge = static_cast<double>(std::max(picture.cols(), picture.rows())) / picture.share();
        GDALRasterBand& band = overview_for(*dataset.GetRasterBand(number), static_cast<int>(edge));
        m_cols_per_pixel = static_cast<double>(band.GetXSize()) / dataset.GetRasterXSize();
        m_rows_per_pixel = static_cast<double>(band.GetYSize()) / dataset.GetRasterYSize();
        const Box under = picture.pixels();
        const auto within = [](double pixel, int count) {
            return static_cast<int>(std::clamp(pixel, 0.0, 1.0 * count));
        };
        m_first_col = within(std::floor(under.min_x * m_cols_per_pixel), band.GetXSize() - 1);
        m_first_row = within(std::floor(under.min_y * m_rows_per_pixel), band.GetYSize() - 1);
        m_cols = std::max(1, within(std::ceil(under.max_x * m_cols_per_pixel), band.GetXSize()) - m_first_col);
        m_rows = std::max(1, within(std::ceil(under.max_y * m_rows_per_pixel), band.GetYSize()) - m_first_row);
        m_values.resize(static_cast<std::size_t>(m_cols) * static_cast<std::size_t>(m_rows));
        if (band.RasterIO(GF_Read, m_first_col, m_first_row, m_cols, m_rows, m_values.data(), m_cols, m_rows,
                          GDT_Float32, 0, 0, nullptr) != CE_None) {
            refuse(file, "is damaged");
        }
        m_nodata = static_cast<float>(band.GetNoDataValue(nullptr));
    }

    /// `pixel` counts in pixels of the whole raster. Nothing outside and where there is no data.
    [[nodiscard]] std::optional<float> at(Point pixel) const {
        const double col = std::floor(pixel.x * m_cols_per_pixel) - m_first_col;
        const double row = std::floor(pixel.y * m_rows_per_pixel) - m_first_row;
        if (!(col >= 0.0 && row >= 0.0 && col < m_cols && row < m_rows)) {
            return std::nullopt;
        }
        const float value = m_values[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_cols) +
                                     static_cast<std::size_t>(col)];
        return std::isfinite(value) && value != m_nodata ? std::optional{value} : std::nullopt;
    }

  private:
    int m_first_col = 0;
    int m_first_row = 0;
    int m_cols = 0;
    int m_rows = 0;
    double m_cols_per_pixel = 1.0;
    double m_rows_per_pixel = 1.0;
    float m_nodata = 0.0F;
    std::vector<float> m_values;
};

std::string png_of(std::vector<std::uint8_t>& grey, std::size_t cols, std::size_t rows, const fs::path& file) {
    constexpr const char* k_name = "/vsimem/lomsong-map-picture.png";
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("PNG");
    const gdal::Messages messages;
    gdal::DatasetPtr source;
    if (memory != nullptr && driver != nullptr) {
        source.reset(memory->Create("", static_cast<int>(cols), static_cast<int>(rows), 1, GDT_Byte, nullptr));
    }
    const bool filled =
        source && source->GetRasterBand(1)->RasterIO(GF_Write, 0, 0, static_cast<int>(cols), static_cast<int>(rows),
                                                     grey.data(), static_cast<int>(cols), static_cast<int>(rows),
                                                     GDT_Byte, 0, 0, nullptr) == CE_None;
    if (filled) {
        source->GetRasterBand(1)->SetNoDataValue(0.0);  // is transparent
        gdal::DatasetPtr{driver->CreateCopy(k_name, source.get(), FALSE, nullptr, nullptr, nullptr)};
    }
    vsi_l_offset size = 0;
    GByte* bytes = VSIGetMemFileBuffer(k_name, &size, TRUE);
    if (bytes == nullptr) {
        throw Error{ErrorKind::internal, file.string(),
                    "no picture could be made of it: " + messages.first() + "."};
    }
    std::string png{bytes, bytes + size};
    VSIFree(bytes);
    return png;
}

int step_of(std::optional<float> level_dbm) {
    constexpr float k_first = -105.0F;
    constexpr float k_width = 10.0F;
    constexpr int k_strongest = 6;
    if (!level_dbm) {
        return 0;
    }
    return std::clamp(static_cast<int>(std::floor((*level_dbm - k_first) / k_width)) + 2, 1, k_strongest);
}

/// The picture of a raster whose bands `bands` become a grey value in `shade`.
template <class Shade>
MapPicture picture(const fs::path& file, std::size_t longest_edge, const Box& within, const std::vector<int>& bands,
                   Shade shade) {
    gdal::start();
    const gdal::RasterFile raster{file, file.string(), "", ""};
    const gdal::DatasetPtr dataset = gdal::open(file, gdal::Content::raster, file.string());
    const gdal::Messages messages;
    const PictureGrid grid{raster, longest_edge, within};
    std::vector<Band> read;
    for (const int band : bands) {
        read.emplace_back(*dataset, band, file, grid);
    }
    std::vector<std::uint8_t> grey(grid.cols() * grid.rows());
    grid.each([&](std::size_t pixel, Point at) { grey[pixel] = shade(read, at); });
    return {grid.degrees(), grid.cols(), grid.rows(), png_of(grey, grid.cols(), grid.rows(), file)};
}

}  // namespace

MapPicture coverage_picture(const fs::path& file, std::size_t longest_edge, const Box& within) {
    constexpr int k_level_band = 1;
    constexpr int k_status_band = 3;
    constexpr int k_statuses = 4;
    return picture(
        file, longest_edge, within, {k_level_band, k_status_band}, [](const std::vector<Band>& bands, Point at) {
            const std::optional<float> status = bands[1].at(at);
            if (!status || *status < 0.0F || *status >= static_cast<float>(k_statuses)) {
                return std::uint8_t{0};
            }
            return static_cast<std::uint8_t>(1 + static_cast<int>(*status) + k_statuses * step_of(bands[0].at(at)));
        });
}

MapPicture hillshade_picture(const fs::path& file, std::size_t longest_edge, const Box& within) {
    return picture(file, longest_edge, within, {1}, [](const std::vector<Band>& bands, Point at) {
        const std::optional<float> brightness = bands[0].at(at);
        return static_cast<std::uint8_t>(brightness ? std::clamp(std::round(*brightness), 1.0F, 255.0F) : 0.0F);
    });
}

}  // namespace lomsong
