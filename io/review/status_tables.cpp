// SPDX-License-Identifier: Apache-2.0
#include "io/review/status_tables.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/write/csv.hpp"
#include "io/review/review_words.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

/// A count of the table: its name in files, the message of its heading, its value.
struct CountColumn {
    std::string_view key;
    std::string_view heading;
    std::size_t (*count)(const ReviewCounts&);
};

template <AnswerKind kind>
std::size_t count_of(const ReviewCounts& counts) {
    return counts.kinds[static_cast<std::size_t>(kind)];
}

constexpr std::array k_counts{
    CountColumn{"answered", "review.answered", [](const ReviewCounts& counts) { return counts.answered(); }},
    CountColumn{"missing", "review.missing", [](const ReviewCounts& counts) { return counts.missing(); }},
    CountColumn{"late", "review.late", [](const ReviewCounts& counts) { return counts.late; }},
    CountColumn{"confirmed", "answer.confirmed", count_of<AnswerKind::confirmed>},
    CountColumn{"disputed", "answer.disputed", count_of<AnswerKind::disputed>},
    CountColumn{"solved", "answer.solved", count_of<AnswerKind::solved>},
    CountColumn{"planned", "answer.planned", count_of<AnswerKind::planned>},
};

TextRow heading_row(std::string_view first, Language language) {
    TextRow row{say(language, first)};
    std::ranges::transform(k_counts, std::back_inserter(row),
                           [&](const CountColumn& column) { return say(language, column.heading); });
    return row;
}

TextRow count_row(std::string first, const ReviewCounts& counts, Language language) {
    TextRow row{std::move(first)};
    std::ranges::transform(k_counts, std::back_inserter(row), [&](const CountColumn& column) {
        return share(column.count(counts), counts.asked, language);
    });
    return row;
}

Json json_of(const ReviewCounts& counts) {
    Json json{{"asked", counts.asked}};
    for (const CountColumn& column : k_counts) {
        json[std::string{column.key}] = column.count(counts);
    }
    return json;
}

Json or_null(const std::string& text) { return text.empty() ? Json{} : Json(text); }

std::string cell_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        return *text;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*whole);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return fmt::format("{}", *number);
    }
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? "true" : "false";
    }
    return {};
}

void add_question(Columns<QuestionState>& columns, Language language) {
    columns.add("operator", [](const QuestionState& state) { return state.question.operator_name; })
        .add("code", [](const QuestionState& state) { return state.question.hamlet_code; })
        .add("name", [](const QuestionState& state) { return state.question.hamlet; })
        .add("commune_code", [](const QuestionState& state) { return state.question.commune_code; })
        .add("commune", [](const QuestionState& state) { return state.question.commune; })
        .add("status", [](const QuestionState& state) { return state.question.status; })
        .add("status_label",
             [=](const QuestionState& state) { return label_of_key("status", state.question.status, language); })
        .add("late", [](const QuestionState& state) { return state.late; })
        .add("entries", [](const QuestionState& state) { return state.entries; });
}

void add_answer(Columns<QuestionState>& columns, Language language) {
    const auto text = [](std::string Answer::*member) {
        return [member](const QuestionState& state) {
            return state.answer ? state.answer->answer.*member : std::string{};
        };
    };
    columns
        .add("answer",
             [](const QuestionState& state) {
                 return state.answer ? key_of(state.answer->answer.kind) : std::string_view{"missing"};
             })
        .add("answer_label",
             [=](const QuestionState& state) {
                 return state.answer ? label(state.answer->answer.kind, language) : say(language, "review.missing");
             })
        .add("date", text(&Answer::date))
        .add("station", text(&Answer::station))
        .add("funding", text(&Answer::funding))
        .add("evidence", text(&Answer::evidence))
        .add("note", text(&Answer::note))
        .add("received",
             [](const QuestionState& state) { return state.answer ? state.answer->received : std::string{}; });
}

}  // namespace

std::string status_text(const ReviewStatus& status, Language language) {
    if (status.questions.empty()) {
        return say(language, "review.nothing") + "\n";
    }
    const ReviewDates& dates = status.dates;
    const std::string as_of = shown_date(dates.as_of, language);
    std::string text =
        (dates.deadline.empty()
             ? say(language, "review.as_of", {{"date", as_of}})
             : say(language, "review.due", {{"deadline", shown_date(dates.deadline, language)}, {"date", as_of}})) +
        "\n";
    std::vector<TextRow> rows{heading_row("review.operator", language)};
    for (const ReviewCounts& each : status.operators) {
        rows.push_back(count_row(each.operator_name, each, language));
    }
    if (status.operators.size() > 1) {
        rows.push_back(count_row(say(language, "review.all"), status.total, language));
    }
    text += aligned(rows) + "\n";
    rows = {heading_row("review.operator_commune", language)};
    for (const ReviewCounts& each : status.communes) {
        const std::string& commune = each.commune.empty() ? each.commune_code : each.commune;
        rows.push_back(count_row(each.operator_name + ", " + commune, each, language));
    }
    return text + aligned(rows);
}

std::string status_json(const ReviewStatus& status) {
    Json json{{"as_of", status.dates.as_of},
              {"deadline", or_null(status.dates.deadline)},
              {"total", json_of(status.total)}};
    json["operators"] = Json::array();
    for (const ReviewCounts& each : status.operators) {
        Json entry{{"operator", each.operator_name}};
        entry.update(json_of(each));
        json["operators"].push_back(std::move(entry));
    }
    json["communes"] = Json::array();
    for (const ReviewCounts& each : status.communes) {
        Json entry{{"operator", each.operator_name},
                   {"commune_code", or_null(each.commune_code)},
                   {"commune", or_null(each.commune)}};
        entry.update(json_of(each));
        json["communes"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

FeatureTable review_table(const ReviewStatus& status, const std::map<std::string, MultiPolygon>& areas,
                          Language language) {
    Columns<ReviewCounts> columns;
    columns.add("operator", [](const ReviewCounts& counts) { return counts.operator_name; })
        .add("commune_code", [](const ReviewCounts& counts) { return counts.commune_code; })
        .add("commune", [](const ReviewCounts& counts) { return counts.commune; })
        .add("asked", [](const ReviewCounts& counts) { return counts.asked; });
    for (const CountColumn& column : k_counts) {
        const std::string key{column.key};
        columns.add(key, [&column](const ReviewCounts& counts) { return column.count(counts); })
            .add(key + "_share", [&column, language](const ReviewCounts& counts) {
                return share(column.count(counts), counts.asked, language);
            });
    }
    FeatureTable table;
    table.name = "review";
    table.description = say(language, "review.by_commune");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    for (const ReviewCounts& each : status.communes) {
        const auto area = areas.find(each.commune_code);
        FeatureGeometry place;
        if (area != areas.end() && !area->second.empty()) {
            place = area->second;
        }
        const std::string& commune = each.commune_code.empty() ? each.commune : each.commune_code;
        table.features.push_back({each.operator_key + ":" + commune, std::move(place), columns.values(each)});
    }
    make_ids_unique(table);
    return table;
}

FeatureTable answer_table(const ReviewStatus& status, Language language) {
    Columns<QuestionState> columns;
    add_question(columns, language);
    add_answer(columns, language);
    FeatureTable table;
    table.name = "answers";
    table.description = say(language, "review.by_hamlet");
    table.geometry = GeometryKind::points;
    table.columns = columns.columns();
    for (const QuestionState& state : status.questions) {
        FeatureGeometry place;
        if (state.question.place) {
            place = *state.question.place;
        }
        table.features.push_back({state.question.operator_key + ":" + state.question.hamlet_code, std::move(place),
                                  columns.values(state)});
    }
    make_ids_unique(table);
    return table;
}

std::string table_csv(const FeatureTable& table) {
    std::vector<std::string> cells;
    std::ranges::transform(table.columns, std::back_inserter(cells), &Column::name);
    std::string csv{k_byte_order_mark};
    csv += csv_line(cells);
    for (const Feature& feature : table.features) {
        cells.clear();
        std::ranges::transform(feature.values, std::back_inserter(cells), cell_of);
        csv += csv_line(cells);
    }
    return csv;
}

}  // namespace lomsong
