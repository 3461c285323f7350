// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/clean/values.hpp"
#include "io/gdal/session.hpp"
#include "io/read/layer_checks.hpp"
#include "io/shapes/fibre_lengths.hpp"
#include "io/shapes/fibre_topology.hpp"

namespace lomsong {

namespace {

std::string metres(Metres length) { return shown_number(std::round(10.0 * length.value()) / 10.0) + " m"; }

std::string kilometres_of(Metres length) { return shown_number(std::round(length.value() / 10.0) / 100.0) + " km"; }

/// Takes the elements out of a layer and of the list of their rows.
template <class Item>
void take_out(std::vector<Item>& items, std::vector<RowPlace>& rows, const std::vector<bool>& out) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!out[i]) {
            if (kept != i) {
                items[kept] = std::move(items[i]);
                rows[kept] = std::move(rows[i]);
            }
            ++kept;
        }
    }
    items.resize(kept);
    rows.resize(kept);
}

class NetworkChecks {
  public:
    NetworkChecks(const Meaning& into, const Region& region)
        : m_into{into},
          m_region{region},
          m_routes{into.layers.fibre_routes},
          m_rows{into.read.rows[LayerRole::fibre_routes]},
          m_node_rows{into.read.rows[LayerRole::fibre_nodes]} {
        m_rules.snap = into.project.cleaning.snap;
    }

    void check() {
        drop_those_elsewhere();
        const FibreTopology topology = check_topology(m_routes, m_into.layers.fibre_nodes, m_rules);
        std::vector<bool> out(m_routes.size());
        FibreSummary counts;
        for (const LineFact& fact : topology.facts) {
            out[fact.route] = tell(fact, counts) || out[fact.route];
        }
        check_all_nodes();
        take_out(m_routes, m_rows, out);
        FibreSummary& summary = m_into.read.fibre;
        summary = summary_of(m_routes, drawn_lengths(m_routes, m_into.layers.crs));
        summary.loose_ends = counts.loose_ends;
        summary.gaps_closed = counts.gaps_closed;
        summary.drawn_twice = counts.drawn_twice;
        summary.shared = topology.shared;
        tell_layer(topology);
    }

  private:
    /// A route of which no corner lies in the region belongs to another province.
    void drop_those_elsewhere() {
        if (!m_region.is_known()) {
            return;
        }
        const gdal::Transform to_degrees{gdal::crs(m_into.layers.crs.definition), gdal::wgs84()};
        const auto inside = [&](Point corner) {
            const std::optional<Point> degrees = to_degrees(corner);
            return degrees && m_region.holds(*degrees, m_into.project.cleaning.region_margin);
        };
        std::vector<bool> out(m_routes.size());
        for (std::size_t i = 0; i < m_routes.size(); ++i) {
            out[i] =
                !m_routes[i].path.empty() && std::ranges::none_of(m_routes[i].path, [&](const LineString& line) {
                    return std::ranges::any_of(line, inside);
                });
            if (out[i]) {
                Finding finding{m_rows[i], "", FindingKind::outside_region,
                                "no part of it lies in the region (" + m_region.text() + ")",
                                "Take it out, or name the communes it belongs to in [layers.communes]."};
                finding.rule = "within_region";
                m_into.findings.add(std::move(finding));
            }
        }
        take_out(m_routes, m_rows, out);
    }

    [[nodiscard]] std::string named(const std::optional<std::size_t>& route) const {
        return route ? "'" + m_routes[*route].code + "' (" + to_string(m_rows[*route]) + ")" : "another";
    }

    void add(const LineFact& fact, FindingKind kind, Outcome outcome, std::string problem, std::string advice,
             std::string rule, std::string seen = "", std::string used = "", double confidence = 1.0) {
        Finding finding{m_rows[fact.route], "", kind, std::move(problem), std::move(advice), outcome};
        finding.value_seen = std::move(seen);
        finding.value_used = std::move(used);
        finding.rule = std::move(rule);
        finding.confidence = confidence;
        m_into.findings.add(std::move(finding));
    }

    /// True when the route is not taken.
    bool tell(const LineFact& fact, FibreSummary& counts) {
        switch (fact.kind) {
            case LineFactKind::no_length:
                add(fact, FindingKind::bad_geometry, Outcome::rejected,
                    "is no line: it is " + metres(fact.size) + " long", "Draw it, or take the row out.",
                    "has_length");
                return true;
            case LineFactKind::drawn_twice:
                ++counts.drawn_twice;
                add(fact, FindingKind::duplicate_line, Outcome::rejected,
                    "is the same line as " + named(fact.other) + " of the same operator",
                    "Take one of the two out, or draw its own way.", "same_line");
                return true;
            case LineFactKind::repeated_part:
                add(fact, FindingKind::duplicate_line, Outcome::repaired,
                    "draws a part of " + metres(fact.size) + " twice", "Take one of the two parts out.",
                    "repeated_part", metres(fact.size) + " twice", "once");
                return false;
            case LineFactKind::lies_on_other:
                add(fact, FindingKind::duplicate_line, Outcome::noted,
                    "runs on " + named(fact.other) + " of the same operator for " + metres(fact.size),
                    "Take it out if it is no cable of its own.", "lies_on_other", metres(fact.size));
                return false;
            case LineFactKind::gap_closed: tell_gap(fact, counts); return false;
            case LineFactKind::loose_end: tell_loose_end(fact, counts); return false;
            case LineFactKind::crosses_itself:
                ++m_crossing;
                add(fact, FindingKind::bad_geometry, Outcome::noted, "crosses itself, or runs back on its own way",
                    "Draw one way from end to end; give each branch a row of its own.", "crosses_itself",
                    metres(fact.size));
                return false;
        }
        return false;
    }

    void tell_gap(const LineFact& fact, FibreSummary& counts) {
        ++counts.gaps_closed;
        constexpr double k_doubt_at_snap = 0.2;
        add(fact, FindingKind::gap_closed, Outcome::repaired,
            "ends " + metres(fact.size) + " short of " + named(fact.other), "Draw its end onto it.", "snap_ends",
            metres(fact.size), "joined over " + metres(fact.size),
            1.0 - k_doubt_at_snap * (fact.size / m_rules.snap));
    }

    void tell_loose_end(const LineFact& fact, FibreSummary& counts) {
        ++counts.loose_ends;
        if (fact.size <= m_rules.dangle_factor * m_rules.snap) {
            add(fact, FindingKind::dangle, Outcome::noted,
                "ends " + metres(fact.size) + " short of " + named(fact.other) +
                    ", too far to be joined unasked (cleaning.snap_m = " + shown_number(m_rules.snap.value()) + ")",
                "Draw its end onto it, if the two are one cable.", "loose_end", metres(fact.size));
        }
    }

    void check_all_nodes() {
        const std::vector<FibreNode>& nodes = m_into.layers.fibre_nodes;
        std::vector<bool> out(nodes.size());
        for (const NodeFact& fact : check_nodes(m_routes, nodes, m_rules)) {
            Finding finding{m_node_rows[fact.node], "", FindingKind::contradiction,
                            "lies " + metres(fact.size) + " from the nearest route",
                            "Check its position, or send the route that leads to it."};
            finding.outcome = Outcome::noted;
            finding.value_seen = metres(fact.size);
            finding.rule = "node_near_route";
            if (fact.other) {
                finding = {m_node_rows[fact.node], "", FindingKind::duplicate,
                           "is given already: " + to_string(m_node_rows[*fact.other]), "Take one of the two out."};
                finding.rule = "same_node";
                out[fact.node] = true;
            }
            m_into.findings.add(std::move(finding));
        }
        take_out(m_into.layers.fibre_nodes, m_node_rows, out);
    }

    void tell_layer(const FibreTopology& topology) {
        std::vector<Understanding>& understood = m_into.read.understood[LayerRole::fibre_routes];
        const FibreSummary& summary = m_into.read.fibre;
        Metres drawn{0.0};
        for (const LengthTotals& totals : summary.all) {
            drawn = drawn + totals.drawn;
        }
        understood.push_back({"cables",
                              kilometres_of(drawn) + " drawn, " + kilometres_of(topology.shared) +
                                  " of them on another cable of the same operator",
                              1.0, "measured on the ellipsoid, by pairs of routes"});
        if (summary.loose_ends > 0 || m_crossing > 0) {
            understood.push_back({"ends of cables",
                                  std::to_string(summary.loose_ends) + " lead to another cable of their operator " +
                                      "without reaching it; " + std::to_string(m_crossing) +
                                      " cables cross themselves",
                                  1.0, "within " + metres(m_rules.told_factor * m_rules.snap)});
        }
    }

    const Meaning& m_into;
    const Region& m_region;
    TopologyRules m_rules;
    std::vector<FibreRoute>& m_routes;
    std::vector<RowPlace>& m_rows;
    std::vector<RowPlace>& m_node_rows;
    std::size_t m_crossing = 0;
};

}  // namespace

void check_networks(const Meaning& into, const Region& region) {
    if (!into.layers.fibre_routes.empty() || !into.layers.fibre_nodes.empty()) {
        NetworkChecks{into, region}.check();
    }
}

}  // namespace lomsong
