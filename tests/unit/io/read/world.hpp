// SPDX-License-Identifier: Apache-2.0
/// @file  A whole small project in a temporary folder, sound until a test spoils one of its files.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gdal_priv.h>

#include "engine/core/error.hpp"
#include "engine/core/reporter.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {

/// Keeps the warnings for the test to look at.
class ListeningReporter final : public Reporter {
  public:
    void begin_stage(std::string_view, std::uint64_t) override {}
    void advance(std::uint64_t) override {}
    void warn(const std::string& message) override { m_warnings.push_back(message); }
    [[nodiscard]] bool cancelled() const noexcept override { return false; }
    [[nodiscard]] const std::vector<std::string>& warnings() const { return m_warnings; }

  private:
    std::vector<std::string> m_warnings;
};

struct RasterSpec {
    int cols = 100;
    int rows = 100;
    double west = 103.75;
    double north = 22.65;
    double pixel = 0.003;  ///< edge, in the unit of the CRS
    std::string crs = "EPSG:4326";
    GDALDataType type = GDT_Float32;
    const double* nodata = nullptr;
    bool compressed = false;
};

/// Writes a GeoTIFF whose value is `value(x, y)` at each pixel centre, in the raster's own CRS.
inline std::filesystem::path write_raster(const std::filesystem::path& file, const RasterSpec& spec,
                                          const std::function<double(double x, double y)>& value) {
    gdal::start();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const char* const compressed[] = {"COMPRESS=DEFLATE", nullptr};
    const gdal::DatasetPtr dataset{driver->Create(file.c_str(), spec.cols, spec.rows, 1, spec.type,
                                                  const_cast<char**>(spec.compressed ? compressed : nullptr))};
    double transform[6] = {spec.west, spec.pixel, 0.0, spec.north, 0.0, -spec.pixel};
    dataset->SetGeoTransform(transform);
    if (!spec.crs.empty()) {
        const OGRSpatialReference reference = gdal::crs(spec.crs);
        dataset->SetSpatialRef(&reference);
    }
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    if (spec.nodata != nullptr) {
        band.SetNoDataValue(*spec.nodata);
    }
    std::vector<double> line(static_cast<std::size_t>(spec.cols));
    for (int row = 0; row < spec.rows; ++row) {
        for (int col = 0; col < spec.cols; ++col) {
            line[static_cast<std::size_t>(col)] =
                value(spec.west + (col + 0.5) * spec.pixel, spec.north - (row + 0.5) * spec.pixel);
        }
        if (band.RasterIO(GF_Write, 0, row, spec.cols, 1, line.data(), spec.cols, 1, GDT_Float64, 0, 0, nullptr) !=
            CE_None) {
            throw Error{ErrorKind::cannot_write, file.string(), "the test could not write its raster"};
        }
    }
    return file;
}

/// Two stations, three hamlets in one commune, clusters, fibre, buildings and flat terrain at 100 m.
class World {
  public:
    World() {
        put(LayerRole::stations, "stations.geojson",
            feature_collection({station("A1", "Viettel", "4G", R"("sector":1,"height_m":30,"azimuth_deg":60)"),
                                station("B1", "VNPT", "3G", R"("sector":1,"height_m":42.5)")}));
        put(LayerRole::hamlets, "hamlets.geojson",
            feature_collection({hamlet("01", "Thôn Một", 103.80, 22.50), hamlet("02", "Thôn Hai", 103.82, 22.52),
                                hamlet("03", "Thôn Ba", 103.84, 22.54)}));
        write_raster(folder.path() / "dem.tif", {}, [](double, double) { return 100.0; });
        project.source(LayerRole::terrain).paths = {"dem.tif"};
        project.file = folder.path() / "lomsong.toml";
        project.folder = folder.path();
        project.parameters.radio.radius = Metres{3000.0};
    }

    static std::string station(const std::string& code, const std::string& operator_name,
                               const std::string& technology, const std::string& more, double lon = 103.81,
                               double lat = 22.51) {
        return point_feature(lon, lat,
                             R"("station":")" + code + R"(","operator":")" + operator_name + R"(","technology":")" +
                                 technology + R"(")" + (more.empty() ? "" : ",") + more);
    }
    static std::string hamlet(const std::string& code, const std::string& name, double lon, double lat,
                              const std::string& more = "") {
        return point_feature(
            lon, lat, R"("code":")" + code + R"(","name":")" + name + R"(")" + (more.empty() ? "" : ",") + more);
    }

    void put(LayerRole role, const std::string& name, const std::string& content) {
        folder.write(name, content);
        project.source(role).paths = {name};
    }
    void put(LayerRole role, const std::string& name, const std::vector<std::string>& features) {
        put(role, name, feature_collection(features));
    }

    [[nodiscard]] ReadLayers read() { return read_layers(project, reporter); }
    /// What is wrong in the files, whether it stops the reading or not; empty when nothing is. Heights and azimuths
    /// that are not given do not count.
    [[nodiscard]] std::string error() {
        try {
            RowFindings wrong;
            for (const Finding& finding : read().findings) {
                if (finding.kind != FindingKind::missing_height && finding.kind != FindingKind::missing_azimuth) {
                    wrong.add(finding);
                }
            }
            wrong.stop_if_any();
        } catch (const Error& error) {
            last_kind = error.kind();
            return error.what();
        }
        return {};
    }

    TemporaryFolder folder;
    Project project;
    ListeningReporter reporter;
    ErrorKind last_kind = ErrorKind::internal;
};

}  // namespace lomsong
