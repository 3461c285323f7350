// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/main_job.hpp"
#include "datasets/country.hpp"
#include "datasets/nation.hpp"
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
        "its layers, DIR/result the result. The same seed gives the same country. Of a nation only the data is "
        "made: "
        "how it is run in parts, docs/scale.md says.",
    .examples =
        "  lomsong demo\n"
        "  lomsong demo -o country --seed 7\n"
        "  lomsong demo --size province -o province --data-only\n"
        "  lomsong demo --size nation --scale 0.06 -o two-provinces\n",
    .output_value = "DIR",
    .output_help = "Folder for the country and its result (default: lomsong-demo)",
};

class DemoCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.choice("size", m_size, {"district", "province", "nation"},
                       "district: 400 km2, 80 hamlets. province: 6,364 km2, 1,550 hamlets, 2,202 stations. nation: "
                       "34 provinces, 331,000 km2, 90,000 hamlets, 300,000 stations");
        options.number("scale", m_scale, {k_smallest_scale, 1.0}, "",
                       "Share of the nation that is made: fewer provinces, at least two");
        options.choice("terrain-cell", m_terrain_cell, {"30", "60", "90", "180"},
                       "Metres of a cell of the nation's terrain");
        options.count("seed", m_seed, {1, 1'000'000'000}, "Another seed, another country");
        options.flag("data-only", m_data_only, "Make the country and its project file, run nothing");
    }
    void run(Console& console) override {
        namespace fs = std::filesystem;
        const fs::path folder =
            console.common.output.empty() ? fs::path{"lomsong-demo"} : fs::path{console.common.output};
        if (m_size == "nation") {
            make_nation(folder, console);
        } else {
            make(folder, console);
        }
        const fs::path project = folder / "lomsong.toml";
        if (m_data_only || m_size == "nation") {
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

    void make_nation(const std::filesystem::path& folder, Console& console) const {
        const NationOptions options{.seed = static_cast<std::uint64_t>(m_seed),
                                    .scale = m_scale,
                                    .terrain_cell = Metres{std::stod(m_terrain_cell)}};
        console.reporter.begin_stage("making a nation", nation_figures(m_scale).provinces);
        ResultFolder whole{folder, console.common.overwrite, k_country_mark};
        const std::vector<MadeProvince> provinces = write_nation(options, whole.path(), console.reporter);
        stop_if_cancelled(console.reporter);
        whole.commit();
        console.reporter.finish_stage();
        std::size_t hamlets = 0;
        std::size_t sectors = 0;
        for (const MadeProvince& made : provinces) {
            hamlets += made.hamlets;
            sectors += made.sectors;
        }
        console.reporter.note(fmt::format(
            "The nation is made up, at scale {}: {} provinces, {} hamlets, {} sectors; terrain in cells of {} m.",
            m_scale, provinces.size(), hamlets, sectors, m_terrain_cell));
    }

    std::string m_size = "district";
    double m_scale = 1.0;
    std::string m_terrain_cell = "90";
    int m_seed = 1;
    bool m_data_only = false;
};

}  // namespace

std::unique_ptr<Command> make_demo_command() { return std::make_unique<DemoCommand>(); }

}  // namespace lomsong
