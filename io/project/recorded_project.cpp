// SPDX-License-Identifier: Apache-2.0
#include "io/project/recorded_project.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "io/project/calibration_file.hpp"
#include "io/project/describe.hpp"
#include "io/project/keys.hpp"
#include "io/project/parse_project.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

/// Values as a project file has them, in tables that the keys declare.
class TomlWriter {
  public:
    TomlWriter() {
        Project project;
        KeySet set;
        declare_keys(set, project);
        for (const KeyTable& table : set.tables()) {
            for (std::size_t dot = table.path.find('.'); dot != std::string::npos;
                 dot = table.path.find('.', dot + 1)) {
                m_tables.insert(table.path.substr(0, dot));
            }
            m_tables.insert(table.path);
        }
    }

    /// First the keys of the table, then the tables in it.
    void write(const Json& object, const std::string& path) {
        for (const auto& [name, value] : object.items()) {
            if (!is_table(value, joined(path, name)) && !is_list_of_tables(value)) {
                m_text += toml_quoted(name) + " = " + inline_text(value) + "\n";
            }
        }
        for (const auto& [name, value] : object.items()) {
            const std::string inner = joined(path, name);
            if (is_table(value, inner)) {
                m_text += "[" + header(inner) + "]\n";
                write(value, inner);
            } else if (is_list_of_tables(value)) {
                for (const Json& item : value) {
                    m_text += "[[" + header(inner) + "]]\n";
                    write(item, inner);
                }
            }
        }
    }

    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    static std::string joined(const std::string& path, const std::string& name) {
        return path.empty() ? name : path + "." + name;
    }
    /// Each part of a path between quotes: names come from a file.
    static std::string header(const std::string& path) {
        std::string text;
        for (std::size_t start = 0; start <= path.size();) {
            const std::size_t dot = std::min(path.find('.', start), path.size());
            text += (text.empty() ? "" : ".") + toml_quoted(path.substr(start, dot - start));
            start = dot + 1;
        }
        return text;
    }
    [[nodiscard]] bool is_table(const Json& value, const std::string& path) const {
        return value.is_object() && m_tables.contains(path);
    }
    static bool is_list_of_tables(const Json& value) {
        return value.is_array() && !value.empty() && std::ranges::all_of(value, &Json::is_object);
    }

    static std::string inline_text(const Json& value) {
        if (value.is_string()) {
            return toml_quoted(value.get<std::string>());
        }
        if (value.is_array() || value.is_object()) {
            std::string text;
            for (const auto& [name, member] : value.items()) {
                text += (text.empty() ? "" : ", ") + (value.is_object() ? toml_quoted(name) + " = " : "") +
                        inline_text(member);
            }
            return value.is_array() ? "[" + text + "]" : "{ " + text + " }";
        }
        return value.dump();
    }

    std::set<std::string> m_tables;
    std::string m_text;
};

}  // namespace

Project recorded_project(std::string_view parameters_json, const std::filesystem::path& file) {
    Json json = Json::parse(parameters_json, nullptr, false);
    if (!json.is_object()) {
        throw Error{ErrorKind::bad_project, file.string(), "the parameters of the run are no JSON object."};
    }
    const auto calibration = json.find(k_recorded_calibration);
    std::optional<Calibration> recorded;
    if (calibration != json.end()) {
        recorded = calibration_of_json(*calibration, file.string());
        json.erase(k_recorded_calibration);
    }
    TomlWriter toml;
    toml.write(json, "");
    Project project = parse_project(toml.text(), file);
    project.parameters.calibration = std::move(recorded);
    return project;
}

}  // namespace lomsong
