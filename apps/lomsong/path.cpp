// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/link_plot.hpp"
#include "apps/lomsong/link_text.hpp"
#include "apps/lomsong/place.hpp"
#include "engine/core/error.hpp"
#include "engine/job/link_report.hpp"
#include "engine/job/settled.hpp"
#include "io/gdal/session.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"
#include "io/report/profile_plot.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "path",
    .summary = "One link in full: profile, loss terms, level, what stands in the way",
    .details =
        "Without a sector the station's strongest one towards the point is taken. Shows every loss term with its "
        "equation, the obstacle, the first Fresnel zone, the link budget, and the level of each technology of the "
        "station's site.",
    .examples =
        "  lomsong path laocai/lomsong.toml --from LCI0001-14G --to 103.7731,22.5788\n"
        "  lomsong path laocai/lomsong.toml --from LCI0001-14G:2 --to 103.7731,22.5788 --json\n"
        "  lomsong path laocai/lomsong.toml --from LCI0001-14G --to 103.7731,22.5788 --plot link.svg --plot "
        "link.png\n",
};

enum class PlotKind : unsigned char { svg, png };

/// @throws Error{usage} when the name ends in neither.
PlotKind plot_kind(const std::string& file) {
    if (file.ends_with(".svg")) {
        return PlotKind::svg;
    }
    if (file.ends_with(".png")) {
        return PlotKind::png;
    }
    throw Error{ErrorKind::usage, "--plot",
                fmt::format("'{}' ends in neither .svg nor .png. Name the file so that its kind is seen.", file)};
}

class PathCommand final : public Command {
  public:
    [[nodiscard]] const CommandInfo& info() const override { return k_info; }
    void declare(OptionSet& options) override {
        options.positional("PROJECT", m_project, "Project file (TOML)");
        options.text("from", m_from, "STATION[:SECTOR]", "Transmitter: station code, and sector after a colon");
        options.require_last();
        options.text("to", m_to, "LON,LAT", "Receiver, degrees of WGS 84");
        options.require_last();
        options.texts(
            "plot", m_plots, "FILE.svg|FILE.png",
            "Draw the profile: terrain over the curved Earth, clutter, line of sight, first Fresnel zone, "
            "obstacle. May be given twice");
    }
    void run(Console& console) override {
        const Point place = parse_place("to", m_to);
        std::ranges::for_each(m_plots, [](const std::string& file) { static_cast<void>(plot_kind(file)); });
        const Project project = read_project(m_project);
        const ReadLayers read = read_layers(project, console.reporter);
        console.reporter.finish_stage();
        const gdal::Transform to_working{gdal::wgs84(), gdal::crs(read.layers.crs.definition)};
        const auto receiver = to_working(place);
        if (!receiver) {
            throw Error{ErrorKind::usage, "--to", m_to + " has no place in " + read.layers.crs.name + "."};
        }
        const RunParameters parameters = settled(project.parameters, read.layers, console.reporter);
        const RadioScene scene{read.layers, parameters};
        LinkAnswer answer{strongest(scene, sectors_named(read.layers, m_from), *receiver), {}, place};
        if (!answer.report.terrain_known) {
            console.reporter.warn("the path crosses ground without terrain: the link is unknown, not bad.");
        }
        answer.site = site_levels(scene, answer.report.sector, *receiver);
        write_plots(scene, answer, console);
        console.print(console.common.json ? link_json(scene, answer) : link_text(scene, answer));
    }

  private:
    void write_plots(const RadioScene& scene, const LinkAnswer& answer, const Console& console) const {
        if (m_plots.empty()) {
            return;
        }
        if (!answer.report.terrain_known) {
            throw Error{
                ErrorKind::bad_data, "--plot",
                "the path crosses ground without terrain, so there is no profile to draw. Add terrain, then "
                "ask again."};
        }
        const ProfilePlot plot = link_plot(scene, answer);
        for (const std::string& file : m_plots) {
            write_file(file, plot_kind(file) == PlotKind::svg ? profile_plot_svg(plot) : profile_plot_png(plot),
                       console.common.overwrite);
            console.reporter.note("plot: " + file);
        }
    }
    [[nodiscard]] static LinkReport strongest(const RadioScene& scene, const std::vector<std::uint32_t>& sectors,
                                              Point receiver) {
        std::vector<LinkReport> reports;
        std::ranges::transform(sectors, std::back_inserter(reports),
                               [&](std::uint32_t sector) { return report_link(scene, sector, receiver); });
        return *std::ranges::max_element(reports, [](const LinkReport& a, const LinkReport& b) {
            return std::pair{a.terrain_known, a.level} < std::pair{b.terrain_known, b.level};
        });
    }

    std::string m_project;
    std::string m_from;
    std::string m_to;
    std::vector<std::string> m_plots;
};

}  // namespace

std::unique_ptr<Command> make_path_command() { return std::make_unique<PathCommand>(); }

}  // namespace lomsong
