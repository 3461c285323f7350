// SPDX-License-Identifier: Apache-2.0
/// @file  A made-up nation: provinces side by side, made and written one after another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "datasets/country.hpp"
#include "engine/core/reporter.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// VN-2000 / UTM zone 48N, for a country too wide for a zone of three degrees.
inline constexpr const char* k_nation_crs = "EPSG:3405";

/// Share of a nation that is made; at least what two small provinces need.
inline constexpr double k_smallest_scale = 0.001;

struct NationOptions {
    std::uint64_t seed = 1;
    double scale = 1.0;         ///< of area, people, stations and cable: k_smallest_scale .. 1
    Metres terrain_cell{90.0};  ///< of terrain.tif: a divisor of 5,760 m
};

/// What a nation of this scale is made to hold: that of 2025 has 34 provinces, 331,000 km2, 3,321 communes, 90,000
/// hamlets and 300,000 stations. Provinces stay as large as they are, so that a smaller nation has fewer, at least
/// two.
struct NationFigures {
    std::size_t provinces = 0;
    CountryFigures whole;
};
[[nodiscard]] NationFigures nation_figures(double scale);

/// What was made of it.
struct MadeProvince {
    std::string code;  ///< "01" in the north ..
    std::string name;
    double area_km2 = 0.0;
    std::size_t communes = 0;
    std::size_t hamlets = 0;
    std::size_t sectors = 0;
    std::size_t cables = 0;
};

/// Writes a nation into `folder`, which must be there: terrain.tif, land_cover.tif, population.tif, the vector
/// layers as FlatGeobuf in k_nation_crs, lomsong.toml and MADE-UP.txt. The same options give the same bytes on one
/// kind of machine. Holds one province's people at a time and the ground of the nation in cells of 240 m: under 1
/// GiB.
/// @throws Error{cannot_write}; Error{internal} when the ground has no room for the figures; Error{interrupted}.
std::vector<MadeProvince> write_nation(const NationOptions& options, const std::filesystem::path& folder,
                                       Reporter& reporter);

}  // namespace lomsong
