// SPDX-License-Identifier: Apache-2.0
/// @file  Counts per commune, for the province and for groups of hamlets, always with their denominators.
///
/// Households and people are counted in tenths, as they are written, and areas in whole m2, so sums do not depend
/// on their order: what is written for the communes adds up to what is written for the province, to the last digit.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "algorithms/verdict/coverage_status.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// One roll-up per commune, by code, those of the commune layer without a hamlet too.
///
/// A hamlet belongs to the commune of its code; without a code to that of its commune's name, when the layer
/// has exactly one of that name; else, when it has no name either, to the polygon that holds its centre. A
/// commune that is known only by name has `identifier(name)` for its code. The hamlets whose commune nothing tells
/// have a roll-up with neither code nor name. `areas` is as Layers::communes, empty without rasters; an empty
/// element is a commune outside the rasters.
[[nodiscard]] std::vector<RollUp> roll_up_communes(const Layers& layers, std::span<const HamletResult> hamlets,
                                                   std::span<const std::optional<ServedArea>> areas = {});

/// All hamlets as one. Code and name stay empty; area_m2 is the sum over the communes' polygons.
[[nodiscard]] RollUp roll_up_province(const Layers& layers, std::span<const HamletResult> hamlets,
                                      std::optional<ServedArea> area = std::nullopt);

/// The hamlets of the whole area by power supply, by difficulty and by both, by district and by commune of before.
/// Spellings that fold to one word are one group, and districts are one with and without the word for their kind;
/// old communes of one name in two districts are two.
[[nodiscard]] std::vector<GroupRollUp> roll_up_groups(const Layers& layers, std::span<const HamletResult> hamlets);

/// Each operator's stations and area; `areas` is as Layers::operators, empty without rasters. An operator that has
/// not reported has no area, not an area of nothing.
[[nodiscard]] std::vector<OperatorRollUp> roll_up_operators(const Layers& layers,
                                                            const std::vector<bool>& sector_assumed,
                                                            std::span<const std::optional<ServedArea>> areas = {});

}  // namespace lomsong
