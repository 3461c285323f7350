// SPDX-License-Identifier: Apache-2.0
#include "io/write/changes.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/change_counts.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/names.hpp"
#include "io/write/palette.hpp"
#include "io/write/projection.hpp"
#include "io/write/tables/tables.hpp"
#include "io/write/writers/geojson.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

std::string_view colour_of(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::new_gap: return k_dead_zone;
        case ChangeKind::worsened: return k_weak;
        case ChangeKind::resolved: return k_good_by_several;
        case ChangeKind::improved: return k_good_by_one;
        default: return k_no_data;
    }
}

Style style_of(ChangeKind kind) {
    const std::string_view colour = colour_of(kind);
    return {.fill = colour, .stroke = colour == k_no_data ? k_no_data_line : k_line, .marker_color = colour};
}

/// Codes of the stations that matter, "VT0012, VT0031 (+3)": ten at most by name.
std::string station_codes(const Comparison& comparison, const StatusChange& change) {
    constexpr std::size_t k_most = 10;
    std::string codes;
    for (std::size_t i = 0; i < std::min(k_most, change.stations.size()); ++i) {
        const StationChange& station = comparison.stations.at(change.stations[i]);
        codes += fmt::format("{}{} {}", i == 0 ? "" : ", ", station.code,
                             k_station_changes[static_cast<std::size_t>(station.kind)]);
    }
    return change.stations.size() > k_most ? fmt::format("{} (+{})", codes, change.stations.size() - k_most)
                                           : codes;
}

std::string correction_text(const HamletChange& change) {
    std::string text;
    for (const Correction& correction : change.corrections) {
        text += fmt::format("{}{}: {}{}{}", text.empty() ? "" : "; ", correction.field, correction.before,
                            correction.before.empty() ? "" : " -> ", correction.now);
    }
    return text;
}

/// The status on the side that has one.
std::string_view status_key(const HamletChange& hamlet, std::optional<std::size_t> which, bool now) {
    if (!(now ? hamlet.now : hamlet.before)) {
        return {};
    }
    const StatusChange& change = change_of(hamlet, which);
    return info(now ? change.now : change.before).key;
}

class ChangeTable {
  public:
    explicit ChangeTable(const ChangesReport& report) : m_report{report} {}

    FeatureTable table() {
        add_identity();
        add_status("", std::nullopt);
        m_columns.add("change_label",
                      [this](const HamletChange& row) { return label(row.any.kind, m_report.now.language); });
        const std::vector<std::string> keys = operator_keys(m_report.comparison.operators);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            add_status(keys[i] + "_", i);
        }
        m_columns.add("corrections", correction_text)
            .add("stations_in_reach", [](const HamletChange& row) { return row.stations_in_reach; })
            .add("made_up",
                 [this](const HamletChange&) { return m_report.before.made_up || m_report.now.made_up; });
        add_style(m_columns, GeometryKind::mixed, [](const HamletChange& row) { return style_of(row.any.kind); });
        FeatureTable table;
        table.name = "changes";
        table.description = description();
        table.columns = m_columns.columns();
        for (const HamletChange& change : m_report.comparison.hamlets) {
            if (is_told(change)) {
                table.features.push_back({hamlet(change).code, place_of(change), m_columns.values(change)});
            }
        }
        make_ids_unique(table);
        check(table);
        project(table, ToWgs84{m_report.now.crs});
        return table;
    }

  private:
    [[nodiscard]] const Hamlet& hamlet(const HamletChange& change) const {
        return hamlet_of(m_report.before, m_report.now, change).declared;
    }

    static bool is_told(const HamletChange& change) {
        return change.any.kind != ChangeKind::unchanged ||
               std::ranges::any_of(change.operators,
                                   [](const StatusChange& one) { return one.kind != ChangeKind::unchanged; });
    }

    [[nodiscard]] FeatureGeometry place_of(const HamletChange& change) const {
        FeatureGeometry place = geometry_of(hamlet(change).area);
        if (hamlet(change).area.empty() && hamlet(change).centre) {
            place = *hamlet(change).centre;
        }
        return place;
    }

    void add_identity() {
        m_columns.add("code", [this](const HamletChange& row) { return hamlet(row).code; })
            .add("name", [this](const HamletChange& row) { return hamlet(row).name; })
            .add("commune_code", [this](const HamletChange& row) { return hamlet(row).commune_code; })
            .add("commune", [this](const HamletChange& row) { return hamlet(row).commune; })
            .add("households", [this](const HamletChange& row) { return rounded(hamlet(row).households, 1); })
            .add("population", [this](const HamletChange& row) { return rounded(hamlet(row).population, 1); })
            .add("matched_by",
                 [](const HamletChange& row) {
                     return row.before && row.now ? k_match_bases[static_cast<std::size_t>(row.basis)]
                                                  : std::string_view{};
                 })
            .add("code_before", [this](const HamletChange& row) {
                return row.before ? m_report.before.hamlets.at(*row.before).declared.code : std::string{};
            });
    }

    /// Change, statuses, reasons and stations; `prefix` is "" or "viettel_".
    void add_status(const std::string& prefix, std::optional<std::size_t> which) {
        const auto both = [](const HamletChange& row) { return row.before && row.now; };
        const auto change = [which, both](const HamletChange& row) -> const StatusChange& {
            return both(row) ? change_of(row, which) : row.any;
        };
        m_columns.add(prefix + "change", [=](const HamletChange& row) { return info(change(row).kind).key; })
            .add(prefix + "status_before",
                 [=](const HamletChange& row) {
                     return both(row) || !which ? status_key(row, which, false) : std::string_view{};
                 })
            .add(prefix + "status",
                 [=](const HamletChange& row) {
                     return both(row) || !which ? status_key(row, which, true) : std::string_view{};
                 })
            .add(prefix + "reasons", [=](const HamletChange& row) { return reason_keys(change(row)); })
            .add(prefix + "stations",
                 [=, this](const HamletChange& row) { return station_codes(m_report.comparison, change(row)); });
    }

    [[nodiscard]] std::string description() const {
        const Language language = m_report.now.language;
        const bool made_up = m_report.before.made_up || m_report.now.made_up;
        std::string text = made_up ? say(language, "common.made_up") + ". " : std::string{};
        if (m_report.comparison.parameters_steer) {
            text += say(language, "compare.parameters_differ") + " ";
        }
        return text + say(language, "compare.table", {{"before", m_report.before.name}});
    }

    const ChangesReport& m_report;
    Columns<HamletChange> m_columns;
};

}  // namespace

void write_changes(const ChangesReport& report, const std::filesystem::path& folder) {
    const bool made_up = report.before.made_up || report.now.made_up;
    write_feature_collection(ChangeTable{report}.table(), {report.now.title, made_up}, folder / "changes.geojson");
    write_text(folder / "changes.vi.txt", changes_text(report, Language::vietnamese));
    write_text(folder / "changes.en.txt", changes_text(report, Language::english));
    write_text(folder / k_changes_mark, changes_json(report));
}

}  // namespace lomsong
