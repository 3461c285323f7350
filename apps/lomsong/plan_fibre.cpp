// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "apps/lomsong/hamlet_list.hpp"
#include "apps/lomsong/plan.hpp"
#include "apps/lomsong/version.hpp"
#include "engine/core/reporter.hpp"
#include "engine/job/fibre_plan.hpp"
#include "io/project/describe.hpp"
#include "io/project/project.hpp"
#include "io/quality/finding_files.hpp"
#include "io/read/layers_reader.hpp"
#include "io/review/status_tables.hpp"
#include "io/write/fibre_plan.hpp"
#include "io/write/result_folder.hpp"

namespace lomsong {

namespace {

constexpr Range<double> k_budgets{1e-3, 1e15};

class FibrePlanKind final : public PlanKind {
  public:
    [[nodiscard]] std::string_view name() const override { return "fibre"; }

    void declare(OptionSet& options) override {
        options.text("hamlets", m_hamlets, "FILE",
                     "Of fibre: the hamlets to reach, a file of their codes or codes with commas between; without "
                     "it those that are neither served nor passed by a cable");
        options.number("budget", m_budget, k_budgets, "",
                       "Of fibre: what all stretches may cost together at the high end, in [fibre_plan] currency");
    }

    void run(const std::filesystem::path& project_file, Console& console) override {
        const Project project = read_project(project_file);
        ResultFolder folder{console.common.output, console.common.overwrite, k_fibre_plan_mark};
        const ReadLayers read = read_layers(project, console.reporter);
        FibreQuestion question;
        question.budget = m_budget;
        if (!m_hamlets.empty()) {
            question.hamlets = hamlets_asked_for(m_hamlets, read.layers);
        }
        console.reporter.begin_stage("planning fibre", 0);
        const FibrePlan plan = plan_fibre(read.layers, project.parameters, question, console.reporter);
        const FibrePlanReport report{read.layers, plan, project.parameters, std::string{k_version},
                                     effective_json(project).dump()};
        write_fibre_plan(report, folder.path());
        write_sheets(report, folder.path());
        stop_if_cancelled(console.reporter);
        folder.commit();
        console.reporter.finish_stage();
        console.out << (console.common.json ? fibre_plan_json(report)
                                            : fibre_plan_text(report, project.parameters.language));
    }

  private:
    static void write_sheets(const FibrePlanReport& report, const std::filesystem::path& folder) {
        const auto write = [&folder](const char* name, const FeatureTable& sheet) {
            write_file((folder / name).string(), table_csv(sheet), false);
        };
        write("fibre_extensions.csv", fibre_stretch_sheet(report));
        write("fibre_hamlets.csv", fibre_hamlet_sheet(report));
        write("fibre_curve.csv", fibre_curve_sheet(report));
    }

    std::string m_hamlets;
    std::optional<double> m_budget;
};

}  // namespace

std::unique_ptr<PlanKind> make_fibre_plan() { return std::make_unique<FibrePlanKind>(); }

}  // namespace lomsong
