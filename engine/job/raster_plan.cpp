// SPDX-License-Identifier: Apache-2.0
#include "engine/job/raster_plan.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "algorithms/antenna/link_budget.hpp"
#include "engine/core/error.hpp"
#include "engine/parallel/block_plan.hpp"
#include "engine/parallel/hilbert_order.hpp"

namespace lomsong {

namespace {

constexpr std::int32_t k_smallest_edge = 64;

/// Of one core, measured on the made-up province (7 million cells of 30 m, nine layers): 62 s for 1.5 billion cells
/// of masts. Most cells of a mast's window are passed over.
constexpr double k_seconds_per_cell = 4e-8;
constexpr double k_minutes_worth_keeping = 2.0;

/// Ground and land cover (of calibrated runs alone, but a cut should not depend on that), and per layer level,
/// sector and hope.
double block_bytes_per_cell(std::size_t layer_count) {
    constexpr double k_per_layer = sizeof(float) + sizeof(std::int32_t) + 1;
    return sizeof(float) + 1 + k_per_layer * static_cast<double>(layer_count);
}

/// Statuses per layer and over all, and the study area: held whole.
double result_bytes_per_cell(std::size_t layer_count) { return static_cast<double>(layer_count) + 2.0; }

/// Of a mast's window: ground, land cover, marks, what the sweep sorts receivers with, and a loss per frequency.
double mast_bytes_per_cell(const RadioScene& scene) {
    constexpr double k_sorting = 20;
    std::size_t frequencies = 1;
    for (const LoadedMast& mast : scene.masts()) {
        frequencies = std::max(frequencies, mast.mast.frequencies.size());
    }
    return sizeof(float) + 1 + 1 + k_sorting + sizeof(float) * static_cast<double>(frequencies);
}

template <class Item, class Same>
Item& found_or_added(std::vector<Item>& items, const Same& same, const Item& otherwise) {
    const auto found = std::ranges::find_if(items, same);
    return found != items.end() ? *found : items.emplace_back(otherwise);
}

void add_sector(RasterMast& mast, const MastSector& on_mast, std::size_t layer, const RadioScene& scene) {
    const RadioSector& sector = scene.sectors()[on_mast.sector];
    const Decibels least_loss = scene.parameters().environment_loss() - scene.largest_correction(sector.technology);
    const Dbm minimum = scene.parameters().technologies[index_of(sector.technology)].thresholds.minimum;
    const Metres reach = std::min(scene.parameters().radio.radius, farthest_reach(sector, minimum, least_loss));
    const Dbm strongest = strongest_at_1_m(sector, least_loss);
    auto& group = found_or_added(
        mast.groups,
        [&](const RasterMast::Group& other) {
            return other.frequency == on_mast.frequency && other.layer == layer;
        },
        RasterMast::Group{on_mast.frequency, layer, {}});
    group.sectors.push_back({&sector, on_mast.sector, reach});
    auto& prospect = found_or_added(
        mast.layers, [&](const RasterMast::Layer& other) { return other.layer == layer; },
        RasterMast::Layer{layer, strongest, reach});
    prospect.strongest_at_1_m = std::max(prospect.strongest_at_1_m, strongest);
    prospect.reach = std::max(prospect.reach, reach);
    mast.reach = std::max(mast.reach, reach);
}

/// To the tenth above: "0.1 MiB".
std::string mebibytes(double bytes) {
    const auto tenths = static_cast<std::uint64_t>(std::ceil(10.0 * bytes / (1024.0 * 1024.0)));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MiB";
}

}  // namespace

std::vector<CoverageLayerKey> layer_keys(const RadioScene& scene) {
    std::set<CoverageLayerKey> keys;
    for (const RadioSector& sector : scene.sectors()) {
        keys.insert({sector.operator_index, sector.technology});
    }
    return {keys.begin(), keys.end()};
}

std::vector<RasterMast> raster_masts(const RadioScene& scene, const std::vector<CoverageLayerKey>& keys) {
    std::vector<Point> places;
    for (const LoadedMast& mast : scene.masts()) {
        places.push_back(mast.mast.position);
    }
    std::vector<RasterMast> masts;
    for (const std::size_t index : hilbert_order(places)) {
        RasterMast& mast = masts.emplace_back();
        mast.mast = &scene.masts()[index];
        for (const MastSector& on_mast : mast.mast->sectors) {
            const RadioSector& sector = scene.sectors()[on_mast.sector];
            const auto key =
                std::ranges::lower_bound(keys, CoverageLayerKey{sector.operator_index, sector.technology});
            add_sector(mast, on_mast, static_cast<std::size_t>(key - keys.begin()), scene);
        }
    }
    return masts;
}

Window window_of(const RasterMast& mast, const DistanceRing& ring, const Grid& grid, const Window& block) {
    if (ring.beyond > Metres{0.0} && mast.reach <= ring.beyond) {
        return {};
    }
    Box box;
    box.add(mast.mast->mast.position);
    return intersection(block, touched_cells(grid, box.grown(std::min(mast.reach, ring.up_to))));
}

double raster_bytes(const Grid& grid, std::size_t layer_count) {
    return static_cast<double>(grid.size()) *
           (result_bytes_per_cell(layer_count) + block_bytes_per_cell(layer_count));
}

std::vector<Window> raster_blocks(const RadioScene& scene, const Grid& grid, const Window& held,
                                  std::size_t layer_count, Execution execution) {
    const std::int32_t whole = std::max({held.rows, held.cols, k_smallest_edge});
    if (execution.memory_bytes == 0) {
        return plan_blocks(held, whole);
    }
    const double disc_edge = 2.0 * (scene.parameters().radio.radius / grid.cell_size()) + 3.0;
    const double threads = thread_count(execution);
    const auto bytes_of = [&](std::int32_t edge) {
        const double rows = std::min(edge, held.rows);
        const double cols = std::min(edge, held.cols);
        const double window = std::min(rows, disc_edge) * std::min(cols, disc_edge);
        return rows * cols * block_bytes_per_cell(layer_count) + threads * window * mast_bytes_per_cell(scene);
    };
    const double results = static_cast<double>(held.size()) * result_bytes_per_cell(layer_count);
    const double budget = static_cast<double>(execution.memory_bytes) - results;
    if (bytes_of(k_smallest_edge) > budget) {
        throw Error{ErrorKind::usage, "memory",
                    mebibytes(static_cast<double>(execution.memory_bytes)) +
                        " are left for the coverage rasters. Their statuses take " + mebibytes(results) +
                        ", their smallest block " + mebibytes(bytes_of(k_smallest_edge)) + ". Allow at least " +
                        mebibytes(bytes_of(k_smallest_edge) - budget) + " more, or use larger cells."};
    }
    std::int32_t fits = k_smallest_edge;
    for (std::int32_t too_large = whole + 1; too_large - fits > 1;) {
        const std::int32_t middle = fits + (too_large - fits) / 2;
        (bytes_of(middle) <= budget ? fits : too_large) = middle;
    }
    return plan_blocks(held, fits);
}

std::vector<Window> blocks_worth_keeping(const Window& held, const std::vector<Window>& blocks,
                                         std::uint64_t looked_at) {
    const double minutes = k_seconds_per_cell * static_cast<double>(looked_at) / 60.0;
    const double wanted = std::ceil(minutes / k_minutes_worth_keeping);
    if (wanted <= static_cast<double>(blocks.size())) {
        return blocks;
    }
    const double edge = std::sqrt(static_cast<double>(held.size()) / wanted);
    return plan_blocks(held, std::max(k_smallest_edge, static_cast<std::int32_t>(edge)));
}

}  // namespace lomsong
