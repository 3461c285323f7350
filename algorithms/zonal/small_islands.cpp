// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "algorithms/zonal/drawn_classes.hpp"
#include "algorithms/zonal/parts.hpp"

namespace lomsong {

namespace {

/// Settles islands round by round: those that touch settled ground first.
class Islands {
  public:
    Islands(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values, std::size_t smallest_cells)
        : m_raster{raster}, m_parts{raster, values}, m_values(values.begin(), values.end()) {
        std::ranges::sort(m_values);
        m_place.fill(k_no_place);
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            m_place[m_values[i]] = i;
        }
        m_value_of.resize(m_parts.count());
        m_open.resize(m_parts.count());
        for (std::size_t part = 0; part < m_parts.count(); ++part) {
            m_value_of[part] = raster.values()[m_parts.first_cell(part)];
            m_open[part] = m_parts.cells_of(part) < smallest_cells;
        }
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (is_open(m_parts.of(i))) {
                m_cells.push_back(i);
            }
        }
    }

    [[nodiscard]] Raster<std::uint8_t> joined() {
        const std::vector<std::size_t> all = m_cells;
        while (settle_one_round()) {
        }
        Raster<std::uint8_t> result = m_raster;
        for (const std::size_t index : all) {
            result.values()[index] = m_value_of[static_cast<std::size_t>(m_parts.of(index))];
        }
        return result;
    }

  private:
    static constexpr std::size_t k_no_place = 256;

    [[nodiscard]] bool is_open(std::int32_t part) const {
        return part != k_no_part && m_open[static_cast<std::size_t>(part)];
    }

    /// Gives the open islands that touch settled ground their value; false when none does.
    bool settle_one_round() {
        m_border.assign(m_parts.count() * m_values.size(), 0);
        for (const std::size_t index : m_cells) {
            const auto part = static_cast<std::size_t>(m_parts.of(index));
            const Cell cell = m_parts.grid().cell(index);
            for (const Heading heading : {Heading::east, Heading::north, Heading::west, Heading::south}) {
                const std::int32_t other = m_parts.of(moved(cell, heading));
                if (other != k_no_part && !is_open(other)) {
                    ++m_border[part * m_values.size() + m_place[m_value_of[static_cast<std::size_t>(other)]]];
                }
            }
        }
        bool any = false;
        std::vector<std::size_t> still_open;
        std::vector<std::size_t> settled;
        for (const std::size_t index : m_cells) {
            const auto part = static_cast<std::size_t>(m_parts.of(index));
            const auto border = m_border.begin() + static_cast<std::ptrdiff_t>(part * m_values.size());
            const auto longest = std::max_element(border, border + static_cast<std::ptrdiff_t>(m_values.size()));
            if (*longest == 0) {
                still_open.push_back(index);
                continue;
            }
            m_value_of[part] = m_values[static_cast<std::size_t>(longest - border)];
            settled.push_back(part);
            any = true;
        }
        for (const std::size_t part : settled) {
            m_open[part] = false;
        }
        m_cells = std::move(still_open);
        return any;
    }

    const Raster<std::uint8_t>& m_raster;
    Parts m_parts;
    std::vector<std::uint8_t> m_values;      ///< ascending
    std::array<std::size_t, 256> m_place{};  ///< of a value in m_values
    std::vector<std::uint8_t> m_value_of;    ///< by part
    std::vector<bool> m_open;                ///< by part: too small, and not yet settled
    std::vector<std::size_t> m_cells;        ///< of open parts
    std::vector<std::uint32_t> m_border;     ///< by part and place of the value: edges towards settled ground
};

}  // namespace

Raster<std::uint8_t> without_small_islands(const Raster<std::uint8_t>& raster, std::span<const std::uint8_t> values,
                                           std::size_t smallest_cells) {
    if (smallest_cells < 2) {
        return raster;
    }
    return Islands{raster, values, smallest_cells}.joined();
}

}  // namespace lomsong
