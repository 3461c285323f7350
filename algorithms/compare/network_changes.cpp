// SPDX-License-Identifier: Apache-2.0
#include "algorithms/compare/network_changes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

namespace {

constexpr Metres k_same_position{0.5};

using StationKey = std::pair<std::string, std::string>;                   // operator, code
using SectorKey = std::tuple<std::string_view, Technology, std::size_t>;  // label, technology, which of these
using Sectors = std::vector<std::size_t>;

/// The shortest text that reads back as the number, to six digits after the point.
std::string text_of(double value) {
    std::array<char, 32> digits{};
    const double shown = std::round(value * 1e6) / 1e6;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), shown).ptr;
    return {digits.data(), end};
}

template <class Quantity>
std::string text_of(const std::optional<Quantity>& value, double unit = 1.0) {
    return value ? text_of(value->value() / unit) : "-";
}

std::string text_of(const std::string& text) { return text.empty() ? "-" : text; }

std::map<StationKey, Sectors> stations_of(const RecordedResult& result) {
    std::map<StationKey, Sectors> stations;
    for (std::size_t i = 0; i < result.sectors.size(); ++i) {
        const Sector& sector = result.sectors[i];
        stations[{result.operators.at(sector.operator_index), sector.station}].push_back(i);
    }
    return stations;
}

/// The sectors of a station by what names them; those of one name by their order.
std::map<SectorKey, std::size_t> by_name(const std::vector<Sector>& all, const Sectors& sectors) {
    std::map<SectorKey, std::size_t> named;
    for (const std::size_t i : sectors) {
        SectorKey key{all[i].label, all[i].technology, 0};
        while (!named.try_emplace(key, i).second) {
            ++std::get<2>(key);
        }
    }
    return named;
}

std::string name_of(const Sector& sector) {
    return (sector.label.empty() ? "" : sector.label + " ") + std::string{info(sector.technology).name};
}

/// What two sectors declare differently, one line each.
std::vector<std::string> differences(const Sector& before, const Sector& now) {
    std::vector<std::string> lines;
    const auto compare = [&](std::string_view field, const std::string& old_text, const std::string& new_text) {
        if (old_text != new_text) {
            lines.push_back(name_of(now) + " " + std::string{field} + ": " + old_text + " -> " + new_text);
        }
    };
    const Metres moved = distance(before.position, now.position);
    if (moved >= k_same_position) {
        lines.push_back(name_of(now) + " moved_m: " + text_of(std::round(moved.value())));
    }
    compare("height_m", text_of(before.antenna_height), text_of(now.antenna_height));
    compare("azimuth_deg", text_of(before.azimuth), text_of(now.azimuth));
    compare("omnidirectional", before.omnidirectional ? "yes" : "no", now.omnidirectional ? "yes" : "no");
    compare("tilt_deg", text_of(before.tilt), text_of(now.tilt));
    compare("electrical_tilt_deg", text_of(before.electrical_tilt), text_of(now.electrical_tilt));
    compare("mechanical_tilt_deg", text_of(before.mechanical_tilt), text_of(now.mechanical_tilt));
    compare("pattern", text_of(before.pattern), text_of(now.pattern));
    compare("frequency_mhz", text_of(before.frequency, 1e6), text_of(now.frequency, 1e6));
    compare("bandwidth_mhz", text_of(before.bandwidth, 1e6), text_of(now.bandwidth, 1e6));
    compare("eirp_dbm", text_of(before.eirp), text_of(now.eirp));
    compare("power_dbm", text_of(before.power), text_of(now.power));
    compare("antenna_gain_dbi", text_of(before.antenna_gain), text_of(now.antenna_gain));
    compare("feeder_loss_db", text_of(before.feeder_loss), text_of(now.feeder_loss));
    compare("status", text_of(before.status), text_of(now.status));
    return lines;
}

class NetworkComparer {
  public:
    NetworkComparer(const RecordedResult& before, const RecordedResult& now) : m_before{before}, m_now{now} {}

    std::vector<StationChange> changes() {
        const auto before = stations_of(m_before);
        const auto now = stations_of(m_now);
        for (const auto& [key, sectors] : before) {
            const auto same = now.find(key);
            if (same == now.end()) {
                add(StationChangeKind::went, key, sectors, {});
            } else {
                compare(key, sectors, same->second);
            }
        }
        for (const auto& [key, sectors] : now) {
            if (!before.contains(key)) {
                add(StationChangeKind::came, key, {}, sectors);
            }
        }
        join_renamed();
        std::ranges::sort(m_changes, {}, [](const StationChange& change) {
            return std::tie(change.operator_name, change.code, change.kind);
        });
        return std::move(m_changes);
    }

  private:
    void add(StationChangeKind kind, const StationKey& key, const Sectors& before, const Sectors& now,
             std::vector<std::string> details = {}) {
        const Point position =
            now.empty() ? m_before.sectors[before.front()].position : m_now.sectors[now.front()].position;
        m_changes.push_back({kind, key.first, key.second, "", position, std::move(details), before, now});
    }

    void compare(const StationKey& key, const Sectors& before, const Sectors& now) {
        const auto old_sectors = by_name(m_before.sectors, before);
        const auto new_sectors = by_name(m_now.sectors, now);
        std::vector<std::string> details;
        Sectors went;
        Sectors came;
        for (const auto& [name, old_index] : old_sectors) {
            const auto same = new_sectors.find(name);
            if (same == new_sectors.end()) {
                details.push_back(name_of(m_before.sectors[old_index]) + ": went");
                went.push_back(old_index);
                continue;
            }
            const auto lines = differences(m_before.sectors[old_index], m_now.sectors[same->second]);
            if (!lines.empty()) {
                details.insert(details.end(), lines.begin(), lines.end());
                went.push_back(old_index);
                came.push_back(same->second);
            }
        }
        for (const auto& [name, new_index] : new_sectors) {
            if (!old_sectors.contains(name)) {
                details.push_back(name_of(m_now.sectors[new_index]) + ": came");
                came.push_back(new_index);
            }
        }
        if (!details.empty()) {
            add(StationChangeKind::changed, key, went, came, std::move(details));
            if (came.empty()) {
                m_changes.back().position = m_now.sectors[now.front()].position;
            }
        }
    }

    /// What a station radiates, as one value: place and fingerprint of each of its sectors.
    static std::vector<std::tuple<double, double, std::uint64_t>> radiation(const RecordedResult& result,
                                                                            const Sectors& sectors) {
        std::vector<std::tuple<double, double, std::uint64_t>> all;
        for (const std::size_t i : sectors) {
            const TracedSector& traced = result.trace.sectors.at(i);
            all.emplace_back(traced.position.x, traced.position.y, traced.fingerprint);
        }
        std::ranges::sort(all);
        return all;
    }

    void join_renamed() {
        for (StationChange& came : m_changes) {
            if (came.kind != StationChangeKind::came) {
                continue;
            }
            const auto radiated = radiation(m_now, came.sectors_now);
            const auto went = std::ranges::find_if(m_changes, [&](const StationChange& change) {
                return change.kind == StationChangeKind::went && change.operator_name == came.operator_name &&
                       !change.sectors_before.empty() && radiation(m_before, change.sectors_before) == radiated;
            });
            if (went != m_changes.end()) {
                came.kind = StationChangeKind::renamed;
                came.earlier_code = went->code;
                came.sectors_now.clear();
                went->sectors_before.clear();
            }
        }
        std::erase_if(m_changes, [](const StationChange& change) {
            return change.kind == StationChangeKind::went && change.sectors_before.empty();
        });
    }

    const RecordedResult& m_before;
    const RecordedResult& m_now;
    std::vector<StationChange> m_changes;
};

}  // namespace

std::vector<StationChange> network_changes(const RecordedResult& before, const RecordedResult& now) {
    return NetworkComparer{before, now}.changes();
}

}  // namespace lomsong
