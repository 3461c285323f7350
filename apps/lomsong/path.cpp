// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/command.hpp"
#include "apps/lomsong/link_text.hpp"
#include "engine/core/error.hpp"
#include "engine/job/link_report.hpp"
#include "io/gdal/session.hpp"
#include "io/project/project.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

namespace {

constexpr CommandInfo k_info{
    .name = "path",
    .summary = "One link in full: profile, loss terms, level, what stands in the way",
    .details = "Without a sector the station's strongest one towards the point is taken.",
    .examples =
        "  lomsong path laocai/lomsong.toml --from LCI0001-14G --to 103.7731,22.5788\n"
        "  lomsong path laocai/lomsong.toml --from LCI0001-14G:2 --to 103.7731,22.5788 --json\n",
};

Point parse_place(const std::string& text) {
    const auto comma = text.find(',');
    if (comma == std::string::npos) {
        throw Error{ErrorKind::usage, "--to",
                    fmt::format("'{}' is no place. Write LON,LAT, such as 103.97,22.48.", text)};
    }
    const Point place{parse_number("to", text.substr(0, comma)), parse_number("to", text.substr(comma + 1))};
    if (place.x < -180.0 || place.x > 180.0 || place.y < -90.0 || place.y > 90.0) {
        throw Error{
            ErrorKind::usage, "--to",
            fmt::format("{} is outside longitude -180..180, latitude -90..90. Longitude comes first.", text)};
    }
    return place;
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
    }
    void run(Console& console) override {
        const Point place = parse_place(m_to);
        const Project project = read_project(m_project);
        console.reporter.begin_stage("reading layers", 0);
        const ReadLayers read = read_layers(project, console.reporter);
        console.reporter.finish_stage();
        const gdal::Transform to_working{gdal::wgs84(), gdal::crs(read.layers.crs.definition)};
        const auto receiver = to_working(place);
        if (!receiver) {
            throw Error{ErrorKind::usage, "--to", m_to + " has no place in " + read.layers.crs.name + "."};
        }
        const RadioScene scene{read.layers, project.parameters};
        const LinkReport report = strongest(scene, sectors_named(read.layers, m_from), *receiver);
        if (!report.terrain_known) {
            console.reporter.warn("the path crosses ground without terrain: the link is unknown, not bad.");
        }
        console.print(console.common.json ? link_json(scene, report, place) : link_text(scene, report, place));
    }

  private:
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
};

}  // namespace

std::unique_ptr<Command> make_path_command() { return std::make_unique<PathCommand>(); }

}  // namespace lomsong
