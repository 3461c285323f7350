// SPDX-License-Identifier: Apache-2.0
/// @file  Counterfactual sectors: one with the values that its operator declares elsewhere instead of assumed ones,
///        one with a technology that its mast has not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "algorithms/antenna/radio_sector.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// What the sectors of one operator and technology declare; empty where none does.
struct DeclaredValues {
    std::optional<HeightAboveGround> highest;
    std::optional<Dbm> most_eirp;
    std::optional<Hertz> lowest_frequency;
    std::optional<Hertz> narrowest_bandwidth;
    std::optional<Range<Angle>> electrical_tilt;
};

/// The values declared in a run's station files, by operator and technology.
class DeclaredRanges {
  public:
    DeclaredRanges(std::span<const RadioSector> sectors, std::size_t operators);

    [[nodiscard]] const DeclaredValues& of(std::size_t operator_index, Technology technology) const {
        return m_values[operator_index * k_technology_count + index_of(technology)];
    }

    /// The sector with each assumed value replaced by the one that helps a receiver in `elevation` most among those
    /// that its operator declares for the technology. What nobody declares stays as it was assumed, and so does an
    /// azimuth: assuming one is all-round already. Nothing when no value changes.
    [[nodiscard]] std::optional<RadioSector> most_favourable(const RadioSector& sector, Angle elevation) const;

  private:
    std::vector<DeclaredValues> m_values;
};

/// Sectors of an operator nearer to each other than this stand on one place, whatever their files call it.
inline constexpr Metres k_same_place{50.0};

/// Which technologies an operator's places lack, and who could lend them.
class TechnologyDonors {
  public:
    /// `layers` and `sectors` stand in the same order.
    TechnologyDonors(const Layers& layers, std::span<const RadioSector> sectors);

    /// For each technology that the operator has somewhere, but not at the place of `sector`: the sector of that
    /// technology nearest to it, in order of generation.
    [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t sector) const {
        return m_donors[m_place_of[sector]];
    }

  private:
    std::vector<std::vector<std::uint32_t>> m_donors;  ///< by place
    std::vector<std::size_t> m_place_of;               ///< by sector
};

/// `sector` with the donor's technology: its frequency, bandwidth, power, pattern and tilt on the sector's mast, at
/// its height and azimuth.
[[nodiscard]] RadioSector with_technology_of(const RadioSector& sector, const RadioSector& donor);

}  // namespace lomsong
