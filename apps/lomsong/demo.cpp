// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/main_job.hpp"
#include "datasets/country.hpp"
#include "datasets/writer.hpp"
#include "engine/core/error.hpp"
#include "io/report/map_page.hpp"
#include "io/write/result_folder.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "demo",
    .summary = "Makes a mountain district, runs it, prints where the map is",
    .details =
        "The country is made up, and everything written says so: DIR/lomsong.toml is its project file beside "
        "its layers, DIR/result the result. The same seed gives the same country.",
    .examples =
        "  lomsong demo\n"
        "  lomsong demo -o country --seed 7\n"
        "  lomsong demo --size province -o province --data-only\n",
    .output_value = "DIR",
    .output_help = "Folder for the country and its result (default: lomsong-demo)",
};

class DemoCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.choice("size", m_size, {"district", "province"},
                       "district: 400 km2, 80 hamlets. province: 6,364 km2, 1,550 hamlets, 2,202 stations");
        options.count("seed", m_seed, {1, 1'000'000'000}, "Another seed, another country");
        options.flag("data-only", m_data_only, "Make the country and its project file, run nothing");
    }
    void run(Console& console) override {
        namespace fs = std::filesystem;
        const fs::path folder =
            console.common.output.empty() ? fs::path{"lomsong-demo"} : fs::path{console.common.output};
        make(folder, console);
        const fs::path project = folder / "lomsong.toml";
        if (m_data_only) {
            console.out << project.string() << '\n';
            return;
        }
        const fs::path result = folder / "result";
        console.out << run_project({.project_file = project, .output = result, .since = {}}, console)
                    << "map: " << (result / k_map_file).string() << '\n';
        console.reporter.note("The country is made up. Open the map in a web browser; no network is needed.");
    }

  private:
    void make(const std::filesystem::path& folder, Console& console) const {
        console.reporter.begin_stage("making a country", 0);
        CountryOptions options;
        options.size = m_size == "province" ? CountrySize::province : CountrySize::district;
        options.seed = static_cast<std::uint64_t>(m_seed);
        ResultFolder whole{folder, console.common.overwrite, k_country_mark};
        write_country(make_country(options), whole.path());
        stop_if_cancelled(console.reporter);
        whole.commit();
        console.reporter.finish_stage();
    }

    std::string m_size = "district";
    int m_seed = 1;
    bool m_data_only = false;
};

}  // namespace

std::unique_ptr<Command> make_demo_command() { return std::make_unique<DemoCommand>(); }

}  // namespace lomsong
