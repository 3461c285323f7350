// SPDX-License-Identifier: Apache-2.0
#include "algorithms/verdict/roll_up.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// The double nearest to a whole number of tenths. Rounded after every addition, a sum is the one nearest to the
/// exact sum of tenths, in whatever order they are added.
double in_tenths(double number) { return std::round(number * 10.0) / 10.0; }

void add_tenths(double& sum, std::optional<double> number) {
    sum = in_tenths(sum + in_tenths(number.value_or(0.0)));
}

void count(StatusCounts& counts, HamletStatus status, const Hamlet& hamlet) {
    const auto slot = static_cast<std::size_t>(status);
    ++counts.hamlets[slot];
    add_tenths(counts.households[slot], hamlet.households);
    add_tenths(counts.people[slot], hamlet.population);
}

void count(RollUp& roll_up, const Hamlet& hamlet, const HamletResult& result) {
    count(roll_up.any_operator, result.status, hamlet);
    for (std::size_t i = 0; i < roll_up.operators.size(); ++i) {
        const HamletStatus status =
            i < result.operators.size() ? result.operators[i].status : HamletStatus::no_data;
        count(roll_up.operators[i], status, hamlet);
    }
    const auto reach = static_cast<std::size_t>(result.fibre.reach);
    ++roll_up.fibre[reach];
    add_tenths(roll_up.fibre_households[reach], hamlet.households);
    add_tenths(roll_up.fibre_people[reach], hamlet.population);
    roll_up.hamlets_without_households += hamlet.households ? 0U : 1U;
    roll_up.hamlets_without_people += hamlet.population ? 0U : 1U;
}

/// Sums of whole m2 are exact.
void add(RollUp& roll_up, const ServedArea& area) {
    roll_up.served_area_m2 = roll_up.served_area_m2.value_or(0.0) + area.served_m2;
    roll_up.computed_area_m2 = roll_up.computed_area_m2.value_or(0.0) + area.computed_m2;
}

void check_sizes(const Layers& layers, std::span<const HamletResult> hamlets) {
    if (hamlets.size() != layers.hamlets.size()) {
        throw Error{ErrorKind::internal, "roll-up",
                    std::to_string(hamlets.size()) + " results do not fit " +
                        std::to_string(layers.hamlets.size()) + " hamlets. Report this as a fault of Lomsong."};
    }
}

/// Roll-ups by code, made when first asked for.
class Communes {
  public:
    explicit Communes(const Layers& layers) : m_layers{layers} {
        for (std::size_t i = 0; i < layers.communes.size(); ++i) {
            RollUp& roll_up = at(code_of(layers.communes[i]), layers.communes[i].name);
            if (!roll_up.commune && !layers.communes[i].area.empty()) {
                roll_up.commune = i;
            }
            roll_up.area_m2 += std::round(area_m2(layers.communes[i].area));
            ++m_uses_of_name[folded(layers.communes[i].name)];
            m_commune_named.try_emplace(folded(layers.communes[i].name), i);
            m_bounds.push_back(bounds(layers.communes[i].area));
        }
    }

    [[nodiscard]] static std::string code_of(const Commune& commune) {
        return commune.code.empty() ? identifier(commune.name) : commune.code;
    }

    RollUp& at(const std::string& code, std::string_view name) {
        const auto [entry, is_new] = m_roll_ups.try_emplace(code);
        if (is_new) {
            entry->second.code = code;
            entry->second.name = name;
            entry->second.operators.resize(m_layers.operators.size());
        } else if (entry->second.name.empty()) {
            entry->second.name = name;
        }
        return entry->second;
    }

    RollUp& of(const Hamlet& hamlet, std::optional<Point> centre) {
        if (!hamlet.commune_code.empty()) {
            return at(hamlet.commune_code, hamlet.commune);
        }
        if (!hamlet.commune.empty()) {
            const std::string name = folded(hamlet.commune);
            const auto uses = m_uses_of_name.find(name);
            if (uses != m_uses_of_name.end() && uses->second == 1) {
                const Commune& commune = m_layers.communes[m_commune_named.at(name)];
                return at(code_of(commune), commune.name);
            }
            return at(identifier(hamlet.commune), hamlet.commune);
        }
        for (std::size_t i = 0; centre && i < m_layers.communes.size(); ++i) {
            if (m_bounds[i].contains(*centre) && contains(m_layers.communes[i].area, *centre)) {
                return at(code_of(m_layers.communes[i]), m_layers.communes[i].name);
            }
        }
        return at("", "");
    }

    [[nodiscard]] std::vector<RollUp> by_code() && {
        std::vector<RollUp> result;
        result.reserve(m_roll_ups.size());
        for (auto& [code, roll_up] : m_roll_ups) {
            result.push_back(std::move(roll_up));
        }
        return result;
    }

  private:
    const Layers& m_layers;
    std::map<std::string, RollUp> m_roll_ups;
    std::map<std::string, std::size_t> m_uses_of_name;
    std::map<std::string, std::size_t> m_commune_named;
    std::vector<Box> m_bounds;
};

/// A declared word as codes spell it; what is not declared has a word of its own.
std::string word_of(const std::string& power) {
    const std::string word = identifier(power);
    return word.empty() ? "not_reported" : word;
}
std::string word_of(std::optional<bool> difficult) {
    if (!difficult) {
        return "not_reported";
    }
    return *difficult ? "difficult" : "other";
}

/// A district or province without the word for its kind: "Huyện Bát Xát" is "Bát Xát".
std::string place_word(const std::string& place) {
    std::string word = identifier(place);
    for (const std::string_view kind : {"huyen_", "quan_", "thi_xa_", "thanh_pho_", "tinh_"}) {
        if (word.starts_with(kind) && word.size() > kind.size()) {
            word.erase(0, kind.size());
            break;
        }
    }
    return word.empty() ? "not_reported" : word;
}

/// The group that a hamlet belongs to, still without its counts.
GroupRollUp group_of(const Hamlet& hamlet, GroupBy by) {
    GroupRollUp group;
    group.by = by;
    switch (by) {
        case GroupBy::power:
            group.power = hamlet.power;
            group.counts.code = "power:" + word_of(hamlet.power);
            break;
        case GroupBy::difficulty:
            group.difficult = hamlet.difficult;
            group.counts.code = "difficulty:" + word_of(hamlet.difficult);
            break;
        case GroupBy::power_and_difficulty:
            group.power = hamlet.power;
            group.difficult = hamlet.difficult;
            group.counts.code = "power:" + word_of(hamlet.power) + ";difficulty:" + word_of(hamlet.difficult);
            break;
        case GroupBy::old_district:
            group.old_district = hamlet.old_district;
            group.counts.code = "old_district:" + place_word(hamlet.old_district);
            break;
        case GroupBy::old_commune:
            group.old_commune = hamlet.old_commune;
            if (hamlet.old_commune.empty()) {
                group.counts.code = "old_commune:not_reported";
                break;
            }
            group.old_district = hamlet.old_district;
            group.counts.code =
                "old_commune:" + place_word(hamlet.old_district) + ":" + word_of(hamlet.old_commune);
            break;
        case GroupBy::province:
            group.province = hamlet.province;
            group.counts.code = "province:" + place_word(hamlet.province);
            break;
    }
    return group;
}

constexpr std::array k_groupings{GroupBy::power, GroupBy::difficulty, GroupBy::power_and_difficulty,
                                 GroupBy::old_district, GroupBy::old_commune, GroupBy::province};

}  // namespace

std::vector<RollUp> roll_up_communes(const Layers& layers, std::span<const HamletResult> hamlets,
                                     std::span<const std::optional<ServedArea>> areas) {
    check_sizes(layers, hamlets);
    Communes communes{layers};
    for (std::size_t i = 0; i < layers.communes.size() && i < areas.size(); ++i) {
        if (areas[i]) {
            add(communes.at(Communes::code_of(layers.communes[i]), layers.communes[i].name), *areas[i]);
        }
    }
    for (std::size_t i = 0; i < hamlets.size(); ++i) {
        count(communes.of(layers.hamlets[i], hamlets[i].centre), layers.hamlets[i], hamlets[i]);
    }
    return std::move(communes).by_code();
}

RollUp roll_up_province(const Layers& layers, std::span<const HamletResult> hamlets,
                        std::optional<ServedArea> area) {
    check_sizes(layers, hamlets);
    RollUp province;
    province.operators.resize(layers.operators.size());
    for (const Commune& commune : layers.communes) {
        province.area_m2 += std::round(area_m2(commune.area));
    }
    if (area) {
        add(province, *area);
    }
    for (std::size_t i = 0; i < hamlets.size(); ++i) {
        count(province, layers.hamlets[i], hamlets[i]);
    }
    return province;
}

std::vector<GroupRollUp> roll_up_groups(const Layers& layers, std::span<const HamletResult> hamlets) {
    check_sizes(layers, hamlets);
    const bool has_provinces =
        std::ranges::any_of(layers.hamlets, [](const Hamlet& hamlet) { return !hamlet.province.empty(); });
    std::map<std::pair<GroupBy, std::string>, GroupRollUp> groups;
    for (std::size_t i = 0; i < hamlets.size(); ++i) {
        for (const GroupBy by : k_groupings) {
            if (by == GroupBy::province && !has_provinces) {
                continue;
            }
            GroupRollUp group = group_of(layers.hamlets[i], by);
            group.counts.operators.resize(layers.operators.size());
            const auto [entry, is_new] = groups.try_emplace({by, group.counts.code}, std::move(group));
            count(entry->second.counts, layers.hamlets[i], hamlets[i]);
        }
    }
    std::vector<GroupRollUp> result;
    for (auto& [key, group] : groups) {
        result.push_back(std::move(group));
    }
    return result;
}

std::vector<OperatorRollUp> roll_up_operators(const Layers& layers, const std::vector<bool>& sector_assumed,
                                              std::span<const std::optional<ServedArea>> areas) {
    std::vector<OperatorRollUp> operators(layers.operators.size());
    std::vector<std::set<std::string_view>> stations(operators.size());
    for (std::size_t i = 0; i < layers.sectors.size(); ++i) {
        const Sector& sector = layers.sectors[i];
        OperatorRollUp& owner = operators.at(sector.operator_index);
        ++owner.sectors;
        owner.assumed_sectors += i < sector_assumed.size() && sector_assumed[i] ? 1U : 0U;
        stations[sector.operator_index].insert(sector.station);
    }
    for (std::size_t which = 0; which < operators.size(); ++which) {
        operators[which].stations = stations[which].size();
        if (which < areas.size() && areas[which]) {
            operators[which].served_area_m2 = areas[which]->served_m2;
            operators[which].computed_area_m2 = areas[which]->computed_m2;
        }
    }
    return operators;
}

}  // namespace lomsong
