// SPDX-License-Identifier: Apache-2.0
#include "engine/job/joined_parts.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "engine/core/error.hpp"
#include "engine/core/raster_window.hpp"
#include "engine/core/technology.hpp"
#include "engine/job/run_tracing.hpp"

namespace lomsong {

namespace {

/// Whether the squares of a part's window are those of the whole raster.
bool same_ground(const PartGround& part, const TracedGround& whole) {
    constexpr std::int32_t k_edge = TracedGround::k_edge;
    const auto squares = [](std::int32_t cells) { return (cells + k_edge - 1) / k_edge; };
    const Window all{Row{0}, Col{0}, whole.grid.rows(), whole.grid.cols()};
    if (part.cells.size() == 0) {
        return part.squares.empty();
    }
    const auto down = static_cast<std::size_t>(squares(part.cells.rows));
    const auto across = static_cast<std::size_t>(squares(part.cells.cols));
    if (intersection(part.cells, all) != part.cells || part.squares.size() != down * across) {
        return false;
    }
    const auto first_row = static_cast<std::size_t>(part.cells.row.value / k_edge);
    const auto first_col = static_cast<std::size_t>(part.cells.col.value / k_edge);
    const auto whole_across = static_cast<std::size_t>(squares(whole.grid.cols()));
    for (std::size_t i = 0; i < part.squares.size(); ++i) {
        const std::size_t square = (first_row + i / across) * whole_across + first_col + i % across;
        if (square >= whole.blocks.size() || whole.blocks[square] != part.squares[i]) {
            return false;
        }
    }
    return true;
}

/// Where the points of each hamlet begin.
std::vector<std::size_t> first_points(std::span<const TestPoint> points, std::size_t hamlets) {
    std::vector<std::size_t> first(hamlets, points.size());
    for (std::size_t p = points.size(); p-- > 0;) {
        first[points[p].hamlet] = p;
    }
    return first;
}

class Joiner {
  public:
    Joiner(const FinishedParts& parts, std::span<const TestPoint> points, const RunTrace& now,
           const Raster<std::uint8_t>& area)
        : m_parts{parts}, m_points{points}, m_now{now}, m_area{area}, m_basis{basis_of(now)} {
        std::size_t hamlets = 0;
        for (const PartShare& share : parts.plan.parts) {
            hamlets = share.hamlets.empty() ? hamlets : std::max<std::size_t>(hamlets, share.hamlets.back() + 1U);
        }
        for (const TestPoint& point : points) {
            hamlets = std::max(hamlets, point.hamlet + 1);
        }
        m_first = first_points(points, hamlets);
        m_joined.points.resize(points.size());
        m_joined.evidence.resize(hamlets);
    }

    JoinedFindings run() {
        for (std::size_t i = 0; i < m_parts.parts.size(); ++i) {
            check(m_parts.parts[i], m_parts.plan.parts.at(i));
            add(m_parts.parts[i].findings);
        }
        return std::move(m_joined);
    }

  private:
    void check(const FinishedPart& part, const PartShare& share) const {
        const PartInputs& inputs = part.findings.inputs;
        const auto refuse = [&](const std::string& what) {
            throw Error{ErrorKind::bad_data, part.name,
                        what + " than the project has now. Compute this part again (lomsong run --part)."};
        };
        if (inputs.basis != m_basis) {
            refuse("it rests on other stations, antennas or parameters");
        }
        if (inputs.cells != share.cells || inputs.hamlets != share.hamlets || !same_points(inputs)) {
            refuse("it holds other cells, hamlets or test points");
        }
        if (!same_ground(inputs.terrain, m_now.terrain)) {
            refuse("it was computed over other terrain");
        }
        if (!same_ground(inputs.land_cover, m_now.land_cover)) {
            refuse("it was computed over other land cover");
        }
        if (!same_area(inputs)) {
            refuse("it was computed for other borders of the study area");
        }
    }

    [[nodiscard]] bool same_points(const PartInputs& inputs) const {
        std::size_t next = 0;
        for (const std::uint32_t hamlet : inputs.hamlets) {
            for (std::size_t p = m_first[hamlet]; p < m_points.size() && m_points[p].hamlet == hamlet; ++p) {
                if (next == inputs.points.size() || inputs.points[next++] != m_points[p].position) {
                    return false;
                }
            }
        }
        return next == inputs.points.size();
    }

    [[nodiscard]] bool same_area(const PartInputs& inputs) const {
        if (m_area.empty()) {
            return true;
        }
        Raster<std::uint8_t> part{m_area.grid(), inputs.cells};
        part.values() = window_of(m_area, inputs.cells);
        return area_fingerprint(part) == inputs.area;
    }

    /// Each hamlet's points and evidence, from the part's numbers to the run's.
    void add(const PartFindings& part) {
        for (std::size_t i = 0; i < part.hamlets.size(); ++i) {
            const TracedHamlet& hamlet = part.hamlets[i];
            const std::size_t first = m_first[part.inputs.hamlets[i]];
            for (std::size_t p = 0; p < hamlet.points; ++p) {
                m_joined.points.at(first + p) = part.points[hamlet.first_point + p];
            }
            if (hamlet.points == 0) {
                continue;
            }
            auto& known = m_joined.evidence[part.inputs.hamlets[i]];
            for (OperatorEvidence evidence : hamlet.evidence.operators) {
                if (evidence.worst_point) {
                    evidence.worst_point = *evidence.worst_point - hamlet.first_point + first;
                }
                known.emplace_back(std::move(evidence));
            }
        }
    }

    const FinishedParts& m_parts;
    std::span<const TestPoint> m_points;
    const RunTrace& m_now;
    const Raster<std::uint8_t>& m_area;
    std::uint64_t m_basis;
    std::vector<std::size_t> m_first;  ///< by hamlet, into m_points
    JoinedFindings m_joined;
};

}  // namespace

std::uint64_t basis_of(const RunTrace& trace) {
    Fingerprint basis;
    for (const auto* premises : {&trace.premises, &trace.evidence_premises}) {
        for (const Premise& premise : *premises) {
            basis.add(premise.fingerprint);
        }
    }
    basis.add_array(trace.technologies);
    basis.add_all(trace.radius, trace.path_width, trace.cells, trace.operators.size(), trace.sectors.size());
    for (const std::string& name : trace.operators) {
        basis.add(std::string_view{name});
    }
    for (const TracedSector& sector : trace.sectors) {
        basis.add_all(sector.layer.operator_index, sector.layer.technology, sector.position, sector.fingerprint,
                      sector.evidence_fingerprint);
    }
    for (const TracedLayer& layer : trace.layers) {
        basis.add_all(layer.key.operator_index, layer.key.technology);
    }
    return basis.value();
}

JoinedFindings join_parts(const FinishedParts& parts, std::span<const TestPoint> points, const RunTrace& now,
                          const Raster<std::uint8_t>& area) {
    return Joiner{parts, points, now, area}.run();
}

}  // namespace lomsong
