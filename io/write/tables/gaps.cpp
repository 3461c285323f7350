// SPDX-License-Identifier: Apache-2.0
/// @file  gaps: inhabited areas where a service is missing: of all operators, of one, of one technology; partial
///        not-spots and single-operator areas.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"

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

/// As written in files.
std::string_view key_of(GapKind kind) {
    switch (kind) {
        case GapKind::no_service: return "no_service";
        case GapKind::partial: return "partial";
        case GapKind::single: return "single_operator";
    }
    return "no_service";
}

/// What is missing, in words: "4G: no operator serves".
std::string scope_label(const Gap& gap, const Layers& layers, Language language) {
    const std::string name = gap.operator_index ? layers.operators.at(*gap.operator_index) : std::string{};
    if (gap.kind == GapKind::partial) {
        return say(language, "gap.partial");
    }
    if (gap.kind == GapKind::single) {
        return say(language, "gap.single", {{"operator", name}});
    }
    const std::string what =
        name.empty() ? say(language, "gap.no_operator") : say(language, "gap.of_operator", {{"operator", name}});
    return gap.technology ? say(language, "gap.of_technology",
                                {{"technology", std::string{info(*gap.technology).name}}, {"gap", what}})
                          : what;
}

/// "viettel:H12", "any_4g:H12:2", "partial:commune 02683": the scope, the place, the number from the second on.
std::string id_of(const Gap& gap, const std::vector<std::string>& operator_keys) {
    const std::string owner = gap.operator_index ? operator_keys.at(*gap.operator_index) : std::string{"any"};
    std::string scope = gap.technology ? layer_key(owner, *gap.technology) : owner;
    if (gap.kind == GapKind::partial) {
        scope = "partial";
    } else if (gap.kind == GapKind::single) {
        scope = "single:" + owner;
    } else if (gap.operator_index) {
        scope = "operator:" + scope;
    }
    return scope + ":" + gap.place + (gap.number > 1 ? ":" + std::to_string(gap.number) : std::string{});
}

/// What most hamlets of the gap suffer from, by the evidence of the operator, or of all operators; of equals the
/// one that is named first. Evidence speaks of service with any technology, so for other gaps there is none.
std::optional<GapCause> most_common_cause(const Gap& gap, const Results& results) {
    std::array<std::size_t, k_gap_causes.size()> counts{};
    if (gap.kind != GapKind::no_service || gap.technology) {
        return std::nullopt;
    }
    for (const std::size_t hamlet : gap.hamlets) {
        if (hamlet >= results.evidence.size()) {
            continue;
        }
        const std::vector<OperatorEvidence>& operators = results.evidence[hamlet].operators;
        for (std::size_t i = 0; i < operators.size(); ++i) {
            if (operators[i].gap && (!gap.operator_index || *gap.operator_index == i)) {
                ++counts[static_cast<std::size_t>(operators[i].gap->cause)];
            }
        }
    }
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? std::nullopt : std::optional{static_cast<GapCause>(most - counts.begin())};
}

void add_cause(Columns<Gap>& columns, const Results& results, Language language) {
    columns
        .add("cause",
             [&results](const Gap& gap) {
                 const auto cause = most_common_cause(gap, results);
                 return cause ? std::string{info(*cause).key} : std::string{};
             })
        .add("cause_label", [&results, language](const Gap& gap) {
            const auto cause = most_common_cause(gap, results);
            return cause ? label(*cause, language) : std::string{};
        });
}

void add_scope(Columns<Gap>& columns, const Layers& layers, Language language) {
    columns.add("kind", [](const Gap& gap) { return key_of(gap.kind); })
        .add("operator",
             [&layers](const Gap& gap) {
                 return gap.operator_index ? layers.operators.at(*gap.operator_index) : std::string{};
             })
        .add(
            "technology",
            [](const Gap& gap) { return gap.technology ? std::string{info(*gap.technology).name} : std::string{}; })
        .add("scope_label", [&layers, language](const Gap& gap) { return scope_label(gap, layers, language); });
}

void add_people(Columns<Gap>& columns, const Layers& layers, const Results& results) {
    columns.add("people", [](const Gap& gap) { return rounded(gap.people, 1); })
        .add("households", [](const Gap& gap) { return rounded(gap.households, 1); })
        .add("people_basis", [&results](const Gap&) { return results.household_basis; })
        .add("inhabited_basis", [&results](const Gap&) { return results.inhabited_basis; })
        .add("area_km2", [](const Gap& gap) { return rounded(gap.area_m2 / 1e6, 4); })
        .add("hamlet_count", [](const Gap& gap) { return gap.hamlets.size(); })
        .add("hamlets",
             [&layers](const Gap& gap) { return joined(gap, layers, [](const Hamlet& h) { return h.name; }); })
        .add("hamlet_codes",
             [&layers](const Gap& gap) { return joined(gap, layers, [](const Hamlet& h) { return h.code; }); });
}

void add_nearest(Columns<Gap>& columns, const Layers& layers) {
    const auto of_nearest = [&layers](auto text_of) {
        return [&layers, text_of](const Gap& gap) {
            return gap.nearest_sector ? text_of(layers.sectors.at(*gap.nearest_sector)) : std::string{};
        };
    };
    columns.add("nearest_site", of_nearest([](const Sector& sector) { return sector.site; }))
        .add("nearest_station", of_nearest([](const Sector& sector) { return sector.station; }))
        .add("nearest_operator",
             of_nearest([&layers](const Sector& sector) { return layers.operators.at(sector.operator_index); }))
        .add("nearest_distance_m", [](const Gap& gap) { return whole_metres(gap.nearest_distance); });
}

}  // namespace

FeatureTable gap_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    Columns<Gap> columns;
    add_scope(columns, layers, parameters.language);
    add_people(columns, layers, results);
    add_cause(columns, results, parameters.language);
    add_nearest(columns, layers);
    add_style(columns, GeometryKind::polygons, [](const Gap& gap) { return gap_style(!gap.operator_index); });
    const std::vector<std::string> keys = operator_keys(layers.operators);
    FeatureTable table;
    table.description = say(parameters.language, "table.gaps");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    for (const Gap& gap : results.gaps) {
        table.features.push_back({id_of(gap, keys), geometry_of(gap.area), columns.values(gap)});
    }
    return table;
}

}  // namespace lomsong
