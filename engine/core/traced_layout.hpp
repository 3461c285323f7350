// SPDX-License-Identifier: Apache-2.0
/// @file  How test points and evidence lie in files: in the trace of a run and in the file of a part alike.
#pragma once

#include <cstdint>

#include "engine/core/packing.hpp"
#include "engine/core/run_trace.hpp"

namespace lomsong {

inline void pass(Packer& archive, const BestLink& link) {
    archive(static_cast<std::uint8_t>((link.level ? 1U : 0U) | (link.unknown_could_serve ? 2U : 0U)));
    if (link.level) {
        archive(*link.level);
        archive(link.sector);
    }
}

inline void pass(Unpacker& archive, BestLink& link) {
    std::uint8_t flags = 0;
    archive(flags);
    link.unknown_could_serve = (flags & 2U) != 0;
    if ((flags & 1U) != 0) {
        archive(link.level.emplace());
        archive(link.sector);
    }
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

}  // namespace lomsong
