// SPDX-License-Identifier: Apache-2.0
/// @file  The coordinate systems of Vietnamese maps: VN-2000 in its zones, what was before it, and which province
///        uses which.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong::vn2000 {

/// A zone of VN-2000 / TM-3: transverse Mercator, scale 0.9999, false easting 500,000 m.
struct Zone {
    int epsg;
    double meridian;  ///< degrees east
};
/// By meridian, west to east; each EPSG code once.
[[nodiscard]] std::span<const Zone> zones();

/// One of the 63 provinces of 2008-2025, whose zones the survey maps still use.
struct Province {
    std::string_view name;
    double longitude;  ///< of its capital, degrees, to about 0.05
    double latitude;
    int epsg;                     ///< its VN-2000 / TM-3 zone (circular 973/2001/TT-TCDC; EPSG 9.1)
    std::string_view since_2025;  ///< the province it belongs to since 1 July 2025 (resolution 202/2025/QH15)
};
[[nodiscard]] std::span<const Province> provinces();

/// The province whose capital is nearest; any place on Earth gets one.
[[nodiscard]] const Province& nearest_province(double longitude, double latitude);

/// EPSG codes of the zones of a province by its old or new name, accents and case folded; a merged province may
/// have several ("Cà Mau": 9207, 5897), the one of the old province of that name first. Empty for an unknown name.
[[nodiscard]] std::vector<int> zones_of(std::string_view province);

/// The zone whose central meridian is this, to 0.001 degrees.
[[nodiscard]] std::optional<Zone> zone_of_meridian(double degrees);

/// PROJ definition of a transverse Mercator on VN-2000 with its seven national parameters, for meridians or widths
/// without an EPSG code. `six_degrees`: scale 0.9996 instead of 0.9999.
[[nodiscard]] std::string definition(double meridian, bool six_degrees = false);

/// "104°45'".
[[nodiscard]] std::string shown_meridian(double degrees);

/// True for 102..110 E, 8..24 N: Vietnam with its islands near the coast. The two ranges do not overlap, so a swap
/// of axes always shows.
[[nodiscard]] bool in_vietnam(double longitude, double latitude);

}  // namespace lomsong::vn2000
