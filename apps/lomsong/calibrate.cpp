// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "algorithms/propagation/models.hpp"
#include "apps/lomsong/calibration_answer.hpp"
#include "apps/lomsong/command.hpp"
#include "apps/lomsong/version.hpp"
#include "engine/core/database_name.hpp"
#include "engine/core/error.hpp"
#include "engine/job/calibration_job.hpp"
#include "engine/job/radio_scene.hpp"
#include "engine/job/settled.hpp"
#include "io/project/project.hpp"
#include "io/read/calibration_layer.hpp"
#include "io/read/layers_reader.hpp"
#include "io/read/measurements.hpp"
#include "io/write/calibration_writer.hpp"
#include "io/write/whole_file.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "calibrate",
    .summary = "What measurements add to the levels of the model",
    .details =
        "Sets measured levels against the exact predictions at their places and fits, for each technology and land "
        "cover, what the model is off by over the distance. Writes it to a file that a project names as "
        "calibration "
        "in [radio]. Refuses, with the figures, when there are too few places or areas, when the distances are too "
        "alike, when it cannot be told from chance, or when areas that were left out do not get better by it.",
    .examples =
        "  lomsong calibrate laocai/lomsong.toml --measurements ispeed.csv\n"
        "  lomsong calibrate laocai/lomsong.toml --measurements drive-test.xlsx -o laocai/calibration-47.toml\n"
        "  lomsong calibrate laocai/lomsong.toml --overwrite --json\n",
    .output_value = "FILE",
    .output_help = "Calibration file (default: 'calibration.toml' beside the project file)",
};

/// With the project's own measurements when no file is given; a calibration that it names already plays no part.
Project measured_project(const std::string& file, const std::vector<std::string>& measurements) {
    Project project = read_project(file);
    project.calibration.clear();
    for (const std::string& named : measurements) {
        std::error_code failed;
        if (!is_database(named) && !std::filesystem::exists(named, failed)) {
            throw Error{ErrorKind::no_input, "--measurements",
                        fmt::format("there is no such file: {}. Correct its name.", named)};
        }
    }
    if (!measurements.empty()) {
        return with_measurements(std::move(project), measurements);
    }
    if (project.find(LayerRole::measurements).empty()) {
        throw Error{ErrorKind::usage, "--measurements",
                    "is missing, and the project has no [layers.measurements]. Name the file of measurements."};
    }
    return project;
}

/// `measurements` are the files as the user named them; empty for the project's own.
CalibrationRecord record_of(const Project& project, const ReadLayers& read,
                            const std::vector<std::string>& measurements, const MeasuredAndPredicted& measured,
                            std::vector<TechnologyFit> fits) {
    CalibrationRecord record;
    record.version = k_version;
    record.model_reference = find_model(project.parameters.radio.model)->info().reference;
    record.made_up = project.parameters.made_up;
    record.conditions = calibration_conditions(project, land_cover_hashes(read.inputs));
    std::size_t named = 0;
    for (const InputRecord& input : read.inputs) {
        if (input.role != name_of(LayerRole::hamlets)) {
            record.inputs.push_back(input);
        }
        if (input.role == name_of(LayerRole::measurements) && named < measurements.size()) {
            record.inputs.back().path = measurements[named++];
        }
    }
    record.measurements = measured.measurements;
    record.without_level = measured.without_level;
    record.passed_over = measured.passed_over;
    record.not_predicted = measured.not_predicted;
    record.days = measured.days;
    record.areas = area_key(measured.areas);
    record.fits = std::move(fits);
    return record;
}

/// @throws Error{bad_data} with the reason of every technology when none can be calibrated.
void stop_when_all_are_refused(const std::vector<TechnologyFit>& fits, const MeasuredAndPredicted& measured,
                               const std::string& where) {
    if (calibration_of(fits)) {
        return;
    }
    std::string reasons;
    for (const TechnologyFit& fit : fits) {
        reasons += fmt::format(" {}: {}", info(fit.technology).name, refusal_text(fit, Language::english));
    }
    if (fits.empty()) {
        reasons = fmt::format(" Of {} measurements {} have no level and {} no station that can be predicted.",
                              measured.measurements, measured.without_level, measured.not_predicted);
    }
    throw Error{
        ErrorKind::bad_data, where,
        fmt::format("the measurements support no calibration, and none is written.{} Measure in more places, "
                    "areas and distances; docs/calibration.md says what is needed.",
                    reasons)};
}

class CalibrateCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("PROJECT", m_project, "Project file (TOML)");
        options.texts("measurements", m_measurements, "FILE",
                      "Measured levels: an export of i-Speed or of a drive test; once for each file (default: "
                      "[layers.measurements] of the project)");
    }
    void run(Console& console) override {
        const std::filesystem::path beside = std::filesystem::path{m_project}.parent_path() / "calibration.toml";
        WholeFile file{console.common.output.empty() ? beside : std::filesystem::path{console.common.output},
                       console.common.overwrite};
        const Project project = measured_project(m_project, m_measurements);
        const ReadLayers read = read_layers(project, console.reporter);
        const RunParameters parameters =
            measuring_parameters(settled(project.parameters, read.layers, console.reporter));
        const RadioScene scene{read.layers, parameters};
        const MeasuredAndPredicted measured = predict_measured(scene, console.execution(), console.reporter);
        console.reporter.finish_stage();
        const std::vector<TechnologyFit> fits = fit_technologies(measured);
        stop_when_all_are_refused(
            fits, measured,
            m_measurements.empty() ? m_project : fmt::format("{}", fmt::join(m_measurements, ", ")));
        stop_if_cancelled(console.reporter);
        write_file(file.path().string(), calibration_toml(record_of(project, read, m_measurements, measured, fits)),
                   true);
        file.commit();
        const CalibrationAnswer answer{parameters, measured, fits, file.target().string()};
        console.out << (console.common.json ? calibration_answer_json(answer) : calibration_text(answer));
        console.reporter.note("calibration: " + file.target().string() +
                              "; a project applies it by calibration = \"FILE\" in [radio]");
    }

  private:
    std::string m_project;
    std::vector<std::string> m_measurements;
};

}  // namespace

std::unique_ptr<Command> make_calibrate_command() { return std::make_unique<CalibrateCommand>(); }

}  // namespace lomsong
