// SPDX-License-Identifier: Apache-2.0
#include "algorithms/extension/cut_lines.hpp"

#include <algorithm>

namespace lomsong {

namespace {

constexpr double k_same_place_m = 1e-3;

}  // namespace

CutLines::CutLines(const LineGraph& lines)
    : m_lines{&lines},
      m_places{lines.graph().nodes().begin(), lines.graph().nodes().end()},
      m_cuts(lines.graph().edge_count()) {}

std::uint32_t CutLines::cut(const Foot& foot) {
    const GraphEdge& edge = m_lines->graph().edge(foot.edge);
    if (foot.offset_m <= k_same_place_m) {
        return edge.from;
    }
    if (foot.offset_m >= edge.length_m - k_same_place_m) {
        return edge.to;
    }
    std::vector<Cut>& cuts = m_cuts[foot.edge];
    const auto next = std::ranges::lower_bound(cuts, foot.offset_m - k_same_place_m, {}, &Cut::offset_m);
    if (next != cuts.end() && next->offset_m <= foot.offset_m + k_same_place_m) {
        return next->place;
    }
    m_places.push_back(foot.point);
    return cuts.insert(next, {foot.offset_m, place_count() - 1})->place;
}

std::vector<CutPiece> CutLines::pieces() const {
    std::vector<CutPiece> pieces;
    for (std::uint32_t i = 0; i < m_cuts.size(); ++i) {
        const GraphEdge& edge = m_lines->graph().edge(i);
        CutPiece piece{edge.from, edge.to, i, 0.0, 0.0};
        for (const Cut& cut : m_cuts[i]) {
            piece.to = cut.place;
            piece.to_offset_m = cut.offset_m;
            pieces.push_back(piece);
            piece.from = cut.place;
            piece.from_offset_m = cut.offset_m;
        }
        piece.to = edge.to;
        piece.to_offset_m = edge.length_m;
        pieces.push_back(piece);
    }
    return pieces;
}

}  // namespace lomsong
