// SPDX-License-Identifier: Apache-2.0
/// @file  How far the losses of the radial sweep lie from those of exact paths, cell by cell: on real and made-up
///        ground, by distance, and for fans of other angular steps. Writes JSON to standard output.
///
/// Usage: sweep_accuracy CELLS [COUNTRY]: so many cells per mast and distance band; COUNTRY is a folder of
/// `lomsong demo --data-only`.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <iostream>
#include <numbers>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "benchmarks/accuracy/error_statistics.hpp"
#include "benchmarks/support/landscape.hpp"
#include <nlohmann/json.hpp>

#include "algorithms/propagation/models.hpp"
#include "algorithms/sweep/mast_sweep.hpp"
#include "algorithms/sweep/sweep_profile.hpp"

namespace lomsong::benchmarks {
namespace {

constexpr std::uint32_t k_seed = 4;
constexpr int k_masts = 8;
constexpr HeightAboveGround k_antenna{30.0};
constexpr Metres k_half_width{34'000.0};  ///< of square landscapes
constexpr Metres k_masts_within{3'000.0};
const std::array k_frequencies{megahertz(800.0), megahertz(2600.0)};
/// Fans, by the radials of their innermost ring; half as many stand twice as far apart.
constexpr std::array k_fans{384, 512, 768, 1024, 1536, 3072};
/// What an exact profile is compared with as well: itself with points this much nearer to each other.
constexpr double k_finer = 2.0 / 3.0;

/// Radials of a fan stand this many steps apart at the outer rim of each ring.
double spacing_in_steps(int first_radials) {
    return 2.0 * std::numbers::pi * RadialFan::k_first_samples / first_radials;
}

RunParameters with_step(RunParameters parameters, Metres step) {
    parameters.radio.profile_step = step;
    return parameters;
}

/// All comparisons on one landscape.
class Comparison {
  public:
    Comparison(const Landscape& land, std::size_t cells_per_band)
        : m_land{land},
          m_cells_per_band{cells_per_band},
          m_profiler{land.layers, land.parameters},
          m_finer_profiler{land.layers, with_step(land.parameters, k_finer * land.parameters.radio.profile_step)},
          m_sweep{m_profiler, k_p1812_model, land.parameters.radio},
          m_fans(k_fans.size()) {}

    nlohmann::json json() {
        for (int mast = 0; mast < k_masts; ++mast) {
            compare_around(place_of_mast(mast % 2 == 0));
        }
        nlohmann::json fans = nlohmann::json::array();
        for (std::size_t i = 0; i < k_fans.size(); ++i) {
            nlohmann::json fan = m_fans[i].json();
            fan["first_radials"] = k_fans[i];
            fan["spacing_steps"] = spacing_in_steps(k_fans[i]);
            fans.push_back(std::move(fan));
        }
        return {{"name", m_land.name},
                {"sweep", m_swept.json()},
                {"fans", fans},
                {"finer_steps", m_finer.json().at("all")},
                {"known_only_to_sweep", m_known_only_to_sweep},
                {"known_only_to_exact", m_known_only_to_exact}};
    }

  private:
    using Losses = std::array<std::optional<double>, k_frequencies.size()>;

    double uniform(double low, double high) {
        return low + (high - low) * static_cast<double>(m_random()) * 0x1.0p-32;
    }

    Point around(Point centre, Metres nearest, Metres farthest) {
        const double angle = uniform(0.0, 2.0 * std::numbers::pi);
        const double square_m2 = uniform(nearest.value() * nearest.value(), farthest.value() * farthest.value());
        return {centre.x + std::sqrt(square_m2) * std::sin(angle),
                centre.y + std::sqrt(square_m2) * std::cos(angle)};
    }

    /// A random place of known ground near the middle, or the highest of many such places.
    Point place_of_mast(bool high) {
        std::optional<Point> best;
        double best_m = 0.0;
        for (int known = 0; known < (high ? 40 : 1);) {
            const Point place = around(m_land.middle(), Metres{0.0}, k_masts_within);
            if (const auto ground = m_profiler.ground(place)) {
                ++known;
                if (!best || ground->value() > best_m) {
                    best = place;
                    best_m = ground->value();
                }
            }
        }
        return *best;
    }

    struct Receiver {
        Cell cell;
        std::size_t band;
    };

    void compare_around(Point place) {
        const Mast mast{place, k_antenna, {k_frequencies.begin(), k_frequencies.end()}};
        const std::vector<Receiver> receivers = random_receivers(place);
        const std::vector<Losses> swept = swept_losses(mast, receivers);
        for (std::size_t i = 0; i < receivers.size(); ++i) {
            compare(mast, receivers[i], swept[i]);
        }
    }

    /// Cells of known ground in every band, fewer where the landscape ends.
    std::vector<Receiver> random_receivers(Point mast) {
        std::vector<Receiver> receivers;
        for (std::size_t band = 0; band < k_bands.size(); ++band) {
            for (std::size_t tried = 0; tried < m_cells_per_band; ++tried) {
                const auto cell = m_land.grid().cell_at(around(mast, k_bands[band].from, k_bands[band].to));
                if (cell && m_land.layers.terrain.known(*cell)) {
                    receivers.push_back({*cell, band});
                }
            }
        }
        return receivers;
    }

    std::vector<Losses> swept_losses(const Mast& mast, const std::vector<Receiver>& receivers) {
        const Grid& grid = m_land.grid();
        const Window whole{Row{0}, Col{0}, grid.rows(), grid.cols()};
        std::vector<unsigned char> wanted(whole.size(), 0);
        for (const Receiver& receiver : receivers) {
            wanted[grid.index(receiver.cell)] = 1;
        }
        m_sweep.sweep(mast, {grid, whole, m_land.layers.terrain.values(), wanted}, m_scratch, m_field);
        std::vector<Losses> losses(receivers.size());
        for (std::size_t i = 0; i < receivers.size(); ++i) {
            for (std::size_t f = 0; f < k_frequencies.size(); ++f) {
                const float loss_db = m_field.losses_db(f)[grid.index(receivers[i].cell)];
                losses[i][f] = std::isfinite(loss_db) ? std::optional<double>{loss_db} : std::nullopt;
            }
        }
        return losses;
    }

    void compare(const Mast& mast, const Receiver& receiver, const Losses& swept) {
        const Point place = m_land.grid().centre(receiver.cell);
        PathProfile& profile = m_scratch.profile;
        const Losses exact = losses(mast, m_profiler.cut(mast.position, place, profile));
        add(exact, swept, receiver.band, m_swept);
        if (exact[0].has_value() != swept[0].has_value()) {
            ++(swept[0] ? m_known_only_to_sweep : m_known_only_to_exact);
        }
        add(exact, losses(mast, m_finer_profiler.cut(mast.position, place, profile)), receiver.band, m_finer);
        for (std::size_t i = 0; i < k_fans.size(); ++i) {
            const RadialFan fan{m_profiler.step(), k_fans[i]};
            const bool known = sweep_profile(fan, m_profiler, mast.position, place, profile);
            add(exact, losses(mast, known), receiver.band, m_fans[i]);
        }
    }

    /// Of the profile in the scratch.
    [[nodiscard]] Losses losses(const Mast& mast, bool known) const {
        Losses losses;
        for (std::size_t f = 0; known && f < k_frequencies.size(); ++f) {
            const PathLoss loss = k_p1812_model.evaluate(m_sweep.link(mast, k_frequencies[f], m_scratch.profile));
            losses[f] = loss.known() ? std::optional{loss.loss.value()} : std::nullopt;
        }
        return losses;
    }

    static void add(const Losses& exact, const Losses& other, std::size_t band, ErrorStatistics& statistics) {
        for (std::size_t f = 0; f < exact.size(); ++f) {
            if (exact[f] && other[f]) {
                statistics.add(band, *other[f] - *exact[f]);
            }
        }
    }

    const Landscape& m_land;
    std::size_t m_cells_per_band;
    TerrainProfiler m_profiler;
    TerrainProfiler m_finer_profiler;
    MastSweep m_sweep;
    std::mt19937 m_random{k_seed};
    MastSweep::Scratch m_scratch;
    LossField m_field;
    ErrorStatistics m_swept;
    ErrorStatistics m_finer;
    std::vector<ErrorStatistics> m_fans;
    std::size_t m_known_only_to_sweep = 0;
    std::size_t m_known_only_to_exact = 0;
};

nlohmann::json compare_all(std::size_t cells_per_band, const std::optional<std::string>& country) {
    constexpr Metres k_cell_size{30.0};
    nlohmann::json lands = nlohmann::json::array();
    const auto add = [&](const std::optional<Landscape>& land) {
        if (land) {
            std::cerr << "accuracy: " << land->name << '\n';
            lands.push_back(Comparison{*land, cells_per_band}.json());
        }
    };
    add(mountains(k_cell_size, k_half_width));
    add(coast(k_cell_size, k_half_width));
    add(bat_xat());
    add(delta(k_cell_size, k_half_width, false));
    add(delta(k_cell_size, k_half_width, true));
    if (country) {
        add(made_up_country(*country));
    }
    return {{"seed", k_seed},
            {"masts", k_masts},
            {"antenna_m", k_antenna.value()},
            {"finer_by", k_finer},
            {"fan_in_use", RadialFan::k_first_radials},
            {"landscapes", lands}};
}

}  // namespace
}  // namespace lomsong::benchmarks

int main(int argc, char** argv) {
    std::size_t cells = 0;
    const std::string_view number = argc > 1 ? argv[1] : "";
    const auto parsed = std::from_chars(number.data(), number.data() + number.size(), cells);
    if (argc > 3 || cells == 0 || parsed.ptr != number.data() + number.size()) {
        std::fputs("Usage: sweep_accuracy CELLS [COUNTRY]\n", stderr);
        return 64;
    }
    try {
        const auto country = argc > 2 ? std::optional<std::string>{argv[2]} : std::nullopt;
        std::cout << lomsong::benchmarks::compare_all(cells, country).dump(1) << '\n';
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 65;
    }
    return 0;
}
