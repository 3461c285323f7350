// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/crosswalk.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/names/code_key.hpp"

namespace lomsong {

namespace {

/// Communes are merged once in some years; a longer chain is a circle.
constexpr std::size_t k_longest_chain = 16;

bool holds_on(const CommuneChange& change, std::string_view date) {
    if (date.empty()) {
        return change.valid_to.empty();
    }
    return std::string_view{change.valid_from} <= date &&
           (change.valid_to.empty() || date <= std::string_view{change.valid_to});
}

bool same_district(std::string_view a, std::string_view b) {
    const auto key = [](std::string_view district) {
        std::string text = identifier(district);
        for (const std::string_view kind : {"huyen_", "thi_xa_", "thanh_pho_", "quan_", "tp_", "tx_", "h_"}) {
            if (text.starts_with(kind)) {
                text.erase(0, kind.size());
                break;
            }
        }
        return text;
    };
    return key(a) == key(b);
}

}  // namespace

Crosswalk::Crosswalk(std::vector<CommuneChange> changes) : m_changes{std::move(changes)} {
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
    for (std::size_t i = 0; i < m_changes.size(); ++i) {
        const CommuneChange& change = m_changes[i];
        const auto [old, is_new] = known.try_emplace(
            {code_key(change.old_code), change.old_code.empty() ? name_key(change.old_name).own : std::string{},
             change.old_code.empty() ? identifier(change.old_district) : std::string{}},
            m_old.size());
        if (is_new) {
            m_old.push_back({change.old_code, change.old_name, change.old_district, {}});
            if (!change.old_code.empty()) {
                m_by_code.emplace(code_key(change.old_code), old->second);
            }
            m_by_name.emplace(name_key(change.old_name).own, old->second);
            m_names.add("", change.old_name, change.old_code, old->second);
        }
        m_old[old->second].changes.push_back(i);
        if (change.valid_to.empty()) {
            m_became_name[name_key(change.new_name).own].insert(old->second);
            if (!change.new_code.empty()) {
                m_became_code[code_key(change.new_code)].insert(old->second);
            }
        }
    }
}

std::vector<std::size_t> Crosswalk::old_named(std::string_view name, std::string_view district) const {
    std::vector<std::size_t> namesakes;
    const std::string key = name_key(name).own;
    const auto [first, last] = m_by_name.equal_range(key);
    for (auto each = first; each != last && !key.empty(); ++each) {
        namesakes.push_back(each->second);
    }
    std::vector<std::size_t> in_district;
    std::ranges::copy_if(namesakes, std::back_inserter(in_district),
                         [&](std::size_t old) { return same_district(m_old[old].district, district); });
    return district.empty() || in_district.empty() ? namesakes : in_district;
}

void Crosswalk::follow(std::size_t old_commune, std::string_view date, std::size_t depth, Targets& into) const {
    for (const std::size_t i : m_old[old_commune].changes) {
        const CommuneChange& change = m_changes[i];
        if (!holds_on(change, date)) {
            continue;
        }
        const auto next = m_by_code.find(code_key(change.new_code));
        Targets further;
        if (next != m_by_code.end() && next->second != old_commune && depth < k_longest_chain) {
            follow(next->second, date, depth + 1, further);
        }
        if (further.empty()) {
            const std::string& key = change.new_code.empty() ? change.new_name : change.new_code;
            further.emplace(key, NameCandidate{change.new_name, change.new_code, 0.0});
        }
        into.merge(further);
    }
}

CurrentCommune Crosswalk::after(const std::vector<std::size_t>& old_communes, std::string_view date) const {
    Targets targets;
    for (const std::size_t old : old_communes) {
        follow(old, date, 0, targets);
    }
    CurrentCommune result;
    if (targets.size() == 1) {
        const NameCandidate& only = targets.begin()->second;
        return {NameMatch::Certainty::sure, only.code, only.name, {}};
    }
    for (auto& [key, candidate] : targets) {
        candidate.score = 1.0 / static_cast<double>(targets.size());
        result.candidates.push_back(candidate);
    }
    result.certainty = targets.empty() ? NameMatch::Certainty::none : NameMatch::Certainty::uncertain;
    return result;
}

CurrentCommune Crosswalk::current(std::string_view code, std::string_view name, std::string_view date,
                                  std::string_view district) const {
    const auto by_code = m_by_code.find(code_key(code));
    if (!code.empty() && by_code != m_by_code.end()) {
        return after({by_code->second}, date);
    }
    const std::vector<std::size_t> namesakes = old_named(name, district);
    if (!namesakes.empty()) {
        return after(namesakes, date);
    }
    const NameMatch match = m_names.find("", name);
    if (match.is_sure()) {
        return after({match.index}, date);
    }
    return {match.certainty, {}, {}, match.candidates};
}

FormerPlace Crosswalk::in_common(const std::set<std::size_t>& old_communes) const {
    if (old_communes.empty()) {
        return {};
    }
    const OldCommune& first = m_old[*old_communes.begin()];
    const bool one_district = std::ranges::all_of(
        old_communes, [&](std::size_t old) { return same_district(m_old[old].district, first.district); });
    return {old_communes.size() == 1 ? first.name : std::string{}, one_district ? first.district : std::string{}};
}

FormerPlace Crosswalk::former(std::string_view code, std::string_view name, std::string_view district) const {
    const auto by_code = m_by_code.find(code_key(code));
    if (!code.empty() && by_code != m_by_code.end()) {
        return in_common({by_code->second});
    }
    const std::vector<std::size_t> namesakes = old_named(name, district);
    if (!namesakes.empty()) {
        return in_common({namesakes.begin(), namesakes.end()});
    }
    const NameMatch match = m_names.find("", name);
    return match.is_sure() ? in_common({match.index}) : FormerPlace{};
}

FormerPlace Crosswalk::before(std::string_view code, std::string_view name) const {
    const auto by_code = m_became_code.find(code_key(code));
    if (!code.empty() && by_code != m_became_code.end()) {
        return in_common(by_code->second);
    }
    const auto by_name = m_became_name.find(name_key(name).own);
    return name.empty() || by_name == m_became_name.end() ? FormerPlace{} : in_common(by_name->second);
}

}  // namespace lomsong
