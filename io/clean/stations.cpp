// SPDX-License-Identifier: Apache-2.0
#include "io/clean/stations.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "io/clean/values.hpp"

namespace lomsong {

namespace {

std::string shown_distance(double metres) {
    return metres < 1000.0 ? shown_number(std::round(metres)) + " m"
                           : shown_number(std::round(metres / 100.0) / 10.0) + " km";
}

double distance_m(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// What makes a sector itself. A sector without a label goes by its azimuth.
struct Identity {
    std::size_t operator_index;
    std::string_view station;
    std::string_view label;
    std::optional<double> azimuth_deg;
    Technology technology;
    std::optional<double> carrier_hz;

    friend auto operator<=>(const Identity& a, const Identity& b) {
        return std::tie(a.operator_index, a.station, a.label, a.azimuth_deg, a.technology, a.carrier_hz) <=>
               std::tie(b.operator_index, b.station, b.label, b.azimuth_deg, b.technology, b.carrier_hz);
    }
};

template <class T>
std::optional<double> number_of(const std::optional<T>& quantity) {
    return quantity ? std::optional{quantity->value()} : std::nullopt;
}

Identity identity_of(const Sector& sector) {
    return {sector.operator_index, sector.station,
            sector.label,          sector.label.empty() ? number_of(sector.azimuth) : std::nullopt,
            sector.technology,     number_of(sector.frequency)};
}

/// The tables in which a sector with neither label nor azimuth stands for its whole station: most of the stations
/// have one row. In others such rows are sectors that nobody told apart, and none of them is a duplicate.
std::set<RowPlace> tables_of_stations(const std::vector<DeclaredSector>& sectors) {
    struct Count {
        std::map<Identity, std::size_t> rows;
        bool has_marks = false;
    };
    std::map<RowPlace, Count> tables;
    for (const DeclaredSector& declared : sectors) {
        RowPlace table = declared.place;
        table.row = 0;
        Count& count = tables[table];
        ++count.rows[identity_of(declared.sector)];
        count.has_marks = count.has_marks || !declared.sector.label.empty() || declared.sector.azimuth.has_value();
    }
    std::set<RowPlace> result;
    for (const auto& [table, count] : tables) {
        const auto once = std::ranges::count_if(count.rows, [](const auto& entry) { return entry.second == 1; });
        constexpr std::ptrdiff_t k_most_of_five = 4;
        if (!count.has_marks && 5 * once >= k_most_of_five * static_cast<std::ptrdiff_t>(count.rows.size())) {
            result.insert(table);
        }
    }
    return result;
}

/// "azimuth 60 and 120"; empty when both say the same or one says nothing.
template <class T>
void compare(std::string& list, std::string_view what, const std::optional<T>& a, const std::optional<T>& b) {
    if (a && b && std::abs(a->value() - b->value()) > 1e-6) {
        list += (list.empty() ? "" : ", ") + std::string{what} + " " + shown_number(a->value()) + " and " +
                shown_number(b->value());
    }
}

/// What two rows of one sector disagree about; empty when nothing.
std::string differences(const Sector& a, const Sector& b, Metres same_site) {
    std::string list;
    compare(list, "azimuth", a.azimuth, b.azimuth);
    compare(list, "height", a.antenna_height, b.antenna_height);
    compare(list, "tilt", a.tilt, b.tilt);
    compare(list, "EIRP", a.eirp, b.eirp);
    compare(list, "power", a.power, b.power);
    const double apart = distance_m(a.position, b.position);
    if (apart > same_site.value()) {
        list += (list.empty() ? "" : ", ") + std::string{"positions "} + shown_distance(apart) + " apart";
    }
    if (a.status != b.status) {
        list += (list.empty() ? "" : ", ") + std::string{"status '"} + a.status + "' and '" + b.status + "'";
    }
    return list;
}

std::string name_of_sector(const Sector& sector) {
    return sector.label.empty() ? "station '" + sector.station + "'"
                                : "sector '" + sector.label + "' of station '" + sector.station + "'";
}

void reject_repeated(const std::vector<DeclaredSector>& sectors, Metres same_site, RowFindings& findings) {
    const std::set<RowPlace> whole_stations = tables_of_stations(sectors);
    std::map<Identity, const DeclaredSector*> seen;
    for (const DeclaredSector& declared : sectors) {
        const Sector& sector = declared.sector;
        RowPlace table = declared.place;
        table.row = 0;
        const bool is_marked = !sector.label.empty() || sector.azimuth.has_value();
        if ((!is_marked && !whole_stations.contains(table)) || findings.rejects(declared.place)) {
            continue;
        }
        const auto [first, is_new] = seen.emplace(identity_of(sector), &declared);
        if (is_new || first->second->place == declared.place) {
            continue;
        }
        const std::string differing = differences(first->second->sector, sector, same_site);
        const std::string already =
            name_of_sector(sector) + " is already that of " + to_string(first->second->place);
        if (differing.empty()) {
            findings.add({declared.place, "", FindingKind::duplicate, already,
                          "Take one of the two rows out, or give it its own label, technology or frequency.",
                          Outcome::rejected, sector.station, "", "same_sector"});
        } else {
            findings.add({declared.place, "", FindingKind::contradiction,
                          already + ", but they differ: " + differing,
                          "Say which of the two is right and take the other one out.", Outcome::rejected,
                          name_of_sector(sector), "", "same_sector"});
        }
    }
}

/// What two antennas have in common that are one, whatever their station is called.
using Antenna = std::tuple<std::size_t, Technology, std::optional<double>, double, std::optional<double>>;

/// Notes antennas that stand a second time within `same_site`, under another station's code.
void note_other_codes(const std::vector<DeclaredSector>& sectors, std::span<const std::string> operators,
                      Metres same_site, RowFindings& findings) {
    std::map<Antenna, std::map<std::string_view, const DeclaredSector*>> alike;  // by station, its first row
    for (const DeclaredSector& declared : sectors) {
        const Sector& sector = declared.sector;
        if (sector.azimuth && !findings.rejects(declared.place)) {
            alike[{sector.operator_index, sector.technology, number_of(sector.frequency), sector.azimuth->value(),
                   number_of(sector.antenna_height)}]
                .emplace(sector.station, &declared);
        }
    }
    const auto x_of = [](const DeclaredSector* declared) { return declared->sector.position.x; };
    std::vector<std::pair<const DeclaredSector*, const DeclaredSector*>> pairs;  // the later one first
    for (const auto& [antenna, stations] : alike) {
        std::vector<const DeclaredSector*> by_x;
        for (const auto& [station, declared] : stations) {
            by_x.push_back(declared);
        }
        std::ranges::stable_sort(by_x, {}, x_of);
        for (auto each = by_x.begin(); each != by_x.end(); ++each) {
            for (auto other = std::next(each);
                 other != by_x.end() && x_of(*other) - x_of(*each) <= same_site.value(); ++other) {
                if (distance_m((*each)->sector.position, (*other)->sector.position) <= same_site.value()) {
                    pairs.emplace_back(std::max(*each, *other), std::min(*each, *other));
                    break;  // one neighbour tells enough
                }
            }
        }
    }
    std::ranges::sort(pairs);
    for (const auto& [later, first] : pairs) {
        findings.add({later->place, "", FindingKind::duplicate,
                      name_of_sector(later->sector) + " stands " +
                          shown_distance(distance_m(later->sector.position, first->sector.position)) + " from " +
                          name_of_sector(first->sector) + " (" + to_string(first->place) +
                          ") and is like it: " + operators[later->sector.operator_index] + ", " +
                          std::string{info(later->sector.technology).name} + ", azimuth " +
                          shown_number(later->sector.azimuth->value()),
                      "If it is one antenna under two codes, take one of them out.", Outcome::noted,
                      later->sector.station, later->sector.station, "same_antenna", 0.6});
    }
}

}  // namespace

void find_duplicates(std::vector<DeclaredSector>& sectors, std::span<const std::string> operators, Metres same_site,
                     RowFindings& findings) {
    reject_repeated(sectors, same_site, findings);
    note_other_codes(sectors, operators, same_site, findings);
    std::erase_if(sectors, [&](const DeclaredSector& declared) { return findings.rejects(declared.place); });
}

}  // namespace lomsong
