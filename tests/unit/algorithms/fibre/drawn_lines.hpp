// SPDX-License-Identifier: Apache-2.0
/// @file  Small networks as pictures. Rows are 100 m apart, columns 100 m; the lowest row is y = 0.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// The places of the letters in a picture:
///
///     A . B
///     . . C
class Drawing {
  public:
    explicit Drawing(const std::vector<std::string>& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row) {
            for (std::size_t col = 0; col < rows[row].size(); col += 2) {
                if (rows[row][col] != '.') {
                    m_places[rows[row][col]] = {50.0 * static_cast<double>(col),
                                                100.0 * static_cast<double>(rows.size() - 1 - row)};
                }
            }
        }
    }
    [[nodiscard]] Point at(char letter) const { return m_places.at(letter); }
    /// "ABC": from A over B to C.
    [[nodiscard]] LineString line(const std::string& letters) const {
        LineString line;
        for (const char letter : letters) {
            line.push_back(at(letter));
        }
        return line;
    }

  private:
    std::map<char, Point> m_places;
};

}  // namespace lomsong
