// SPDX-License-Identifier: Apache-2.0
#include "engine/job/fibre_plan.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "algorithms/extension/extension_plan.hpp"
#include "algorithms/fibre/fibre_network.hpp"
#include "algorithms/fibre/reach.hpp"
#include "algorithms/fibre/road_graph.hpp"
#include "algorithms/settlement/test_plan.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// The operators of [fibre_plan] as the cables spell them.
std::vector<std::string> owners_named(const FibreNetwork& cables, const std::vector<std::string>& names) {
    std::vector<std::string> owners;
    for (const std::string& name : names) {
        const auto owner = std::ranges::find(cables.operators(), folded(name), folded);
        if (owner == cables.operators().end()) {
            throw Error{ErrorKind::bad_project, "[fibre_plan] operators",
                        "'" + name + "' has neither cable nor node." + did_you_mean(name, cables.operators()) +
                            " Correct the name, or leave the key out to use everybody's."};
        }
        owners.push_back(*owner);
    }
    return owners;
}

/// A file of nodes or roads that lies elsewhere looks like a province that only radio can serve.
void tell_unreachable(const FibrePlan& plan, Reporter& reporter) {
    const auto cut_off = std::ranges::count_if(plan.left_out, [](const UnextendedHamlet& hamlet) {
        return hamlet.reason == NotExtended::not_connected || hamlet.reason == NotExtended::no_road;
    });
    if (cut_off > 0) {
        reporter.warn("fibre plan: " + std::to_string(cut_off) + " of " + std::to_string(plan.wanted.size()) +
                      " hamlets have no road or cable that leads to a node that can serve. Look whether "
                      "[layers.roads] and [layers.fibre_nodes] lie where the hamlets are before radio or satellite "
                      "is chosen for them.");
    }
}

bool lacks_fibre(FibreClass reach) { return reach != FibreClass::served && reach != FibreClass::passed_no_node; }

}  // namespace

FibrePlan plan_fibre(const Layers& layers, const RunParameters& parameters, const FibreQuestion& question,
                     Reporter& reporter) {
    if (layers.roads.empty()) {
        throw Error{ErrorKind::bad_data, "fibre plan",
                    std::string{layers.has_roads ? "[layers.roads] holds no road" : "there is no layer of roads"} +
                        ", and cable is laid along roads. Add the province's roads, for example of OpenStreetMap."};
    }
    const TestPlan places = plan_test_points(layers, parameters.settlement);
    std::vector<std::optional<Point>> centres;
    for (const HamletPlace& place : places.hamlets) {
        centres.push_back(place.is_tested() ? place.centre : std::nullopt);
    }
    std::vector<std::size_t> asked;
    if (question.hamlets) {
        asked = *question.hamlets;
    } else {
        const FibreFindings found =
            find_fibre(layers, {centres, places.points, {}}, parameters.fibre, parameters.roads);
        for (std::size_t hamlet = 0; hamlet < found.hamlets.size(); ++hamlet) {
            if (lacks_fibre(found.hamlets[hamlet].reach)) {
                asked.push_back(hamlet);
            }
        }
    }
    stop_if_cancelled(reporter);
    std::vector<WantedHamlet> wanted;
    for (const std::size_t hamlet : asked) {
        wanted.push_back({hamlet, centres.at(hamlet)});
    }
    const RoadGraph roads{layers, parameters.roads};
    const FibreNetwork cables{layers, parameters.fibre};
    RunParameters own = parameters;
    own.fibre_plan.operators = owners_named(cables, parameters.fibre_plan.operators);
    FibrePlan plan = extension_plan({layers, roads, cables, own}, wanted, question.budget);
    if (plan.routes_serve) {
        reporter.warn(
            "the project names no fibre nodes, so every cable is taken for one that new cable can be fed from. "
            "Name [layers.fibre_nodes] to plan from nodes that can serve.");
    }
    if (plan.without_households > 0) {
        reporter.warn(
            "hamlets of the fibre plan that declare no households: " + std::to_string(plan.without_households) +
            " of " + std::to_string(plan.wanted.size()) + ". They count like the mean of the others.");
    }
    tell_unreachable(plan, reporter);
    return plan;
}

}  // namespace lomsong
