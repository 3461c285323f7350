// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/link_plot.hpp"

#include <cmath>
#include <string>

#include <fmt/format.h>

#include "apps/lomsong/version.hpp"
#include "engine/core/results.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"

namespace lomsong {

namespace {

std::string geometry_line(const RadioScene& scene, const LinkAnswer& answer, Language language) {
    const LinkReport& report = answer.report;
    const RadioSector& sector = scene.sectors()[report.sector];
    const std::string geometry = say(language, "plot.geometry",
                                     {{"lon", number(answer.place.x, 5, language)},
                                      {"lat", number(answer.place.y, 5, language)},
                                      {"km", number(in_kilometres(report.direction.distance), 2, language)},
                                      {"bearing", number(report.direction.azimuth.value(), 0, language)},
                                      {"mhz", number(in_megahertz(sector.frequency), 0, language)}});
    if (!report.loss.known()) {
        return say(language, "plot.no_loss", {{"geometry", geometry}});
    }
    return say(language, "plot.level",
               {{"geometry", geometry},
                {"loss", number(report.loss.loss.value(), 1, language)},
                {"level_name", std::string{info(sector.technology).level_name}},
                {"level", number(report.level.value(), 1, language)},
                {"status", label(report.status, language)}});
}

std::string zone_line(const FresnelClearance& tightest, Language language) {
    const std::string place = number(in_kilometres(tightest.distance), 2, language);
    return tightest.share >= 1.0   ? say(language, "plot.zone_free")
           : tightest.share <= 0.0 ? say(language, "plot.zone_blocked", {{"km", place}})
                                   : say(language, "plot.zone_touched",
                                         {{"km", place}, {"percent", number(100.0 * tightest.share, 0, language)}});
}

PlotObstacle drawn(const LinkReport& report, const Obstacle& obstacle, Language language) {
    const double top_m = report.profile.terrain_m[obstacle.index] + report.profile.clutter_m[obstacle.index];
    const double above_m = obstacle.height_above_line.value();
    return {
        obstacle.distance,
        HeightAboveSeaLevel{top_m},
        {say(language, above_m >= 0.0 ? "plot.blocked" : "plot.grazed",
             {{"km", number(in_kilometres(obstacle.distance), 2, language)}, {"m", number(top_m, 0, language)}}),
         say(language, above_m >= 0.0 ? "plot.above" : "plot.below",
             {{"m", number(std::abs(above_m), 1, language)},
              {"db", number(obstacle.knife_edge_loss.value(), 1, language)}})}};
}

}  // namespace

ProfilePlot link_plot(const RadioScene& scene, const LinkAnswer& answer) {
    const LinkReport& report = answer.report;
    const RunParameters& parameters = scene.parameters();
    const Sector& declared = scene.layers().sectors[report.sector];
    const RadioSector& sector = scene.sectors()[report.sector];
    const Language language = parameters.language;
    ProfilePlot plot;
    plot.title = say(language, "plot.title",
                     {{"station", declared.station},
                      {"sector", declared.label},
                      {"operator", scene.layers().operators[declared.operator_index]},
                      {"technology", std::string{info(declared.technology).name}}});
    plot.subtitles.push_back(geometry_line(scene, answer, language));
    if (report.clearance) {
        plot.subtitles.push_back(zone_line(*report.clearance, language));
    }
    plot.profile = report.profile;
    plot.effective_earth_radius = report.effective_earth_radius;
    plot.frequency = sector.frequency;
    plot.transmitter = {declared.station, sector.antenna_height};
    plot.receiver = {say(language, "plot.receiver"), parameters.radio.receiver_height};
    if (report.obstacle) {
        plot.obstacle = drawn(report, *report.obstacle, language);
    }
    plot.footer = fmt::format("Lomsong {}  ·  {}", k_version, scene.sweep().model().info().reference);
    plot.made_up = parameters.made_up;
    plot.language = language;
    return plot;
}

}  // namespace lomsong
