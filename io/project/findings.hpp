// SPDX-License-Identifier: Apache-2.0
/// @file  Everything that is wrong in a project file, told at once and in the order of its lines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lomsong {

/// A place in the file, both from 1; line 0 means the file as a whole.
struct Place {
    std::size_t line = 0;
    std::size_t column = 0;
};

class Findings {
  public:
    /// So many are told; the rest is counted.
    static constexpr std::size_t k_told = 20;

    explicit Findings(std::string file) : m_file{std::move(file)} {}

    /// `text` names the key: "[radio] radius_km: 5000 is outside ...".
    void add(Place place, std::string text);
    [[nodiscard]] bool empty() const { return m_findings.empty(); }
    /// True when something is wrong on this line already.
    [[nodiscard]] bool has_line(std::size_t line) const;
    /// "lomsong.toml:4:1".
    [[nodiscard]] std::string where(Place place) const;
    /// @throws Error{bad_project} with all findings, when there is one.
    void throw_if_any() const;

  private:
    struct Finding {
        Place place;
        std::string text;
    };
    std::string m_file;
    std::vector<Finding> m_findings;
};

}  // namespace lomsong
