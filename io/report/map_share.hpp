// SPDX-License-Identifier: Apache-2.0
/// @file  The share of a result that one map page shows, when the whole is too much for one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/report/result_tables.hpp"

namespace lomsong {

/// More hamlets than a page opens in four seconds (docs/map.md).
inline constexpr std::size_t k_most_hamlets_of_a_page = 14'000;

/// How many hamlets of a share are without service.
struct ShareCounts {
    std::size_t hamlets = 0;
    std::size_t no_signal = 0;
    std::size_t dead_zone = 0;
    std::size_t undecided = 0;  ///< not_enough_data and no_data
    double population = 0.0;    ///< of hamlets that state it
};

/// A province, or some communes of a result that names none: its hamlets, and what stands within 5 to 11 km of
/// them.
class MapShare {
  public:
    /// `hamlets` are rows of the result's table of that name.
    MapShare(const ResultTables& result, std::string name, std::vector<std::size_t> hamlets);

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// What its page is called without ".html"; unique among the shares of a result.
    [[nodiscard]] const std::string& stem() const { return m_stem; }
    void set_stem(std::string stem) { m_stem = std::move(stem); }
    [[nodiscard]] const ShareCounts& counts() const { return m_counts; }
    /// Codes of the communes that its hamlets name.
    [[nodiscard]] const std::unordered_set<std::string>& communes() const { return m_communes; }
    /// Around all its hamlets and communes, WGS 84.
    [[nodiscard]] const Box& degrees() const { return m_degrees; }

    /// The rows of a table that its page shows: hamlets and links by code, communes by code, all else by place.
    [[nodiscard]] FeatureTable of(const FeatureTable& table) const;

  private:
    using Tile = std::pair<int, int>;  ///< column and row of squares of 0.05 degrees
    struct HashTile {
        std::size_t operator()(const Tile& tile) const;
    };
    [[nodiscard]] bool is_near(const FeatureGeometry& place) const;

    std::string m_name;
    std::string m_stem;
    ShareCounts m_counts;
    std::unordered_set<std::string> m_hamlets;
    std::unordered_set<std::string> m_communes;
    std::unordered_set<Tile, HashTile> m_near;
    Box m_degrees;
};

/// The shares that a result is shown in: its provinces when its hamlets name several, in the order of their names;
/// else, when it has more than k_most_hamlets_of_a_page, runs of communes by code. Empty when one page will do.
[[nodiscard]] std::vector<MapShare> map_shares(const ResultTables& result);

}  // namespace lomsong
