// SPDX-License-Identifier: Apache-2.0
/// @file  What stands beside a map: legend with counts, scale and north, key of numbers, lists; filled from the
/// top,
///        the scale at the bottom.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "io/sheets/class_looks.hpp"
#include "io/sheets/map_labels.hpp"
#include "io/sheets/map_window.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

/// A line of a legend: what stands for it, what it is called, how many there are.
struct LegendLine {
    /// Draws the sample in the box; empty: text alone.
    std::function<void(Canvas&, const PaperBox&)> sample{};
    std::string text;
    std::string count{};
};

/// Signs on their areas, with "k/n (p %)"; classes without hamlets are kept: that there are none is worth knowing.
[[nodiscard]] std::vector<LegendLine> legend_of(const SheetSource& source, std::span<const ClassLook> looks,
                                                std::span<const std::size_t> counts, bool has_areas);
/// A line as it is drawn on the map.
[[nodiscard]] LegendLine line_legend(const Line& line, std::string text, std::string count);

class SidePanel {
  public:
    SidePanel(Canvas& canvas, const SheetSource& source, const PaperBox& box);

    void heading(const std::string& text);
    void legend(std::span<const LegendLine> lines);
    /// Small grey text; left out where it finds no room above the scale.
    void note(const std::string& text);
    void space(double mm) { m_free.top += mm; }
    /// Scale text and bar, north arrow, CRS and grid step at the bottom. Call it once.
    void scale_block(const MapWindow& window);

    /// How many lines of a key fit into what is free, its heading taken off.
    [[nodiscard]] std::size_t key_capacity() const;
    /// At most key_capacity() entries, in columns.
    void key(const std::string& heading, std::span<const KeyEntry> entries);

    [[nodiscard]] const PaperBox& free() const { return m_free; }

  private:
    [[nodiscard]] std::size_t key_columns() const;
    [[nodiscard]] std::size_t key_rows() const;

    Canvas& m_canvas;
    const SheetSource& m_source;
    PaperBox m_free;
};

}  // namespace lomsong::sheets
