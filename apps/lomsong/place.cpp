// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/place.hpp"

#include <fmt/format.h>

#include "apps/lomsong/option_set.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

Point parse_place(const std::string& option, const std::string& text) {
    const auto comma = text.find(',');
    if (comma == std::string::npos) {
        throw Error{ErrorKind::usage, "--" + option,
                    fmt::format("'{}' is no place. Write LON,LAT, such as 103.97,22.48.", text)};
    }
    const Point place{parse_number(option, text.substr(0, comma)), parse_number(option, text.substr(comma + 1))};
    if (place.x < -180.0 || place.x > 180.0 || place.y < -90.0 || place.y > 90.0) {
        throw Error{
            ErrorKind::usage, "--" + option,
            fmt::format("{} is outside longitude -180..180, latitude -90..90. Longitude comes first.", text)};
    }
    return place;
}

}  // namespace lomsong
