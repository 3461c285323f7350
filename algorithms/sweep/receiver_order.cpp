// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/receiver_order.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "algorithms/sweep/kernel/kernels.hpp"

namespace lomsong::sweep {

namespace {

int samples_of(int ring) { return RadialFan::last_sample(ring) - RadialFan::first_sample(ring) + 1; }

/// Rings up to the farthest corner of the window.
int rings_of(const RadialFan& fan, const ReceiverFrame& receivers) {
    const auto farthest = [&](std::int32_t first, std::int32_t count) {
        const std::int32_t cells = std::max(std::abs(first), std::abs(first + count)) + 1;
        return receivers.cell_m * static_cast<float>(cells);
    };
    const float reach_m =
        std::hypot(farthest(receivers.first_row, receivers.rows), farthest(receivers.first_col, receivers.cols));
    const int samples = std::max(1, static_cast<int>(reach_m / static_cast<float>(fan.step_m())) + 1);
    return RadialFan::ring_of(samples) + 1;
}

}  // namespace

std::size_t ReceiverOrder::bucket_index(int ring, int sheaf, int sample) const {
    return m_bucket_of_ring[static_cast<std::size_t>(ring)] +
           static_cast<std::size_t>(sheaf) * static_cast<std::size_t>(samples_of(ring)) +
           static_cast<std::size_t>(sample - RadialFan::first_sample(ring));
}

ReceiverOrder::Bucket ReceiverOrder::bucket_at(std::size_t index) const {
    const std::uint32_t start = m_starts[index];
    const std::uint32_t count = m_starts[index + 1] - start;
    return {std::span{m_places}.subspan(start, count), std::span{m_lanes}.subspan(start, count)};
}

ReceiverOrder::Bucket ReceiverOrder::bucket(int ring, int sheaf, int sample) const {
    return bucket_at(bucket_index(ring, sheaf, sample));
}

ReceiverOrder::Bucket ReceiverOrder::near() const { return bucket_at(m_bucket_of_ring.back()); }

int ReceiverOrder::last_sample_wanted(int ring, int sheaf) const {
    const std::size_t first = bucket_index(ring, sheaf, RadialFan::first_sample(ring));
    for (int i = samples_of(ring); i > 0; --i) {
        const std::size_t at = first + static_cast<std::size_t>(i);
        if (m_starts[at] != m_starts[at - 1]) {
            return RadialFan::first_sample(ring) + i - 1;
        }
    }
    return 0;
}

void ReceiverOrder::find_living() {
    m_alive.assign(sheaf_index(m_rings, 0), 0);
    for (int ring = m_rings - 1; ring >= 0; --ring) {
        for (int sheaf = 0; sheaf < sheaves(ring); ++sheaf) {
            const std::size_t first = bucket_index(ring, sheaf, RadialFan::first_sample(ring));
            const bool own = m_starts[first] != m_starts[first + static_cast<std::size_t>(samples_of(ring))];
            const bool beyond =
                ring + 1 < m_rings && (any_beyond(ring + 1, 2 * sheaf) || any_beyond(ring + 1, 2 * sheaf + 1));
            m_alive[sheaf_index(ring, sheaf)] = own || beyond ? 1 : 0;
        }
    }
}

void ReceiverOrder::sort(const RadialFan& fan, const ReceiverFrame& receivers) {
    m_rings = rings_of(fan, receivers);
    m_sheaves = fan.radials(0) / RadialFan::k_lanes;
    m_bucket_of_ring.assign(1, 0);
    for (int ring = 0; ring < m_rings; ++ring) {
        m_bucket_of_ring.push_back(m_bucket_of_ring.back() +
                                   static_cast<std::uint32_t>(sheaves(ring) * samples_of(ring)));
    }
    locate_receivers(fan, receivers, m_bucket_of_ring, m_unsorted_keys, m_unsorted_places);

    // A counting sort: stable, so the order depends on nothing but the receivers.
    m_starts.assign(m_bucket_of_ring.back() + 2, 0);
    for (const std::uint32_t key : m_unsorted_keys) {
        ++m_starts[key / RadialFan::k_lanes + 1];
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i) {
        m_starts[i] += m_starts[i - 1];
    }
    m_places.resize(m_unsorted_places.size());
    m_lanes.resize(m_unsorted_places.size());
    for (std::size_t i = 0; i < m_unsorted_keys.size(); ++i) {
        const std::uint32_t key = m_unsorted_keys[i];
        const std::uint32_t to = m_starts[key / RadialFan::k_lanes]++;
        m_places[to] = m_unsorted_places[i];
        m_lanes[to] = static_cast<std::uint8_t>(key % RadialFan::k_lanes);
    }
    for (std::size_t i = m_starts.size() - 1; i > 0; --i) {  // each start has become its successor's
        m_starts[i] = m_starts[i - 1];
    }
    m_starts[0] = 0;
    find_living();
}

}  // namespace lomsong::sweep
