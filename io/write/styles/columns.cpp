// SPDX-License-Identifier: Apache-2.0
#include "io/write/styles/columns.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/core/evidence.hpp"
#include "engine/core/results.hpp"
#include "engine/core/technology.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/names.hpp"

namespace lomsong::styles {

namespace {

using gdal::Xml;
using Words = std::vector<std::pair<std::string, std::string>>;

/// Tables whose column "status" holds keys of ours; elsewhere it is what the files say: "active".
bool has_status_keys(std::string_view table) {
    static constexpr std::array<std::string_view, 3> k_tables_of_keys{"hamlets", "working_areas", "coverage"};
    return std::ranges::find(k_tables_of_keys, table) != k_tables_of_keys.end();
}

/// A column taken apart: "viettel_4g_level_dbm" is "level_dbm" of Viettel, 4G.
struct ColumnParts {
    const StyledOperator* owner = nullptr;
    const TechnologyInfo* technology = nullptr;
    std::string_view rest;
};

std::optional<std::string_view> behind(std::string_view text, const std::string& start) {
    return text.starts_with(start + "_") ? std::optional{text.substr(start.size() + 1)} : std::nullopt;
}

ColumnParts parts_of(std::string_view column, const StyleContext& context) {
    ColumnParts parts{nullptr, nullptr, column};
    for (const StyledOperator& one : context.operators) {
        for (const TechnologyInfo& technology : k_technologies) {
            if (const auto rest = behind(column, layer_key(one.key, technology.technology))) {
                return {&one, &technology, *rest};
            }
        }
        // Of operators whose keys begin alike, the longest is meant.
        const auto rest = behind(column, one.key);
        if (rest && rest->size() < parts.rest.size()) {
            parts = {&one, nullptr, *rest};
        }
    }
    return parts;
}

bool is_hidden(std::string_view column) {
    static constexpr std::array<std::string_view, 6> k_hidden{"fill",         "fill-opacity", "stroke",
                                                              "stroke-width", "marker-color", "marker-size"};
    return std::ranges::find(k_hidden, column) != k_hidden.end();
}

Words status_words(Language language) {
    Words words;
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        words.emplace_back(status.key, label(status.status, language));
    }
    words.emplace_back("none", label(PointStatus::none, language));
    words.emplace_back("unknown", label(PointStatus::unknown, language));
    return words;
}

Xml option(std::string_view type) { return Xml{"Option"}.set("type", type); }

Xml hidden_widget() { return Xml{"editWidget"}.set("type", "Hidden").add(Xml{"config"}); }

/// Cells show a word in place of their key.
Xml word_widget(const Words& words) {
    Xml list = option("List").set("name", "map");
    for (const auto& [key, word] : words) {
        list.add(option("Map").add(option("QString").set("name", word).set("value", key)));
    }
    return Xml{"editWidget"}.set("type", "ValueMap").add(Xml{"config"}.add(option("Map").add(std::move(list))));
}

}  // namespace

std::optional<std::string> column_title(std::string_view column, const StyleContext& context) {
    const auto title_of = [&context](std::string_view name) -> std::optional<std::string> {
        const std::string key = std::string{"qgis.column."} + std::string{name};
        return Catalogue::built_in().messages().contains(key) ? std::optional{say(context.language, key)}
                                                              : std::nullopt;
    };
    if (auto whole = title_of(column)) {
        return whole;
    }
    const ColumnParts parts = parts_of(column, context);
    const auto title = title_of(parts.rest);
    if (!title || parts.owner == nullptr) {
        return std::nullopt;
    }
    return parts.technology == nullptr
               ? say(context.language, "qgis.of.operator", {{"operator", parts.owner->name}, {"column", *title}})
               : say(context.language, "qgis.of.technology",
                     {{"operator", parts.owner->name},
                      {"technology", std::string{parts.technology->name}},
                      {"column", *title}});
}

Words column_words(std::string_view table, std::string_view column, const StyleContext& context) {
    const std::string_view rest = parts_of(column, context).rest;
    const Language language = context.language;
    if (rest == "predicted_status" || rest == "measured_status" ||
        (rest == "status" && (rest != column || has_status_keys(table)))) {
        return status_words(language);
    }
    Words words;
    if (rest == "fibre_class") {
        for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
            words.emplace_back(k_fibre_class_keys[i], label(static_cast<FibreClass>(i), context.fibre, language));
        }
    } else if (rest == "cause") {
        for (const GapCauseInfo& cause : k_gap_causes) {
            if (std::string word = label(cause.cause, language); !word.empty()) {
                words.emplace_back(cause.key, std::move(word));
            }
        }
    }
    return words;
}

std::vector<Xml> column_elements(const StyledLayer& layer, const StyleContext& context) {
    Xml configuration{"fieldConfiguration"};
    Xml aliases{"aliases"};
    Xml order{"columns"};
    for (const std::string& column : layer.columns) {
        const Words words = column_words(layer.table, column, context);
        if (is_hidden(column) || !words.empty()) {
            configuration.add(
                Xml{"field"}.set("name", column).add(words.empty() ? hidden_widget() : word_widget(words)));
        }
        if (const auto title = column_title(column, context)) {
            aliases.add(Xml{"alias"}.set("field", column).set("name", *title));
        }
        order.add(Xml{"column"}
                      .set("type", "field")
                      .set("name", column)
                      .set("hidden", is_hidden(column) ? "1" : "0")
                      .set("width", "-1"));
    }
    std::vector<Xml> elements;
    elements.push_back(std::move(configuration));
    elements.push_back(std::move(aliases));
    elements.push_back(Xml{"attributetableconfig"}.add(std::move(order)));
    return elements;
}

}  // namespace lomsong::styles
