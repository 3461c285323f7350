// SPDX-License-Identifier: Apache-2.0
/// @file  What was found in the input files, row by row: what was repaired and how, what was rejected and why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "io/clean/finding_kinds.hpp"

namespace lomsong {

/// Where in the input something stands (a place in the project file is io/project's `Place`).
struct RowPlace {
    std::string file;       ///< as written in the project
    std::string layer;      ///< layer or sheet; empty when the file has only one
    bool is_sheet = false;  ///< a table that its owner sees with row numbers
    std::uint64_t row = 0;  ///< 1-based as its owner sees it (a sheet's header is row 1); 0: the whole layer
    std::uint32_t use = 0;  ///< tells apart the layers of the project that read the same file

    friend auto operator<=>(const RowPlace& a, const RowPlace& b) {
        return std::tie(a.file, a.layer, a.row, a.use) <=> std::tie(b.file, b.layer, b.row, b.use);
    }
    friend bool operator==(const RowPlace& a, const RowPlace& b) { return (a <=> b) == 0; }
};

/// What became of the row (or, without a row, of the layer).
enum class Outcome : unsigned char {
    noted,     ///< taken as it is, or with a documented default
    repaired,  ///< taken with another value than the file's
    rejected,  ///< not taken
};
[[nodiscard]] std::string_view name_of(Outcome outcome);

struct Finding {
    RowPlace place;
    std::string column;  ///< in the file's own words; empty when no column is at fault
    FindingKind kind = FindingKind::missing_value;
    std::string problem;  ///< what is wrong, with the value: "-30 is outside 1..3000 m"
    std::string advice;   ///< what to do, a full sentence
    Outcome outcome = Outcome::rejected;
    std::string value_seen{};  ///< the cell as the file has it, decoded
    std::string value_used{};  ///< what was taken instead; empty when nothing was
    std::string rule{};        ///< by which rule: "swap_axes"; docs/cleaning.md explains each
    double confidence = 1.0;   ///< 0..1 that `value_used` is what the sender meant
};

/// "stations.geojson: layer 'x': feature 12".
[[nodiscard]] std::string to_string(const RowPlace& place);
/// "stations.geojson: feature 12: column 'height_m': -30 is outside 1..3000 m. Correct the value."
[[nodiscard]] std::string to_string(const Finding& finding);

/// The list every check adds to. A row is rejected when a finding says so, and only then.
class RowFindings {
  public:
    static constexpr std::size_t k_listed = 20;  ///< findings that an error spells out

    void add(Finding finding);
    [[nodiscard]] bool empty() const { return m_findings.empty(); }
    [[nodiscard]] const std::vector<Finding>& all() const { return m_findings; }
    /// True when a finding rejects this row, or its whole layer.
    [[nodiscard]] bool rejects(const RowPlace& row) const;
    [[nodiscard]] std::size_t count(Outcome outcome) const;
    /// @throws Error{bad_data} with the first `k_listed` findings and the count of the others.
    void stop_if_any() const;

  private:
    std::vector<Finding> m_findings;
    std::set<RowPlace> m_rejected;
};

}  // namespace lomsong
