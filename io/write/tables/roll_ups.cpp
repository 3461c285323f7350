// SPDX-License-Identifier: Apache-2.0
/// @file  communes, province, groups and operators: counts by status, in hamlets, households and people, and every
///        share with its denominator.
#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

/// By FibreClass: names that stay true when the limits are not the default ones.
constexpr std::array<std::string_view, k_fibre_class_keys.size()> k_fibre_properties{
    "served", "passed_no_node", "within_near", "within_middle", "within_far", "beyond", "no_road", "no_data"};

using CountsOf = std::function<const StatusCounts&(const RollUp&)>;

/// <prefix><unit>_total, then <prefix><unit>_<status> and its share for every status.
template <class CountOf, class TotalOf>
void add_unit(Columns<RollUp>& columns, const std::string& prefix, Language language, CountOf count,
              TotalOf total) {
    columns.add(prefix + "_total", total);
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        const auto index = static_cast<std::size_t>(status.status);
        const std::string name = prefix + "_" + std::string{status.key};
        columns.add(name, [=](const RollUp& row) { return count(row, index); });
        columns.add(name + "_share", [=](const RollUp& row) {
            return share(static_cast<double>(count(row, index)), static_cast<double>(total(row)), 0, language);
        });
    }
}

void add_counts(Columns<RollUp>& columns, const std::string& prefix, Language language, const CountsOf& of) {
    add_unit(
        columns, prefix + "hamlets", language,
        [of](const RollUp& row, std::size_t status) { return of(row).hamlets[status]; },
        [of](const RollUp& row) { return of(row).hamlet_total(); });
    add_unit(
        columns, prefix + "households", language,
        [of](const RollUp& row, std::size_t status) { return rounded(of(row).households[status], 1); },
        [of](const RollUp& row) { return rounded(of(row).household_total(), 1); });
    add_unit(
        columns, prefix + "people", language,
        [of](const RollUp& row, std::size_t status) { return rounded(of(row).people[status], 1); },
        [of](const RollUp& row) { return rounded(of(row).people_total(), 1); });
}

void add_fibre(Columns<RollUp>& columns, Language language) {
    for (std::size_t reach = 0; reach < k_fibre_properties.size(); ++reach) {
        const std::string name = "hamlets_fibre_" + std::string{k_fibre_properties[reach]};
        columns.add(name, [=](const RollUp& row) { return row.fibre[reach]; });
        columns.add(name + "_share", [=](const RollUp& row) {
            return share(static_cast<double>(row.fibre[reach]),
                         static_cast<double>(row.any_operator.hamlet_total()), 0, language);
        });
    }
    for (std::size_t reach = 0; reach < k_fibre_properties.size(); ++reach) {
        const std::string of_class = "_fibre_" + std::string{k_fibre_properties[reach]};
        columns
            .add("households" + of_class,
                 [=](const RollUp& row) { return rounded(row.fibre_households[reach], 1); })
            .add("people" + of_class, [=](const RollUp& row) { return rounded(row.fibre_people[reach], 1); });
    }
}

std::optional<double> in_km2(std::optional<double> area_m2) {
    return area_m2 ? std::optional{rounded(*area_m2 / 1e6, 6)} : std::nullopt;
}

void add_area(Columns<RollUp>& columns, Language language) {
    columns
        .add("area_km2", [](const RollUp& row) { return row.area_m2 > 0.0 ? in_km2(row.area_m2) : std::nullopt; })
        .add("computed_area_km2", [](const RollUp& row) { return in_km2(row.computed_area_m2); })
        .add("served_area_km2", [](const RollUp& row) { return in_km2(row.served_area_m2); })
        .add("served_area_share", [=](const RollUp& row) {
            return row.served_area_m2 && row.computed_area_m2
                       ? share(*row.served_area_m2 / 1e6, *row.computed_area_m2 / 1e6, 1, language)
                       : std::string{};
        });
}

/// Hamlets, households and people by status: of any operator, then of each; then fibre.
void add_verdicts(Columns<RollUp>& columns, const Layers& layers, Language language) {
    add_counts(columns, "", language, [](const RollUp& row) -> const StatusCounts& { return row.any_operator; });
    const std::vector<std::string> keys = operator_keys(layers.operators);
    for (std::size_t which = 0; which < keys.size(); ++which) {
        add_counts(columns, keys[which] + "_", language,
                   [which](const RollUp& row) -> const StatusCounts& { return row.operators.at(which); });
    }
    add_fibre(columns, language);
    columns.add("hamlets_without_households", [](const RollUp& row) { return row.hamlets_without_households; })
        .add("hamlets_without_people", [](const RollUp& row) { return row.hamlets_without_people; });
}

/// `nameless` is shown for a row that has neither code nor name.
Columns<RollUp> columns_of(const Layers& layers, Language language, const std::string& nameless,
                           double stroke_width) {
    Columns<RollUp> columns;
    columns.add("code", [](const RollUp& row) { return row.code; });
    columns.add("name", [nameless](const RollUp& row) {
        return row.code.empty() && row.name.empty() ? nameless : row.name;
    });
    add_verdicts(columns, layers, language);
    add_area(columns, language);
    add_style(columns, GeometryKind::polygons, [=](const RollUp&) { return outline_style(stroke_width); });
    return columns;
}

/// By GroupBy, as written in files.
constexpr std::array<std::string_view, 6> k_group_keys{
    "power", "difficulty", "power_and_difficulty", "old_district", "old_commune", "province"};

/// "nguồn điện: điện lưới; vùng khó khăn: có": what the hamlets of the group have in common.
std::string label(const GroupRollUp& group, Language language) {
    const auto declared = [language](std::string_view key, const std::string& value) {
        return say(language, key, {{"value", value.empty() ? say(language, "common.not_reported") : value}});
    };
    const std::string power = declared("group.power", label_of_key("map.power", group.power, language));
    const std::string difficult = say(language, "group.difficulty",
                                      {{"value", say(language, !group.difficult   ? "common.not_reported"
                                                               : *group.difficult ? "common.yes"
                                                                                  : "common.no")}});
    switch (group.by) {
        case GroupBy::power: return power;
        case GroupBy::difficulty: return difficult;
        case GroupBy::power_and_difficulty: return power + "; " + difficult;
        case GroupBy::old_district: return declared("group.old_district", group.old_district);
        case GroupBy::old_commune:
            return declared("group.old_commune", group.old_commune) +
                   (group.old_district.empty() ? std::string{} : " (" + group.old_district + ")");
        case GroupBy::province: return declared("group.province", group.province);
    }
    return {};
}

Columns<GroupRollUp> group_columns_of(const RunParameters& parameters) {
    const Language language = parameters.language;
    Columns<GroupRollUp> columns;
    columns
        .add("group_by", [](const GroupRollUp& group) { return k_group_keys[static_cast<std::size_t>(group.by)]; })
        .add("label", [language](const GroupRollUp& group) { return label(group, language); })
        .add("power", [](const GroupRollUp& group) { return group.power; })
        .add("difficult", [](const GroupRollUp& group) { return group.difficult; })
        .add("old_district", [](const GroupRollUp& group) { return group.old_district; })
        .add("old_commune", [](const GroupRollUp& group) { return group.old_commune; })
        .add("province", [](const GroupRollUp& group) { return group.province; });
    return columns;
}

/// One operator's row: its own counts beside its stations and area.
struct OperatorRow {
    std::string name;
    bool has_reported = false;
    OperatorRollUp own;
    RollUp counts;  ///< of the whole area; `any_operator` is this operator
};

OperatorRow operator_row(const Layers& layers, const Results& results, std::size_t which) {
    OperatorRow row{layers.operators[which], layers.operator_has_reported.at(which), results.operators.at(which),
                    results.province};
    row.counts.any_operator = results.province.operators.at(which);
    row.counts.served_area_m2 = row.own.served_area_m2;
    row.counts.computed_area_m2 = row.own.computed_area_m2;
    return row;
}

/// Hamlets of which it can be said whether the operator serves them.
std::size_t decided(const StatusCounts& counts) {
    return counts.hamlet_total() - counts.hamlets[static_cast<std::size_t>(HamletStatus::no_data)] -
           counts.hamlets[static_cast<std::size_t>(HamletStatus::not_enough_data)];
}

/// Who it is, and how much of what is asked of it was reported.
Columns<OperatorRow> operator_columns_of(Language language) {
    Columns<OperatorRow> columns;
    columns.add("operator", [](const OperatorRow& row) { return row.name; })
        .add("has_reported", [](const OperatorRow& row) { return row.has_reported; })
        .add("stations", [](const OperatorRow& row) { return row.own.stations; })
        .add("sectors", [](const OperatorRow& row) { return row.own.sectors; })
        .add("sectors_reported_in_full",
             [](const OperatorRow& row) { return row.own.sectors - row.own.assumed_sectors; })
        .add("sectors_reported_in_full_share",
             [language](const OperatorRow& row) {
                 return share(static_cast<double>(row.own.sectors - row.own.assumed_sectors),
                              static_cast<double>(row.own.sectors), 0, language);
             })
        .add("hamlets_decided", [](const OperatorRow& row) { return decided(row.counts.any_operator); })
        .add("hamlets_decided_share", [language](const OperatorRow& row) {
            return share(static_cast<double>(decided(row.counts.any_operator)),
                         static_cast<double>(row.counts.any_operator.hamlet_total()), 0, language);
        });
    return columns;
}

}  // namespace

FeatureTable commune_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<RollUp> columns =
        columns_of(layers, parameters.language, say(parameters.language, "common.unknown_commune"), 1.0);
    FeatureTable table;
    table.description = say(parameters.language, "table.communes");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    for (const RollUp& row : results.communes) {
        FeatureGeometry place =
            row.commune ? geometry_of(layers.communes.at(*row.commune).area) : FeatureGeometry{};
        table.features.push_back({row.code, std::move(place), columns.values(row)});
    }
    return table;
}

FeatureTable province_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<RollUp> columns = columns_of(layers, parameters.language, "", 2.0);
    FeatureTable table;
    table.description = say(parameters.language, "table.province");
    table.geometry = GeometryKind::polygons;
    table.columns = columns.columns();
    MultiPolygon communes;
    for (const Commune& commune : layers.communes) {
        communes.insert(communes.end(), commune.area.begin(), commune.area.end());
    }
    const RollUp& row = results.province;
    const std::string id = row.code.empty() ? "province" : row.code;
    table.features.push_back({id, geometry_of(dissolved(communes)), columns.values(row)});
    return table;
}

FeatureTable group_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<GroupRollUp> heads = group_columns_of(parameters);
    Columns<RollUp> counts;
    add_verdicts(counts, layers, parameters.language);
    FeatureTable table;
    table.description = say(parameters.language, "table.groups");
    table.geometry = GeometryKind::polygons;
    table.columns = heads.columns();
    table.columns.insert(table.columns.end(), counts.columns().begin(), counts.columns().end());
    for (const GroupRollUp& group : results.groups) {
        std::vector<Value> values = heads.values(group);
        std::ranges::move(counts.values(group.counts), std::back_inserter(values));
        table.features.push_back({group.counts.code, FeatureGeometry{}, std::move(values)});
    }
    return table;
}

FeatureTable operator_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<OperatorRow> heads = operator_columns_of(parameters.language);
    Columns<RollUp> counts;
    add_counts(counts, "", parameters.language,
               [](const RollUp& row) -> const StatusCounts& { return row.any_operator; });
    add_area(counts, parameters.language);
    FeatureTable table;
    table.description = say(parameters.language, "table.operators");
    table.geometry = GeometryKind::polygons;
    table.columns = heads.columns();
    table.columns.insert(table.columns.end(), counts.columns().begin(), counts.columns().end());
    const std::vector<std::string> keys = operator_keys(layers.operators);
    for (std::size_t which = 0; which < keys.size(); ++which) {
        const OperatorRow row = operator_row(layers, results, which);
        std::vector<Value> values = heads.values(row);
        std::ranges::move(counts.values(row.counts), std::back_inserter(values));
        table.features.push_back({keys[which], FeatureGeometry{}, std::move(values)});
    }
    return table;
}

}  // namespace lomsong
