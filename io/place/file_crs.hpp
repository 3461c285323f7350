// SPDX-License-Identifier: Apache-2.0
/// @file  The coordinate system of a whole file, decided once from all its witnesses and told to people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/clean/finding.hpp"
#include "io/clean/vector_table.hpp"
#include "io/place/crs_evidence.hpp"
#include "io/place/place_rows.hpp"
#include "io/place/region.hpp"

namespace lomsong {

/// What the columns say of the order of axes, before any evidence.
enum class AxisOrder : unsigned char {
    longitude_first,  ///< the columns are named so, or the format has it so
    x_and_y,          ///< X is the northing in Vietnamese survey use, and east elsewhere
    free,             ///< one cell: either order
};

struct FileCrs {
    Judgement chosen;
    std::optional<Judgement> runner_up{};  ///< the next best in another coordinate system
};

/// The most probable coordinate system and order. Nothing without witnesses.
/// @param degrees  whether the numbers are degrees
/// @param declared  said by the project: taken whatever the evidence, which only decides the order of axes
[[nodiscard]] std::optional<FileCrs> file_crs(const std::vector<Witness>& witnesses, bool degrees, AxisOrder order,
                                              const std::string& declared, const CrsHints& hints,
                                              const Region& region);

/// "57 of 57 positions in their stated commune; next EPSG:9209 (...): 0 of 57".
[[nodiscard]] std::string reason_text(const FileCrs& file, const Region& region);

/// Where the data is, about: the region, or what the hints name, or nothing.
[[nodiscard]] std::optional<Point> about_where(const Region& region);

/// How far apart two coordinate systems put the file's middle witness; nothing when one of them cannot.
[[nodiscard]] std::optional<Metres> distance_between(const Hypothesis& a, const Hypothesis& b,
                                                     const std::vector<Witness>& witnesses);

/// "fits EPSG:9208 (...), 25.7 km away, better: 57 of 57 ... instead of 0 of 57 ... under EPSG:9209 (...)".
[[nodiscard]] std::string doubt_text(const FileCrs& file, const Region& region,
                                     const std::vector<Witness>& witnesses);

/// A note when another system that would put the file elsewhere is nearly as likely; nothing when there is no
/// doubt.
[[nodiscard]] std::optional<Finding> doubt_of(const VectorTable& table, const FileCrs& file,
                                              const std::vector<Witness>& witnesses);

/// The whole layer is refused: nobody can tell where its metres are.
[[nodiscard]] Finding unknown_crs(const VectorTable& table);
/// Every shape of a refused layer.
PlaceReading refuse_table(VectorTable& table);

inline constexpr double k_too_uncertain = 0.2;  ///< below this probability a coordinate system is not taken
inline constexpr double k_overwhelming = 0.95;  ///< from this on another one than the declared is believed

/// Never quite 1, to three decimals.
[[nodiscard]] double told_confidence(double probability);

/// "25.7 km", "223 m".
[[nodiscard]] std::string shown_distance(Metres distance);

}  // namespace lomsong
