// SPDX-License-Identifier: Apache-2.0
#include "io/project/findings.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.hpp"

namespace lomsong {

void Findings::add(Place place, std::string text) { m_findings.push_back({place, std::move(text)}); }

bool Findings::has_line(std::size_t line) const {
    return std::ranges::any_of(m_findings, [line](const Finding& finding) { return finding.place.line == line; });
}

std::string Findings::where(Place place) const {
    return place.line == 0 ? m_file : fmt::format("{}:{}:{}", m_file, place.line, place.column);
}

void Findings::throw_if_any() const {
    if (m_findings.empty()) {
        return;
    }
    if (m_findings.size() == 1) {
        const Finding& only = m_findings.front();
        throw Error{ErrorKind::bad_project, where(only.place), only.text};
    }
    std::vector<Finding> sorted = m_findings;
    std::ranges::stable_sort(sorted, {}, [](const Finding& finding) {
        return std::tuple{finding.place.line, finding.place.column};
    });
    std::string text = fmt::format("{} problems. Mend each and run again:", sorted.size());
    for (std::size_t i = 0; i < std::min(k_told, sorted.size()); ++i) {
        text += fmt::format("\n  {}: {}", where(sorted[i].place), sorted[i].text);
    }
    if (sorted.size() > k_told) {
        text += fmt::format("\n  and {} more", sorted.size() - k_told);
    }
    throw Error{ErrorKind::bad_project, m_file, text};
}

}  // namespace lomsong
