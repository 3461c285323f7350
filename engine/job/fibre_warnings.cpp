// SPDX-License-Identifier: Apache-2.0
#include "engine/job/fibre_warnings.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>

namespace lomsong {

namespace {

/// "12.3 km": warnings are English, whatever the language of the results.
std::string kilometres_of(Metres length) {
    const auto tenths = static_cast<long long>(std::llround(length.value() / 100.0));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " km";
}

std::string named(const std::string& operator_name) {
    return operator_name.empty() ? "routes without an operator" : operator_name;
}

/// Parts come by operator, the longest first.
void tell_parts(const Layers& layers, const FibreResults& fibre, const std::string& owner, Reporter& reporter) {
    const FibrePart* longest = nullptr;
    std::size_t parts = 0;
    std::size_t idle = 0;
    Metres length{0.0};
    Metres idle_length{0.0};
    for (const FibrePart& part : fibre.parts) {
        if (part.operator_name != owner) {
            continue;
        }
        ++parts;
        length = length + part.length;
        if (part.serving_nodes == 0) {
            ++idle;
            idle_length = idle_length + part.length;
            longest = longest == nullptr ? &part : longest;
        }
    }
    if (idle == 0) {
        return;
    }
    if (idle == parts) {
        reporter.warn("fibre: no node that can serve stands on any cable of " + named(owner) + " (" +
                      kilometres_of(length) + "): nobody can be served by them as they are drawn");
        return;
    }
    reporter.warn("fibre: " + std::to_string(idle) + " of " + std::to_string(parts) +
                  " separate parts of the cables of " + named(owner) + ", " + kilometres_of(idle_length) + " of " +
                  kilometres_of(length) + ", lead to no node that can serve; the longest, " +
                  kilometres_of(longest->length) + ", holds route '" +
                  layers.fibre_routes.at(longest->routes.front()).code + "'. fibre_parts shows them");
}

void tell_roads(const Layers& layers, const RoadSummary& roads, Reporter& reporter) {
    const Metres usable = std::accumulate(roads.usable.begin(), roads.usable.end(), Metres{0.0});
    if (usable <= Metres{0.0}) {
        reporter.warn("roads: none lies in the communes; every hamlet is without a road");
        return;
    }
    const std::string of_all = " of " + std::to_string(layers.hamlets.size()) + " hamlets";
    if (roads.hamlets_off_road > 0) {
        reporter.warn("roads: " + std::to_string(roads.hamlets_off_road) + of_all +
                      " have no road within [roads] reach_m");
    }
    if (roads.hamlets_cut_off > 0) {
        reporter.warn("roads: from " + std::to_string(roads.hamlets_cut_off) + of_all +
                      " no road leads to a node that can serve");
    }
}

}  // namespace

void tell_fibre(const Layers& layers, const FibreResults& fibre, Reporter& reporter) {
    if (layers.has_fibre_nodes) {
        for (const std::string& owner : fibre.operators) {
            tell_parts(layers, fibre, owner, reporter);
        }
    }
    if (layers.has_roads) {
        tell_roads(layers, fibre.roads, reporter);
    }
}

}  // namespace lomsong
