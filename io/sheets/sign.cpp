// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/sign.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "io/write/palette.hpp"

namespace lomsong::sheets {

namespace {

constexpr int k_circle_corners = 20;  ///< enough for signs of a few millimetres, and small in the file

std::vector<Spot> circle(Spot middle, double radius) {
    std::vector<Spot> corners;
    corners.reserve(k_circle_corners + 1);
    for (int i = 0; i <= k_circle_corners; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / k_circle_corners;
        corners.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
    }
    return corners;
}

std::vector<Spot> outline_of(Spot middle, double radius, SignShape shape) {
    const auto [x, y] = middle;
    const double r = radius;
    switch (shape) {
        case SignShape::triangle:
            return {{x, y - 1.15 * r}, {x + 1.1 * r, y + 0.85 * r}, {x - 1.1 * r, y + 0.85 * r}, {x, y - 1.15 * r}};
        case SignShape::square: {
            const double half = 0.9 * r;
            return {{x - half, y - half},
                    {x + half, y - half},
                    {x + half, y + half},
                    {x - half, y + half},
                    {x - half, y - half}};
        }
        case SignShape::diamond:
            return {{x, y - 1.2 * r}, {x + 1.2 * r, y}, {x, y + 1.2 * r}, {x - 1.2 * r, y}, {x, y - 1.2 * r}};
        case SignShape::disc:
        case SignShape::ring:
        case SignShape::cross:
        case SignShape::hatched: break;
    }
    return circle(middle, radius);
}

void draw_cross(Canvas& canvas, Spot middle, double radius, std::string_view colour) {
    const double half = 0.8 * radius;
    const Outlines arms{{{middle.x - half, middle.y - half}, {middle.x + half, middle.y + half}},
                        {{middle.x + half, middle.y - half}, {middle.x - half, middle.y + half}}};
    canvas.stroke(arms, {.colour = k_white, .width = 0.9 * radius});
    canvas.stroke(arms, {.colour = draw::colour(colour), .width = 0.5 * radius});
}

}  // namespace

Sign sign_of(HamletStatus status, int operators_good) {
    constexpr std::array<SignShape, k_hamlet_statuses.size()> k_shapes{SignShape::disc,    SignShape::triangle,
                                                                       SignShape::square,  SignShape::cross,
                                                                       SignShape::hatched, SignShape::ring};
    static_assert(static_cast<std::size_t>(HamletStatus::no_signal) == 3 &&
                  static_cast<std::size_t>(HamletStatus::no_data) == 5);
    return {k_shapes[static_cast<std::size_t>(status)], hamlet_style(status, operators_good).fill};
}

Sign sign_of(FibreClass reach) {
    constexpr std::array<SignShape, k_fibre_class_keys.size()> k_shapes{
        SignShape::disc,   SignShape::disc,   SignShape::triangle, SignShape::triangle,
        SignShape::square, SignShape::square, SignShape::cross,    SignShape::ring};
    static_assert(static_cast<std::size_t>(FibreClass::no_data) == 7);
    return {k_shapes[static_cast<std::size_t>(reach)], fibre_style(reach).fill};
}

void draw_sign(Canvas& canvas, Spot middle, double radius, const Sign& sign) {
    if (sign.shape == SignShape::cross) {
        draw_cross(canvas, middle, radius, sign.colour);
        return;
    }
    const Outlines outline{outline_of(middle, radius, sign.shape)};
    const draw::Colour grey = draw::colour(k_no_data_line);
    const bool open = sign.shape == SignShape::ring;
    canvas.paint(outline, draw::colour(sign.colour),
                 {.colour = open ? grey : draw::colour(k_line),
                  .width = 0.15 * radius,
                  .dash = open ? draw::Dash::dashes : draw::Dash::none});
    if (sign.shape == SignShape::hatched) {
        canvas.hatch(outline, {.line = {.colour = grey, .width = 0.12 * radius}, .gap = 0.5 * radius});
    }
}

}  // namespace lomsong::sheets
