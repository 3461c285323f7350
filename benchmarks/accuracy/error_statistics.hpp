// SPDX-License-Identifier: Apache-2.0
/// @file  How far one way of finding losses lies from another, by distance and over all cells of a disc.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/core/units.hpp"

namespace lomsong::benchmarks {

/// Rings in which equally many places are drawn, so that near cells are not lost among the many far ones.
struct DistanceBand {
    Metres from;
    Metres to;
    [[nodiscard]] double area() const;  ///< of the ring, up to a constant
};
inline constexpr std::array k_bands{
    DistanceBand{Metres{0.0}, Metres{500.0}},         DistanceBand{Metres{500.0}, Metres{2'000.0}},
    DistanceBand{Metres{2'000.0}, Metres{5'000.0}},   DistanceBand{Metres{5'000.0}, Metres{10'000.0}},
    DistanceBand{Metres{10'000.0}, Metres{20'000.0}}, DistanceBand{Metres{20'000.0}, Metres{30'000.0}},
};

/// Differences from the exact loss, in dB, by band.
class ErrorStatistics {
  public:
    void add(std::size_t band, double difference_db) { m_differences_db[band].push_back(difference_db); }

    /// {"bands": [...], "all": {...}}: median, 95th and 99th percentile and maximum of the absolute difference, the
    /// mean of the signed one. In "all" a place weighs the area of its band, so that it speaks for the disc. Bands
    /// without a known place are left out.
    [[nodiscard]] nlohmann::json json() const;

  private:
    std::array<std::vector<double>, k_bands.size()> m_differences_db;
};

}  // namespace lomsong::benchmarks
