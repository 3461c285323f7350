// SPDX-License-Identifier: Apache-2.0
/// @file  What `lomsong coverage` is asked: its options as written, and the question they make.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apps/lomsong/option_set.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/job/class_ladder.hpp"
#include "io/read/surroundings.hpp"
#include "io/write/coverage_image.hpp"

namespace lomsong {

/// Options as the user wrote them. Defaults are those of a run where it has the same option.
struct CoverageOptions {
    std::vector<std::string> dem;
    std::string dem_crs;
    std::string crs;
    bool surface = false;
    bool bare_ground = false;
    std::vector<std::string> land_cover;
    std::vector<std::string> clutter_heights;  ///< "1=15"

    std::string at;
    std::optional<double> height_m;
    std::optional<double> frequency_mhz;
    std::optional<double> eirp_dbm;
    std::string antenna = "omni";
    std::optional<double> azimuth_deg;
    std::optional<double> electrical_tilt_deg;
    std::optional<double> mechanical_tilt_deg;
    std::string polarisation = "vertical";

    std::optional<double> radius_km;
    double cell_size_m = 30.0;
    double receiver_height_m = RadioParameters{}.receiver_height.value();
    std::string model = RadioParameters{}.model;
    double delta_n = RadioParameters{}.delta_n;
    double n0 = RadioParameters{}.n0;
    std::optional<double> profile_step_m;

    bool loss = false;
    std::string classes;
    std::string geojson;
    std::string compress = "none";
    bool overviews = false;
    std::string language = "en";
};
void declare(OptionSet& set, CoverageOptions& options);

/// A question that can be answered: checked as far as that needs no file but the antenna's.
struct CoverageQuery {
    SurroundingsQuery ground;
    RunParameters parameters;
    Metres cell_size;
    Sector sector;                              ///< its position is set when the ground is known
    std::vector<AntennaPatternTable> patterns;  ///< the antenna's file, if it has one
    ClassLadder ladder;
    ImageOptions image;
};
/// @throws Error{usage} that names the option, the value seen and what to do; of the antenna's file also
///         Error{no_input, bad_data}.
[[nodiscard]] CoverageQuery query_of(const CoverageOptions& options);

}  // namespace lomsong
