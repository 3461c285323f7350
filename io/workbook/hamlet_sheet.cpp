// SPDX-License-Identifier: Apache-2.0
/// @file  Danh sách thôn: one row per hamlet; what is printed in front, the evidence of each operator behind.
#include <algorithm>
#include <functional>
#include <utility>

#include "io/language/labels.hpp"
#include "io/workbook/report_source.hpp"
#include "io/write/palette.hpp"

namespace lomsong {

namespace {

/// A column together with what it shows.
struct HamletColumn {
    BlockColumn column;
    std::function<Value(const Feature&)> show;
};

class HamletColumns {
  public:
    explicit HamletColumns(const ReportSource& source)
        : m_source{source}, m_values{source.table("hamlets")}, m_tints{status_tints(source.language())} {
        add_identity();
        add_statuses();
        add_fibre();
        for (const ReportedOperator& one : source.facts().operators) {
            add_evidence(one);
        }
        add_technologies();
        add_place();
    }

    [[nodiscard]] const std::vector<HamletColumn>& all() const { return m_columns; }
    [[nodiscard]] std::string code(const Feature& feature) const { return m_values.text(feature, "code"); }
    [[nodiscard]] std::string commune_code(const Feature& feature) const {
        return m_values.text(feature, "commune_code");
    }

  private:
    [[nodiscard]] std::string heading(std::string_view key) const {
        return m_source.words("column." + std::string{key});
    }
    [[nodiscard]] std::string heading_of(const std::string& whose, std::string_view key) const {
        return whose + ": " + heading(key);
    }
    [[nodiscard]] bool has(const std::string& name) const {
        return std::ranges::any_of(m_source.table("hamlets").columns,
                                   [&name](const Column& column) { return column.name == name; });
    }

    void add(BlockColumn column, std::function<Value(const Feature&)> show) {
        m_columns.push_back({std::move(column), std::move(show)});
    }
    /// The value of a column of the result as it is; nothing when the result has no such column.
    void add_plain(BlockColumn column, const std::string& from) {
        if (has(from)) {
            add(std::move(column), [this, from](const Feature& feature) { return m_values.at(feature, from); });
        }
    }
    /// The word for the key that the column of the result has.
    void add_word(BlockColumn column, const std::string& from, const std::string& subject) {
        if (has(from)) {
            add(std::move(column), [this, from, subject](const Feature& feature) {
                const std::string key = m_values.text(feature, from);
                return key.empty() ? Value{} : Value{label_of_key(subject, key, m_source.language())};
            });
        }
    }
    void add_km(BlockColumn column, const std::string& from) {
        column.form = CellForm::hundredth;
        if (has(from)) {
            add(std::move(column),
                [this, from](const Feature& feature) { return km_of(m_values.number(feature, from)); });
        }
    }

    void add_identity() {
        add({.heading = heading("code")}, [this](const Feature& feature) { return Value{code(feature)}; });
        add_plain({.heading = heading("hamlet")}, "name");
        add_plain({.heading = heading("commune")}, "commune");
        add_plain({.heading = heading("households"),
                   .form = CellForm::whole,
                   .has_total = true,
                   .name = "hamlet_households"},
                  "households");
        add_plain(
            {.heading = heading("people"), .form = CellForm::whole, .has_total = true, .name = "hamlet_people"},
            "population");
        add({.heading = heading("power")}, [this](const Feature& feature) {
            const std::string power = m_values.text(feature, "power");
            return Value{power.empty() ? say(m_source.language(), "common.not_reported")
                                       : label_of_key("map.power", power, m_source.language())};
        });
        add({.heading = heading("difficult")}, [this](const Feature& feature) {
            const std::optional<bool> difficult = m_values.flag(feature, "difficult");
            return difficult ? Value{*difficult} : Value{say(m_source.language(), "common.not_reported")};
        });
    }

    /// Any operator, then each of them. Good by two operators or more is the darker blue, as on maps.
    void add_statuses() {
        const std::size_t any = m_columns.size();
        const std::size_t operators = m_source.facts().operators.size();
        BlockColumn status{.heading = heading("status"), .name = "hamlet_status", .tints = m_tints};
        if (operators >= 2) {
            const std::string good = "\"" + label(HamletStatus::good, m_source.language()) + "\"";
            const std::string condition = "=AND(" + first_cell(any) + "=" + good + ",COUNTIF(" +
                                          first_cell(any + 1) + ":" + first_cell(any + operators) + "," + good +
                                          ")>=2)";
            status.tints.insert(status.tints.begin(), Tint{"", k_good_by_several, condition});
        }
        add_word(std::move(status), "status", "status");
        for (const ReportedOperator& one : m_source.facts().operators) {
            add_word({.heading = one.name, .name = "status_" + one.key, .tints = m_tints}, one.key + "_status",
                     "status");
        }
        add_plain({.heading = heading("serving"), .form = CellForm::whole, .name = "hamlet_operators"},
                  "operators_serving");
        add_plain({.heading = heading("reporting"), .form = CellForm::whole}, "operators_reporting");
    }

    void add_fibre() {
        BlockColumn column{.heading = heading("fibre"), .name = "hamlet_fibre", .tints = fibre_tints(m_source)};
        add(std::move(column), [this](const Feature& feature) {
            return fibre_label(m_source, m_values.text(feature, "fibre_class"));
        });
        add_km({.heading = heading("node_km")}, "fibre_node_distance_m");
        add_km({.heading = heading("road_km")}, "fibre_road_distance_m");
    }

    void add_evidence(const ReportedOperator& one) {
        const auto behind = [&](std::string_view key, CellForm form = CellForm::text) {
            return BlockColumn{.heading = heading_of(one.name, key), .form = form, .is_printed = false};
        };
        add_plain(behind("margin_db", CellForm::tenth), one.key + "_margin_db");
        add_plain(behind("nearest"), one.key + "_nearest_station");
        add_km(behind("nearest_km"), one.key + "_nearest_distance_m");
        add_word(behind("direction"), one.key + "_nearest_direction", "wind");
        add_word(behind("cause"), one.key + "_cause", "cause");
        add_plain(behind("cause_station"), one.key + "_cause_station");
        add_plain(behind("cause_db", CellForm::tenth), one.key + "_cause_db");
    }

    void add_technologies() {
        for (const ReportedOperator& one : m_source.facts().operators) {
            for (const TechnologyInfo& technology : k_technologies) {
                const std::string key = one.key + "_" + std::string{technology.key};
                const std::string whose = one.name + " " + std::string{technology.name};
                add_word({.heading = heading_of(whose, "status"), .is_printed = false, .tints = m_tints},
                         key + "_status", "status");
                add_plain({.heading = heading_of(whose, "level_dbm"), .form = CellForm::tenth, .is_printed = false},
                          key + "_level_dbm");
                add_plain({.heading = heading_of(whose, "station"), .is_printed = false}, key + "_station");
                add_plain(
                    {.heading = heading_of(whose, "measured_dbm"), .form = CellForm::tenth, .is_printed = false},
                    key + "_measured_level_dbm");
                add_plain({.heading = heading_of(whose, "measured_on"), .is_printed = false}, key + "_measured_on");
            }
        }
    }

    void add_place() {
        add_plain({.heading = heading("old_commune"), .is_printed = false}, "old_commune");
        add_plain({.heading = heading("old_district"), .is_printed = false}, "old_district");
        add_plain({.heading = heading("longitude"), .form = CellForm::degrees, .is_printed = false}, "centre_lon");
        add_plain({.heading = heading("latitude"), .form = CellForm::degrees, .is_printed = false}, "centre_lat");
        add_plain({.heading = heading("boundary_estimated"), .is_printed = false}, "boundary_estimated");
    }

    const ReportSource& m_source;
    NamedValues m_values;
    std::vector<Tint> m_tints;
    std::vector<HamletColumn> m_columns;
};

}  // namespace

Sheet hamlet_sheet(const ReportSource& source) {
    Sheet sheet = source.sheet(SheetKind::hamlets);
    const HamletColumns columns{source};
    Block block{.columns = {}, .has_filter = true};
    for (const HamletColumn& column : columns.all()) {
        block.columns.push_back(column.column);
    }
    for (const Feature& feature : source.table("hamlets").features) {
        SheetRow row;
        row.values.reserve(columns.all().size());
        for (const HamletColumn& column : columns.all()) {
            row.values.push_back(column.show(feature));
        }
        source.link_commune(row, 2, columns.commune_code(feature));
        block.rows.push_back(std::move(row));
    }
    sheet.nothing = block.rows.empty() ? source.words("no_hamlets") : std::string{};
    if (sheet.nothing.empty()) {
        sheet.blocks.push_back(std::move(block));
    }
    sheet.frozen_columns = 2;
    return sheet;
}

}  // namespace lomsong
