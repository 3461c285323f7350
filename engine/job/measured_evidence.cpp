// SPDX-License-Identifier: Apache-2.0
#include "engine/job/measured_evidence.hpp"

#include <cstddef>
#include <optional>

namespace lomsong {

namespace {

bool is_served(HamletStatus status) { return status == HamletStatus::good || status == HamletStatus::weak; }
bool is_gap(HamletStatus status) { return status == HamletStatus::dead_zone || status == HamletStatus::no_signal; }

/// The gap that only measurements show, told by the point where most less was measured than predicted.
GapEvidence measured_gap(std::span<const MeasuredPoint> measured, const RunParameters& parameters,
                         std::span<const TestPoint> points, std::size_t hamlet, std::size_t which) {
    GapEvidence gap;
    gap.cause = GapCause::measured;
    for (const MeasuredPoint& point : measured) {
        const bool shows_it = points[point.point].hamlet == hamlet && point.operator_index == which &&
                              point.use == MeasurementUse::overrides && point.status == PointStatus::none &&
                              point.link.level.has_value();
        if (!shows_it) {
            continue;
        }
        const Decibels less = *point.link.level - *point.level;
        if (!gap.sector || less > gap.gain) {
            gap.sector = point.link.sector;
            gap.gain = less;
            gap.margin =
                *point.deciding_level - parameters.technologies[index_of(point.technology)].thresholds.minimum;
        }
    }
    return gap;
}

}  // namespace

void hold_evidence_against(std::span<const MeasuredPoint> measured, const RunParameters& parameters,
                           std::span<const TestPoint> points, std::span<const HamletResult> hamlets,
                           std::vector<HamletEvidence>& evidence) {
    if (measured.empty()) {
        return;
    }
    for (std::size_t hamlet = 0; hamlet < evidence.size(); ++hamlet) {
        for (std::size_t which = 0; which < evidence[hamlet].operators.size(); ++which) {
            const OperatorVerdict& verdict = hamlets[hamlet].operators[which];
            std::optional<GapEvidence>& gap = evidence[hamlet].operators[which].gap;
            if (verdict.status == verdict.predicted) {
                continue;
            }
            if (is_served(verdict.status)) {
                gap.reset();
            } else if (is_gap(verdict.status) && !is_gap(verdict.predicted)) {
                gap = measured_gap(measured, parameters, points, hamlet, which);
            }
        }
    }
}

}  // namespace lomsong
