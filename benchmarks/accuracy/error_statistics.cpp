// SPDX-License-Identifier: Apache-2.0
#include "benchmarks/accuracy/error_statistics.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong::benchmarks {

namespace {

/// A difference that stands for `weight` others like it.
struct Weighted {
    double difference_db;
    double weight;
};

nlohmann::json summary(std::vector<Weighted> differences) {
    std::ranges::sort(differences, {}, [](const Weighted& one) { return std::abs(one.difference_db); });
    double total = 0.0;
    double sum_db = 0.0;
    for (const Weighted& one : differences) {
        total += one.weight;
        sum_db += one.weight * one.difference_db;
    }
    // The smallest absolute difference below which the given share of the weight lies.
    const auto below = [&](double share) {
        double passed = 0.0;
        for (const Weighted& one : differences) {
            passed += one.weight;
            if (passed >= share * total) {
                return std::abs(one.difference_db);
            }
        }
        return std::abs(differences.back().difference_db);
    };
    return {{"cells", differences.size()}, {"median_db", below(0.50)}, {"p95_db", below(0.95)},
            {"p99_db", below(0.99)},       {"max_db", below(1.0)},     {"mean_signed_db", sum_db / total}};
}

}  // namespace

double DistanceBand::area() const { return to.value() * to.value() - from.value() * from.value(); }

nlohmann::json ErrorStatistics::json() const {
    std::vector<Weighted> all;
    nlohmann::json bands = nlohmann::json::array();
    for (std::size_t band = 0; band < k_bands.size(); ++band) {
        std::vector<Weighted> in_band;
        for (const double difference_db : m_differences_db[band]) {
            in_band.push_back({difference_db, 1.0});
            all.push_back({difference_db, k_bands[band].area()});
        }
        if (!in_band.empty()) {
            nlohmann::json row = summary(std::move(in_band));
            row["from_km"] = in_kilometres(k_bands[band].from);
            row["to_km"] = in_kilometres(k_bands[band].to);
            bands.push_back(std::move(row));
        }
    }
    return {{"bands", bands}, {"all", all.empty() ? nlohmann::json{} : summary(std::move(all))}};
}

}  // namespace lomsong::benchmarks
