// SPDX-License-Identifier: Apache-2.0
/// @file  site_plan.json: the question, what was found, the bound, the proposals and every parameter.
#include <string>

#include <nlohmann/json.hpp>

#include "io/write/json_values.hpp"
#include "io/write/projection.hpp"
#include "io/write/site_plan.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

Json question_json(const SitePlanReport& report) {
    const SiteQuestion& question = report.plan.question;
    Json json{{"operator", nullptr},
              {"technology", nullptr},
              {"service", question.service == PointStatus::good ? "good" : "weak"},
              {"antenna_height_m", nullptr},
              {"eirp_dbm", nullptr},
              {"count", nullptr},
              {"budget", or_null(question.budget)}};
    if (question.operator_index) {
        json["operator"] = report.layers.operators.at(*question.operator_index);
    }
    if (question.technology) {
        json["technology"] = info(*question.technology).name;
    }
    if (question.antenna_height) {
        json["antenna_height_m"] = question.antenna_height->value();
    }
    if (question.eirp) {
        json["eirp_dbm"] = question.eirp->value();
    }
    if (!question.budget) {
        json["count"] = question.count;
    }
    return json;
}

Json hamlets_json(const Layers& layers, const std::vector<std::size_t>& hamlets) {
    Json list = Json::array();
    for (const std::size_t hamlet : hamlets) {
        list.push_back({{"code", layers.hamlets.at(hamlet).code}, {"name", layers.hamlets[hamlet].name}});
    }
    return list;
}

Json site_json(const SitePlanReport& report, std::size_t index, const ToWgs84& to_wgs84) {
    const ProposedSite& site = report.plan.sites[index];
    const auto place = to_wgs84(site.position);
    Json json{{"rank", index + 1},
              {"code", site.code},
              {"kind", k_site_kinds[static_cast<std::size_t>(site.kind)]},
              {"lon", place ? Json(place->x) : Json(nullptr)},
              {"lat", place ? Json(place->y) : Json(nullptr)},
              {"gain", rounded(site.gain, 2)},
              {"gain_total", rounded(site.total_gain, 2)},
              {"people", rounded(site.people, 1)},
              {"households", rounded(site.households, 1)},
              {"cost", rounded(site.cost, 3)},
              {"cost_total", rounded(site.spent, 3)},
              {"hamlets_served", hamlets_json(report.layers, site.hamlets_served)},
              {"hamlets_reached", hamlets_json(report.layers, site.hamlets_reached)}};
    return json;
}

Json best_json(const BestPlan& best, const ToWgs84& to_wgs84) {
    Json sites = Json::array();
    for (const BestSite& site : best.sites) {
        const auto place = to_wgs84(site.position);
        sites.push_back({{"code", site.code},
                         {"lon", place ? Json(place->x) : Json(nullptr)},
                         {"lat", place ? Json(place->y) : Json(nullptr)}});
    }
    return {{"gain", rounded(best.gain, 2)}, {"proven", best.proven}, {"sites", std::move(sites)}};
}

}  // namespace

std::string site_plan_json(const SitePlanReport& report) {
    const SitePlan& plan = report.plan;
    const ToWgs84 to_wgs84{report.layers.crs.definition};
    Json candidates = Json::object();
    for (std::size_t i = 0; i < k_site_kinds.size(); ++i) {
        candidates[std::string{k_site_kinds[i]}] = plan.candidates[i];
    }
    Json sites = Json::array();
    for (std::size_t i = 0; i < plan.sites.size(); ++i) {
        sites.push_back(site_json(report, i, to_wgs84));
    }
    const double gain = plan.sites.empty() ? 0.0 : plan.sites.back().total_gain;
    Json json{{"program", "lomsong"},
              {"version", report.version},
              {"made_up", report.parameters.made_up},
              {"question", question_json(report)},
              {"measured", k_site_gains[static_cast<std::size_t>(plan.measured)]},
              {"unserved", rounded(plan.unserved, 2)},
              {"undecided", rounded(plan.undecided, 2)},
              {"within_reach_of_candidates", rounded(plan.within_reach, 2)},
              {"hamlets_unserved", plan.hamlets_unserved},
              {"candidates_that_serve_somebody", std::move(candidates)},
              {"candidates_off_terrain", plan.off_terrain},
              {"gain", rounded(gain, 2)},
              {"upper_bound", rounded(plan.upper_bound, 2)},
              {"guarantee", rounded(plan.guarantee, 4)},
              {"gains_computed", plan.gains_computed},
              {"best", plan.best ? best_json(*plan.best, to_wgs84) : Json(nullptr)},
              {"sites", std::move(sites)},
              {"parameters", Json::parse(report.parameters_json)}};
    return json.dump(2) + "\n";
}

}  // namespace lomsong
