// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/plan.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "apps/lomsong/command.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "plan",
    .summary = "What to build next, in which order and for how much",
    .details =
        "fibre finds the cheapest new cable along roads and existing routes that reaches the hamlets without "
        "fibre, "
        "hamlets relaying for each other, with a proof of how near to the cheapest it is: each stretch with its "
        "kilometres, cost range and households, the order of building and what a budget reaches. "
        "docs/plan-fibre.md explains it. sites ranks masts to share and places for new ones by the people whom "
        "they "
        "would newly serve, with a bound on what any choice could reach; with --what-if it tells what given "
        "stations "
        "would change, hamlet by hamlet. docs/plan-sites.md explains it.",
    .examples =
        "  lomsong plan fibre laocai/lomsong.toml -o fibre-plan\n"
        "  lomsong plan fibre laocai/lomsong.toml --hamlets first-26.csv --budget 400000 -o fibre-plan\n"
        "  lomsong plan sites laocai/lomsong.toml --operator Viettel --technology 4G --count 5 -o sites\n"
        "  lomsong plan sites laocai/lomsong.toml --budget 6000 --exact -o sites\n"
        "  lomsong plan sites laocai/lomsong.toml --what-if sites/proposed_stations.geojson -o trial\n",
    .output_value = "DIR",
    .output_help = "Folder for the plan; must be given",
};

/// Every kind of plan, in the order of the help.
constexpr std::array k_plans{make_fibre_plan, make_site_plan};

class PlanCommand final : public Command {
  public:
    PlanCommand() {
        std::ranges::transform(k_plans, std::back_inserter(m_plans), [](auto make) { return make(); });
    }
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        std::vector<std::string> names;
        for (const auto& plan : m_plans) {
            names.emplace_back(plan->name());
        }
        options.choice("kind", m_kind, names, "What to plan");
        options.make_last_positional("KIND");
        options.positional("PROJECT", m_project, "Project file (TOML); 'lomsong init' writes one");
        for (const auto& plan : m_plans) {
            OptionSet own;
            plan->declare(own);
            options.join(own);
        }
    }
    void run(Console& console) override {
        if (console.common.output.empty()) {
            throw Error{ErrorKind::usage, "--output", "is missing. Name the folder to write to: -o DIR"};
        }
        const auto plan = std::ranges::find(m_plans, m_kind, [](const auto& each) { return each->name(); });
        (*plan)->run(m_project, console);
        console.reporter.note("result: " + console.common.output);
    }

  private:
    std::vector<std::unique_ptr<PlanKind>> m_plans;
    std::string m_kind = "fibre";
    std::string m_project;
};

}  // namespace

std::unique_ptr<Command> make_plan_command() { return std::make_unique<PlanCommand>(); }

}  // namespace lomsong
