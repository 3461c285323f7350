// SPDX-License-Identifier: Apache-2.0
/// @file  Cairo behind a small pen: colours, lines, areas, text; the bytes at the end. Nothing of Cairo is seen
///        outside this room.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace lomsong::report {

/// A place on the picture, in points from the upper left corner.
struct Spot {
    double x = 0.0;
    double y = 0.0;
};

struct Box {
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;
    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
};

/// Parts of 0..1; opacity 1 hides what lies below.
struct Colour {
    double red = 0.0;
    double green = 0.0;
    double blue = 0.0;
    double opacity = 1.0;
    [[nodiscard]] constexpr Colour faded(double share) const { return {red, green, blue, opacity * share}; }
};
/// 0xRRGGBB.
[[nodiscard]] constexpr Colour colour(unsigned rgb) {
    return {static_cast<double>(rgb >> 16U & 0xFFU) / 255.0, static_cast<double>(rgb >> 8U & 0xFFU) / 255.0,
            static_cast<double>(rgb & 0xFFU) / 255.0, 1.0};
}

struct Line {
    Colour colour;
    double width = 1.0;
    bool dashed = false;
};

enum class Anchor : unsigned char { start, middle, end };
struct Letters {
    double size = 12.0;
    Colour colour;
    bool bold = false;
    Anchor anchor = Anchor::start;
    bool upwards = false;  ///< turned to read from bottom to top
};

/// The kind of file that the canvas becomes.
enum class ImageKind : unsigned char { svg, png };

/// A white sheet. Drawing goes from back to front.
class Canvas {
  public:
    /// `scale` is pixels per point, of a PNG.
    Canvas(ImageKind kind, double width, double height, double scale);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Draws only within `box` until `release`.
    void clip(const Box& box);
    void release();

    void fill(std::span<const Spot> outline, const Colour& colour);
    void stroke(std::span<const Spot> line, const Line& style);
    void fill(const Box& box, const Colour& colour, double corner = 0.0);
    void stroke(const Box& box, const Line& style, double corner = 0.0);
    void dot(Spot centre, double radius, const Colour& colour);

    /// `spot` is on the base line.
    void text(Spot spot, std::string_view text, const Letters& letters);
    [[nodiscard]] double text_width(std::string_view text, const Letters& letters);

    /// Ends the drawing. @throws Error{internal} with Cairo's reason.
    [[nodiscard]] std::string bytes();

  private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

}  // namespace lomsong::report
