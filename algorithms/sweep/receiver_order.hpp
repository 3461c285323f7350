// SPDX-License-Identifier: Apache-2.0
/// @file  Receivers sorted as the walk meets them: by ring, by group of radials, by last sample.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/radial_fan.hpp"

namespace lomsong::sweep {

/// The wanted receivers of a window, in buckets of one group of sixteen radials (a sheaf) and one last sample.
class ReceiverOrder {
  public:
    /// A receiver: its cell, row in the upper and column in the lower half, and its radial within the sheaf.
    struct Bucket {
        std::span<const std::uint32_t> places;
        std::span<const std::uint8_t> lanes;
        [[nodiscard]] std::size_t size() const { return places.size(); }
    };

    void sort(const RadialFan& fan, const ReceiverFrame& receivers);

    [[nodiscard]] int rings() const { return m_rings; }
    [[nodiscard]] int sheaves(int ring) const { return m_sheaves << ring; }
    [[nodiscard]] Bucket bucket(int ring, int sheaf, int sample) const;
    /// The outermost sample of the ring with a receiver of this sheaf; 0 when there is none.
    [[nodiscard]] int last_sample_wanted(int ring, int sheaf) const;
    /// Whether sheaf or one that goes on from it has receivers.
    [[nodiscard]] bool any_beyond(int ring, int sheaf) const { return m_alive[sheaf_index(ring, sheaf)] != 0; }
    /// Receivers nearer than the fan's limit; their lanes mean nothing.
    [[nodiscard]] Bucket near() const;

  private:
    [[nodiscard]] std::size_t bucket_index(int ring, int sheaf, int sample) const;
    [[nodiscard]] std::size_t sheaf_index(int ring, int sheaf) const {
        return static_cast<std::size_t>(m_sheaves) * ((std::size_t{1} << ring) - 1) +
               static_cast<std::size_t>(sheaf);
    }
    [[nodiscard]] Bucket bucket_at(std::size_t index) const;
    void find_living();

    int m_rings = 0;
    int m_sheaves = 0;                            ///< of ring 0
    std::vector<std::uint32_t> m_bucket_of_ring;  ///< first bucket of each ring; last: that of the near receivers
    std::vector<std::uint32_t> m_starts;
    std::vector<std::uint32_t> m_places;
    std::vector<std::uint8_t> m_lanes;
    std::vector<unsigned char> m_alive;
    std::vector<std::uint32_t> m_unsorted_keys;
    std::vector<std::uint32_t> m_unsorted_places;
};

}  // namespace lomsong::sweep
