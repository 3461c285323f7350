// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/explain_result.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/hamlet_finder.hpp"
#include "engine/core/error.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/text.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view k_cause_suffix = "_cause";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
    throw Error{ErrorKind::bad_data, file.string(),
                what + ". Run 'lomsong run' again, or explain from the project."};
}

Json parsed(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        throw Error{ErrorKind::no_input, file.string(),
                    "is not there. Name a project file, or a result folder that holds hamlets.geojson."};
    }
    Json json = Json::parse(in, nullptr, false);
    if (json.is_discarded()) {
        refuse(file, "is no JSON");
    }
    return json;
}

/// A text of an object; empty when it is missing or null.
std::string text_of(const Json& object, const std::string& key) {
    const auto entry = object.find(key);
    return entry != object.end() && entry->is_string() ? entry->get<std::string>() : std::string{};
}

/// A result's hamlets, as far as words need them.
class ResultHamlets {
  public:
    explicit ResultHamlets(const std::filesystem::path& folder) : m_file{folder / "hamlets.geojson"} {
        Json json = parsed(m_file);
        if (!json.is_object() || !json.contains("features") || !json["features"].is_array()) {
            refuse(m_file, "has no list of features");
        }
        for (Json& feature : json["features"]) {
            if (!feature.is_object() || !feature.contains("properties") || !feature["properties"].is_object()) {
                refuse(m_file, fmt::format("feature {} has no properties", m_names.size()));
            }
            Json& properties = feature["properties"];
            m_names.push_back(
                {text_of(properties, "code"), text_of(properties, "name"), text_of(properties, "commune")});
            m_properties.push_back(std::move(properties));
        }
    }

    [[nodiscard]] const Json& named(const std::string& word) const {
        return m_properties[find_hamlet(m_names, word)];
    }

  private:
    std::filesystem::path m_file;
    std::vector<NamedHamlet> m_names;
    std::vector<Json> m_properties;
};

/// The keys that stand for operators in property names: those with a cause.
std::vector<std::string> operators_in(const Json& properties) {
    std::vector<std::string> keys;
    for (const auto& [name, value] : properties.items()) {
        if (name.ends_with(k_cause_suffix)) {
            keys.push_back(name.substr(0, name.size() - k_cause_suffix.size()));
        }
    }
    return keys;
}

/// The one asked for, or all.
std::vector<std::string> chosen_operators(const Json& properties, const std::string& name) {
    const std::vector<std::string> keys = operators_in(properties);
    if (name.empty()) {
        return keys;
    }
    const std::string wanted = identifier(name);
    if (std::ranges::find(keys, wanted) == keys.end()) {
        throw Error{ErrorKind::usage, "--operator",
                    fmt::format("'{}' is no operator of the result; it has {}.{}", name, fmt::join(keys, ", "),
                                did_you_mean(wanted, keys))};
    }
    return {wanted};
}

/// What run.json says of a result: its language, its operators' names, and whether its data are made up.
class ResultRecord {
  public:
    explicit ResultRecord(const std::filesystem::path& folder)
        : m_run(parsed(folder / "run.json")) {}  // braces would make a list of it

    [[nodiscard]] Language language() const {
        return m_run.is_object() && text_of(m_run, "language") == "en" ? Language::english : Language::vietnamese;
    }
    [[nodiscard]] bool made_up() const {
        const Json::json_pointer path{"/made_up"};
        return m_run.contains(path) && m_run[path] == true;
    }
    /// The name behind a key of property names; the key where the record has none.
    [[nodiscard]] std::string operator_name(const std::string& key) const {
        const Json::json_pointer path = Json::json_pointer{"/counts/operators"} / key;
        const std::string name = m_run.contains(path) ? text_of(m_run[path], "name") : std::string{};
        return name.empty() ? key : name;
    }

  private:
    Json m_run;
};

/// The sentences of one operator.
class OperatorLines {
  public:
    OperatorLines(const Json& properties, std::string key, Language language)
        : m_properties{properties}, m_key{std::move(key)}, m_language{language} {}

    [[nodiscard]] std::string text(const std::string& name) const {
        std::string lines = fmt::format("{}: {}\n", name, label_of_key("status", get("status"), m_language));
        add(lines, "recorded.margin", number_in("margin_db", 1));
        for (const TechnologyInfo& technology : k_technologies) {
            lines += measured(technology);
        }
        if (const std::string station = get("nearest_station"); !station.empty()) {
            lines += "  " +
                     say(m_language, "recorded.nearest",
                         {{"station", station},
                          {"m", number_in("nearest_distance_m", 0)},
                          {"wind", label_of_key("wind", get("nearest_direction"), m_language)}}) +
                     "\n";
        }
        add(lines, "recorded.cause", label_of_key("cause", get("cause"), m_language));
        add(lines, "recorded.cause_station", get("cause_station"));
        add(lines, "recorded.cause_db", number_in("cause_db", 1));
        add(lines, "recorded.ridge", get("ridge"));
        add(lines, "recorded.remedy", label_of_remedy(get("remedy"), m_language));
        return lines;
    }

  private:
    /// What was measured in the hamlet, beside what is predicted; empty when nothing was.
    [[nodiscard]] std::string measured(const TechnologyInfo& technology) const {
        const std::string start = std::string{technology.key} + "_";
        const std::string level = number_in(start + "measured_level_dbm", 1);
        if (level.empty()) {
            return {};
        }
        return "  " +
               say(m_language, "recorded.measured",
                   {{"technology", std::string{technology.name}},
                    {"level", level},
                    {"count", number_in(start + "measured_count", 0)},
                    {"day", shown_date(get(start + "measured_on"), m_language)},
                    {"status", label_of_key("point", get(start + "measured_status"), m_language)},
                    {"predicted", label_of_key("status", get(start + "predicted_status"), m_language)},
                    {"use", label_of_key("measurement", get(start + "measured_use"), m_language)}}) +
               "\n";
    }

    [[nodiscard]] std::string get(const std::string& field) const {
        return text_of(m_properties, m_key + "_" + field);
    }
    /// A number in the reader's writing; empty when it is missing.
    [[nodiscard]] std::string number_in(const std::string& field, int digits) const {
        const auto entry = m_properties.find(m_key + "_" + field);
        return entry != m_properties.end() && entry->is_number() ? number(entry->get<double>(), digits, m_language)
                                                                 : std::string{};
    }
    /// A line of its own, unless there is nothing to say.
    void add(std::string& lines, std::string_view message, const std::string& value) const {
        if (!value.empty()) {
            lines += "  " + say(m_language, message, {{"value", value}}) + "\n";
        }
    }

    const Json& m_properties;
    std::string m_key;
    Language m_language;
};

}  // namespace

std::string explain_result_text(const ResultQuestion& question) {
    const ResultHamlets hamlets{question.folder};
    const Json& properties = hamlets.named(question.hamlet);
    const ResultRecord record{question.folder};
    const Language language = question.language.value_or(record.language());
    std::string text = record.made_up() ? say(language, "common.made_up") + ".\n" : "";
    text += fmt::format("{} ({}), {}: {}\n", text_of(properties, "name"), text_of(properties, "code"),
                        text_of(properties, "commune"),
                        label_of_key("status", text_of(properties, "status"), language));
    for (const std::string& key : chosen_operators(properties, question.operator_name)) {
        text += "\n" + OperatorLines{properties, key, language}.text(record.operator_name(key));
    }
    return text;
}

std::string explain_result_json(const ResultQuestion& question) {
    const ResultHamlets hamlets{question.folder};
    const Json& properties = hamlets.named(question.hamlet);
    const std::vector<std::string> chosen = chosen_operators(properties, question.operator_name);
    const std::vector<std::string> all = operators_in(properties);
    Json kept = Json::object();
    for (const auto& [name, value] : properties.items()) {
        const auto bears = [&name = name](const std::string& key) { return name.starts_with(key + "_"); };
        if (std::ranges::none_of(all, bears) || std::ranges::any_of(chosen, bears)) {
            kept[name] = value;
        }
    }
    return kept.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lomsong
