// SPDX-License-Identifier: Apache-2.0
#include "io/place/row_placer.hpp"

#include <algorithm>
#include <cmath>

#include "io/clean/values.hpp"
#include "io/gdal/session.hpp"
#include "io/place/file_crs.hpp"

namespace lomsong {

namespace {

constexpr Metres k_gross_miss{5'000.0};       ///< outside its commune by more: another zone is tried for one row
constexpr double k_own_spread = 5.0;          ///< a file without a region: this many times its own spread
constexpr double k_own_margin_degrees = 0.5;  ///< but at least this

double median_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Where most rows of the file are, when nothing else is known.
Box robust_box(const std::vector<Point>& places) {
    std::vector<double> x;
    std::vector<double> y;
    for (const Point place : places) {
        x.push_back(place.x);
        y.push_back(place.y);
    }
    Box box;
    if (x.empty()) {
        return box;
    }
    const auto reach = [](std::vector<double>& values, double middle) {
        for (double& value : values) {
            value = std::abs(value - middle);
        }
        return std::max(k_own_margin_degrees, k_own_spread * median_of(values));
    };
    const Point middle{median_of(x), median_of(y)};
    const double reach_x = reach(x, middle.x);
    const double reach_y = reach(y, middle.y);
    box.add(Point{middle.x - reach_x, middle.y - reach_y});
    box.add(Point{middle.x + reach_x, middle.y + reach_y});
    return box;
}

}  // namespace

const std::vector<std::size_t>* StatedCommunes::of(const TableRow& row) {
    if (m_region.commune_count() == 0 || (!m_columns.commune && !m_columns.commune_code)) {
        return nullptr;
    }
    const auto text = [&](const std::optional<std::size_t>& column) {
        return column ? row.values[*column] : std::string{};
    };
    const std::pair stated{text(m_columns.commune_code), text(m_columns.commune)};
    const auto [known, is_new] = m_known.try_emplace(stated);
    if (is_new) {
        known->second = m_region.communes_stated(stated.first, stated.second);
    }
    return known->second.empty() ? nullptr : &known->second;
}

RowPlacer::RowPlacer(VectorTable& table, const PlaceColumns& columns, std::optional<PositionCells> cells,
                     const Region& region, const PlaceRules& rules, const Hypothesis& chosen, RowFindings& findings)
    : m_table{table},
      m_columns{columns},
      m_cells{cells},
      m_region{region},
      m_rules{rules},
      m_chosen{chosen},
      m_findings{findings},
      m_communes{region, columns},
      m_from_degrees{std::make_unique<gdal::Transform>(gdal::wgs84(), gdal::crs(chosen.crs.definition))},
      m_stations{rules.same_site},
      m_sites{rules.same_site} {}

RowPlacer::~RowPlacer() = default;

PlaceReading RowPlacer::run(std::vector<RawPlace> raws) {
    m_work.resize(raws.size());
    for (std::size_t i = 0; i < raws.size(); ++i) {
        m_work[i].raw = std::move(raws[i]);
        m_work[i].communes = m_communes.of(m_table.rows[i]);
    }
    place_as_written();
    bound_by_own_rows();
    judge_as_written();
    repair();
    fill_from_peers();
    return m_reading;
}

const Region& RowPlacer::bounds() const {
    return m_own_bounds && m_own_bounds->is_known() ? *m_own_bounds : m_region;
}

std::string RowPlacer::cell(std::size_t i, const std::optional<std::size_t>& column) const {
    return column ? m_table.rows[i].values[*column] : std::string{};
}

std::optional<PlacedPoint> RowPlacer::station_of(std::size_t i) const {
    return m_stations.find(cell(i, m_columns.station));
}

void RowPlacer::place_as_written() {
    const ToDegrees to_degrees{m_chosen.crs.definition};
    const CoordinateUnit own = m_chosen.crs.degrees ? CoordinateUnit::degrees : CoordinateUnit::metres;
    std::vector<std::size_t> which;
    std::vector<Point> points;
    for (std::size_t i = 0; i < m_work.size(); ++i) {
        const RawPlace& raw = m_work[i].raw;
        if (raw.state == RawState::read && raw.unit == own) {
            which.push_back(i);
            points.push_back(ordered({raw.written, raw.axes_certain}, m_chosen.first_is_east));
        }
    }
    const std::vector<std::optional<Point>> places = to_degrees.all(points);
    for (std::size_t k = 0; k < which.size(); ++k) {
        if (places[k]) {
            m_work[which[k]].place = PlacedPoint{*places[k], points[k]};
        }
    }
}

/// Communes bound a layer; terrain does so only as long as most rows lie on it: a province's list is not wrong
/// because the terrain is that of a district.
void RowPlacer::bound_by_own_rows() {
    std::vector<Point> places;
    for (const Work& row : m_work) {
        if (row.place) {
            places.push_back(row.place->degrees);
        }
    }
    if (m_region.is_known()) {
        constexpr double k_most = 0.5;
        const auto held = std::ranges::count_if(
            places, [&](Point place) { return m_region.holds(place, m_rules.region_margin); });
        const bool holds_them = static_cast<double>(held) > k_most * static_cast<double>(places.size());
        if (m_region.commune_count() > 0 || holds_them) {
            return;
        }
    }
    m_own_bounds = Region::of_box(robust_box(places), "where most rows of the file are");
}

void RowPlacer::judge_as_written() {
    for (std::size_t i = 0; i < m_work.size(); ++i) {
        Work& row = m_work[i];
        if (!row.place) {
            continue;
        }
        row.is_in_region = bounds().holds(row.place->degrees, m_rules.region_margin);
        if (row.is_in_region && row.communes != nullptr) {
            row.from_commune = m_region.distance_to(*row.communes, row.place->degrees);
        }
        if (row.is_in_region && row.from_commune <= m_rules.commune_margin) {
            accept(i, *row.place);
        }
    }
}

std::optional<PlacedPoint> RowPlacer::site_of(std::size_t i) const {
    const std::string code = cell(i, m_columns.site);
    if (const auto own = m_sites.find(code)) {
        return own;
    }
    const std::optional<Point> other = m_region.site(code);
    const std::optional<Point> native = other ? (*m_from_degrees)(*other) : std::nullopt;
    return native ? std::optional{PlacedPoint{*other, *native}} : std::nullopt;
}

/// A repaired position must be where the station's or the site's other rows are, or in the stated commune, or in
/// the region: the first of these that is known.
Demand RowPlacer::demand_of(std::size_t i) const {
    const Work& row = m_work[i];
    std::optional<PlacedPoint> peer = station_of(i);
    peer = peer ? peer : site_of(i);
    Demand demand;
    demand.is_firm = peer.has_value() || row.communes != nullptr;
    demand.is_in_region = row.is_in_region;
    demand.accepts = [this, &row, peer](Point place) {
        if (peer) {
            return ground_distance(place, peer->degrees) <= m_rules.same_site;
        }
        return row.communes != nullptr ? m_region.distance_to(*row.communes, place) <= m_rules.commune_margin
                                       : bounds().holds(place, m_rules.region_margin);
    };
    return demand;
}

/// Axes that lie in Vietnam only when swapped are swapped, whatever commune the row states: that is told by itself.
std::optional<RowRepair> RowPlacer::turned_into_region(const Work& row, RowRepairs& repairs) const {
    if (row.is_in_region) {
        return std::nullopt;
    }
    Demand demand;
    demand.accepts = [this](Point place) { return bounds().holds(place, m_rules.region_margin); };
    std::optional<RowRepair> found = repairs.find(row.raw, demand);
    constexpr double k_in_another_commune = 0.85;
    if (!found || found->kind != FindingKind::swapped_axes) {
        return std::nullopt;
    }
    found->confidence = std::min(found->confidence, k_in_another_commune);
    return found;
}

void RowPlacer::repair() {
    const CrsHints hints = hints_of(m_table);
    const std::optional<Point> middle = about_where(bounds());
    RowRepairs repairs{m_chosen, crs_candidates(true, middle, bounds().box(), hints),
                       crs_candidates(false, middle, bounds().box(), hints), bounds().box()};
    for (std::size_t i = 0; i < m_work.size(); ++i) {
        Work& row = m_work[i];
        const bool slightly_off = row.is_in_region && row.from_commune <= k_gross_miss;
        if (row.settled || row.raw.state != RawState::read || slightly_off) {
            continue;
        }
        std::optional<RowRepair> found = repairs.find(row.raw, demand_of(i));
        found = found ? found : turned_into_region(row, repairs);
        const std::optional<Point> native = !found          ? std::nullopt
                                            : found->native ? found->native
                                                            : (*m_from_degrees)(found->degrees);
        if (!native) {
            continue;
        }
        Finding finding = finding_of(i, found->kind, std::move(found->problem));
        finding.rule = found->rule;
        finding.confidence = found->confidence;
        repaired(i, {found->degrees, *native}, std::move(finding));
    }
}

/// What is left takes the position of its station or site, stays where it is, or is refused.
void RowPlacer::fill_from_peers() {
    for (std::size_t i = 0; i < m_work.size(); ++i) {
        if (!m_work[i].settled) {
            settle_without_repair(i);
        }
    }
}

void RowPlacer::settle_without_repair(std::size_t i) {
    Finding finding = what_is_wrong(i);
    if (m_work[i].is_in_region) {  // only its commune disagrees: a name may be as wrong as a position
        m_findings.add(std::move(finding));
        accept(i, *m_work[i].place);
        return;
    }
    const std::optional<PlacedPoint> station = m_rules.positions_from_station ? station_of(i) : std::nullopt;
    const std::optional<PlacedPoint> site = m_rules.positions_from_station && !station ? site_of(i) : std::nullopt;
    if (!station && !site) {
        without_peers(i, std::move(finding));
        return;
    }
    finding.rule = station ? "position_of_station" : "position_of_site";
    finding.confidence = station ? 0.95 : 0.9;
    repaired(i, station ? *station : *site, std::move(finding));
}

void RowPlacer::without_peers(std::size_t i, Finding finding) {
    if (!m_rules.keep_unplaced) {
        refuse(i, std::move(finding));
        return;
    }
    finding.outcome = Outcome::noted;
    m_findings.add(std::move(finding));
    m_table.rows[i].shape = Shape{};
}

Finding RowPlacer::finding_of(std::size_t i, FindingKind kind, std::string problem) const {
    std::string column = m_cells ? m_table.columns[m_cells->first] : "";
    if (m_cells && !m_cells->is_single()) {
        column += ", " + m_table.columns[m_cells->second];
    }
    return {m_table.place(m_table.rows[i].number),
            std::move(column),
            kind,
            std::move(problem),
            "Correct the coordinates.",
            Outcome::rejected,
            seen(i)};
}

Finding RowPlacer::what_is_wrong(std::size_t i) const {
    const Work& row = m_work[i];
    switch (row.raw.state) {
        case RawState::blank: return finding_of(i, FindingKind::no_coordinates, "has no coordinates");
        case RawState::unreadable: return finding_of(i, FindingKind::bad_position, row.raw.problem);
        case RawState::formula: return finding_of(i, FindingKind::formula, row.raw.problem);
        default: break;
    }
    if (!row.place) {
        return finding_of(i, FindingKind::bad_position,
                          "'" + seen(i) + "' is no place under " + m_chosen.crs.shown);
    }
    if (row.is_in_region) {
        Finding finding = finding_of(i, FindingKind::outside_commune,
                                     "lies " + shown_distance(row.from_commune) + " outside " +
                                         m_region.commune_name(row.communes->front()) + ", its stated commune");
        finding.outcome = Outcome::noted;
        finding.advice = "Correct the commune or the coordinates.";
        return finding;
    }
    return finding_of(
        i, FindingKind::outside_region,
        "lies " + shown_distance(bounds().distance_outside(row.place->degrees)) + " outside " + bounds().text());
}

std::string RowPlacer::seen(std::size_t i) const {
    return m_cells ? cells_seen(m_table.rows[i], *m_cells) : shown(m_work[i].raw.written);
}

std::string RowPlacer::shown(Point native) const {
    const double unit = m_chosen.crs.degrees ? 1e7 : 1e2;
    const auto rounded = [&](double value) { return shown_number(std::round(value * unit) / unit); };
    return rounded(native.x) + ", " + rounded(native.y);
}

void RowPlacer::accept(std::size_t i, const PlacedPoint& place) {
    Shape& shape = m_table.rows[i].shape;
    shape = Shape{};
    shape.kind = ShapeKind::point;
    shape.type = "POINT";
    shape.point = place.native;
    m_work[i].settled = true;
    ++m_reading.placed;
    m_stations.add(cell(i, m_columns.station), place);
    m_sites.add(cell(i, m_columns.site), place);
}

void RowPlacer::repaired(std::size_t i, const PlacedPoint& place, Finding finding) {
    finding.outcome = Outcome::repaired;
    finding.value_used = shown(place.native);
    m_findings.add(std::move(finding));
    accept(i, place);
    --m_reading.placed;
    ++m_reading.repaired;
}

void RowPlacer::refuse(std::size_t i, Finding finding) {
    m_table.rows[i].shape = Shape{};
    m_table.rows[i].shape.kind = ShapeKind::refused;
    m_findings.add(std::move(finding));
    ++m_reading.refused;
}

}  // namespace lomsong
