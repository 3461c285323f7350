// SPDX-License-Identifier: Apache-2.0
#include "tests/support/terrain_makers.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "tests/support/dice.hpp"

namespace lomsong {

namespace {

/// A direction on the plane, and how far a point lies along it from the grid's middle, m.
class Axis {
  public:
    Axis(const Grid& grid, Dice& dice)
        : m_angle{dice.between(0.0, 2.0 * std::numbers::pi)},
          m_middle{0.5 * (grid.bounds().min_x + grid.bounds().max_x),
                   0.5 * (grid.bounds().min_y + grid.bounds().max_y)} {}
    [[nodiscard]] double along(Point point) const {
        return (point.x - m_middle.x) * std::cos(m_angle) + (point.y - m_middle.y) * std::sin(m_angle);
    }

  private:
    double m_angle;
    Point m_middle;
};

/// Random heights on a lattice, joined smoothly: one size of hills.
class Swell {
  public:
    Swell(const Grid& grid, double wavelength_m, double height_m, Dice& dice)
        : m_grid{grid},
          m_wavelength_m{wavelength_m},
          m_cols{knots(grid.cols())},
          m_heights_m(m_cols * knots(grid.rows())) {
        std::ranges::generate(m_heights_m, [&] { return dice.between(0.0, height_m); });
    }
    [[nodiscard]] double at(Point point) const {
        const double col = (point.x - m_grid.west()) / m_wavelength_m;
        const double row = (m_grid.north() - point.y) / m_wavelength_m;
        const auto west = static_cast<std::size_t>(col);
        const auto north = static_cast<std::size_t>(row);
        const double to_east = smooth(col - static_cast<double>(west));
        const double to_south = smooth(row - static_cast<double>(north));
        const double* upper = &m_heights_m[north * m_cols + west];
        const double* lower = upper + m_cols;
        return std::lerp(std::lerp(upper[0], upper[1], to_east), std::lerp(lower[0], lower[1], to_east), to_south);
    }

  private:
    [[nodiscard]] std::size_t knots(std::int32_t cells) const {
        return static_cast<std::size_t>(cells * m_grid.cell_size().value() / m_wavelength_m) + 2;
    }
    static double smooth(double x) { return x * x * (3.0 - 2.0 * x); }

    const Grid& m_grid;
    double m_wavelength_m;
    std::size_t m_cols;
    std::vector<double> m_heights_m;
};

template <class HeightAt>
Raster<HeightAboveSeaLevel> filled(const Grid& grid, HeightAt height_at) {
    Raster<HeightAboveSeaLevel> terrain{grid};
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const double height_m = height_at(grid.centre(grid.cell(i)));
        terrain.values()[i] = static_cast<float>(std::round(100.0 * height_m) / 100.0);
    }
    return terrain;
}

Raster<HeightAboveSeaLevel> ridge(const Grid& grid, Dice& dice) {
    const Axis across{grid, dice};
    const double top_m = dice.between(100.0, 500.0);
    const double half_width_m = dice.between(60.0, 600.0);
    const double offset_m = dice.between(-2'000.0, 2'000.0);
    return filled(grid, [&](Point point) {
        return 50.0 + std::max(0.0, top_m * (1.0 - std::abs(across.along(point) - offset_m) / half_width_m));
    });
}

Raster<HeightAboveSeaLevel> stairs(const Grid& grid, Dice& dice) {
    const Axis up{grid, dice};
    const double tread_m = dice.between(200.0, 900.0);
    const double rise_m = dice.between(20.0, 60.0);
    return filled(grid, [&](Point point) { return 1'500.0 + rise_m * std::floor(up.along(point) / tread_m); });
}

Raster<HeightAboveSeaLevel> hills(const Grid& grid, Dice& dice) {
    std::vector<Swell> swells;
    for (double size_m = 9'000.0; size_m > 100.0; size_m /= 2.5) {
        swells.emplace_back(grid, size_m, 0.09 * size_m, dice);
    }
    return filled(grid, [&](Point point) {
        double height_m = 0.0;
        for (const Swell& swell : swells) {
            height_m += swell.at(point);
        }
        return height_m;
    });
}

}  // namespace

Raster<HeightAboveSeaLevel> make_ground(Ground ground, const Grid& grid, std::uint64_t seed) {
    Dice dice{seed};
    switch (ground) {
        case Ground::flat: return filled(grid, [](Point) { return 3.0; });
        case Ground::ridge: return ridge(grid, dice);
        case Ground::stairs: return stairs(grid, dice);
        case Ground::noise: return filled(grid, [&](Point) { return dice.between(-20.0, 60.0); });
        case Ground::hills: return hills(grid, dice);
    }
    return {};
}

void grow_land_cover(Layers& layers, std::uint64_t seed) {
    constexpr std::uint8_t trees = 1;
    constexpr std::uint8_t fields = 4;
    constexpr std::uint8_t houses = 6;
    constexpr double patches_per_km2 = 6.0;
    Dice dice{seed};
    const Box box = layers.terrain.grid().bounds();
    const Grid grid = Grid::covering(box, Metres{25});
    layers.terrain_kind = TerrainKind::bare_ground;
    layers.land_cover = Raster<std::uint8_t>{grid};
    std::ranges::fill(layers.land_cover.values(), fields);
    const double area_km2 = 1e-6 * grid.cell_area_m2() * static_cast<double>(grid.size());
    for (auto patch = static_cast<std::size_t>(patches_per_km2 * area_km2); patch > 0; --patch) {
        const double west = dice.between(box.min_x, box.max_x);
        const double south = dice.between(box.min_y, box.max_y);
        const double width = dice.between(25.0, 400.0);
        const double height = dice.between(25.0, 400.0);
        const std::uint8_t kind = dice.below(4) == 0 ? houses : trees;
        const Window window = touched_cells(grid, Box{west, south, west + width, south + height});
        for (std::int32_t row = 0; row < window.rows; ++row) {
            for (std::int32_t col = 0; col < window.cols; ++col) {
                layers.land_cover.set({Row{window.row.value + row}, Col{window.col.value + col}}, kind);
            }
        }
    }
}

void forget_patches(Raster<HeightAboveSeaLevel>& terrain, std::size_t patches, std::uint64_t seed) {
    Dice dice{seed};
    const Grid& grid = terrain.grid();
    for (; patches > 0; --patches) {
        terrain.forget(grid.cell(dice.below(grid.size())));
        const Point middle = grid.centre(grid.cell(dice.below(grid.size())));
        const double radius_m = dice.between(20.0, 900.0);
        const Window window = touched_cells(
            grid, Box{middle.x - radius_m, middle.y - radius_m, middle.x + radius_m, middle.y + radius_m});
        for (std::int32_t row = 0; row < window.rows; ++row) {
            for (std::int32_t col = 0; col < window.cols; ++col) {
                const Cell cell{Row{window.row.value + row}, Col{window.col.value + col}};
                if (distance(grid.centre(cell), middle) <= Metres{radius_m}) {
                    terrain.forget(cell);
                }
            }
        }
    }
}

}  // namespace lomsong
