// SPDX-License-Identifier: Apache-2.0
/// @file  A plan of new stations as files: proposals.geojson for the map, proposed_stations.geojson for a trial
///        with --what-if, site_plan.json for programs, and a page of text in Vietnamese and one in English.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "engine/core/site_plan.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// All that there is to tell of a plan.
struct SitePlanReport {
    const Layers& layers;  ///< of the project; indices of the plan are into it
    const SitePlan& plan;
    const RunParameters& parameters;
    std::string version;          ///< of the program
    std::string parameters_json;  ///< as run.json has them
};

/// The file by which a folder is known to be a plan of sites.
inline constexpr const char* k_site_plan_mark = "site_plan.json";

/// Proposals by rank, in the run's CRS: tables/proposals.cpp.
[[nodiscard]] FeatureTable proposal_table(const SitePlanReport& report);

/// Writes all files into `folder`, which must exist. Same bytes for the same plan.
/// @throws Error{cannot_write}.
void write_site_plan(const SitePlanReport& report, const std::filesystem::path& folder);

[[nodiscard]] std::string site_plan_json(const SitePlanReport& report);
[[nodiscard]] std::string site_plan_text(const SitePlanReport& report, Language language);

/// Names of operators: "Viettel, VNPT".
[[nodiscard]] std::string operator_names(const Layers& layers, const std::vector<std::size_t>& operators);
/// Many hamlets of a province share a name: "Bản Nà Mẫu (10001-003), Bản Nà Mẫu (10007-001)".
[[nodiscard]] std::string hamlet_names_and_codes(const Layers& layers, const std::vector<std::size_t>& hamlets);
/// "4G, 5G".
[[nodiscard]] std::string technology_names(const std::vector<Technology>& technologies);
/// What a kind of site is called.
[[nodiscard]] std::string label(SiteKind kind, Language language);

}  // namespace lomsong
