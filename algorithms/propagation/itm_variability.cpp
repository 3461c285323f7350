// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_variability.hpp"

#include <array>
#include <cmath>
#include <cstddef>

#include "algorithms/propagation/p1812_climate.hpp"

namespace lomsong::itm {

namespace {

constexpr double k_wave_number_mhz = 47.7;

/// A quantity over effective distance: rises with (d/x1)^2 and has a hump of width x3 about x2. Section 5.
struct Curve {
    double c1_db;
    double c2_db;
    double x1_m;
    double x2_m;
    double x3_m;
    [[nodiscard]] double at_db(double de_m) const noexcept {
        const double hump = (de_m - x2_m) / x3_m;
        const double rise = (de_m / x1_m) * (de_m / x1_m);
        return (c1_db + c2_db / (1.0 + hump * hump)) * rise / (1.0 + rise);
    }
};

/// A factor over frequency.
struct FrequencyFactor {
    double c1;
    double c2;
    double c3;
    [[nodiscard]] double at(double q) const noexcept { return c1 + c2 / (c3 * q * c3 * q + 1.0); }
};

/// Constants of one radio climate. Algorithm, section 5; fits to the curves of TN101 section 10 and annex III.
struct ClimateTerms {
    Curve median;            ///< V_med
    Curve less;              ///< sigma of time for less attenuation than the median
    Curve more;              ///< for more
    double far_factor;       ///< C_D: sigma of the far tail over `more`
    double far_deviate;      ///< z_D: where the far tail begins
    FrequencyFactor less_f;  ///< g for less attenuation
    FrequencyFactor more_f;  ///< g for more
};

constexpr FrequencyFactor k_flat{1.0, 0.0, 0.0};
constexpr std::array<ClimateTerms, 7> k_climates{{
    {{-9.67, 12.7, 144.9e3, 190.3e3, 133.8e3},
     {2.13, 159.5, 762.2e3, 123.6e3, 94.5e3},
     {2.11, 102.3, 636.9e3, 134.8e3, 95.6e3},
     1.224,
     1.282,
     k_flat,
     k_flat},
    {{-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3},
     {2.66, 7.67, 100.4e3, 172.5e3, 136.4e3},
     {6.87, 15.53, 138.7e3, 143.7e3, 98.6e3},
     0.801,
     2.161,
     k_flat,
     {0.93, 0.31, 2.00}},
    {{1.26, 15.5, 262.6e3, 185.2e3, 99.8e3},
     {6.11, 6.65, 138.2e3, 242.2e3, 178.6e3},
     {10.08, 9.60, 165.3e3, 225.7e3, 129.7e3},
     1.380,
     1.282,
     k_flat,
     k_flat},
    {{-9.21, 9.05, 84.1e3, 101.1e3, 98.6e3},
     {1.98, 13.11, 139.1e3, 132.7e3, 193.5e3},
     {3.68, 159.3, 464.4e3, 93.1e3, 94.2e3},
     1.000,
     20.0,
     k_flat,
     {0.93, 0.19, 1.79}},
    {{-0.62, 9.19, 228.9e3, 205.2e3, 143.6e3},
     {2.68, 7.16, 93.7e3, 186.8e3, 133.5e3},
     {4.75, 8.12, 93.2e3, 135.9e3, 113.4e3},
     1.224,
     1.282,
     {0.92, 0.25, 1.77},
     {0.93, 0.31, 2.00}},
    {{-0.39, 2.86, 141.7e3, 315.9e3, 167.4e3},
     {6.86, 10.38, 187.8e3, 169.6e3, 108.9e3},
     {8.58, 13.97, 216.0e3, 152.0e3, 122.7e3},
     1.518,
     1.282,
     k_flat,
     k_flat},
    {{3.15, 857.9, 2222e3, 164.8e3, 116.3e3},
     {8.51, 169.8, 609.8e3, 119.9e3, 106.6e3},
     {8.43, 8.19, 136.2e3, 188.5e3, 122.9e3},
     1.518,
     1.282,
     k_flat,
     k_flat},
}};

double deviate(double percent) noexcept { return p1812::inverse_complementary_normal(percent / 100.0); }

/// Distance that has the variability of the path over a standard geometry. Algorithm (5.3).
double effective_distance_m(const Path& path) noexcept {
    constexpr double k_earth_m = 9e6;
    constexpr double k_standard_m = 130e3;
    const double dx_m = std::sqrt(2.0 * k_earth_m * path.end[0].he_m) +
                        std::sqrt(2.0 * k_earth_m * path.end[1].he_m) +
                        std::cbrt(575.7e12 * k_wave_number_mhz / path.f_mhz);
    return path.d_m < dx_m ? k_standard_m * path.d_m / dx_m : k_standard_m + path.d_m - dx_m;
}

/// Standard deviation of time for the deviate `z`.
double time_sigma_db(const ClimateTerms& terms, double z, double de_m, double f_mhz) noexcept {
    const double q = std::log(0.133 * f_mhz / k_wave_number_mhz);
    if (z < 0.0) {
        return terms.less.at_db(de_m) * terms.less_f.at(q);
    }
    const double more_db = terms.more.at_db(de_m) * terms.more_f.at(q);
    return z <= terms.far_deviate ? more_db
                                  : more_db * (terms.far_factor + (1.0 - terms.far_factor) * terms.far_deviate / z);
}

/// Standard deviation among locations.
double location_sigma_db(const Path& path) noexcept {
    const double roughness = path.f_mhz / k_wave_number_mhz * irregularity_m(path.delta_h_m, path.d_m);
    return 10.0 * roughness / (roughness + 13.0);
}

/// Standard deviation among situations. Algorithm (5.10).
double situation_sigma_db(double de_m) noexcept { return 5.0 + 3.0 * std::exp(-de_m / 100e3); }

/// Signals far above free space are rarer than a normal distribution has them.
double held_near_free_space_db(double a_db) noexcept {
    return a_db < 0.0 ? a_db * (29.0 - a_db) / (29.0 - 10.0 * a_db) : a_db;
}

}  // namespace

Deviates deviates_of(const ItmStatistics& statistics) noexcept {
    Deviates z{deviate(statistics.time_percent), deviate(statistics.location_percent),
               deviate(statistics.situation_percent)};
    switch (statistics.mode) {
        case ItmMode::single_message:
            z.time = z.situation;
            z.location = z.situation;
            break;
        case ItmMode::accidental: z.location = z.situation; break;
        case ItmMode::mobile: z.location = z.time; break;
        case ItmMode::broadcast: break;
    }
    return z;
}

double attenuation_at_db(double a_ref_db, const Path& path, ItmClimate climate,
                         const ItmStatistics& statistics) noexcept {
    const ClimateTerms& terms = k_climates[static_cast<std::size_t>(climate) - 1];
    const Deviates z = deviates_of(statistics);
    const double de_m = effective_distance_m(path);
    const double time_db = time_sigma_db(terms, z.time, de_m, path.f_mhz);
    const double location_db = statistics.without_location_variability ? 0.0 : location_sigma_db(path);
    const double situation_db = statistics.without_situation_variability ? 0.0 : situation_sigma_db(de_m);

    // What is known of time and location at the asked situation grows with their own distance from the median.
    const double yt_db = time_db * z.time;
    const double yl_db = location_db * z.location;
    const double zs_square = z.situation * z.situation;
    const double variance =
        situation_db * situation_db + yt_db * yt_db / (7.8 + zs_square) + yl_db * yl_db / (24.0 + zs_square);
    double shift_db = 0.0;
    double rest = variance;
    switch (statistics.mode) {
        case ItmMode::single_message: rest += time_db * time_db + location_db * location_db; break;
        case ItmMode::accidental:
            shift_db = yt_db;
            rest += location_db * location_db;
            break;
        case ItmMode::mobile: shift_db = std::hypot(time_db, location_db) * z.time; break;
        case ItmMode::broadcast: shift_db = yt_db + yl_db; break;
    }
    const double a_db = a_ref_db - terms.median.at_db(de_m) - shift_db - std::sqrt(rest) * z.situation;
    return held_near_free_space_db(a_db);
}

}  // namespace lomsong::itm
