// SPDX-License-Identifier: Apache-2.0
#include "engine/core/run_trace.hpp"

#include "engine/core/error.hpp"
#include "engine/core/traced_layout.hpp"

namespace lomsong {

namespace {

/// A new layout has a new line: what an older program left is then no trace, and costs one whole run.
constexpr std::string_view k_first_line = "lomsong trace, layout 2\n";
constexpr std::string_view k_whole_run = "Leave out --since for a whole run.";

}  // namespace

// Not in the unnamed namespace, where pass_list would not find them.

template <class Archive, Either<CoverageLayerKey> T>
void pass(Archive& archive, T& key) {
    archive(key.operator_index);
    archive(key.technology);
}

template <class Archive, Either<Premise> T>
void pass(Archive& archive, T& premise) {
    archive(premise.name);
    archive(premise.fingerprint);
}

template <class Archive, Either<TracedSector> T>
void pass(Archive& archive, T& sector) {
    pass(archive, sector.layer);
    archive(sector.position);
    archive(sector.fingerprint);
    archive(sector.evidence_fingerprint);
}

template <class Archive, Either<TracedGround> T>
void pass(Archive& archive, T& ground) {
    archive(ground.grid);
    pass_list(archive, ground.blocks);
}

template <class Archive, Either<TracedMeasurement> T>
void pass(Archive& archive, T& measurement) {
    pass(archive, measurement.layer);
    archive(measurement.position);
    archive(measurement.day);
    archive(measurement.level);
}

template <class Archive, Either<TracedLayer> T>
void pass(Archive& archive, T& layer) {
    pass(archive, layer.key);
    archive(layer.status_runs);
    archive(layer.file);
    archive(layer.file_hash);
    archive(layer.file_conditions);
}

template <class Archive, Either<RunTrace> T>
void pass(Archive& archive, T& trace) {
    archive(trace.program);
    pass_list(archive, trace.premises);
    for (auto& technology : trace.technologies) {
        archive(technology);
    }
    pass_list(archive, trace.raster_premises);
    pass_list(archive, trace.evidence_premises);
    archive(trace.radius);
    archive(trace.path_width);
    pass_list(archive, trace.operators);
    pass_list(archive, trace.sectors);
    pass(archive, trace.terrain);
    pass(archive, trace.land_cover);
    pass_list(archive, trace.points);
    pass_list(archive, trace.hamlets);
    pass_list(archive, trace.measurements);
    archive(trace.as_of);
    archive(trace.cells);
    pass_list(archive, trace.layers);
}

namespace {

void check_hamlets(const RunTrace& trace, const Unpacker& unpacker) {
    for (const TracedHamlet& hamlet : trace.hamlets) {
        const bool has_points =
            hamlet.first_point <= trace.points.size() && hamlet.points <= trace.points.size() - hamlet.first_point;
        if (!has_points || hamlet.statuses.size() != trace.operators.size() ||
            hamlet.evidence.operators.size() != trace.operators.size()) {
            unpacker.do_not_fit();
        }
    }
}

}  // namespace

std::uint64_t cells_fingerprint(const RunTrace& trace) {
    const auto& [program, premises, technologies, raster_premises, evidence_premises, radius, path_width, operators,
                 sectors, terrain, land_cover, points, hamlets, measurements, as_of, cells, layers] = trace;
    Fingerprint result;
    result.add(std::string_view{program});
    for (const std::vector<Premise>* list : {&premises, &raster_premises}) {
        for (const Premise& premise : *list) {
            result.add(premise.fingerprint);
        }
    }
    result.add_array(technologies);
    result.add_all(radius, path_width, operators.size(), sectors.size());
    for (const TracedSector& sector : sectors) {
        result.add_all(sector.layer.operator_index, sector.layer.technology, sector.position, sector.fingerprint);
    }
    for (const TracedGround* ground : {&terrain, &land_cover}) {
        result.add(ground->grid);
        result.add_array(ground->blocks);
    }
    result.add(cells);
    for (const TracedLayer& layer : layers) {
        result.add_all(layer.key.operator_index, layer.key.technology);
    }
    return result.value();
}

std::string packed(const RunTrace& trace) {
    Packer packer;
    pass(packer, trace);
    std::string bytes = std::string{k_first_line} + packer.take();
    bytes += seal_of(bytes);
    return bytes;
}

RunTrace unpacked(std::string_view bytes) {
    if (!bytes.starts_with(k_first_line)) {
        throw Error{ErrorKind::bad_data, "",
                    "it is not a trace that this version of Lomsong reads. " + std::string{k_whole_run}};
    }
    constexpr std::size_t k_seal = sizeof(std::uint64_t);
    if (bytes.size() < k_first_line.size() + k_seal ||
        seal_of(bytes.substr(0, bytes.size() - k_seal)) != bytes.substr(bytes.size() - k_seal)) {
        throw Error{ErrorKind::bad_data, "",
                    "its " + std::to_string(bytes.size()) +
                        " bytes are not those that were written: it was cut or changed. " +
                        std::string{k_whole_run}};
    }
    bytes.remove_suffix(k_seal);
    bytes.remove_prefix(k_first_line.size());
    Unpacker unpacker{bytes, k_whole_run};
    RunTrace trace;
    pass(unpacker, trace);
    if (!unpacker.at_end()) {
        throw Error{ErrorKind::bad_data, "", "it goes on after its end. " + std::string{k_whole_run}};
    }
    check_hamlets(trace, unpacker);
    return trace;
}

}  // namespace lomsong
