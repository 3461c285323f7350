// SPDX-License-Identifier: Apache-2.0
/// @file  gaps: inhabited areas where nobody serves, or where one operator does not.
#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

/// "A; B; C" of one text per hamlet of the gap.
template <class TextOf>
std::string joined(const Gap& gap, const Layers& layers, TextOf text_of) {
    std::string text;
    for (const std::size_t hamlet : gap.hamlets) {
        text += (text.empty() ? "" : "; ") + text_of(layers.hamlets.at(hamlet));
    }
    return text;
}

Columns<Gap> columns_of(const Layers& layers, const Results& results, Language language) {
    const auto of_nearest = [&layers](auto text_of) {
        return [&layers, text_of](const Gap& gap) {
            return gap.nearest_sector ? text_of(layers.sectors.at(*gap.nearest_sector)) : std::string{};
        };
    };
    Columns<Gap> columns;
    columns
        .add("operator",
             [&layers](const Gap& gap) {
                 return gap.operator_index ? layers.operators.at(*gap.operator_index) : std::string{};
             })
        .add("scope_label",
             [&layers, language](const Gap& gap) {
                 return gap.operator_index
                            ? layers.operators.at(*gap.operator_index)
                            : std::string{pick(language, "không nhà mạng nào có sóng", "no operator serves")};
             })
        .add("people", [](const Gap& gap) { return rounded(gap.people, 1); })
        .add("households", [](const Gap& gap) { return rounded(gap.households, 1); })
        .add("people_basis", [&results](const Gap&) { return results.household_basis; })
        .add("area_km2", [](const Gap& gap) { return rounded(gap.area_m2 / 1e6, 4); })
        .add("hamlet_count", [](const Gap& gap) { return gap.hamlets.size(); })
        .add("hamlets",
             [&layers](const Gap& gap) { return joined(gap, layers, [](const Hamlet& h) { return h.name; }); })
        .add("hamlet_codes",
             [&layers](const Gap& gap) { return joined(gap, layers, [](const Hamlet& h) { return h.code; }); })
        .add("nearest_site", of_nearest([](const Sector& sector) { return sector.site; }))
        .add("nearest_station", of_nearest([](const Sector& sector) { return sector.station; }))
        .add("nearest_operator",
             of_nearest([&layers](const Sector& sector) { return layers.operators.at(sector.operator_index); }))
        .add("nearest_distance_m", [](const Gap& gap) { return whole_metres(gap.nearest_distance); });
    add_style(columns, GeometryKind::polygons, [](const Gap& gap) { return gap_style(!gap.operator_index); });
    return columns;
}

}  // namespace

FeatureTable gap_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<Gap> columns = columns_of(layers, results, parameters.language);
    const std::vector<std::string> keys = operator_keys(layers.operators);
    FeatureTable table;
    table.description =
        pick(parameters.language, "Vùng có dân cư mà không có sóng.", "Inhabited areas without service.");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    std::map<std::optional<std::size_t>, int> numbers;  // per operator, in the order of the results
    for (const Gap& gap : results.gaps) {
        const std::string scope = gap.operator_index ? "operator:" + keys.at(*gap.operator_index) : "any";
        const std::string id = scope + ":" + std::to_string(++numbers[gap.operator_index]);
        table.features.push_back({id, geometry_of(gap.area), columns.values(gap)});
    }
    return table;
}

}  // namespace lomsong
