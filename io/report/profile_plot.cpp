// SPDX-License-Identifier: Apache-2.0
#include "io/report/profile_plot.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "io/draw/canvas.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/report/profile_scale.hpp"

namespace lomsong {

namespace {

using draw::Anchor;
using draw::Box;
using draw::Canvas;
using draw::Colour;
using draw::colour;
using draw::ImageKind;
using draw::Letters;
using draw::Line;
using report::ProfileGeometry;
using draw::Spot;

constexpr double k_width = 1200.0;
constexpr double k_height = 675.0;
constexpr double k_pixels_per_point = 2.0;

constexpr Colour k_ink = colour(0x22262B);
constexpr Colour k_grey = colour(0x5C6670);
constexpr Colour k_grid = colour(0xE3E7EA);
constexpr Colour k_sky = colour(0xF7FAFC);
constexpr Colour k_ground = colour(0xC9B79C);
constexpr Colour k_ground_line = colour(0x6B5438);
constexpr Colour k_clutter = colour(0x86B06F);
constexpr Colour k_ray = colour(0x174A7C);
constexpr Colour k_zone = colour(0xE8A33D);
constexpr Colour k_alarm = colour(0xB8271B);
constexpr Colour k_white = colour(0xFFFFFF);

/// Decimals that steps of `step` need, as few as may be.
int decimals_of(double step) { return std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))); }

/// One picture in the making; the members below draw from back to front.
class Drawing {
  public:
    Drawing(const ProfilePlot& plot, ImageKind kind)
        : m_plot{plot}, m_geometry{plot}, m_canvas{kind, k_width, k_height, k_pixels_per_point} {
        const double headroom = plot.obstacle ? 0.3 : 0.16;  // for the labels over the ground
        const double span_m = std::max(m_geometry.highest_m() - m_geometry.lowest_m(), 20.0);
        m_levels_m = report::outer_ticks(m_geometry.lowest_m() - 0.05 * span_m,
                                         m_geometry.highest_m() + headroom * span_m, 7);
        m_area.top = 62.0 + k_subtitle_line * static_cast<double>(plot.subtitles.size());
    }

    [[nodiscard]] std::string bytes() {
        heading();
        grid();
        m_canvas.clip(m_area);
        zone(0.30);
        ray(false);
        ground();
        zone(0.16);
        ray(true);
        m_canvas.release();
        m_canvas.stroke(m_area, Line{k_grey, 1.0});
        antennas();
        obstacle();
        axes();
        legend();
        return m_canvas.bytes();
    }

  private:
    static constexpr double k_subtitle_line = 19.0;

    [[nodiscard]] double x(double distance_km) const {
        return m_area.left + m_area.width() * distance_km / m_geometry.length_km();
    }
    [[nodiscard]] double y(double height_m) const {
        return m_area.bottom -
               m_area.height() * (height_m - m_levels_m.front()) / (m_levels_m.back() - m_levels_m.front());
    }
    [[nodiscard]] double distance_km(std::size_t point) const { return m_plot.profile.distance_km[point]; }

    void heading() {
        m_canvas.text({m_area.left, 40.0}, m_plot.title, {.size = 21.0, .colour = k_ink, .bold = true});
        double base = 62.0;
        for (const std::string& line : m_plot.subtitles) {
            m_canvas.text({m_area.left, base}, line, {.size = 13.5, .colour = k_grey});
            base += k_subtitle_line;
        }
        if (m_plot.made_up) {
            const Letters letters{.size = 14.0, .colour = k_alarm, .bold = true, .anchor = Anchor::end};
            const std::string warning = say(m_plot.language, "common.made_up");
            const double width = draw::text_width(warning, letters);
            m_canvas.stroke(Box{m_area.right - width - 20.0, 20.0, m_area.right, 46.0}, Line{k_alarm, 1.5}, 4.0);
            m_canvas.text({m_area.right - 10.0, 38.0}, warning, letters);
        }
    }

    void grid() {
        m_canvas.fill(m_area, k_sky);
        for (const double level : m_levels_m) {
            m_canvas.stroke(std::vector<Spot>{{m_area.left, y(level)}, {m_area.right, y(level)}},
                            Line{k_grid, 1.0});
        }
        for (const double tick : report::inner_ticks(0.0, m_geometry.length_km(), 10)) {
            m_canvas.stroke(std::vector<Spot>{{x(tick), m_area.top}, {x(tick), m_area.bottom}}, Line{k_grid, 1.0});
        }
    }

    /// The first Fresnel zone, drawn once behind the ground and once, fainter, over it.
    void zone(double opacity) {
        constexpr int k_steps = 240;
        std::vector<Spot> upper;
        std::vector<Spot> lower;
        for (int i = 0; i <= k_steps; ++i) {
            const double d_km = m_geometry.length_km() * (0.5 - 0.5 * std::cos(std::numbers::pi * i / k_steps));
            upper.push_back({x(d_km), y(m_geometry.line_m(d_km) + m_geometry.fresnel_m(d_km))});
            lower.push_back({x(d_km), y(m_geometry.line_m(d_km) - m_geometry.fresnel_m(d_km))});
        }
        upper.insert(upper.end(), lower.rbegin(), lower.rend());
        m_canvas.fill(upper, k_zone.faded(opacity));
        m_canvas.stroke(upper, Line{k_zone.faded(2.0 * opacity), 1.0});
    }

    /// The line of sight: whole in the open, dashed where it runs through the ground.
    void ray(bool dashed) {
        const double end_km = m_geometry.length_km();
        m_canvas.stroke(
            std::vector<Spot>{{x(0.0), y(m_geometry.line_m(0.0))}, {x(end_km), y(m_geometry.line_m(end_km))}},
            Line{k_ray, 1.8, dashed ? draw::Dash::dashes : draw::Dash::none});
    }

    void ground() {
        std::vector<Spot> surface;
        std::vector<Spot> terrain;
        for (std::size_t i = 0; i < m_plot.profile.distance_km.size(); ++i) {
            surface.push_back({x(distance_km(i)), y(m_geometry.clutter_top_m(i))});
            terrain.push_back({x(distance_km(i)), y(m_geometry.ground_m(i))});
        }
        const auto down_to_the_frame = [this](std::vector<Spot> line) {
            line.push_back({m_area.right, m_area.bottom});
            line.push_back({m_area.left, m_area.bottom});
            return line;
        };
        m_canvas.fill(down_to_the_frame(surface), k_clutter);
        m_canvas.fill(down_to_the_frame(terrain), k_ground);
        m_canvas.stroke(terrain, Line{k_ground_line, 1.4});
    }

    /// The upper edge of all that is drawn between two places across, as y.
    [[nodiscard]] double skyline(double left, double right) const {
        double top = m_area.bottom;
        for (std::size_t i = 0; i < m_plot.profile.distance_km.size(); ++i) {
            const double d_km = distance_km(i);
            if (x(d_km) >= left && x(d_km) <= right) {
                top = std::min(
                    {top, y(m_geometry.clutter_top_m(i)), y(m_geometry.line_m(d_km) + m_geometry.fresnel_m(d_km))});
            }
        }
        return top;
    }

    void antenna(std::size_t point, const PlotAntenna& antenna, double top_m, Anchor anchor) {
        const double at = x(distance_km(point));
        const double tip = y(top_m);
        m_canvas.stroke(std::vector<Spot>{{at, y(m_geometry.ground_m(point))}, {at, tip}}, Line{k_ink, 3.5});
        m_canvas.dot({at, tip}, 5.5, k_ink);
        m_canvas.dot({at, tip}, 2.5, k_white);
        const std::string text =
            fmt::format("{}, {} m", antenna.label, number(antenna.height.value(), 1, m_plot.language));
        const Letters letters{.size = 13.0, .colour = k_ink, .bold = true, .anchor = anchor};
        const double width = draw::text_width(text, letters);
        const double left = anchor == Anchor::start ? at + 8.0 : at - 8.0 - width;
        const double base = std::min(skyline(left - 8.0, left + width + 8.0), tip - 4.0) - 8.0;
        m_canvas.text({anchor == Anchor::start ? left : left + width, base}, text, letters);
        m_taken.push_back({left, base - letters.size, left + width, base + 5.0});
    }

    void antennas() {
        const double end_km = m_geometry.length_km();
        antenna(0, m_plot.transmitter, m_geometry.line_m(0.0), Anchor::start);
        antenna(m_plot.profile.distance_km.size() - 1, m_plot.receiver, m_geometry.line_m(end_km), Anchor::end);
    }

    void obstacle() {
        if (!m_plot.obstacle) {
            return;
        }
        const double d_km = m_plot.obstacle->distance.value() / 1e3;
        const Spot top{x(d_km), y(m_plot.obstacle->top.value() + m_geometry.bulge_m(d_km))};
        m_canvas.stroke(std::vector<Spot>{{top.x, y(m_geometry.line_m(d_km))}, top}, Line{k_alarm, 1.8});
        m_canvas.dot(top, 4.5, k_alarm);
        const Letters letters{.size = 13.0, .colour = k_alarm};
        double width = 0.0;
        for (const std::string& line : m_plot.obstacle->labels) {
            width = std::max(width, draw::text_width(line, letters));
        }
        constexpr double k_line_height = 18.0;
        const double height = k_line_height * static_cast<double>(m_plot.obstacle->labels.size()) + 10.0;
        const double left = std::clamp(top.x - 0.5 * width - 10.0, m_area.left + 6.0, m_area.right - width - 26.0);
        const double above = std::max(m_area.top + 6.0, top.y - 22.0 - height);
        Box box{left, above, left + width + 20.0, above + height};
        for (const Box& taken : m_taken) {
            if (box.left < taken.right && taken.left < box.right && box.top < taken.bottom &&
                taken.top < box.bottom) {
                box.top = std::max(m_area.top + 6.0, taken.top - 6.0 - height);
                box.bottom = box.top + height;
            }
        }
        m_canvas.stroke(std::vector<Spot>{top, {std::clamp(top.x, box.left, box.right), box.bottom}},
                        Line{k_alarm, 1.0});
        m_canvas.fill(box, k_white.faded(0.92), 4.0);
        m_canvas.stroke(box, Line{k_alarm, 1.2}, 4.0);
        double base = box.top + 18.0;
        for (const std::string& line : m_plot.obstacle->labels) {
            m_canvas.text({box.left + 10.0, base}, line, letters);
            base += k_line_height;
        }
    }

    void axes() {
        const double step_m = m_levels_m[1] - m_levels_m[0];
        for (const double level : m_levels_m) {
            m_canvas.text({m_area.left - 9.0, y(level) + 4.5}, number(level, decimals_of(step_m), m_plot.language),
                          {.size = 12.5, .colour = k_ink, .anchor = Anchor::end});
        }
        const std::vector<double> ticks = report::inner_ticks(0.0, m_geometry.length_km(), 10);
        for (const double tick : ticks) {
            m_canvas.text({x(tick), m_area.bottom + 19.0},
                          number(tick, decimals_of(ticks[1] - ticks[0]), m_plot.language),
                          {.size = 12.5, .colour = k_ink, .anchor = Anchor::middle});
        }
        m_canvas.text({0.5 * (m_area.left + m_area.right), m_area.bottom + 41.0},
                      say(m_plot.language, "plot.distance"),
                      {.size = 13.5, .colour = k_ink, .anchor = Anchor::middle});
        m_canvas.text({28.0, 0.5 * (m_area.top + m_area.bottom)}, say(m_plot.language, "plot.height"),
                      {.size = 13.5, .colour = k_ink, .anchor = Anchor::middle, .upwards = true});
    }

    /// Names what is drawn, and only that.
    void legend() {
        const Letters letters{.size = 13.0, .colour = k_ink};
        constexpr double k_swatch = 24.0;
        const double middle = m_area.bottom + 69.0;
        double left = m_area.left;
        const auto entry = [&](std::string_view name, const auto& draw) {
            draw(Box{left, middle - 7.0, left + k_swatch, middle + 7.0});
            m_canvas.text({left + k_swatch + 7.0, middle + 4.5}, name, letters);
            left += k_swatch + 7.0 + draw::text_width(name, letters) + 26.0;
        };
        const auto stroke_across = [&](const Box& box, const Line& line) {
            m_canvas.stroke(std::vector<Spot>{{box.left, middle}, {box.right, middle}}, line);
        };
        entry(say(m_plot.language, "plot.ground"), [&](const Box& box) {
            m_canvas.fill(box, k_ground);
            m_canvas.stroke(std::vector<Spot>{{box.left, box.top}, {box.right, box.top}}, Line{k_ground_line, 1.4});
        });
        if (std::ranges::any_of(m_plot.profile.clutter_m, [](double height_m) { return height_m > 0.0; })) {
            entry(say(m_plot.language, "plot.clutter"), [&](const Box& box) { m_canvas.fill(box, k_clutter); });
        }
        entry(say(m_plot.language, "plot.ray"), [&](const Box& box) { stroke_across(box, Line{k_ray, 1.8}); });
        entry(say(m_plot.language, "plot.zone"), [&](const Box& box) {
            m_canvas.fill(box, k_zone.faded(0.35), 6.0);
            m_canvas.stroke(box, Line{k_zone.faded(0.7), 1.0}, 6.0);
        });
        if (m_plot.obstacle) {
            entry(say(m_plot.language, "plot.obstacle"), [&](const Box& box) {
                stroke_across(box, Line{k_alarm, 1.8});
                m_canvas.dot({0.5 * (box.left + box.right), middle}, 4.5, k_alarm);
            });
        }
        const std::string curvature =
            say(m_plot.language, "plot.curvature",
                {{"km", number(in_kilometres(m_plot.effective_earth_radius), 0, m_plot.language)}});
        const Letters small{.size = 11.5, .colour = k_grey};
        m_canvas.text({m_area.left, k_height - 16.0}, curvature, small);
        m_canvas.text({m_area.right, k_height - 16.0}, m_plot.footer,
                      {.size = 11.5, .colour = k_grey, .anchor = Anchor::end});
    }

    const ProfilePlot& m_plot;
    ProfileGeometry m_geometry;
    Canvas m_canvas;
    std::vector<double> m_levels_m;
    std::vector<Box> m_taken;  ///< by the names of the antennas
    Box m_area{84.0, 90.0, k_width - 34.0, k_height - 118.0};
};

}  // namespace

std::string profile_plot_svg(const ProfilePlot& plot) { return Drawing{plot, ImageKind::svg}.bytes(); }

std::string profile_plot_png(const ProfilePlot& plot) { return Drawing{plot, ImageKind::png}.bytes(); }

}  // namespace lomsong
