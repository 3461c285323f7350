// SPDX-License-Identifier: Apache-2.0
#include "io/serve/trial_answer.hpp"

#include <nlohmann/json.hpp>

#include "engine/core/results.hpp"
#include "engine/core/technology.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

/// Bytes that are no UTF-8 become the sign for that.
std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json change_json(const StatusChange& change) {
    return {{"before", info(change.before).key}, {"now", info(change.now).key}, {"kind", info(change.kind).key}};
}

Json hamlet_json(const Layers& layers, const TriedHamlet& tried) {
    const Hamlet& hamlet = layers.hamlets[tried.hamlet];
    Json json = Json::object();
    json["code"] = hamlet.code;
    json["name"] = hamlet.name;
    json["commune"] = hamlet.commune;
    if (tried.any.before != tried.any.now) {
        json["any"] = change_json(tried.any);
    }
    Json& operators = json["operators"] = Json::object();
    for (std::size_t i = 0; i < tried.operators.size(); ++i) {
        if (tried.operators[i].before != tried.operators[i].now) {
            operators[layers.operators[i]] = change_json(tried.operators[i]);
        }
    }
    return json;
}

}  // namespace

std::string offer_json(const TrialOffer& offer, const Layers& layers, const RunParameters& parameters) {
    Json operators = Json::array();
    for (std::size_t i = 0; i < layers.operators.size(); ++i) {
        if (layers.operator_has_reported[i]) {
            operators.push_back(layers.operators[i]);
        }
    }
    Json technologies = Json::array();
    for (const TechnologyInfo& technology : k_technologies) {
        const SectorDefaults& defaults = parameters.technologies[index_of(technology.technology)].defaults;
        technologies.push_back({{"name", technology.name},
                                {"height_m", defaults.antenna_height.value()},
                                {"eirp_dbm", defaults.eirp.value()}});
    }
    return text_of({{"unavailable", offer.unavailable},
                    {"changed_inputs", offer.changed_inputs},
                    {"hamlets_otherwise", offer.hamlets_otherwise},
                    {"radius_km", in_kilometres(parameters.radio.radius)},
                    {"operators", std::move(operators)},
                    {"technologies", std::move(technologies)}});
}

std::string answer_json(const Layers& layers, std::span<const TriedHamlet> changed,
                        std::span<const std::size_t> off_terrain) {
    Json hamlets = Json::array();
    for (const TriedHamlet& tried : changed) {
        hamlets.push_back(hamlet_json(layers, tried));
    }
    return text_of({{"hamlets", std::move(hamlets)},
                    {"off_terrain", std::vector<std::size_t>(off_terrain.begin(), off_terrain.end())}});
}

}  // namespace lomsong
