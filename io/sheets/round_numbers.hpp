// SPDX-License-Identifier: Apache-2.0
/// @file  Numbers that people count in: 1, 2 and 5 times a power of ten.
#pragma once

#include <cmath>

namespace lomsong::sheets {

/// The largest of them that is not above `value` > 0.
[[nodiscard]] inline double round_below(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    const double lead = value / power * (1.0 + 1e-12);
    return power * (lead >= 5.0 ? 5.0 : lead >= 2.0 ? 2.0 : 1.0);
}

/// The smallest of them that is not below `value` > 0.
[[nodiscard]] inline double round_above(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    const double lead = value / power * (1.0 - 1e-12);
    return power * (lead <= 1.0 ? 1.0 : lead <= 2.0 ? 2.0 : lead <= 5.0 ? 5.0 : 10.0);
}

}  // namespace lomsong::sheets
