// SPDX-License-Identifier: Apache-2.0
#include "engine/job/raster_block.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "algorithms/antenna/link_budget.hpp"

namespace lomsong {

namespace {

/// Few enough that masts at work on the same ground seldom wait, many enough that a lock costs nothing.
constexpr std::int32_t k_stripe_rows = 8;

PerTechnology<std::optional<CorrectionTable>> corrections_of(const RunParameters& parameters) {
    PerTechnology<std::optional<CorrectionTable>> tables;
    for (std::size_t i = 0; parameters.calibration && i < tables.size(); ++i) {
        if (const auto& calibration = parameters.calibration->technologies[i]) {
            tables[i].emplace(*calibration);
        }
    }
    return tables;
}

}  // namespace

RasterBlock::RasterBlock(const RadioScene& scene, const Raster<std::uint8_t>& area, const Window& window,
                         std::size_t layer_count, const HeldCells& held)
    : m_scene{scene},
      m_area{area},
      m_held{held},
      m_window{window},
      m_open{held.open_part(area.grid(), window, layer_count)},
      m_ground_m(window.size(), Storage<HeightAboveSeaLevel>::k_unknown),
      m_corrections{corrections_of(scene.parameters())},
      m_land_cover(scene.parameters().calibration ? window.size() : 0, k_no_land_cover),
      m_best(layer_count),
      m_locks(static_cast<std::size_t>((window.rows + k_stripe_rows - 1) / k_stripe_rows)) {
    for (std::size_t layer = 0; layer < layer_count; ++layer) {
        if (!held.same_layer(layer)) {
            m_best[layer].reset(window);
            m_open_cells += held.shut(layer, area.grid(), m_best[layer]);
        }
    }
}

RasterBlock::Stripe RasterBlock::part_of(std::size_t stripe, const Window& window) const {
    const std::int32_t first = m_window.row.value + static_cast<std::int32_t>(stripe) * k_stripe_rows;
    const std::int32_t top = std::max(first, window.row.value);
    const std::int32_t bottom = std::min(first + k_stripe_rows, window.row.value + window.rows);
    return {Row{top}, bottom - top};
}

template <class Work>
void RasterBlock::for_each_stripe(const Window& window, const Work& work) {
    const std::int32_t top = (window.row.value - m_window.row.value) / k_stripe_rows;
    const std::int32_t bottom = (window.row.value + window.rows - 1 - m_window.row.value) / k_stripe_rows;
    for (auto stripe = static_cast<std::size_t>(top); stripe <= static_cast<std::size_t>(bottom); ++stripe) {
        const std::scoped_lock lock{m_locks[stripe]};
        work(part_of(stripe, window));
    }
}

std::uint64_t RasterBlock::read_ground(std::size_t stripe) {
    const Stripe rows = part_of(stripe, m_window);
    std::uint64_t without_terrain = 0;
    for (std::int32_t row = rows.first.value; row < rows.first.value + rows.rows; ++row) {
        for (std::int32_t col = m_window.col.value; col < m_window.col.value + m_window.cols; ++col) {
            const Cell cell{Row{row}, Col{col}};
            if (m_area.at(cell) != 1) {
                continue;
            }
            const Point centre = m_area.grid().centre(cell);
            const auto ground = m_scene.profiler().ground(centre);
            if (!ground) {
                ++without_terrain;
                continue;
            }
            m_ground_m[m_window.index(cell)] = static_cast<float>(ground->value());
            if (!m_land_cover.empty()) {
                m_land_cover[m_window.index(cell)] = m_scene.land_cover(centre);
            }
        }
    }
    return without_terrain;
}

void RasterBlock::add(const RasterMast& mast, const DistanceRing& ring, Scratch& scratch,
                      const Reporter& reporter) {
    const Window window = window_of(mast, ring, m_area.grid(), m_open);
    if (window.size() == 0) {
        return;
    }
    if (!mast.mast->antenna) {
        leave_hope(mast, ring, window);
        return;
    }
    // Radials are walked once for the whole window. Without them each cell takes a path of its own, and a window
    // could take minutes.
    const std::int32_t rows = m_scene.sweep().by_radials(mast.mast->mast) ? window.rows : k_stripe_rows;
    for (std::int32_t row = 0; row < window.rows; row += rows) {
        stop_if_cancelled(reporter);
        add_window(mast, ring,
                   {Row{window.row.value + row}, window.col, std::min(rows, window.rows - row), window.cols},
                   scratch);
    }
}

void RasterBlock::add_window(const RasterMast& mast, const DistanceRing& ring, const Window& window,
                             Scratch& scratch) {
    copy(m_ground_m, window, scratch.ground_m);
    const Window rows = mark(view_of(mast, window, scratch.ground_m, {}), mast, ring, scratch.wanted);
    if (rows.size() == 0) {
        return;
    }
    const std::size_t skipped = window.index({rows.row, rows.col});
    const std::span ground_m = std::span{scratch.ground_m}.subspan(skipped, rows.size());
    const std::span wanted = std::span{scratch.wanted}.subspan(skipped, rows.size());
    m_scene.sweep().sweep(mast.mast->mast, {m_area.grid(), rows, ground_m, wanted}, scratch.sweep, scratch.losses);
    if (!m_land_cover.empty()) {
        copy(m_land_cover, rows, scratch.land_cover);
    }
    fold(view_of(mast, rows, ground_m, scratch.land_cover), mast, scratch.losses);
}

MastView RasterBlock::view_of(const RasterMast& mast, const Window& window, std::span<const float> ground_m,
                              std::span<const std::uint8_t> land_cover) const {
    return {m_area.grid(),
            mast.mast->mast.position,
            *mast.mast->antenna,
            m_scene.parameters().radio.receiver_height,
            m_scene.parameters().environment_loss(),
            window,
            ground_m,
            land_cover};
}

/// The window's part of what the block has.
template <class T>
void RasterBlock::copy(const std::vector<T>& of_block, const Window& window, std::vector<T>& to) const {
    to.resize(window.size());
    for (std::int32_t row = 0; row < window.rows; ++row) {
        const Cell first{Row{window.row.value + row}, window.col};
        std::copy_n(&of_block[m_window.index(first)], window.cols, &to[window.index(first)]);
    }
}

/// Marks the cells that could gain; returns the rows of the window that have any.
Window RasterBlock::mark(const MastView& view, const RasterMast& mast, const DistanceRing& ring,
                         std::vector<unsigned char>& wanted) {
    wanted.resize(view.window.size());
    std::vector<LayerProspect> prospects;
    for (const RasterMast::Layer& layer : mast.layers) {
        prospects.push_back({layer.strongest_at_1_m, layer.reach, &m_best[layer.layer]});
    }
    std::int32_t top = view.window.row.value + view.window.rows;
    std::int32_t bottom = view.window.row.value;
    for_each_stripe(view.window, [&](const Stripe& stripe) {
        if (mark_wanted(view, ring, prospects, stripe.first, stripe.rows, wanted) > 0) {
            top = std::min(top, stripe.first.value);
            bottom = stripe.first.value + stripe.rows;
        }
    });
    return {Row{top}, view.window.col, std::max(0, bottom - top), view.window.cols};
}

void RasterBlock::fold(const MastView& view, const RasterMast& mast, const LossField& losses) {
    std::vector<SectorGroup> groups;
    for (const RasterMast::Group& group : mast.groups) {
        const Technology technology = group.sectors.front().sector->technology;
        const std::optional<CorrectionTable>& correction = m_corrections[index_of(technology)];
        groups.push_back({group.sectors, losses.losses_db(group.frequency), m_scene.weakest_useful(technology),
                          &m_best[group.layer], correction ? &*correction : nullptr});
    }
    const MastFold sectors{view, groups};
    for_each_stripe(view.window, [&](const Stripe& stripe) { sectors.fold(stripe.first, stripe.rows); });
}

/// Whether free space and the antenna's full gain would serve a cell.
bool RasterBlock::could_serve(const IndexedSector& each, const Cell& cell, Metres away) const {
    Direction direction;
    direction.distance = away;
    direction.land_cover = m_land_cover.empty() ? k_no_land_cover : m_land_cover[m_window.index(cell)];
    const Technology technology = each.sector->technology;
    const Decibels least_loss = m_scene.parameters().environment_loss() - m_scene.correction(technology, direction);
    return away <= each.reach &&
           strongest_level(*each.sector, away, least_loss) >= m_scene.weakest_useful(technology);
}

/// A mast on unknown ground: nobody knows a loss, nor how high the antenna stands.
void RasterBlock::leave_hope(const RasterMast& mast, const DistanceRing& ring, const Window& window) {
    for (const RasterMast::Group& group : mast.groups) {
        BestServers& best = m_best[group.layer];
        for_each_stripe(window, [&](const Stripe& stripe) {
            for (std::int32_t row = stripe.first.value; row < stripe.first.value + stripe.rows; ++row) {
                for (std::int32_t col = window.col.value; col < window.col.value + window.cols; ++col) {
                    const Cell cell{Row{row}, Col{col}};
                    const Metres away = distance(mast.mast->mast.position, m_area.grid().centre(cell));
                    if (away > ring.up_to || std::isnan(m_ground_m[m_window.index(cell)])) {
                        continue;
                    }
                    if (std::ranges::any_of(group.sectors, [&](const IndexedSector& each) {
                            return could_serve(each, cell, away);
                        })) {
                        best.hope[m_window.index(cell)] = 1;
                    }
                }
            }
        });
    }
}

BestServers& RasterBlock::finish(std::size_t layer, const StatusLimits& limits, Raster<std::uint8_t>& status) {
    BestServers& best = m_best[layer];
    if (m_held.same_layer(layer)) {
        best.reset(m_window);
        m_held.shut(layer, m_area.grid(), best);
        return best;
    }
    for (std::int32_t row = 0; row < m_window.rows; ++row) {
        const Cell first{Row{m_window.row.value + row}, m_window.col};
        const std::size_t from = m_window.index(first);
        std::uint8_t* to = &status.values()[status.index(first)];
        for (std::size_t col = 0; col < static_cast<std::size_t>(m_window.cols); ++col) {
            float& level_dbm = best.level_dbm[from + col];
            if (level_dbm == HeldCells::k_shut_dbm) {
                continue;
            }
            const bool looked_at = !std::isnan(m_ground_m[from + col]);
            to[col] = looked_at
                          ? static_cast<std::uint8_t>(cell_status(level_dbm, best.hope[from + col] != 0, limits))
                          : Storage<std::uint8_t>::k_unknown;
            level_dbm = std::isinf(level_dbm) ? Storage<Dbm>::k_unknown : level_dbm;
        }
    }
    return best;
}

}  // namespace lomsong
