// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/itm_profile.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>

namespace lomsong::itm {

namespace {

constexpr std::size_t k_smallest_decile = 4;  // samples in a tenth of the sampled heights
constexpr std::size_t k_largest_decile = 25;
constexpr std::size_t sample_count(std::size_t decile) { return 10 * decile - 5; }

/// Heights at up to `sample_count(k_largest_decile)` equal steps.
struct Samples {
    std::array<double, sample_count(k_largest_decile)> z_m;
    std::size_t count = 0;
};

/// Height at `position` intervals from the transmitter, between points by linear interpolation.
double height_at(const Profile& profile, double position) noexcept {
    const std::size_t intervals = profile.z_m.size() - 1;
    const auto before = std::min(static_cast<std::size_t>(std::max(position, 0.0)), intervals - 1);
    const double share = position - static_cast<double>(before);
    return profile.z_m[before] + share * (profile.z_m[before + 1] - profile.z_m[before]);
}

Samples sampled(const Profile& profile, double from, double to, std::size_t count) noexcept {
    Samples samples;
    samples.count = count;
    const double step = (to - from) / static_cast<double>(count - 1);
    for (std::size_t i = 0; i < count; ++i) {
        samples.z_m[i] = height_at(profile, from + static_cast<double>(i) * step);
    }
    return samples;
}

/// The value with `rank` greater ones; orders the samples anew.
double ranked(Samples& samples, std::size_t rank) noexcept {
    const auto first = samples.z_m.begin();
    const auto nth = std::next(first, static_cast<std::ptrdiff_t>(rank));
    std::nth_element(first, nth, std::next(first, static_cast<std::ptrdiff_t>(samples.count)), std::greater<>{});
    return *nth;
}

/// Horizons of both antennas over terrain, TN101 (6.15): the steepest of all directions to a point of the
/// profile, or the direct line when nothing rises above it.
void find_horizons(Path& path, const Profile& profile) noexcept {
    const double d_m = profile.length_m();
    const double tx_m = profile.z_m.front() + path.end[0].hg_m;
    const double rx_m = profile.z_m.back() + path.end[1].hg_m;
    End& tx = path.end[0];
    End& rx = path.end[1];
    tx.theta_e_rad = (rx_m - tx_m) / d_m - d_m / (2.0 * path.a_m);
    rx.theta_e_rad = (tx_m - rx_m) / d_m - d_m / (2.0 * path.a_m);
    tx.dl_m = d_m;
    rx.dl_m = d_m;
    const double half_curvature = 0.5 / path.a_m;
    double from_tx_m =
        0.0;  // summed up step by step, as all published programs do: a stretch of 0.1 or 0.9 horizon
    double from_rx_m = d_m;  // distances may end on a point, and then the last bit decides which points it holds
    for (std::size_t i = 1; i + 1 < profile.z_m.size(); ++i) {
        from_tx_m += profile.step_m;
        from_rx_m -= profile.step_m;
        const double seen_from_tx = (profile.z_m[i] - tx_m) / from_tx_m - from_tx_m * half_curvature;
        const double seen_from_rx = (profile.z_m[i] - rx_m) / from_rx_m - from_rx_m * half_curvature;
        if (seen_from_tx > tx.theta_e_rad) {
            tx.theta_e_rad = seen_from_tx;
            tx.dl_m = from_tx_m;
        }
        if (seen_from_rx > rx.theta_e_rad) {
            rx.theta_e_rad = seen_from_rx;
            rx.dl_m = from_rx_m;
        }
    }
}

/// Antenna above ground, raised by what the ground under it stands over the line through the ground it sees.
void set_effective_heights(Path& path, const Profile& profile, double tx_line_m, double rx_line_m) noexcept {
    path.end[0].he_m = path.end[0].hg_m + std::max(profile.z_m.front() - tx_line_m, 0.0);
    path.end[1].he_m = path.end[1].hg_m + std::max(profile.z_m.back() - rx_line_m, 0.0);
}

/// Usual horizons instead of those found; when together they do not span the path, the antennas are raised until
/// they do.
void take_usual_horizons(Path& path, double d_m) noexcept {
    for (End& end : path.end) {
        end.dl_m = usual_horizon_m(end.he_m, path.a_m, path.delta_h_m);
    }
    if (path.dl_m() <= d_m) {
        const double raise = (d_m / path.dl_m()) * (d_m / path.dl_m());
        for (End& end : path.end) {
            end.he_m *= raise;
            end.dl_m = usual_horizon_m(end.he_m, path.a_m, path.delta_h_m);
        }
    }
    for (End& end : path.end) {
        end.theta_e_rad = usual_horizon_angle_rad(end.he_m, end.dl_m, path.a_m, path.delta_h_m);
    }
}

}  // namespace

double mean_height_m(const Profile& profile) noexcept {
    const std::size_t margin = (profile.z_m.size() - 1) / 10;
    const std::span<const double> middle = profile.z_m.subspan(margin, profile.z_m.size() - 2 * margin);
    double sum_m = 0.0;
    for (const double z_m : middle) {
        sum_m += z_m;
    }
    return sum_m / static_cast<double>(middle.size());
}

Line fitted_line(const Profile& profile, double from_m, double to_m) noexcept {
    const double last = profile.last();
    double first_i = std::floor(std::clamp(from_m / profile.step_m, 0.0, last));
    double last_i = last - std::floor(std::clamp(last - to_m / profile.step_m, 0.0, last));
    if (last_i <= first_i) {
        first_i = std::max(first_i - 1.0, 0.0);
        last_i = std::min(last_i + 1.0, last);
    }
    const double width = last_i - first_i;
    const double middle = 0.5 * (first_i + last_i);
    double sum_m = 0.0;
    double moment_m = 0.0;
    for (double i = first_i; i <= last_i; ++i) {
        const double weight = i == first_i || i == last_i ? 0.5 : 1.0;
        const double z_m = weight * profile.z_m[static_cast<std::size_t>(i)];
        sum_m += z_m;
        moment_m += z_m * (i - middle);
    }
    const double mean_m = sum_m / width;
    const double slope_m = moment_m * 12.0 / ((width * width + 2.0) * width);
    return {mean_m - slope_m * middle, mean_m + slope_m * (last - middle)};
}

double irregularity_of(const Profile& profile, double from_m, double to_m) noexcept {
    const double from = from_m / profile.step_m;
    const double to = to_m / profile.step_m;
    if (to - from < 2.0) {
        return 0.0;
    }
    const auto tenth = static_cast<std::size_t>(0.1 * (to - from + 8.0));
    const std::size_t decile = std::clamp(tenth, k_smallest_decile, k_largest_decile);
    Samples samples = sampled(profile, from, to, sample_count(decile));
    const Profile resampled{std::span{samples.z_m}.first(samples.count), 1.0};
    const Line line = fitted_line(resampled, 0.0, resampled.length_m());
    const double slope_m = (line.last_m - line.first_m) / resampled.last();
    for (std::size_t i = 0; i < samples.count; ++i) {
        samples.z_m[i] -= line.first_m + slope_m * static_cast<double>(i);
    }
    const double range_m = ranked(samples, decile - 1) - ranked(samples, samples.count - decile);
    return range_m / (1.0 - 0.8 * std::exp(-(to_m - from_m) / 50e3));
}

void read_terrain(Path& path, const Profile& profile) noexcept {
    constexpr double k_clear = 1.5;  // both horizons together, in path lengths
    path.d_m = profile.length_m();
    find_horizons(path, profile);
    const double from_m = std::min(15.0 * path.end[0].hg_m, 0.1 * path.end[0].dl_m);
    const double to_m = path.d_m - std::min(15.0 * path.end[1].hg_m, 0.1 * path.end[1].dl_m);
    path.delta_h_m = irregularity_of(profile, from_m, to_m);
    if (path.dl_m() > k_clear * path.d_m) {
        const Line line = fitted_line(profile, from_m, to_m);
        set_effective_heights(path, profile, line.first_m, line.last_m);
        take_usual_horizons(path, path.d_m);
        return;
    }
    const Line near_tx = fitted_line(profile, from_m, 0.9 * path.end[0].dl_m);
    const Line near_rx = fitted_line(profile, path.d_m - 0.9 * path.end[1].dl_m, to_m);
    set_effective_heights(path, profile, near_tx.first_m, near_rx.last_m);
}

}  // namespace lomsong::itm
