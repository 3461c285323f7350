// SPDX-License-Identifier: Apache-2.0
/// @file  Changes counted, as every page and file of a comparison counts them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/changes.hpp"

namespace lomsong {

/// Hamlets of both results, for one operator or for any.
struct ChangeCounts {
    std::size_t hamlets = 0;  ///< the denominator of all that follows
    std::array<std::size_t, k_change_kinds.size()> kinds{};
    std::array<std::size_t, k_hamlet_statuses.size()> before{};
    std::array<std::size_t, k_hamlet_statuses.size()> now{};
    /// Changed hamlets by reason; one with several reasons counts once for each.
    std::array<std::size_t, k_change_reasons.size()> reasons{};
    std::size_t several_reasons = 0;
    std::size_t no_known_reason = 0;
};

/// `which` is into Comparison::operators; empty for any operator.
[[nodiscard]] ChangeCounts counted(const Comparison& comparison, std::optional<std::size_t> which);

/// Of one operator, or of any.
[[nodiscard]] const StatusChange& change_of(const HamletChange& hamlet, std::optional<std::size_t> which);

/// A hamlet of the new result, or of the old one when it is gone.
[[nodiscard]] const RecordedHamlet& hamlet_of(const RecordedResult& before, const RecordedResult& now,
                                              const HamletChange& change);

/// "network, parameters"; "unexplained" for a change without a reason; empty for none.
[[nodiscard]] std::string reason_keys(const StatusChange& change);

}  // namespace lomsong
