// SPDX-License-Identifier: Apache-2.0
#include "io/clean/columns.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/clean/assignment.hpp"
#include "io/clean/column_values.hpp"
#include "io/clean/heading_score.hpp"

namespace lomsong {

namespace {

constexpr double k_least_confidence = 0.5;  ///< below, a column is not taken
constexpr double k_doubtful = 0.9;          ///< below, the values must not speak against it
constexpr double k_few = 0.3;               ///< share of values that looks right: below, they speak against it
constexpr double k_most = 0.8;              ///< and above, for it
constexpr double k_values_help = 0.08;
constexpr double k_values_against = 0.25;
constexpr double k_own_words = 0.95;      ///< times the score of a heading without the words of its group
constexpr double k_required_bonus = 0.5;  ///< a column that could serve two fields goes to the one that is needed
constexpr std::string_view k_operator = "operator";

std::string section_of(LayerRole role) { return fmt::format("[layers.{}]", name_of(role)); }

/// Fields that are told by values alone, where no heading says anything.
struct ValueRule {
    std::string_view field;
    CellLook look;
    double confidence;
    std::string_view words;
};
constexpr std::array k_value_rules{
    ValueRule{"technology", CellLook::technology, 0.6, "its values are technologies"},
    ValueRule{"operator", CellLook::operator_name, 0.6, "its values are operators"},
    ValueRule{"lon", CellLook::longitude, 0.55, "its values are longitudes of Vietnam"},
    ValueRule{"lat", CellLook::latitude, 0.55, "its values are latitudes of Vietnam"},
};

bool has_points(LayerRole role) {
    return role == LayerRole::stations || role == LayerRole::hamlets || role == LayerRole::clusters ||
           role == LayerRole::fibre_nodes || role == LayerRole::measurements;
}

std::vector<Field> wanted_fields(LayerRole role) {
    const std::span<const Field> own = fields_of(role);
    std::vector<Field> fields{own.begin(), own.end()};
    if (has_points(role)) {
        const std::span<const Field> places = coordinate_fields();
        fields.insert(fields.end(), places.begin(), places.end());
    }
    return fields;
}

/// "'a', 'b'", of long lists the first.
std::string quoted_list(const std::vector<std::string>& words) {
    constexpr std::size_t k_listed = 30;
    std::string list;
    for (std::size_t i = 0; i < std::min(words.size(), k_listed); ++i) {
        list += (list.empty() ? "'" : ", '") + words[i] + "'";
    }
    return words.size() > k_listed ? list + fmt::format(" and {} more", words.size() - k_listed) : list;
}

/// The column that the project names, by its exact heading or one that differs in accents and capitals only.
std::optional<std::size_t> named_column(const std::vector<std::string>& columns, const std::string& wanted) {
    const auto exact = std::ranges::find(columns, wanted);
    if (exact != columns.end()) {
        return static_cast<std::size_t>(exact - columns.begin());
    }
    const auto near =
        std::ranges::find_if(columns, [&](const std::string& column) { return same_heading(column, wanted); });
    return near == columns.end() ? std::nullopt : std::optional{static_cast<std::size_t>(near - columns.begin())};
}

class Matcher {
  public:
    Matcher(VectorTable& table, LayerRole role, const LayerSource& source, const Synonyms& synonyms)
        : m_table{table},
          m_role{role},
          m_source{source},
          m_synonyms{synonyms},
          m_fields{wanted_fields(role)},
          m_taken(table.columns.size(), false) {}

    [[nodiscard]] ColumnMatch matched() {
        take_what_the_project_says();
        take_best_pairs();
        find_operator();
        tell();
        return std::move(m_match);
    }

  private:
    void take_what_the_project_says() {
        for (const auto& [field, value] : m_source.values) {
            m_match.set_value(field, value);
        }
        for (const auto& [field, heading] : m_source.columns) {
            if (const auto index = named_column(m_table.columns, heading)) {
                m_match.set_column(field, {*index, column_key(heading).unit, 1.0, "named in the project file"});
                m_taken[*index] = true;
            }
        }
    }

    /// A field that the project named is not looked for again, even when its column is missing.
    [[nodiscard]] bool is_open(const Field& field) const {
        const std::string name{field.name};
        return !m_source.columns.contains(name) && !m_source.values.contains(name);
    }

    void take_best_pairs() {
        std::vector<std::vector<MatchedColumn>> offers;
        std::vector<std::vector<double>> worth;
        for (const Field& field : m_fields) {
            offers.push_back(offers_for(field));
        }
        add_offers_by_values(offers);
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            std::vector<double>& row = worth.emplace_back();
            for (const MatchedColumn& offer : offers[i]) {
                const bool good = offer.confidence >= k_least_confidence;
                row.push_back(good ? offer.confidence + (m_fields[i].required ? k_required_bonus : 0.0) : 0.0);
            }
        }
        const std::vector<std::optional<std::size_t>> pairs = best_pairs(worth);
        for (std::size_t i = 0; i < m_fields.size(); ++i) {
            if (pairs[i]) {
                m_taken[*pairs[i]] = true;
                m_match.set_column(m_fields[i].name, std::move(offers[i][*pairs[i]]));
            }
        }
    }

    /// One per column; confidence 0 where the column is no candidate.
    [[nodiscard]] std::vector<MatchedColumn> offers_for(const Field& field) const {
        std::vector<MatchedColumn> offers(m_table.columns.size());
        const FieldNames& names = m_synonyms.names_of(m_role, field.name);
        for (std::size_t i = 0; i < offers.size(); ++i) {
            offers[i].index = i;
            if (m_taken[i] || !is_open(field)) {
                offers[i].confidence = 0.0;
                continue;
            }
            HeadingScore score = score_heading(m_table.columns[i], field, names);
            if (i < m_table.own_headings.size() && !m_table.own_headings[i].empty()) {
                HeadingScore own = score_heading(m_table.own_headings[i], field, names);
                own.confidence *= k_own_words;
                score = own.confidence > score.confidence ? std::move(own) : std::move(score);
            }
            offers[i].confidence = score.confidence;
            offers[i].reason = std::move(score.reason);
            offers[i].unit = column_key(m_table.columns[i]).unit;
            if (score.confidence > 0.0) {
                hear_the_values(field, offers[i]);
            }
        }
        return offers;
    }

    void hear_the_values(const Field& field, MatchedColumn& offer) const {
        const CellLook look = look_of_field(field.name);
        const std::optional<double> share =
            look == CellLook::anything ? std::nullopt : share_that_looks(m_table, offer.index, look, m_synonyms);
        if (!share) {
            return;
        }
        const bool doubtful = offer.confidence < k_doubtful;
        if (*share < k_few) {
            offer.confidence = doubtful ? 0.0 : offer.confidence - k_values_against;
            offer.reason += ", but few of its values look like it";
        } else if (doubtful && *share >= k_most) {
            offer.confidence += k_values_help;
            offer.reason += ", and its values look like it";
        }
    }

    /// Columns whose headings say nothing may still be known by what is in them.
    void add_offers_by_values(std::vector<std::vector<MatchedColumn>>& offers) const {
        for (std::size_t column = 0; column < m_table.columns.size(); ++column) {
            const bool known = m_taken[column] || std::ranges::any_of(offers, [&](const auto& of_field) {
                                   return of_field[column].confidence >= k_least_confidence;
                               });
            if (known) {
                continue;
            }
            for (const ValueRule& rule : k_value_rules) {
                const auto field = std::ranges::find(m_fields, rule.field, &Field::name);
                if (field == m_fields.end() || !is_open(*field)) {
                    continue;
                }
                if (share_that_looks(m_table, column, rule.look, m_synonyms).value_or(0.0) >= k_most) {
                    MatchedColumn& offer = offers[static_cast<std::size_t>(field - m_fields.begin())][column];
                    offer.confidence = rule.confidence;
                    offer.reason = fmt::format("'{}': {}", m_table.columns[column], rule.words);
                }
            }
        }
    }

    /// Files of one operator rarely have a column for it: the name of the file, the sheet or a title says who it
    /// is.
    void find_operator() {
        const bool has_field = std::ranges::find(m_fields, k_operator, &Field::name) != m_fields.end();
        if (!has_field || m_match.has(k_operator)) {
            return;
        }
        struct Witness {
            std::string text;
            std::string words;
            double confidence;
        };
        std::vector<Witness> witnesses{
            {std::filesystem::path{m_table.file}.stem().string(), "the file's name", 0.95},
            {m_table.layer, "the name of the sheet or layer", 0.92},
        };
        for (const std::string& title : m_table.titles) {
            witnesses.push_back({title, "the title '" + title + "'", 0.85});
        }
        for (const Witness& witness : witnesses) {
            const std::vector<std::string> found = m_synonyms.operators_in(witness.text);
            if (found.size() == 1) {
                m_match.set_value(k_operator, found.front());
                m_table.understood.push_back({"operator", found.front(), witness.confidence,
                                              "named in " + witness.words + "; no column says it"});
                return;
            }
        }
    }

    void tell() {
        for (const auto& [field, column] : m_match.columns()) {
            m_table.understood.push_back(
                {"column " + field, m_table.columns[column.index], column.confidence, column.reason});
        }
        std::vector<std::string> unused;
        for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
            if (!m_taken[i] && m_table.columns[i] != m_table.shape_column) {
                unused.push_back(m_table.columns[i]);
            }
        }
        if (!unused.empty()) {
            m_table.understood.push_back(
                {"columns not used", quoted_list(unused), 1.0, "no field of ours fits them"});
        }
    }

    VectorTable& m_table;
    LayerRole m_role;
    const LayerSource& m_source;
    const Synonyms& m_synonyms;
    std::vector<Field> m_fields;
    std::vector<bool> m_taken;  ///< per column
    ColumnMatch m_match;
};

}  // namespace

const MatchedColumn* ColumnMatch::find(std::string_view field) const {
    const auto found = m_columns.find(field);
    return found == m_columns.end() ? nullptr : &found->second;
}

const std::string& ColumnMatch::text(const TableRow& row, std::string_view field) const {
    static const std::string k_nothing;
    if (const auto value = m_values.find(field); value != m_values.end()) {
        return value->second;
    }
    const MatchedColumn* column = find(field);
    return column == nullptr || column->index >= row.values.size() ? k_nothing : row.values[column->index];
}

std::string ColumnMatch::heading(const VectorTable& table, std::string_view field) const {
    const MatchedColumn* column = find(field);
    return column == nullptr ? std::string{} : table.columns.at(column->index);
}

void ColumnMatch::set_column(std::string_view field, MatchedColumn column) {
    m_columns.insert_or_assign(std::string{field}, std::move(column));
}

void ColumnMatch::set_value(std::string_view field, std::string value) {
    m_values.insert_or_assign(std::string{field}, std::move(value));
}

ColumnMatch match_columns(VectorTable& table, LayerRole role, const LayerSource& source, const Synonyms& synonyms) {
    return Matcher{table, role, source, synonyms}.matched();
}

std::vector<std::string> missing_fields(const ColumnMatch& match, LayerRole role) {
    std::vector<std::string> missing;
    for (const Field& field : fields_of(role)) {
        const bool other_will_do = !field.instead.empty() && match.has(field.instead);
        if (field.required && !match.has(field.name) && !other_will_do) {
            missing.emplace_back(field.name);
        }
    }
    return missing;
}

void report_missing_columns(const VectorTable& table, const ColumnMatch& match, LayerRole role,
                            const LayerSource& source, RowFindings& findings) {
    if (table.rows.empty()) {  // a finding already, and such a layer often has no columns either
        return;
    }
    const std::string has = table.columns.empty() ? "no columns" : quoted_list(table.columns);
    const auto add = [&](const std::string& column, std::string problem, std::string advice) {
        Finding finding;
        finding.place = table.place();
        finding.column = column;
        finding.kind = FindingKind::missing_column;
        finding.problem = std::move(problem);
        finding.advice = std::move(advice);
        findings.add(std::move(finding));
    };
    for (const auto& [field, heading] : source.columns) {
        if (!match.has(field)) {
            add(heading, "is not in the file, which has " + has,
                fmt::format("Correct columns = {{ {} = \"...\" }} in {} of the project file.{}", field,
                            section_of(role), did_you_mean(heading, table.columns)));
        }
    }
    for (const Field& field : fields_of(role)) {
        const std::string name{field.name};
        const bool other_will_do = !field.instead.empty() && match.has(field.instead);
        if (field.required && !match.has(name) && !other_will_do && !source.columns.contains(name)) {
            add("", fmt::format("no column fits '{}' ({}); it has {}", name, field.help, has),
                fmt::format("Write columns = {{ {} = \"...\" }} in {} of the project file.{}", name,
                            section_of(role), did_you_mean(name, table.columns)));
        }
    }
}

}  // namespace lomsong
