// SPDX-License-Identifier: Apache-2.0
#include "io/report/map_page.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/core/technology.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/report/base64.hpp"
#include "io/report/map_picture.hpp"
#include "io/report/map_template.hpp"
#include "io/report/packed_table.hpp"
#include "io/write/names.hpp"
#include "io/write/palette.hpp"
#include "io/write/whole_file.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// A screen shows no more of a province; a district has its own cells.
constexpr std::size_t k_coverage_edge = 900;
constexpr std::size_t k_hillshade_edge = 1100;
constexpr std::size_t k_most_gaps = 10'000;

/// {"a":1,...} of texts that are JSON already.
class ObjectText {
  public:
    void add(std::string_view name, std::string_view json) {
        m_json += (m_json.size() > 1 ? "," : "") + quoted_json(name) + ":";
        m_json += json;
    }
    [[nodiscard]] std::string text() const { return m_json + "}"; }

  private:
    std::string m_json = "{";
};

/// Message tables that the page's script asks for; the last one when it is served.
constexpr std::array<std::string_view, 8> k_subjects{"map.",    "status.",  "cause.", "wind.",
                                                     "reason.", "missing.", "remedy", "what_if."};

std::string messages_json(Language language, const FibreParameters& limits, bool served) {
    const auto subjects = std::span{k_subjects}.first(k_subjects.size() - (served ? 0 : 1));
    ObjectText messages;
    for (const auto& entry : Catalogue::built_in().messages()) {
        const auto starts = [&entry](std::string_view subject) { return entry.first.starts_with(subject); };
        if (std::ranges::any_of(subjects, starts)) {
            const Message& message = entry.second;
            messages.add(entry.first,
                         quoted_json(language == Language::vietnamese ? message.vietnamese : message.english));
        }
    }
    for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
        messages.add("fibre_class." + std::string{k_fibre_class_keys[i]},
                     quoted_json(label(static_cast<FibreClass>(i), limits, language)));
    }
    return messages.text();
}

/// By "subject.class", as apps/web/src/status.ts asks for them.
std::string colours_json() {
    ObjectText colours;
    const auto add = [&colours](const std::string& key, std::string_view colour) {
        colours.add(key, quoted_json(colour));
    };
    add("status.good_by_several", k_good_by_several);
    add("status.good_by_one", k_good_by_one);
    add("status.weak", k_weak);
    add("status.dead_zone", k_dead_zone);
    add("status.no_signal", k_no_signal);
    add("status.not_enough_data", k_no_data);
    add("status.no_data", k_no_data);
    for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
        add("fibre." + std::string{k_fibre_class_keys[i]}, k_fibre_colours.at(i));
    }
    for (std::size_t i = 0; i < k_operator_count_colours.size(); ++i) {
        add("operators." + std::to_string(i), k_operator_count_colours[i]);
    }
    for (std::size_t i = 0; i < k_operator_colours.size(); ++i) {
        add("operator." + std::to_string(i), k_operator_colours[i]);
    }
    return colours.text();
}

/// The technologies that the hamlets have a status of.
std::vector<std::string_view> technologies_of(const ResultTables& result) {
    std::vector<std::string_view> technologies;
    const std::vector<Column>& columns = result.table("hamlets").columns;
    for (const TechnologyInfo& technology : k_technologies) {
        const bool is_there = std::ranges::any_of(result.facts().operators, [&](const ReportedOperator& one) {
            return std::ranges::find(columns, layer_key(one.key, technology.technology) + "_status",
                                     &Column::name) != columns.end();
        });
        if (is_there) {
            technologies.push_back(technology.name);
        }
    }
    return technologies;
}

std::string facts_json(const ResultTables& result, const MapPageOptions& options, std::size_t gaps_left_out) {
    const ResultFacts& facts = result.facts();
    Json operators = Json::array();
    for (const ReportedOperator& one : facts.operators) {
        operators.push_back({{"key", one.key}, {"name", one.name}, {"reported", one.has_reported}});
    }
    const Language language = options.language.value_or(facts.language);
    std::string title = options.title.empty() ? facts.title : options.title;
    if (options.share != nullptr) {
        title += (title.empty() ? "" : " – ") + options.share->name();
    }
    const Json json{{"title", title},
                    {"index", options.index},
                    {"gapsLeftOut", gaps_left_out},
                    {"dataDate", facts.data_date},
                    {"madeUp", facts.made_up},
                    {"language", language == Language::english ? "en" : "vi"},
                    {"version", facts.version},
                    {"model", facts.model},
                    {"crs", facts.crs_name.empty() ? facts.crs : facts.crs_name},
                    {"conditions", result.table("hamlets").description},
                    {"operators", std::move(operators)},
                    {"technologies", technologies_of(result)},
                    {"warnings", facts.warnings.size()},
                    {"served", options.served}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Everything of a hamlet but how GeoJSON viewers draw it, and labels in one language.
bool keep_of_hamlet(std::string_view column) {
    static constexpr std::array<std::string_view, 7> k_dropped{
        "fill", "fill-opacity", "stroke", "stroke-width", "marker-color", "marker-size", "made_up"};
    return !column.ends_with("_label") && std::ranges::find(k_dropped, column) == k_dropped.end();
}

KeepColumn only(std::vector<std::string_view> columns) {
    return [columns = std::move(columns)](std::string_view column) {
        return std::ranges::find(columns, column) != columns.end();
    };
}

/// The gaps of a page, and how many more there are.
struct DrawnGaps {
    FeatureTable table;
    std::size_t left_out = 0;
};

/// Those where nobody of their scope serves: partial not-spots are two thirds of the file. Of a share at most
/// k_most_gaps, those with most people, so that its page stays under 15 MB.
DrawnGaps drawn_gaps(const ResultTables& result, const MapShare* share) {
    DrawnGaps drawn{share == nullptr ? result.table("gaps") : share->of(result.table("gaps"))};
    std::vector<Feature>& gaps = drawn.table.features;
    const NamedValues values{drawn.table};
    std::erase_if(gaps, [&values](const Feature& gap) {
        const std::string kind = values.text(gap, "kind");
        return !kind.empty() && kind != "no_service";
    });
    if (share != nullptr && gaps.size() > k_most_gaps) {
        const auto more_people = [&values](const Feature& a, const Feature& b) {
            return values.number(a, "people").value_or(0.0) > values.number(b, "people").value_or(0.0);
        };
        drawn.left_out = gaps.size() - k_most_gaps;
        std::ranges::stable_sort(gaps, more_people);
        gaps.resize(k_most_gaps);
    }
    return drawn;
}

std::string tables_json(const ResultTables& result, const MapPageOptions& options, const DrawnGaps& gaps) {
    const std::array kept{
        std::pair{"hamlets", KeepColumn{keep_of_hamlet}},
        std::pair{"stations", only({"station", "site", "operator", "technology", "azimuth_deg"})},
        std::pair{"gaps", only({"kind", "operator", "technology", "people", "households", "area_km2", "hamlets",
                                "cause", "nearest_station", "nearest_operator", "nearest_distance_m"})},
        std::pair{"communes", only({"code", "name"})},
        std::pair{"fibre_routes", only({"placement"})},
        std::pair{"fibre_nodes", only({"can_serve"})},
        std::pair{"links", KeepColumn{keep_of_hamlet}},
    };
    ObjectText tables;
    for (const auto& [name, keep] : kept) {
        if (result.has(name)) {
            const bool is_gaps = std::string_view{name} == "gaps";
            tables.add(name, is_gaps                    ? packed_json(gaps.table, keep)
                             : options.share == nullptr ? packed_json(result.table(name), keep)
                                                        : packed_json(options.share->of(result.table(name)), keep));
        }
    }
    if (options.changes) {
        tables.add("changes",
                   packed_json(options.share == nullptr ? *options.changes : options.share->of(*options.changes),
                               keep_of_hamlet));
    }
    return tables.text();
}

void add_picture(ObjectText& json, const MapPicture& picture) {
    json.add("west", Json(picture.degrees.min_x).dump());
    json.add("south", Json(picture.degrees.min_y).dump());
    json.add("east", Json(picture.degrees.max_x).dump());
    json.add("north", Json(picture.degrees.max_y).dump());
    json.add("png", '"' + base64(picture.png) + '"');
}

bool is_file(const fs::path& file) {
    std::error_code failed;
    return fs::is_regular_file(file, failed);
}

std::string hillshade_json(const ResultTables& result, const Box& within) {
    const fs::path file = result.folder() / "hillshade.tif";
    if (!is_file(file)) {
        return "null";
    }
    ObjectText json;
    add_picture(json, hillshade_picture(file, k_hillshade_edge, within));
    return json.text();
}

std::string coverage_json(const ResultTables& result, const Box& within) {
    std::string list = "[";
    for (const ReportedOperator& one : result.facts().operators) {
        for (const TechnologyInfo& technology : k_technologies) {
            const fs::path file =
                result.folder() / ("coverage_" + layer_key(one.key, technology.technology) + ".tif");
            if (is_file(file)) {
                ObjectText json;
                json.add("operator", quoted_json(one.name));
                json.add("technology", quoted_json(technology.name));
                add_picture(json, coverage_picture(file, k_coverage_edge, within));
                list += (list.size() > 1 ? "," : "") + json.text();
            }
        }
    }
    return list + "]";
}

/// No name in the data may end the script element that holds it.
std::string within_script(const std::string& json) {
    std::string safe;
    safe.reserve(json.size());
    for (const char letter : json) {
        if (letter == '<') {
            safe += "\\u003c";
        } else {
            safe += letter;
        }
    }
    return safe;
}

std::string data_json(const ResultTables& result, const MapPageOptions& options) {
    const FibreParameters& limits = result.facts().fibre;
    ObjectText messages;
    messages.add("vi", messages_json(Language::vietnamese, limits, options.served));
    messages.add("en", messages_json(Language::english, limits, options.served));
    const DrawnGaps gaps = drawn_gaps(result, options.share);
    ObjectText data;
    data.add("facts", facts_json(result, options, gaps.left_out));
    data.add("messages", messages.text());
    data.add("colours", colours_json());
    data.add("tables", tables_json(result, options, gaps));
    const Box within = options.share == nullptr ? Box{} : options.share->degrees();
    data.add("hillshade", hillshade_json(result, within));
    data.add("coverage", coverage_json(result, within));
    return data.text();
}

}  // namespace

std::string map_page(const ResultTables& result, const MapPageOptions& options) {
    std::string page;
    for (const std::string_view piece : map_template()) {
        page += piece;
    }
    page.replace(page.find(k_map_asks_mark), k_map_asks_mark.size(), options.served ? "'self'" : "'none'");
    return page.replace(page.find(k_map_data_mark), k_map_data_mark.size(),
                        within_script(data_json(result, options)));
}

void write_map_page(const ResultTables& result, const MapPageOptions& options, const fs::path& file,
                    bool overwrite) {
    WholeFile whole{file, overwrite};
    TextFile text{whole.path()};
    text.write(map_page(result, options));
    text.close();
    whole.commit();
}

}  // namespace lomsong
