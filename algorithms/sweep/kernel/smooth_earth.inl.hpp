// SPDX-License-Identifier: Apache-2.0
/// @file  The smooth Earth between two antennas: where a ray comes nearest to it, and how near. Equation numbers
///        are those of ITU-R P.1812-8. Compiled per instruction set.
#if defined(LOMSONG_SWEEP_SMOOTH_EARTH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef LOMSONG_SWEEP_SMOOTH_EARTH_INL
#undef LOMSONG_SWEEP_SMOOTH_EARTH_INL
#else
#define LOMSONG_SWEEP_SMOOTH_EARTH_INL
#endif

#include <cmath>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lomsong::sweep::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Antennas said to stand this high over the smooth Earth pass it freely on any frequency asked for, whatever their
/// true heights: nobody needs those.
constexpr float k_surely_clear_m = 1e5F;

/// The smooth Earth between two antennas, frequency left out.
template <class D>
struct SmoothPath {
    hn::Vec<D> d_km;
    hn::Vec<D> hte_m, hre_m;
    hn::Vec<D> dse_km;       ///< dse1: the point of least clearance, relative to the Fresnel zone (24a)
    hn::Vec<D> clearance_m;  ///< hse (23)
    hn::Vec<D> room_m;       ///< hreq / sqrt(lambda) (25)
    hn::Mask<D> in_sight;    ///< d < dlos (22)
};

template <class D, class V = hn::Vec<D>>
HWY_INLINE SmoothPath<D> smooth_path(D d, float earth_km, V d_km, V hte_m, V hre_m) {
    SmoothPath<D> path{d_km, hte_m, hre_m, d_km, d_km, d_km, {}};
    const V one = hn::Set(d, 1.0F);
    const V roots = hn::Add(hn::Sqrt(hte_m), hn::Sqrt(hre_m));
    const float los = std::sqrt(2.0F * earth_km * 0.001F);
    path.in_sight = hn::Lt(d_km, hn::Mul(hn::Set(d, los), roots));  // (22)
    const V both = hn::Add(hte_m, hre_m);
    const V c = hn::Div(hn::Sub(hte_m, hre_m), both);                                        // (24d)
    const V m = hn::Div(hn::Mul(hn::Mul(d_km, d_km), hn::Set(d, 250.0F / earth_km)), both);  // (24e)
    const V m1 = hn::Add(m, one);
    const V three_m = hn::Mul(hn::Set(d, 3.0F), m);
    const V cosine =
        hn::Mul(hn::Mul(hn::Set(d, 1.5F), c), hn::Sqrt(hn::Div(three_m, hn::Mul(m1, hn::Mul(m1, m1)))));
    const V angle = hn::Acos(d, hn::Min(hn::Max(cosine, hn::Neg(one)), one));
    const V b =
        hn::Mul(hn::Mul(hn::Set(d, 2.0F), hn::Sqrt(hn::Div(m1, three_m))),
                hn::Cos(d, hn::MulAdd(angle, hn::Set(d, 1.0F / 3.0F), hn::Set(d, 1.0471975512F))));  // (24c)
    path.dse_km = hn::Mul(hn::Mul(hn::Set(d, 0.5F), d_km), hn::Add(one, b));                         // (24a)
    const V dse2 = hn::Sub(d_km, path.dse_km);
    const V bend = hn::Set(d, 500.0F / earth_km);
    const V tx = hn::Mul(hn::NegMulAdd(hn::Mul(bend, path.dse_km), path.dse_km, hte_m), dse2);
    const V rx = hn::Mul(hn::NegMulAdd(hn::Mul(bend, dse2), dse2, hre_m), path.dse_km);
    path.clearance_m = hn::Div(hn::Add(tx, rx), d_km);  // (23)
    path.room_m =
        hn::Mul(hn::Set(d, 17.456F), hn::Sqrt(hn::Max(hn::Zero(d), hn::Div(hn::Mul(path.dse_km, dse2), d_km))));
    return path;
}

/// Whether the ray passes the smooth Earth with room to spare, so that Ldsph is 0; `hreq_m` is the room (25).
///
/// Clear once, clear for all higher antennas: the ratio of clearance to room is least at dse1, since the cubic (24)
/// is the condition of that very minimum, and higher antennas raise the ray everywhere.
template <class D, class V = hn::Vec<D>>
HWY_INLINE hn::Mask<D> is_clear(D, const SmoothPath<D>& path, V hreq_m) {
    return hn::And(path.in_sight, hn::Gt(path.clearance_m, hreq_m));
}

}  // namespace lomsong::sweep::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // LOMSONG_SWEEP_SMOOTH_EARTH_INL
