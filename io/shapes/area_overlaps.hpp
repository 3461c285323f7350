// SPDX-License-Identifier: Apache-2.0
/// @file  Areas that should fit together like tiles: where neighbours overlap, where they leave gaps, where a
///        hamlet reaches out of its commune. Everything is measured, nothing is cut.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/units.hpp"
#include "io/clean/finding.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

struct AreaOverlap {
    std::size_t first = 0;  ///< into the areas given; first < second
    std::size_t second = 0;
    double area_m2 = 0.0;  ///< of the parts wider than the tolerance
    double share = 0.0;    ///< of the smaller of the two areas
    bool same = false;     ///< each covers the other but for `k_same_share`
};

struct AreaOverlaps {
    /// Two areas are one when what they do not share is less than this part of either.
    static constexpr double k_same_share = 0.001;

    std::vector<AreaOverlap> overlaps;  ///< by first, then second
    std::size_t slivers = 0;            ///< overlaps thinner than the tolerance: two drawings of one border
    double slivers_m2 = 0.0;
    std::size_t not_measured = 0;  ///< pairs that GEOS could not intersect
};

/// Overlaps of every pair of valid areas. A part is a sliver when its mean width (twice its area over its
/// length) is at most `tolerance`. Empty areas overlap nothing. O(n log n) and one intersection per pair of
/// neighbours.
[[nodiscard]] AreaOverlaps overlaps_of(std::span<const MultiPolygon* const> areas, Metres tolerance);

/// How the hamlets of one commune fill it.
struct CommuneFit {
    std::size_t commune = 0;    ///< into Layers::communes
    std::size_t hamlets = 0;    ///< with an area
    double uncovered_m2 = 0.0;  ///< of the commune, in no hamlet
    double uncovered_share = 0.0;
};
struct HamletOutside {
    std::size_t hamlet = 0;   ///< into Layers::hamlets
    std::size_t commune = 0;  ///< its own, into Layers::communes
    double outside_m2 = 0.0;
    double share = 0.0;  ///< of the hamlet's area
};
struct HamletFit {
    std::vector<CommuneFit> communes;    ///< those with a hamlet that has an area, as Layers::communes
    std::vector<HamletOutside> outside;  ///< by hamlet; what is thinner than the tolerance does not count
};

/// Hamlets and communes are joined by commune code.
[[nodiscard]] HamletFit fit_of_hamlets(const Layers& layers, Metres tolerance);

/// A hamlet that reaches out of its commune by more than this share of its area is a finding.
inline constexpr double k_outside_share = 0.05;

/// Overlaps as findings and one Understanding: each real overlap a note on the later row, identical areas a note
/// of kind `duplicate`, slivers counted once for the layer. `rows` and `names` are as `areas` were.
void tell_overlaps(const AreaOverlaps& overlaps, std::span<const RowPlace> rows, std::span<const std::string> names,
                   RowFindings& findings, std::vector<Understanding>& understood);

/// Hamlets outside their commune as notes, gaps as one Understanding per commune that has any.
/// `rows` is as Layers::hamlets.
void tell_fit(const HamletFit& fit, const Layers& layers, std::span<const RowPlace> rows, RowFindings& findings,
              std::vector<Understanding>& understood);

}  // namespace lomsong
