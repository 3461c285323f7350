// SPDX-License-Identifier: Apache-2.0
/// @file  A plan of new cable as tables and texts: fibre_extensions for the map, sheets for people, plan.json for
///        programs, a page of text.
#pragma once

#include <filesystem>
#include <string>

#include "engine/core/fibre_plan.hpp"
#include "engine/core/layers.hpp"
#include "engine/core/parameters.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

/// All that there is to tell of a plan.
struct FibrePlanReport {
    const Layers& layers;  ///< of the project; indices of the plan are into it
    const FibrePlan& plan;
    const RunParameters& parameters;
    std::string version;          ///< of the program
    std::string parameters_json;  ///< as run.json has them
};

/// The file by which a folder is known to be a plan of new cable.
inline constexpr const char* k_fibre_plan_mark = "plan.json";

/// Stretches in the order of building, in the run's CRS: tables/fibre_extensions.cpp.
[[nodiscard]] FeatureTable fibre_extension_table(const Layers& layers, const FibrePlan& plan,
                                                 const RunParameters& parameters);

/// The same without places, for a spreadsheet; headings in both languages.
[[nodiscard]] FeatureTable fibre_stretch_sheet(const FibrePlanReport& report);
/// Every hamlet that fibre was asked for: by which stretch it gets it, or why not.
[[nodiscard]] FeatureTable fibre_hamlet_sheet(const FibrePlanReport& report);
/// "n km of new cable -> k hamlets": a row per stretch that brings fibre to one, beginning with nothing.
[[nodiscard]] FeatureTable fibre_curve_sheet(const FibrePlanReport& report);

/// fibre_extensions.geojson, plan.json and the page in both languages, into `folder`, which must exist. Same bytes
/// for the same plan. @throws Error{cannot_write}.
void write_fibre_plan(const FibrePlanReport& report, const std::filesystem::path& folder);

[[nodiscard]] std::string fibre_plan_json(const FibrePlanReport& report);
[[nodiscard]] std::string fibre_plan_text(const FibrePlanReport& report, Language language);

/// How a stretch hangs, as files write it: "aerial", "on_poles", "underground", "mixed".
[[nodiscard]] std::string placement_key(const NewCable& cable);
/// The class of most of its metres along roads; "off_road" when it follows none.
[[nodiscard]] std::string road_class_key(const NewCable& cable);
/// Names of hamlets: "Nà Hối, Bản Lầu".
[[nodiscard]] std::string hamlet_names(const Layers& layers, const std::vector<std::size_t>& hamlets);
/// The first hamlet that a stretch is for: its own, else the first of what it carries.
[[nodiscard]] std::size_t first_hamlet(const FibrePlan& plan, std::size_t stretch);

}  // namespace lomsong
