// SPDX-License-Identifier: Apache-2.0
/// @file  Looking up one number per radial for a vector of receivers: shuffles where registers are wide enough,
///        which cost a fraction of reading memory. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_LANE_TABLE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_LANE_TABLE_INL
#undef LOMSONG_SWEEP_LANE_TABLE_INL
#else
#define LOMSONG_SWEEP_LANE_TABLE_INL
#endif

#include <hwy/highway.h>

#include "algorithms/sweep/walk_state.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// The radials of a vector of receivers, ready for looking up tables of k_lanes numbers.
template <class D>
class LaneTable {
    using DI = hn::RebindToSigned<D>;
    using VI = hn::Vec<DI>;
    static constexpr std::size_t k_width = hn::MaxLanes(D());

  public:
    LaneTable() = default;
    HWY_INLINE LaneTable(D d, VI lane) : m_lane{lane} {
        if constexpr (k_width == k_lanes) {
            m_shuffle = hn::IndicesFromVec(d, lane);
        } else if constexpr (2 * k_width == k_lanes) {
            m_shuffle = hn::IndicesFromVec(d, hn::And(lane, hn::Set(DI(), k_width - 1)));
            m_upper = hn::RebindMask(d, hn::Gt(lane, hn::Set(DI(), k_width - 1)));
        }
    }

    [[nodiscard]] HWY_INLINE hn::Vec<D> look_up(D d, const float* table) const {
        if constexpr (k_width == k_lanes) {
            return hn::TableLookupLanes(hn::Load(d, table), m_shuffle);
        } else if constexpr (2 * k_width == k_lanes) {
            return hn::IfThenElse(m_upper, hn::TableLookupLanes(hn::Load(d, table + k_width), m_shuffle),
                                  hn::TableLookupLanes(hn::Load(d, table), m_shuffle));
        } else {
            return hn::GatherIndex(d, table, m_lane);
        }
    }

  private:
    VI m_lane;
    decltype(hn::IndicesFromVec(D(), VI())) m_shuffle;
    hn::Mask<D> m_upper;
};

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_LANE_TABLE_INL
