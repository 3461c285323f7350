// SPDX-License-Identifier: Apache-2.0
/// @file  What a run finds: plain values, indices into the Layers it was computed from, and nothing that
///        depends on threads or time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/day.hpp"
#include "engine/core/evidence.hpp"
#include "engine/core/fibre_plan.hpp"
#include "engine/core/fibre_results.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Status of a point. Order is from worst to best among the first three.
enum class PointStatus : std::uint8_t {
    none = 0,  ///< not even weak, and nothing unknown could change that
    weak = 1,
    good = 2,
    unknown = 3,  ///< none so far, but a link that nobody can compute could serve
};
/// As written in files, by the enumerator's value.
inline constexpr std::array<std::string_view, 4> k_point_status_keys{"none", "weak", "good", "unknown"};
[[nodiscard]] constexpr std::string_view key_of(PointStatus status) {
    return k_point_status_keys[static_cast<std::size_t>(status)];
}

/// Status of a hamlet, a technology or an operator in it.
enum class HamletStatus : std::uint8_t { good, weak, dead_zone, no_signal, not_enough_data, no_data };

struct HamletStatusInfo {
    HamletStatus status;
    std::string_view key;  ///< as written in files, and in the message catalogue
};
inline constexpr std::array k_hamlet_statuses{
    HamletStatusInfo{HamletStatus::good, "good"},
    HamletStatusInfo{HamletStatus::weak, "weak"},
    HamletStatusInfo{HamletStatus::dead_zone, "dead_zone"},
    HamletStatusInfo{HamletStatus::no_signal, "no_signal"},
    HamletStatusInfo{HamletStatus::not_enough_data, "not_enough_data"},
    HamletStatusInfo{HamletStatus::no_data, "no_data"},
};
constexpr const HamletStatusInfo& info(HamletStatus status) {
    return k_hamlet_statuses[static_cast<std::size_t>(status)];
}

inline constexpr std::uint32_t k_no_sector = std::numeric_limits<std::uint32_t>::max();

/// The best link to one point for one operator and technology.
struct BestLink {
    std::optional<Dbm> level;            ///< median; empty when no known link was worth computing
    std::uint32_t sector = k_no_sector;  ///< into Layers::sectors
    /// A link over unknown terrain, or outside the model's ranges, could exceed the minimum.
    bool unknown_could_serve = false;
};

/// Where a hamlet is tested.
struct TestPoint {
    std::size_t hamlet = 0;
    Point position;
    bool is_centre = false;
    double households = 0.0;  ///< share of the hamlet's households; 0 when not known
};

/// Whether measurements at a test point went before its prediction, and if not, why.
enum class MeasurementUse : std::uint8_t {
    overrides,
    too_old,       ///< all of them older than the project lets count
    too_few,       ///< fewer levels than the project asks for
    no_level,      ///< speeds only
    not_reported,  ///< the operator is `no_data`, and stays it
};
/// As written in files, by the enumerator's value.
inline constexpr std::array<std::string_view, 5> k_measurement_uses{"overrides", "too_old", "too_few", "no_level",
                                                                    "not_reported"};

/// What was measured around one test point of one operator and technology, beside what is predicted for it. Its
/// numbers are those of the measurements that are young enough; where all are too old, of these.
struct MeasuredPoint {
    std::size_t point = 0;  ///< into Results::test_points
    std::size_t operator_index = 0;
    Technology technology = Technology::g4;
    MeasurementUse use = MeasurementUse::overrides;
    std::size_t levels = 0;          ///< samples with a level
    std::size_t levels_too_old = 0;  ///< those besides that are too old to count
    std::size_t speeds = 0;          ///< samples with a speed
    std::size_t devices = 0;         ///< different names of devices
    Day newest;
    Metres distance;           ///< median over the samples, from the test point
    std::optional<Dbm> level;  ///< median
    /// The level that decides: of statistic `share` the one that the target share of levels reaches, else the
    /// median.
    std::optional<Dbm> deciding_level;
    PointStatus status = PointStatus::unknown;  ///< by the deciding level; unknown without one
    std::optional<double> download_mbps;        ///< median
    std::optional<double> upload_mbps;
    BestLink link;  ///< as predicted
    PointStatus predicted = PointStatus::none;
};

/// How a hamlet's centre came about. `commune` is a place to show it at, not one to test: the hamlet lies somewhere
/// in there. `none`: not even that is known.
enum class CentreBasis : std::uint8_t { given, largest_cluster, population, interior_point, commune, none };

struct TechnologyVerdict {
    HamletStatus status = HamletStatus::no_data;
    HamletStatus predicted = HamletStatus::no_data;  ///< what the status would be without measurements
    BestLink centre;                    ///< the best link at the centre
    std::optional<double> probability;  ///< P(level >= service threshold) at the centre
    bool assumed = false;               ///< the centre's best sector has assumed inputs
};

struct OperatorVerdict {
    HamletStatus status = HamletStatus::no_data;
    HamletStatus predicted = HamletStatus::no_data;
    PerTechnology<TechnologyVerdict> technologies;
};

struct HamletResult {
    HamletStatus status = HamletStatus::not_enough_data;     ///< any operator
    HamletStatus predicted = HamletStatus::not_enough_data;  ///< the same without measurements
    int operators_serving = 0;                            ///< operators with at least weak service at the centre
    int operators_reporting = 0;
    std::vector<OperatorVerdict> operators;  ///< as Layers::operators
    std::optional<Point> centre;             ///< empty when nothing tells where the hamlet is
    CentreBasis centre_basis = CentreBasis::given;
    bool boundary_estimated = false;  ///< test points come from buildings nearest to the hamlet, no border known
    std::size_t test_points = 0;
    FibreReach fibre;
};

/// Coverage of one operator and technology on the run's grid. Levels and best servers go to the run's
/// CoverageSink as they are found, so that nobody holds a province of them.
struct CoverageLayer {
    std::size_t operator_index = 0;
    Technology technology = Technology::g4;
    Raster<std::uint8_t> status;  ///< PointStatus, 255 outside the study area or off the terrain
};

/// A class of coverage. Cells decide, polygons show: `area_m2` and every share count cells, while `area` is drawn
/// by the rules of algorithms/zonal/drawn_classes.hpp (small islands joined to what surrounds them, borders
/// smoothed). It may be empty for a class of a few scattered cells.
struct CoverageClassArea {
    std::size_t layer = 0;  ///< into Results::coverage
    PointStatus status = PointStatus::none;
    MultiPolygon area;
    double area_m2 = 0.0;
};

/// What is missing in a gap.
enum class GapKind : std::uint8_t {
    no_service,  ///< nobody of the gap's scope serves; without operator and technology: a total not-spot
    partial,     ///< a partial not-spot: somebody serves, somebody who reports does not
    single,      ///< one operator serves, all others who report do not
};

/// A connected inhabited area without the service that its kind and scope name.
struct Gap {
    GapKind kind = GapKind::no_service;
    /// The operator who does not serve; of a `single` the one who does. Empty: all who report.
    std::optional<std::size_t> operator_index;
    std::optional<Technology> technology;  ///< empty: with any technology
    /// Code of the hamlet with most of the gap's people; without a hamlet "commune <code>" of the commune it lies
    /// in, else "outside". With `number` it names the gap among those of its kind and scope, whatever order they
    /// come in.
    std::string place;
    std::size_t number = 1;  ///< among the gaps of one place: by people, then area, then from the north
    MultiPolygon area;       ///< drawn, as CoverageClassArea::area
    double area_m2 = 0.0;    ///< of its cells
    double people = 0.0;
    double households = 0.0;
    std::vector<std::size_t> hamlets;  ///< those with a test point, or a part of their people, inside; ascending
    std::optional<std::size_t> nearest_sector;  ///< a sector of the nearest site (of that operator, if any)
    std::optional<Metres> nearest_distance;     ///< from the gap's interior point
};

/// Counts over a set of hamlets, by status; index = HamletStatus.
struct StatusCounts {
    std::array<std::size_t, k_hamlet_statuses.size()> hamlets{};
    std::array<double, k_hamlet_statuses.size()> households{};
    std::array<double, k_hamlet_statuses.size()> people{};
    [[nodiscard]] std::size_t hamlet_total() const;
    [[nodiscard]] double household_total() const;
    [[nodiscard]] double people_total() const;
};

/// Roll-up of a commune, or of the province.
struct RollUp {
    std::string code;
    std::string name;
    std::optional<std::size_t> commune;  ///< into Layers::communes when its polygon is known
    StatusCounts any_operator;
    std::vector<StatusCounts> operators;                         ///< as Layers::operators
    std::array<std::size_t, k_fibre_class_keys.size()> fibre{};  ///< hamlets per FibreClass
    std::array<double, k_fibre_class_keys.size()> fibre_households{};
    std::array<double, k_fibre_class_keys.size()> fibre_people{};
    std::size_t hamlets_without_households = 0;  ///< counted in hamlets, missing from households
    std::size_t hamlets_without_people = 0;
    double area_m2 = 0.0;                    ///< 0 when no polygon is known
    std::optional<double> served_area_m2;    ///< any operator, at least weak; empty without rasters
    std::optional<double> computed_area_m2;  ///< its denominator: cells on known terrain with a known status
};

/// What the hamlets of a group have in common.
enum class GroupBy : std::uint8_t { power, difficulty, power_and_difficulty, old_district, old_commune, province };

/// Roll-up of the hamlets with the same declared power supply, difficulty or both, or of the same commune or
/// district of before, or of the same province. Those that declare nothing are a group like the others, so the groups
/// of one kind add up to the whole; only where no hamlet declares a province there is no group of that kind. A member
/// that is empty is not declared, or not what is grouped by.
struct GroupRollUp {
    GroupBy by = GroupBy::power;
    std::string power;  ///< as first declared
    std::optional<bool> difficult;
    std::string old_district;  ///< as first declared; of an old commune, the district it was in
    std::string old_commune;   ///< as first declared
    std::string province{};    ///< as first declared
    /// code: "power:grid", "difficulty:difficult", "power:grid;difficulty:other", "old_district:bat_xat",
    /// "old_commune:bat_xat:coc_my", "province:lao_cai"
    RollUp counts;
};

/// How one operator stands in the whole area. Its hamlets, households and people by status are RollUp::operators of
/// Results::province.
struct OperatorRollUp {
    std::size_t stations = 0;
    std::size_t sectors = 0;
    std::size_t assumed_sectors = 0;         ///< with at least one assumed value
    std::optional<double> served_area_m2;    ///< at least weak; empty without rasters, or when it has not reported
    std::optional<double> computed_area_m2;  ///< its denominator: cells on known terrain with a known status
};

/// What missing terrain costs, and what would mend it.
struct UnknownTerrain {
    std::size_t hamlets_undecided = 0;        ///< not_enough_data because of terrain
    std::size_t links_unknown = 0;            ///< links to test points over unknown terrain that could serve
    std::uint64_t cells_without_terrain = 0;  ///< raster cells that lie off the terrain
    std::uint64_t cells_undecided = 0;        ///< raster cells whose only hope crosses unknown terrain
    Box missing;                              ///< box of the unknown stretches that matter to hamlets
    double missing_km2 = 0.0;                 ///< unknown ground in that box
};

/// What was assumed, because the station file did not say.
struct AssumedInputs {
    std::size_t sectors = 0;  ///< sectors with at least one assumed value
    std::size_t heights = 0;
    std::size_t azimuths = 0;
    std::size_t tilts = 0;
    std::size_t frequencies = 0;
    std::size_t bandwidths = 0;
    std::size_t powers = 0;
};

/// The ground of its commune that is nearer to this hamlet's centre than to any other's: an estimate of where it
/// works and lives, where no border is known. Never a basis of area shares.
struct WorkingArea {
    std::size_t hamlet = 0;  ///< into Layers::hamlets
    MultiPolygon area;
};

struct Results {
    std::vector<HamletResult> hamlets;       ///< as Layers::hamlets
    std::vector<HamletEvidence> evidence;    ///< as hamlets; empty when nobody gathered it
    std::vector<WorkingArea> working_areas;  ///< of hamlets known only as points, ascending
    std::vector<TestPoint> test_points;      ///< by hamlet, centre first
    std::vector<MeasuredPoint> measured;     ///< by test point, operator, technology
    std::vector<CoverageLayer> coverage;     ///< by operator, then technology; empty when rasters are off
    std::vector<CoverageClassArea> coverage_classes;
    MultiPolygon area_without_terrain;  ///< cells of the study area that were not computed
    std::vector<Gap> gaps;
    std::vector<RollUp> communes;  ///< by code
    RollUp province;
    std::vector<GroupRollUp> groups;        ///< by GroupBy, then code
    std::vector<OperatorRollUp> operators;  ///< as Layers::operators
    std::vector<bool> sector_assumed;       ///< as Layers::sectors
    FibreResults fibre;
    std::optional<FibrePlan> fibre_plan;  ///< when it is asked for
    AssumedInputs assumed;
    UnknownTerrain unknown_terrain;
    std::uint64_t links_computed = 0;           ///< to test points
    std::uint64_t links_below_model_range = 0;  ///< shorter than the model allows: free space or what its page says
    std::string household_basis;  ///< where people in gaps come from: "buildings", "population raster" ...
    std::string inhabited_basis;  ///< what says where people can be: "buildings and hamlet points" ...
};

}  // namespace lomsong
