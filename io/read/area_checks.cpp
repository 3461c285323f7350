// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "io/read/layer_checks.hpp"
#include "io/shapes/area_overlaps.hpp"

namespace lomsong {

namespace {

template <class Item>
void check_overlaps(const std::vector<Item>& items, LayerRole role, const Meaning& into) {
    std::vector<const MultiPolygon*> areas;
    std::vector<std::string> names;
    for (const Item& item : items) {
        areas.push_back(&item.area);
        names.push_back(item.name);
    }
    tell_overlaps(overlaps_of(areas, into.project.cleaning.snap), into.read.rows[role], names, into.findings,
                  into.read.understood[role]);
}

/// How often a cluster names each hamlet.
std::vector<std::size_t> clusters_of_hamlets(const Layers& layers) {
    std::vector<std::size_t> count(layers.hamlets.size());
    for (const Cluster& cluster : layers.clusters) {
        ++count[cluster.hamlet];
    }
    return count;
}

bool has_area(const Layers& layers, const std::string& commune_code) {
    for (const Commune& commune : layers.communes) {
        if (!commune_code.empty() && commune.code == commune_code && !commune.area.empty()) {
            return true;
        }
    }
    return false;
}

}  // namespace

void check_areas(const Meaning& into) {
    check_overlaps(into.layers.hamlets, LayerRole::hamlets, into);
    check_overlaps(into.layers.communes, LayerRole::communes, into);
    tell_fit(fit_of_hamlets(into.layers, into.project.cleaning.snap), into.layers,
             into.read.rows[LayerRole::hamlets], into.findings, into.read.understood[LayerRole::hamlets]);
}

void tell_estimated_positions(const Meaning& into) {
    const std::vector<std::size_t> clusters = clusters_of_hamlets(into.layers);
    for (std::size_t i = 0; i < into.layers.hamlets.size(); ++i) {
        const Hamlet& hamlet = into.layers.hamlets[i];
        if (hamlet.centre || !hamlet.area.empty()) {
            continue;
        }
        Finding finding{into.read.rows[LayerRole::hamlets].at(i), "", FindingKind::position_estimated,
                        "hamlet '" + hamlet.name + "' has a place in no file",
                        "Send the point of its cultural house, or its border."};
        finding.outcome = Outcome::noted;
        if (clusters[i] > 0) {
            finding.value_used = "the largest of its " + std::to_string(clusters[i]) + " clusters";
            finding.rule = "position_from_clusters";
            finding.confidence = 0.8;
        } else if (has_area(into.layers, hamlet.commune_code)) {
            finding.value_used = "somewhere in its commune '" + hamlet.commune + "': listed, not judged";
            finding.rule = "position_from_commune";
            finding.confidence = 0.1;
        } else {
            continue;  // known by name only, as was said when its row was read
        }
        into.findings.add(std::move(finding));
    }
}

}  // namespace lomsong
