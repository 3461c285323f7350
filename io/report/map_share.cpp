// SPDX-License-Identifier: Apache-2.0
#include "io/report/map_share.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <variant>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

constexpr double k_tile_deg = 0.05;
/// A run of communes is cut when it has so many hamlets: the size of a large province.
constexpr std::size_t k_hamlets_of_a_run = 5'000;

/// Calls `visit` for every vertex of a geometry until it returns true; true when it did.
template <class Visit>
bool any_vertex(const FeatureGeometry& geometry, const Visit& visit) {
    if (const auto* point = std::get_if<Point>(&geometry)) {
        return visit(*point);
    }
    if (const auto* lines = std::get_if<MultiLineString>(&geometry)) {
        return std::ranges::any_of(*lines,
                                   [&](const LineString& line) { return std::ranges::any_of(line, visit); });
    }
    if (const auto* areas = std::get_if<MultiPolygon>(&geometry)) {
        return std::ranges::any_of(*areas,
                                   [&](const Polygon& part) { return std::ranges::any_of(part.outer, visit); });
    }
    return false;
}

std::pair<int, int> tile_of(Point point) {
    return {static_cast<int>(std::floor(point.x / k_tile_deg)), static_cast<int>(std::floor(point.y / k_tile_deg))};
}

/// Where the hamlet is shown.
std::optional<Point> centre_of(const NamedValues& values, const Feature& hamlet) {
    const std::optional<double> longitude = values.number(hamlet, "centre_lon");
    const std::optional<double> latitude = values.number(hamlet, "centre_lat");
    return longitude && latitude ? std::optional{Point{*longitude, *latitude}} : std::nullopt;
}

/// A name and the hamlets under it.
using Group = std::pair<std::string, std::vector<std::size_t>>;

std::vector<Group> by_province(const FeatureTable& hamlets, const NamedValues& values) {
    std::map<std::string, Group> provinces;  // by the key of its name: spellings of one name are one
    for (std::size_t i = 0; i < hamlets.features.size(); ++i) {
        const std::string name = values.text(hamlets.features[i], "province");
        Group& group = provinces[identifier(name)];
        group.first = group.first.empty() ? name : group.first;
        group.second.push_back(i);
    }
    std::vector<Group> groups;
    for (auto& [key, group] : provinces) {
        groups.push_back(std::move(group));
    }
    return groups;
}

/// Runs of communes in the order of their codes, called by the first and the last.
std::vector<Group> by_communes(const FeatureTable& hamlets, const NamedValues& values) {
    std::map<std::string, Group> communes;
    for (std::size_t i = 0; i < hamlets.features.size(); ++i) {
        const Feature& hamlet = hamlets.features[i];
        Group& group = communes[values.text(hamlet, "commune_code") + "\n" + values.text(hamlet, "commune")];
        group.first = values.text(hamlet, "commune");
        group.second.push_back(i);
    }
    std::vector<Group> runs;
    std::string first;
    for (const auto& [key, commune] : communes) {
        if (runs.empty() || runs.back().second.size() + commune.second.size() > k_hamlets_of_a_run) {
            runs.emplace_back();
            first = commune.first;
        }
        Group& run = runs.back();
        run.first = first == commune.first ? first : first + " – " + commune.first;
        run.second.insert(run.second.end(), commune.second.begin(), commune.second.end());
    }
    return runs;
}

}  // namespace

std::size_t MapShare::HashTile::operator()(const Tile& tile) const {
    return std::hash<long long>{}(static_cast<long long>(tile.first) * 100'003 + tile.second);
}

MapShare::MapShare(const ResultTables& result, std::string name, std::vector<std::size_t> hamlets)
    : m_name{std::move(name)}, m_stem{identifier(m_name)} {
    const FeatureTable& table = result.table("hamlets");
    const NamedValues values{table};
    for (const std::size_t row : hamlets) {
        const Feature& hamlet = table.features.at(row);
        const std::string status = values.text(hamlet, "status");
        ++m_counts.hamlets;
        m_counts.no_signal += status == "no_signal" ? 1U : 0U;
        m_counts.dead_zone += status == "dead_zone" ? 1U : 0U;
        m_counts.undecided += status == "not_enough_data" || status == "no_data" ? 1U : 0U;
        m_counts.population += values.number(hamlet, "population").value_or(0.0);
        m_hamlets.insert(values.text(hamlet, "code"));
        m_communes.insert(values.text(hamlet, "commune_code"));
        const auto extend = [this](Point vertex) {
            m_degrees.add(vertex);
            return false;
        };
        any_vertex(hamlet.geometry, extend);
        if (const std::optional<Point> centre = centre_of(values, hamlet)) {
            extend(*centre);
            const Tile here = tile_of(*centre);
            for (int col = -1; col <= 1; ++col) {
                for (int row_step = -1; row_step <= 1; ++row_step) {
                    m_near.insert({here.first + col, here.second + row_step});
                }
            }
        }
    }
    const FeatureTable& communes = result.table("communes");
    const NamedValues of_communes{communes};
    for (const Feature& commune : communes.features) {
        if (m_communes.contains(of_communes.text(commune, "code"))) {
            any_vertex(commune.geometry, [this](Point vertex) {
                m_degrees.add(vertex);
                return false;
            });
        }
    }
}

bool MapShare::is_near(const FeatureGeometry& place) const {
    return any_vertex(place, [this](Point vertex) { return m_near.contains(tile_of(vertex)); });
}

FeatureTable MapShare::of(const FeatureTable& table) const {
    const NamedValues values{table};
    const auto belongs = [&](const Feature& feature) {
        if (table.name == "hamlets") {
            return m_hamlets.contains(values.text(feature, "code"));
        }
        if (table.name == "links") {
            return m_hamlets.contains(values.text(feature, "hamlet"));
        }
        if (table.name == "communes") {
            return m_communes.contains(values.text(feature, "code"));
        }
        return is_near(feature.geometry);
    };
    FeatureTable share{table.name, table.description, table.geometry, table.columns, {}};
    std::ranges::copy_if(table.features, std::back_inserter(share.features), belongs);
    return share;
}

std::vector<MapShare> map_shares(const ResultTables& result) {
    const FeatureTable& hamlets = result.table("hamlets");
    const NamedValues values{hamlets};
    std::vector<Group> groups = by_province(hamlets, values);
    if (groups.size() < 2 && hamlets.features.size() > k_most_hamlets_of_a_page) {
        groups = by_communes(hamlets, values);
    }
    std::vector<MapShare> shares;
    if (groups.size() < 2) {
        return shares;
    }
    std::set<std::string> taken;
    for (auto& [name, rows] : groups) {
        MapShare share{result, name, std::move(rows)};
        const std::string stem = share.stem().empty() ? "other" : share.stem();
        std::string unused = stem;
        for (int i = 2; !taken.insert(unused).second; ++i) {
            unused = stem + "_" + std::to_string(i);
        }
        share.set_stem(unused);
        shares.push_back(std::move(share));
    }
    return shares;
}

}  // namespace lomsong
