// SPDX-License-Identifier: Apache-2.0
#include "io/review/status_tables.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/quality/csv.hpp"
#include "io/review/review_words.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

constexpr Phrase k_due{"Hạn trả lời {}; tính đến ngày {}.\n", "Due {}; as of {}.\n"};
constexpr Phrase k_no_deadline{"Tính đến ngày {}.\n", "As of {}.\n"};
constexpr Phrase k_nothing{"Chưa có câu hỏi nào.\n", "Nothing has been asked.\n"};
constexpr Phrase k_operator{"Nhà mạng", "Operator"};
constexpr Phrase k_commune{"Nhà mạng, xã", "Operator, commune"};
constexpr Phrase k_answered{"đã trả lời", "answered"};
constexpr Phrase k_missing{"chưa trả lời", "missing"};
constexpr Phrase k_late{"chậm", "late"};
constexpr Phrase k_all{"cộng", "all"};
constexpr Phrase k_review_description{
    "Trả lời của nhà mạng theo xã; mọi tỷ lệ tính trên số thôn được hỏi.",
    "The operators' answers by commune; every share is of the hamlets asked about."};
constexpr Phrase k_answer_description{"Từng thôn được hỏi với câu trả lời đang có hiệu lực.",
                                      "Every hamlet asked about, with the answer that holds."};

/// A count of the table: its name in files, its heading, its value.
struct CountColumn {
    std::string_view key;
    Phrase heading;
    std::size_t (*count)(const ReviewCounts&);
};

template <AnswerKind kind>
std::size_t count_of(const ReviewCounts& counts) {
    return counts.kinds[static_cast<std::size_t>(kind)];
}

template <AnswerKind kind>
constexpr CountColumn column_of_kind() {
    return {words_of(kind).key, words_of(kind).choice, count_of<kind>};
}

constexpr std::array k_counts{
    CountColumn{"answered", k_answered, [](const ReviewCounts& counts) { return counts.answered(); }},
    CountColumn{"missing", k_missing, [](const ReviewCounts& counts) { return counts.missing(); }},
    CountColumn{"late", k_late, [](const ReviewCounts& counts) { return counts.late; }},
    column_of_kind<AnswerKind::confirmed>(),
    column_of_kind<AnswerKind::disputed>(),
    column_of_kind<AnswerKind::solved>(),
    column_of_kind<AnswerKind::planned>(),
};

std::string share_of(std::size_t part, const ReviewCounts& counts, Language language) {
    return share(static_cast<double>(part), static_cast<double>(counts.asked), 0, language);
}

TextRow heading_row(std::string_view first, Language language) {
    TextRow row{std::string{first}};
    std::ranges::transform(k_counts, std::back_inserter(row),
                           [&](const CountColumn& column) { return std::string{say(language, column.heading)}; });
    return row;
}

TextRow count_row(std::string first, const ReviewCounts& counts, Language language) {
    TextRow row{std::move(first)};
    std::ranges::transform(k_counts, std::back_inserter(row), [&](const CountColumn& column) {
        return share_of(column.count(counts), counts, language);
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
             [=](const QuestionState& state) { return status_label(state.question.status, language); })
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
                 return state.answer ? words_of(state.answer->answer.kind).key : std::string_view{"missing"};
             })
        .add("answer_label",
             [=](const QuestionState& state) {
                 return say(language, state.answer ? words_of(state.answer->answer.kind).choice : k_missing);
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
        return std::string{say(language, k_nothing)};
    }
    const ReviewDates& dates = status.dates;
    const std::string as_of = shown_date(dates.as_of, language);
    std::string text = dates.deadline.empty() ? fmt::format(fmt::runtime(say(language, k_no_deadline)), as_of)
                                              : fmt::format(fmt::runtime(say(language, k_due)),
                                                            shown_date(dates.deadline, language), as_of);
    std::vector<TextRow> rows{heading_row(say(language, k_operator), language)};
    for (const ReviewCounts& each : status.operators) {
        rows.push_back(count_row(each.operator_name, each, language));
    }
    if (status.operators.size() > 1) {
        rows.push_back(count_row(std::string{say(language, k_all)}, status.total, language));
    }
    text += aligned(rows) + "\n";
    rows = {heading_row(say(language, k_commune), language)};
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
                return share_of(column.count(counts), counts, language);
            });
    }
    FeatureTable table;
    table.name = "review";
    table.description = say(language, k_review_description);
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
    table.description = say(language, k_answer_description);
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
