// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/today.hpp"
#include "engine/job/coverage_job.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/language/retelling.hpp"
#include "io/project/project.hpp"
#include "io/quality/finding_files.hpp"
#include "io/quality/quality_folder.hpp"
#include "io/quality/quality_text.hpp"
#include "io/quality/reading_text.hpp"
#include "io/read/layers_reader.hpp"
#include "io/write/result_folder.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "check",
    .summary = "Reads and checks everything, computes nothing",
    .details =
        "Reads the project file and all its layers. Says how each file was understood, what was repaired and what "
        "was "
        "rejected, how good the data is in six words, and what a run would compute. With -o the findings row by "
        "row, "
        "the rejected rows in their own form and the data-quality sheet become files. docs/cleaning.md explains "
        "them.",
    .examples =
        "  lomsong check laocai/lomsong.toml\n"
        "  lomsong check laocai/lomsong.toml -o checked\n"
        "  lomsong check laocai/lomsong.toml --json\n",
    .output_value = "DIR",
    .output_help = "Also write findings.csv, rejected rows, review.csv and the data-quality sheet into this folder",
};

/// What check found out, for the text and the JSON.
struct Checked {
    const Project& project;
    const ReadLayers& read;
    const QualitySheet& sheet;
    const std::optional<JobEstimate>& estimate;  ///< nothing when no row is left to compute with

    [[nodiscard]] Language language() const { return project.parameters.language; }
    [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return lomsong::say(language(), key, arguments);
    }
};

bool is_raster(const InputRecord& input) {
    return input.role == name_of(LayerRole::terrain) || input.role == name_of(LayerRole::land_cover) ||
           input.role == name_of(LayerRole::population);
}

/// A line with its heading in a column of its own; headings may hold letters of several bytes.
std::string headed(const std::string& heading, const std::string& text) {
    constexpr std::size_t k_column = 16;
    return heading + std::string(k_column - std::min(k_column - 1, display_width(heading)), ' ') + text + "\n";
}

std::string inputs_text(const Checked& checked) {
    std::vector<TextRow> rows;
    for (const InputRecord& input : checked.read.inputs) {
        rows.push_back({"  " + label_of_key("layer", input.role, checked.language()),
                        count(input.rows, checked.language()),
                        checked.say(is_raster(input) ? "check.cells" : "check.rows")});
    }
    std::istringstream table{aligned(rows)};
    std::string text = checked.say("check.files") + "\n";
    for (const InputRecord& input : checked.read.inputs) {
        std::string line;
        std::getline(table, line);
        text += line + "  " + input.path + "\n";
    }
    return text;
}

std::string settings_text(const Checked& checked) {
    const Layers& layers = checked.read.layers;
    std::string operators;
    for (std::size_t op = 0; op < layers.operators.size(); ++op) {
        const std::string& name = layers.operators[op];
        operators +=
            (op == 0 ? "" : ", ") +
            (layers.operator_has_reported[op] ? name : checked.say("check.no_stations", {{"operator", name}}));
    }
    return headed(checked.say("check.coordinates"),
                  fmt::format("{} ({}), {}", layers.crs.name, layers.crs.definition,
                              retold(layers.crs.reason, checked.language()))) +
           headed(
               checked.say("check.terrain"),
               checked.say(layers.terrain_kind == TerrainKind::surface ? "check.surface" : "check.bare_ground")) +
           headed(checked.say("check.operators"), operators);
}

std::string estimate_text(const Checked& checked) {
    if (!checked.estimate) {
        return checked.say("check.nothing_to_run") + "\n";
    }
    const JobEstimate& estimate = *checked.estimate;
    const AssumedInputs& assumed = estimate.assumed;
    const auto things = [&](std::size_t value) { return count(value, checked.language()); };
    const std::string sectors = things(checked.read.layers.sectors.size());
    const auto line = [](const std::string& amount, const std::string& what) {
        return fmt::format("  {:>13} {}\n", amount, what);
    };
    return checked.say("check.would_compute") + "\n" +
           line(things(checked.read.layers.hamlets.size()),
                checked.say("check.points", {{"points", things(estimate.test_points)},
                                             {"links", things(estimate.point_links)},
                                             {"sectors", sectors},
                                             {"masts", things(estimate.masts)}})) +
           line(things(estimate.cells),
                checked.say("check.map_cells", {{"layers", things(estimate.coverage_layers)},
                                                {"unknown", things(estimate.cells_without_terrain)}})) +
           line(number(estimate.memory_mib, 0, checked.language()), checked.say("check.memory")) +
           headed(checked.say("check.assumed"),
                  checked.say("check.assumed_values", {{"assumed", things(assumed.sectors)},
                                                       {"sectors", sectors},
                                                       {"heights", things(assumed.heights)},
                                                       {"azimuths", things(assumed.azimuths)},
                                                       {"tilts", things(assumed.tilts)},
                                                       {"frequencies", things(assumed.frequencies)},
                                                       {"bandwidths", things(assumed.bandwidths)},
                                                       {"powers", things(assumed.powers)}}));
}

std::string as_text(const Checked& checked) {
    const Language language = checked.language();
    return counts_text(checked.read, language) + inputs_text(checked) + understood_text(checked.read, language) +
           worst_text(checked.read.findings, language) + quality_text(checked.sheet, language) +
           settings_text(checked) + estimate_text(checked);
}

nlohmann::ordered_json inputs_json(const ReadLayers& read) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const InputRecord& input : read.inputs) {
        list.push_back({{"role", input.role}, {"path", input.path}, {"hash", input.hash}, {"rows", input.rows}});
    }
    return list;
}

void add_estimate(nlohmann::ordered_json& json, const JobEstimate& estimate, const Layers& layers) {
    json["run"] = {{"hamlets", layers.hamlets.size()},
                   {"test_points", estimate.test_points},
                   {"point_links", estimate.point_links},
                   {"sectors", layers.sectors.size()},
                   {"masts", estimate.masts},
                   {"cells", estimate.cells},
                   {"cells_without_terrain", estimate.cells_without_terrain},
                   {"coverage_layers", estimate.coverage_layers},
                   {"memory_mib", estimate.memory_mib}};
    json["assumed"] = {{"sectors", estimate.assumed.sectors},
                       {"heights", estimate.assumed.heights},
                       {"azimuths", estimate.assumed.azimuths},
                       {"tilts", estimate.assumed.tilts},
                       {"frequencies", estimate.assumed.frequencies},
                       {"bandwidths", estimate.assumed.bandwidths},
                       {"powers", estimate.assumed.powers}};
}

std::string as_json(const Checked& checked, const std::vector<std::string>& warnings) {
    const Layers& layers = checked.read.layers;
    nlohmann::ordered_json json;
    json["layers"] = counts_json(checked.read);
    json["inputs"] = inputs_json(checked.read);
    json["readings"] = readings_json(checked.read);
    json["findings"] = findings_json(checked.read.findings);
    json["quality"] = quality_json(checked.sheet);
    json["crs"] = {{"definition", layers.crs.definition}, {"name", layers.crs.name}, {"reason", layers.crs.reason}};
    json["operators"] = layers.operators;
    json["warnings"] = warnings;
    if (checked.estimate) {
        add_estimate(json, *checked.estimate, layers);
    }
    // A cell that is not text in any encoding must not keep the others from being read.
    return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// The findings as the error that --strict ends with.
void stop_if_strict(const ReadLayers& read) {
    RowFindings findings;
    for (const Finding& finding : in_file_order(read.findings)) {
        findings.add(finding);
    }
    findings.stop_if_any();
}

class CheckCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("PROJECT", m_project, "Project file (TOML)");
        options.flag("strict", m_strict,
                     "End with exit code 65 when there is any finding, also one that was repaired");
        declare_as_of(options, m_as_of);
    }
    void run(Console& console) override {
        const std::string as_of = settled_as_of(m_as_of);
        const Project project = read_project(m_project);
        std::optional<ResultFolder> folder;
        if (!console.common.output.empty()) {
            folder.emplace(console.common.output, console.common.overwrite, k_quality_mark);
        }
        const ReadLayers read = read_layers(project, console.reporter, Strictness::account);
        const QualitySheet sheet = measure_quality(read, project.parameters, as_of);
        std::optional<JobEstimate> estimate;
        if (!read.layers.sectors.empty() && !read.layers.hamlets.empty()) {
            estimate = estimate_job(read.layers, project.parameters);
        }
        console.reporter.finish_stage();
        if (folder) {
            write_quality_files(read, sheet, project.parameters.language, folder->path());
            folder->commit();
        }
        const Checked checked{project, read, sheet, estimate};
        console.out << (console.common.json ? as_json(checked, console.reporter.warnings()) : as_text(checked));
        if (m_strict || !estimate) {
            stop_if_strict(read);
        }
    }

  private:
    std::string m_project;
    std::string m_as_of;
    bool m_strict = false;
};

}  // namespace

std::unique_ptr<Command> make_check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace lomsong
