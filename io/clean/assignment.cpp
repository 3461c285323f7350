// SPDX-License-Identifier: Apache-2.0
#include "io/clean/assignment.hpp"

#include <algorithm>
#include <limits>

namespace lomsong {

namespace {

/// Rows are added one by one; each time the shortest augmenting path is found with reduced costs. Index 0 of rows
/// and columns is a helper, as is usual for this method. Every row also has a column of its own that costs nothing:
/// "none".
class Pairing {
  public:
    explicit Pairing(const std::vector<std::vector<double>>& worth)
        : m_worth{worth},
          m_rows{worth.size()},
          m_cols{(worth.empty() ? 0 : worth.front().size()) + worth.size()},
          m_row_potential(m_rows + 1, 0.0),
          m_col_potential(m_cols + 1, 0.0),
          m_row_of(m_cols + 1, 0),
          m_way(m_cols + 1, 0) {}

    [[nodiscard]] std::vector<std::optional<std::size_t>> solved() {
        for (std::size_t row = 1; row <= m_rows; ++row) {
            add(row);
        }
        std::vector<std::optional<std::size_t>> pairs(m_rows);
        for (std::size_t col = 1; col + m_rows <= m_cols; ++col) {
            if (m_row_of[col] != 0 && m_worth[m_row_of[col] - 1][col - 1] > 0.0) {
                pairs[m_row_of[col] - 1] = col - 1;
            }
        }
        return pairs;
    }

  private:
    [[nodiscard]] double cost(std::size_t row, std::size_t col) const {
        const std::size_t real = m_cols - m_rows;
        return col <= real ? -std::max(0.0, m_worth[row - 1][col - 1]) : 0.0;
    }

    void add(std::size_t row) {
        std::vector<double> least(m_cols + 1, std::numeric_limits<double>::infinity());
        std::vector<bool> used(m_cols + 1, false);
        m_row_of[0] = row;
        std::size_t col = 0;
        do {
            used[col] = true;
            col = step(col, least, used);
        } while (m_row_of[col] != 0);
        while (col != 0) {
            m_row_of[col] = m_row_of[m_way[col]];
            col = m_way[col];
        }
    }

    /// Relaxes all columns from `from` and gives the nearest one that is not used yet.
    std::size_t step(std::size_t from, std::vector<double>& least, const std::vector<bool>& used) {
        const std::size_t row = m_row_of[from];
        std::size_t nearest = 0;
        double delta = std::numeric_limits<double>::infinity();
        for (std::size_t col = 1; col <= m_cols; ++col) {
            if (used[col]) {
                continue;
            }
            const double reduced = cost(row, col) - m_row_potential[row] - m_col_potential[col];
            if (reduced < least[col]) {
                least[col] = reduced;
                m_way[col] = from;
            }
            if (least[col] < delta) {
                delta = least[col];
                nearest = col;
            }
        }
        for (std::size_t col = 0; col <= m_cols; ++col) {
            if (used[col]) {
                m_row_potential[m_row_of[col]] += delta;
                m_col_potential[col] -= delta;
            } else {
                least[col] -= delta;
            }
        }
        return nearest;
    }

    const std::vector<std::vector<double>>& m_worth;
    std::size_t m_rows;
    std::size_t m_cols;
    std::vector<double> m_row_potential;
    std::vector<double> m_col_potential;
    std::vector<std::size_t> m_row_of;  ///< of each column; 0: free
    std::vector<std::size_t> m_way;     ///< the column before on the shortest path
};

}  // namespace

std::vector<std::optional<std::size_t>> best_pairs(const std::vector<std::vector<double>>& worth) {
    return Pairing{worth}.solved();
}

}  // namespace lomsong
