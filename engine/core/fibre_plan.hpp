// SPDX-License-Identifier: Apache-2.0
/// @file  A plan of new cable: what steers it, and what it says.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/roads.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// In the currency of the plan. What decides is the middle, unless it says otherwise.
struct CostRange {
    double low = 0.0;
    double high = 0.0;

    [[nodiscard]] double middle() const { return (low + high) / 2.0; }
    [[nodiscard]] CostRange operator*(double factor) const { return {low * factor, high * factor}; }
    CostRange& operator+=(const CostRange& other) {
        low += other.low;
        high += other.high;
        return *this;
    }
};

/// What existing cable is to a new one.
enum class ExistingCable : std::uint8_t {
    spare,  ///< it has fibres to spare: going along it costs nothing
    full,   ///< it has none, but its poles carry a second cable from a node on
};

/// Costs without a source are 0 or 1: they change nothing until somebody who knows writes them.
struct FibrePlanParameters {
    std::string currency = "USD";
    /// New cable along a road. The default is the range between what two open cost models start from: USD 7,500
    /// (Giga, Rwanda) and USD 20,000 (ITU Connectivity Planning Platform); DOMAIN.md section 2.
    CostRange aerial_per_km{7'500.0, 20'000.0};
    double poles_share = 1.0;                    ///< cost on existing poles, as a share of aerial_per_km
    CostRange underground_per_km;                ///< 0: not known, nothing may go underground
    std::vector<RoadClass> underground_classes;  ///< roads along which cable must go underground
    CostRange per_hamlet;                        ///< cabinet and splitter at a hamlet
    CostRange per_splice;                        ///< where a new cable leaves an existing one
    double length_factor = 1.1;  ///< cable per metre of its route: sag, bends, reserve (ITU's expansion factor)
    ExistingCable existing_cable = ExistingCable::spare;
    std::vector<std::string> operators;  ///< whose cables and nodes may be used; empty: all
    Metres poles_distance{30.0};         ///< a road this near to an aerial cable has poles
    Metres splice_distance{100.0};       ///< from a road to a cable that it may be joined to
    /// New cable between a hamlet and what it is connected to: another hamlet or what exists. PON reaches 20 km,
    /// and Giga's model stops there (DOMAIN.md section 2).
    Metres longest_connection{20'000.0};
    double most_per_household = 0.0;  ///< what costs more is left to radio or satellite; 0: nothing is
};

/// Why a hamlet that was asked for is not in the plan.
enum class NotExtended : std::uint8_t {
    no_place,        ///< nobody knows where it is
    no_road,         ///< neither a road nor a usable cable is within reach
    not_connected,   ///< its road leads to nothing that can serve
    only_avoided,    ///< every way leads through an area to avoid
    beyond_longest,  ///< no chain of hamlets brings cable near enough
    too_costly,      ///< a household of its branch costs more than allowed
    beyond_budget,
};
struct NotExtendedInfo {
    NotExtended reason;
    std::string_view key;  ///< as written in files
    bool radio;            ///< better served by radio or satellite; the others need data or money
};
inline constexpr std::array k_not_extended{
    NotExtendedInfo{NotExtended::no_place, "no_place", false},
    NotExtendedInfo{NotExtended::no_road, "no_road", true},
    NotExtendedInfo{NotExtended::not_connected, "not_connected", true},
    NotExtendedInfo{NotExtended::only_avoided, "only_avoided", true},
    NotExtendedInfo{NotExtended::beyond_longest, "beyond_longest", true},
    NotExtendedInfo{NotExtended::too_costly, "too_costly", true},
    NotExtendedInfo{NotExtended::beyond_budget, "beyond_budget", false},
};
[[nodiscard]] constexpr const NotExtendedInfo& info(NotExtended reason) {
    return k_not_extended[static_cast<std::size_t>(reason)];
}

/// Metres of new cable, with the length factor.
struct NewCable {
    Metres aerial{0.0};  ///< on poles of its own
    Metres on_poles{0.0};
    Metres underground{0.0};
    std::array<double, k_road_classes.size()> by_road_m{};  ///< by RoadClass
    double off_road_m = 0.0;                                ///< to a hamlet, a node or a cable beside the road

    [[nodiscard]] Metres length() const { return aerial + on_poles + underground; }
    NewCable& operator+=(const NewCable& other);
};

/// Sums over the stretches up to one.
struct BuiltSoFar {
    Metres length{0.0};
    CostRange cost;
    std::size_t hamlets = 0;
    double households = 0.0;
};

/// Cable that is laid in one go: from what exists or another stretch to a hamlet or a fork.
struct FibreStretch {
    std::optional<std::size_t> upstream;  ///< into FibrePlan::stretches, an earlier one; empty: what exists
    MultiLineString path;                 ///< from upstream on; then the ways to hamlets beside it
    NewCable cable;
    CostRange cost;
    std::vector<std::size_t>
        hamlets;                      ///< that it brings fibre to, ascending; none for one that only carries others
    double households = 0.0;          ///< of these, as declared
    std::size_t hamlets_carried = 0;  ///< with all that hang on it
    double households_carried = 0.0;
    BuiltSoFar so_far;  ///< with this one
};

struct UnextendedHamlet {
    std::size_t hamlet = 0;
    NotExtended reason = NotExtended::no_road;
    std::optional<double> cost_per_household;  ///< of its branch, when it is too costly; the middle
};

struct FibrePlan {
    std::vector<std::size_t> wanted;         ///< hamlets that fibre was asked for, ascending
    std::vector<FibreStretch> stretches;     ///< in the order of building
    std::vector<UnextendedHamlet> left_out;  ///< by hamlet
    /// Of the tree that reaches every hamlet that can be, before any is left out for its cost; the middle, without
    /// what stands at the hamlets.
    double tree_cost = 0.0;
    double lower_bound = 0.0;         ///< no tree that reaches them costs less
    double gap = 0.0;                 ///< (tree_cost - lower_bound) / tree_cost; 0 for no cost
    std::optional<double> budget;     ///< for the costs at their high end
    std::optional<double> next_cost;  ///< the budget with which more could be reached, when it cut something off
    std::size_t without_households =
        0;                      ///< wanted hamlets that declare none; they count like the mean of the others
    bool routes_serve = false;  ///< the project names no nodes: every cable is taken for one that can serve
};

}  // namespace lomsong
