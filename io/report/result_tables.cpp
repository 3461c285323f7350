// SPDX-License-Identifier: Apache-2.0
#include "io/report/result_tables.hpp"

#include <system_error>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "io/read/file_bytes.hpp"
#include "io/read/result_reader.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* k_advice = " Run 'lomsong run' again to have a whole result.";

/// A member of an object; null when it is missing.
const Json& member(const Json& object, const char* key) {
    static const Json k_null;
    if (!object.is_object()) {
        return k_null;
    }
    const auto found = object.find(key);
    return found == object.end() ? k_null : *found;
}

std::string text_of(const Json& object, const char* key) {
    const Json& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

bool flag_of(const Json& object, const char* key) {
    const Json& value = member(object, key);
    return value.is_boolean() && value.get<bool>();
}

std::vector<ReportedOperator> operators_of(const Json& run) {
    std::vector<ReportedOperator> operators;
    const Json& listed = member(member(run, "counts"), "operators");
    if (listed.is_object()) {
        for (const auto& [key, entry] : listed.items()) {
            operators.push_back({key, text_of(entry, "name"), flag_of(entry, "has_reported")});
        }
    }
    return operators;
}

FibreParameters fibre_of(const Json& run) {
    FibreParameters limits;
    const Json& given = member(member(run, "parameters"), "fibre");
    const auto limit = [&given](const char* key, Metres& into) {
        if (const Json& km = member(given, key); km.is_number()) {
            into = kilometres(km.get<double>());
        }
    };
    limit("near_km", limits.near);
    limit("middle_km", limits.middle);
    limit("far_km", limits.far);
    return limits;
}

ResultFacts facts_of(const Json& run) {
    ResultFacts facts;
    facts.title = text_of(run, "title");
    facts.data_date = text_of(run, "data_date");
    facts.made_up = flag_of(run, "made_up");
    facts.language = text_of(run, "language") == "en" ? Language::english : Language::vietnamese;
    facts.version = text_of(run, "version");
    facts.model = text_of(member(run, "model"), "name");
    facts.model_reference = text_of(member(run, "model"), "reference");
    facts.crs = text_of(member(run, "crs"), "definition");
    facts.crs_name = text_of(member(run, "crs"), "name");
    facts.fibre = fibre_of(run);
    facts.operators = operators_of(run);
    for (const Json& input : member(run, "inputs")) {
        facts.inputs.push_back({text_of(input, "layer"), text_of(input, "path"), text_of(input, "hash")});
    }
    for (const Json& warning : member(run, "warnings")) {
        if (warning.is_string()) {
            facts.warnings.push_back(warning.get<std::string>());
        }
    }
    return facts;
}

ResultFacts read_facts(const fs::path& folder) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
        throw Error{ErrorKind::no_input, folder.string(), "there is no such folder. Name a result folder."};
    }
    const fs::path file = folder / "run.json";
    if (!fs::is_regular_file(file, failed)) {
        throw Error{ErrorKind::no_input, folder.string(),
                    "the folder is no result of a run: it has no run.json. Name a result folder."};
    }
    std::string text = bytes_of_file(file.string(), file.string());
    const Json run = Json::parse(text, nullptr, false);
    if (run.is_discarded() || !run.is_object()) {
        throw Error{ErrorKind::bad_data, file.string(),
                    std::string{"is no JSON object, or breaks off."} + k_advice};
    }
    if (text_of(run, "program") != "lomsong") {
        throw Error{ErrorKind::bad_data, file.string(),
                    "is not the record of a run of lomsong. Name a result folder."};
    }
    const Json& format = member(run, "format");
    if (!format.is_null() && format != k_result_format) {
        throw Error{ErrorKind::bad_data, file.string(),
                    "the result has format " + format.dump(-1, ' ', false, Json::error_handler_t::replace) +
                        "; this program reads format " + std::to_string(k_result_format) + "." + k_advice};
    }
    ResultFacts facts = facts_of(run);
    facts.json = std::move(text);
    return facts;
}

}  // namespace

ResultTables::ResultTables(fs::path folder) : m_folder{std::move(folder)}, m_facts{read_facts(m_folder)} {}

bool ResultTables::has(std::string_view name) const {
    std::error_code failed;
    return fs::is_regular_file(m_folder / (std::string{name} + ".geojson"), failed);
}

const FeatureTable& ResultTables::table(std::string_view name) const {
    const std::scoped_lock reading{m_reading};
    const auto known = m_tables.find(name);
    if (known != m_tables.end()) {
        return known->second;
    }
    FeatureTable table;
    if (has(name)) {
        table = read_feature_collection(m_folder / (std::string{name} + ".geojson"));
    }
    table.name = name;
    return m_tables.emplace(name, std::move(table)).first->second;
}

NamedValues::NamedValues(const FeatureTable& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        m_columns.emplace(table.columns[i].name, i);
    }
}

const Value& NamedValues::at(const Feature& feature, std::string_view column) const {
    static const Value k_missing;
    const auto found = m_columns.find(column);
    return found == m_columns.end() ? k_missing : feature.values.at(found->second);
}

std::string NamedValues::text(const Feature& feature, std::string_view column) const {
    const auto* held = std::get_if<std::string>(&at(feature, column));
    return held == nullptr ? std::string{} : *held;
}

std::optional<double> NamedValues::number(const Feature& feature, std::string_view column) const {
    const Value& value = at(feature, column);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole);
    }
    const auto* real = std::get_if<double>(&value);
    return real == nullptr ? std::nullopt : std::optional{*real};
}

std::optional<bool> NamedValues::flag(const Feature& feature, std::string_view column) const {
    const auto* held = std::get_if<bool>(&at(feature, column));
    return held == nullptr ? std::nullopt : std::optional{*held};
}

std::size_t hamlets_with_signal(const FeatureTable& hamlets) {
    const NamedValues values{hamlets};
    return static_cast<std::size_t>(std::ranges::count_if(hamlets.features, [&](const Feature& hamlet) {
        return values.number(hamlet, "operators_serving").value_or(0.0) >= 1.0;
    }));
}

}  // namespace lomsong
