// SPDX-License-Identifier: Apache-2.0
/// @file  A link report in words and as JSON.
#pragma once

#include <string>

#include "engine/job/link_report.hpp"

namespace lomsong {

/// `place` is the receiver in degrees, x = longitude.
[[nodiscard]] std::string link_text(const RadioScene& scene, const LinkReport& report, Point place);
[[nodiscard]] std::string link_json(const RadioScene& scene, const LinkReport& report, Point place);

}  // namespace lomsong
