// SPDX-License-Identifier: Apache-2.0
#include "io/write/fibre_plan.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "io/language/catalogue.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"
#include "io/write/writers/geojson.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

/// "Số km / km": a heading for both readers.
std::string heading(const std::string& key) {
    const std::string vietnamese = say(Language::vietnamese, "fibre_plan.column." + key);
    const std::string english = say(Language::english, "fibre_plan.column." + key);
    return vietnamese == english ? english : vietnamese + " / " + english;
}

double kilometres_of(Metres length) { return rounded(length.value() / 1e3, 3); }

struct StretchRow {
    const FibreStretch& stretch;
    std::size_t number;
};

void add_sums(Columns<StretchRow>& columns) {
    columns.add(heading("total_km"), [](const StretchRow& row) { return kilometres_of(row.stretch.so_far.length); })
        .add(heading("total_cost_low"),
             [](const StretchRow& row) { return rounded(row.stretch.so_far.cost.low, 0); })
        .add(heading("total_cost_high"),
             [](const StretchRow& row) { return rounded(row.stretch.so_far.cost.high, 0); })
        .add(heading("total_hamlets"), [](const StretchRow& row) { return row.stretch.so_far.hamlets; })
        .add(heading("total_households"),
             [](const StretchRow& row) { return rounded(row.stretch.so_far.households, 1); });
}

}  // namespace

std::string placement_key(const NewCable& cable) {
    const double length_m = cable.length().value();
    constexpr double k_nearly_all = 0.95;
    const std::array<std::pair<const char*, Metres>, 3> placements{
        {{"aerial", cable.aerial}, {"on_poles", cable.on_poles}, {"underground", cable.underground}}};
    for (const auto& [key, part] : placements) {
        if (part.value() >= k_nearly_all * length_m) {
            return key;
        }
    }
    return "mixed";
}

std::string road_class_key(const NewCable& cable) {
    const auto longest = std::ranges::max_element(cable.by_road_m);
    if (*longest <= 0.0) {
        return "off_road";
    }
    return std::string{k_road_classes.at(static_cast<std::size_t>(longest - cable.by_road_m.begin())).key};
}

std::string hamlet_names(const Layers& layers, const std::vector<std::size_t>& hamlets) {
    std::string names;
    for (const std::size_t hamlet : hamlets) {
        names += (names.empty() ? "" : ", ") + layers.hamlets.at(hamlet).name;
    }
    return names;
}

std::size_t first_hamlet(const FibrePlan& plan, std::size_t stretch) {
    std::vector<bool> carried(plan.stretches.size(), false);
    carried[stretch] = true;
    std::optional<std::size_t> first;
    for (std::size_t i = stretch; i < plan.stretches.size(); ++i) {
        const FibreStretch& each = plan.stretches[i];
        carried[i] = carried[i] || (each.upstream && carried[*each.upstream]);
        if (carried[i] && !each.hamlets.empty()) {
            first = std::min(first.value_or(each.hamlets.front()), each.hamlets.front());
            if (i == stretch) {
                break;
            }
        }
    }
    return first.value_or(0);
}

FeatureTable fibre_stretch_sheet(const FibrePlanReport& report) {
    const Layers& layers = report.layers;
    Columns<StretchRow> columns;
    columns.add(heading("order"), [](const StretchRow& row) { return row.number + 1; })
        .add(heading("upstream"),
             [](const StretchRow& row) {
                 return row.stretch.upstream ? std::optional{*row.stretch.upstream + 1} : std::nullopt;
             })
        .add(heading("hamlets"), [&](const StretchRow& row) { return hamlet_names(layers, row.stretch.hamlets); })
        .add(heading("hamlet_count"), [](const StretchRow& row) { return row.stretch.hamlets.size(); })
        .add(heading("households"), [](const StretchRow& row) { return rounded(row.stretch.households, 1); })
        .add(heading("carried"), [](const StretchRow& row) { return row.stretch.hamlets_carried; })
        .add(heading("km"), [](const StretchRow& row) { return kilometres_of(row.stretch.cable.length()); })
        .add(heading("aerial_km"), [](const StretchRow& row) { return kilometres_of(row.stretch.cable.aerial); })
        .add(heading("on_poles_km"),
             [](const StretchRow& row) { return kilometres_of(row.stretch.cable.on_poles); })
        .add(heading("underground_km"),
             [](const StretchRow& row) { return kilometres_of(row.stretch.cable.underground); })
        .add(heading("road"),
             [language = report.parameters.language](const StretchRow& row) {
                 return say(language, "fibre_plan.road." + road_class_key(row.stretch.cable));
             })
        .add(heading("cost_low"), [](const StretchRow& row) { return rounded(row.stretch.cost.low, 0); })
        .add(heading("cost_high"), [](const StretchRow& row) { return rounded(row.stretch.cost.high, 0); })
        .add(heading("currency"), [&](const StretchRow&) { return report.parameters.fibre_plan.currency; });
    add_sums(columns);
    FeatureTable table;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < report.plan.stretches.size(); ++i) {
        table.features.push_back({std::to_string(i + 1), {}, columns.values({report.plan.stretches[i], i})});
    }
    return table;
}

FeatureTable fibre_hamlet_sheet(const FibrePlanReport& report) {
    struct AskedHamlet {
        const Hamlet& hamlet;
        std::optional<std::size_t> order;  ///< from 1
        const UnextendedHamlet* left_out;
    };
    std::map<std::size_t, std::size_t> order_of;
    for (std::size_t i = 0; i < report.plan.stretches.size(); ++i) {
        for (const std::size_t hamlet : report.plan.stretches[i].hamlets) {
            order_of[hamlet] = i + 1;
        }
    }
    const Language language = report.parameters.language;
    Columns<AskedHamlet> columns;
    columns.add(heading("code"), [](const AskedHamlet& row) { return row.hamlet.code; })
        .add(heading("name"), [](const AskedHamlet& row) { return row.hamlet.name; })
        .add(heading("commune"), [](const AskedHamlet& row) { return row.hamlet.commune; })
        .add(heading("households"), [](const AskedHamlet& row) { return rounded(row.hamlet.households, 1); })
        .add(heading("order"), [](const AskedHamlet& row) { return row.order; })
        .add(heading("reason"),
             [language](const AskedHamlet& row) {
                 return row.left_out == nullptr
                            ? std::string{}
                            : say(language, "fibre_plan.left." + std::string{info(row.left_out->reason).key});
             })
        .add(heading("radio"),
             [](const AskedHamlet& row) {
                 return row.left_out == nullptr ? std::nullopt : std::optional{info(row.left_out->reason).radio};
             })
        .add(heading("cost_per_household"), [](const AskedHamlet& row) {
            return row.left_out == nullptr ? std::nullopt : rounded(row.left_out->cost_per_household, 0);
        });
    FeatureTable table;
    table.columns = columns.columns();
    for (const std::size_t hamlet : report.plan.wanted) {
        const auto order = order_of.find(hamlet);
        const auto left_out = std::ranges::find(report.plan.left_out, hamlet, &UnextendedHamlet::hamlet);
        const AskedHamlet row{report.layers.hamlets.at(hamlet),
                              order == order_of.end() ? std::nullopt : std::optional{order->second},
                              left_out == report.plan.left_out.end() ? nullptr : &*left_out};
        table.features.push_back({row.hamlet.code, {}, columns.values(row)});
    }
    return table;
}

FeatureTable fibre_curve_sheet(const FibrePlanReport& report) {
    Columns<StretchRow> columns;
    add_sums(columns);
    FeatureTable table;
    table.columns = columns.columns();
    table.features.push_back({"0", {}, columns.values({FibreStretch{}, 0})});
    for (std::size_t i = 0; i < report.plan.stretches.size(); ++i) {
        if (!report.plan.stretches[i].hamlets.empty()) {
            table.features.push_back({std::to_string(i + 1), {}, columns.values({report.plan.stretches[i], i})});
        }
    }
    return table;
}

void write_fibre_plan(const FibrePlanReport& report, const std::filesystem::path& folder) {
    FeatureTable table = fibre_extension_table(report.layers, report.plan, report.parameters);
    table.description = made_up_warning(report.parameters) + table.description;
    make_ids_unique(table);
    check(table);
    project(table, ToWgs84{report.layers.crs.definition});
    write_feature_collection(table, {report.parameters.title, report.parameters.made_up},
                             folder / "fibre_extensions.geojson");
    write_text(folder / "fibre_plan.vi.txt", fibre_plan_text(report, Language::vietnamese));
    write_text(folder / "fibre_plan.en.txt", fibre_plan_text(report, Language::english));
    write_text(folder / k_fibre_plan_mark, fibre_plan_json(report));
}

}  // namespace lomsong
