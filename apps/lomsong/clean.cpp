// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/today.hpp"
#include "io/project/project.hpp"
#include "io/quality/quality_folder.hpp"
#include "io/quality/quality_text.hpp"
#include "io/quality/reading_text.hpp"
#include "io/read/layers_reader.hpp"
#include "io/write/result_folder.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "clean",
    .summary = "Writes the cleaned layers, and what was wrong in the files",
    .details =
        "Reads the layers of the project file as `run` does and writes them as cleaned.gpkg and as GeoJSON in WGS "
        "84, "
        "each feature with its source row and its repairs; findings.csv, the rejected rows in their own form, "
        "review.csv and the data-quality sheet stand beside. docs/cleaning.md explains every rule.",
    .examples =
        "  lomsong clean laocai/lomsong.toml\n"
        "  lomsong clean laocai/lomsong.toml -o cleaned-week-47\n"
        "  lomsong clean laocai/lomsong.toml -o cleaned-week-47 --overwrite --json\n",
    .output_value = "DIR",
    .output_help = "Folder for the cleaned layers (default: 'cleaned' beside the project file)",
};

class CleanCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("PROJECT", m_project, "Project file (TOML); 'lomsong init' writes one");
        declare_as_of(options, m_as_of);
    }
    void run(Console& console) override {
        namespace fs = std::filesystem;
        const std::string as_of = settled_as_of(m_as_of);
        const Project project = read_project(m_project);
        const fs::path output =
            console.common.output.empty() ? project.folder / "cleaned" : fs::path{console.common.output};
        ResultFolder folder{output, console.common.overwrite, k_quality_mark};
        const ReadLayers read = read_layers(project, console.reporter);
        const Language language = project.parameters.language;
        const QualitySheet sheet = measure_quality(read, project.parameters, as_of);
        console.reporter.begin_stage("writing cleaned layers", 1);
        write_cleaned_layers(read, project.parameters, folder.path(), console.reporter);
        write_quality_files(read, sheet, language, folder.path());
        stop_if_cancelled(console.reporter);
        folder.commit();
        console.reporter.finish_stage();
        if (console.common.json) {
            nlohmann::ordered_json json{{"layers", counts_json(read)}, {"quality", quality_json(sheet)}};
            console.out << json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
        } else {
            console.out << counts_text(read, language) << worst_text(read.findings, language)
                        << quality_text(sheet, language);
        }
        console.reporter.note("cleaned layers: " + output.string());
    }

  private:
    std::string m_project;
    std::string m_as_of;
};

}  // namespace

std::unique_ptr<Command> make_clean_command() { return std::make_unique<CleanCommand>(); }

}  // namespace lomsong
