// SPDX-License-Identifier: Apache-2.0
/// @file  Where each hamlet is tested: its centre and its groups of houses (PRODUCT.md, status rule 4).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"

namespace lomsong {

/// How a hamlet came by its test points.
struct HamletPlace {
    std::optional<Point> centre;
    CentreBasis basis = CentreBasis::given;
    bool boundary_estimated = false;  ///< its clusters come from the buildings nearest to it, no border known

    /// False for a hamlet known only by name: it has no test point, and nothing is measured from its centre.
    [[nodiscard]] bool is_tested() const { return basis != CentreBasis::commune && basis != CentreBasis::none; }
};

struct TestPlan {
    std::vector<TestPoint> points;                    ///< by hamlet, its centre first
    std::vector<HamletPlace> hamlets;                 ///< as Layers::hamlets
    std::vector<std::vector<std::size_t>> buildings;  ///< of each hamlet, into Layers::buildings, sorted by place
};

/// Plans the test points of every hamlet.
///
/// - The centre is the given one; else the largest cluster; else the most populated cell inside the polygon;
///   else a point inside the polygon. A hamlet with none of these is shown at a point inside its commune, by code,
///   or nowhere; it has no test point, so that it stays `not_enough_data`.
/// - Clusters are those given for the hamlet, else groups of at least `cluster_buildings` buildings, each
///   nearer than `cluster_distance` to the next. The buildings of a polygon are those inside; those of a
///   hamlet known only as a point are the nearest ones (see `Homes`), which marks it as estimated.
/// - A polygon without a given centre, cluster or large enough group has its largest group of buildings,
///   however small, for a centre; without any building, up to five populated cells.
/// - Households of a point: as given for its cluster; what is left of the hamlet's number is shared over the
///   other points by the footprint of the buildings nearest to each, or equally without buildings.
/// The result does not depend on the order of the buildings.
[[nodiscard]] TestPlan plan_test_points(const Layers& layers, const SettlementParameters& parameters);

}  // namespace lomsong
