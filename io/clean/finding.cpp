// SPDX-License-Identifier: Apache-2.0
#include "io/clean/finding.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

std::string what_and_advice(const Finding& finding) {
    const std::string column = finding.column.empty() ? std::string{} : "column '" + finding.column + "': ";
    return column + finding.problem + ". " + finding.advice;
}

}  // namespace

std::string to_string(const RowPlace& place) {
    std::string text = place.file;
    if (!place.layer.empty()) {
        text += ": layer '" + place.layer + "'";
    }
    if (place.row > 0) {
        text += (place.is_sheet ? ": row " : ": feature ") + std::to_string(place.row);
    }
    return text;
}

std::string to_string(const Finding& finding) { return to_string(finding.place) + ": " + what_and_advice(finding); }

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::noted: return "noted";
        case Outcome::repaired: return "repaired";
        case Outcome::rejected: return "rejected";
    }
    return "";
}

void RowFindings::add(Finding finding) {
    if (finding.outcome == Outcome::rejected) {
        m_rejected.insert(finding.place);
    }
    m_findings.push_back(std::move(finding));
}

bool RowFindings::rejects(const RowPlace& row) const {
    return m_rejected.contains(row) || m_rejected.contains({row.file, row.layer, row.is_sheet, 0, row.use});
}

std::size_t RowFindings::count(Outcome outcome) const {
    return static_cast<std::size_t>(std::ranges::count(m_findings, outcome, &Finding::outcome));
}

void RowFindings::stop_if_any() const {
    if (m_findings.empty()) {
        return;
    }
    if (m_findings.size() == 1) {
        throw Error{ErrorKind::bad_data, to_string(m_findings.front().place), what_and_advice(m_findings.front())};
    }
    std::string text = std::to_string(m_findings.size()) + " problems in the input files:";
    const std::size_t listed = std::min(k_listed, m_findings.size());
    for (std::size_t i = 0; i < listed; ++i) {
        text += "\n  " + to_string(m_findings[i]);
    }
    if (m_findings.size() > listed) {
        text += "\n  and " + std::to_string(m_findings.size() - listed) + " more";
    }
    throw Error{ErrorKind::bad_data, "", text};
}

}  // namespace lomsong
