// SPDX-License-Identifier: Apache-2.0
/// @file  What the sheets of a report are made from, and the sheets, each in a file of its own.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/core/parameters.hpp"
#include "engine/core/results.hpp"
#include "io/language/catalogue.hpp"
#include "io/report/result_tables.hpp"
#include "io/workbook/report_workbook.hpp"
#include "io/workbook/sheet.hpp"

namespace lomsong {

/// The sheets in their order.
enum class SheetKind : unsigned char {
    summary,
    hamlets,
    communes,
    groups,
    operators,
    gaps,
    fibre,
    proposals,
    cables,
    changes,
    quality,
    findings,
    method,
    parameters
};
inline constexpr std::array<std::string_view, 14> k_sheet_keys{
    "summary",   "hamlets", "communes", "groups",  "operators", "gaps",   "fibre",
    "proposals", "cables",  "changes",  "quality", "findings",  "method", "parameters"};

/// A result, the language it is told in, and where its hamlets and communes stand in the workbook.
class ReportSource {
  public:
    ReportSource(const ResultTables& result, const WorkbookOptions& options);

    [[nodiscard]] Language language() const { return m_language; }
    [[nodiscard]] const std::string& title() const { return m_title; }
    [[nodiscard]] const ResultFacts& facts() const { return m_result.facts(); }
    [[nodiscard]] const WorkbookOptions& options() const { return m_options; }
    [[nodiscard]] const nlohmann::ordered_json& run() const { return m_run; }
    [[nodiscard]] const FibreParameters& fibre() const { return facts().fibre; }
    [[nodiscard]] const ResultTables& result() const { return m_result; }
    [[nodiscard]] const FeatureTable& table(std::string_view name) const { return m_result.table(name); }

    /// A message "workbook.`key`".
    [[nodiscard]] std::string words(std::string_view key, std::initializer_list<Argument> arguments = {}) const;
    [[nodiscard]] std::string name_of(SheetKind kind) const;
    /// A sheet with its name, its title and the notes that all sheets have: made up, title, date of the data.
    [[nodiscard]] Sheet sheet(SheetKind kind) const;

    /// Adds a link to the hamlet or commune of this code, when there is one.
    void link_hamlet(SheetRow& row, std::size_t column, const std::string& code) const;
    void link_commune(SheetRow& row, std::size_t column, const std::string& code) const;
    /// A link to the first hamlet of the commune in the list.
    void link_first_hamlet(SheetRow& row, std::size_t column, const std::string& commune_code) const;

  private:
    const ResultTables& m_result;
    const WorkbookOptions& m_options;
    Language m_language;
    std::string m_title;
    nlohmann::ordered_json m_run;
    std::map<std::string, std::uint32_t> m_hamlet_rows;
    std::map<std::string, std::uint32_t> m_commune_rows;
    std::map<std::string, std::uint32_t> m_first_hamlet_rows;
};

/// A fibre class in words, with the limits of the result; missing for no class.
[[nodiscard]] Value fibre_label(const ReportSource& source, std::string_view key);
/// A length in metres of the result as km; missing stays missing.
[[nodiscard]] Value km_of(const std::optional<double>& metres);
/// The colours of fibre classes as words.
[[nodiscard]] std::vector<Tint> fibre_tints(const ReportSource& source);
/// The colours of statuses as words of the language; good as one operator's, since a cell speaks of one.
[[nodiscard]] std::vector<Tint> status_tints(Language language);
/// The six status counts of one unit ("hamlets", "viettel_people") in `feature`, and their total.
struct UnitCounts {
    std::array<double, k_hamlet_statuses.size()> by_status{};
    double total = 0.0;
    [[nodiscard]] double of(HamletStatus status) const { return by_status[static_cast<std::size_t>(status)]; }
};
[[nodiscard]] UnitCounts unit_counts(const NamedValues& values, const Feature& feature, const std::string& unit);

/// A counted column for every status and the total: heading "Thôn: lõm sóng".
void add_count_columns(Block& block, const ReportSource& source, const std::string& what);
void add_counts(SheetRow& row, const UnitCounts& counts);

[[nodiscard]] Sheet summary_sheet(const ReportSource& source);
[[nodiscard]] Sheet hamlet_sheet(const ReportSource& source);
[[nodiscard]] Sheet commune_sheet(const ReportSource& source);
[[nodiscard]] Sheet group_sheet(const ReportSource& source);
[[nodiscard]] Sheet operator_sheet(const ReportSource& source);
[[nodiscard]] Sheet gap_sheet(const ReportSource& source);
[[nodiscard]] Sheet fibre_sheet(const ReportSource& source);
[[nodiscard]] Sheet proposal_sheet(const ReportSource& source);
[[nodiscard]] Sheet cable_sheet(const ReportSource& source);
[[nodiscard]] Sheet change_sheet(const ReportSource& source);
[[nodiscard]] Sheet quality_sheet(const ReportSource& source);
[[nodiscard]] Sheet finding_sheet(const ReportSource& source);
[[nodiscard]] Sheet method_sheet(const ReportSource& source);
[[nodiscard]] Sheet parameter_sheet(const ReportSource& source);

}  // namespace lomsong
