// SPDX-License-Identifier: Apache-2.0
/// @file  Text through Pango, measured before it is drawn: every letter of Vietnamese fits between its lines, and
///        what is too long is wrapped or ends with an ellipsis.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace lomsong::draw {

/// A place on the picture, from the upper left corner.
struct Spot {
    double x = 0.0;
    double y = 0.0;
    friend constexpr bool operator==(const Spot&, const Spot&) = default;
};

struct Box {
    double left = 0.0;
    double top = 0.0;
    double right = 0.0;
    double bottom = 0.0;
    [[nodiscard]] constexpr double width() const { return right - left; }
    [[nodiscard]] constexpr double height() const { return bottom - top; }
    [[nodiscard]] constexpr Spot middle() const { return {0.5 * (left + right), 0.5 * (top + bottom)}; }
    /// True when an area is common to both: boxes that only touch do not overlap.
    [[nodiscard]] constexpr bool overlaps(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    [[nodiscard]] constexpr bool contains(const Box& other) const {
        return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
    }
    [[nodiscard]] constexpr bool contains(Spot spot) const {
        return left <= spot.x && spot.x <= right && top <= spot.y && spot.y <= bottom;
    }
    /// Larger by `margin` on each side, smaller for a negative one.
    [[nodiscard]] constexpr Box grown(double margin) const {
        return {left - margin, top - margin, right + margin, bottom + margin};
    }
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
/// "#RRGGBB", as io/write/palette has them. @throws Error{internal} for any other text.
[[nodiscard]] Colour colour(std::string_view hex);

enum class Anchor : unsigned char { start, middle, end };

struct Letters {
    double size = 12.0;  ///< of the em square, in the canvas's unit
    Colour colour{};
    bool bold = false;
    bool italic = false;
    Anchor anchor = Anchor::start;
    bool upwards = false;  ///< turned to read from bottom to top
};

/// The Debian package that has the letters of every plot and sheet.
inline constexpr const char* k_font_package = "fonts-noto-core";
inline constexpr const char* k_font = "Noto Sans";

/// Parts of the letters' size. Above the base line there is room for Ế and Ỗ, below it for Ậ and g; from base line
/// to base line a quarter more than texts without stacked accents need. Tests hold the ink of every Vietnamese
/// letter against them.
inline constexpr double k_above = 1.10;
inline constexpr double k_below = 0.32;
inline constexpr double k_leading = 1.50;

/// True when k_font has every letter of `text`. Others are lent by whatever font the machine has, or drawn as
/// boxes: what the program itself says must do without them.
[[nodiscard]] bool has_letters_of(std::string_view text);

/// From the first base line's start to the last letter's end.
/// @throws Error{no_input} naming k_font_package when the letters are not there.
[[nodiscard]] double text_width(std::string_view text, const Letters& letters);

/// The room of one line of text whose base line starts, is halved or ends at `spot`, as its anchor says.
[[nodiscard]] Box box_of(Spot spot, std::string_view text, const Letters& letters);

/// What the ink of one line covers, its start on the base line at (0, 0); for the tests of k_above and k_below.
[[nodiscard]] Box ink_of(std::string_view text, const Letters& letters);

/// Text in lines, as it is drawn. Line feeds begin a line. Bytes that are not UTF-8 become U+FFFD.
class Paragraph {
  public:
    /// Wrapped to `width` between words, within a word that alone is wider. With `most_lines`, the last of them
    /// ends with an ellipsis when more was to come. `letters.anchor` says to which side of `width` lines keep;
    /// without a width it must be `start`. Empty text is one line.
    Paragraph(std::string_view text, const Letters& letters, double width = std::numeric_limits<double>::infinity(),
              std::size_t most_lines = std::numeric_limits<std::size_t>::max());

    [[nodiscard]] const std::vector<std::string>& lines() const { return m_lines; }
    [[nodiscard]] const Letters& letters() const { return m_letters; }
    /// Of the widest line; never more than the width it was wrapped to.
    [[nodiscard]] double width() const { return m_widest; }
    /// From above the accents of the first line to below the tails of the last one.
    [[nodiscard]] double height() const;
    /// The base line of a line, from the top, and where it starts, from the left.
    [[nodiscard]] Spot base_line(std::size_t line) const;
    [[nodiscard]] bool is_cut() const { return m_is_cut; }

  private:
    Letters m_letters;
    std::vector<std::string> m_lines;
    std::vector<double> m_widths;
    double m_room;  ///< the width it was wrapped to
    double m_widest = 0.0;
    bool m_is_cut = false;
};

}  // namespace lomsong::draw
