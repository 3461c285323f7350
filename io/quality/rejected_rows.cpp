// SPDX-License-Identifier: Apache-2.0
#include "io/quality/rejected_rows.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"
#include "io/write/csv.hpp"
#include "io/quality/reading_text.hpp"

namespace lomsong {

namespace {

/// Why each row was rejected: findings of its own, and those of its whole table.
class Reasons {
  public:
    Reasons(const std::vector<Finding>& findings, Language language) : m_language{language} {
        for (const Finding& finding : findings) {
            if (finding.outcome == Outcome::rejected) {
                m_by_place[finding.place].push_back(&finding);
            }
        }
    }

    [[nodiscard]] std::string of(RowPlace place) const {
        std::string text;
        append(text, place);
        place.row = 0;
        append(text, place);
        return text;
    }

  private:
    void append(std::string& text, const RowPlace& place) const {
        if (const auto found = m_by_place.find(place); found != m_by_place.end()) {
            for (const Finding* finding : found->second) {
                text += (text.empty() ? "" : "; ") + reason_of(*finding, m_language);
            }
        }
    }

    Language m_language;
    std::map<RowPlace, std::vector<const Finding*>> m_by_place;
};

/// What may stand in a file name on every system: no separators, no reserved characters, nothing hidden.
std::string safe_name(std::string_view text) {
    std::string name;
    for (const char c : text) {
        const bool plain = static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
        name += plain && std::string_view{"/\\:*?\"<>|"}.find(c) == std::string_view::npos ? c : '_';
    }
    name.erase(0, name.find_first_not_of(". "));
    return name.empty() ? "table" : name;
}

/// File and layer of a table without folders; a number behind where another table has the name.
std::string name_of_file(const RowPlace& place, std::set<std::string>& taken) {
    std::string stem = safe_name(std::filesystem::path{place.file}.stem().string());
    if (!place.layer.empty() && place.layer != stem) {
        stem += "_" + safe_name(place.layer);
    }
    std::string name = stem + ".csv";
    for (int copy = 2; !taken.insert(name).second; ++copy) {
        name = stem + "_" + std::to_string(copy) + ".csv";
    }
    return name;
}

std::string table_csv(const TableReading& table, const std::vector<const RejectedRow*>& rows,
                      const Reasons& reasons) {
    std::vector<std::string> cells = table.columns;
    cells.insert(cells.end(), {k_row_column, k_reason_column});
    if (table.has_geometry) {
        cells.emplace_back(k_geometry_column);
    }
    std::string csv{k_byte_order_mark};
    csv += csv_line(cells);
    for (const RejectedRow* row : rows) {
        RowPlace place = table.place;
        place.row = row->row;
        cells = row->values;
        cells.resize(table.columns.size());
        cells.push_back(std::to_string(row->row));
        cells.push_back(reasons.of(place));
        if (table.has_geometry) {
            cells.push_back(row->wkt);
        }
        csv += csv_line(cells);
    }
    return csv;
}

}  // namespace

std::string reason_of(const Finding& finding, Language language) {
    const std::string text = finding_title(finding.kind, language);
    std::string detail;
    if (!finding.column.empty()) {
        detail = say(language, "reading.column", {{"column", finding.column}});
    }
    if (!finding.value_seen.empty()) {
        detail += (detail.empty() ? "" : ": ") + finding.value_seen;
    }
    return detail.empty() ? text : text + " (" + detail + ")";
}

std::vector<RejectedFile> rejected_files(const ReadLayers& read, Language language) {
    const Reasons reasons{read.findings, language};
    std::vector<std::vector<const RejectedRow*>> rows(read.tables.size());
    for (const RejectedRow& row : read.rejected) {
        rows.at(row.table).push_back(&row);
    }
    std::set<std::string> taken;
    std::vector<RejectedFile> files;
    for (std::size_t i = 0; i < read.tables.size(); ++i) {
        if (!rows[i].empty()) {
            files.push_back(
                {name_of_file(read.tables[i].place, taken), table_csv(read.tables[i], rows[i], reasons)});
        }
    }
    return files;
}

}  // namespace lomsong
