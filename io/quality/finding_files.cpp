// SPDX-License-Identifier: Apache-2.0
#include "io/quality/finding_files.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "io/write/csv.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

namespace {

/// A column of the table: its name, and its cell as text.
struct FindingColumn {
    std::string_view name;
    std::string (*cell)(const Finding&);
};

/// Two decimals say all that a rule can know of itself: "0.98", "1".
std::string shown_confidence(double confidence) {
    std::string text = fmt::format("{:.2f}", confidence);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text.substr(0, text.size() - 1) : text;
}

/// A confidence says how sure the value used is; without one there is nothing to be sure of.
bool has_confidence(const Finding& finding) {
    return finding.outcome == Outcome::repaired || !finding.value_used.empty();
}

constexpr std::array k_columns{
    FindingColumn{"file", [](const Finding& f) { return f.place.file; }},
    FindingColumn{"sheet", [](const Finding& f) { return f.place.layer; }},
    FindingColumn{"row",
                  [](const Finding& f) { return f.place.row == 0 ? std::string{} : std::to_string(f.place.row); }},
    FindingColumn{"column", [](const Finding& f) { return f.column; }},
    FindingColumn{"kind", [](const Finding& f) { return std::string{info(f.kind).name}; }},
    FindingColumn{"outcome", [](const Finding& f) { return std::string{name_of(f.outcome)}; }},
    FindingColumn{"value_seen", [](const Finding& f) { return f.value_seen; }},
    FindingColumn{"value_used", [](const Finding& f) { return f.value_used; }},
    FindingColumn{"rule", [](const Finding& f) { return f.rule; }},
    FindingColumn{
        "confidence",
        [](const Finding& f) { return has_confidence(f) ? shown_confidence(f.confidence) : std::string{}; }},
    FindingColumn{"problem", [](const Finding& f) { return f.problem; }},
    FindingColumn{"advice", [](const Finding& f) { return f.advice; }},
};

nlohmann::ordered_json json_of(const Finding& finding) {
    nlohmann::ordered_json json;
    for (const FindingColumn& column : k_columns) {
        const std::string cell = column.cell(finding);
        json[std::string{column.name}] = cell.empty() ? nlohmann::ordered_json{} : nlohmann::ordered_json(cell);
    }
    if (finding.place.row > 0) {
        json["row"] = finding.place.row;
    }
    if (has_confidence(finding)) {
        json["confidence"] = rounded(finding.confidence, 4);
    }
    return json;
}

}  // namespace

std::vector<Finding> in_file_order(std::span<const Finding> findings) {
    std::vector<Finding> ordered{findings.begin(), findings.end()};
    std::ranges::stable_sort(ordered, {}, &Finding::place);
    return ordered;
}

std::string findings_csv(std::span<const Finding> findings) {
    std::array<std::string, k_columns.size()> cells;
    std::ranges::transform(k_columns, cells.begin(), [](const FindingColumn& c) { return std::string{c.name}; });
    std::string csv{k_byte_order_mark};
    csv += csv_line(cells);
    for (const Finding& finding : in_file_order(findings)) {
        std::ranges::transform(k_columns, cells.begin(), [&](const FindingColumn& c) { return c.cell(finding); });
        csv += csv_line(cells);
    }
    return csv;
}

nlohmann::ordered_json findings_json(std::span<const Finding> findings) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Finding& finding : in_file_order(findings)) {
        list.push_back(json_of(finding));
    }
    return list;
}

std::string rules_of(std::span<const Finding* const> findings) {
    std::string text;
    for (const Finding* finding : findings) {
        if (finding->outcome == Outcome::repaired) {
            text += (text.empty() ? "" : "; ") + finding->rule;
        }
    }
    return text;
}

}  // namespace lomsong
