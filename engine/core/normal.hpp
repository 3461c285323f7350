// SPDX-License-Identifier: Apache-2.0
/// @file  The standard normal distribution, as probabilities of service need it.
#pragma once

namespace lomsong {

/// P(X <= x). Relative error below 1e-15 (std::erfc).
[[nodiscard]] double normal_probability(double x) noexcept;

/// The x with P(X <= x) = p, for 0 < p < 1; absolute error below 1e-12. Infinite at 0 and 1.
[[nodiscard]] double normal_quantile(double p) noexcept;

}  // namespace lomsong
