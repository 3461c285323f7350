// SPDX-License-Identifier: Apache-2.0
#include "algorithms/coverage/best_server.hpp"

#include <cmath>
#include <limits>

#include "algorithms/antenna/link_budget.hpp"
#include "algorithms/antenna/pattern.hpp"
#include "algorithms/propagation/free_space.hpp"

namespace lomsong {

namespace {

/// The constant 92.4 of P.1812 (8) lies 0.048 dB below that of P.525.
constexpr Decibels k_below_free_space{0.05};

}  // namespace

void BestServers::reset(Window to) {
    window = to;
    level_dbm.assign(to.size(), -std::numeric_limits<float>::infinity());
    sector.assign(to.size(), -1);
    hope.assign(to.size(), 0);
}

void fold_sectors(const MastView& view, std::span<const IndexedSector> sectors, std::span<const float> losses_db,
                  Dbm useful, BestServers& best) {
    for (std::int32_t row = 0; row < view.window.rows; ++row) {
        for (std::int32_t col = 0; col < view.window.cols; ++col) {
            const Cell cell{Row{view.window.row.value + row}, Col{view.window.col.value + col}};
            const std::size_t from = view.window.index(cell);
            const float loss_db = losses_db[from];
            if (std::isnan(loss_db)) {
                continue;
            }
            const std::size_t to = best.window.index(cell);
            const Point receiver = view.grid.centre(cell);
            const Metres away = distance(view.position, receiver);
            const Angle azimuth = bearing(view.position, receiver);
            const HeightAboveSeaLevel ground{static_cast<double>(view.ground_m[from])};
            const Angle up = elevation(view.antenna, raised(ground, view.receiver_height), away);
            for (const IndexedSector& each : sectors) {
                const bool known = std::isfinite(loss_db);
                const Decibels loss = known ? Decibels{static_cast<double>(loss_db)}
                                            : free_space_loss(each.sector->frequency, away) - k_below_free_space;
                const auto level_dbm =
                    static_cast<float>(level(*each.sector, loss, azimuth, up, view.environment_loss).value());
                const auto index = static_cast<std::int32_t>(each.index);
                if (!known) {
                    best.hope[to] = best.hope[to] != 0 || static_cast<double>(level_dbm) >= useful.value() ? 1 : 0;
                } else if (level_dbm > best.level_dbm[to] ||
                           (level_dbm == best.level_dbm[to] && index < best.sector[to])) {
                    best.level_dbm[to] = level_dbm;
                    best.sector[to] = index;
                }
            }
        }
    }
}

}  // namespace lomsong
