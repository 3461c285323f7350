// SPDX-License-Identifier: Apache-2.0
/// @file  What a page asks to be tried: the body of the POST, checked as text from strangers is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

namespace trial_limits {
inline constexpr std::size_t k_body_bytes = std::size_t{64} << 10U;
inline constexpr std::size_t k_stations = 50;    ///< of one trial
inline constexpr std::size_t k_page_bytes = 64;  ///< of the page's own name
inline constexpr Range<double> k_heights_m{1.0, 300.0};
inline constexpr Range<double> k_azimuths_deg{0.0, 360.0};
inline constexpr Range<double> k_eirp_dbm{0.0, 90.0};
}  // namespace trial_limits

/// A station with one sector, dropped on the map. What is empty is as in the project's [defaults].
struct TriedStation {
    std::string operator_name;  ///< as run.json has it
    Technology technology = Technology::g4;
    Point place;  ///< degrees of WGS 84
    std::optional<HeightAboveGround> antenna_height;
    std::optional<Angle> azimuth;  ///< empty: all around
    std::optional<Dbm> eirp;
};

struct TrialRequest {
    std::string page;  ///< that asks: a newer request of the same page takes the place of an older one
    std::vector<TriedStation> stations;
};

/// Reads
///
///     {"page": "k3v9", "stations": [{"operator": "Viettel", "technology": "4G", "lon": 103.9, "lat": 22.4,
///                                    "height_m": 36, "azimuth_deg": 120, "eirp_dbm": 60}]}
///
/// where height, azimuth and EIRP may be absent. No station is a trial that changes nothing.
/// @throws Error{bad_data} naming the key ("stations[0].height_m") for anything else, unknown keys among it.
[[nodiscard]] TrialRequest read_trial_request(std::string_view body);

}  // namespace lomsong
