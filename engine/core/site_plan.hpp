// SPDX-License-Identifier: Apache-2.0
/// @file  Where new stations would help most: what is asked, and what is proposed. Plain values, decided by
///        engine/job/site_plan.hpp; docs/plan-sites.md has the rules.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/results.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// What is counted as the gain of a station.
enum class SiteGain : std::uint8_t { people, households, hamlets };
/// As written in files.
inline constexpr std::array<std::string_view, 3> k_site_gains{"people", "households", "hamlets"};

/// What stands at a candidate now.
enum class SiteKind : std::uint8_t {
    given,        ///< the user's own candidate
    own_mast,     ///< a mast of the operator (of anybody, when nobody is named) that lacks a wanted technology
    shared_mast,  ///< a mast of others, to be shared
    new_mast,     ///< high ground, near a road where roads are known
};
/// As written in files.
inline constexpr std::array<std::string_view, 4> k_site_kinds{"given", "own_mast", "shared_mast", "new_mast"};

/// A place that the user wants looked at.
struct GivenSite {
    std::string code;
    Point position;
    std::optional<HeightAboveGround> antenna_height;  ///< empty: as SiteQuestion says
};

/// The question: whose gap is to be closed, with what.
struct SiteQuestion {
    std::optional<std::size_t> operator_index;        ///< empty: served by anybody is served
    std::optional<Technology> technology;             ///< empty: served by any technology is served
    PointStatus service = PointStatus::weak;          ///< at least so much is served: weak or good
    std::optional<HeightAboveGround> antenna_height;  ///< of the new antennas; empty: as [defaults]
    std::optional<Dbm> eirp;                          ///< of the new antennas; empty: as [defaults]
    std::size_t count = 10;                           ///< stations, when there is no budget
    std::vector<GivenSite> given;
    std::optional<double> budget;  ///< in the unit of SitePlanParameters' costs
};

/// The standing mast that would serve most of those for whom a new one is proposed.
struct SharingOption {
    std::string code;
    Point position;
    std::vector<std::size_t> operators;  ///< on the mast, into Layers::operators
    Metres distance;                     ///< from the proposed site
    double gain = 0.0;                   ///< so much of the site's gain would be its own, as SitePlan::measured
};

/// Fibre and roads at a site, in a straight line.
struct SiteAccess {
    std::optional<Metres> road;
    std::optional<Metres> route;               ///< the nearest cable
    std::optional<std::size_t> nearest_route;  ///< into Layers::fibre_routes
    std::optional<Metres> node;                ///< the nearest node that can serve
    std::optional<std::size_t> nearest_node;   ///< into Layers::fibre_nodes
};

struct ProposedSite {
    SiteKind kind = SiteKind::new_mast;
    std::string code;  ///< of the mast or of the given candidate; "N1", "N2" ... for new masts
    Point position;
    HeightAboveSeaLevel ground;
    std::vector<std::size_t> operators;    ///< on the mast now, into Layers::operators
    std::vector<Technology> technologies;  ///< that the new station carries
    HeightAboveGround antenna_height;      ///< of the new antennas
    double cost = 0.0;
    double spent = 0.0;  ///< with all before it
    double gain = 0.0;   ///< newly served beyond those before it, as SitePlan::measured
    double total_gain = 0.0;
    double people = 0.0;  ///< newly served beyond those before it
    double households = 0.0;
    double total_people = 0.0;
    double total_households = 0.0;
    std::vector<std::size_t> hamlets_served;  ///< whose every test point is served now, over exact paths; ascending
    std::vector<std::size_t> hamlets_reached;   ///< some test point newly served, another still is not; ascending
    std::optional<std::size_t> nearest_hamlet;  ///< whose power supply and difficulty are the site's
    SiteAccess access;
    std::optional<SharingOption> sharing;  ///< of a place without a mast
};

/// A site of the best choice.
struct BestSite {
    std::string code;  ///< as ProposedSite::code; new masts that are not proposed are numbered on
    Point position;
};

/// The best choice of the same candidates, by an external solver.
struct BestPlan {
    double gain = 0.0;
    std::vector<BestSite> sites;  ///< in the order of candidates
    bool proven = false;          ///< else the solver ran out of time
};

struct SitePlan {
    SiteQuestion question;
    SiteGain measured = SiteGain::people;
    std::vector<ProposedSite> sites;  ///< in the order of building
    std::vector<Sector> sectors;      ///< of all sites, in their order, for a run with them

    double unserved = 0.0;             ///< as measured: without the service asked for, on known ground
    double undecided = 0.0;            ///< where terrain is missing, or on the way of who could serve
    double within_reach = 0.0;         ///< of the unserved: that some candidate would serve
    std::size_t hamlets_unserved = 0;  ///< with a test point that is not served, over exact paths
    std::array<std::size_t, k_site_kinds.size()> candidates{};  ///< that serve somebody, by SiteKind
    std::vector<std::string> off_terrain;                       ///< given candidates on unknown ground, left out

    double upper_bound = 0.0;  ///< no choice of these candidates gains more
    double guarantee = 0.0;    ///< share of the best possible that the method promises on any data
    std::uint64_t gains_computed = 0;
    std::optional<BestPlan> best;
};

}  // namespace lomsong
