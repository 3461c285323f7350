// SPDX-License-Identifier: Apache-2.0
/// @file  What is measured of areas side by side, in words.
#include <algorithm>
#include <cmath>

#include "io/shapes/area_overlaps.hpp"

namespace lomsong {

namespace {

/// Hectares, or square metres of what is less than a tenth of one.
std::string hectares(double area_m2) {
    constexpr double k_hectare_m2 = 10'000.0;
    if (area_m2 > 0.0 && area_m2 < 0.1 * k_hectare_m2) {
        return std::to_string(std::llround(area_m2)) + " m2";
    }
    const auto tenths = std::llround(10.0 * area_m2 / k_hectare_m2);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " ha";
}

std::string percent(double share) {
    const auto tenths = std::llround(1000.0 * share);
    if (share > 0.0 && tenths == 0) {
        return "less than 0.1 %";
    }
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

Finding note(const RowPlace& place, FindingKind kind, std::string problem, std::string advice) {
    Finding finding{place, "", kind, std::move(problem), std::move(advice)};
    finding.outcome = Outcome::noted;
    return finding;
}

}  // namespace

void tell_overlaps(const AreaOverlaps& overlaps, std::span<const RowPlace> rows, std::span<const std::string> names,
                   RowFindings& findings, std::vector<Understanding>& understood) {
    double total_m2 = 0.0;
    for (const AreaOverlap& overlap : overlaps.overlaps) {
        const std::string other = "'" + names[overlap.first] + "' (" + to_string(rows[overlap.first]) + ")";
        total_m2 += overlap.area_m2;
        if (overlap.same) {
            Finding finding = note(rows[overlap.second], FindingKind::duplicate, "has the very area of " + other,
                                   "Draw its own border.");
            finding.rule = "same_area";
            findings.add(std::move(finding));
            continue;
        }
        Finding finding = note(rows[overlap.second], FindingKind::overlap,
                               "overlaps " + other + " by " + hectares(overlap.area_m2) + ", " +
                                   percent(overlap.share) + " of the smaller",
                               "Agree on the border between the two.");
        finding.value_seen = hectares(overlap.area_m2);
        finding.rule = "overlap";
        findings.add(std::move(finding));
    }
    if (!overlaps.overlaps.empty() || overlaps.slivers > 0) {
        understood.push_back({"borders",
                              std::to_string(overlaps.overlaps.size()) + " overlaps, " + hectares(total_m2) + "; " +
                                  std::to_string(overlaps.slivers) + " slivers, " + hectares(overlaps.slivers_m2),
                              1.0, "measured between all neighbours; nothing was cut"});
    }
    if (overlaps.not_measured > 0) {
        understood.push_back({"borders", std::to_string(overlaps.not_measured) + " pairs could not be measured",
                              1.0, "their shapes are too entangled to intersect"});
    }
}

void tell_fit(const HamletFit& fit, const Layers& layers, std::span<const RowPlace> rows, RowFindings& findings,
              std::vector<Understanding>& understood) {
    for (const HamletOutside& outside : fit.outside) {
        if (outside.share <= k_outside_share) {
            continue;
        }
        const Commune& commune = layers.communes[outside.commune];
        Finding finding = note(rows[outside.hamlet], FindingKind::outside_commune,
                               percent(outside.share) + " of its area, " + hectares(outside.outside_m2) +
                                   ", lies outside its commune '" + commune.name + "' (" + commune.code + ")",
                               "Check its border, or the commune that it names.");
        finding.value_seen = percent(outside.share);
        finding.rule = "hamlet_within_commune";
        findings.add(std::move(finding));
    }
    for (const CommuneFit& commune : fit.communes) {
        if (commune.uncovered_m2 > 0.0) {
            understood.push_back(
                {"commune " + layers.communes[commune.commune].name,
                 hectares(commune.uncovered_m2) + " in no hamlet, " + percent(commune.uncovered_share), 1.0,
                 "its area less the areas of its " + std::to_string(commune.hamlets) + " hamlets"});
        }
    }
}

}  // namespace lomsong
