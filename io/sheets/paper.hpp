// SPDX-License-Identifier: Apache-2.0
/// @file  Sizes of paper, and which part of a sheet is for what. All lengths are millimetres from the upper left
///        corner.
#pragma once

#include "io/draw/canvas.hpp"

namespace lomsong::sheets {

using draw::Anchor;
using draw::Canvas;
using draw::Letters;
using draw::Line;
using draw::Outlines;
using draw::Paragraph;
using draw::Spot;
/// Of the paper, in mm; lomsong::Box is one of the ground, in metres.
using PaperBox = draw::Box;

/// ISO 216.
struct Paper {
    double width = 0.0;
    double height = 0.0;
    friend constexpr bool operator==(const Paper&, const Paper&) = default;
};
inline constexpr Paper k_a3_landscape{420.0, 297.0};
inline constexpr Paper k_a3_portrait{297.0, 420.0};
inline constexpr Paper k_a4_landscape{297.0, 210.0};
inline constexpr Paper k_a4_portrait{210.0, 297.0};

inline constexpr double k_mm_per_inch = 25.4;
/// The scale of a PDF canvas in millimetres.
inline constexpr double k_points_per_mm = 72.0 / k_mm_per_inch;

/// The parts of a sheet; they do not overlap, and all lie in the border.
struct PaperAreas {
    PaperBox border;  ///< the line around everything
    PaperBox title;   ///< above: title and what it is of
    PaperBox body;    ///< for the sheet itself
    PaperBox footer;  ///< below: sources, page number, boxes for signatures
};
[[nodiscard]] PaperAreas areas_of(const Paper& paper);

/// Colours and letters that all sheets share; sizes are those of the em square in mm (1 mm is 2.8 points).
inline constexpr draw::Colour k_ink = draw::colour(0x22262BU);
inline constexpr draw::Colour k_grey = draw::colour(0x5C6670U);
inline constexpr draw::Colour k_rule = draw::colour(0xC9CFD4U);
inline constexpr draw::Colour k_tint = draw::colour(0xF1F4F6U);   ///< behind headings of tables
inline constexpr draw::Colour k_alarm = draw::colour(0xB8271BU);  ///< "made up"
inline constexpr draw::Colour k_white = draw::colour(0xFFFFFFU);

inline constexpr Letters k_heading{.size = 4.0, .colour = k_ink, .bold = true};
inline constexpr Letters k_body{.size = 3.0, .colour = k_ink};
inline constexpr Letters k_small{.size = 2.5, .colour = k_grey};

inline constexpr Line k_fine_line{.colour = k_rule, .width = 0.15};
inline constexpr Line k_border_line{.colour = k_ink, .width = 0.35};

}  // namespace lomsong::sheets
