// SPDX-License-Identifier: Apache-2.0
/// @file  plan.json: what was asked, the stretches, the curve, who is left out and why, the proof, every parameter.
#include <string>

#include <nlohmann/json.hpp>

#include "io/write/fibre_plan.hpp"
#include "io/write/json_values.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

Json cost_json(const CostRange& cost) { return {{"low", rounded(cost.low, 2)}, {"high", rounded(cost.high, 2)}}; }

Json cable_json(const NewCable& cable) {
    Json roads = Json::object();
    for (const RoadClassInfo& road_class : k_road_classes) {
        roads[std::string{road_class.key}] =
            rounded(cable.by_road_m.at(static_cast<std::size_t>(road_class.road_class)), 1);
    }
    return {{"length_m", rounded(cable.length().value(), 1)},
            {"aerial_m", rounded(cable.aerial.value(), 1)},
            {"on_poles_m", rounded(cable.on_poles.value(), 1)},
            {"underground_m", rounded(cable.underground.value(), 1)},
            {"off_road_m", rounded(cable.off_road_m, 1)},
            {"by_road_m", std::move(roads)}};
}

Json sums_json(const BuiltSoFar& sums) {
    return {{"length_m", rounded(sums.length.value(), 1)},
            {"cost", cost_json(sums.cost)},
            {"hamlets", sums.hamlets},
            {"households", rounded(sums.households, 1)}};
}

Json hamlet_json(const Hamlet& hamlet) {
    return {{"code", hamlet.code},
            {"name", hamlet.name},
            {"commune", hamlet.commune},
            {"households", or_null(hamlet.households)}};
}

Json stretches_json(const FibrePlanReport& report) {
    Json list = Json::array();
    for (std::size_t i = 0; i < report.plan.stretches.size(); ++i) {
        const FibreStretch& stretch = report.plan.stretches[i];
        Json hamlets = Json::array();
        for (const std::size_t hamlet : stretch.hamlets) {
            hamlets.push_back(hamlet_json(report.layers.hamlets.at(hamlet)));
        }
        list.push_back({{"order", i + 1},
                        {"upstream_order", stretch.upstream ? Json(*stretch.upstream + 1) : Json(nullptr)},
                        {"hamlets", std::move(hamlets)},
                        {"households", rounded(stretch.households, 1)},
                        {"hamlets_carried", stretch.hamlets_carried},
                        {"households_carried", rounded(stretch.households_carried, 1)},
                        {"placement", placement_key(stretch.cable)},
                        {"cable", cable_json(stretch.cable)},
                        {"cost", cost_json(stretch.cost)},
                        {"total", sums_json(stretch.so_far)}});
    }
    return list;
}

Json left_out_json(const FibrePlanReport& report) {
    Json list = Json::array();
    for (const UnextendedHamlet& left_out : report.plan.left_out) {
        Json json = hamlet_json(report.layers.hamlets.at(left_out.hamlet));
        json["reason"] = info(left_out.reason).key;
        json["better_by_radio_or_satellite"] = info(left_out.reason).radio;
        json["cost_per_household"] = or_null(rounded(left_out.cost_per_household, 2));
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace

std::string fibre_plan_json(const FibrePlanReport& report) {
    const FibrePlan& plan = report.plan;
    const BuiltSoFar whole = plan.stretches.empty() ? BuiltSoFar{} : plan.stretches.back().so_far;
    const Json json{{"program", "lomsong " + report.version},
                    {"title", report.parameters.title},
                    {"made_up", report.parameters.made_up},
                    {"crs", report.layers.crs.definition},
                    {"currency", report.parameters.fibre_plan.currency},
                    {"hamlets_wanted", plan.wanted.size()},
                    {"hamlets_without_households", plan.without_households},
                    {"routes_serve", plan.routes_serve},
                    {"budget", or_null(plan.budget)},
                    {"next_cost", or_null(rounded(plan.next_cost, 2))},
                    {"total", sums_json(whole)},
                    {"tree",
                     {{"cost_middle", rounded(plan.tree_cost, 2)},
                      {"lower_bound", rounded(plan.lower_bound, 2)},
                      {"gap", rounded(plan.gap, 6)}}},
                    {"stretches", stretches_json(report)},
                    {"left_out", left_out_json(report)},
                    {"parameters", Json::parse(report.parameters_json)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lomsong
