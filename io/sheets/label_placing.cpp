// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/label_placing.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace lomsong::sheets {

namespace {

constexpr double k_cell = 10.0;
constexpr double k_gap = 0.4;  ///< between a symbol and its label

std::size_t cells_along(double length) {
    return static_cast<std::size_t>(std::max(1.0, std::ceil(length / k_cell)));
}

}  // namespace

TakenBoxes::TakenBoxes(const PaperBox& area)
    : m_area{area},
      m_across{cells_along(area.width())},
      m_down{cells_along(area.height())},
      m_cells(m_across * m_down) {}

TakenBoxes::Cells TakenBoxes::cells_of(const PaperBox& box) const {
    const auto cell = [](double from_edge, std::size_t count) {
        return static_cast<std::size_t>(
            std::clamp(std::floor(from_edge / k_cell), 0.0, static_cast<double>(count - 1)));
    };
    return {cell(box.left - m_area.left, m_across), cell(box.right - m_area.left, m_across),
            cell(box.top - m_area.top, m_down), cell(box.bottom - m_area.top, m_down)};
}

bool TakenBoxes::is_free(const PaperBox& box) const {
    if (!m_area.contains(box)) {
        return false;
    }
    const Cells cells = cells_of(box);
    for (std::size_t row = cells.top; row <= cells.bottom; ++row) {
        for (std::size_t col = cells.left; col <= cells.right; ++col) {
            const std::vector<PaperBox>& held = m_cells[row * m_across + col];
            if (std::ranges::any_of(held, [&](const PaperBox& one) { return one.overlaps(box); })) {
                return false;
            }
        }
    }
    return true;
}

void TakenBoxes::take(const PaperBox& box) {
    const Cells cells = cells_of(box);
    for (std::size_t row = cells.top; row <= cells.bottom; ++row) {
        for (std::size_t col = cells.left; col <= cells.right; ++col) {
            m_cells[row * m_across + col].push_back(box);
        }
    }
}

std::vector<PaperBox> candidates(const LabelWish& wish) {
    std::vector<PaperBox> boxes;
    const auto centred_at = [&](double x, double y) {
        boxes.push_back({x - 0.5 * wish.width, y - 0.5 * wish.height, x + 0.5 * wish.width, y + 0.5 * wish.height});
    };
    const double away_x = wish.clear + k_gap + 0.5 * wish.width;
    const double away_y = wish.clear + k_gap + 0.5 * wish.height;
    const Spot& at = wish.at;
    if (wish.kind == LabelKind::over) {
        for (const double down : {0.0, -1.0, 1.0, -2.0, 2.0}) {
            for (const double right : {0.0, -0.3, 0.3}) {
                centred_at(at.x + right * wish.width, at.y + down * wish.height);
            }
        }
        return boxes;
    }
    centred_at(at.x + away_x, at.y);
    centred_at(at.x - away_x, at.y);
    centred_at(at.x, at.y - away_y);
    centred_at(at.x, at.y + away_y);
    const double corner_x = wish.clear + 0.5 * wish.width;
    const double corner_y = 0.7 * wish.clear + 0.5 * wish.height;
    centred_at(at.x + corner_x, at.y - corner_y);
    centred_at(at.x + corner_x, at.y + corner_y);
    centred_at(at.x - corner_x, at.y - corner_y);
    centred_at(at.x - corner_x, at.y + corner_y);
    if (wish.may_lead) {
        constexpr int k_directions = 16;
        for (const double away : {2.0, 4.0, 6.0, 9.0}) {
            for (int i = 0; i < k_directions; ++i) {
                const double angle = 2.0 * std::numbers::pi * i / k_directions;
                centred_at(at.x + (away_x + away) * std::cos(angle), at.y + (away_y + away) * std::sin(angle));
            }
        }
    }
    return boxes;
}

std::vector<std::optional<PaperBox>> place_labels(std::span<const LabelWish> wishes, TakenBoxes& taken) {
    std::vector<std::size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return wishes[a].priority > wishes[b].priority; });
    std::vector<std::optional<PaperBox>> placed(wishes.size());
    for (const std::size_t wish : order) {
        for (const PaperBox& box : candidates(wishes[wish])) {
            if (taken.is_free(box)) {
                taken.take(box);
                placed[wish] = box;
                break;
            }
        }
    }
    return placed;
}

}  // namespace lomsong::sheets
