// SPDX-License-Identifier: Apache-2.0
#include "io/write/site_plan.hpp"

#include <array>
#include <string_view>

#include "engine/core/results.hpp"
#include "io/language/catalogue.hpp"
#include "io/write/projection.hpp"
#include "io/write/tables/tables.hpp"
#include "io/write/writers/geojson.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

/// In the shape of a layer of stations. When no operator was asked for, the stations are nobody's in particular.
FeatureTable station_proposals(const SitePlanReport& report) {
    const Language language = report.parameters.language;
    Layers proposed;
    proposed.crs = report.layers.crs;
    proposed.sectors = report.plan.sectors;
    proposed.operators = report.plan.question.operator_index
                             ? report.layers.operators
                             : std::vector<std::string>{say(language, "sites.any_operator")};
    FeatureTable table = station_table(proposed, Results{}, report.parameters);
    table.name = "proposed_stations";
    table.description = say(language, "sites.stations_table");
    make_ids_unique(table);
    return table;
}

void write_table(FeatureTable table, const SitePlanReport& report, const std::filesystem::path& folder) {
    check(table);
    project(table, ToWgs84{report.layers.crs.definition});
    const std::string file = table.name + ".geojson";
    write_feature_collection(table, {report.parameters.title, report.parameters.made_up}, folder / file);
}

}  // namespace

std::string operator_names(const Layers& layers, const std::vector<std::size_t>& operators) {
    std::string names;
    for (const std::size_t index : operators) {
        names += (names.empty() ? "" : ", ") + layers.operators.at(index);
    }
    return names;
}

std::string hamlet_names_and_codes(const Layers& layers, const std::vector<std::size_t>& hamlets) {
    std::string names;
    for (const std::size_t index : hamlets) {
        const Hamlet& hamlet = layers.hamlets.at(index);
        names += (names.empty() ? "" : ", ") + hamlet.name + " (" + hamlet.code + ")";
    }
    return names;
}

std::string technology_names(const std::vector<Technology>& technologies) {
    std::string names;
    for (const Technology technology : technologies) {
        names += (names.empty() ? "" : ", ") + std::string{info(technology).name};
    }
    return names;
}

std::string label(SiteKind kind, Language language) {
    constexpr std::array<std::string_view, k_site_kinds.size()> k_keys{"sites.given", "sites.own_mast",
                                                                       "sites.shared_mast", "sites.new_mast"};
    return say(language, k_keys[static_cast<std::size_t>(kind)]);
}

void write_site_plan(const SitePlanReport& report, const std::filesystem::path& folder) {
    write_table(proposal_table(report), report, folder);
    write_table(station_proposals(report), report, folder);
    write_text(folder / "proposals.vi.txt", site_plan_text(report, Language::vietnamese));
    write_text(folder / "proposals.en.txt", site_plan_text(report, Language::english));
    write_text(folder / k_site_plan_mark, site_plan_json(report));
}

}  // namespace lomsong
