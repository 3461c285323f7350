// SPDX-License-Identifier: Apache-2.0
#include "io/quality/quality_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/csv.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t k_communes_named = 8;

/// A sum of completeness rows of one operator.
Completeness sum_of(const std::vector<Completeness>& rows, const std::string& operator_name) {
    Completeness sum;
    sum.operator_name = operator_name;
    for (const Completeness& row : rows) {
        if (row.operator_name == operator_name) {
            sum.reported = row.reported;
            sum.hamlets += row.hamlets;
            sum.stations += row.stations;
            sum.sectors += row.sectors;
            sum.with_height += row.with_height;
            sum.with_azimuth += row.with_azimuth;
            sum.with_frequency += row.with_frequency;
            sum.with_power += row.with_power;
        }
    }
    return sum;
}

std::vector<std::string> operators_of(const QualitySheet& sheet) {
    std::vector<std::string> names;
    for (const Completeness& row : sheet.completeness) {
        if (names.empty() || names.back() != row.operator_name) {
            names.push_back(row.operator_name);
        }
    }
    return names;
}

std::string word_of(QualityWord word, Language language) {
    return say(language, fmt::format("quality_word.{}", info(word).key));
}

std::string definition_of(QualityWord word, Language language) {
    const std::string key = fmt::format("quality_definition.{}", info(word).key);
    return word == QualityWord::alive ? say(language, key, {{"days", std::to_string(k_fresh_days)}})
                                      : say(language, key);
}

std::string words_text(const QualitySheet& sheet, Language language) {
    std::vector<TextRow> rows;
    for (const QualityScore& score : sheet.scores) {
        rows.push_back({"  " + word_of(score.word, language), share(score.good, score.total, language)});
    }
    const std::string table = aligned(rows);
    std::string text;
    std::size_t from = 0;
    for (const QualityScore& score : sheet.scores) {
        const std::size_t end = table.find('\n', from);
        text += table.substr(from, end - from) + "  " + definition_of(score.word, language) + "\n";
        from = end + 1;
    }
    return text;
}

/// The communes in which an operator that reported has no station, by name.
std::string silent_communes(const QualitySheet& sheet, const std::string& operator_name, Language language) {
    std::string names;
    std::size_t silent = 0;
    for (const Completeness& row : sheet.completeness) {
        if (row.operator_name == operator_name && row.reported && row.stations == 0 && !row.commune.empty()) {
            names += ++silent <= k_communes_named ? (names.empty() ? "" : ", ") + row.commune : "";
        }
    }
    if (silent == 0) {
        return {};
    }
    return "  " +
           say(language, "quality.no_stations_in",
               {{"operator", operator_name},
                {"count", count(silent, language)},
                {"names", names + (silent > k_communes_named ? " ..." : "")}}) +
           "\n";
}

std::string completeness_text(const QualitySheet& sheet, Language language) {
    std::vector<TextRow> rows{{say(language, "quality.operator"), say(language, "quality.stations"),
                               say(language, "quality.height"), say(language, "quality.azimuth"),
                               say(language, "quality.frequency"), say(language, "quality.power")}};
    std::string notes;
    for (const std::string& name : operators_of(sheet)) {
        const Completeness sum = sum_of(sheet.completeness, name);
        if (!sum.reported) {
            notes += "  " +
                     say(language, "quality.not_reported",
                         {{"operator", name}, {"count", count(sum.hamlets, language)}}) +
                     "\n";
            continue;
        }
        rows.push_back({"  " + name, count(sum.stations, language), share(sum.with_height, sum.sectors, language),
                        share(sum.with_azimuth, sum.sectors, language),
                        share(sum.with_frequency, sum.sectors, language),
                        share(sum.with_power, sum.sectors, language)});
        notes += silent_communes(sheet, name, language);
    }
    return (rows.size() > 1 ? aligned(rows) : std::string{}) + notes;
}

std::string ages_text(const QualitySheet& sheet, Language language) {
    std::string text;
    for (const FileAge& age : sheet.ages) {
        const std::string file = age.sheet.empty() ? age.file : age.file + " [" + age.sheet + "]";
        text += "  " + file + ": " +
                (age.days ? say(language, "quality.age",
                                {{"date", shown_date(age.data_date, language)},
                                 {"days", number(static_cast<double>(*age.days), 0, language)}})
                          : say(language, "quality.no_age")) +
                "\n";
    }
    return text.empty() ? text : say(language, "quality.ages") + "\n" + text;
}

std::string networks_text(const QualitySheet& sheet, Language language) {
    std::string text;
    if (sheet.sites.sites > 0) {
        text += say(language, "quality.shared_sites",
                    {{"share", share(sheet.sites.shared, sheet.sites.sites, language)}}) +
                "\n";
    }
    double drawn_km = 0.0;
    double drawn_of_declaring_km = 0.0;
    double declared_km = 0.0;
    for (const LengthTotals& totals : sheet.fibre.all) {
        drawn_km += in_kilometres(totals.drawn);
        drawn_of_declaring_km += in_kilometres(totals.drawn_of_declaring);
        declared_km += in_kilometres(totals.declared);
    }
    if (drawn_km > 0.0) {
        const std::string drawn = number(drawn_km, 1, language);
        text += (declared_km > 0.0 ? say(language, "quality.fibre_declared",
                                         {{"km", drawn},
                                          {"drawn", number(drawn_of_declaring_km, 1, language)},
                                          {"declared", number(declared_km, 1, language)}})
                                   : say(language, "quality.fibre_undeclared", {{"km", drawn}})) +
                "\n";
    }
    return text;
}

ordered_json json_of(const LengthTotals& totals) {
    const auto km = [](Metres length) { return rounded(in_kilometres(length), 3); };
    return {{"routes", totals.routes},
            {"drawn_km", km(totals.drawn)},
            {"declaring", totals.declaring},
            {"drawn_of_declaring_km", km(totals.drawn_of_declaring)},
            {"declared_km", km(totals.declared)}};
}

ordered_json json_of(const ByPlacement& placements) {
    constexpr std::array<std::string_view, 3> k_names{"unknown", "aerial", "underground"};
    ordered_json json;
    for (std::size_t i = 0; i < k_names.size(); ++i) {
        json[std::string{k_names[i]}] = json_of(placements[i]);
    }
    return json;
}

ordered_json json_of(const FibreSummary& fibre) {
    ordered_json json{{"all", json_of(fibre.all)}, {"operators", ordered_json::object()}};
    for (const auto& [name, placements] : fibre.operators) {
        json["operators"][name] = json_of(placements);
    }
    json["length_differs"] = fibre.length_differs;
    json["loose_ends"] = fibre.loose_ends;
    json["gaps_closed"] = fibre.gaps_closed;
    json["drawn_twice"] = fibre.drawn_twice;
    json["shared_km"] = rounded(in_kilometres(fibre.shared), 3);
    return json;
}

ordered_json json_of(const SiteSummary& sites) {
    ordered_json json{{"sites", sites.sites}, {"shared", sites.shared}, {"joined", sites.joined}};
    json["operators"] = ordered_json::array();
    for (const SiteSummary::OfOperator& one : sites.operators) {
        json["operators"].push_back({{"operator", one.name}, {"sites", one.sites}, {"shared", one.shared}});
    }
    return json;
}

/// A column of the table of completeness: JSON and CSV share names and order.
struct CompletenessColumn {
    std::string_view name;
    ordered_json (*value)(const Completeness&);
};
constexpr std::array k_columns{
    CompletenessColumn{"operator", [](const Completeness& row) { return ordered_json(row.operator_name); }},
    CompletenessColumn{"commune_code", [](const Completeness& row) { return ordered_json(row.commune_code); }},
    CompletenessColumn{"commune", [](const Completeness& row) { return ordered_json(row.commune); }},
    CompletenessColumn{"reported", [](const Completeness& row) { return ordered_json(row.reported); }},
    CompletenessColumn{"hamlets", [](const Completeness& row) { return ordered_json(row.hamlets); }},
    CompletenessColumn{"stations", [](const Completeness& row) { return ordered_json(row.stations); }},
    CompletenessColumn{"sectors", [](const Completeness& row) { return ordered_json(row.sectors); }},
    CompletenessColumn{"with_height", [](const Completeness& row) { return ordered_json(row.with_height); }},
    CompletenessColumn{"with_azimuth", [](const Completeness& row) { return ordered_json(row.with_azimuth); }},
    CompletenessColumn{"with_frequency", [](const Completeness& row) { return ordered_json(row.with_frequency); }},
    CompletenessColumn{"with_power", [](const Completeness& row) { return ordered_json(row.with_power); }},
};

ordered_json json_of(const QualityScore& score) {
    ordered_json json{{"good", score.good}, {"of", score.total}, {"share", nullptr}};
    if (score.total > 0) {
        json["share"] = rounded(static_cast<double>(score.good) / static_cast<double>(score.total), 4);
    }
    json["vietnamese"] = word_of(score.word, Language::vietnamese);
    json["definition_vietnamese"] = definition_of(score.word, Language::vietnamese);
    json["definition_english"] = definition_of(score.word, Language::english);
    return json;
}

}  // namespace

std::string quality_text(const QualitySheet& sheet, Language language) {
    const std::string warning = sheet.made_up ? " (" + say(language, "common.made_up") + ")" : "";
    const std::string text =
        say(language, "quality.title", {{"date", shown_date(sheet.as_of, language)}}) + warning + "\n";
    return text + words_text(sheet, language) + completeness_text(sheet, language) + ages_text(sheet, language) +
           networks_text(sheet, language);
}

ordered_json quality_json(const QualitySheet& sheet) {
    ordered_json json{{"title", sheet.title}, {"made_up", sheet.made_up}, {"as_of", sheet.as_of}};
    for (const QualityScore& score : sheet.scores) {
        json["words"][std::string{info(score.word).key}] = json_of(score);
    }
    json["completeness"] = ordered_json::array();
    for (const Completeness& row : sheet.completeness) {
        ordered_json object;
        for (const CompletenessColumn& column : k_columns) {
            object[std::string{column.name}] = column.value(row);
        }
        json["completeness"].push_back(std::move(object));
    }
    json["files"] = ordered_json::array();
    for (const FileAge& age : sheet.ages) {
        ordered_json file{{"role", age.role}, {"file", age.file}, {"sheet", age.sheet}};
        file["data_date"] = age.data_date.empty() ? ordered_json{} : ordered_json(age.data_date);
        file["age_days"] = age.days ? ordered_json(*age.days) : ordered_json{};
        json["files"].push_back(std::move(file));
    }
    json["sites"] = json_of(sheet.sites);
    json["fibre"] = json_of(sheet.fibre);
    return json;
}

std::string quality_csv(const QualitySheet& sheet) {
    std::array<std::string, k_columns.size()> cells;
    std::ranges::transform(k_columns, cells.begin(), [](const auto& column) { return std::string{column.name}; });
    std::string csv{k_byte_order_mark};
    csv += csv_line(cells);
    for (const Completeness& row : sheet.completeness) {
        std::ranges::transform(k_columns, cells.begin(), [&row](const auto& column) {
            const ordered_json value = column.value(row);
            return value.is_string() ? value.template get<std::string>() : value.dump();
        });
        csv += csv_line(cells);
    }
    return csv;
}

}  // namespace lomsong
