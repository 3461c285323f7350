// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/ehata.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "algorithms/propagation/ehata_ground.hpp"
#include "algorithms/propagation/formula_path.hpp"
#include "algorithms/propagation/free_space.hpp"
#include "algorithms/propagation/p1812_climate.hpp"

namespace lomsong {

namespace {

constexpr ModelInfo k_info{
    .name = "ehata",
    .title = "Extended Hata, rural",
    .reference = "NTIA TR-15-517 (2015), program version 3.2 (2021)",
    .frequency = {megahertz(1'500.0), megahertz(3'000.0)},
    .distance = {kilometres(1.0), kilometres(100.0)},
    .heights = {HeightAboveGround{30.0}, HeightAboveGround{200.0}},
    .receiver_heights = {HeightAboveGround{1.0}, HeightAboveGround{10.0}},
    .needs = {.terrain = true},
    .choose_when =
        "To compare with studies of shared spectrum that use it, 1.5 to 3 GHz, masts of 30 m and more. Its curves "
        "are urban measurements with corrections for hills, not a computation of diffraction: behind a mountain "
        "choose p1812.",
    .page = "ehata.md",
};
constexpr Range<double> k_location_percent{1.0, 99.0};

/// One value of a curve that is given at a few frequencies or heights.
struct Sample {
    double at;
    double value;
};
using ThreeSamples = std::array<Sample, 3>;

// Okumura's basic median attenuation relative to free space, base 200 m and mobile 3 m, dB, by MHz.
constexpr ThreeSamples k_urban_at_1_km{{{1500.0, 22.0}, {2000.0, 23.5}, {3000.0, 25.85}}};
constexpr ThreeSamples k_urban_at_100_km{{{1500.0, 63.5}, {2000.0, 65.75}, {3000.0, 69.5}}};
constexpr ThreeSamples k_suburban_gain{{{1500.0, 11.5}, {2000.0, 12.4}, {3000.0, 14.0}}};
constexpr ThreeSamples k_urban_deviation{{{1500.0, 7.1}, {2000.0, 7.5}, {3000.0, 8.1}}};
/// Half the exponent of distance beyond the breakpoint, by the base's height in m: Okumura, figure 12.
constexpr ThreeSamples k_half_exponent{{{24.5, 2.5}, {70.0, 3.0}, {200.0, 3.22}}};
constexpr double k_reference_base_m = 200.0;
constexpr double k_reference_mobile_m = 3.0;

/// The parabola in log10(x) through three samples.
double through(const ThreeSamples& samples, double x) noexcept {
    const double u = std::log10(x);
    const double u0 = std::log10(samples[0].at);
    const double u1 = std::log10(samples[1].at);
    const double u2 = std::log10(samples[2].at);
    const double slope01 = (samples[1].value - samples[0].value) / (u1 - u0);
    const double slope12 = (samples[2].value - samples[1].value) / (u2 - u1);
    return samples[0].value + (u - u0) * (slope01 + (u - u1) * (slope12 - slope01) / (u2 - u0));
}

/// Straight between two neighbours of a table, and on beyond its ends.
template <std::size_t Size>
double between(const std::array<double, Size>& at, const std::array<double, Size>& value, double x) noexcept {
    std::size_t i = 0;
    while (i + 2 < Size && x > at[i + 1]) {
        ++i;
    }
    return value[i] + (value[i + 1] - value[i]) * (x - at[i]) / (at[i + 1] - at[i]);
}

struct Median {
    double loss_db = 0.0;
    double breakpoint_km = 0.0;
};

/// Basic median loss over quasi-smooth urban ground: Hata's distance law up to the breakpoint, then Okumura's, tied
/// to his curve at 100 km.
Median urban_median(double f_mhz, double hb_m, double hm_m, double d_km) noexcept {
    const auto free_space_db = [f_mhz](double r_m) {
        return free_space_loss(megahertz(f_mhz), Metres{r_m}).value();
    };
    const auto mobile_gain = [](double h_m) { return 3.2 * std::pow(std::log10(11.75 * h_m), 2); };
    const double log_hb = std::log10(hb_m);
    const double log_d = std::log10(d_km);
    const double at_1_km_db = through(k_urban_at_1_km, f_mhz);
    const double at_100_km_db = through(k_urban_at_100_km, f_mhz);
    const double heights_db =
        13.82 * (std::log10(k_reference_base_m) - log_hb) + mobile_gain(k_reference_mobile_m) - mobile_gain(hm_m);
    const double near_exponent = 4.49 - 0.655 * log_hb;                      // with free space
    const double far_exponent = 2.0 * through(k_half_exponent, hb_m) - 2.0;  // beyond free space
    const double breakpoint_km = std::pow(
        10.0, (2.0 * far_exponent + 0.1 * (at_1_km_db - at_100_km_db)) / (far_exponent + 2.0 - near_exponent));
    if (d_km <= breakpoint_km) {
        const double reference_m = std::hypot(1e3, k_reference_base_m - k_reference_mobile_m);
        return {at_1_km_db + free_space_db(reference_m) + heights_db + 10.0 * near_exponent * log_d, breakpoint_km};
    }
    return {at_100_km_db + free_space_db(std::hypot(1e3 * d_km, hb_m - hm_m)) + heights_db +
                10.0 * far_exponent * (log_d - 2.0),
            breakpoint_km};
}

double environment_gain_db(EhataEnvironment environment, double f_mhz) noexcept {
    if (environment == EhataEnvironment::urban) {
        return 0.0;
    }
    const double log_f = std::log10(f_mhz);
    return environment == EhataEnvironment::suburban ? through(k_suburban_gain, f_mhz)
                                                     : 40.94 - 18.33 * log_f + 4.78 * log_f * log_f;
}

/// What the wanted share of locations adds; half of them add nothing (the approximation of the inverse normal, that
/// of the irregular terrain model and of ITU-R P.1812, would add 1e-8).
double variability_db(EhataEnvironment environment, double f_mhz, double location_percent) noexcept {
    if (location_percent == 50.0) {
        return 0.0;
    }
    const double outside_town_db = environment == EhataEnvironment::urban ? 0.0 : 2.0;
    return -p1812::inverse_complementary_normal(location_percent / 100.0) *
           (through(k_urban_deviation, f_mhz) + outside_town_db);
}

/// Okumura, figure 31: by the distance of the ridge from the mobile (columns) and from the base (rows). A ridge of
/// 200 m; others by the square root of their height (figure 32).
double ridge_gain_db(const ehata::Horizons& seen) noexcept {
    constexpr std::array k_from_base_km{15.0, 30.0, 60.0};
    constexpr std::array k_from_mobile_km{0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0};
    constexpr std::array<std::array<double, 9>, 3> k_gain_db{{
        {4.0, -13.0, -17.5, -17.5, -15.0, -12.5, -10.0, -8.0, -6.0},
        {12.0, -8.5, -13.0, -12.0, -10.0, -8.0, -6.5, -5.0, -4.0},
        {20.0, -4.0, -6.5, -6.0, -4.5, -3.5, -2.5, -2.0, -1.0},
    }};
    constexpr double k_no_gain_beyond_km = 2.0;
    const std::array along{between(k_from_mobile_km, k_gain_db[0], seen.mobile_km),
                           between(k_from_mobile_km, k_gain_db[1], seen.mobile_km),
                           between(k_from_mobile_km, k_gain_db[2], seen.mobile_km)};
    const double base_km = std::clamp(seen.base_km, k_from_base_km.front(), k_from_base_km.back());
    const double gain_db = between(k_from_base_km, along, base_km);
    return std::sqrt(seen.ridge_m / 200.0) *
           (seen.mobile_km > k_no_gain_beyond_km ? std::min(gain_db, 0.0) : gain_db);
}

/// Median correction for rolling hills; none below 15 m of irregularity.
double rolling_hills_gain_db(double irregularity_m) noexcept {
    const double u = std::log10(std::max(irregularity_m, 15.0));
    return -1.5072013 + u * (8.458676 - 6.102538 * u);
}

/// More on a crest, less in a trough, in between by height; none below 10 m of irregularity.
double rolling_hills_place_gain_db(const ehata::Undulation& hills, double mobile_ground_m) noexcept {
    if (hills.irregularity_m() < 10.0) {
        return 0.0;
    }
    const double u = std::log10(hills.irregularity_m());
    const double most_db = -11.728795 + u * (15.544272 - 1.8154766 * u);
    if (mobile_ground_m >= hills.h10_m) {
        return most_db;
    }
    if (mobile_ground_m <= hills.h90_m) {
        return -most_db;
    }
    const double over_median_m = mobile_ground_m - hills.h50_m;
    return over_median_m >= 0.0 ? most_db * over_median_m / (hills.h10_m - hills.h50_m)
                                : most_db * over_median_m / (hills.h50_m - hills.h90_m);
}

/// Okumura, figure 34: dB per mrad by distance, one curve for rising and one for falling ground.
double slope_gain_db(double slope_mrad, double d_km) noexcept {
    constexpr std::array k_rising_km{10.0, 30.0};
    constexpr std::array k_rising_db{0.25, 0.8};
    constexpr std::array k_falling_km{10.0, 30.0, 60.0};
    constexpr std::array k_falling_db{0.125, 0.35, 0.6};
    return slope_mrad * (slope_mrad <= 0.0 ? between(k_rising_km, k_rising_db, std::clamp(d_km, 10.0, 30.0))
                                           : between(k_falling_km, k_falling_db, std::clamp(d_km, 10.0, 60.0)));
}

/// Okumura, section 4.4: by the share of sea, more when it lies before the mobile; for 30 and 60 km.
double sea_gain_db(const ehata::Sea& sea, double d_km) noexcept {
    constexpr std::array k_share_30{0.0, 0.15, 0.35, 0.45, 0.6, 0.65, 0.725, 0.775, 0.85, 1.0};
    constexpr std::array k_base_30{0.0, 1.0, 3.0, 4.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0};
    constexpr std::array k_mobile_30{0.0, 4.0, 5.5, 7.0, 8.5, 9.0, 9.5, 9.8, 10.25, 11.0};
    constexpr std::array k_share_60{0.0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.725, 0.85, 0.9, 1.0};
    constexpr std::array k_base_60{0.0, 2.0, 4.0, 5.5, 7.0, 9.0, 11.0, 13.0, 14.0, 15.0};
    constexpr std::array k_mobile_60{0.0, 4.25, 6.25, 9.2, 10.5, 11.75, 13.0, 14.0, 14.25, 15.0};
    const double mobile_weight = 0.5 * (1.0 + sea.nearer_mobile);
    const double far = std::clamp((d_km - 30.0) / 30.0, 0.0, 1.0);
    const auto mixed = [mobile_weight](double base_db, double mobile_db) {
        return (1.0 - mobile_weight) * base_db + mobile_weight * mobile_db;
    };
    const double gain_30_db =
        mixed(between(k_share_30, k_base_30, sea.fraction), between(k_share_30, k_mobile_30, sea.fraction));
    const double gain_60_db =
        mixed(between(k_share_60, k_base_60, sea.fraction), between(k_share_60, k_mobile_60, sea.fraction));
    return (1.0 - far) * gain_30_db + far * gain_60_db;
}

/// Everything that the ground takes off the loss.
void correct_for_ground(const Link& link, const ehata::Ground& ground, EhataTerms& terms) noexcept {
    const double d_km = ground.length_km();
    const ehata::Undulation hills = ehata::undulation(ground);
    const ehata::Sea sea = ehata::sea(ground);
    const ehata::Horizons seen =
        ehata::horizons(ground, link.transmitter_height.value(), link.receiver_height.value());
    terms.irregularity = Metres{hills.irregularity_m()};
    terms.slope_mrad = ehata::slope_mrad(ground);
    terms.sea_fraction = sea.fraction;
    terms.single_horizon = seen.single;
    terms.base_horizon = kilometres(seen.base_km);
    terms.mobile_horizon = kilometres(seen.mobile_km);
    terms.ridge_height = Metres{seen.ridge_m};
    terms.sea = Decibels{sea_gain_db(sea, d_km)};
    if (seen.single) {
        terms.ridge = Decibels{ridge_gain_db(seen)};
    } else {
        terms.rolling_hills = Decibels{rolling_hills_gain_db(hills.irregularity_m())};
        terms.rolling_hills_place = Decibels{rolling_hills_place_gain_db(hills, ground[0])};
        terms.slope = Decibels{slope_gain_db(terms.slope_mrad, d_km)};
    }
}

}  // namespace

EhataTerms ehata_terms(const Link& link, EhataEnvironment environment) noexcept {
    EhataTerms terms;
    const std::size_t points = link.profile.distance_km.size();
    const bool zones_fit = link.profile.zone.empty() || link.profile.zone.size() == points;
    if (points < 2 || link.profile.terrain_m.size() != points || !zones_fit) {
        terms.reason = LossReason::bad_profile;
        return terms;
    }
    const ehata::Ground ground{link.profile};
    if (!ground.usable()) {
        terms.reason = LossReason::bad_profile;
        return terms;
    }
    const ehata::HeightGain gain = ehata::height_over_mean_ground(ground);
    terms.effective_base = HeightAboveGround{link.transmitter_height.value() + gain.base_m};
    terms.effective_mobile = HeightAboveGround{link.receiver_height.value() + gain.mobile_m};
    const double hb_m = std::clamp(terms.effective_base.value(), 30.0, 200.0);
    const double hm_m = std::clamp(terms.effective_mobile.value(), 1.0, 10.0);
    const double f_mhz = in_megahertz(link.frequency);
    const Median urban = urban_median(f_mhz, hb_m, hm_m, ground.length_km());
    terms.median = Decibels{urban.loss_db - environment_gain_db(environment, f_mhz)};
    terms.breakpoint = kilometres(urban.breakpoint_km);
    terms.variability = Decibels{variability_db(environment, f_mhz, link.location_percent)};
    correct_for_ground(link, ground, terms);
    terms.loss = terms.median + terms.variability - terms.ridge - terms.rolling_hills - terms.rolling_hills_place -
                 terms.slope - terms.sea;
    return terms;
}

const ModelInfo& Ehata::info() const noexcept { return k_info; }

PathLoss Ehata::evaluate(const Link& link) const noexcept {
    const LossReason reason = path_in_range(k_info, link);
    if (reason == LossReason::below_distance_range) {
        return free_space_below_range(link);
    }
    if (reason != LossReason::none) {
        return no_loss(reason);
    }
    if (!k_location_percent.contains(link.location_percent)) {
        return no_loss(LossReason::outside_percentage_range);
    }
    const EhataTerms terms = ehata_terms(link, m_environment);
    return terms.reason == LossReason::none ? not_below_free_space(terms.loss, link) : no_loss(terms.reason);
}

}  // namespace lomsong
