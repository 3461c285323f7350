// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/gaps.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "algorithms/zonal/closing.hpp"
#include "algorithms/zonal/drawn_classes.hpp"
#include "algorithms/zonal/parts.hpp"
#include "engine/core/error.hpp"
#include "engine/core/geometry.hpp"

namespace lomsong {

namespace {

/// In a mask: the service is missing here.
constexpr std::array<std::uint8_t, 1> k_marked{1};

/// A gap in the making.
struct Draft {
    Gap gap;
    std::size_t cells = 0;
    std::size_t first_cell = 0;
    Point middle;  ///< the mean of its cells, then the cell centre nearest to it: surely inside
    double middle_distance_m2 = std::numeric_limits<double>::infinity();
    bool is_tested = false;
    /// People, then households, of each hamlet inside.
    std::map<std::size_t, std::pair<double, double>> hamlets;
};

/// For comparing: without the root that `distance` takes, it is asked millions of times.
double squared_distance_m2(Point a, Point b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

/// Finds and describes the gaps of one scope.
class GapFinder {
  public:
    GapFinder(const Raster<std::uint8_t>& missing, const Parts& parts, const GapSurroundings& surroundings)
        : m_missing{missing}, m_surroundings{surroundings}, m_parts{parts} {
        for (std::size_t part = 0; part < m_parts.count(); ++part) {
            m_drafts.emplace_back().first_cell = m_parts.first_cell(part);
        }
        for (std::size_t i = 0; i < missing.values().size(); ++i) {
            if (missing.values()[i] == 1) {
                m_cells.push_back(i);
            }
        }
    }

    [[nodiscard]] std::vector<Draft> described() && {
        measure();
        count_people();
        return std::move(m_drafts);
    }

  private:
    [[nodiscard]] Draft& draft_at(std::size_t cell) { return m_drafts[static_cast<std::size_t>(m_parts.of(cell))]; }
    [[nodiscard]] Point centre(std::size_t cell) const { return m_parts.grid().centre(m_parts.grid().cell(cell)); }

    /// Area and middle of every gap.
    void measure() {
        for (const std::size_t cell : m_cells) {
            Draft& draft = draft_at(cell);
            ++draft.cells;
            const double share = 1.0 / static_cast<double>(draft.cells);
            draft.middle.x += share * (centre(cell).x - draft.middle.x);
            draft.middle.y += share * (centre(cell).y - draft.middle.y);
        }
        std::vector<Point> means;
        for (Draft& draft : m_drafts) {
            means.push_back(draft.middle);
            draft.gap.area_m2 = static_cast<double>(draft.cells) * m_parts.grid().cell_area_m2();
        }
        for (const std::size_t cell : m_cells) {
            Draft& draft = draft_at(cell);
            const Point here = centre(cell);
            const double away_m2 = squared_distance_m2(here, means[static_cast<std::size_t>(m_parts.of(cell))]);
            if (away_m2 < draft.middle_distance_m2) {
                draft.middle_distance_m2 = away_m2;
                draft.middle = here;
            }
        }
    }

    void count_people() {
        for (const auto& [cell, weight] : m_surroundings.people()) {
            if (m_missing.values()[cell] == 1) {
                Draft& draft = draft_at(cell);
                draft.gap.people += weight->people;
                draft.gap.households += weight->households;
                auto& [people, households] = draft.hamlets[weight->hamlet];
                people += weight->people;
                households += weight->households;
            }
        }
        for (const auto& [cell, point] : m_surroundings.test_points()) {
            if (m_missing.values()[cell] == 1) {
                Draft& draft = draft_at(cell);
                draft.is_tested = true;
                draft.hamlets.try_emplace(point->hamlet);
            }
        }
    }

    const Raster<std::uint8_t>& m_missing;
    const GapSurroundings& m_surroundings;
    const Parts& m_parts;              ///< of the grown cells: a gap each
    std::vector<std::size_t> m_cells;  ///< where the service is missing
    std::vector<Draft> m_drafts;       ///< as the parts
};

/// The code of the hamlet with most of the gap's people, then households; the lower code wins a tie. Without a
/// hamlet the commune's.
std::string place_of(const Draft& draft, const GapSurroundings& surroundings) {
    const Layers& layers = surroundings.layers();
    const Hamlet* main = nullptr;
    std::pair<double, double> most;
    for (const auto& [hamlet, numbers] : draft.hamlets) {
        const Hamlet& candidate = layers.hamlets.at(hamlet);
        if (main == nullptr || numbers > most || (numbers == most && candidate.code < main->code)) {
            main = &candidate;
            most = numbers;
        }
    }
    if (main != nullptr) {
        return main->code;
    }
    const Commune* commune = surroundings.commune_at(draft.middle);
    if (commune == nullptr) {
        return "outside";
    }
    return "commune " + (commune->code.empty() ? commune->name : commune->code);
}

/// Numbers the gaps of each place: by people, then area, then from the north.
void number_within_places(std::vector<Draft>& drafts) {
    std::map<std::string, std::vector<Draft*>> by_place;
    for (Draft& draft : drafts) {
        by_place[draft.gap.place].push_back(&draft);
    }
    for (auto& [place, of_place] : by_place) {
        std::ranges::sort(of_place, {}, [](const Draft* draft) {
            return std::tuple{-draft->gap.people, -draft->gap.area_m2, draft->first_cell};
        });
        for (std::size_t i = 0; i < of_place.size(); ++i) {
            of_place[i]->gap.number = i + 1;
        }
    }
}

void describe(Draft& draft, const GapScope& scope, const GapSurroundings& surroundings) {
    Gap& gap = draft.gap;
    gap.kind = scope.kind;
    gap.operator_index = scope.operator_index;
    gap.technology = scope.technology;
    gap.place = place_of(draft, surroundings);
    for (const auto& [hamlet, numbers] : draft.hamlets) {
        gap.hamlets.push_back(hamlet);
    }
    if (const auto nearest = surroundings.nearest_sector(draft.middle, scope.operator_index)) {
        gap.nearest_sector = nearest->first;
        gap.nearest_distance = nearest->second;
    }
}

template <class Item>
std::vector<GapSurroundings::Placed<Item>> placed(std::span<const Item> items, const Grid& grid) {
    std::vector<GapSurroundings::Placed<Item>> result;
    for (const Item& item : items) {
        if (const std::optional<Cell> cell = grid.cell_at(item.position)) {
            result.push_back({grid.index(*cell), &item});
        }
    }
    return result;
}

/// The first sector at each place of an operator, or of anybody.
PointIndex index_of_places(const Layers& layers, std::optional<std::size_t> owner) {
    std::set<std::pair<double, double>> seen;
    std::vector<IndexedPoint> places;
    for (std::uint32_t i = 0; i < layers.sectors.size(); ++i) {
        const Sector& sector = layers.sectors[i];
        if ((!owner || sector.operator_index == *owner) &&
            seen.emplace(sector.position.x, sector.position.y).second) {
            places.push_back({sector.position, i});
        }
    }
    return PointIndex{places};
}

}  // namespace

GapSurroundings::GapSurroundings(const Layers& layers, const Raster<std::uint8_t>& inhabited,
                                 std::span<const PeopleWeight> people, std::span<const TestPoint> test_points)
    : m_layers{layers},
      m_inhabited{inhabited},
      m_people{placed(people, inhabited.grid())},
      m_test_points{placed(test_points, inhabited.grid())} {
    for (std::size_t owner = 0; owner < layers.operators.size(); ++owner) {
        m_sites.push_back(index_of_places(layers, owner));
    }
    m_sites.push_back(index_of_places(layers, std::nullopt));
    for (const Commune& commune : layers.communes) {
        m_commune_boxes.push_back(bounds(commune.area));
    }
}

std::optional<std::pair<std::size_t, Metres>> GapSurroundings::nearest_sector(
    Point from, std::optional<std::size_t> operator_index) const {
    const PointIndex& sites = operator_index ? m_sites.at(*operator_index) : m_sites.back();
    const std::optional<IndexedPoint> nearest = sites.nearest(from);
    if (!nearest) {
        return std::nullopt;
    }
    return std::pair{std::size_t{nearest->payload}, distance(from, nearest->position)};
}

const Commune* GapSurroundings::commune_at(Point place) const {
    for (std::size_t i = 0; i < m_layers.communes.size(); ++i) {
        if (m_commune_boxes[i].contains(place) && contains(m_layers.communes[i].area, place)) {
            return &m_layers.communes[i];
        }
    }
    return nullptr;
}

std::vector<Gap> find_gaps(Raster<std::uint8_t> missing, const GapScope& scope, const GapSurroundings& surroundings,
                           const SettlementParameters& settlement, double border_tolerance_cells) {
    if (missing.empty()) {
        return {};
    }
    if (!(surroundings.inhabited().grid() == missing.grid())) {
        throw Error{
            ErrorKind::internal, "gaps",
            "the inhabited cells lie on another grid than the coverage. Report this as a fault of Lomsong."};
    }
    std::ranges::transform(missing.values(), surroundings.inhabited().values(), missing.values().begin(),
                           [](std::uint8_t cell, std::uint8_t inhabited) {
                               return static_cast<std::uint8_t>(cell == 1 && inhabited == 1 ? 1 : 0);
                           });
    Raster<std::uint8_t> wide = grown(missing, settlement.gap_join_cells);
    const Parts gap_parts{wide, k_marked};
    std::vector<Draft> drafts = GapFinder{missing, gap_parts, surroundings}.described();
    const Parts drawn_parts{shrunk(std::move(wide), settlement.gap_join_cells), k_marked};
    MultiPolygon polygons = drawn_outlines(drawn_parts, border_tolerance_cells);
    for (std::size_t i = 0; i < polygons.size(); ++i) {
        const auto gap = static_cast<std::size_t>(gap_parts.of(drawn_parts.first_cell(i)));
        drafts[gap].gap.area.push_back(std::move(polygons[i]));
    }
    std::erase_if(
        drafts, [&](const Draft& draft) { return draft.gap.area_m2 < settlement.gap_area_m2 && !draft.is_tested; });
    for (Draft& draft : drafts) {
        describe(draft, scope, surroundings);
    }
    number_within_places(drafts);
    std::vector<Gap> gaps;
    for (Draft& draft : drafts) {
        gaps.push_back(std::move(draft.gap));
    }
    return gaps;
}

}  // namespace lomsong
