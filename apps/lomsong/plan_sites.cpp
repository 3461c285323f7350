// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "algorithms/compare/comparison.hpp"
#include "apps/lomsong/exact_solver.hpp"
#include "apps/lomsong/extra_stations.hpp"
#include "apps/lomsong/operator_finder.hpp"
#include "apps/lomsong/plan.hpp"
#include "apps/lomsong/version.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "engine/job/settled.hpp"
#include "engine/job/site_plan.hpp"
#include "engine/job/what_if.hpp"
#include "io/clean/names/name_key.hpp"
#include "io/language/catalogue.hpp"
#include "io/project/describe.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"
#include "io/write/changes.hpp"
#include "io/write/result_folder.hpp"
#include "io/write/site_plan.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr const char* k_any = "any";
constexpr Range<double> k_heights_m{1.0, 300.0};
constexpr Range<double> k_eirp_dbm{0.0, 90.0};
constexpr Range<double> k_budgets{1e-3, 1e15};
constexpr Range<double> k_solver_seconds{1.0, 86'400.0};

/// What only files know of a network judged in memory.
void complete(RecordedResult& network, std::string name, const RunParameters& parameters) {
    network.name = std::move(name);
    network.program = k_version;
    network.made_up = parameters.made_up;
    network.language = parameters.language;
    for (RecordedHamlet& hamlet : network.hamlets) {
        hamlet.name_key = name_key(hamlet.declared.name).folded;
    }
}

class SitePlanKind final : public PlanKind {
  public:
    [[nodiscard]] std::string_view name() const override { return "sites"; }

    void declare(OptionSet& options) override {
        options.text("operator", m_operator, "NAME",
                     "Of sites: whose service is missing; without it those are unserved whom no operator serves");
        options.choice("technology", m_technology, {k_any, "2G", "3G", "4G", "5G"},
                       "Of sites: the technology that is missing and built; any: all that the operator has");
        options.choice("service", m_service, {"weak", "good"}, "Of sites: at least so much counts as served");
        options.count("count", m_count, {1, 1000}, "Of sites: stations to propose, when there is no --budget");
        options.number("budget", m_budget, k_budgets, "",
                       "Of sites: what all stations may cost together, in the unit of the costs in [plan_sites]");
        options.text("candidates", m_candidates, "FILE",
                     "Of sites: places of your own to be tried too, a layer with station, height_m and a position");
        options.number("antenna-height", m_height_m, k_heights_m, "m",
                       "Of sites: new antennas above ground; without it as in [defaults]");
        options.number("eirp", m_eirp_dbm, k_eirp_dbm, "dBm",
                       "Of sites: EIRP of new antennas; without it as in [defaults]");
        options.flag("exact", m_exact,
                     "Of sites: find the best choice too, by CBC if it is installed (coinor-cbc)");
        options.number("exact-seconds", m_seconds, k_solver_seconds, "s", "Of sites: CBC stops after so long");
        options.text("what-if", m_what_if, "FILE",
                     "Of sites: instead of proposing, tell what these stations would change; a layer of stations");
        options.texts("without", m_without, "CODE",
                      "Of sites: tell what would change without this station or site; may be given again");
    }

    void run(const fs::path& project_file, Console& console) override {
        const Project project = read_project(project_file);
        m_what_if.empty() && m_without.empty() ? propose(project, console) : try_out(project, console);
    }

  private:
    void propose(const Project& project, Console& console) const {
        ResultFolder folder{console.common.output, console.common.overwrite, k_site_plan_mark};
        SiteQuestion question;
        Layers layers = read_places(project, question, console.reporter);
        ask(layers, question);
        const RunParameters parameters = settled(project.parameters, layers, console.reporter);
        const SitePlan plan = plan_sites(layers, parameters, question, console.execution(), console.reporter,
                                         solver(console.reporter));
        const SitePlanReport report{layers, plan, parameters, std::string{k_version},
                                    effective_json(project).dump()};
        write_site_plan(report, folder.path());
        stop_if_cancelled(console.reporter);
        folder.commit();
        console.reporter.finish_stage();
        console.out << (console.common.json ? site_plan_json(report) : site_plan_text(report, parameters.language));
    }

    /// The project's layers; places of the user's own go into the question.
    [[nodiscard]] Layers read_places(const Project& project, SiteQuestion& question, Reporter& reporter) const {
        if (m_candidates.empty()) {
            return read_layers(project, reporter).layers;
        }
        // What is no matter of a place is given, so that a list of codes and positions will do.
        WithExtraStations read = read_with_extra_stations(
            project, m_candidates, {{"operator", "lomsong"}, {"technology", "4G"}, {"status", ""}}, "--candidates",
            reporter);
        for (const Sector& sector : read.extra) {
            question.given.push_back({sector.station, sector.position, sector.antenna_height});
        }
        return std::move(read.layers);
    }

    void ask(const Layers& layers, SiteQuestion& question) const {
        if (!m_operator.empty()) {
            question.operator_index = operators_named(layers, m_operator).front();
        }
        if (m_technology != k_any) {
            question.technology = technology_named(m_technology);
        }
        question.service = m_service == "good" ? PointStatus::good : PointStatus::weak;
        question.count = static_cast<std::size_t>(m_count);
        question.budget = m_budget;
        if (m_height_m) {
            question.antenna_height = HeightAboveGround{*m_height_m};
        }
        if (m_eirp_dbm) {
            question.eirp = Dbm{*m_eirp_dbm};
        }
    }

    [[nodiscard]] SolveProgram solver(ConsoleReporter& reporter) const {
        if (!m_exact) {
            return {};
        }
        const std::optional<std::string> program = find_cbc();
        if (!program) {
            reporter.warn(
                "--exact: there is no program 'cbc' on this machine, so the best choice is not searched for; "
                "the bound holds all the same. Install coinor-cbc to have it.");
            return {};
        }
        return [this, &reporter, program = *program](const std::string& lp) {
            reporter.begin_stage("the best choice", 0);
            return run_cbc(program, lp, m_seconds, reporter);
        };
    }

    void try_out(const Project& project, Console& console) const {
        ResultFolder folder{console.common.output, console.common.overwrite, k_changes_mark};
        WithExtraStations read = read_trial(project, console.reporter);
        Layers& layers = read.layers;
        const RunParameters parameters = settled(project.parameters, layers, console.reporter);
        RecordedResult before = judged_network(layers, parameters, console.execution(), console.reporter);
        complete(before, say(parameters.language, "sites.today"), parameters);
        take_away(layers);
        layers.operators = read.operators;
        layers.operator_has_reported = read.operator_has_reported;
        layers.sectors.insert(layers.sectors.end(), read.extra.begin(), read.extra.end());
        RecordedResult now =
            judged_network(layers, parameters, console.execution(), console.reporter, &before.trace);
        complete(now, say(parameters.language, "sites.trial", {{"trial", trial_name()}}), parameters);
        Comparison comparison = compare_results(before, now);
        comparison.method = ReasonMethod::recomputed;  // the network alone was exchanged, and all was computed
        const ChangesReport report{before, now, comparison, {}};
        write_changes(report, folder.path());
        stop_if_cancelled(console.reporter);
        folder.commit();
        console.reporter.finish_stage();
        console.out << (console.common.json ? changes_json(report) : changes_text(report, parameters.language));
    }

    [[nodiscard]] WithExtraStations read_trial(const Project& project, Reporter& reporter) const {
        if (!m_what_if.empty()) {
            // What is planned is tried as if it were on air.
            return read_with_extra_stations(project, m_what_if, {{"status", ""}}, "--what-if", reporter);
        }
        WithExtraStations read;
        read.layers = read_layers(project, reporter).layers;
        read.operators = read.layers.operators;
        read.operator_has_reported = read.layers.operator_has_reported;
        return read;
    }

    /// Removes what --without names.
    void take_away(Layers& layers) const {
        std::vector<std::string> codes;
        for (const Sector& sector : layers.sectors) {
            codes.push_back(sector.station);
            codes.push_back(sector.site);
        }
        for (const std::string& code : m_without) {
            const auto removed = std::erase_if(layers.sectors, [&](const Sector& sector) {
                return sector.station == code || sector.site == code;
            });
            if (removed == 0) {
                throw Error{
                    ErrorKind::usage, "--without",
                    fmt::format(
                        "'{}' is no station or site of the project.{} Name one by its code in the station file.",
                        code, did_you_mean(code, codes))};
            }
        }
    }

    /// "new.geojson", "new.geojson, -BX0012".
    [[nodiscard]] std::string trial_name() const {
        std::string name = m_what_if.empty() ? "" : fs::path{m_what_if}.filename().string();
        for (const std::string& code : m_without) {
            name += (name.empty() ? "-" : ", -") + code;
        }
        return name;
    }

    std::string m_operator;
    std::string m_technology = k_any;
    std::string m_service = "weak";
    int m_count = 10;
    std::optional<double> m_budget;
    std::string m_candidates;
    std::optional<double> m_height_m;
    std::optional<double> m_eirp_dbm;
    bool m_exact = false;
    double m_seconds = 60.0;
    std::string m_what_if;
    std::vector<std::string> m_without;
};

}  // namespace

std::unique_ptr<PlanKind> make_site_plan() { return std::make_unique<SitePlanKind>(); }

}  // namespace lomsong
