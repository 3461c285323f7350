// SPDX-License-Identifier: Apache-2.0
#include "algorithms/zonal/parts.hpp"

#include <algorithm>

namespace lomsong {

Parts::Parts(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values)
    : m_grid{raster.grid()}, m_part(raster.values().size(), k_no_part) {
    std::array<bool, 256> wanted{};
    for (const std::uint8_t value : values) {
        wanted[value] = true;
    }
    find_runs(raster.values(), wanted);
    number_parts();
}

std::size_t Parts::root(std::size_t run) {
    while (m_runs[run].leader != run) {
        m_runs[run].leader = m_runs[m_runs[run].leader].leader;
        run = m_runs[run].leader;
    }
    return run;
}

void Parts::join(std::size_t a, std::size_t b) {
    const std::size_t root_a = root(a);
    const std::size_t root_b = root(b);
    m_runs[std::max(root_a, root_b)].leader = std::min(root_a, root_b);
}

void Parts::find_runs(const std::vector<std::uint8_t>& cells, const std::array<bool, 256>& wanted) {
    const auto cols = static_cast<std::size_t>(m_grid.cols());
    std::size_t above = 0;  // the first run of the row above that may touch those to come
    for (std::size_t row = 0; row < cells.size(); row += cols) {
        const std::size_t first_here = m_runs.size();
        for (std::size_t first = row; first < row + cols;) {
            std::size_t end = first + 1;
            while (end < row + cols && cells[end] == cells[first]) {
                ++end;
            }
            if (wanted[cells[first]]) {
                m_runs.push_back({first, end, m_runs.size()});
                above = join_above(cells, m_runs.size() - 1, above, first_here);
            }
            first = end;
        }
        above = first_here;
    }
}

std::size_t Parts::join_above(const std::vector<std::uint8_t>& cells, std::size_t run, std::size_t above,
                              std::size_t end_above) {
    const auto cols = static_cast<std::size_t>(m_grid.cols());
    while (above < end_above && m_runs[above].end + cols <= m_runs[run].first) {
        ++above;
    }
    for (std::size_t i = above; i < end_above && m_runs[i].first + cols < m_runs[run].end; ++i) {
        if (cells[m_runs[i].first] == cells[m_runs[run].first]) {
            join(i, run);
        }
    }
    return above;
}

void Parts::number_parts() {
    std::vector<std::int32_t> part_of_run(m_runs.size());
    for (std::size_t run = 0; run < m_runs.size(); ++run) {
        const std::size_t leader = root(run);
        if (leader == run) {
            part_of_run[run] = static_cast<std::int32_t>(m_first.size());
            m_first.push_back(m_runs[run].first);
            m_cells.push_back(0);
        }
        part_of_run[run] = part_of_run[leader];
        m_cells[static_cast<std::size_t>(part_of_run[run])] += m_runs[run].end - m_runs[run].first;
        std::fill(m_part.begin() + static_cast<std::ptrdiff_t>(m_runs[run].first),
                  m_part.begin() + static_cast<std::ptrdiff_t>(m_runs[run].end), part_of_run[run]);
    }
    m_runs = {};
}

}  // namespace lomsong
