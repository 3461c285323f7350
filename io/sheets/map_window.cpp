// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/map_window.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace lomsong::sheets {

namespace {

constexpr double k_margin = 4.0;
constexpr double k_finest_bend = 0.1;

/// How far a line may be drawn from where it is: a third of the finest pen.
constexpr double k_deviation = 0.05;

double away_from(const Spot& spot, const Spot& start, const Spot& end) {
    return nearest_on_segment({spot.x, spot.y}, {start.x, start.y}, {end.x, end.y}).distance.value();
}

/// The line with as few bends as keep it within k_deviation (Douglas and Peucker 1973); its ends stay.
std::vector<Spot> simplified(const std::vector<Spot>& line) {
    std::vector<bool> is_kept(line.size());
    std::vector<std::pair<std::size_t, std::size_t>> open;
    if (!line.empty()) {
        is_kept.front() = true;
        is_kept.back() = true;
        open.emplace_back(0, line.size() - 1);
    }
    while (!open.empty()) {
        const auto [first, last] = open.back();
        open.pop_back();
        std::size_t furthest = first;
        double most = k_deviation;
        for (std::size_t i = first + 1; i < last; ++i) {
            const double away = away_from(line[i], line[first], line[last]);
            if (away > most) {
                most = away;
                furthest = i;
            }
        }
        if (furthest != first) {
            is_kept[furthest] = true;
            open.emplace_back(first, furthest);
            open.emplace_back(furthest, last);
        }
    }
    std::vector<Spot> kept;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (is_kept[i]) {
            kept.push_back(line[i]);
        }
    }
    return kept;
}

/// Beyond which sides of the paper a spot lies, room for pens and dashes taken off: a bit for each.
unsigned sides_beyond(const Spot& spot, const PaperBox& paper) {
    constexpr double k_pen_room = 3.0;
    const PaperBox drawn = paper.grown(k_pen_room);
    return (spot.x < drawn.left ? 1U : 0U) | (spot.x > drawn.right ? 2U : 0U) | (spot.y < drawn.top ? 4U : 0U) |
           (spot.y > drawn.bottom ? 8U : 0U);
}

void append_seen(Outlines& outlines, std::vector<Spot> line) {
    if (!line.empty()) {
        outlines.push_back(std::move(line));
    }
}

double fitting_denominator(const Box& ground, const PaperBox& paper) {
    const double width = std::max(paper.width() - 2.0 * k_margin, 1.0);
    const double height = std::max(paper.height() - 2.0 * k_margin, 1.0);
    return 1e3 * std::max((ground.max_x - ground.min_x) / width, (ground.max_y - ground.min_y) / height);
}

}  // namespace

double rounded_denominator(double denominator) {
    constexpr std::array k_steps{1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0, 10.0};
    const double wanted = std::max(denominator, k_least_denominator);
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    // A number that is a step already stays one, whatever the division made of it.
    const auto step =
        std::ranges::find_if(k_steps, [&](double one) { return one * (1.0 + 1e-12) >= wanted / power; });
    return std::round((step == k_steps.end() ? k_steps.back() : *step) * power);
}

MapWindow::MapWindow(const Box& ground, const PaperBox& paper)
    : m_paper{paper},
      m_denominator{rounded_denominator(fitting_denominator(ground, paper))},
      m_middle{0.5 * (ground.min_x + ground.max_x), 0.5 * (ground.min_y + ground.max_y)} {}

Box MapWindow::ground() const {
    Box box;
    box.add(to_ground({m_paper.left, m_paper.bottom}));
    box.add(to_ground({m_paper.right, m_paper.top}));
    return box;
}

Spot MapWindow::to_paper(Point place) const {
    const Spot middle = m_paper.middle();
    const double mm_per_metre = 1e3 / m_denominator;
    return {middle.x + (place.x - m_middle.x) * mm_per_metre, middle.y - (place.y - m_middle.y) * mm_per_metre};
}

Point MapWindow::to_ground(Spot spot) const {
    const Spot middle = m_paper.middle();
    const double metres_per_mm = m_denominator / 1e3;
    return {m_middle.x + (spot.x - middle.x) * metres_per_mm, m_middle.y - (spot.y - middle.y) * metres_per_mm};
}

std::vector<Spot> MapWindow::to_paper(const LineString& line) const {
    std::vector<Spot> spots;
    std::vector<unsigned> sides;
    unsigned common = ~0U;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const Spot spot = to_paper(line[i]);
        const unsigned beyond = sides_beyond(spot, m_paper);
        common &= beyond;
        const bool is_end = i == 0 || i + 1 == line.size();
        if (!is_end && std::hypot(spot.x - spots.back().x, spot.y - spots.back().y) < k_finest_bend) {
            continue;
        }
        // A bend between two others beyond the same side bends nothing that is seen, of a line or of an area.
        if (spots.size() > 1 && (sides[sides.size() - 2] & sides.back() & beyond) != 0U) {
            spots.back() = spot;
            sides.back() = beyond;
        } else {
            spots.push_back(spot);
            sides.push_back(beyond);
        }
    }
    return common == 0U ? simplified(spots) : std::vector<Spot>{};
}

Outlines MapWindow::to_paper(const MultiLineString& lines) const {
    Outlines outlines;
    for (const LineString& line : lines) {
        append_seen(outlines, to_paper(line));
    }
    return outlines;
}

Outlines MapWindow::to_paper(const MultiPolygon& areas) const {
    Outlines outlines;
    for (const Polygon& area : areas) {
        append_seen(outlines, to_paper(area.outer));
        for (const Ring& hole : area.holes) {
            append_seen(outlines, to_paper(hole));
        }
    }
    return outlines;
}

}  // namespace lomsong::sheets
