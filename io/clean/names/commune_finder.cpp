// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/commune_finder.hpp"

#include <algorithm>

#include "io/clean/names/code_key.hpp"

namespace lomsong {

CommuneFinder::CommuneFinder(const std::vector<std::pair<std::string, std::string>>& communes,
                             const Crosswalk& crosswalk)
    : m_crosswalk{crosswalk} {
    for (std::size_t i = 0; i < communes.size(); ++i) {
        const auto& [code, name] = communes[i];
        if (const std::string key = code_key(code); !key.empty()) {
            m_by_code.emplace(key, i);
        }
        m_names.add("", name, code, i);
    }
}

std::optional<std::size_t> CommuneFinder::by_code(std::string_view code) const {
    const auto found = m_by_code.find(code_key(code));
    return found == m_by_code.end() ? std::nullopt : std::optional{found->second};
}

std::vector<std::size_t> CommuneFinder::known(const CurrentCommune& current) const {
    std::vector<std::size_t> communes;
    const auto take = [&](const std::string& code, const std::string& name) {
        std::optional<std::size_t> commune = by_code(code);
        if (!commune) {
            const NameMatch match = m_names.find("", name);
            commune = match.is_sure() ? std::optional{match.index} : std::nullopt;
        }
        if (commune && std::ranges::find(communes, *commune) == communes.end()) {
            communes.push_back(*commune);
        }
    };
    if (current.certainty == NameMatch::Certainty::sure) {
        take(current.code, current.name);
    }
    for (const NameCandidate& part : current.candidates) {
        take(part.code, part.name);
    }
    return communes;
}

StatedCommune CommuneFinder::find(std::string_view code, std::string_view name, std::string_view date) const {
    StatedCommune stated;
    if (code.empty() && name.empty()) {
        return stated;
    }
    const NameMatch named = m_names.find("", name);
    if (const std::optional<std::size_t> coded = by_code(code)) {
        stated.how = StatedCommune::How::code;
        stated.communes = {*coded};
        if (named.is_sure() && named.index != *coded) {
            const std::vector<std::size_t> now = known(m_crosswalk.current("", name, date));
            const bool former = std::ranges::find(now, *coded) != now.end();
            stated.other_by_name = former ? std::nullopt : std::optional{named.index};
        }
        return stated;
    }
    const std::vector<std::size_t> now =
        m_crosswalk.empty() ? std::vector<std::size_t>{} : known(m_crosswalk.current(code, name, date));
    if (named.is_sure()) {
        stated.how = StatedCommune::How::name;
        stated.communes = {named.index};
        stated.code_is_unknown = !code.empty() && known(m_crosswalk.current(code, "", date)).empty();
        std::ranges::copy_if(now, std::back_inserter(stated.also),
                             [&](std::size_t commune) { return commune != named.index; });
        return stated;
    }
    if (!now.empty()) {
        stated.how = StatedCommune::How::former;
        stated.communes = now;
        return stated;
    }
    stated.how = named.candidates.empty() ? StatedCommune::How::unknown : StatedCommune::How::uncertain;
    stated.candidates = named.candidates;
    return stated;
}

}  // namespace lomsong
