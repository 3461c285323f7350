// SPDX-License-Identifier: Apache-2.0
/// @file  What else the numbers of one row may have meant, when as written they lie where they cannot.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/clean/finding_kinds.hpp"
#include "io/place/crs_candidates.hpp"
#include "io/place/crs_evidence.hpp"
#include "io/place/raw_place.hpp"

namespace lomsong {

/// Another meaning of a row, with the rule that found it.
struct RowRepair {
    FindingKind kind = FindingKind::bad_position;
    std::string_view rule;  ///< "swap_axes"
    double confidence = 0.0;
    Point degrees;                  ///< of WGS 84
    std::optional<Point> native{};  ///< in the file's own CRS, when the repair stayed in it
    std::string problem;            ///< "longitude and latitude are the wrong way round"
};

/// How strictly a repaired position is held against what is known.
struct Demand {
    std::function<bool(Point degrees)> accepts;
    bool is_firm = false;       ///< a station, a site or a commune speaks for it, not only the region
    bool is_in_region = false;  ///< as written the row lies in the region: only gross slips explain it
};

/// The repairs for one table. Keeps the transformations of other coordinate systems for the next row.
class RowRepairs {
  public:
    /// `chosen` is what the file means by its numbers.
    RowRepairs(const Hypothesis& chosen, std::vector<CrsCandidate> degree_systems,
               std::vector<CrsCandidate> metre_systems, const Box& region);

    /// The simplest slip that leads to a place that is accepted: axes, sign, a whole degree, coordinate system,
    /// decimal point, a lost digit. Nothing when none does, or when two places are equally simple.
    [[nodiscard]] std::optional<RowRepair> find(const RawPlace& raw, const Demand& demand);

  private:
    struct Other {
        CrsCandidate crs;
        std::optional<ToDegrees> to_degrees{};
    };
    using Attempts = std::vector<RowRepair>;

    [[nodiscard]] std::optional<Point> place_of(Point native) const { return m_to_degrees(native); }
    void attempt(Attempts& attempts, Point native, const RowRepair& as, const Demand& demand) const;
    [[nodiscard]] Attempts swapped(Point native, const Demand& demand) const;
    [[nodiscard]] Attempts signs(Point native, const Demand& demand) const;
    [[nodiscard]] Attempts degrees(Point native, const Demand& demand) const;
    [[nodiscard]] Attempts points(Point native, const Demand& demand) const;
    [[nodiscard]] Attempts digits(Point native, const Demand& demand) const;
    [[nodiscard]] std::optional<RowRepair> other_system(const RawPlace& raw, const Demand& demand);

    Hypothesis m_chosen;
    ToDegrees m_to_degrees;
    std::vector<Other> m_degree_systems;
    std::vector<Other> m_metre_systems;
    Box m_region;  ///< degrees, with a margin
};

}  // namespace lomsong
