// SPDX-License-Identifier: Apache-2.0
/// @file  Where labels of a map can stand so that none covers another, nor a symbol: greedily, the most important
///        first, each at the best of its candidate positions that is still free.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "io/sheets/paper.hpp"

namespace lomsong::sheets {

/// Boxes on a sheet and the question whether a place is free; by squares of 10 mm, so that it stays cheap with
/// thousands.
class TakenBoxes {
  public:
    /// Nothing outside `area` is free.
    explicit TakenBoxes(const PaperBox& area);
    [[nodiscard]] bool is_free(const PaperBox& box) const;
    void take(const PaperBox& box);

  private:
    struct Cells {
        std::size_t left = 0;
        std::size_t right = 0;
        std::size_t top = 0;
        std::size_t bottom = 0;
    };
    [[nodiscard]] Cells cells_of(const PaperBox& box) const;

    PaperBox m_area;
    std::size_t m_across;
    std::size_t m_down;
    std::vector<std::vector<PaperBox>> m_cells;
};

enum class LabelKind : unsigned char {
    beside,  ///< of a symbol: right of it, left, above, below, then the corners
    over,    ///< of an area: its middle, then a little off it
};

struct LabelWish {
    Spot at;             ///< the symbol's middle, or a place in the area
    double clear = 0.0;  ///< radius of the symbol
    double width = 0.0;  ///< of the label
    double height = 0.0;
    double priority = 0.0;  ///< higher comes first; among equals, the earlier wish
    LabelKind kind = LabelKind::beside;
    bool may_lead = false;  ///< beside: where all is taken, a few millimetres away at the end of a line
};

/// The positions of a label, the best first.
[[nodiscard]] std::vector<PaperBox> candidates(const LabelWish& wish);

/// For every wish where its label stands, or nothing. What is placed is taken.
[[nodiscard]] std::vector<std::optional<PaperBox>> place_labels(std::span<const LabelWish> wishes,
                                                                TakenBoxes& taken);

}  // namespace lomsong::sheets
