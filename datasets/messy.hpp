// SPDX-License-Identifier: Apache-2.0
/// @file  Made-up station lists as people send them, full of faults, with the truth beside: which row carries
///        which fault, and where it really stands. For tests and benchmarks of reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong::datasets {

/// What is wrong with a row. At most one row of a station carries a fault, but for `lost`.
enum class Fault : unsigned char {
    swapped,         ///< longitude and latitude in each other's column
    shifted,         ///< 3 degrees too far east: another province
    no_coordinates,  ///< empty; the other rows of the station have them
    lost,            ///< empty in every row of the station
    no_azimuth,
    duplicate,  ///< an earlier row once more, at the end of the file
};
[[nodiscard]] std::string_view name_of(Fault fault);

struct FaultyRow {
    std::string file;
    std::uint64_t row = 0;  ///< line of the file, from 1
    Fault fault = Fault::swapped;
    Point position;  ///< where the station really stands, WGS 84, degrees
};

struct MessyFile {
    std::string name;
    std::string bytes;
    std::uint64_t rows = 0;  ///< of stations, without titles, header and totals
};

struct MessyOptions {
    std::uint64_t seed = 1;
    std::size_t rows = 100'000;       ///< sectors; rounded down to whole sites
    double share_of_stations = 0.06;  ///< that carry a fault
};

struct MessyStations {
    std::vector<MessyFile> files;  ///< one per operator, each with habits of its own
    std::vector<FaultyRow> truth;  ///< in the order of files and rows
};

/// Three operators: title lines, decimal commas and a total below (semicolons); degrees, minutes and seconds with
/// Vietnamese hemisphere letters in one cell, Windows line ends (commas); TCVN3 (tabs). Nothing in them exists.
[[nodiscard]] MessyStations make_messy_stations(const MessyOptions& options);

/// The files, truth.json, and what a project needs beside them: communes, hamlets, a plain terrain, lomsong.toml,
/// MADE-UP.txt. The same options give the same bytes.
/// @throws Error{cannot_write}.
void write_messy_folder(const MessyStations& stations, const std::filesystem::path& folder);

}  // namespace lomsong::datasets
