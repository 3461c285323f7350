// SPDX-License-Identifier: Apache-2.0
#include "io/place/row_repair.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "io/clean/values.hpp"

namespace lomsong {

namespace {

constexpr Metres k_one_place{50.0};       ///< repairs that agree within this are one
constexpr double k_enough = 0.5;          ///< a coordinate system must be likelier than all others together
constexpr double k_same_family = 20.0;    ///< another zone is likelier than another kind of system
constexpr double k_margin_degrees = 0.1;  ///< about region_margin
constexpr int k_most_decimals = 9;

Point turned(Point point) { return {point.y, point.x}; }

/// The number with a digit put in at each place of its decimal form: "13.9" -> 10?3.9 ... Its digits are those that
/// the shortest form has.
std::vector<double> with_one_digit_more(double value) {
    const std::string text = shown_number(std::abs(value));
    std::vector<double> found;
    if (text.find_first_not_of("0123456789.") != std::string::npos) {
        return found;
    }
    // A digit lost behind the point moves the place less (see peers); "04.5" of "104.5" has lost its zero here.
    for (const std::string& digits : {text, "0" + text}) {
        const std::size_t whole = std::min(digits.find('.'), digits.size());
        for (std::size_t at = 0; at <= whole; ++at) {
            for (char digit = at == 0 ? '1' : '0'; digit <= '9'; ++digit) {
                std::string more = digits;
                more.insert(at, 1, digit);
                if (const std::optional<double> number = parsed_number(more)) {
                    found.push_back(std::copysign(*number, value));
                }
            }
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

/// The number with its decimal point elsewhere.
std::vector<double> with_point_moved(double value) {
    std::vector<double> found{value};
    for (int power = 1; power <= k_most_decimals; ++power) {
        found.push_back(value / std::pow(10.0, power));
    }
    found.push_back(value * 10.0);
    found.push_back(value * 100.0);
    return found;
}

/// The one place that all attempts mean.
std::optional<RowRepair> only_one(const std::vector<RowRepair>& attempts) {
    if (attempts.empty()) {
        return std::nullopt;
    }
    const bool agree = std::ranges::all_of(attempts, [&](const RowRepair& other) {
        return ground_distance(attempts.front().degrees, other.degrees) <= k_one_place;
    });
    return agree ? std::optional{attempts.front()} : std::nullopt;
}

}  // namespace

RowRepairs::RowRepairs(const Hypothesis& chosen, std::vector<CrsCandidate> degree_systems,
                       std::vector<CrsCandidate> metre_systems, const Box& region)
    : m_chosen{chosen}, m_to_degrees{chosen.crs.definition}, m_region{region} {
    for (CrsCandidate& crs : degree_systems) {
        m_degree_systems.push_back({std::move(crs)});
    }
    for (CrsCandidate& crs : metre_systems) {
        m_metre_systems.push_back({std::move(crs)});
    }
    m_region.min_x -= k_margin_degrees;
    m_region.min_y -= k_margin_degrees;
    m_region.max_x += k_margin_degrees;
    m_region.max_y += k_margin_degrees;
}

void RowRepairs::attempt(Attempts& attempts, Point native, const RowRepair& as, const Demand& demand) const {
    const std::optional<Point> place = place_of(native);
    if (place && demand.accepts(*place)) {
        RowRepair& repair = attempts.emplace_back(as);
        repair.degrees = *place;
        repair.native = native;
    }
}

RowRepairs::Attempts RowRepairs::swapped(Point native, const Demand& demand) const {
    Attempts attempts;
    RowRepair as{FindingKind::swapped_axes,
                 "swap_axes",
                 demand.is_firm ? 0.99 : 0.97,
                 {},
                 {},
                 m_chosen.crs.degrees ? "longitude and latitude are the wrong way round"
                                      : "easting and northing are the wrong way round"};
    attempt(attempts, turned(native), as, demand);
    return attempts;
}

RowRepairs::Attempts RowRepairs::signs(Point native, const Demand& demand) const {
    Attempts attempts;
    RowRepair as{FindingKind::sign_slip,
                 "turn_sign",
                 demand.is_firm ? 0.98 : 0.95,
                 {},
                 {},
                 "the sign or the hemisphere is wrong"};
    for (const Point base : {native, turned(native)}) {
        for (const Point flipped : {Point{-base.x, base.y}, Point{base.x, -base.y}, Point{-base.x, -base.y}}) {
            attempt(attempts, flipped, as, demand);
        }
        if (!attempts.empty()) {
            break;  // a slip of sign alone is simpler than with a swap
        }
        as.confidence -= 0.05;
    }
    return attempts;
}

/// One coordinate is off by a degree, as when the row above was copied. Only a commune, a site or a station can
/// tell; of more degrees too many places would fit by chance.
RowRepairs::Attempts RowRepairs::degrees(Point native, const Demand& demand) const {
    Attempts attempts;
    if (!m_chosen.crs.degrees || !demand.is_firm) {
        return attempts;
    }
    const RowRepair as{FindingKind::bad_position, "whole_degree", 0.9, {}, {}, "is off by a whole degree"};
    for (const double slip : {1.0, -1.0}) {
        attempt(attempts, {native.x + slip, native.y}, as, demand);
        attempt(attempts, {native.x, native.y + slip}, as, demand);
    }
    return attempts;
}

RowRepairs::Attempts RowRepairs::points(Point native, const Demand& demand) const {
    Attempts attempts;
    RowRepair as{FindingKind::bad_position,
                 "restore_point",
                 demand.is_firm ? 0.95 : 0.85,
                 {},
                 {},
                 "the decimal point is lost or misplaced"};
    for (const Point base : {native, turned(native)}) {
        for (const double x : with_point_moved(base.x)) {
            for (const double y : with_point_moved(base.y)) {
                const bool in_box = !m_chosen.crs.degrees || m_region.contains({x, y});
                const bool moved = x != base.x || y != base.y;
                if (in_box && moved) {
                    attempt(attempts, {x, y}, as, demand);
                }
            }
        }
        if (!attempts.empty()) {
            break;
        }
        as.confidence -= 0.05;
    }
    return attempts;
}

RowRepairs::Attempts RowRepairs::digits(Point native, const Demand& demand) const {
    Attempts attempts;
    const RowRepair as{FindingKind::bad_position, "restore_digit", demand.is_firm ? 0.95 : 0.7, {}, {},
                       "a digit is lost"};
    for (const double x : with_one_digit_more(native.x)) {
        attempt(attempts, {x, native.y}, as, demand);
    }
    for (const double y : with_one_digit_more(native.y)) {
        attempt(attempts, {native.x, y}, as, demand);
    }
    return attempts;
}

/// Numbers of the other unit, or of another zone when a commune, a site or a station speaks for it.
std::optional<RowRepair> RowRepairs::other_system(const RawPlace& raw, const Demand& demand) {
    const CoordinateUnit own = m_chosen.crs.degrees ? CoordinateUnit::degrees : CoordinateUnit::metres;
    if (raw.unit == CoordinateUnit::unknown || (raw.unit == own && !demand.is_firm)) {
        return std::nullopt;
    }
    std::optional<RowRepair> best;
    double best_prior = 0.0;
    double sum = 0.0;
    for (Other& other : raw.unit == CoordinateUnit::degrees ? m_degree_systems : m_metre_systems) {
        if (other.crs.definition == m_chosen.crs.definition) {
            continue;
        }
        if (!other.to_degrees) {
            other.to_degrees.emplace(other.crs.definition);
        }
        for (const Point native : {raw.written, turned(raw.written)}) {
            const std::optional<Point> place = (*other.to_degrees)(native);
            if (!place || !demand.accepts(*place)) {
                continue;
            }
            const bool is_kin = other.crs.provincial && m_chosen.crs.provincial && !other.crs.mistake;
            const double prior = other.crs.prior * (is_kin ? k_same_family : 1.0);
            sum += prior;
            if (prior > best_prior) {
                best_prior = prior;
                best = RowRepair{FindingKind::wrong_crs,
                                 "other_crs",
                                 0.0,
                                 *place,
                                 {},
                                 "is in another coordinate system than the rest of the file: " + other.crs.shown};
            }
            break;
        }
    }
    if (!best || best_prior < k_enough * sum) {
        return std::nullopt;
    }
    best->confidence = std::round(100.0 * (demand.is_firm ? 0.95 : 0.85) * best_prior / sum) / 100.0;
    return best;
}

std::optional<RowRepair> RowRepairs::find(const RawPlace& raw, const Demand& demand) {
    const bool east_first = raw.axes_certain || m_chosen.first_is_east;
    const Point native = east_first ? raw.written : turned(raw.written);
    const CoordinateUnit own = m_chosen.crs.degrees ? CoordinateUnit::degrees : CoordinateUnit::metres;
    if (raw.unit == own) {
        for (const Attempts& attempts : {swapped(native, demand), signs(native, demand), degrees(native, demand)}) {
            if (const auto repair = only_one(attempts)) {
                return repair;
            }
        }
    }
    if (auto repair = other_system(raw, demand)) {
        return repair;
    }
    if (demand.is_in_region) {
        return std::nullopt;  // nothing is lost from numbers that lie about where they should
    }
    for (const Attempts& attempts : {points(native, demand), digits(native, demand)}) {
        if (!attempts.empty()) {
            return only_one(attempts);  // of several none can be preferred
        }
    }
    return std::nullopt;
}

}  // namespace lomsong
