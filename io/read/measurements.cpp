// SPDX-License-Identifier: Apache-2.0
#include "io/read/measurements.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/clean/words.hpp"
#include "io/project/synonyms.hpp"
#include "io/read/features.hpp"
#include "io/read/operators.hpp"

namespace lomsong {

namespace {

/// Rows of one table as measurements.
class MeasurementRows {
  public:
    MeasurementRows(RowReader& reader, const KnownOperators& operators, const Meaning& into)
        : m_reader{reader}, m_operators{operators}, m_into{into}, m_as_of{into.layers.as_of} {}

    /// Nothing after a finding that rejects the row.
    [[nodiscard]] std::optional<Measurement> read(const TableRow& row) {
        const std::optional<Day> day = day_of(row);
        const std::optional<std::size_t> owner = operator_of(row);
        const std::optional<Technology> technology = technology_of(row);
        Measurement measurement;
        if (const std::optional<double> level = m_reader.vital_number(row, "level_dbm", limits::k_level)) {
            measurement.level = Dbm{*level};
        }
        measurement.download_mbps = m_reader.number(row, "speed_down_mbps", limits::k_speed);
        measurement.upload_mbps = m_reader.number(row, "speed_up_mbps", limits::k_speed);
        if (!m_into.findings.rejects(m_reader.place(row))) {
            check_that_it_measures(row, measurement);
        }
        const std::optional<Point> position = m_reader.position(row);
        if (!day || !owner || !technology || !position || m_into.findings.rejects(m_reader.place(row))) {
            return std::nullopt;
        }
        measurement.day = *day;
        measurement.position = *position;
        measurement.operator_index = *owner;
        measurement.technology = *technology;
        const std::string device = m_reader.text(row, "device");
        measurement.device = says_nothing(device) ? std::string{} : device;
        return measurement;
    }

  private:
    std::optional<Day> day_of(const TableRow& row) {
        const std::optional<Day> day = m_reader.required_day(row, "time");
        if (day && m_as_of && *day > *m_as_of) {
            m_reader.complain(row, "time", FindingKind::bad_date,
                              iso_text(*day) + " is later than as_of, " + iso_text(*m_as_of),
                              "Correct the date, or as_of in the project file.");
        }
        return day;
    }

    std::optional<std::size_t> operator_of(const TableRow& row) {
        const std::string cell = m_reader.required(row, "operator");
        if (cell.empty()) {
            return std::nullopt;
        }
        if (const std::optional<std::size_t> known = m_operators.find(cell)) {
            return known;
        }
        const std::vector<std::string>& all = m_into.layers.operators;
        if (const std::optional<std::size_t> meant = m_operators.nearest(cell)) {
            m_reader.complain(
                row, "operator",
                {FindingKind::unknown_word, Outcome::repaired, "'" + cell + "' is no operator that is known",
                 "Correct the name.", all[*meant], "operator_spelling", 0.9});
            return meant;
        }
        m_reader.complain(
            row, "operator", FindingKind::unknown_reference, "'" + cell + "' is no operator of this project",
            "Correct the name, or list it in operators = [...] of the project file." + did_you_mean(cell, all));
        return std::nullopt;
    }

    std::optional<Technology> technology_of(const TableRow& row) {
        const std::string cell = m_reader.required(row, "technology");
        if (cell.empty()) {
            return std::nullopt;
        }
        const std::vector<NamedTechnology> named = technologies_in(cell);
        if (named.size() == 1) {
            return named.front().technology;
        }
        m_reader.complain(row, "technology",
                          named.empty() ? FindingKind::unknown_word : FindingKind::several_values,
                          named.empty() ? "unknown technology '" + cell + "'"
                                        : "'" + cell + "' names several technologies, a level is of one",
                          "Write one of 2G, 3G, 4G, 5G.");
        return std::nullopt;
    }

    void check_that_it_measures(const TableRow& row, const Measurement& measurement) {
        if (!measurement.level && !measurement.download_mbps && !measurement.upload_mbps) {
            m_reader.complain(row, m_reader.has("level_dbm") ? "level_dbm" : "", FindingKind::missing_value,
                              "has neither a level nor a speed", "Fill in what was measured, or take the row out.");
        }
    }

    RowReader& m_reader;
    const KnownOperators& m_operators;
    const Meaning& m_into;
    std::optional<Day> m_as_of;
};

/// Without a day of the project that of the newest measurement is it, said aloud: every age depends on it.
void settle_day(const Meaning& into) {
    Layers& layers = into.layers;
    if (layers.as_of || layers.measurements.empty()) {
        return;
    }
    layers.as_of = std::ranges::max(layers.measurements, {}, &Measurement::day).day;
    const std::string day = iso_text(*layers.as_of);
    into.reporter.warn("measurements: the project has no as_of; ages are counted to the newest measurement, " +
                       day + ". Write as_of = \"" + day + "\" in the project file to keep it so.");
}

}  // namespace

void read_measurements(const LayerTables& tables, const Meaning& into) {
    const Synonyms synonyms = Synonyms::of(into.project);
    const KnownOperators operators{into.layers.operators, synonyms};
    for (const MatchedTable& matched : tables.tables) {
        if (into.findings.rejects(matched.table.place())) {
            continue;
        }
        RowReader reader{matched, into.layers.crs, into.findings};
        MeasurementRows rows{reader, operators, into};
        for (const TableRow& row : matched.table.rows) {
            if (std::optional<Measurement> measurement = rows.read(row)) {
                into.layers.measurements.push_back(*std::move(measurement));
                into.read.rows[LayerRole::measurements].push_back(reader.place(row));
            }
        }
    }
    settle_day(into);
}

Project with_measurements(Project project, const std::vector<std::string>& files) {
    std::vector<LayerSource> sources;
    for (const std::string& file : files) {
        LayerSource& source = sources.emplace_back();
        source.paths.push_back(std::filesystem::absolute(file).string());
        source.where = file;
    }
    project.layers[LayerRole::measurements] = std::move(sources);
    return project;
}

}  // namespace lomsong
