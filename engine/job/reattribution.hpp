// SPDX-License-Identifier: Apache-2.0
/// @file  Why a verdict changed, found by computing: one group of inputs is exchanged at a time, over exact paths,
///        and the group whose exchange restores the old verdict is the reason.
#pragma once

#include "engine/core/changes.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/recorded_result.hpp"
#include "engine/core/reporter.hpp"
#include "engine/parallel/execution.hpp"

namespace lomsong {

/// The new run's world, and what the old one had otherwise.
struct ExchangedWorlds {
    const RecordedResult& before;
    const RecordedResult& now;
    const Layers& layers;  ///< as the new run read them: its sectors stand as `now.sectors`
    const RunParameters& parameters_before;
    const RunParameters& parameters_now;
};

/// Replaces the reasons of every changed hamlet by those that computing shows.
///
/// Groups are the network (sectors, and who reported), the hamlet (its test points), the parameters and the
/// measurements (with the day that their ages are counted to); terrain and land cover are the new run's throughout.
/// The fewest groups that restore the old verdict together are the reason; several single ones that each do are all
/// named. When not even all of them restore it, the reason is the terrain or the program, if these differ, else
/// none is known.
/// @throws Error{bad_data} when the new world does not give the new verdicts, or the traces are of other CRS: the
///         layers are not those that the new result was computed from.
void reattribute(Comparison& comparison, const ExchangedWorlds& worlds, Execution execution, Reporter& reporter);

/// The old result as the parameters of the new run judge it: its stations and hamlets over the new run's ground, by
/// this program. Parameters, inputs, ground and version are then the new run's.
/// @throws as `reattribute`.
[[nodiscard]] RecordedResult with_parameters_of_now(const ExchangedWorlds& worlds, Execution execution,
                                                    Reporter& reporter);

}  // namespace lomsong
