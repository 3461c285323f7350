// SPDX-License-Identifier: Apache-2.0
/// @file  The plan of new cable over a made-up province: 100 by 100 km of roads, 1,550 hamlets, a part of them
///        without fibre. Goal: 10 s.
#include <cstdint>
#include <random>

#include <benchmark/benchmark.h>

#include "engine/job/fibre_plan.hpp"

namespace lomsong {
namespace {

constexpr int k_side = 110;            // forks of roads in a row: about 24,000 roads
constexpr double k_spacing_m = 900.0;  // between them

/// The same for the same seed, with every standard library.
class MadeUpProvince {
  public:
    explicit MadeUpProvince(std::size_t hamlets) {
        m_layers.has_roads = m_layers.has_fibre_nodes = m_layers.has_fibre_routes = true;
        lay_roads();
        lay_cable();
        for (std::size_t i = 0; i < hamlets; ++i) {
            Hamlet hamlet;
            hamlet.code = std::to_string(10'000 + i);
            hamlet.centre = moved(corner(below(k_side), below(k_side)), 300.0);
            hamlet.households = 20.0 + below(120);
            m_layers.hamlets.push_back(hamlet);
        }
    }
    [[nodiscard]] const Layers& layers() const { return m_layers; }

  private:
    int below(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    Point moved(Point point, double most_m) {
        const auto step = [&] { return most_m * (below(2001) - 1000) / 1000.0; };
        point.x += step();
        point.y += step();
        return point;
    }
    [[nodiscard]] Point corner(int row, int col) const {
        return m_corners.at(static_cast<std::size_t>(row * k_side + col));
    }

    /// Forks off their squares, bends between them, one road in six missing.
    void lay_roads() {
        for (int i = 0; i < k_side * k_side; ++i) {
            m_corners.push_back(moved({i % k_side * k_spacing_m, i / k_side * k_spacing_m}, 250.0));
        }
        const auto lay = [&](Point from, Point to) {
            if (below(6) > 0) {
                const Point bend = moved({(from.x + to.x) / 2.0, (from.y + to.y) / 2.0}, 150.0);
                m_layers.roads.push_back({"", "", static_cast<RoadClass>(below(4)), {{from, bend, to}}});
            }
        };
        for (int row = 0; row < k_side; ++row) {
            for (int col = 0; col + 1 < k_side; ++col) {
                lay(corner(row, col), corner(row, col + 1));
                lay(corner(col, row), corner(col + 1, row));
            }
        }
    }

    /// Trunks across the province every 20 km, with a node every few forks.
    void lay_cable() {
        for (int row = 10; row < k_side; row += 22) {
            LineString line;
            for (int col = 0; col < k_side; ++col) {
                line.push_back(corner(row, col));
                if (col % 7 == 0) {
                    m_layers.fibre_nodes.push_back({"N", "olt", "VNPT", corner(row, col)});
                }
            }
            m_layers.fibre_routes.push_back({"C", "VNPT", Placement::aerial, {line}});
        }
    }

    std::mt19937 m_random{20'261'122};
    std::vector<Point> m_corners;
    Layers m_layers;
};

void fibre_plan(benchmark::State& state) {
    const MadeUpProvince province{1'550};
    FibreQuestion question;
    question.hamlets.emplace();
    for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) {
        question.hamlets->push_back(i);
    }
    SilentReporter reporter;
    FibrePlan plan;
    for (auto run : state) {
        plan = plan_fibre(province.layers(), RunParameters{}, question, reporter);
    }
    state.counters["gap_percent"] = 100.0 * plan.gap;
    state.counters["new_km"] = plan.stretches.back().so_far.length.value() / 1e3;
}
BENCHMARK(fibre_plan)->Arg(26)->Arg(300)->Arg(1550)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();

}  // namespace
}  // namespace lomsong
