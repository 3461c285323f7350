// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "datasets/random.hpp"
#include "datasets/settlement.hpp"

namespace lomsong::datasets {

namespace {

constexpr double k_fewest_households = 20.0;
constexpr double k_most_households = 250.0;

/// Places houses and clusters on the land of one hamlet.
class Builder {
  public:
    Builder(const Plan& plan, const Settlement& settlement, std::size_t hamlet, Random& random)
        : m_plan{plan}, m_settlement{settlement}, m_hamlet{hamlet}, m_random{random} {}

    /// Somewhere between `nearest` and `farthest` from the centre where houses can stand, and better so.
    [[nodiscard]] std::optional<Point> cluster_place(double nearest_m, double farthest_m) {
        std::optional<Point> best;
        double best_worth = 0.0;
        for (int attempt = 0; attempt < 24; ++attempt) {
            const Point point = around(centre(), m_random.uniform(nearest_m, farthest_m));
            const double worth = liking(point) * m_random.uniform(0.5, 1.0);
            if (worth > best_worth) {
                best_worth = worth;
                best = point;
            }
        }
        return best;
    }

    /// A house near the middle of a cluster; nothing when the ground there is wet, steep or another's.
    [[nodiscard]] std::optional<House> house_near(Point middle, double spread_m) {
        const Point point{middle.x + spread_m * m_random.normal(), middle.y + spread_m * m_random.normal()};
        const double width_m = m_random.uniform(6.0, 13.0);
        const double depth_m = m_random.uniform(5.0, 9.0);
        const double heading_deg = m_random.uniform(0.0, 180.0);
        if (liking(point) <= 0.0) {
            return std::nullopt;
        }
        return House{point, Metres{width_m}, Metres{depth_m}, Angle{heading_deg}};
    }

    [[nodiscard]] Point centre() const { return m_settlement.hamlets[m_hamlet].centre; }

  private:
    [[nodiscard]] Point around(Point middle, double distance_m) {
        const double angle = m_random.uniform(0.0, 2.0 * std::numbers::pi);
        return {middle.x + distance_m * std::cos(angle), middle.y + distance_m * std::sin(angle)};
    }
    [[nodiscard]] double liking(Point point) const {
        const auto cell = m_plan.grid.cell_at(point);
        if (!cell) {
            return 0.0;
        }
        const std::size_t index = m_plan.grid.index(*cell);
        const bool ours = m_settlement.territory.values()[index] == static_cast<std::int32_t>(m_hamlet);
        if (!ours || m_plan.ground[index] == static_cast<std::uint8_t>(Ground::water) ||
            m_plan.slope[index] > 0.7F) {
            return 0.0;
        }
        return std::exp(-std::pow(static_cast<double>(m_plan.slope[index]) / 0.3, 2.0)) + 0.01;
    }

    const Plan& m_plan;
    const Settlement& m_settlement;
    std::size_t m_hamlet;
    Random& m_random;
};

/// Splits the households among the centre's cluster and up to four others, whole numbers, none empty.
std::vector<double> cluster_households(double households, Random& random) {
    const std::size_t others = households < 35.0 ? random.below(2) : 1 + random.below(households < 100.0 ? 3 : 4);
    std::vector<double> shares;
    double left = households;
    for (std::size_t i = 0; i < others; ++i) {
        const double share = std::max(4.0, std::round(households * random.uniform(0.06, 0.2)));
        shares.push_back(share);
        left -= share;
    }
    shares.insert(shares.begin(), left);
    return shares;
}

}  // namespace

Inhabitants make_inhabitants(const Plan& plan, const Settlement& settlement, std::uint64_t seed) {
    Random random{seed, Stream::people};
    Inhabitants result;
    for (std::size_t hamlet = 0; hamlet < settlement.hamlets.size(); ++hamlet) {
        const bool remote = settlement.hamlets[hamlet].remote;
        const double drawn = std::round(random.log_normal(remote ? 48.0 : 95.0, 0.45));
        const double households = std::clamp(drawn, k_fewest_households, k_most_households);
        result.households.push_back(households);
        result.population.push_back(std::round(households * random.uniform(3.9, remote ? 5.4 : 4.7)));
        Builder builder{plan, settlement, hamlet, random};
        const std::vector<double> shares = cluster_households(households, random);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const auto place = i == 0 ? builder.cluster_place(0.0, 90.0) : builder.cluster_place(350.0, 1500.0);
            const Point middle = place.value_or(builder.centre());
            result.clusters.push_back({hamlet, middle, shares[i]});
            const double spread_m = 14.0 * std::sqrt(shares[i]);
            for (double built = 0.0; built < shares[i]; built += 1.0) {
                std::optional<House> house;
                for (int attempt = 0; attempt < 6 && !house; ++attempt) {
                    house = builder.house_near(middle, spread_m);
                }
                if (house) {
                    result.houses.push_back(*house);
                }
            }
        }
    }
    return result;
}

}  // namespace lomsong::datasets
