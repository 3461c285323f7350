// SPDX-License-Identifier: Apache-2.0
/// @file  Logarithms and powers to the base of decibels. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_DECIBELS_MATH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_DECIBELS_MATH_INL
#undef LOMSONG_SWEEP_DECIBELS_MATH_INL
#else
#define LOMSONG_SWEEP_DECIBELS_MATH_INL
#endif

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

constexpr float k_10_per_ln10 = 4.342944819F;
constexpr float k_ln10 = 2.302585093F;

/// 10 log10 x.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V in_db(D d, V x) {
    return hn::Mul(hn::Log(d, x), hn::Set(d, k_10_per_ln10));
}

/// 10^x.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V ten_to(D d, V x) {
    return hn::Exp(d, hn::Mul(x, hn::Set(d, k_ln10)));
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_DECIBELS_MATH_INL
