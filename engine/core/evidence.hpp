// SPDX-License-Identifier: Apache-2.0
/// @file  Why an operator does not reach a hamlet, and the smallest change that would mend it: plain values,
///        decided by engine/job/evidence_gathering.hpp. docs/evidence.md has the rules.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// A bearing in a word, as planners say it.
struct Wind {
    std::string_view key;  ///< "NE", in files and in the message catalogue
};
inline constexpr std::array<Wind, 8> k_winds{{{"N"}, {"NE"}, {"E"}, {"SE"}, {"S"}, {"SW"}, {"W"}, {"NW"}}};
/// The wind nearest to a bearing in [0, 360]; halfway between two, the one further clockwise.
[[nodiscard]] constexpr const Wind& wind_of(Angle bearing) {
    return k_winds[static_cast<std::size_t>((bearing.value() + 22.5) / 45.0) % k_winds.size()];
}

/// Why a hamlet is not served, in the order in which causes are named when several changes would each mend it
/// alone: what must be asked comes first, then what is done soonest.
enum class GapCause : std::uint8_t {
    none,                ///< the operator serves every test point
    no_data,             ///< nobody can say: see MissingData
    assumed_inputs,      ///< it would be served with values that the operator declares elsewhere, here assumed
    sector_points_away,  ///< an antenna that looked here would serve it
    vegetation,          ///< it would be served without what stands on the ground: trees, roofs
    terrain_blocked,     ///< it would be served if the ground on the way were no higher than its ends
    beyond_horizon,      ///< it would be served if the Earth were flat
    technology_missing,  ///< another of the operator's technologies, on a mast that has it not, would serve it
    no_station_in_range,  ///< nothing of the above, and no station in reach even with all of it changed
    measured              ///< predicted as served, and measured as not
};
struct GapCauseInfo {
    GapCause cause;
    std::string_view key;  ///< as written in files, and in the message catalogue; empty for none
};
inline constexpr std::array k_gap_causes{
    GapCauseInfo{GapCause::none, ""},
    GapCauseInfo{GapCause::no_data, "no_data"},
    GapCauseInfo{GapCause::assumed_inputs, "assumed_inputs"},
    GapCauseInfo{GapCause::sector_points_away, "sector_points_away"},
    GapCauseInfo{GapCause::vegetation, "vegetation"},
    GapCauseInfo{GapCause::terrain_blocked, "terrain_blocked"},
    GapCauseInfo{GapCause::beyond_horizon, "beyond_horizon"},
    GapCauseInfo{GapCause::technology_missing, "technology_missing"},
    GapCauseInfo{GapCause::no_station_in_range, "no_station_in_range"},
    GapCauseInfo{GapCause::measured, "measured"},
};
[[nodiscard]] constexpr const GapCauseInfo& info(GapCause cause) {
    return k_gap_causes[static_cast<std::size_t>(cause)];
}

/// What a `no_data` lacks.
enum class MissingData : std::uint8_t {
    nothing,
    report,   ///< the operator has not reported
    terrain,  ///< links that could serve cross ground without terrain
    model,    ///< links that could serve lie outside the ranges of the propagation model
    place,    ///< nothing tells where the hamlet is
};
/// As written in files, by the enumerator's value.
inline constexpr std::array<std::string_view, 5> k_missing_data_keys{"", "report", "terrain", "model", "place"};
[[nodiscard]] constexpr std::string_view key_of(MissingData missing) {
    return k_missing_data_keys[static_cast<std::size_t>(missing)];
}

/// What stands highest in the way of a link.
struct Ridge {
    Point position;
    Metres from_station;      ///< along the ground
    Metres above_line;        ///< ground and clutter over the line of sight above the curved Earth; may be negative
    HeightAboveSeaLevel top;  ///< of ground and clutter
    friend bool operator==(const Ridge&, const Ridge&) = default;
};

/// A change of one sector, the rest left as it is.
enum class RemedyKind : std::uint8_t { azimuth, tilt, power, mast, new_station };
struct RemedyInfo {
    RemedyKind kind;
    std::string_view key;   ///< as written in files
    std::string_view unit;  ///< of the amount
};
/// In the order of effort, which is the order in which remedies are proposed.
inline constexpr std::array k_remedies{
    RemedyInfo{RemedyKind::azimuth, "azimuth", "deg"},      RemedyInfo{RemedyKind::tilt, "tilt", "deg"},
    RemedyInfo{RemedyKind::power, "power", "dB"},           RemedyInfo{RemedyKind::mast, "mast", "m"},
    RemedyInfo{RemedyKind::new_station, "new_station", ""},
};
[[nodiscard]] constexpr const RemedyInfo& info(RemedyKind kind) {
    return k_remedies[static_cast<std::size_t>(kind)];
}

struct Remedy {
    RemedyKind kind = RemedyKind::new_station;
    std::uint32_t sector =
        std::numeric_limits<std::uint32_t>::max();  ///< into Layers::sectors; none for new_station
    /// Azimuth: degrees clockwise; tilt: degrees further down; power: dB more; mast: metres higher.
    double amount = 0.0;
    double becomes = 0.0;  ///< azimuth, electrical tilt, total EIRP in dBm, antenna's height above ground
    friend bool operator==(const Remedy&, const Remedy&) = default;
};

/// The gap of one operator in one hamlet.
struct GapEvidence {
    GapCause cause = GapCause::none;
    MissingData missing = MissingData::nothing;
    /// True when the change that names the cause mends the worst point alone; otherwise it is the one that helps
    /// most.
    bool alone = true;
    /// By which sector it was decided; none for no_data and no_station_in_range.
    std::optional<std::uint32_t> sector;
    Decibels margin;  ///< of that sector at the worst point, as it is; negative
    Decibels gain;    ///< what the change brings there: the cost of the ridge, of the trees, of looking away
    std::optional<Ridge> ridge;  ///< terrain_blocked and vegetation: what stands in the way most
    std::optional<std::uint32_t>
        donor;  ///< technology_missing: the nearest sector of the technology, copied for trial
    /// Each alone brings every test point to at least `weak`, in the order of k_remedies; empty for `no_data` and
    /// `measured` only, where the prediction has nothing to mend.
    std::vector<Remedy> remedies;
    friend bool operator==(const GapEvidence&, const GapEvidence&) = default;
};

/// One of the nearest places of an operator, told by its station that is strongest at the hamlet's centre.
struct NearbyStation {
    std::uint32_t sector = 0;        ///< its strongest one at the centre; when nothing is known, its first
    Metres distance;                 ///< from the centre
    Angle bearing;                   ///< from the centre to the station
    std::optional<Dbm> level;        ///< at the centre; empty over unknown ground, or outside the model's ranges
    std::optional<Decibels> margin;  ///< as OperatorEvidence::margin
    friend bool operator==(const NearbyStation&, const NearbyStation&) = default;
};

struct OperatorEvidence {
    std::vector<NearbyStation> nearest;      ///< at most two, the nearest first; those of one site count as one
    std::optional<std::size_t> worst_point;  ///< into Results::test_points: where the margin is smallest
    /// There, of the best link: how far the median stands above what `weak` needs at the target probability. Empty
    /// when no link is known.
    std::optional<Decibels> margin;
    std::optional<GapEvidence> gap;  ///< when some test point is not served, or nobody can say
    friend bool operator==(const OperatorEvidence&, const OperatorEvidence&) = default;
};

struct HamletEvidence {
    std::vector<OperatorEvidence> operators;  ///< as Layers::operators
    friend bool operator==(const HamletEvidence&, const HamletEvidence&) = default;
};

/// How far a remedy may go.
struct RemedyLimits {
    HeightAboveGround tallest_mast{60.0};
    Decibels most_power{6.0};
    Angle most_tilt{15.0};  ///< electrical and mechanical together, either way
};

}  // namespace lomsong
