// SPDX-License-Identifier: Apache-2.0
/// @file  A made-up mountain country: everything a province would send, invented from a seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

enum class CountrySize : std::uint8_t { district, province };

struct CountryOptions {
    CountrySize size = CountrySize::district;
    std::uint64_t seed = 1;
};

/// What the country is made to hold, exactly unless said otherwise.
struct CountryFigures {
    double area_km2 = 0.0;  ///< within 0.5 %
    std::size_t communes = 0;
    std::size_t hamlets = 0;
    PerTechnology<std::size_t> stations{};
    double aerial_km = 0.0;            ///< digitised cable, within 0.5 %
    double underground_km = 0.0;       ///< within 0.5 %
    std::size_t hamlets_on_fibre = 0;  ///< with a route within 300 m of the centre
};
/// The province has the figures that Lào Cai reported in April 2025; the district its share of them.
[[nodiscard]] CountryFigures figures_of(CountrySize size);

struct House {
    Point centre;
    Metres width;
    Metres depth;
    Angle heading;  ///< of the width
};

struct DrawnRoad {
    std::string highway;  ///< OpenStreetMap's classes: "primary" ... "track"
    std::string name;     ///< empty for small roads
    LineString line;
};

struct Cable {
    FibreRoute route;
    int cores = 0;
};

/// Plain values in metres of EPSG:9208. Every hamlet has its centre and its area; `hamlet_is_polygon` says
/// which of the two a province would have sent. Sector::operator_index counts in `operators`.
struct Country {
    CountryOptions options;
    std::string title;
    std::string province_code{};  ///< "07" of a province of a nation; empty: the country is not part of one
    std::string province{};       ///< its name
    std::vector<std::string> operators;
    Raster<HeightAboveSeaLevel> terrain;  ///< bare ground, every cell known
    Raster<std::uint8_t> land_cover;      ///< Dynamic World classes, on the grid of the terrain
    std::vector<Commune> communes;
    std::vector<Hamlet> hamlets;  ///< by code
    std::vector<bool> hamlet_is_polygon;
    std::vector<Cluster> clusters;  ///< by hamlet
    std::vector<House> houses;
    std::vector<DrawnRoad> roads;
    std::vector<Sector> sectors;
    std::vector<Cable> cables;
    std::vector<FibreNode> fibre_nodes;
};

/// The CRS of all coordinates: VN-2000 / TM-3 104-45, that of Lào Cai.
inline constexpr const char* k_country_crs = "EPSG:9208";

/// Makes the country. The same options give the same country, bit for bit, on one kind of machine.
[[nodiscard]] Country make_country(const CountryOptions& options);

}  // namespace lomsong
