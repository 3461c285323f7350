// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/hamlet_list.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/sheets/class_looks.hpp"
#include "io/workbook/report_source.hpp"

namespace lomsong::sheets {

namespace {

/// What is said where a value is missing.
constexpr const char* k_missing = "–";

std::string counted(const std::optional<double>& value, Language language) {
    return value ? number(*value, 0, language) : k_missing;
}

/// True when a hamlet of the result has the value.
bool is_known(const SheetSource& source, std::string_view column) {
    const FeatureTable& hamlets = source.table("hamlets");
    const NamedValues values{hamlets};
    return std::ranges::any_of(hamlets.features, [&](const Feature& hamlet) {
        return !std::holds_alternative<std::monostate>(values.at(hamlet, column));
    });
}

/// True when the fibre class of some hamlet is known.
bool has_fibre(const SheetSource& source) {
    const FeatureTable& hamlets = source.table("hamlets");
    const NamedValues values{hamlets};
    return std::ranges::any_of(hamlets.features, [&](const Feature& hamlet) {
        const std::string key = values.text(hamlet, "fibre_class");
        return !key.empty() && key != k_fibre_class_keys.back();
    });
}

class HamletList {
  public:
    explicit HamletList(const SheetSource& source)
        : m_source{source},
          m_values{source.table("hamlets")},
          m_statuses{status_looks(source, false)},
          m_operator_statuses{status_looks(source, true)},
          m_fibre{fibre_looks(source)},
          m_has_people{is_known(source, "population")},
          m_has_households{is_known(source, "households")},
          m_has_fibre{has_fibre(source)} {}

    [[nodiscard]] std::vector<PaperColumn> columns() const {
        std::vector<PaperColumn> columns{{word("number"), Anchor::end, 0.0}, {word("hamlet"), Anchor::start, 2.0}};
        if (m_has_households) {
            columns.push_back({word("households"), Anchor::end, 0.0});
        }
        if (m_has_people) {
            columns.push_back({word("people"), Anchor::end, 0.0});
        }
        const bool several = m_source.facts().operators.size() > 1;
        if (several || m_source.facts().operators.empty()) {
            columns.push_back({say(m_source.language(), "document.by_any"), Anchor::start, 1.0});
        }
        for (const ReportedOperator& one : m_source.facts().operators) {
            columns.push_back({one.name, Anchor::start, 1.0});
        }
        columns.push_back({word("margin"), Anchor::end, 0.3});
        columns.push_back({word("cause"), Anchor::start, 3.0});
        if (m_has_fibre) {
            columns.push_back({word("fibre"), Anchor::start, 0.5});
        }
        return columns;
    }

    [[nodiscard]] PaperRow row(std::size_t index, std::size_t place) const {
        const Feature& hamlet = m_source.table("hamlets").features.at(index);
        const Language language = m_source.language();
        PaperRow row{.cells = {{count(place, language)}, {m_values.text(hamlet, "name")}}};
        if (m_has_households) {
            row.cells.push_back({counted(m_values.number(hamlet, "households"), language)});
        }
        if (m_has_people) {
            row.cells.push_back({counted(m_values.number(hamlet, "population"), language)});
        }
        const std::vector<ReportedOperator>& operators = m_source.facts().operators;
        if (operators.size() != 1) {
            row.cells.push_back(status(m_statuses, hamlet, ""));
        }
        for (const ReportedOperator& one : operators) {
            row.cells.push_back(status(m_operator_statuses, hamlet, one.key));
        }
        row.cells.push_back({margin(hamlet)});
        row.cells.push_back({causes(hamlet)});
        if (m_has_fibre) {
            row.cells.push_back(fibre(hamlet));
        }
        return row;
    }

  private:
    [[nodiscard]] std::string word(const std::string& key) const {
        return say(m_source.language(), "document.column." + key);
    }

    [[nodiscard]] PaperCell status(const std::vector<ClassLook>& looks, const Feature& hamlet,
                                   const std::string& operator_key) const {
        const std::string key = status_class(m_source, m_values, hamlet, operator_key);
        const std::optional<std::size_t> at = class_of_key(looks, key);
        // The sign tells whether one operator or several serve; the word stays short.
        return at ? PaperCell{key.starts_with("good") ? label(HamletStatus::good, m_source.language())
                                                      : looks[*at].label,
                              looks[*at].sign}
                  : PaperCell{k_missing};
    }

    /// The best operator's, with its sign.
    [[nodiscard]] std::string margin(const Feature& hamlet) const {
        std::optional<double> best;
        for (const ReportedOperator& one : m_source.facts().operators) {
            const std::optional<double> margin = m_values.number(hamlet, one.key + "_margin_db");
            if (margin && (!best || *margin > *best)) {
                best = margin;
            }
        }
        if (!best) {
            return k_missing;
        }
        const std::string sign = *best > 0.0 ? "+" : *best < 0.0 ? "−" : "";
        return sign + number(std::abs(*best), 1, m_source.language());
    }

    /// "bị núi che khuất (VNPT, MobiFone)": one operator's cause needs no name when there is but one.
    [[nodiscard]] std::string causes(const Feature& hamlet) const {
        std::vector<std::pair<std::string, std::string>> whose;
        for (const ReportedOperator& one : m_source.facts().operators) {
            const std::string key = m_values.text(hamlet, one.key + "_cause");
            if (key.empty()) {
                continue;
            }
            const auto same = std::ranges::find(whose, key, &std::pair<std::string, std::string>::first);
            if (same == whose.end()) {
                whose.emplace_back(key, one.name);
            } else {
                same->second += ", " + one.name;
            }
        }
        std::string text;
        for (const auto& [key, names] : whose) {
            text += (text.empty() ? "" : "; ") + label_of_key("cause", key, m_source.language());
            text += m_source.facts().operators.size() > 1 ? " (" + names + ")" : "";
        }
        return text;
    }

    [[nodiscard]] PaperCell fibre(const Feature& hamlet) const {
        const std::optional<std::size_t> at = class_of_key(m_fibre, m_values.text(hamlet, "fibre_class"));
        const std::optional<double> road = m_values.number(hamlet, "fibre_road_distance_m");
        const std::optional<double> metres = road ? road : m_values.number(hamlet, "fibre_node_distance_m");
        PaperCell cell{metres ? number(*metres / 1e3, 1, m_source.language()) : k_missing, {}};
        if (at) {
            cell.sign = m_fibre[*at].sign;
        }
        return cell;
    }

    const SheetSource& m_source;
    NamedValues m_values;
    std::vector<ClassLook> m_statuses;
    std::vector<ClassLook> m_operator_statuses;
    std::vector<ClassLook> m_fibre;
    bool m_has_people;
    bool m_has_households;
    bool m_has_fibre;
};

PaperRow counts_row(std::string what, const UnitCounts& counts, Language language) {
    PaperRow row{.cells = {{std::move(what)}}};
    for (const double part : counts.by_status) {
        row.cells.push_back({counts.total > 0.0 ? share(part, counts.total, 0, language) : k_missing});
    }
    return row;
}

/// Counts from the list itself, of everybody (empty key) or one operator: it needs no layer of communes.
UnitCounts counted_hamlets(const SheetSource& source, const std::vector<std::size_t>& hamlets,
                           const std::string& operator_key) {
    const FeatureTable& table = source.table("hamlets");
    const NamedValues values{table};
    const std::string column = operator_key.empty() ? "status" : operator_key + "_status";
    UnitCounts counts{.by_status = {}, .total = static_cast<double>(hamlets.size())};
    for (const std::size_t hamlet : hamlets) {
        const auto status = std::ranges::find(k_hamlet_statuses, values.text(table.features.at(hamlet), column),
                                              &HamletStatusInfo::key);
        const bool is_known = status != k_hamlet_statuses.end();
        counts.by_status[static_cast<std::size_t>(is_known ? status->status : HamletStatus::no_data)] += 1.0;
    }
    return counts;
}

}  // namespace

PaperTable hamlet_list(const SheetSource& source, const std::vector<std::size_t>& hamlets) {
    const HamletList list{source};
    PaperTable table{.columns = list.columns(), .rows = {}};
    table.rows.reserve(hamlets.size());
    for (const std::size_t hamlet : hamlets) {
        table.rows.push_back(list.row(hamlet, table.rows.size() + 1));
    }
    return table;
}

PaperTable commune_counts(const SheetSource& source, const CommuneHamlets& commune) {
    const Language language = source.language();
    const auto word = [&](const char* key) { return say(language, std::string{"document.column."} + key); };
    PaperTable table{.columns = {{say(language, "document.counts"), Anchor::start, 1.0}}, .rows = {}};
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        table.columns.push_back({label(status.status, language), Anchor::end, 1.0, sign_of(status.status, 2)});
    }
    table.rows.push_back(counts_row(word("hamlets"), counted_hamlets(source, commune.hamlets, ""), language));
    const FeatureTable& communes = source.table("communes");
    const NamedValues values{communes};
    const auto feature = std::ranges::find_if(
        communes.features, [&](const Feature& one) { return values.text(one, "code") == commune.code; });
    if (feature != communes.features.end()) {
        for (const char* unit : {"households", "people"}) {
            if (const UnitCounts counts = unit_counts(values, *feature, unit); counts.total > 0.0) {
                table.rows.push_back(counts_row(word(unit), counts, language));
            }
        }
    }
    if (source.facts().operators.size() > 1) {
        for (const ReportedOperator& one : source.facts().operators) {
            table.rows.push_back(counts_row(one.name + ", " + say(language, "document.unit_hamlets"),
                                            counted_hamlets(source, commune.hamlets, one.key), language));
        }
    }
    return table;
}

std::vector<std::string> missing_notes(const SheetSource& source) {
    const auto words = [&](const char* key) { return say(source.language(), std::string{"document."} + key); };
    std::vector<std::string> notes;
    if (!has_fibre(source)) {
        notes.push_back(words("no_fibre"));
    }
    if (!is_known(source, "population") && !is_known(source, "households")) {
        notes.push_back(words("no_people"));
    }
    if (source.facts().operators.empty()) {
        notes.push_back(words("no_operators"));
    }
    for (const ReportedOperator& one : source.facts().operators) {
        if (!one.has_reported) {
            notes.push_back(say(source.language(), "document.not_reported", {{"operator", one.name}}));
        }
    }
    return notes;
}

std::vector<std::string> list_notes(const SheetSource& source) {
    std::vector<std::string> notes{say(source.language(), "document.margin_note")};
    if (has_fibre(source)) {
        notes.push_back(say(source.language(), "document.fibre_by_road"));
    }
    std::ranges::move(missing_notes(source), std::back_inserter(notes));
    return notes;
}

}  // namespace lomsong::sheets
