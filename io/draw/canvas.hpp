// SPDX-License-Identifier: Apache-2.0
/// @file  Cairo behind a small pen: colours, lines, areas, pictures, text; the bytes of an SVG, PNG or PDF at the
///        end. The same drawing code makes each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/draw/text.hpp"

namespace lomsong::draw {

/// Rings or lines that belong together: an area with its holes wound against it, or several areas.
using Outlines = std::vector<std::vector<Spot>>;

enum class Dash : unsigned char { none, dashes, dots };

struct Line {
    Colour colour;
    double width = 1.0;
    Dash dash = Dash::none;
};

/// Parallel lines over an area, or dots on a lattice. They lie where they would lie on an endless sheet, so that
/// neighbouring areas join.
struct Hatch {
    Line line;
    double gap = 2.0;       ///< from line to line, > 0
    double degrees = 45.0;  ///< rising to the right; any
};

/// Pixels from the upper left corner, row by row: 0xAARRGGBB with red, green and blue already times alpha.
struct Picture {
    int cols = 0;
    int rows = 0;
    std::vector<std::uint32_t> pixels;  ///< cols x rows
};
/// The picture in the bytes of a PNG. @throws Error{bad_data} saying `shown` when they are none.
[[nodiscard]] Picture picture_of_png(std::string_view bytes, const std::string& shown);

/// The kind of file that the canvas becomes.
enum class ImageKind : unsigned char { svg, png, pdf };

/// What a PDF says of itself.
struct DocumentFacts {
    std::string title;
    std::string subject;
    std::string author;
    std::string day;  ///< when it was made, "2026-11-21": a date of the data, never the clock. Empty: not told
};

/// A line of text that was drawn.
struct DrawnText {
    std::string text;
    Box box;  ///< from above the accents to below the tails, as wide as the text; turned with it
    Letters letters;
};

/// A white sheet. Drawing goes from back to front; places and sizes are in the canvas's own unit from the upper
/// left corner.
class Canvas {
  public:
    /// `scale` is pixels (PNG) or points of 1/72 inch (PDF, SVG) per unit.
    /// @throws Error{no_input} naming the package when the letters are not there.
    Canvas(ImageKind kind, double width, double height, double scale);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    /// Of a PDF, before the first page ends.
    void describe(const DocumentFacts& facts);
    /// Ends the page and begins another one; only a PDF has more than one.
    void next_page(double width, double height);
    /// The page in the reader's table of contents; nothing happens but in a PDF.
    void bookmark(const std::string& title);

    /// Draws only within the area until `release`. Clips nest.
    void clip(const Box& box);
    void clip(const Outlines& areas);
    void release();

    void fill(std::span<const Spot> outline, const Colour& colour);
    void fill(const Outlines& areas, const Colour& colour);
    void fill(const Box& box, const Colour& colour, double corner = 0.0);
    /// Filled and with a line around each area; takes half the room of doing one after the other.
    void paint(const Outlines& areas, const Colour& colour, const Line& border);
    void hatch(const Outlines& areas, const Hatch& hatch);
    void stroke(std::span<const Spot> line, const Line& style);
    /// Each a line of its own; rings are closed by repeating their first place.
    void stroke(const Outlines& lines, const Line& style);
    void stroke(const Box& box, const Line& style, double corner = 0.0);
    void dot(Spot centre, double radius, const Colour& colour);
    /// Stretched to the box, smoothed. In an SVG its name depends on how many were drawn before in the process, so
    /// that only PNG and PDF with pictures are the same bytes every time.
    void picture(const Box& box, const Picture& picture, double opacity = 1.0);

    /// One line of text; `spot` is on the base line, at the start, middle or end of the text.
    void text(Spot spot, std::string_view text, const Letters& letters);
    /// The same with a border of another colour around each letter, which keeps it legible on a map.
    void text(Spot spot, std::string_view text, const Letters& letters, const Line& border);
    /// The upper left corner of the paragraph at `spot`.
    void text(Spot spot, const Paragraph& paragraph);

    /// Every text drawn from now on is told to `into` as well, which must outlive the canvas: what stands on a
    /// sheet can be asked without reading its file.
    void tell_texts(std::vector<DrawnText>& into) { m_told = &into; }

    /// Ends the drawing. @throws Error{internal} with Cairo's reason.
    [[nodiscard]] std::string bytes();

  private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
    int m_bookmarks = 0;
    std::vector<DrawnText>* m_told = nullptr;
};

}  // namespace lomsong::draw
