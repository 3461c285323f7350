// SPDX-License-Identifier: Apache-2.0
/// @file  What only shows when all rows of a layer are looked at together: cables drawn twice, borders that
///        overlap, hamlets without a place. Called once, after every vector layer was read.
#pragma once

#include "io/place/region.hpp"
#include "io/read/features.hpp"

namespace lomsong {

/// Routes and nodes. Routes drawn twice, of no length or wholly outside the region leave `Layers` with a rejecting
/// finding; small gaps are closed; loose ends and lengths are told. Fills `ReadLayers::fibre`.
void check_networks(const Meaning& into, const Region& region);

/// Overlaps between hamlets and between communes, gaps between the hamlets of a commune, hamlets that reach out of
/// theirs. Nothing is changed.
void check_areas(const Meaning& into);

/// A note for each hamlet whose place no file gives: where it is taken to be instead, or that it has none.
void tell_estimated_positions(const Meaning& into);

}  // namespace lomsong
