// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "io/clean/stations.hpp"
#include "io/clean/values.hpp"

namespace lomsong {

namespace {

double distance_m(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Where the rows of one code agree to be: the first row of one or two, the middle of more.
Point agreed_place(const std::vector<const DeclaredSector*>& rows) {
    if (rows.size() < 3) {
        return rows.front()->sector.position;
    }
    std::vector<double> x;
    std::vector<double> y;
    for (const DeclaredSector* row : rows) {
        x.push_back(row->sector.position.x);
        y.push_back(row->sector.position.y);
    }
    return {median(std::move(x)), median(std::move(y))};
}

/// Notes the rows that lie far from the others of their operator and code: two operators may number alike.
/// `code_of` gives a sector's code; rows already in `told` are left out.
template <class Code>
void note_far_rows(const std::vector<DeclaredSector>& sectors, const std::string& what, const Code& code_of,
                   Metres same_site, std::set<RowPlace>& told, RowFindings& findings) {
    std::map<std::pair<std::size_t, std::string>, std::vector<const DeclaredSector*>> groups;
    for (const DeclaredSector& declared : sectors) {
        groups[{declared.sector.operator_index, code_of(declared.sector)}].push_back(&declared);
    }
    for (const auto& [owner, rows] : groups) {
        const std::string& code = owner.second;
        const Point middle = agreed_place(rows);
        for (const DeclaredSector* row : rows) {
            const double apart = distance_m(row->sector.position, middle);
            if (apart > k_apart * same_site.value() && told.insert(row->place).second) {
                findings.add({row->place, "", FindingKind::contradiction,
                              "stands " + shown_number(std::round(apart)) + " m from the other rows of " + what +
                                  " '" + code + "'",
                              "Correct the position or the code.", Outcome::noted, code, code,
                              "far_from_its_" + what, 0.8});
            }
        }
    }
}

/// A mast as it grows: the site it began with, and every place that joined.
struct Mast {
    std::string code;
    Point first;
    std::set<std::string> codes;
    std::set<std::size_t> operators;
};

/// Masts in squares of `same_site`, so that a neighbour is found in nine of them.
class MastMap {
  public:
    explicit MastMap(double reach_m) : m_reach_m{std::max(reach_m, 1e-3)} {}

    /// The index of the mast that the place belongs to; a new one begins with `code` when there is none.
    std::size_t mast_at(Point place, const std::string& code) {
        const Square square = square_of(place);
        const auto [known, is_new] = m_places.try_emplace({place.x, place.y, code}, 0);
        if (!is_new) {
            return known->second;
        }
        const auto [neighbour, apart_m] = neighbour_of(place, square);
        const std::size_t mast = neighbour;
        if (mast == m_masts.size()) {
            m_masts.push_back({code, place, {}, {}});
        }
        m_masts[mast].codes.insert(code);
        if (apart_m > 0.0) {  // the same place again finds nobody that it does not find now
            m_squares[square].emplace_back(place, mast);
        }
        known->second = mast;
        return mast;
    }
    [[nodiscard]] std::vector<Mast>& masts() { return m_masts; }

  private:
    using Square = std::pair<std::int64_t, std::int64_t>;

    [[nodiscard]] Square square_of(Point place) const {
        return {static_cast<std::int64_t>(std::floor(place.x / m_reach_m)),
                static_cast<std::int64_t>(std::floor(place.y / m_reach_m))};
    }
    /// The mast of the nearest place within reach whose mast began near enough, and how near it is; the number of
    /// masts and infinity for none.
    [[nodiscard]] std::pair<std::size_t, double> neighbour_of(Point place, Square square) const {
        std::size_t best = m_masts.size();
        double nearest_m = std::numeric_limits<double>::infinity();
        for (std::int64_t dx = -1; dx <= 1; ++dx) {
            for (std::int64_t dy = -1; dy <= 1; ++dy) {
                const auto found = m_squares.find({square.first + dx, square.second + dy});
                if (found == m_squares.end()) {
                    continue;
                }
                for (const auto& [other, mast] : found->second) {
                    const double apart = distance_m(place, other);
                    const bool nearer = apart < nearest_m || (apart <= nearest_m && mast < best);
                    if (nearer && apart <= m_reach_m && distance_m(place, m_masts[mast].first) <= 2.0 * m_reach_m) {
                        best = mast;
                        nearest_m = apart;
                    }
                }
            }
        }
        return {best, nearest_m};
    }

    double m_reach_m;
    std::vector<Mast> m_masts;
    std::map<Square, std::vector<std::pair<Point, std::size_t>>> m_squares;
    std::map<std::tuple<double, double, std::string>, std::size_t> m_places;
};

SiteSummary summary_of(const std::vector<Mast>& masts, std::span<const std::string> operators) {
    SiteSummary summary;
    summary.sites = masts.size();
    for (const std::string& name : operators) {
        summary.operators.push_back({name, 0, 0});
    }
    for (const Mast& mast : masts) {
        const bool is_shared = mast.operators.size() > 1;
        summary.shared += is_shared ? 1U : 0U;
        summary.joined += mast.codes.size() - 1;
        for (const std::size_t index : mast.operators) {
            ++summary.operators[index].sites;
            summary.operators[index].shared += is_shared ? 1U : 0U;
        }
    }
    return summary;
}

}  // namespace

SiteSummary gather_sites(std::vector<DeclaredSector>& sectors, std::span<const std::string> operators,
                         Metres same_site, RowFindings& findings) {
    std::set<RowPlace> told;
    const auto station_of = [](const Sector& sector) { return sector.station; };
    const auto site_of = [](const Sector& sector) { return sector.site; };
    note_far_rows(sectors, "station", station_of, same_site, told, findings);
    note_far_rows(sectors, "site", site_of, same_site, told, findings);
    MastMap map{same_site.value()};
    std::vector<std::size_t> mast_of;
    mast_of.reserve(sectors.size());
    for (const DeclaredSector& declared : sectors) {
        mast_of.push_back(map.mast_at(declared.sector.position, declared.sector.site));
        map.masts()[mast_of.back()].operators.insert(declared.sector.operator_index);
    }
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        sectors[i].sector.site = map.masts()[mast_of[i]].code;
    }
    return summary_of(map.masts(), operators);
}

}  // namespace lomsong
