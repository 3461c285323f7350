// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/cell_kernels.hpp"

#include <limits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "algorithms/coverage/cell_kernels.cpp"
// The order matters: foreach_target.h compiles this file once per instruction set.
// clang-format off
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
#include <hwy/contrib/math/math-inl.h>
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace lomsong::cells::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// No cell of a vector.
template <class D>
HWY_INLINE hn::Mask<D> nowhere(D d) {
    return hn::Lt(hn::Zero(d), hn::Zero(d));
}

template <class D>
struct Places {
    hn::Vec<D> east_m;
    hn::Vec<D> north_m;
    hn::Vec<D> square_m2;  ///< of the distance along the ground
};

template <class D>
HWY_INLINE Places<D> places_at(D d, const CellRow& row, std::size_t at) {
    const auto cols = hn::Iota(d, static_cast<float>(row.cols_east + static_cast<std::int32_t>(at)));
    const auto east = hn::MulAdd(cols, hn::Set(d, row.cell_m), hn::Set(d, row.own_cell_east_m));
    const auto north = hn::Set(d, row.north_m);
    return {east, north, hn::MulAdd(east, east, hn::Mul(north, north))};
}

/// 20 log10 of the distance, which counts as 1 m at least.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V spreading_db(D d, V square_m2) {
    constexpr float k_db_per_octave = 3.01029996F;  // 10 log10(2)
    return hn::Mul(hn::Set(d, k_db_per_octave), hn::Log2(d, hn::Max(square_m2, hn::Set(d, 1.0F))));
}

/// Angle of (x, y) from the x axis towards the y axis, degrees in [-180, 180]; 0 for (0, 0). Error below 2e-5.
/// Arctangent on [0, 1] by Abramowitz and Stegun 4.4.49.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V angle_deg(D d, V y, V x) {
    constexpr float k_series[8] = {0.0028662257F, -0.0161657367F, 0.0429096138F, -0.0752896400F,
                                   0.1065626393F, -0.1420889944F, 0.1999355085F, -0.3333314528F};
    constexpr float k_degrees_per_radian = 57.2957795F;
    const V ax = hn::Abs(x);
    const V ay = hn::Abs(y);
    const V ratio = hn::Div(hn::Min(ax, ay), hn::Max(hn::Max(ax, ay), hn::Set(d, 1e-30F)));
    const V square = hn::Mul(ratio, ratio);
    V sum = hn::Set(d, k_series[0]);
    for (int i = 1; i < 8; ++i) {
        sum = hn::MulAdd(sum, square, hn::Set(d, k_series[i]));
    }
    V angle = hn::Mul(hn::MulAdd(hn::Mul(ratio, square), sum, ratio), hn::Set(d, k_degrees_per_radian));
    angle = hn::IfThenElse(hn::Gt(ay, ax), hn::Sub(hn::Set(d, 90.0F), angle), angle);
    angle = hn::IfThenElse(hn::Lt(x, hn::Zero(d)), hn::Sub(hn::Set(d, 180.0F), angle), angle);
    return hn::CopySign(angle, y);
}

/// Where the receivers lie as seen from the antenna; what all sectors of a mast share.
template <class D>
struct Directions {
    Places<D> places;
    hn::Vec<D> rise_m;
    hn::Vec<D> distance_m;
    hn::Vec<D> azimuth_deg;
    hn::Vec<D> elevation_deg;
};

template <class D>
HWY_INLINE Directions<D> directions_at(D d, const CellRow& row, std::size_t at) {
    const Places<D> places = places_at(d, row, at);
    const auto rise = hn::Add(hn::LoadU(d, row.ground_m + at), hn::Set(d, row.receiver_rise_m));
    const auto distance = hn::Sqrt(places.square_m2);
    return {places, rise, distance, angle_deg(d, places.east_m, places.north_m), angle_deg(d, rise, distance)};
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE V cut_loss_db(D d, const Cut& cut, V angle_deg) {
    if (cut.gains_db == nullptr) {
        return hn::Zero(d);
    }
    const hn::RebindToSigned<D> di;
    const V steps = hn::Set(d, cut.steps);
    const V turned = hn::Mul(angle_deg, hn::Set(d, cut.steps_per_degree));
    // Rounding may leave the full turn itself, or a hair less than nothing.
    const V round = hn::Sub(turned, hn::Mul(steps, hn::Floor(hn::Div(turned, steps))));
    const V at = hn::Min(hn::Max(round, hn::Zero(d)), steps);
    const V below = hn::Floor(at);
    const auto index = hn::ConvertTo(di, below);
    const V from = hn::GatherIndex(d, cut.gains_db, index);
    const V to = hn::GatherIndex(d, cut.gains_db + 1, index);
    return hn::Neg(hn::MulAdd(hn::Sub(at, below), hn::Sub(to, from), from));
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE V parabola_db(D d, float per_deg2, float floor_db, V angle) {
    return hn::Min(hn::Mul(hn::Mul(angle, angle), hn::Set(d, per_deg2)), hn::Set(d, floor_db));
}

template <class D, class V = hn::Vec<D>>
HWY_INLINE V pattern_loss_db(D d, const Sector& sector, V off_axis_deg, V elevation_deg) {
    const V below_axis = hn::Sub(hn::Neg(elevation_deg), hn::Set(d, sector.tilt_deg));
    if (sector.pattern == Sector::Pattern::parabolic) {
        V loss = parabola_db(d, sector.vertical_per_deg2, sector.vertical_floor_db, below_axis);
        if (sector.has_azimuth) {
            loss =
                hn::Add(loss, parabola_db(d, sector.horizontal_per_deg2, sector.horizontal_floor_db, off_axis_deg));
        }
        return hn::Min(loss, hn::Set(d, sector.floor_db));
    }
    const V vertical = cut_loss_db(d, sector.vertical, below_axis);
    if (!sector.has_azimuth) {
        return hn::Max(vertical, hn::Zero(d));
    }
    const V horizontal = cut_loss_db(d, sector.horizontal, off_axis_deg);
    const V sum = hn::Add(hn::Add(horizontal, vertical), hn::Set(d, sector.crossing_db));
    const V floor = hn::Max(hn::Set(d, sector.floor_db), hn::Max(horizontal, vertical));
    return hn::Max(hn::Min(sum, floor), hn::Zero(d));
}

/// How much less than its full gain a sector has towards the receivers, dB, at least 0.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V antenna_loss_db(D d, const Sector& sector, const Directions<D>& to) {
    if (sector.pattern == Sector::Pattern::omni) {
        return hn::Zero(d);
    }
    if (!sector.leans) {
        V off_axis = hn::Sub(to.azimuth_deg, hn::Set(d, sector.azimuth_deg));
        const V turn = hn::Set(d, 360.0F);
        off_axis = hn::IfThenElse(hn::Gt(off_axis, hn::Set(d, 180.0F)), hn::Sub(off_axis, turn), off_axis);
        off_axis = hn::IfThenElse(hn::Lt(off_axis, hn::Set(d, -180.0F)), hn::Add(off_axis, turn), off_axis);
        return pattern_loss_db(d, sector, off_axis, to.elevation_deg);
    }
    const V sin_azimuth = hn::Set(d, sector.sin_azimuth);
    const V cos_azimuth = hn::Set(d, sector.cos_azimuth);
    const V sin_lean = hn::Set(d, sector.sin_lean);
    const V cos_lean = hn::Set(d, sector.cos_lean);
    const V ahead = hn::MulAdd(to.places.east_m, sin_azimuth, hn::Mul(to.places.north_m, cos_azimuth));
    const V right = hn::NegMulAdd(to.places.north_m, sin_azimuth, hn::Mul(to.places.east_m, cos_azimuth));
    const V along_axis = hn::NegMulAdd(to.rise_m, sin_lean, hn::Mul(ahead, cos_lean));
    const V across_axis = hn::MulAdd(ahead, sin_lean, hn::Mul(to.rise_m, cos_lean));
    const V level = hn::Sqrt(hn::MulAdd(right, right, hn::Mul(along_axis, along_axis)));
    return pattern_loss_db(d, sector, angle_deg(d, right, along_axis), angle_deg(d, across_axis, level));
}

/// What is added to the levels of a group; a calibrated level is that of a loss so much less.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V correction_db(D d, const CellRow& row, const Correction& correction, std::size_t at, V square_m2) {
    const hn::RebindToSigned<D> di;
    const hn::Rebind<std::uint8_t, D> bytes;
    const auto land_cover = hn::PromoteTo(di, hn::LoadU(bytes, row.land_cover + at));
    const V above = hn::Max(square_m2, hn::Set(d, correction.nearest_m2));
    const V octaves = hn::Log2(d, hn::Min(above, hn::Set(d, correction.farthest_m2)));
    return hn::MulAdd(hn::GatherIndex(d, correction.slopes_db, land_cover), octaves,
                      hn::GatherIndex(d, correction.offsets_db, land_cover));
}

template <class D>
HWY_INLINE void keep_better(D d, const Group& group, std::size_t at, const Directions<D>& to, hn::Vec<D> loss,
                            hn::Mask<D> known) {
    const hn::RebindToSigned<D> di;
    auto best = hn::LoadU(d, group.level_dbm + at);
    auto best_sector = hn::LoadU(di, group.sector + at);
    for (const Sector& sector : group.sectors) {
        const auto eirp = hn::Set(d, sector.eirp_dbm);
        const auto near = hn::And(known, hn::Le(to.places.square_m2, hn::Set(d, sector.reach_m2)));
        if (hn::AllFalse(d, hn::And(near, hn::Ge(hn::Sub(eirp, loss), best)))) {
            continue;
        }
        const auto level = hn::Sub(hn::Sub(eirp, antenna_loss_db(d, sector, to)), loss);
        const auto index = hn::Set(di, sector.index);
        const auto lower = hn::RebindMask(d, hn::Lt(index, best_sector));
        const auto better = hn::Or(hn::Gt(level, best), hn::And(hn::Eq(level, best), lower));
        const auto taken = hn::And(near, better);
        best = hn::IfThenElse(taken, level, best);
        best_sector = hn::IfThenElse(hn::RebindMask(di, taken), index, best_sector);
    }
    hn::StoreU(best, d, group.level_dbm + at);
    hn::StoreU(best_sector, di, group.sector + at);
}

template <class D>
HWY_INLINE void keep_hope(D d, const Group& group, std::size_t at, const Directions<D>& to, hn::Vec<D> added,
                          hn::Mask<D> unknown) {
    const hn::RebindToSigned<D> di;
    const hn::Rebind<std::uint8_t, D> bytes;
    const auto spreading = spreading_db(d, to.places.square_m2);
    auto could_serve = nowhere(d);
    for (const Sector& sector : group.sectors) {
        const auto least_loss = hn::Add(spreading, hn::Set(d, sector.free_space_1_m_db));
        const auto eirp = hn::Add(hn::Set(d, sector.eirp_dbm), added);
        const auto gained = hn::Sub(eirp, antenna_loss_db(d, sector, to));
        const auto useful = hn::Ge(hn::Sub(gained, least_loss), hn::Set(d, group.useful_dbm));
        const auto near = hn::Le(to.places.square_m2, hn::Set(d, sector.reach_m2));
        could_serve = hn::Or(could_serve, hn::And(near, useful));
    }
    const auto ones = hn::IfThenElseZero(hn::RebindMask(di, hn::And(unknown, could_serve)), hn::Set(di, 1));
    const auto before = hn::LoadU(bytes, group.hope + at);
    hn::StoreU(hn::Or(before, hn::DemoteTo(bytes, ones)), bytes, group.hope + at);
}

/// A vector of cells. Folding a cell twice changes nothing, so vectors may overlap.
template <class D>
HWY_INLINE void fold_at(D d, const CellRow& row, std::span<const Group> groups, std::size_t at) {
    Directions<D> to;
    bool looked = false;
    const auto infinity = hn::Inf(d);
    for (const Group& group : groups) {
        auto loss = hn::LoadU(d, group.losses_db + at);
        auto added = hn::Zero(d);
        if (group.correction.offsets_db != nullptr) {
            added = correction_db(d, row, group.correction, at, places_at(d, row, at).square_m2);
            loss = hn::Sub(loss, added);
        }
        const auto unknown = hn::Eq(loss, infinity);
        const auto known = hn::Lt(loss, infinity);
        const auto bound = hn::Sub(hn::Set(d, group.strongest_eirp_dbm), loss);
        const auto gains = hn::And(known, hn::Ge(bound, hn::LoadU(d, group.level_dbm + at)));
        const bool any_gain = !hn::AllFalse(d, gains);
        const bool any_hope = !hn::AllFalse(d, unknown);
        if (!any_gain && !any_hope) {
            continue;
        }
        if (!looked) {
            to = directions_at(d, row, at);
            looked = true;
        }
        if (any_gain) {
            keep_better(d, group, at, to, loss, known);
        }
        if (any_hope) {
            keep_hope(d, group, at, to, added, unknown);
        }
    }
}

/// A vector of cells, of which those from `first_counted` on are counted.
template <class D>
HWY_INLINE std::size_t mark_at(D d, const CellRow& row, const Ring& ring, std::span<const Prospect> prospects,
                               unsigned char* wanted, std::size_t at, std::size_t first_counted) {
    const hn::RebindToSigned<D> di;
    const hn::Rebind<std::uint8_t, D> bytes;
    const auto square = places_at(d, row, at).square_m2;
    const auto ground = hn::LoadU(d, row.ground_m + at);
    const auto inside =
        hn::And(hn::Gt(square, hn::Set(d, ring.beyond_m2)), hn::Le(square, hn::Set(d, ring.up_to_m2)));
    const auto asked = hn::And(hn::Eq(ground, ground), inside);
    auto gains = nowhere(d);
    if (!hn::AllFalse(d, asked)) {
        const auto spreading = spreading_db(d, square);
        for (const Prospect& prospect : prospects) {
            const auto strongest = hn::Sub(hn::Set(d, prospect.strongest_at_1_m_dbm), spreading);
            const auto beats = hn::Ge(strongest, hn::LoadU(d, prospect.best_dbm + at));
            gains = hn::Or(gains, hn::And(beats, hn::Le(square, hn::Set(d, prospect.reach_m2))));
        }
        gains = hn::And(gains, asked);
    }
    const auto ones = hn::IfThenElseZero(hn::RebindMask(di, gains), hn::Set(di, 1));
    hn::StoreU(hn::DemoteTo(bytes, ones), bytes, wanted + at);
    const auto counted = hn::Ge(hn::Iota(d, 0.0F), hn::Set(d, static_cast<float>(first_counted)));
    return hn::CountTrue(d, hn::And(gains, counted));
}

void fold(const CellRow& row, std::span<const Group> groups) {
    const hn::ScalableTag<float> d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t at = 0;
    for (; at + lanes <= row.cells; at += lanes) {
        fold_at(d, row, groups, at);
    }
    if (at < row.cells && row.cells >= lanes) {
        fold_at(d, row, groups, row.cells - lanes);
        return;
    }
    for (; at < row.cells; ++at) {
        fold_at(hn::CappedTag<float, 1>{}, row, groups, at);
    }
}

std::size_t mark(const CellRow& row, const Ring& ring, std::span<const Prospect> prospects, unsigned char* wanted) {
    const hn::ScalableTag<float> d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t count = 0;
    std::size_t at = 0;
    for (; at + lanes <= row.cells; at += lanes) {
        count += mark_at(d, row, ring, prospects, wanted, at, 0);
    }
    if (at < row.cells && row.cells >= lanes) {
        const std::size_t last = row.cells - lanes;
        return count + mark_at(d, row, ring, prospects, wanted, last, at - last);
    }
    for (; at < row.cells; ++at) {
        count += mark_at(hn::CappedTag<float, 1>{}, row, ring, prospects, wanted, at, 0);
    }
    return count;
}

}  // namespace lomsong::cells::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lomsong::cells {

HWY_EXPORT(fold);
HWY_EXPORT(mark);

void fold_row(const CellRow& row, std::span<const Group> groups) { HWY_DYNAMIC_DISPATCH(fold)(row, groups); }

std::size_t mark_row(const CellRow& row, const Ring& ring, std::span<const Prospect> prospects,
                     unsigned char* wanted) {
    return HWY_DYNAMIC_DISPATCH(mark)(row, ring, prospects, wanted);
}

}  // namespace lomsong::cells
#endif  // HWY_ONCE
