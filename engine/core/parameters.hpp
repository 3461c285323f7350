// SPDX-License-Identifier: Apache-2.0
/// @file  Everything that steers a run and is no file: each member's initial value is its default. Names,
///        units, ranges and help stand beside the TOML keys in io/project/keys.cpp, nowhere else.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/calibration.hpp"
#include "engine/core/evidence.hpp"
#include "engine/core/fibre_plan.hpp"
#include "engine/core/roads.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

enum class Polarisation : unsigned char { horizontal, vertical };
enum class Environment : unsigned char { outdoor, in_vehicle, indoor };

/// Levels that a median must exceed, with margin, at the receiver.
struct Thresholds {
    Dbm service;  ///< `good` needs it
    Dbm minimum;  ///< `weak` needs it
};

struct RadioParameters {
    std::string model = "p1812";
    double delta_n = 45.0;  ///< average radio-refractivity lapse rate, N-units/km
    double n0 = 325.0;      ///< sea-level surface refractivity, N-units
    Polarisation polarisation = Polarisation::vertical;
    HeightAboveGround receiver_height{1.5};
    Metres radius{15'000.0};    ///< no link is looked at beyond it
    Metres profile_step{30.0};  ///< nominal distance of profile points
    Decibels body_loss{0.0};    ///< head and hand
    Environment environment = Environment::outdoor;
    Decibels in_vehicle_loss{8.0};
    Decibels indoor_loss{15.0};
};

/// What the standard deviation of a level speaks for.
enum class SigmaBasis : unsigned char {
    total,     ///< everything a prediction is off by: `sigma` as configured
    location,  ///< only how the level varies inside a raster cell (P.1812 section 4.8); replaces `sigma`
};

struct ProbabilityParameters {
    double target = 0.90;  ///< share of the time and places that must be served
    Decibels sigma{8.0};   ///< standard deviation of the prediction
    SigmaBasis basis = SigmaBasis::total;
};

/// What stands in for a value the station file does not give.
struct SectorDefaults {
    HeightAboveGround antenna_height{25.0};
    Angle tilt{3.0};
    Hertz frequency;
    Hertz bandwidth;
    Dbm eirp;
};

struct TechnologyParameters {
    Thresholds thresholds;
    SectorDefaults defaults;
    std::string pattern;  ///< "tr36814", "tr38901", "omni" or a file of Layers::patterns
};

struct CoverageParameters {
    bool rasters = true;  ///< compute coverage rasters, class polygons and gaps
    Metres cell_size{50.0};
    double smallest_area_m2 = 20'000.0;    ///< smaller islands of a class are drawn as what surrounds them
    double border_tolerance_cells = 1.25;  ///< how far drawn borders may move
};

/// Where people can be, and from when on an unserved place is a gap worth a name.
struct SettlementParameters {
    Metres cluster_distance{150.0};       ///< buildings nearer than this belong to one cluster
    std::uint32_t cluster_buildings = 5;  ///< fewer buildings make no cluster
    Metres inhabited_distance{300.0};     ///< cells this near to a building, cluster or centre are inhabited
    double gap_area_m2 = 20'000.0;        ///< smaller gaps without a hamlet point inside are dropped
    std::uint32_t gap_join_cells = 1;     ///< unserved cells up to twice so many cells apart are one gap
};

/// How the distance that decides the class of a hamlet is measured.
enum class FibreMeasure : unsigned char {
    road,      ///< along roads where the project names them, else in a straight line
    straight,  ///< always in a straight line
};

struct FibreParameters {
    Metres on_route{300.0};  ///< a route this near passes the hamlet
    Metres served{300.0};    ///< a serving node this near serves the hamlet
    Metres near{2'000.0};
    Metres middle{5'000.0};
    Metres far{20'000.0};
    FibreMeasure measure = FibreMeasure::road;
    Metres snap{5.0};  ///< cable ends this near to a node meet in it; written as [cleaning] snap_m, which it follows
    Metres node_on_route{200.0};  ///< a node this near to a cable of its operator stands on it
    Metres backhaul{300.0};       ///< a site this near to its operator's cable or node has fibre
    /// Shares of people are told for these straight-line distances.
    std::vector<Metres> share_distances{Metres{300.0},    Metres{1'000.0},  Metres{2'000.0}, Metres{5'000.0},
                                        Metres{10'000.0}, Metres{25'000.0}, Metres{50'000.0}};
    std::vector<std::string> serving_kinds{"pop", "olt", "cabinet", "splitter"};
};

/// Which roads lead anywhere, and how far one may be.
struct RoadParameters {
    std::array<double, k_road_classes.size()> weights = default_weights();  ///< by RoadClass
    Metres reach{1'000.0};  ///< a place further from every road has none
    Metres join{1.0};       ///< ends this near to another road are on it
    Metres border{100.0};   ///< a road further outside the communes than this leads through another country

    [[nodiscard]] static std::array<double, k_road_classes.size()> default_weights();
};

/// What must be true of the levels measured at a test point for it to be served.
enum class MeasuredStatistic : unsigned char {
    share,   ///< the target share of them reaches the threshold, as a prediction must with that probability
    median,  ///< the median of them reaches it
};

/// When measurements go before the prediction; docs/measurements.md says why these are the defaults.
struct MeasurementParameters {
    std::uint32_t max_age_days = 180;
    Metres attach_distance{150.0};    ///< a measurement speaks for the nearest test point, if it is this near
    std::uint32_t minimum_count = 5;  ///< levels at a test point, of one operator and technology
    MeasuredStatistic statistic = MeasuredStatistic::share;
};

/// Where new stations may be proposed, and what they cost: `lomsong plan sites`.
struct SitePlanParameters {
    std::uint32_t candidates = 100;      ///< at most so many existing masts, and so many new places
    Metres spacing{1'000.0};             ///< new places are at least so far from each other and from existing masts
    Metres road_distance{1'000.0};       ///< new places are at most so far from a road
    double new_mast_cost = 1'500.0;      ///< in any unit, the same as that of the budget
    double existing_mast_cost = 500.0;   ///< of a station on a mast that stands already
};

enum class Language : unsigned char { vietnamese, english };

struct RunParameters {
    std::string title;
    bool made_up = false;  ///< the data is invented; everything written says so
    Language language = Language::vietnamese;
    std::vector<std::string> operators;  ///< those that should report; others are added as they are seen
    RadioParameters radio;
    std::optional<Calibration> calibration;  ///< what measurements add to the model's levels
    ProbabilityParameters probability;
    std::string threshold_profile = "lomsong";  ///< where thresholds come from that the project does not give
    PerTechnology<TechnologyParameters> technologies = default_technologies();
    CoverageParameters coverage;
    SettlementParameters settlement;
    MeasurementParameters measurements;
    RemedyLimits remedies;  ///< of the evidence
    FibreParameters fibre;
    FibrePlanParameters fibre_plan;
    SitePlanParameters sites;
    RoadParameters roads;
    /// Representative clutter height per land-cover class. Defaults: Dynamic World classes with the
    /// heights of ITU-R P.1812 Table 2 (water and open 0, trees 15, built 10 m).
    std::map<std::uint8_t, Metres> clutter_heights{{0, Metres{0}},  {1, Metres{15}}, {2, Metres{0}},
                                                   {3, Metres{0}},  {4, Metres{0}},  {5, Metres{0}},
                                                   {6, Metres{10}}, {7, Metres{0}},  {8, Metres{0}}};

    [[nodiscard]] static PerTechnology<TechnologyParameters> default_technologies();
    /// Loss between the open air beside the receiver and the receiver, for the chosen environment.
    [[nodiscard]] Decibels environment_loss() const;
    /// How far the median must stand above a threshold so that the target probability is met.
    [[nodiscard]] Decibels margin() const;
};

}  // namespace lomsong
