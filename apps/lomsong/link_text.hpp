// SPDX-License-Identifier: Apache-2.0
/// @file  A link report in words and as JSON.
#pragma once

#include <string>
#include <vector>

#include "engine/job/link_report.hpp"

namespace lomsong {

/// All that `lomsong path` has to say.
struct LinkAnswer {
    LinkReport report;
    std::vector<SiteLevel> site;  ///< what else the site brings to the receiver
    Point place;                  ///< the receiver in degrees, x = longitude
};

[[nodiscard]] std::string link_text(const RadioScene& scene, const LinkAnswer& answer);
[[nodiscard]] std::string link_json(const RadioScene& scene, const LinkAnswer& answer);

}  // namespace lomsong
