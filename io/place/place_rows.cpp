// SPDX-License-Identifier: Apache-2.0
#include "io/place/place_rows.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "io/place/file_crs.hpp"
#include "io/place/row_placer.hpp"

namespace lomsong {

namespace {

/// What the numbers of a table mean.
class TableMeaning {
  public:
    TableMeaning(VectorTable& table, const PlaceColumns& columns, const PositionCells& cells, const Region& region,
                 const PlaceRules& rules, RowFindings& findings)
        : m_table{table},
          m_columns{columns},
          m_cells{cells},
          m_region{region},
          m_rules{rules},
          m_findings{findings} {
        for (const TableRow& row : table.rows) {
            m_raws.push_back(raw_place(row, cells));
        }
        settle_north();
    }

    /// Nothing after a finding that rejects the whole table.
    [[nodiscard]] std::optional<Hypothesis> decide();
    [[nodiscard]] double confidence() const { return m_confidence; }
    [[nodiscard]] std::vector<RawPlace> take_raws() { return std::move(m_raws); }

  private:
    void settle_north();
    [[nodiscard]] CoordinateUnit usual_unit() const;
    [[nodiscard]] std::vector<Witness> witnesses(CoordinateUnit unit) const;
    void tell(const FileCrs& file, const std::vector<Witness>& heard_witnesses);
    void compare(const FileCrs& file, const std::string& value, const std::vector<Witness>& heard_witnesses);

    VectorTable& m_table;
    const PlaceColumns& m_columns;
    PositionCells m_cells;
    const Region& m_region;
    const PlaceRules& m_rules;
    RowFindings& m_findings;
    std::vector<RawPlace> m_raws;
    double m_confidence = 0.0;
};

/// The letter N beside Vietnamese letters, or alone: north, unless the region is in the south of the globe.
void TableMeaning::settle_north() {
    const auto unsettled = std::ranges::count_if(m_raws, &RawPlace::north_unsettled);
    if (unsettled == 0) {
        return;
    }
    const bool is_south = m_region.box().max_y < 0.0;
    for (RawPlace& raw : m_raws) {
        if (raw.north_unsettled && is_south) {
            raw.written.y = -std::abs(raw.written.y);
        }
    }
    m_table.understood.push_back(
        {"letter N", is_south ? "south (Nam)" : "north", 0.98,
         std::to_string(unsettled) + " cells have it without an English letter beside it; all of " +
             m_region.text() + (is_south ? " lies south of the equator" : " lies north of the equator")});
}

CoordinateUnit TableMeaning::usual_unit() const {
    const auto count = [&](CoordinateUnit unit) {
        return std::ranges::count_if(
            m_raws, [&](const RawPlace& raw) { return raw.state == RawState::read && raw.unit == unit; });
    };
    return count(CoordinateUnit::metres) > count(CoordinateUnit::degrees) ? CoordinateUnit::metres
                                                                          : CoordinateUnit::degrees;
}

std::vector<Witness> TableMeaning::witnesses(CoordinateUnit unit) const {
    StatedCommunes communes{m_region, m_columns};
    std::vector<Witness> found;
    for (std::size_t i = 0; i < m_raws.size(); ++i) {
        const RawPlace& raw = m_raws[i];
        if (raw.state != RawState::read || raw.unit != unit) {
            continue;
        }
        Witness& witness = found.emplace_back(Witness{raw.written, raw.axes_certain});
        if (const auto* stated = communes.of(m_table.rows[i])) {
            witness.communes = *stated;
        }
        if (m_columns.site && m_region.has_sites()) {
            witness.site = m_region.site(m_table.rows[i].values[*m_columns.site]);
        }
    }
    return found;
}

std::optional<Hypothesis> TableMeaning::decide() {
    const CoordinateUnit unit = usual_unit();
    const bool degrees = unit == CoordinateUnit::degrees;
    const std::vector<Witness> chosen = heard(witnesses(unit));
    const AxisOrder order = m_cells.is_single()    ? AxisOrder::free
                            : m_cells.are_labelled ? AxisOrder::longitude_first
                                                   : AxisOrder::x_and_y;
    const bool fits_unit = m_rules.crs.empty() || declared_crs(m_rules.crs).degrees == degrees;
    const std::optional<FileCrs> file =
        file_crs(chosen, degrees, order, fits_unit ? m_rules.crs : std::string{}, hints_of(m_table), m_region);
    if (!file) {  // no row can be read: whatever system, there is nothing in it
        return Hypothesis{declared_crs(m_rules.crs.empty() ? "EPSG:4326" : m_rules.crs), true};
    }
    tell(*file, chosen);
    if (m_rules.crs.empty() && file->chosen.probability < k_too_uncertain) {
        m_findings.add(unknown_crs(m_table));
        return std::nullopt;
    }
    if (m_rules.crs.empty()) {
        if (std::optional<Finding> doubt = doubt_of(m_table, *file, chosen)) {
            m_findings.add(*std::move(doubt));
        }
    }
    return file->chosen.hypothesis;
}

void TableMeaning::tell(const FileCrs& file, const std::vector<Witness>& heard_witnesses) {
    const Hypothesis& chosen = file.chosen.hypothesis;
    std::string value = chosen.crs.definition.starts_with("EPSG:") ? chosen.crs.definition : chosen.crs.shown;
    const bool all_certain = std::ranges::all_of(heard_witnesses, &Witness::axes_certain);
    if (!m_cells.is_single() && !all_certain && (!m_cells.are_labelled || !chosen.first_is_east)) {
        const std::string& north = m_table.columns[chosen.first_is_east ? m_cells.second : m_cells.first];
        value += ", " + north + " = " + (chosen.crs.degrees ? "latitude" : "northing");
    }
    const bool given = chosen.crs.definition == m_rules.crs;
    m_confidence = given ? 1.0 : told_confidence(file.chosen.probability);
    m_table.understood.push_back(
        {"crs", value, m_confidence, (given ? "given by the project; " : "") + reason_text(file, m_region)});
    compare(file, value, heard_witnesses);
}

/// Says when the numbers contradict the project, or are a known mistake as a whole.
void TableMeaning::compare(const FileCrs& file, const std::string& value,
                           const std::vector<Witness>& heard_witnesses) {
    const CrsCandidate& crs = file.chosen.hypothesis.crs;
    const std::string advice = "Correct crs = \"...\" of this layer in the project file.";
    if (!m_rules.crs.empty() && crs.definition != m_rules.crs) {
        m_findings.add({m_table.place(), "", FindingKind::wrong_crs,
                        "the project says " + declared_crs(m_rules.crs).shown + ", but its numbers are " +
                            (crs.degrees ? "degrees" : "metres"),
                        advice, Outcome::repaired, m_rules.crs, value, "other_crs", m_confidence});
    } else if (!m_rules.crs.empty() && file.runner_up && file.runner_up->probability >= k_overwhelming) {
        m_findings.add({m_table.place(), "", FindingKind::wrong_crs,
                        doubt_text(file, m_region, heard_witnesses) + ", which the project says", advice,
                        Outcome::noted, m_rules.crs});
    } else if (crs.mistake) {
        m_findings.add({m_table.place(), "", FindingKind::wrong_crs,
                        "its coordinates fit " + crs.shown + ": " + evidence_text(file.chosen, m_region),
                        "Ask how they were made; here they are taken for that.", Outcome::noted});
    }
}

}  // namespace

PlaceReading place_rows(VectorTable& table, const PlaceColumns& columns, const Region& region,
                        const PlaceRules& rules, RowFindings& findings) {
    const std::optional<PositionCells> cells = position_cells(table, columns);
    if (!cells) {
        throw Error{ErrorKind::internal, table.file, "has no coordinate columns to be placed by."};
    }
    TableMeaning meaning{table, columns, *cells, region, rules, findings};
    const std::optional<Hypothesis> chosen = meaning.decide();
    if (!chosen) {
        return refuse_table(table);
    }
    table.crs = chosen->crs.definition;
    RowPlacer placer{table, columns, cells, region, rules, *chosen, findings};
    PlaceReading reading = placer.run(meaning.take_raws());
    reading.crs_confidence = meaning.confidence();
    return reading;
}

void add_sites(Region& region, const VectorTable& table, const PlaceColumns& columns) {
    if (!columns.site || table.crs.empty()) {
        return;
    }
    const ToDegrees to_degrees{table.crs};
    for (const TableRow& row : table.rows) {
        const std::string& code = row.values[*columns.site];
        const std::optional<Point> place =
            row.shape.kind == ShapeKind::point && !code.empty() ? to_degrees(row.shape.point) : std::nullopt;
        if (place) {
            region.add_site(code, *place);
        }
    }
}

}  // namespace lomsong
