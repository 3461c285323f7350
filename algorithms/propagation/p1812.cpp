// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/p1812.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/propagation/p1812_climate.hpp"
#include "algorithms/propagation/p1812_diffraction.hpp"
#include "algorithms/propagation/p1812_ducting.hpp"
#include "algorithms/propagation/p1812_path.hpp"
#include "algorithms/propagation/p1812_troposcatter.hpp"

namespace lomsong {

namespace {

using p1812::Detail;

constexpr ModelInfo k_info{
    .name = "p1812",
    .title = "ITU-R P.1812",
    .reference = "ITU-R P.1812-8 (09/2025)",
    .frequency = {megahertz(30.0), megahertz(6'000.0)},
    .distance = {Metres{250.0}, kilometres(3'000.0)},
    .heights = {HeightAboveGround{1.0}, HeightAboveGround{3'000.0}},
    .needs = {.terrain = true, .clutter = true, .climate = true},
    .choose_when =
        "The first choice wherever a terrain model is at hand: hills and mountains, trees and roofs as heights of "
        "clutter, any share of time and of locations. It knows nothing of streets: inside a city, or without "
        "terrain, a statistical model is the more honest answer.",
    .page = "p1812.md",
};
constexpr double k_lapse_rate_limit = 157.0;  // (6) has its pole there
constexpr Range<double> k_time_percent{1.0, 50.0};
constexpr Range<double> k_location_percent{1.0, 99.0};

LossReason check(const Link& link) noexcept {
    if (const LossReason reason = radio_in_range(k_info, link); reason != LossReason::none) {
        return reason;
    }
    if (!(link.delta_n < k_lapse_rate_limit) || !std::isfinite(link.delta_n) || !std::isfinite(link.n0)) {
        return LossReason::outside_climate_range;
    }
    if (!k_time_percent.contains(link.time_percent) || !k_location_percent.contains(link.location_percent)) {
        return LossReason::outside_percentage_range;
    }
    const PathProfileView& profile = link.profile;
    const std::size_t points = profile.distance_km.size();
    if (points < 2 || profile.terrain_m.size() != points || profile.clutter_m.size() != points ||
        (!profile.zone.empty() && profile.zone.size() != points)) {
        return LossReason::bad_profile;
    }
    const Metres distance = kilometres(profile.distance_km.back());
    if (distance < k_info.distance.lowest) {
        return LossReason::below_distance_range;
    }
    if (distance > k_info.distance.highest) {
        return LossReason::above_distance_range;
    }
    return points < 3 ? LossReason::bad_profile : LossReason::none;
}

/// Lbfs (8), along the straight line between the antennas, no nearer than 1 m.
double free_space_db(const p1812::Path& path) noexcept {
    const double dfs_km = std::max(std::hypot(path.length_km, 1e-3 * (path.hts_m - path.hrs_m)), 1e-3);
    return 92.4 + 20.0 * std::log10(path.f_ghz) + 20.0 * std::log10(dfs_km);
}

/// Esp (9a), Esb (9b): multipath and focusing.
double multipath_db(const p1812::Horizons& seen, double time_pct) noexcept {
    return 2.6 * (1.0 - std::exp(-0.1 * (seen.dlt_km + seen.dlr_km))) * std::log10(time_pct / 50.0);
}

/// A step from 1 to 0 as `x` passes `middle`, the wider the smaller `steepness`. Form of (57) and (58).
double fade(double x, double steepness, double middle, double width) noexcept {
    return 1.0 - 0.5 * (1.0 + std::tanh(3.0 * steepness * (x - middle) / width));
}

/// 2.5 ln(e^(a/2.5) + e^(b/2.5)) without overflow (60).
double soft_maximum_db(double a_db, double b_db) noexcept {
    return std::max(a_db, b_db) + 2.5 * std::log1p(std::exp(-std::abs(a_db - b_db) / 2.5));
}

/// The steps of section 4.6, named as there.
struct Blend {
    double fj = 0.0, fk = 0.0;
    double lbd_db = 0.0, lb0b_db = 0.0, lminb0p_db = 0.0, lminbap_db = 0.0, lbda_db = 0.0, lbam_db = 0.0;
};

/// The chain's own numbers: what P1812Terms names, as plain doubles.
struct Chain {
    p1812::Path path;
    p1812::SmoothEarth earth;
    p1812::Horizons seen;
    p1812::Climate climate;
    p1812::Diffraction median;
    p1812::Diffraction beta0;
    p1812::Ducting ducting;
    Blend blend;
    bool beta0_computed = false;
    double fi = 0.0;
    double lbfs_db = 0.0, lb0p_db = 0.0, ldp_db = 0.0, lbd50_db = 0.0;
    double lbs_db = 0.0, lbc_db = 0.0, lb_db = 0.0;
};

/// Diffraction at the wanted percentage of time, section 4.3.5.
void diffraction(const Link& link, Detail detail, Chain& chain) noexcept {
    chain.median = p1812::delta_bullington(chain.path, chain.earth, chain.path.ae_km, detail);
    chain.ldp_db = chain.median.loss_db;
    // At the median Fi is I(0.5) / I(beta0), which is 0; the approximation of I would make it 1e-9.
    if (link.time_percent < 50.0) {
        const double b0 = chain.climate.b0_pct;
        chain.fi = link.time_percent >= b0 ? p1812::inverse_complementary_normal(link.time_percent / 100.0) /
                                                 p1812::inverse_complementary_normal(b0 / 100.0)
                                           : 1.0;  // (40)
        chain.beta0 = p1812::delta_bullington(chain.path, chain.earth, p1812::k_beta0_earth_radius_km, detail);
        chain.beta0_computed = true;
        chain.ldp_db += chain.fi * (chain.beta0.loss_db - chain.median.loss_db);  // (41)
    }
    chain.lbd50_db = chain.lbfs_db + chain.median.loss_db;  // (42)
}

/// Line of sight, diffraction and ducting together, section 4.6 up to equation (62).
Blend blended(const Link& link, const Chain& chain) noexcept {
    const double land = 1.0 - chain.path.omega;
    Blend to;
    to.lbd_db = chain.lb0p_db + chain.ldp_db;                                     // (43)
    to.lb0b_db = chain.lbfs_db + multipath_db(chain.seen, chain.climate.b0_pct);  // (11)
    to.fj = fade(chain.seen.theta_mrad, 0.8, 0.3, 0.3);                           // (57)
    to.fk = fade(chain.path.length_km, 0.5, 20.0, 20.0);                          // (58)
    to.lminb0p_db = link.time_percent < chain.climate.b0_pct
                        ? chain.lb0p_db + land * chain.ldp_db
                        : chain.lbd50_db + (to.lb0b_db + land * chain.ldp_db - chain.lbd50_db) * chain.fi;  // (59)
    to.lminbap_db = soft_maximum_db(chain.ducting.loss_db, chain.lb0p_db);                                  // (60)
    to.lbda_db =
        to.lminbap_db > to.lbd_db ? to.lbd_db : to.lminbap_db + (to.lbd_db - to.lminbap_db) * to.fk;  // (61)
    to.lbam_db = to.lbda_db + (to.lminb0p_db - to.lbda_db) * to.fj;                                   // (62)
    return to;
}

/// True when the profile's point `i` lies on the sea.
bool at_sea(const p1812::Path& path, std::size_t i) noexcept {
    return !path.zone.empty() && path.zone[i] == RadioZone::sea;
}

/// Distance over land to the coast, km: none for an end that stands in the sea.
double coast_km(const p1812::Path& path, std::size_t end, Metres declared) noexcept {
    return at_sea(path, end) ? 0.0 : in_kilometres(declared);
}

/// What the wanted share of locations adds to the median, dB, section 4.8; nothing varies on the sea.
double location_correction_db(const Link& link, const p1812::Path& path) noexcept {
    if (link.location_percent == 50.0 || at_sea(path, path.last)) {
        return 0.0;
    }
    return -p1812::inverse_complementary_normal(link.location_percent / 100.0) *
           link.location_standard_deviation.value();
}

Chain run(const Link& link, Detail detail) noexcept {
    Chain chain;
    chain.path = p1812::path_of(link);
    chain.earth = p1812::smooth_earth(chain.path);
    chain.seen = p1812::horizons(chain.path);
    chain.climate = p1812::climate(chain.path, link.latitude_deg);
    chain.lbfs_db = free_space_db(chain.path);
    chain.lb0p_db = chain.lbfs_db + multipath_db(chain.seen, link.time_percent);  // (10)
    diffraction(link, detail, chain);
    chain.lbs_db = p1812::troposcatter_loss_db(chain.path, chain.seen.theta_mrad, link.n0, link.time_percent);
    chain.ducting = p1812::ducting(chain.path, {chain.earth, chain.seen, chain.climate, link.time_percent,
                                                coast_km(chain.path, 0, link.transmitter_to_coast),
                                                coast_km(chain.path, chain.path.last, link.receiver_to_coast)});
    chain.blend = blended(link, chain);
    const double lbam_db = chain.blend.lbam_db;
    chain.lbc_db = -5.0 * std::log10(std::pow(10.0, -0.2 * (chain.lbs_db - lbam_db)) + 1.0) + lbam_db;  // (63)
    chain.lb_db = std::max(chain.lb0p_db, chain.lbc_db + location_correction_db(link, chain.path));     // (69)
    return chain;
}

/// The chain's verdict; maxima would swallow a height that is no number.
PathLoss loss_of(const Chain& chain) noexcept {
    if (!chain.earth.usable || !std::isfinite(chain.lb_db)) {
        return no_loss(LossReason::bad_profile);
    }
    return {Decibels{chain.lb_db}, LossReason::none};
}

PathLoss free_space_below_range(const Link& link) noexcept {
    const double loss_db = free_space_db(p1812::path_of(link));
    return std::isfinite(loss_db) ? PathLoss{Decibels{loss_db}, LossReason::below_distance_range}
                                  : no_loss(LossReason::bad_profile);
}

P1812Diffraction named(const p1812::Diffraction& parts) noexcept {
    return {.edge = Decibels{parts.actual.luc_db},
            .bullington = Decibels{parts.actual.loss_db},
            .smooth_edge = Decibels{parts.smooth.luc_db},
            .smooth_bullington = Decibels{parts.smooth.loss_db},
            .spherical_earth = Decibels{parts.spherical_db},
            .loss = Decibels{parts.loss_db}};
}

void name_geometry(const Chain& chain, P1812Terms& terms) noexcept {
    terms.line_of_sight = chain.seen.line_of_sight;
    terms.effective_earth_radius = kilometres(chain.path.ae_km);
    terms.sea_fraction = chain.path.omega;
    terms.beta0_percent = chain.climate.b0_pct;
    terms.longest_land = kilometres(chain.climate.dtm_km);
    terms.longest_inland = kilometres(chain.climate.dlm_km);
    terms.transmitter = HeightAboveSeaLevel{chain.path.hts_m};
    terms.receiver = HeightAboveSeaLevel{chain.path.hrs_m};
    terms.smooth_transmitter = HeightAboveSeaLevel{chain.earth.hstd_m};
    terms.smooth_receiver = HeightAboveSeaLevel{chain.earth.hsrd_m};
    terms.transmitter_horizon_mrad = chain.seen.theta_t_mrad;
    terms.receiver_horizon_mrad = chain.seen.theta_r_mrad;
    terms.path_angle_mrad = chain.seen.theta_mrad;
    terms.transmitter_horizon = kilometres(chain.seen.dlt_km);
    terms.receiver_horizon = kilometres(chain.seen.dlr_km);
    terms.effective_transmitter_height = Metres{chain.ducting.hte_m};
    terms.effective_receiver_height = Metres{chain.ducting.hre_m};
    terms.roughness = Metres{chain.ducting.hm_m};
}

void name_losses(const Chain& chain, P1812Terms& terms) noexcept {
    terms.free_space = Decibels{chain.lbfs_db};
    terms.free_space_at_time = Decibels{chain.lb0p_db};
    terms.median = named(chain.median);
    if (chain.beta0_computed) {
        terms.beta0 = named(chain.beta0);
    }
    terms.diffraction = Decibels{chain.ldp_db};
    terms.median_with_diffraction = Decibels{chain.lbd50_db};
    terms.with_diffraction = Decibels{chain.blend.lbd_db};
    terms.troposcatter = Decibels{chain.lbs_db};
    terms.ducting = Decibels{chain.ducting.loss_db};
    terms.blend = {.time_weight = chain.fi,
                   .angle_weight = chain.blend.fj,
                   .distance_weight = chain.blend.fk,
                   .free_space_at_beta0 = Decibels{chain.blend.lb0b_db},
                   .least_line_of_sight = Decibels{chain.blend.lminb0p_db},
                   .least_anomalous = Decibels{chain.blend.lminbap_db},
                   .diffraction_or_anomalous = Decibels{chain.blend.lbda_db}};
    terms.without_troposcatter = Decibels{chain.blend.lbam_db};
    terms.median_of_locations = Decibels{chain.lbc_db};
}

}  // namespace

const ModelInfo& P1812::info() const noexcept { return k_info; }

PathLoss P1812::evaluate(const Link& link) const noexcept {
    switch (const LossReason reason = check(link)) {
        case LossReason::none: return loss_of(run(link, Detail::loss_only));
        case LossReason::below_distance_range: return free_space_below_range(link);
        default: return no_loss(reason);
    }
}

P1812Terms p1812_terms(const Link& link) noexcept {
    P1812Terms terms;
    if (!link.profile.distance_km.empty()) {
        terms.distance = kilometres(link.profile.distance_km.back());
    }
    terms.reason = check(link);
    if (terms.reason != LossReason::none) {
        const PathLoss result =
            terms.reason == LossReason::below_distance_range ? free_space_below_range(link) : no_loss(terms.reason);
        terms.reason = result.reason;
        terms.loss = result.loss;
        terms.free_space = result.loss;
        return terms;
    }
    const Chain chain = run(link, Detail::all_terms);
    const PathLoss result = loss_of(chain);
    terms.reason = result.reason;
    terms.loss = result.loss;
    name_geometry(chain, terms);
    name_losses(chain, terms);
    terms.obstacle = dominating_obstacle(link);
    return terms;
}

}  // namespace lomsong
