// SPDX-License-Identifier: Apache-2.0
/// @file  What is wrong in the input files, row by row, collected over all layers before anything stops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lomsong {

/// Where in the input something stands (a place in the project file is io/project's `Place`).
struct RowPlace {
    std::string file;       ///< as written in the project
    std::string layer;      ///< empty when the file has only one
    bool is_sheet = false;  ///< a table that its owner sees with row numbers
    std::uint64_t row = 0;  ///< 1-based as its owner sees it (a sheet's header is row 1); 0: the whole layer
};

enum class FindingKind : unsigned char {
    missing_column,
    missing_value,
    not_a_number,
    unknown_word,
    out_of_range,
    duplicate,
    unknown_reference,
    bad_position,
    bad_geometry,
    empty_layer,
};

struct Finding {
    RowPlace place;
    std::string column;  ///< in the file's own words; empty when no column is at fault
    FindingKind kind = FindingKind::missing_value;
    std::string seen;    ///< what is wrong, with the value: "-30 is outside 1..3000 m"
    std::string advice;  ///< what to do, a full sentence
};

/// "stations.geojson: layer 'x': feature 12".
[[nodiscard]] std::string to_string(const RowPlace& place);
/// "stations.geojson: feature 12: column 'height_m': -30 is outside 1..3000 m. Correct the value."
[[nodiscard]] std::string to_string(const Finding& finding);

/// The list every check adds to. A repair step will take the findings it can mend from here.
class RowFindings {
  public:
    static constexpr std::size_t k_listed = 20;  ///< findings that the error spells out

    void add(Finding finding) { m_findings.push_back(std::move(finding)); }
    [[nodiscard]] bool empty() const { return m_findings.empty(); }
    [[nodiscard]] const std::vector<Finding>& all() const { return m_findings; }
    /// @throws Error{bad_data} with the first `k_listed` findings and the count of the others.
    void stop_if_any() const;

  private:
    std::vector<Finding> m_findings;
};

}  // namespace lomsong
