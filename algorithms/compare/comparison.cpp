// SPDX-License-Identifier: Apache-2.0
#include "algorithms/compare/comparison.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "algorithms/compare/hamlet_matching.hpp"
#include "algorithms/compare/network_changes.hpp"
#include "algorithms/compare/overlap.hpp"
#include "engine/core/error.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

constexpr double k_same_position_m = 0.5;

bool is_known(HamletStatus status) { return status <= HamletStatus::no_signal; }
bool is_gap(HamletStatus status) { return status == HamletStatus::dead_zone || status == HamletStatus::no_signal; }

bool same_ground(const TracedGround& a, const TracedGround& b) {
    const auto same_grid = [](const Grid& x, const Grid& y) {
        return x.west() == y.west() && x.north() == y.north() && x.cell_size() == y.cell_size() &&
               x.rows() == y.rows() && x.cols() == y.cols();
    };
    return same_grid(a.grid, b.grid) && a.blocks == b.blocks;
}

bool same_position(Point a, Point b) { return distance(a, b).value() < k_same_position_m; }

/// "12.5", without the zeros that nobody wrote.
std::string plain(double value) {
    std::string text = std::to_string(std::llround(value * 10.0));
    const bool negative = text.starts_with('-');
    text.erase(0, negative ? 1 : 0);
    text.insert(0, text.size() < 2 ? 2 - text.size() : 0, '0');
    const char tenth = text.back();
    text.pop_back();
    return (negative ? "-" : "") + text + (tenth == '0' ? "" : std::string{"."} + tenth);
}

std::string plain(const std::optional<double>& value) { return value ? plain(*value) : ""; }

std::string value_of(const RecordedResult& result, const std::string& key) {
    const auto found = result.parameters.find(key);
    return found == result.parameters.end() ? std::string{} : found->second;
}

/// The hashes of the files of a layer.
std::string hashes_of(const RecordedResult& result, const std::string& role) {
    std::string text;
    for (const RecordedInput& input : result.inputs) {
        if (input.role == role) {
            text += (text.empty() ? "" : " ") + input.hash;
        }
    }
    return text;
}

constexpr std::string_view k_calibration = "calibration.";

/// The recorded lines of a calibration are many numbers that are one thing: what was recorded, whether it differs.
std::map<std::string, std::string> calibration_lines(const RecordedResult& result) {
    std::map<std::string, std::string> lines;
    std::ranges::copy_if(result.parameters, std::inserter(lines, lines.end()),
                         [](const auto& parameter) { return parameter.first.starts_with(k_calibration); });
    return lines;
}

bool calibrated_otherwise(const RecordedResult& before, const RecordedResult& now) {
    return calibration_lines(before) != calibration_lines(now);
}

class Comparer {
  public:
    Comparer(const RecordedResult& before, const RecordedResult& now) : m_before{before}, m_now{now} {}

    Comparison compare() {
        compare_premises();
        match_operators();
        m_comparison.stations = network_changes(m_before, m_now);
        index_stations();
        HamletMatching matching = match_hamlets(m_before.hamlets, m_now.hamlets);
        if (matching.matches.empty()) {
            throw Error{ErrorKind::bad_data, m_now.name,
                        "no hamlet of it is a hamlet of '" + m_before.name +
                            "', neither by code nor by place or "
                            "name: the results are of other provinces. Compare two results of one."};
        }
        m_comparison.doubts = std::move(matching.doubts);
        add_hamlets(matching.matches);
        return std::move(m_comparison);
    }

  private:
    void compare_premises() {
        m_comparison.parameters = parameter_differences(m_before, m_now);
        m_comparison.parameters_steer = std::ranges::any_of(m_comparison.parameters, &ParameterDifference::steers);
        m_comparison.program_differs = m_before.program != m_now.program;
        m_comparison.terrain_differs = !same_ground(m_before.trace.terrain, m_now.trace.terrain) ||
                                       (!same_ground(m_before.trace.land_cover, m_now.trace.land_cover) &&
                                        !only_calibration_reads_land_cover());
    }

    /// A run over a surface model reads land cover only to be calibrated by it.
    [[nodiscard]] bool only_calibration_reads_land_cover() const {
        return hashes_of(m_before, "land_cover").empty() != hashes_of(m_now, "land_cover").empty() &&
               calibrated_otherwise(m_before, m_now);
    }

    void match_operators() {
        for (std::size_t now = 0; now < m_now.operators.size(); ++now) {
            const std::size_t before = operator_named(m_before, m_now.operators[now]);
            if (before == m_before.operators.size()) {
                m_comparison.operators_new.push_back(m_now.operators[now]);
                continue;
            }
            m_comparison.operators.push_back(m_now.operators[now]);
            m_comparison.operators_before.push_back(before);
            m_comparison.operators_now.push_back(now);
        }
        for (const std::string& name : m_before.operators) {
            if (operator_named(m_now, name) == m_now.operators.size()) {
                m_comparison.operators_gone.push_back(name);
            }
        }
    }

    static std::size_t operator_named(const RecordedResult& result, const std::string& name) {
        const auto found = std::ranges::find(result.operators, folded(name), folded);
        return static_cast<std::size_t>(found - result.operators.begin());
    }

    void index_stations() {
        for (std::size_t i = 0; i < m_comparison.stations.size(); ++i) {
            for (const std::size_t sector : m_comparison.stations[i].sectors_before) {
                m_station_before.emplace(sector, i);
            }
            for (const std::size_t sector : m_comparison.stations[i].sectors_now) {
                m_station_now.emplace(sector, i);
            }
        }
    }

    void add_hamlets(const std::vector<HamletMatch>& matches) {
        std::vector<bool> before_used(m_before.hamlets.size(), false);
        std::vector<bool> now_used(m_now.hamlets.size(), false);
        for (const HamletMatch& match : matches) {
            m_comparison.hamlets.push_back(compared(match));
            before_used[match.before] = true;
            now_used[match.now] = true;
        }
        for (std::size_t i = 0; i < now_used.size(); ++i) {
            if (!now_used[i]) {
                HamletChange& added = m_comparison.hamlets.emplace_back();
                added.now = i;
                added.any.now = m_now.hamlets[i].status;
                added.any.kind = ChangeKind::added;
            }
        }
        for (std::size_t i = 0; i < before_used.size(); ++i) {
            if (!before_used[i]) {
                HamletChange& removed = m_comparison.hamlets.emplace_back();
                removed.before = i;
                removed.any.before = m_before.hamlets[i].status;
                removed.any.kind = ChangeKind::removed;
            }
        }
        std::ranges::stable_sort(m_comparison.hamlets, {}, [this](const HamletChange& change) {
            return std::pair{!change.now, change.now ? m_now.hamlets[*change.now].declared.code
                                                     : m_before.hamlets[*change.before].declared.code};
        });
    }

    [[nodiscard]] HamletChange compared(const HamletMatch& match) const {
        const RecordedHamlet& before = m_before.hamlets[match.before];
        const RecordedHamlet& now = m_now.hamlets[match.now];
        HamletChange change{match.before, match.now, match.basis, {}, {}, corrections(before, now), 0};
        change.stations_in_reach = stations_in_reach(before, now);
        change.any = status_change(before, now, before.status, now.status, std::nullopt);
        for (std::size_t i = 0; i < m_comparison.operators.size(); ++i) {
            change.operators.push_back(status_change(before, now,
                                                     before.operators.at(m_comparison.operators_before[i]),
                                                     now.operators.at(m_comparison.operators_now[i]), i));
        }
        return change;
    }

    [[nodiscard]] StatusChange status_change(const RecordedHamlet& before, const RecordedHamlet& now,
                                             HamletStatus old_status, HamletStatus new_status,
                                             std::optional<std::size_t> which) const {
        StatusChange change{old_status, new_status, kind_of_change(old_status, new_status), {}, {}};
        if (change.kind == ChangeKind::unchanged) {
            return change;
        }
        change.stations = stations_that_matter(before, now, which);
        const auto add = [&change](ChangeReason reason, bool applies) {
            if (applies) {
                change.reasons.push_back(reason);
            }
        };
        add(ChangeReason::network, !change.stations.empty());
        add(ChangeReason::report, change.stations.empty() && report_differs(which));
        add(ChangeReason::hamlet_data, !same_points(before, now));
        add(ChangeReason::measurement, measured(m_before, before, which) != measured(m_now, now, which));
        add(ChangeReason::parameters, parameters_differ());
        add(ChangeReason::terrain, m_comparison.terrain_differs);
        add(ChangeReason::program, m_comparison.program_differs);
        return change;
    }

    /// Operator, technology, place, day and level of a measurement.
    using Measured = std::tuple<std::string, Technology, double, double, std::int32_t, double>;

    static double number_of(const RecordedResult& result, const std::string& key) {
        const std::string text = value_of(result, key);
        double number = 0.0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

    /// What counted around the hamlet's test points, of one operator or of all, in order.
    [[nodiscard]] std::vector<Measured> measured(const RecordedResult& result, const RecordedHamlet& hamlet,
                                                 std::optional<std::size_t> which) const {
        std::vector<Measured> list;
        if (result.trace.measurements.empty()) {
            return list;
        }
        const Metres reach{number_of(result, "measurements.attach_distance_m")};
        const double oldest = result.trace.as_of - number_of(result, "measurements.max_age_days");
        const auto points = std::span{result.trace.points}.subspan(hamlet.first_point, hamlet.points);
        for (const TracedMeasurement& one : result.trace.measurements) {
            const std::string& owner = result.operators.at(one.layer.operator_index);
            const bool counts = one.day >= oldest &&
                                (!which || folded(owner) == folded(m_comparison.operators[*which])) &&
                                std::ranges::any_of(points, [&](const TracedPoint& point) {
                                    return distance(point.position, one.position) <= reach;
                                });
            if (counts) {
                list.emplace_back(folded(owner), one.layer.technology, one.position.x, one.position.y, one.day,
                                  one.level.value());
            }
        }
        std::ranges::sort(list);
        return list;
    }

    /// Terrain and program are reasons of their own.
    [[nodiscard]] bool parameters_differ() const {
        return std::ranges::any_of(m_comparison.parameters, [](const ParameterDifference& difference) {
            return difference.steers && difference.key != "version" && !difference.key.starts_with("inputs.");
        });
    }

    [[nodiscard]] bool report_differs(std::optional<std::size_t> which) const {
        const auto differs = [this](std::size_t i) {
            return m_before.operator_has_reported.at(m_comparison.operators_before[i]) !=
                   m_now.operator_has_reported.at(m_comparison.operators_now[i]);
        };
        if (which) {
            return differs(*which);
        }
        bool any = !m_comparison.operators_gone.empty() || !m_comparison.operators_new.empty();
        for (std::size_t i = 0; i < m_comparison.operators.size(); ++i) {
            any |= differs(i);
        }
        return any;
    }

    /// Changed stations that serve a test point best, with some technology, before or now.
    [[nodiscard]] std::vector<std::size_t> stations_that_matter(const RecordedHamlet& before,
                                                                const RecordedHamlet& now,
                                                                std::optional<std::size_t> which) const {
        std::set<std::size_t> stations;
        const auto collect = [&stations](const RecordedResult& result, const RecordedHamlet& hamlet,
                                         std::optional<std::size_t> operator_index,
                                         const std::map<std::size_t, std::size_t>& changed) {
            for (std::size_t p = 0; p < hamlet.points; ++p) {
                const auto& best = result.trace.points.at(hamlet.first_point + p).best;
                for (std::size_t i = 0; i < best.size(); ++i) {
                    const auto station = changed.find(best[i].sector);
                    if (station != changed.end() &&
                        (!operator_index || i / k_technology_count == *operator_index)) {
                        stations.insert(station->second);
                    }
                }
            }
        };
        const auto index_in = [&which](const std::vector<std::size_t>& indices) {
            return which ? std::optional{indices[*which]} : std::nullopt;
        };
        collect(m_before, before, index_in(m_comparison.operators_before), m_station_before);
        collect(m_now, now, index_in(m_comparison.operators_now), m_station_now);
        return {stations.begin(), stations.end()};
    }

    [[nodiscard]] std::size_t stations_in_reach(const RecordedHamlet& before, const RecordedHamlet& now) const {
        const auto& centre = now.declared.centre ? now.declared.centre : before.declared.centre;
        return !centre ? 0
                       : static_cast<std::size_t>(
                             std::ranges::count_if(m_comparison.stations, [&](const StationChange& station) {
                                 return station.kind != StationChangeKind::renamed &&
                                        distance(station.position, *centre) <= m_now.trace.radius;
                             }));
    }

    [[nodiscard]] bool same_points(const RecordedHamlet& before, const RecordedHamlet& now) const {
        const auto points = [](const RecordedResult& result, const RecordedHamlet& hamlet) {
            return std::span{result.trace.points}.subspan(hamlet.first_point, hamlet.points);
        };
        return std::ranges::equal(points(m_before, before), points(m_now, now), same_position,
                                  &TracedPoint::position, &TracedPoint::position);
    }

    [[nodiscard]] std::vector<Correction> corrections(const RecordedHamlet& old_hamlet,
                                                      const RecordedHamlet& new_hamlet) const {
        const Hamlet& before = old_hamlet.declared;
        const Hamlet& now = new_hamlet.declared;
        std::vector<Correction> list;
        const auto compare = [&list](const char* field, const std::string& old_text, const std::string& new_text) {
            if (old_text != new_text) {
                list.push_back({field, old_text, new_text});
            }
        };
        compare("code", before.code, now.code);
        compare("name", before.name, now.name);
        compare("commune_code", before.commune_code, now.commune_code);
        compare("commune", before.commune, now.commune);
        compare("households", plain(before.households), plain(now.households));
        compare("population", plain(before.population), plain(now.population));
        if (before.centre && now.centre && !same_position(*before.centre, *now.centre)) {
            list.push_back(
                {"centre_moved_m", "", plain(std::round(distance(*before.centre, *now.centre).value()))});
        }
        compare("test_points", std::to_string(old_hamlet.points), std::to_string(new_hamlet.points));
        if (old_hamlet.points == new_hamlet.points && !same_points(old_hamlet, new_hamlet)) {
            list.push_back({"clusters_moved", "", "yes"});
        }
        if (const auto share = shared_share(before.area, now.area)) {
            list.push_back({"boundary_shared_percent", "", plain(std::floor(*share * 1000.0) / 10.0)});
        }
        return list;
    }

    /// Shared over joint ground; nothing when the areas are the same, or not both known.
    static std::optional<double> shared_share(const MultiPolygon& before, const MultiPolygon& now) {
        const auto same_ring = [](const Ring& a, const Ring& b) { return std::ranges::equal(a, b, same_position); };
        const auto same_polygon = [&](const Polygon& a, const Polygon& b) {
            return same_ring(a.outer, b.outer) && std::ranges::equal(a.holes, b.holes, same_ring);
        };
        if (before.empty() || now.empty() || std::ranges::equal(before, now, same_polygon)) {
            return std::nullopt;
        }
        const auto shared = shared_area_m2(before, now);
        const double joint = shared ? area_m2(before) + area_m2(now) - *shared : 0.0;
        const double share = joint > 0.0 ? *shared / joint : 1.0;
        return share < 0.999 ? std::optional{share} : std::nullopt;
    }

    const RecordedResult& m_before;
    const RecordedResult& m_now;
    Comparison m_comparison;
    std::map<std::size_t, std::size_t> m_station_before;  ///< old sector -> changed station
    std::map<std::size_t, std::size_t> m_station_now;     ///< new sector -> changed station
};

}  // namespace

ChangeKind kind_of_change(HamletStatus before, HamletStatus now) noexcept {
    if (before == now || (!is_known(before) && !is_known(now))) {
        return ChangeKind::unchanged;
    }
    if (!is_known(before)) {
        return ChangeKind::now_known;
    }
    if (!is_known(now)) {
        return ChangeKind::no_longer_known;
    }
    if (is_gap(before) != is_gap(now)) {
        return is_gap(now) ? ChangeKind::new_gap : ChangeKind::resolved;
    }
    return now > before ? ChangeKind::worsened : ChangeKind::improved;
}

bool steers_verdicts(std::string_view key) noexcept {
    constexpr std::array<std::string_view, 11> k_steering{
        "crs",          "radio.",    "probability.",        "thresholds.",         "defaults.",
        "clutter.",     "antennas.", "layers.terrain.kind", "settlement.cluster_", "calibration",
        "measurements."};
    return key != "thresholds.profile" &&
           std::ranges::any_of(k_steering, [key](std::string_view start) { return key.starts_with(start); });
}

std::vector<ParameterDifference> parameter_differences(const RecordedResult& before, const RecordedResult& now) {
    std::set<std::string> keys;
    for (const auto* parameters : {&before.parameters, &now.parameters}) {
        for (const auto& [key, value] : *parameters) {
            keys.insert(key);
        }
    }
    std::vector<ParameterDifference> differences;
    const auto add = [&differences](std::string key, std::string old_value, std::string new_value, bool steers) {
        if (old_value != new_value) {
            differences.push_back({std::move(key), std::move(old_value), std::move(new_value), steers});
        }
    };
    for (const std::string& key : keys) {
        if (!key.starts_with(k_calibration)) {
            add(key, value_of(before, key), value_of(now, key), steers_verdicts(key));
        }
    }
    if (calibrated_otherwise(before, now)) {
        differences.push_back(
            {"calibration", hashes_of(before, "calibration"), hashes_of(now, "calibration"), true});
    }
    add("used_crs", before.crs, now.crs, true);
    add("version", before.program, now.program, true);
    for (const std::string role : {"terrain", "land_cover"}) {
        add("inputs." + role, hashes_of(before, role), hashes_of(now, role), true);
    }
    return differences;
}

Comparison compare_results(const RecordedResult& before, const RecordedResult& now) {
    return Comparer{before, now}.compare();
}

}  // namespace lomsong
