// SPDX-License-Identifier: Apache-2.0
/// @file  changes.json: counts with their denominators, and everything that the page of text has no room for.
#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "io/write/change_counts.hpp"
#include "io/write/changes.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

Json result_json(const RecordedResult& result) {
    return {{"name", result.name},
            {"title", result.title},
            {"version", result.program},
            {"model", result.model},
            {"crs", result.crs},
            {"hamlets", result.hamlets.size()},
            {"sectors", result.sectors.size()}};
}

/// {"key": count} over any list of infos with a key.
template <class Infos, class Counts>
Json by_key(const Infos& infos, const Counts& counts, std::size_t most) {
    Json json = Json::object();
    const std::span of_both = std::span{infos}.first(most);
    for (std::size_t i = 0; i < of_both.size(); ++i) {
        json[std::string{of_both[i].key}] = counts[i];
    }
    return json;
}

Json counts_json(const ChangeCounts& counts) {
    // Added and removed hamlets are not among those of both results.
    constexpr std::size_t k_kinds_of_both = static_cast<std::size_t>(ChangeKind::unchanged) + 1;
    return {{"hamlets_of_both", counts.hamlets},
            {"changes", by_key(k_change_kinds, counts.kinds, k_kinds_of_both)},
            {"status_before", by_key(k_hamlet_statuses, counts.before, counts.before.size())},
            {"status", by_key(k_hamlet_statuses, counts.now, counts.now.size())},
            {"reasons", by_key(k_change_reasons, counts.reasons, counts.reasons.size())},
            {"with_several_reasons", counts.several_reasons},
            {"unexplained", counts.no_known_reason}};
}

Json hamlets_json(const Comparison& comparison) {
    std::array<std::size_t, k_match_bases.size()> matched{};
    std::size_t added = 0;
    std::size_t removed = 0;
    for (const HamletChange& hamlet : comparison.hamlets) {
        if (hamlet.before && hamlet.now) {
            ++matched[static_cast<std::size_t>(hamlet.basis)];
        } else {
            ++(hamlet.now ? added : removed);
        }
    }
    Json json = Json::object();
    for (std::size_t i = 0; i < matched.size(); ++i) {
        json["matched_by_" + std::string{k_match_bases[i]}] = matched[i];
    }
    json["added"] = added;
    json["removed"] = removed;
    return json;
}

Json stations_json(const ChangesReport& report) {
    const ToWgs84 to_wgs84{report.now.crs};
    Json list = Json::array();
    for (const StationChange& station : report.comparison.stations) {
        const auto place = to_wgs84(station.position);
        Json entry{{"operator", station.operator_name},
                   {"code", station.code},
                   {"change", k_station_changes[static_cast<std::size_t>(station.kind)]}};
        if (!station.earlier_code.empty()) {
            entry["earlier_code"] = station.earlier_code;
        }
        entry["lon"] = place ? Json(place->x) : Json(nullptr);
        entry["lat"] = place ? Json(place->y) : Json(nullptr);
        entry["details"] = station.details;
        list.push_back(std::move(entry));
    }
    return list;
}

Json doubts_json(const ChangesReport& report) {
    const auto codes = [](const RecordedResult& result, const std::vector<std::size_t>& hamlets) {
        Json list = Json::array();
        for (const std::size_t hamlet : hamlets) {
            list.push_back(result.hamlets.at(hamlet).declared.code);
        }
        return list;
    };
    Json list = Json::array();
    for (const MatchDoubt& doubt : report.comparison.doubts) {
        list.push_back({{"kind", k_doubts[static_cast<std::size_t>(doubt.kind)]},
                        {"before", codes(report.before, doubt.before)},
                        {"now", codes(report.now, doubt.now)}});
    }
    return list;
}

Json corrections_json(const ChangesReport& report) {
    Json list = Json::array();
    for (const HamletChange& hamlet : report.comparison.hamlets) {
        for (const Correction& correction : hamlet.corrections) {
            list.push_back({{"code", hamlet_of(report.before, report.now, hamlet).declared.code},
                            {"field", correction.field},
                            {"before", correction.before},
                            {"now", correction.now}});
        }
    }
    return list;
}

Json parameters_json(const Comparison& comparison) {
    Json list = Json::array();
    for (const ParameterDifference& difference : comparison.parameters) {
        list.push_back({{"key", difference.key},
                        {"before", difference.before},
                        {"now", difference.now},
                        {"steers_verdicts", difference.steers}});
    }
    return list;
}

}  // namespace

std::string changes_json(const ChangesReport& report) {
    const Comparison& comparison = report.comparison;
    Json operators = Json::object();
    const std::vector<std::string> keys = operator_keys(comparison.operators);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        operators[keys[i]] = {{"name", comparison.operators[i]}};
        operators[keys[i]].update(counts_json(counted(comparison, i)));
    }
    const Json json{{"program", "lomsong"},
                    {"made_up", report.before.made_up || report.now.made_up},
                    {"before", result_json(report.before)},
                    {"now", result_json(report.now)},
                    {"of_networks_alone", !comparison.parameters_steer},
                    {"same_parameters", comparison.same_parameters},
                    {"reasons_by", k_reason_methods[static_cast<std::size_t>(comparison.method)]},
                    {"reasons_note", report.method_note},
                    {"parameters", parameters_json(comparison)},
                    {"hamlets", hamlets_json(comparison)},
                    {"any_operator", counts_json(counted(comparison, std::nullopt))},
                    {"operators", operators},
                    {"operators_only_before", comparison.operators_gone},
                    {"operators_only_now", comparison.operators_new},
                    {"stations", stations_json(report)},
                    {"doubts", doubts_json(report)},
                    {"corrections", corrections_json(report)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lomsong
