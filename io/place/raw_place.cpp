// SPDX-License-Identifier: Apache-2.0
#include "io/place/raw_place.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace lomsong {

namespace {

bool is_formula(const std::string& cell) { return cell.size() > 1 && cell.front() == '='; }

/// How many rows have something in both columns.
std::size_t filled(const VectorTable& table, const PositionCells& cells) {
    return static_cast<std::size_t>(std::ranges::count_if(table.rows, [&](const TableRow& row) {
        return !row.values[cells.first].empty() && !row.values[cells.second].empty();
    }));
}

CoordinateUnit unit_of(const CoordinateValue& a, const CoordinateValue& b) {
    return a.unit == b.unit ? a.unit : CoordinateUnit::unknown;
}

/// Two values of one cell, put into the order that their own words give.
void settle_axes(RawPlace& place, const CoordinateValue& a, const CoordinateValue& b) {
    const bool turned = a.axis == AxisName::latitude || b.axis == AxisName::longitude || a.axis == AxisName::y ||
                        b.axis == AxisName::x;
    const bool labelled_xy = a.axis == AxisName::x || a.axis == AxisName::y;
    const bool named = a.axis != AxisName::unknown || b.axis != AxisName::unknown;
    place.written = turned ? Point{b.value, a.value} : Point{a.value, b.value};
    place.axes_certain = named && !labelled_xy && b.axis != AxisName::x && b.axis != AxisName::y;
}

RawPlace refused(std::string problem) {
    RawPlace place;
    place.state = RawState::unreadable;
    place.problem = std::move(problem);
    return place;
}

RawPlace pair_of(std::span<const CoordinateValue> values) {
    RawPlace place;
    place.state = RawState::read;
    place.unit = unit_of(values[0], values[1]);
    place.north_unsettled = values[0].north_unsettled || values[1].north_unsettled;
    settle_axes(place, values[0], values[1]);
    return place;
}

RawPlace from_single(const std::string& cell) {
    const CoordinateText text = parse_coordinates(cell, CellHolds::two);
    if (text.values().size() == 2) {
        return pair_of(text.values());
    }
    if (text.is_blank()) {
        return {};
    }
    return refused(text.problem().empty() ? "'" + cell + "' holds one value where two are needed" : text.problem());
}

RawPlace from_two(const std::string& first, const std::string& second) {
    const CoordinateText a = parse_coordinates(first, CellHolds::one);
    const CoordinateText b = parse_coordinates(second, CellHolds::one);
    for (const CoordinateText* text : {&a, &b}) {
        if (!text->problem().empty()) {
            return refused(text->problem());
        }
    }
    if (a.values().size() + b.values().size() == 2) {
        if (a.values().size() == 2 || b.values().size() == 2) {  // both in one of the cells
            return pair_of(a.values().empty() ? b.values() : a.values());
        }
        RawPlace place;
        place.state = RawState::read;
        place.written = {a.values()[0].value, b.values()[0].value};
        place.unit = unit_of(a.values()[0], b.values()[0]);
        place.north_unsettled = a.values()[0].north_unsettled || b.values()[0].north_unsettled;
        return place;
    }
    if (a.values().size() + b.values().size() < 2) {
        return {};
    }
    return refused("'" + first + "' and '" + second + "' hold more than two values");
}

}  // namespace

std::optional<PositionCells> position_cells(const VectorTable& table, const PlaceColumns& columns) {
    std::vector<PositionCells> choices;
    if (columns.lon && columns.lat && *columns.lon != *columns.lat) {
        choices.push_back({*columns.lon, *columns.lat, true});
    }
    if (columns.x && columns.y && *columns.x != *columns.y) {
        choices.push_back({*columns.x, *columns.y, false});
    }
    if (columns.single) {
        choices.push_back({*columns.single, *columns.single, false});
    }
    if (choices.empty()) {
        return std::nullopt;
    }
    return *std::ranges::max_element(choices, {}, [&](const PositionCells& cells) { return filled(table, cells); });
}

RawPlace raw_place(const TableRow& row, const PositionCells& cells) {
    const std::string& first = row.values[cells.first];
    const std::string& second = row.values[cells.second];
    if (is_formula(first) || is_formula(second)) {
        RawPlace place;
        place.state = RawState::formula;
        place.problem = "'" + (is_formula(first) ? first : second) + "' is a formula, which is never computed";
        return place;
    }
    RawPlace place = cells.is_single() ? from_single(first) : from_two(first, second);
    if (place.state == RawState::read && place.written == Point{0.0, 0.0}) {
        return {};  // what an empty cell becomes on its way through a database
    }
    return place;
}

std::string cells_seen(const TableRow& row, const PositionCells& cells) {
    const std::string& first = row.values[cells.first];
    const std::string& second = row.values[cells.second];
    return cells.is_single() || (first.empty() && second.empty()) ? first : first + "; " + second;
}

}  // namespace lomsong
