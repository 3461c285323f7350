// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/core/threshold_profiles.hpp"
#include "io/project/describe.hpp"
#include "io/project/findings.hpp"
#include "io/project/keys.hpp"
#include "io/project/parse_project.hpp"
#include "io/project/toml_text.hpp"
#include "io/project/toml_value.hpp"
#include "io/project/walk.hpp"

namespace lomsong {

namespace {

/// Removes the entries of layers that the file does not name, and tells the others where they stand.
void keep_named_layers(Project& project, const Walk& walk, Findings& findings) {
    for (const LayerRole role : layer_roles()) {
        const std::string table = table_of(role);
        if (walk.has(table)) {
            const std::vector<Place> places = walk.places_of_list(table);
            std::vector<LayerSource>& sources = project.layers.at(role);
            for (std::size_t i = 0; i < sources.size(); ++i) {
                sources[i].where = findings.where(places.at(i));
            }
        } else {
            project.layers.erase(role);
        }
    }
    for (const LayerRole role : required_layers()) {
        if (project.find(role).empty()) {
            findings.add({}, fmt::format("{} is missing. Add it with path = \"...\", or let 'lomsong init FOLDER' "
                                         "write a project file.",
                                         table_label(table_of(role))));
        }
    }
}

/// Costs mean nothing without their currency, and what is not known cannot be planned with.
void check_fibre_plan(const Project& project, const Walk& walk, Findings& findings) {
    const FibrePlanParameters& plan = project.parameters.fibre_plan;
    const auto add = [&](const std::string& name, const std::string& text) {
        findings.add(walk.place("fibre_plan." + name), "[fibre_plan] " + name + ": " + text);
    };
    const bool has_costs =
        walk.has("fibre_plan.cost_per_km_aerial_low") && walk.has("fibre_plan.cost_per_km_aerial_high");
    const bool has_currency = walk.has("fibre_plan.currency");
    if (has_costs != has_currency) {
        add(has_costs ? "cost_per_km_aerial_low" : "currency",
            has_costs ? "costs are written without their currency. Add currency = \"...\"."
                      : fmt::format("{} is written without costs in it. Add cost_per_km_aerial_low and _high.",
                                    toml_quoted(plan.currency)));
    }
    if (has_currency && plan.currency.empty()) {
        add("currency", "is empty. Write it as \"USD\" or \"triệu đồng\".");
    }
    if (!plan.underground_classes.empty() && plan.underground_per_km.high <= 0.0) {
        add("underground_classes", fmt::format("{} kinds of road take cable under the ground, but its cost is not "
                                               "known. Add cost_per_km_underground_low and _high.",
                                               plan.underground_classes.size()));
    }
}

/// What no single key can tell: limits that must not cross. `lower` must not exceed `upper`.
class OrderCheck {
  public:
    OrderCheck(const KeySet& set, const Walk& walk, Findings& findings)
        : m_set{set}, m_walk{walk}, m_findings{findings} {}

    void operator()(const std::string& lower, const std::string& upper, std::string_view meaning) const {
        const Key& low = *m_set.find(lower);
        const Key& high = *m_set.find(upper);
        if (std::get<double>(low.get()) <= std::get<double>(high.get()) || is_refused(lower) || is_refused(upper)) {
            return;
        }
        const Place place = m_walk.has(lower) ? m_walk.place(lower) : m_walk.place(upper);
        const auto shown = [&](const Key& key) {
            const char* const origin = m_walk.has(key.path())           ? ""
                                       : key.get() == key.default_value ? " (the default)"
                                                                        : " (of the profile)";
            return toml_text(key.get()) + (key.unit.empty() ? "" : " " + key.unit) + origin;
        };
        m_findings.add(place, fmt::format("{}: {} is above {}, {}. {}", low.label(), shown(low), high.name,
                                          shown(high), meaning));
    }

  private:
    /// A value that the file should not have; what stands for it is the default, which nobody wrote.
    [[nodiscard]] bool is_refused(const std::string& path) const {
        return m_walk.has(path) && m_findings.has_line(m_walk.place(path).line);
    }

    const KeySet& m_set;
    const Walk& m_walk;
    Findings& m_findings;
};

void check_orders(const KeySet& set, const Project& project, const Walk& walk, Findings& findings) {
    const OrderCheck in_order{set, walk, findings};
    for (const TechnologyInfo& technology : k_technologies) {
        const std::string table = "thresholds." + std::string{technology.key};
        in_order(table + ".minimum_dbm", table + ".service_dbm",
                 "Weak service needs less than good service: lower the minimum or raise the other.");
    }
    constexpr std::string_view k_ascending = "The limits ascend: near_km, middle_km, far_km.";
    in_order("fibre.near_km", "fibre.middle_km", k_ascending);
    in_order("fibre.middle_km", "fibre.far_km", k_ascending);
    for (const char* cost :
         {"cost_per_km_aerial", "cost_per_km_underground", "cost_per_hamlet", "cost_per_splice"}) {
        const std::string key = std::string{"fibre_plan."} + cost;
        in_order(key + "_low", key + "_high", "Lower the low end, or raise the high end.");
    }
    const FibreParameters& fibre = project.parameters.fibre;
    if (fibre.served > fibre.near) {
        findings.add(walk.place(walk.has("fibre.served_m") ? "fibre.served_m" : "fibre.near_km"),
                     fmt::format("[fibre] served_m: {} m is above near_km, {} km. A node that serves is near too: "
                                 "lower served_m or raise near_km.",
                                 fibre.served.value(), in_kilometres(fibre.near)));
    }
}

/// Levels and target of the chosen profile, where the file does not give its own.
void apply_profile(RunParameters& parameters, const Walk& walk) {
    const ThresholdProfile* profile = find_threshold_profile(parameters.threshold_profile);
    if (profile == nullptr) {
        return;  // a finding already
    }
    for (const TechnologyInfo& technology : k_technologies) {
        const std::string table = "thresholds." + std::string{technology.key};
        const Thresholds levels = thresholds_of(*profile, technology.technology);
        Thresholds& chosen = parameters.technologies[index_of(technology.technology)].thresholds;
        chosen.service = walk.has(table + ".service_dbm") ? chosen.service : levels.service;
        chosen.minimum = walk.has(table + ".minimum_dbm") ? chosen.minimum : levels.minimum;
    }
    if (profile->target && !walk.has("probability.target")) {
        parameters.probability.target = *profile->target;
    }
}

/// A default pattern is built in or the name of a file, which ends with a dot and the format.
void check_patterns(const Project& project, const Walk& walk, Findings& findings) {
    std::vector<std::string> known;
    for (const BuiltInPattern& pattern : k_built_in_patterns) {
        known.emplace_back(pattern.name);
    }
    for (const TechnologyInfo& technology : k_technologies) {
        const std::string& name = project.parameters.technologies[index_of(technology.technology)].pattern;
        const std::string table = "defaults." + std::string{technology.key};
        if (!built_in_pattern(name) && name.find('.') == std::string::npos) {
            findings.add(
                walk.place(table + ".pattern"),
                fmt::format("{} pattern: {} is neither a built-in pattern nor a file.{} Write one of {}, or "
                            "a file such as \"antenna.msi\".",
                            table_label(table), toml_quoted(name), did_you_mean(name, known),
                            fmt::join(known, ", ")));
        }
    }
}

/// Two operators whose names differ only in accents, capitals or signs would share their columns.
void check_operators(const Project& project, const Walk& walk, Findings& findings) {
    std::map<std::string, std::string> seen;
    for (const std::string& name : project.parameters.operators) {
        const std::string key = identifier(name);
        if (key.empty()) {
            findings.add(walk.place("operators"), fmt::format("operators: {} has no Latin letter or digit to name "
                                                              "columns by. Add one.",
                                                              toml_quoted(name)));
        } else if (const auto [other, is_new] = seen.emplace(key, name); !is_new) {
            findings.add(walk.place("operators"),
                         fmt::format("operators: {} and {} would both be written as '{}'. Keep one.",
                                     toml_quoted(other->second), toml_quoted(name), key));
        }
    }
}

/// Declares the keys of the project, with a source for every [[layers.x]] of the file. What is no list of tables
/// is the walk's to complain about.
FurtherTables declare_all_sources(const toml::table& root, KeySet& set, Project& project) {
    FurtherTables further;
    for (const LayerRole role : layer_roles()) {
        const toml::node_view<const toml::node> node = root["layers"][name_of(role)];
        const std::size_t sources = node.is_array_of_tables() ? node.as_array()->size() : 1;
        project.layers[role].resize(sources);
        std::vector<KeySet>& keys = further[table_of(role)];
        for (std::size_t i = 1; i < sources; ++i) {
            declare_layer_source(keys.emplace_back(), role, project, i);
        }
    }
    declare_keys(set, project);
    return further;
}

std::string content_of(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored)) {
        const std::filesystem::path inside = file / "lomsong.toml";
        throw Error{
            ErrorKind::no_input, file.string(),
            std::filesystem::exists(inside, ignored)
                ? "is a folder. Give the project file: " + inside.string()
                : "is a folder without a lomsong.toml. Make one with 'lomsong init " + file.string() + "'."};
    }
    if (!std::filesystem::exists(file, ignored)) {
        throw Error{ErrorKind::no_input, file.string(),
                    "there is no such file. Check the path, or make a project file with 'lomsong init FOLDER'."};
    }
    std::ifstream stream{file, std::ios::binary};
    if (!stream) {
        throw Error{ErrorKind::no_input, file.string(),
                    fmt::format("cannot be opened: {}. Check your rights to it.", std::strerror(errno))};
    }
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

Project parse_project(std::string_view text, const std::filesystem::path& file) {
    const toml::table root = parsed_toml(text, file.string(), "a project file", ErrorKind::bad_project);
    Project project;
    project.file = file;
    project.folder = file.parent_path();
    KeySet set;
    const FurtherTables further = declare_all_sources(root, set, project);
    Findings findings{file.string()};
    Walk walk{set, further, findings};
    walk.table(root, "");
    apply_profile(project.parameters, walk);
    check_orders(set, project, walk, findings);
    check_patterns(project, walk, findings);
    check_operators(project, walk, findings);
    check_fibre_plan(project, walk, findings);
    keep_named_layers(project, walk, findings);
    findings.throw_if_any();
    project.parameters.fibre.snap = project.cleaning.snap;  // one key for what the reader and the graph join
    project.effective = effective_values(project);
    return project;
}

Project read_project(const std::filesystem::path& file) { return parse_project(content_of(file), file); }

}  // namespace lomsong
