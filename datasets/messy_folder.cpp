// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "datasets/messy.hpp"
#include "datasets/messy_place.hpp"
#include "engine/core/error.hpp"

namespace lomsong::datasets {

namespace {

using std::filesystem::path;

void write_bytes(const path& file, std::string_view bytes) {
    std::ofstream stream{file, std::ios::binary};
    stream << bytes;
    stream.close();
    if (!stream) {
        throw Error{ErrorKind::cannot_write, file.string(),
                    "cannot write this file. Choose a folder that you may write to, with space on its disk."};
    }
}

/// Calls `visit(commune)` for each of the place's communes.
template <class Visit>
void for_each_commune(const Visit& visit) {
    for (std::size_t row = 0; row < MessyPlace::k_side; ++row) {
        for (std::size_t col = 0; col < MessyPlace::k_side; ++col) {
            visit(MessyPlace::commune(col, row));
        }
    }
}

/// A FeatureCollection of one feature per commune; `geometry` says what is drawn of it.
template <class Properties, class Geometry>
std::string collection(const Properties& properties, const Geometry& geometry) {
    std::string features;
    for_each_commune([&](const MessyCommune& commune) {
        features += (features.empty() ? "" : ",\n") +
                    fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{}}})", properties(commune),
                                geometry(commune));
    });
    return "{\"type\":\"FeatureCollection\",\"made_up\":true,\"features\":[\n" + features + "\n]}\n";
}

std::string communes() {
    return collection(
        [](const MessyCommune& commune) {
            return fmt::format(R"("code":"{}","name":"{}")", commune.code, commune.name);
        },
        [](const MessyCommune& c) {
            const double east = c.west_deg + MessyPlace::k_commune_deg;
            const double north = c.south_deg + MessyPlace::k_commune_deg;
            return fmt::format(R"({{"type":"Polygon","coordinates":[[[{0:.2f},{1:.2f}],[{2:.2f},{1:.2f}],)"
                               R"([{2:.2f},{3:.2f}],[{0:.2f},{3:.2f}],[{0:.2f},{1:.2f}]]]}})",
                               c.west_deg, c.south_deg, east, north);
        });
}

std::string hamlets() {
    return collection(
        [](const MessyCommune& commune) {
            return fmt::format(R"("code":"{0}-001","name":"Thôn Mẫu","commune_code":"{0}","commune":"{1}",)"
                               R"("households":100)",
                               commune.code, commune.name);
        },
        [](const MessyCommune& commune) {
            return fmt::format(R"({{"type":"Point","coordinates":[{:.4f},{:.4f}]}})",
                               commune.west_deg + MessyPlace::k_commune_deg / 2.0,
                               commune.south_deg + MessyPlace::k_commune_deg / 2.0);
        });
}

/// Level ground of 500 m, a cell of 0.02 degrees: enough for a position to stand on.
std::string terrain() {
    constexpr int k_cells = 40;
    std::string text = fmt::format("ncols {0}\nnrows {0}\nxllcorner {1:.2f}\nyllcorner {2:.2f}\ncellsize 0.02\n",
                                   k_cells, MessyPlace::k_west_deg - 0.1, MessyPlace::k_south_deg - 0.1);
    for (int row = 0; row < k_cells; ++row) {
        for (int col = 0; col < k_cells; ++col) {
            text += col == 0 ? "500" : " 500";
        }
        text += '\n';
    }
    return text;
}

constexpr std::string_view k_wgs84 =
    R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
    R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])";

std::string project(const MessyStations& stations) {
    std::string paths;
    for (const MessyFile& file : stations.files) {
        paths += (paths.empty() ? "\"" : ", \"") + file.name + "\"";
    }
    return fmt::format(
        "# Project file of made-up station lists with faults; truth.json says where they are.\n"
        "title = \"Số liệu giả định\"\nlanguage = \"vi\"\nmade_up = true\n"
        "operators = [\"Viettel\", \"VNPT\", \"MobiFone\"]\n\n"
        "[layers.stations]\npath = [{}]\n\n[layers.hamlets]\npath = \"hamlets.geojson\"\n\n"
        "[layers.communes]\npath = \"communes.geojson\"\n\n"
        "[layers.terrain]\npath = \"terrain.asc\"\nkind = \"bare_ground\"\n",
        paths);
}

std::string truth(const MessyStations& stations) {
    std::string rows;
    for (const FaultyRow& row : stations.truth) {
        rows += (rows.empty() ? "" : ",\n") +
                fmt::format(R"({{"file":"{}","row":{},"fault":"{}","lon":{:.6f},"lat":{:.6f}}})", row.file, row.row,
                            name_of(row.fault), row.position.x, row.position.y);
    }
    return "{\"made_up\":true,\"rows\":[\n" + rows + "\n]}\n";
}

}  // namespace

void write_messy_folder(const MessyStations& stations, const path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure) {
        throw Error{ErrorKind::cannot_write, folder.string(),
                    "cannot make this folder (" + failure.message() + "). Choose another."};
    }
    for (const MessyFile& file : stations.files) {
        write_bytes(folder / file.name, file.bytes);
    }
    write_bytes(folder / "truth.json", truth(stations));
    write_bytes(folder / "communes.geojson", communes());
    write_bytes(folder / "hamlets.geojson", hamlets());
    write_bytes(folder / "terrain.asc", terrain());
    write_bytes(folder / "terrain.prj", k_wgs84);
    write_bytes(folder / "lomsong.toml", project(stations));
    write_bytes(
        folder / "MADE-UP.txt",
        "Everything in this folder is made up to try how messy files are read: no place, station or operator's\n"
        "figure in it exists. Dữ liệu giả định. Dedicated to the public domain (CC0 1.0).\n");
}

}  // namespace lomsong::datasets
