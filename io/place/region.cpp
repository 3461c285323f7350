// SPDX-License-Identifier: Apache-2.0
#include "io/place/region.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/names/code_key.hpp"
#include "io/place/prepared_area.hpp"
#include "io/place/utm.hpp"

namespace lomsong {

namespace {

constexpr Box k_vietnam{102.0, 8.0, 110.0, 24.0};
constexpr Metres k_one_site{50.0};

/// "Xã Bát Xát", "X. Bát Xát" and "BAT XAT" get one key.
std::string key_of_name(std::string_view name) {
    std::string key = identifier(name);
    for (const std::string_view prefix : {"xa_", "phuong_", "thi_tran_", "dac_khu_", "tt_", "x_", "p_"}) {
        if (key.starts_with(prefix)) {
            return key.substr(prefix.size());
        }
    }
    return key;
}

/// Apart from every name's.
std::string key_of_code(std::string_view code) {
    const std::string key = code_key(code);
    return key.empty() ? key : "#" + key;
}

}  // namespace

struct Region::Index {
    std::vector<PreparedArea> areas;
};

Region::Region() : m_text{"Vietnam"}, m_box{k_vietnam} {}

Region Region::of_communes(std::vector<CommuneArea> communes, std::string text) {
    Region region;
    if (communes.empty()) {
        return region;
    }
    auto index = std::make_shared<Index>();
    region.m_text = std::move(text);
    region.m_box = Box{};
    region.m_known = true;
    for (CommuneArea& commune : communes) {
        const std::size_t at = region.m_communes.size();
        for (const std::string& key : {key_of_code(commune.code), key_of_name(commune.name)}) {
            if (!key.empty()) {
                region.m_by_key[key].push_back(at);
            }
        }
        index->areas.emplace_back(commune.area);
        region.m_box.add(index->areas.back().box());
        region.m_communes.emplace_back(std::move(commune.code), std::move(commune.name));
    }
    region.m_index = std::move(index);
    return region;
}

Region Region::of_box(const Box& degrees, std::string text) {
    Region region;
    if (!degrees.empty() && on_globe({degrees.min_x, degrees.min_y}) && on_globe({degrees.max_x, degrees.max_y})) {
        region.m_box = degrees;
        region.m_text = std::move(text);
        region.m_known = true;
    }
    return region;
}

void Region::add_site(const std::string& code, Point degrees) {
    const auto [site, is_new] = m_sites.try_emplace(code, degrees);
    if (!is_new && site->second && ground_distance(*site->second, degrees) > k_one_site) {
        site->second.reset();
    }
}

const std::string& Region::commune_name(std::size_t commune) const { return m_communes.at(commune).second; }

std::vector<std::size_t> Region::communes_stated(std::string_view code, std::string_view name) const {
    if (m_lookup) {
        return m_lookup(code, name);
    }
    for (const std::string& key : {key_of_code(code), key_of_name(name)}) {
        const auto found = key.empty() ? m_by_key.end() : m_by_key.find(key);
        if (found != m_by_key.end()) {
            return found->second;
        }
    }
    return {};
}

Metres Region::distance_to(std::span<const std::size_t> communes, Point degrees) const {
    Metres nearest{std::numeric_limits<double>::infinity()};
    for (const std::size_t commune : communes) {
        nearest = std::min(nearest, m_index->areas.at(commune).distance_to(degrees));
    }
    return nearest;
}

Metres Region::distance_outside(Point degrees) const {
    if (!m_index) {
        return ground_distance(degrees, {std::clamp(degrees.x, m_box.min_x, m_box.max_x),
                                         std::clamp(degrees.y, m_box.min_y, m_box.max_y)});
    }
    const auto holds_it = [degrees](const PreparedArea& area) { return area.contains(degrees); };
    if (std::ranges::any_of(m_index->areas, holds_it)) {
        return Metres{0.0};  // nearly every row; a nation has thousands of areas to measure to
    }
    std::vector<std::pair<double, std::size_t>> by_box;
    for (std::size_t i = 0; i < m_index->areas.size(); ++i) {
        by_box.emplace_back(m_index->areas[i].distance_to_box(degrees).value(), i);
    }
    std::ranges::sort(by_box);
    Metres nearest{std::numeric_limits<double>::infinity()};
    for (const auto& [at_least, i] : by_box) {
        if (at_least > nearest.value()) {
            break;
        }
        nearest = std::min(nearest, m_index->areas[i].distance_to(degrees));
    }
    return nearest;
}

bool Region::holds(Point degrees, Metres margin) const { return distance_outside(degrees) <= margin; }

std::optional<Point> Region::site(const std::string& code) const {
    const auto found = m_sites.find(code);
    return found == m_sites.end() ? std::nullopt : found->second;
}

}  // namespace lomsong
