// SPDX-License-Identifier: Apache-2.0
/// @file  run.json: the record of a run, and the mark by which --overwrite knows a result folder.
#include <array>
#include <cmath>
#include <string>

#include <nlohmann/json.hpp>

#include "engine/core/day.hpp"
#include "engine/core/error.hpp"
#include "engine/core/recorded_result.hpp"
#include "io/write/fibre_summary.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"
#include "io/write/writers/text_file.hpp"
#include "io/write/writers/writers.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

Json inputs_json(const RunRecord& record) {
    Json inputs = Json::array();
    for (const InputRecord& input : record.inputs) {
        inputs.push_back({{"layer", input.role}, {"path", input.path}, {"hash", input.hash}, {"rows", input.rows}});
    }
    return inputs;
}

Json parameters_json(const RunRecord& record) {
    if (record.parameters_json.empty()) {
        return Json::object();
    }
    try {
        return Json::parse(record.parameters_json);
    } catch (const Json::parse_error& error) {
        throw Error{ErrorKind::internal, "run.json",
                    std::string{"the parameters are not JSON: "} + error.what() + ". Please report this."};
    }
}

/// {"good": 3, ...} over any array indexed by HamletStatus.
template <class Counts>
Json by_status(const Counts& counts) {
    Json json = Json::object();
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        json[std::string{status.key}] = counts[static_cast<std::size_t>(status.status)];
    }
    return json;
}

Json status_json(const StatusCounts& counts) {
    return {{"hamlets", by_status(counts.hamlets)},
            {"households", by_status(counts.households)},
            {"people", by_status(counts.people)}};
}

Json counts_json(const WriteJob& job) {
    const Layers& layers = job.layers;
    const Results& results = job.results;
    Json fibre = Json::object();
    for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
        fibre[std::string{k_fibre_class_keys[i]}] = results.province.fibre[i];
    }
    Json operators = Json::object();
    const std::vector<std::string> keys = operator_keys(layers.operators);
    for (std::size_t i = 0; i < keys.size() && i < results.province.operators.size(); ++i) {
        operators[keys[i]] = {
            {"name", layers.operators[i]},
            {"has_reported", i < layers.operator_has_reported.size() && layers.operator_has_reported[i]},
            {"status", status_json(results.province.operators[i])}};
    }
    return {{"hamlets", layers.hamlets.size()},
            {"communes", results.communes.size()},
            {"clusters", layers.clusters.size()},
            {"test_points", results.test_points.size()},
            {"buildings", layers.buildings.size()},
            {"sectors", layers.sectors.size()},
            {"fibre_routes", layers.fibre_routes.size()},
            {"fibre_nodes", layers.fibre_nodes.size()},
            {"coverage_layers", results.coverage.size()},
            {"gaps", results.gaps.size()},
            {"links_computed", results.links_computed},
            {"links_below_model_range", results.links_below_model_range},
            {"status", status_json(results.province.any_operator)},
            {"operators", operators},
            {"hamlets_by_fibre_class", fibre}};
}

/// West, south, east, north in degrees around a box of the run's CRS; null for an empty one.
Json degrees_json(const Box& box, const std::string& crs) {
    if (box.empty()) {
        return nullptr;
    }
    const ToWgs84 to_wgs84{crs};
    Box degrees;
    for (const Point corner : {Point{box.min_x, box.min_y}, Point{box.min_x, box.max_y},
                               Point{box.max_x, box.min_y}, Point{box.max_x, box.max_y}}) {
        if (const auto image = to_wgs84(corner)) {
            degrees.add(*image);
        }
    }
    if (degrees.empty()) {
        return nullptr;
    }
    return {rounded(degrees.min_x, 4), rounded(degrees.min_y, 4), rounded(degrees.max_x, 4),
            rounded(degrees.max_y, 4)};
}

Json unknown_terrain_json(const WriteJob& job) {
    const UnknownTerrain& unknown = job.results.unknown_terrain;
    return {{"hamlets_undecided", unknown.hamlets_undecided},
            {"links_unknown", unknown.links_unknown},
            {"cells_without_terrain", unknown.cells_without_terrain},
            {"cells_undecided", unknown.cells_undecided},
            {"missing_km2", rounded(unknown.missing_km2, 2)},
            {"missing_west_south_east_north", degrees_json(unknown.missing, job.layers.crs.definition)}};
}

Json assumed_json(const AssumedInputs& assumed) {
    return {{"sectors", assumed.sectors}, {"heights", assumed.heights},         {"azimuths", assumed.azimuths},
            {"tilts", assumed.tilts},     {"frequencies", assumed.frequencies}, {"bandwidths", assumed.bandwidths},
            {"powers", assumed.powers}};
}

Json rows_json(const RunRecord& record) {
    Json rows = Json::object();
    for (const auto& [role, count] : record.rows) {
        rows[std::string{name_of(role)}] = {{"read", count.read},
                                            {"accepted", count.accepted},
                                            {"repaired", count.repaired},
                                            {"rejected", count.rejected}};
    }
    return rows;
}

Json timings_json(const RunRecord& record) {
    Json timings = Json::object();
    for (const auto& [step, seconds] : record.timings_s) {
        timings[step] = rounded(seconds, 3);
    }
    return timings;
}

}  // namespace

void write_run_json(const WriteJob& job) {
    const Layers& layers = job.layers;
    const bool surface = layers.terrain_kind == TerrainKind::surface;
    const Json json{
        {"program", "lomsong"},
        {"version", job.record.version},
        {"format", k_result_format},
        {"title", job.parameters.title},
        {"data_date", layers.as_of ? Json(iso_text(*layers.as_of)) : Json(nullptr)},
        {"made_up", job.parameters.made_up},
        {"language", job.parameters.language == Language::vietnamese ? "vi" : "en"},
        {"crs", {{"definition", layers.crs.definition}, {"name", layers.crs.name}, {"reason", layers.crs.reason}}},
        {"terrain_kind", surface ? "surface" : "bare_ground"},
        {"model", {{"name", job.parameters.radio.model}, {"reference", job.record.model_reference}}},
        {"people_basis", job.results.household_basis},
        {"inputs", inputs_json(job.record)},
        {"rows", rows_json(job.record)},
        {"parameters", parameters_json(job.record)},
        {"counts", counts_json(job)},
        {"fibre", Json::parse(fibre_json(job.layers, job.results, job.record.fibre))},
        {"unknown_terrain", unknown_terrain_json(job)},
        {"assumed", assumed_json(job.results.assumed)},
        {"warnings", job.record.warnings},
        {"timings_s", timings_json(job.record)},
    };
    TextFile file{job.folder / "run.json"};
    file.write(json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    file.close();
}

}  // namespace lomsong
