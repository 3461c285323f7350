// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/name_index.hpp"

#include <algorithm>
#include <cstdio>
#include <tuple>
#include <utility>

namespace lomsong {

namespace {

/// Tổ 1 and Thôn 1 are two hamlets, Tổ Kim and Thôn Kim most likely one.
bool differ_in_kind_alone(const NameKey& a, const NameKey& b) {
    const bool number = !a.own.empty() && a.own.find_first_not_of("0123456789") == std::string::npos;
    return number && a.own == b.own && a.whole != a.own && b.whole != b.own && a.whole != b.whole;
}

std::string score_text(double score) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", score);
    return text;
}

}  // namespace

void NameIndex::add(std::string_view area, const std::string& name, const std::string& code, std::size_t index) {
    Area& into = m_areas[std::string{area}];
    into.entries.push_back({name_key(name), name, code, index});
    into.accented = into.accented || into.entries.back().key.accented;
}

const NameIndex::Entry* NameIndex::only(const Area& area, const std::string NameKey::*form, const NameKey& key) {
    const Entry* found = nullptr;
    for (const Entry& entry : area.entries) {
        if (entry.key.*form == key.*form) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &entry;
        }
    }
    return found;
}

const NameIndex::Entry* NameIndex::sure_match(const Area& area, const NameKey& key) {
    const auto has = [&](const std::string NameKey::*form) {
        return !(key.*form).empty() &&
               std::ranges::any_of(area.entries, [&](const Entry& each) { return each.key.*form == key.*form; });
    };
    if (has(&NameKey::whole)) {
        return only(area, &NameKey::whole, key);
    }
    const Entry* found = nullptr;
    if (has(&NameKey::own)) {
        found = only(area, &NameKey::own, key);
        const bool says_bare_name = key.own == key.bare;  // "Giang" may be Thôn Giang and Bản Giang
        if (says_bare_name && only(area, &NameKey::bare, key) == nullptr) {
            return nullptr;
        }
    } else if (has(&NameKey::bare)) {
        found = only(area, &NameKey::bare, key);
    } else if (has(&NameKey::folded) && (!key.accented || !area.accented)) {
        found = only(area, &NameKey::folded, key);
    }
    return found != nullptr && differ_in_kind_alone(found->key, key) ? nullptr : found;
}

NameMatch NameIndex::find(std::string_view area_name, std::string_view name) const {
    NameMatch match;
    const auto area = m_areas.find(area_name);
    const NameKey key = name_key(name);
    if (area == m_areas.end() || key.whole.empty()) {
        return match;
    }
    if (const Entry* entry = sure_match(area->second, key)) {
        match.certainty = NameMatch::Certainty::sure;
        match.index = entry->index;
        return match;
    }
    for (const Entry& entry : area->second.entries) {
        const double score = similarity(key, entry.key);
        if (score >= k_alike) {
            match.candidates.push_back({entry.name, entry.code, score});
        }
    }
    std::ranges::sort(match.candidates, [](const NameCandidate& a, const NameCandidate& b) {
        return std::tie(b.score, a.name, a.code) < std::tie(a.score, b.name, b.code);
    });
    if (match.candidates.size() > k_candidates) {
        match.candidates.resize(k_candidates);
    }
    match.certainty = match.candidates.empty() ? NameMatch::Certainty::none : NameMatch::Certainty::uncertain;
    return match;
}

std::string shown(const std::vector<NameCandidate>& candidates) {
    std::string text;
    for (const NameCandidate& each : candidates) {
        text += (text.empty() ? "'" : ", '") + each.name + "' (" + each.code + (each.code.empty() ? "" : ", ") +
                score_text(each.score) + ")";
    }
    return text;
}

}  // namespace lomsong
