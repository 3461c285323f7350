// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "engine/job/coverage_job.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "check",
    .summary = "Reads and checks everything, computes nothing",
    .details =
        "Reads the project file and all its layers, and says what a run would do: rows, cells, links, memory.",
    .examples =
        "  lomsong check laocai/lomsong.toml\n"
        "  lomsong check laocai/lomsong.toml --json\n",
};

std::string as_text(const ReadLayers& read, const JobEstimate& estimate) {
    std::string text = "Layers\n";
    for (const InputRecord& input : read.inputs) {
        text += fmt::format(
            "  {:<14} {:>9} {}  {}\n", input.role, input.rows,
            input.role == "terrain" || input.role == "land_cover" || input.role == "population" ? "cells" : "rows ",
            input.path);
    }
    const Layers& layers = read.layers;
    text += fmt::format("Coordinates     {} ({}), {}\n", layers.crs.name, layers.crs.definition, layers.crs.reason);
    text +=
        fmt::format("Terrain is      {}\n", layers.terrain_kind == TerrainKind::surface
                                                ? "a surface model: canopy and roofs are in it, no clutter is added"
                                                : "bare ground: clutter heights are added by land cover");
    text += "Operators      ";
    for (std::size_t op = 0; op < layers.operators.size(); ++op) {
        text +=
            fmt::format(" {}{}", layers.operators[op], layers.operator_has_reported[op] ? "" : " (no stations)");
    }
    text += fmt::format(
        "\nA run would compute\n"
        "  {:>9} hamlets at {} test points, {} links to {} sectors on {} masts\n"
        "  {:>9} cells in {} coverage layers; {} of them lie on ground without terrain\n"
        "  {:>9.0f} MiB of memory for rasters\n"
        "Assumed         {} of {} sectors: {} heights, {} azimuths, {} tilts, {} frequencies, {} bandwidths, {} "
        "powers\n",
        layers.hamlets.size(), estimate.test_points, estimate.point_links, layers.sectors.size(), estimate.masts,
        estimate.cells, estimate.coverage_layers, estimate.cells_without_terrain, estimate.memory_mib,
        estimate.assumed.sectors, layers.sectors.size(), estimate.assumed.heights, estimate.assumed.azimuths,
        estimate.assumed.tilts, estimate.assumed.frequencies, estimate.assumed.bandwidths, estimate.assumed.powers);
    return text;
}

std::string as_json(const ReadLayers& read, const JobEstimate& estimate, const std::vector<std::string>& warnings) {
    nlohmann::ordered_json json;
    json["inputs"] = nlohmann::ordered_json::array();
    for (const InputRecord& input : read.inputs) {
        json["inputs"].push_back(
            {{"role", input.role}, {"path", input.path}, {"hash", input.hash}, {"rows", input.rows}});
    }
    const Layers& layers = read.layers;
    json["crs"] = {{"definition", layers.crs.definition}, {"name", layers.crs.name}, {"reason", layers.crs.reason}};
    json["operators"] = layers.operators;
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
    json["warnings"] = warnings;
    return json.dump(2) + "\n";
}

class CheckCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override { options.positional("PROJECT", m_project, "Project file (TOML)"); }
    void run(Console& console) override {
        const Project project = read_project(m_project);
        const ReadLayers read = read_layers(project, console.reporter);
        const JobEstimate estimate = estimate_job(read.layers, project.parameters);
        console.reporter.finish_stage();
        console.print(console.common.json ? as_json(read, estimate, console.reporter.warnings())
                                          : as_text(read, estimate));
    }

  private:
    std::string m_project;
};

}  // namespace

std::unique_ptr<Command> make_check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace lomsong
