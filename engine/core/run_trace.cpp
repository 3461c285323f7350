// SPDX-License-Identifier: Apache-2.0
#include "engine/core/run_trace.hpp"

#include <concepts>
#include <cstring>
#include <type_traits>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// A new layout has a new line: what an older program left is then no trace, and costs one whole run.
constexpr std::string_view k_first_line = "lomsong trace, layout 2\n";

/// Values that are written as they lie in memory.
template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T> || std::same_as<T, Metres> || std::same_as<T, Dbm> ||
    std::same_as<T, Decibels> || std::same_as<T, Angle> || std::same_as<T, HeightAboveSeaLevel> ||
    std::same_as<T, Point> || std::same_as<T, Grid>;
static_assert(sizeof(Grid) == 3 * sizeof(double) + 2 * sizeof(std::int32_t), "no padding goes into a file");

/// Values to bytes.
class Packer {
  public:
    template <Plain T>
    void operator()(const T& value) {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void operator()(const std::string& text) {
        (*this)(text.size());
        m_bytes += text;
    }
    template <class T>
    void count(const std::vector<T>& list) {
        (*this)(list.size());
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

  private:
    std::string m_bytes;
};

[[noreturn]] void do_not_fit() {
    throw Error{ErrorKind::bad_data, "", "its parts do not fit together. Leave out --since for a whole run."};
}

/// Bytes to values; the seal has been checked, so what does not fit is another program's.
class Unpacker {
  public:
    explicit Unpacker(std::string_view bytes) : m_rest{bytes} {}

    template <Plain T>
    void operator()(T& value) {
        std::memcpy(&value, next(sizeof value).data(), sizeof value);
    }
    void operator()(std::string& text) { text = next(next_count()); }
    template <class T>
    void count(std::vector<T>& list) {
        list.resize(next_count());
    }
    [[nodiscard]] bool at_end() const { return m_rest.empty(); }

  private:
    /// Every element takes at least a byte, so that no count makes us reserve more than the file's size.
    [[nodiscard]] std::size_t next_count() {
        std::size_t count = 0;
        (*this)(count);
        if (count > m_rest.size()) {
            do_not_fit();
        }
        return count;
    }
    [[nodiscard]] std::string_view next(std::size_t size) {
        if (size > m_rest.size()) {
            do_not_fit();
        }
        const std::string_view part = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return part;
    }

    std::string_view m_rest;
};

// The layout, once for both directions: `Trace` is const for a Packer.

template <class Archive, class T>
requires Plain<std::remove_const_t<T>> || std::same_as<std::remove_const_t<T>, std::string>
void pass(Archive& archive, T& value) { archive(value); }

template <class Archive, class T>
void pass_list(Archive& archive, T& list) {
    archive.count(list);
    for (auto& element : list) {
        pass(archive, element);
    }
}

void pass(Packer& archive, const BestLink& link) {
    archive(static_cast<std::uint8_t>((link.level ? 1U : 0U) | (link.unknown_could_serve ? 2U : 0U)));
    if (link.level) {
        archive(*link.level);
        archive(link.sector);
    }
}

void pass(Unpacker& archive, BestLink& link) {
    std::uint8_t flags = 0;
    archive(flags);
    link.unknown_could_serve = (flags & 2U) != 0;
    if ((flags & 1U) != 0) {
        archive(link.level.emplace());
        archive(link.sector);
    }
}

template <class T, class Wanted>
concept Either = std::same_as<std::remove_const_t<T>, Wanted>;

template <class T>
void pass(Packer& archive, const std::optional<T>& value) {
    archive(value.has_value());
    if (value) {
        pass(archive, *value);
    }
}

template <class T>
void pass(Unpacker& archive, std::optional<T>& value) {
    std::uint8_t has_value = 0;
    archive(has_value);
    if (has_value != 0) {
        pass(archive, value.emplace());
    }
}

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

template <class Archive, Either<TracedPoint> T>
void pass(Archive& archive, T& point) {
    archive(point.position);
    pass_list(archive, point.best);
    pass_list(archive, point.undecided);
    archive(point.links_computed);
    archive(point.links_below_model_range);
    archive(point.links_outside_model);
}

template <class Archive, Either<NearbyStation> T>
void pass(Archive& archive, T& station) {
    archive(station.sector);
    archive(station.distance);
    archive(station.bearing);
    pass(archive, station.level);
    pass(archive, station.margin);
}

template <class Archive, Either<Ridge> T>
void pass(Archive& archive, T& ridge) {
    archive(ridge.position);
    archive(ridge.from_station);
    archive(ridge.above_line);
    archive(ridge.top);
}

template <class Archive, Either<Remedy> T>
void pass(Archive& archive, T& remedy) {
    archive(remedy.kind);
    archive(remedy.sector);
    archive(remedy.amount);
    archive(remedy.becomes);
}

template <class Archive, Either<GapEvidence> T>
void pass(Archive& archive, T& gap) {
    archive(gap.cause);
    archive(gap.missing);
    archive(gap.alone);
    pass(archive, gap.sector);
    archive(gap.margin);
    archive(gap.gain);
    pass(archive, gap.ridge);
    pass(archive, gap.donor);
    pass_list(archive, gap.remedies);
}

template <class Archive, Either<OperatorEvidence> T>
void pass(Archive& archive, T& evidence) {
    pass_list(archive, evidence.nearest);
    pass(archive, evidence.worst_point);
    pass(archive, evidence.margin);
    pass(archive, evidence.gap);
}

template <class Archive, Either<TracedHamlet> T>
void pass(Archive& archive, T& hamlet) {
    archive(hamlet.first_point);
    archive(hamlet.points);
    pass_list(archive, hamlet.statuses);
    pass_list(archive, hamlet.evidence.operators);
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

void check_hamlets(const RunTrace& trace) {
    for (const TracedHamlet& hamlet : trace.hamlets) {
        const bool has_points =
            hamlet.first_point <= trace.points.size() && hamlet.points <= trace.points.size() - hamlet.first_point;
        if (!has_points || hamlet.statuses.size() != trace.operators.size() ||
            hamlet.evidence.operators.size() != trace.operators.size()) {
            do_not_fit();
        }
    }
}

std::string seal_of(std::string_view bytes) {
    Packer seal;
    seal(fingerprint_of(bytes));
    return seal.take();
}

}  // namespace

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
                    "it is not a trace that this version of Lomsong reads. Leave out --since for a whole run."};
    }
    constexpr std::size_t k_seal = sizeof(std::uint64_t);
    if (bytes.size() < k_first_line.size() + k_seal ||
        seal_of(bytes.substr(0, bytes.size() - k_seal)) != bytes.substr(bytes.size() - k_seal)) {
        throw Error{ErrorKind::bad_data, "",
                    "its " + std::to_string(bytes.size()) +
                        " bytes are not those that were written: it was cut or changed. Leave out --since for a "
                        "whole run."};
    }
    bytes.remove_suffix(k_seal);
    bytes.remove_prefix(k_first_line.size());
    Unpacker unpacker{bytes};
    RunTrace trace;
    pass(unpacker, trace);
    if (!unpacker.at_end()) {
        throw Error{ErrorKind::bad_data, "", "it goes on after its end. Leave out --since for a whole run."};
    }
    check_hamlets(trace);
    return trace;
}

}  // namespace lomsong
