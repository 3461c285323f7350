// SPDX-License-Identifier: Apache-2.0
/// @file  Where receivers lie in the fan, a vector of cells at a time. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_LOCATE_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_LOCATE_INL
#undef LOMSONG_SWEEP_LOCATE_INL
#else
#define LOMSONG_SWEEP_LOCATE_INL
#endif

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <hwy/highway.h>

#include "algorithms/sweep/mast_frame.hpp"
#include "algorithms/sweep/radial_fan.hpp"

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// RadialFan::turn_of, operation for operation.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V turn_of(D d, V dx, V dy) {
    const V ax = hn::Abs(dx);
    const V ay = hn::Abs(dy);
    const V ratio = hn::Div(hn::Min(ax, ay), hn::Max(hn::Max(ax, ay), hn::Set(d, 1e-30F)));
    const V square = hn::Mul(ratio, ratio);
    V sum = hn::Set(d, RadialFan::k_arctangent[0]);
    for (int i = 1; i < 8; ++i) {
        sum = hn::MulAdd(sum, square, hn::Set(d, RadialFan::k_arctangent[i]));
    }
    V turn = hn::Mul(hn::MulAdd(hn::Mul(ratio, square), sum, ratio), hn::Set(d, RadialFan::k_turns_per_radian));
    turn = hn::IfThenElse(hn::Gt(ax, ay), hn::Sub(hn::Set(d, 0.25F), turn), turn);
    turn = hn::IfThenElse(hn::Lt(dy, hn::Zero(d)), hn::Sub(hn::Set(d, 0.5F), turn), turn);
    return hn::IfThenElse(hn::Lt(dx, hn::Zero(d)), hn::Sub(hn::Set(d, 1.0F), turn), turn);
}

/// RadialFan::ring_of; samples at least 1.
template <class DI, class VI = hn::Vec<DI>>
HWY_INLINE VI ring_of(DI di, VI sample) {
    const hn::Rebind<float, DI> d;
    const VI firsts = hn::ShiftRight<7>(hn::Sub(sample, hn::Set(di, 1)));
    static_assert(RadialFan::k_first_samples == 1 << 7);
    const VI exponent = hn::ShiftRight<23>(hn::BitCast(di, hn::ConvertTo(d, firsts)));
    return hn::Max(hn::Sub(exponent, hn::Set(di, 126)), hn::Zero(di));
}

/// Metres from the mast to the centres of cells in these columns of the window.
template <class D, class VI, class V = hn::Vec<D>>
HWY_INLINE V east_of_mast(D d, const ReceiverFrame& receivers, VI col) {
    const hn::RebindToSigned<D> di;
    const V from_mast = hn::ConvertTo(d, hn::Add(col, hn::Set(di, receivers.first_col)));
    return hn::MulAdd(hn::Set(d, receivers.cell_m), from_mast, hn::Set(d, receivers.offset_dx_m));
}
template <class D, class VI, class V = hn::Vec<D>>
HWY_INLINE V north_of_mast(D d, const ReceiverFrame& receivers, VI row) {
    const hn::RebindToSigned<D> di;
    const V from_mast = hn::ConvertTo(d, hn::Add(row, hn::Set(di, receivers.first_row)));
    return hn::NegMulAdd(hn::Set(d, receivers.cell_m), from_mast, hn::Set(d, receivers.offset_dy_m));
}

/// What a row of receivers has in common.
struct LocateFrame {
    const RadialFan& fan;
    float per_step;    ///< steps per metre
    float near_limit;  ///< in steps
    std::int32_t near_key;
    alignas(64) std::int32_t bucket_of_ring[32] = {};
};

/// The keys of a vector of receivers at (dx, dy).
template <class D, class V = hn::Vec<D>, class VI = hn::Vec<hn::RebindToSigned<D>>>
HWY_INLINE VI keys_of(D d, const LocateFrame& frame, V dx, V dy) {
    const hn::RebindToSigned<D> di;
    const V away = hn::Mul(hn::Sqrt(hn::MulAdd(dx, dx, hn::Mul(dy, dy))), hn::Set(d, frame.per_step));
    const auto is_near = hn::Lt(away, hn::Set(d, frame.near_limit));
    const VI sample = hn::Max(
        hn::Sub(hn::ConvertTo(di, hn::Ceil(hn::Sub(away, hn::Set(d, 0.25F)))), hn::Set(di, 2)), hn::Set(di, 1));
    const VI ring = ring_of(di, sample);
    const V two_to_ring = hn::BitCast(d, hn::ShiftLeft<23>(hn::Add(ring, hn::Set(di, 127))));
    const V radials = hn::Mul(hn::Set(d, static_cast<float>(frame.fan.radials(0))), two_to_ring);
    const VI wrapped = hn::ConvertTo(di, hn::Mul(turn_of(d, dx, dy), radials));
    const VI radial = hn::IfThenElse(hn::Lt(wrapped, hn::ConvertTo(di, radials)), wrapped, hn::Zero(di));
    // Ring 0 has samples 1..128, ring r those from 128 * 2^(r-1) + 1 on: as many as come before.
    const VI outer = hn::ConvertTo(di, hn::Mul(hn::Set(d, 0.5F * RadialFan::k_first_samples), two_to_ring));
    const auto is_inner = hn::Eq(ring, hn::Zero(di));
    const VI samples = hn::IfThenElse(is_inner, hn::Set(di, RadialFan::k_first_samples), outer);
    const VI before = hn::IfThenElse(is_inner, hn::Zero(di), outer);
    const VI sheaf = hn::ShiftRight<4>(radial);
    const VI lane = hn::And(radial, hn::Set(di, RadialFan::k_lanes - 1));
    const VI bucket = hn::Add(hn::Add(hn::GatherIndex(di, frame.bucket_of_ring, ring), hn::Mul(sheaf, samples)),
                              hn::Sub(hn::Sub(sample, before), hn::Set(di, 1)));
    const VI key = hn::Add(hn::ShiftLeft<4>(bucket), lane);
    return hn::IfThenElse(hn::RebindMask(di, is_near), hn::Set(di, frame.near_key), key);
}

inline void locate_receivers_on(const RadialFan& fan, const ReceiverFrame& receivers,
                                std::span<const std::uint32_t> bucket_of_ring, std::vector<std::uint32_t>& keys,
                                std::vector<std::uint32_t>& places) {
    const hn::CappedTag<float, RadialFan::k_lanes> d;
    const hn::RebindToSigned<decltype(d)> di;
    const std::size_t lanes = hn::Lanes(d);
    LocateFrame frame{.fan = fan,
                      .per_step = static_cast<float>(1.0 / fan.step_m()),
                      .near_limit = fan.near_limit(),
                      .near_key = static_cast<std::int32_t>(bucket_of_ring.back()) * RadialFan::k_lanes};
    for (std::size_t ring = 0; ring + 1 < bucket_of_ring.size(); ++ring) {
        frame.bucket_of_ring[ring] = static_cast<std::int32_t>(bucket_of_ring[ring]);
    }
    const auto cells = static_cast<std::size_t>(receivers.rows) * static_cast<std::size_t>(receivers.cols);
    keys.resize(cells + 2 * lanes);
    places.resize(cells + 2 * lanes);
    std::size_t count = 0;
    const hn::RebindToUnsigned<decltype(d)> du;
    const hn::Rebind<std::uint8_t, decltype(d)> bytes;
    alignas(64) std::uint8_t tail[RadialFan::k_lanes];
    for (std::int32_t row = 0; row < receivers.rows; ++row) {
        const unsigned char* wanted =
            receivers.wanted + static_cast<std::ptrdiff_t>(row) * static_cast<std::ptrdiff_t>(receivers.cols);
        const auto dy = north_of_mast(d, receivers, hn::Set(di, row));
        for (std::int32_t col = 0; col < receivers.cols; col += static_cast<std::int32_t>(lanes)) {
            const unsigned char* here = wanted + col;
            if (const auto left = static_cast<std::size_t>(receivers.cols - col); left < lanes) {
                std::fill(std::copy_n(here, left, tail), tail + lanes, std::uint8_t{0});
                here = tail;
            }
            const auto asked = hn::PromoteTo(di, hn::LoadU(bytes, here));
            const auto mask = hn::Ne(asked, hn::Zero(di));
            if (hn::AllFalse(di, mask)) {
                continue;
            }
            const auto number = hn::Iota(di, col);
            const auto key = keys_of(d, frame, east_of_mast(d, receivers, number), dy);
            const auto place =
                hn::Or(number, hn::Set(di, static_cast<std::int32_t>(static_cast<std::uint32_t>(row) << 16U)));
            hn::CompressStore(hn::BitCast(du, place), hn::RebindMask(du, mask), du, places.data() + count);
            count += hn::CompressStore(hn::BitCast(du, key), hn::RebindMask(du, mask), du, keys.data() + count);
        }
    }
    keys.resize(count);
    places.resize(count);
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_LOCATE_INL
