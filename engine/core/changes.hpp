// SPDX-License-Identifier: Apache-2.0
/// @file  What became other between two results, and why: plain values with indices into both. docs/compare.md has
///        the rules.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/recorded_result.hpp"

namespace lomsong {

/// What became of a hamlet, for one operator or for any. A gap is a dead zone or no signal.
enum class ChangeKind : std::uint8_t {
    new_gap,          ///< served before, a gap now
    worsened,         ///< good to weak, dead zone to no signal
    resolved,         ///< a gap before, served now
    improved,         ///< weak to good, no signal to dead zone
    now_known,        ///< could not be said before, can be now
    no_longer_known,  ///< could be said before, cannot be now
    unchanged,        ///< the same, or unknown before and now
    added,            ///< a hamlet of the new result only
    removed,          ///< a hamlet of the old result only
};
struct ChangeKindInfo {
    ChangeKind kind;
    std::string_view key;  ///< as written in files, and in the message catalogue
};
/// In the order in which they are told.
inline constexpr std::array k_change_kinds{
    ChangeKindInfo{ChangeKind::new_gap, "new"},
    ChangeKindInfo{ChangeKind::worsened, "worsened"},
    ChangeKindInfo{ChangeKind::resolved, "resolved"},
    ChangeKindInfo{ChangeKind::improved, "improved"},
    ChangeKindInfo{ChangeKind::now_known, "now_known"},
    ChangeKindInfo{ChangeKind::no_longer_known, "no_longer_known"},
    ChangeKindInfo{ChangeKind::unchanged, "unchanged"},
    ChangeKindInfo{ChangeKind::added, "added"},
    ChangeKindInfo{ChangeKind::removed, "removed"},
};
[[nodiscard]] constexpr const ChangeKindInfo& info(ChangeKind kind) {
    return k_change_kinds[static_cast<std::size_t>(kind)];
}

/// Why. Several together: only all of them explain it.
enum class ChangeReason : std::uint8_t {
    network,      ///< stations came, went or changed
    report,       ///< an operator reported, or no longer does
    hamlet_data,  ///< the hamlet's own place, houses or test points were corrected
    measurement,  ///< measurements came, went or grew too old
    parameters,   ///< the project steers otherwise
    terrain,      ///< other heights or land cover
    program,      ///< another version of Lomsong
};
struct ChangeReasonInfo {
    ChangeReason reason;
    std::string_view key;  ///< as written in files, and in the message catalogue
};
inline constexpr std::array k_change_reasons{
    ChangeReasonInfo{ChangeReason::network, "network"},
    ChangeReasonInfo{ChangeReason::report, "report"},
    ChangeReasonInfo{ChangeReason::hamlet_data, "hamlet_data"},
    ChangeReasonInfo{ChangeReason::measurement, "measurement"},
    ChangeReasonInfo{ChangeReason::parameters, "parameters"},
    ChangeReasonInfo{ChangeReason::terrain, "terrain"},
    ChangeReasonInfo{ChangeReason::program, "program"},
};
[[nodiscard]] constexpr const ChangeReasonInfo& info(ChangeReason reason) {
    return k_change_reasons[static_cast<std::size_t>(reason)];
}

/// A status before and now.
struct StatusChange {
    HamletStatus before = HamletStatus::no_data;
    HamletStatus now = HamletStatus::no_data;
    ChangeKind kind = ChangeKind::unchanged;
    std::vector<ChangeReason> reasons;  ///< ascending; empty when unchanged, or when nothing known explains it
    std::vector<std::size_t> stations;  ///< into Comparison::stations: changed ones that serve it best, then or now
    friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

/// By what two hamlets are known to be the same.
enum class MatchBasis : std::uint8_t { code, geometry, name };
inline constexpr std::array<std::string_view, 3> k_match_bases{"code", "geometry", "name"};

/// Something of the hamlet itself that is not as it was.
struct Correction {
    std::string field;  ///< "centre_m", "test_points", "households", "name", "code", "commune", "area_share"
    std::string before;
    std::string now;
    friend bool operator==(const Correction&, const Correction&) = default;
};

struct HamletChange {
    std::optional<std::size_t> before;  ///< into the old result's hamlets; empty when added
    std::optional<std::size_t> now;     ///< into the new one's; empty when removed
    MatchBasis basis = MatchBasis::code;
    StatusChange any;                     ///< any operator
    std::vector<StatusChange> operators;  ///< as Comparison::operators
    std::vector<Correction> corrections;
    std::size_t stations_in_reach = 0;  ///< changed stations within the radius of the new run
};

enum class StationChangeKind : std::uint8_t { came, went, changed, renamed };
inline constexpr std::array<std::string_view, 4> k_station_changes{"came", "went", "changed", "renamed"};

/// A station, by operator and code, that is not as it was.
struct StationChange {
    StationChangeKind kind = StationChangeKind::changed;
    std::string operator_name;
    std::string code;
    std::string earlier_code;  ///< of a renamed one
    Point position;            ///< now; of one that went, before
    /// "1 4G azimuth_deg: 120 -> 150", "2 4G: came".
    std::vector<std::string> details;
    std::vector<std::size_t> sectors_before;  ///< those that went or changed
    std::vector<std::size_t> sectors_now;     ///< those that came or changed
};

/// Hamlets that may be the same, or share ground, without being matched to each other for certain.
enum class DoubtKind : std::uint8_t { split, merge, code_reused, near, same_name };
inline constexpr std::array<std::string_view, 5> k_doubts{"split", "merge", "code_reused", "near", "same_name"};
struct MatchDoubt {
    DoubtKind kind = DoubtKind::near;
    std::vector<std::size_t> before;
    std::vector<std::size_t> now;
};

struct ParameterDifference {
    std::string key;     ///< "radio.radius_km", "version", "inputs.terrain"
    std::string before;  ///< empty: not there
    std::string now;
    bool steers = false;  ///< it can move a verdict
};

/// How the reasons were found.
enum class ReasonMethod : std::uint8_t {
    sets,        ///< by what differs within reach of the hamlet: reasons that may be
    recomputed,  ///< by computing with one group of inputs exchanged at a time: reasons that are
};
inline constexpr std::array<std::string_view, 2> k_reason_methods{"sets", "recomputed"};

struct Comparison {
    std::vector<std::string> operators;         ///< of both results, as the new one orders them
    std::vector<std::size_t> operators_before;  ///< their indices in the old result
    std::vector<std::size_t> operators_now;     ///< in the new one
    std::vector<std::string> operators_gone;
    std::vector<std::string> operators_new;
    std::vector<HamletChange> hamlets;    ///< by code of the new hamlet; then the removed by their code
    std::vector<StationChange> stations;  ///< by operator, then code
    std::vector<MatchDoubt> doubts;
    std::vector<ParameterDifference> parameters;
    bool parameters_steer = false;  ///< some difference can move a verdict: not a comparison of networks alone
    bool same_parameters = false;   ///< the old result was recomputed with the new one's parameters
    bool terrain_differs = false;
    bool program_differs = false;
    ReasonMethod method = ReasonMethod::sets;
};

}  // namespace lomsong
