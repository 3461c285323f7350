// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/grid_ticks.hpp"

#include <cmath>

#include "io/language/numbers.hpp"
#include "io/sheets/round_numbers.hpp"

namespace lomsong::sheets {

namespace {

constexpr double k_fewest_mm = 25.0;
constexpr double k_tick = 1.4;

std::string label_of(double coordinate_m, double step_m, Language language) {
    return step_m >= 1e3 ? number(coordinate_m / 1e3, 0, language) : number(coordinate_m, 0, language);
}

std::vector<double> multiples_between(double low, double high, double step) {
    std::vector<double> multiples;
    for (double i = std::ceil(low / step); i * step <= high; i += 1.0) {
        multiples.push_back(i * step);
    }
    return multiples;
}

}  // namespace

GridTicks grid_ticks(const MapWindow& window, Language language) {
    const Box ground = window.ground();
    const double step_m = round_above(window.metres_of(k_fewest_mm).value());
    GridTicks ticks{.step = Metres{step_m}, .eastings = {}, .northings = {}};
    for (const double x : multiples_between(ground.min_x, ground.max_x, step_m)) {
        ticks.eastings.push_back({Metres{x}, window.to_paper({x, ground.min_y}).x, label_of(x, step_m, language)});
    }
    for (const double y : multiples_between(ground.min_y, ground.max_y, step_m)) {
        ticks.northings.push_back({Metres{y}, window.to_paper({ground.min_x, y}).y, label_of(y, step_m, language)});
    }
    return ticks;
}

void draw_grid_crosses(Canvas& canvas, const MapWindow& window, const GridTicks& ticks) {
    const Line line{.colour = k_grey.faded(0.7), .width = 0.12};
    Outlines crosses;
    for (const GridTick& easting : ticks.eastings) {
        for (const GridTick& northing : ticks.northings) {
            crosses.push_back({{easting.at - k_tick, northing.at}, {easting.at + k_tick, northing.at}});
            crosses.push_back({{easting.at, northing.at - k_tick}, {easting.at, northing.at + k_tick}});
        }
    }
    canvas.clip(window.paper());
    canvas.stroke(crosses, line);
    canvas.release();
}

void draw_neat_line(Canvas& canvas, const MapWindow& window, const GridTicks& ticks) {
    const PaperBox& paper = window.paper();
    const Letters letters{.size = 2.2, .colour = k_grey, .anchor = Anchor::middle};
    Letters upwards = letters;
    upwards.upwards = true;
    const Line line{.colour = k_ink, .width = 0.2};
    Outlines marks;
    for (const GridTick& tick : ticks.eastings) {
        marks.push_back({{tick.at, paper.top}, {tick.at, paper.top - k_tick}});
        marks.push_back({{tick.at, paper.bottom}, {tick.at, paper.bottom + k_tick}});
        const double half = 0.5 * draw::text_width(tick.label, letters);
        if (tick.at - half >= paper.left && tick.at + half <= paper.right) {
            canvas.text({tick.at, paper.top - k_tick - 0.6}, tick.label, letters);
            canvas.text({tick.at, paper.bottom + k_tick + 0.6 + 0.74 * letters.size}, tick.label, letters);
        }
    }
    for (const GridTick& tick : ticks.northings) {
        marks.push_back({{paper.left, tick.at}, {paper.left - k_tick, tick.at}});
        marks.push_back({{paper.right, tick.at}, {paper.right + k_tick, tick.at}});
        const double half = 0.5 * draw::text_width(tick.label, letters);
        if (tick.at - half >= paper.top && tick.at + half <= paper.bottom) {
            canvas.text({paper.left - k_tick - 0.6, tick.at}, tick.label, upwards);
            canvas.text({paper.right + k_tick + 0.6 + 0.74 * letters.size, tick.at}, tick.label, upwards);
        }
    }
    canvas.stroke(marks, line);
    canvas.stroke(paper, k_border_line);
}

}  // namespace lomsong::sheets
