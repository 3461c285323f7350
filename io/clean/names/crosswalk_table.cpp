// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/clean/dates.hpp"
#include "io/clean/names/crosswalk.hpp"
#include "io/clean/sheet.hpp"
#include "io/clean/text_of_table.hpp"

namespace lomsong {

namespace {

/// The words for a column of the crosswalk, as `identifier` writes them.
constexpr std::array<std::string_view, 6> k_old_code{"old_code", "ma_xa_cu",   "ma_cu",
                                                     "ma_cu_xa", "ma_dvhc_cu", "old_commune_code"};
constexpr std::array<std::string_view, 8> k_old_name{
    "old_name", "ten_xa_cu", "ten_cu", "xa_cu", "xa_phuong_cu", "ten_xa_phuong_cu", "don_vi_cu", "old_commune"};
constexpr std::array<std::string_view, 7> k_old_district{
    "old_district", "huyen_cu", "ten_huyen_cu", "quan_huyen_cu", "quan_huyen", "huyen", "district"};
constexpr std::array<std::string_view, 5> k_new_code{"new_code", "ma_xa_moi", "ma_moi", "ma_dvhc_moi",
                                                     "new_commune_code"};
constexpr std::array<std::string_view, 8> k_new_name{"new_name",   "ten_xa_moi",    "ten_moi",
                                                     "xa_moi",     "xa_phuong_moi", "ten_xa_phuong_moi",
                                                     "don_vi_moi", "new_commune"};
constexpr std::array<std::string_view, 6> k_valid_from{"valid_from", "tu_ngay",          "ngay_hieu_luc",
                                                       "hieu_luc",   "hieu_luc_tu_ngay", "hieu_luc_tu"};
constexpr std::array<std::string_view, 4> k_valid_to{"valid_to", "den_ngay", "het_hieu_luc", "hieu_luc_den"};

std::optional<std::size_t> column_named(const VectorTable& table, std::span<const std::string_view> words) {
    const auto found = std::ranges::find_if(table.columns, [&](const std::string& column) {
        return std::ranges::find(words, std::string_view{identifier(column)}) != words.end();
    });
    return found == table.columns.end() ? std::nullopt
                                        : std::optional{static_cast<std::size_t>(found - table.columns.begin())};
}

std::string cell(const TableRow& row, std::optional<std::size_t> column) {
    return column && *column < row.values.size() ? row.values[*column] : std::string{};
}

/// Reads the rows of a crosswalk; what is wrong with one rejects it.
class CrosswalkRows {
  public:
    CrosswalkRows(const VectorTable& table, RowFindings& findings) : m_table{table}, m_findings{findings} {
        if ((!m_old_code && !m_old_name) || (!m_new_code && !m_new_name)) {
            std::string columns;
            for (const std::string& column : table.columns) {
                columns += (columns.empty() ? "'" : ", '") + column + "'";
            }
            throw Error{
                ErrorKind::bad_data, to_string(table.place()),
                "is no crosswalk of communes: its columns are " + (columns.empty() ? "none" : columns) +
                    ". Name them old_code, old_name, new_code, new_name, valid_from, valid_to (or ma_xa_cu, "
                    "ten_xa_cu, ma_xa_moi, ten_xa_moi, tu_ngay, den_ngay)."};
        }
    }

    std::vector<CommuneChange> read() {
        std::vector<CommuneChange> changes;
        for (const TableRow& row : m_table.rows) {
            if (std::optional<CommuneChange> change = change_of(row)) {
                changes.push_back(std::move(*change));
            }
        }
        return changes;
    }

  private:
    std::optional<CommuneChange> change_of(const TableRow& row) {
        CommuneChange change{cell(row, m_old_code),
                             cell(row, m_old_name),
                             cell(row, m_old_district),
                             cell(row, m_new_code),
                             cell(row, m_new_name),
                             {},
                             {}};
        if ((change.old_code.empty() && change.old_name.empty()) ||
            (change.new_code.empty() && change.new_name.empty())) {
            reject(row, "", FindingKind::missing_value, "lacks its old or its new commune", "",
                   "Write the code or the name of both.");
            return std::nullopt;
        }
        const bool from = read_date(row, m_valid_from, change.valid_from);
        const bool to = read_date(row, m_valid_to, change.valid_to);
        return from && to ? std::optional{std::move(change)} : std::nullopt;
    }

    /// False after a finding.
    bool read_date(const TableRow& row, std::optional<std::size_t> column, std::string& into) {
        const std::string text = cell(row, column);
        if (text.empty()) {
            return true;
        }
        const std::optional<WrittenDate> date = written_date(text);
        if (!date || date->precision != DatePrecision::day) {
            reject(row, m_table.columns[*column], FindingKind::bad_date, "'" + text + "' is not a day", text,
                   "Write it as 2025-07-01 or 01/07/2025.");
            return false;
        }
        into = iso_text(*date);
        return true;
    }

    void reject(const TableRow& row, const std::string& column, FindingKind kind, std::string problem,
                std::string seen, std::string advice) {
        m_findings.add({m_table.place(row.number), column, kind, std::move(problem), std::move(advice),
                        Outcome::rejected, std::move(seen)});
    }

    const VectorTable& m_table;
    RowFindings& m_findings;
    std::optional<std::size_t> m_old_code = column_named(m_table, k_old_code);
    std::optional<std::size_t> m_old_name = column_named(m_table, k_old_name);
    std::optional<std::size_t> m_old_district = column_named(m_table, k_old_district);
    std::optional<std::size_t> m_new_code = column_named(m_table, k_new_code);
    std::optional<std::size_t> m_new_name = column_named(m_table, k_new_name);
    std::optional<std::size_t> m_valid_from = column_named(m_table, k_valid_from);
    std::optional<std::size_t> m_valid_to = column_named(m_table, k_valid_to);
};

}  // namespace

Crosswalk read_crosswalk(VectorTable table, RowFindings& findings) {
    if (std::ranges::find(table.understood, "text", &Understanding::subject) == table.understood.end()) {
        settle_text(table, "", findings);
    }
    lay_out(table, 0);
    return Crosswalk{CrosswalkRows{table, findings}.read()};
}

}  // namespace lomsong
