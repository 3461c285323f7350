// SPDX-License-Identifier: Apache-2.0
#include "io/write/fibre_summary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/feature_table.hpp"
#include "io/write/names.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

/// By Placement.
constexpr std::array<std::string_view, 3> k_placements{"unknown", "aerial", "underground"};
/// The distances of the two shares that people read: ITU's indicator, and the drop of a house.
constexpr Metres k_told_of_people{10'000.0};
constexpr Metres k_told_of_households{300.0};

double in_km(Metres length) { return rounded(length.value() / 1e3, 3); }

std::string length_line(const LengthTotals& totals, std::string_view placement, Language language) {
    const auto km = [&](Metres length) { return number(length.value() / 1e3, 1, language); };
    const std::string name = say(language, "summary.placement." + std::string{placement});
    const std::optional<double> ratio = totals.ratio();
    return "  " +
           (ratio ? say(language, "summary.fibre_length_declared",
                        {{"placement", name},
                         {"drawn", km(totals.drawn)},
                         {"of_declaring", km(totals.drawn_of_declaring)},
                         {"declared", km(totals.declared)},
                         {"ratio", number(*ratio, 3, language)}})
                  : say(language, "summary.fibre_length", {{"placement", name}, {"drawn", km(totals.drawn)}})) +
           "\n";
}

const FibreShare* share_of_any(const FibreResults& fibre, Metres distance) {
    const auto found = std::ranges::find_if(
        fibre.shares, [&](const FibreShare& share) { return !share.operator_index && share.distance == distance; });
    return found == fibre.shares.end() ? nullptr : &*found;
}

std::string share_lines(const Layers& layers, const FibreResults& fibre, Language language) {
    std::string text;
    const FibreShare* drop = share_of_any(fibre, k_told_of_households);
    if (drop != nullptr && layers.has_fibre_routes && fibre.households_placed > 0.0) {
        text += say(language, "summary.fibre_households",
                    {{"metres", number(drop->distance.value(), 0, language)},
                     {"share", share(drop->households_by_route, fibre.households_placed, 0, language)}}) +
                "\n";
    }
    const FibreShare* itu = share_of_any(fibre, k_told_of_people);
    if (itu != nullptr && layers.has_fibre_nodes && fibre.people_placed > 0.0) {
        text += say(language, "summary.fibre_people",
                    {{"km", number(itu->distance.value() / 1e3, 0, language)},
                     {"share", share(itu->people_by_node, fibre.people_placed, 0, language)}}) +
                "\n";
    }
    return text;
}

/// Sites of an operator count once, whatever stands on them.
std::map<std::pair<std::size_t, std::string>, bool> sites_on_fibre(const Layers& layers,
                                                                   const FibreResults& fibre) {
    std::map<std::pair<std::size_t, std::string>, bool> sites;
    for (std::size_t i = 0; i < fibre.sectors.size(); ++i) {
        const Sector& sector = layers.sectors.at(i);
        bool& on_fibre = sites[{sector.operator_index, sector.site}];
        on_fibre = on_fibre || fibre.sectors[i].backhaul;
    }
    return sites;
}

std::string backhaul_line(const Layers& layers, const FibreResults& fibre, Language language) {
    const auto sites = sites_on_fibre(layers, fibre);
    const auto on_fibre =
        static_cast<std::size_t>(std::ranges::count_if(sites, [](const auto& site) { return site.second; }));
    return sites.empty()
               ? std::string{}
               : say(language, "summary.backhaul", {{"share", share(on_fibre, sites.size(), language)}}) + "\n";
}

struct IdleCable {
    std::size_t parts = 0;
    Metres length{0.0};
};

IdleCable idle_cable(const FibreResults& fibre) {
    IdleCable idle;
    for (const FibrePart& part : fibre.parts) {
        if (part.serving_nodes == 0) {
            ++idle.parts;
            idle.length = idle.length + part.length;
        }
    }
    return idle;
}

Json lengths_json(const ByPlacement& lengths) {
    Json json = Json::object();
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const LengthTotals& totals = lengths[i];
        const std::optional<double> ratio = totals.ratio();
        json[std::string{k_placements[i]}] = {{"routes", totals.routes},
                                              {"drawn_km", in_km(totals.drawn)},
                                              {"routes_declaring", totals.declaring},
                                              {"drawn_of_declaring_km", in_km(totals.drawn_of_declaring)},
                                              {"declared_km", in_km(totals.declared)},
                                              {"ratio", ratio ? Json{rounded(*ratio, 4)} : Json{}}};
    }
    return json;
}

Json shares_json(const FibreResults& fibre) {
    const std::vector<std::string> keys = operator_keys(fibre.operators);
    Json shares = Json::array();
    for (const FibreShare& share : fibre.shares) {
        shares.push_back({{"operator", share.operator_index ? keys.at(*share.operator_index) : std::string{"any"}},
                          {"distance_m", share.distance.value()},
                          {"hamlets_by_route", share.hamlets_by_route},
                          {"hamlets_by_node", share.hamlets_by_node},
                          {"people_by_route", rounded(share.people_by_route, 1)},
                          {"people_by_node", rounded(share.people_by_node, 1)},
                          {"households_by_route", rounded(share.households_by_route, 1)},
                          {"households_by_node", rounded(share.households_by_node, 1)},
                          {"buildings_by_route", share.buildings_by_route},
                          {"buildings_by_node", share.buildings_by_node}});
    }
    return shares;
}

/// Every route left out because its status says that it does not serve today, in the order of the files.
Json planned_json(const Layers& layers) {
    Json routes = Json::array();
    for (const FibreRoute& route : layers.planned_fibre_routes) {
        routes.push_back({{"route", route.code},
                          {"operator", route.operator_name},
                          {"status", route.status},
                          {"drawn_km", in_km(layers.ground_scale.length(route.path))}});
    }
    return routes;
}

Json roads_json(const RoadSummary& roads) {
    Json usable = Json::object();
    for (const RoadClassInfo& road_class : k_road_classes) {
        usable[std::string{road_class.key}] = in_km(roads.usable[static_cast<std::size_t>(road_class.road_class)]);
    }
    return {{"usable_km", usable},
            {"outside_km", in_km(roads.outside)},
            {"parts", roads.parts},
            {"hamlets_off_road", roads.hamlets_off_road},
            {"hamlets_cut_off", roads.hamlets_cut_off}};
}

}  // namespace

std::string fibre_summary(const Layers& layers, const Results& results, const FibreSummary& lengths,
                          Language language) {
    if (!layers.has_fibre_routes && !layers.has_fibre_nodes) {
        return {};
    }
    std::string text;
    for (std::size_t i = 0; i < lengths.all.size(); ++i) {
        text += lengths.all[i].routes > 0 ? length_line(lengths.all[i], k_placements[i], language) : "";
    }
    text += share_lines(layers, results.fibre, language);
    text += backhaul_line(layers, results.fibre, language);
    const IdleCable idle = idle_cable(results.fibre);
    if (layers.has_fibre_nodes && idle.parts > 0) {
        text +=
            say(language, "summary.fibre_idle",
                {{"count", count(idle.parts, language)}, {"km", number(idle.length.value() / 1e3, 1, language)}}) +
            "\n";
    }
    return text;
}

std::string fibre_json(const Layers& layers, const Results& results, const FibreSummary& lengths) {
    const FibreResults& fibre = results.fibre;
    const auto sites = sites_on_fibre(layers, fibre);
    const IdleCable idle = idle_cable(fibre);
    const Json json{
        {"lengths", lengths_json(lengths.all)},
        {"parts", fibre.parts.size()},
        {"parts_without_serving_node", idle.parts},
        {"km_without_serving_node", in_km(idle.length)},
        {"planned_routes", layers.planned_fibre_routes.size()},
        {"planned", planned_json(layers)},
        {"sites", sites.size()},
        {"sites_on_fibre", std::ranges::count_if(sites, [](const auto& site) { return site.second; })},
        {"people_placed", rounded(fibre.people_placed, 1)},
        {"households_placed", rounded(fibre.households_placed, 1)},
        {"buildings", layers.buildings.size()},
        {"shares", shares_json(fibre)},
        {"roads", layers.has_roads ? roads_json(fibre.roads) : Json{}},
    };
    return json.dump();
}

}  // namespace lomsong
