// SPDX-License-Identifier: Apache-2.0
/// @file  proposals: one point per proposed station, in the order of building; gains are beyond those of the ranks
///        before it, totals with them.
#include <optional>
#include <string>

#include "io/language/catalogue.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"
#include "io/write/site_plan.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

struct RankedSite {
    const ProposedSite& site;
    std::size_t rank;
    const Hamlet* near;       ///< the nearest hamlet; null when nobody knows one's place
    const FibreRoute* route;  ///< the nearest; null when there is none
    const FibreNode* node;
};

/// New masts stand out from those that stand already.
Style style_of(const ProposedSite& site) {
    const std::string_view colour = site.operators.empty() ? k_dead_zone : k_good_by_several;
    return {.fill = colour,
            .stroke = k_line,
            .marker_color = colour,
            .marker_size = site.hamlets_served.empty() ? "medium" : "large"};
}

class ProposalColumns {
  public:
    explicit ProposalColumns(const SitePlanReport& report) : m_report{report} {
        add_place();
        add_gains();
        add_surroundings();
        add_sharing();
        add_style(m_columns, GeometryKind::points, [](const RankedSite& row) { return style_of(row.site); });
    }
    [[nodiscard]] const Columns<RankedSite>& columns() const { return m_columns; }

  private:
    void add_place() {
        const Layers& layers = m_report.layers;
        const Language language = m_report.parameters.language;
        m_columns.add("rank", [](const RankedSite& row) { return row.rank; })
            .add("code", [](const RankedSite& row) { return row.site.code; })
            .add("kind",
                 [](const RankedSite& row) { return k_site_kinds[static_cast<std::size_t>(row.site.kind)]; })
            .add("kind_label", [language](const RankedSite& row) { return label(row.site.kind, language); })
            .add("operators_on_mast",
                 [&layers](const RankedSite& row) { return operator_names(layers, row.site.operators); })
            .add("technologies", [](const RankedSite& row) { return technology_names(row.site.technologies); })
            .add("antenna_height_m",
                 [](const RankedSite& row) { return rounded(row.site.antenna_height.value(), 1); })
            .add("ground_m", [](const RankedSite& row) { return rounded(row.site.ground.value(), 1); });
    }

    void add_gains() {
        const Layers& layers = m_report.layers;
        m_columns.add("people", [](const RankedSite& row) { return rounded(row.site.people, 1); })
            .add("people_total", [](const RankedSite& row) { return rounded(row.site.total_people, 1); })
            .add("households", [](const RankedSite& row) { return rounded(row.site.households, 1); })
            .add("households_total", [](const RankedSite& row) { return rounded(row.site.total_households, 1); })
            .add("gain", [](const RankedSite& row) { return rounded(row.site.gain, 2); })
            .add("gain_total", [](const RankedSite& row) { return rounded(row.site.total_gain, 2); })
            .add("cost", [](const RankedSite& row) { return rounded(row.site.cost, 3); })
            .add("cost_total", [](const RankedSite& row) { return rounded(row.site.spent, 3); })
            .add("hamlets_served_count", [](const RankedSite& row) { return row.site.hamlets_served.size(); })
            .add("hamlets_served",
                 [&layers](const RankedSite& row) {
                     return hamlet_names_and_codes(layers, row.site.hamlets_served);
                 })
            .add("hamlets_reached", [&layers](const RankedSite& row) {
                return hamlet_names_and_codes(layers, row.site.hamlets_reached);
            });
    }

    void add_surroundings() {
        m_columns
            .add("near_hamlet", [](const RankedSite& row) { return row.near == nullptr ? "" : row.near->name; })
            .add("commune", [](const RankedSite& row) { return row.near == nullptr ? "" : row.near->commune; })
            .add("power", [](const RankedSite& row) { return row.near == nullptr ? "" : row.near->power; })
            .add("difficult",
                 [](const RankedSite& row) { return row.near == nullptr ? std::nullopt : row.near->difficult; })
            .add("road_distance_m", [](const RankedSite& row) { return whole_metres(row.site.access.road); })
            .add("fibre_route_distance_m",
                 [](const RankedSite& row) { return whole_metres(row.site.access.route); })
            .add("route_code", [](const RankedSite& row) { return row.route == nullptr ? "" : row.route->code; })
            .add("route_operator",
                 [](const RankedSite& row) { return row.route == nullptr ? "" : row.route->operator_name; })
            .add("fibre_node_distance_m", [](const RankedSite& row) { return whole_metres(row.site.access.node); })
            .add("node_code", [](const RankedSite& row) { return row.node == nullptr ? "" : row.node->code; });
    }

    void add_sharing() {
        const Layers& layers = m_report.layers;
        m_columns
            .add("shared_mast",
                 [](const RankedSite& row) { return row.site.sharing ? row.site.sharing->code : std::string{}; })
            .add("shared_mast_operators",
                 [&layers](const RankedSite& row) {
                     return row.site.sharing ? operator_names(layers, row.site.sharing->operators) : std::string{};
                 })
            .add("shared_mast_distance_m",
                 [](const RankedSite& row) {
                     return row.site.sharing ? whole_metres(row.site.sharing->distance) : std::nullopt;
                 })
            .add("shared_mast_gain", [](const RankedSite& row) {
                return row.site.sharing ? std::optional{rounded(row.site.sharing->gain, 2)} : std::nullopt;
            });
    }

    const SitePlanReport& m_report;
    Columns<RankedSite> m_columns;
};

template <class T>
const T* element(const std::vector<T>& all, const std::optional<std::size_t>& index) {
    return index ? &all.at(*index) : nullptr;
}

}  // namespace

FeatureTable proposal_table(const SitePlanReport& report) {
    const ProposalColumns columns{report};
    const Layers& layers = report.layers;
    FeatureTable table;
    table.name = "proposals";
    table.description = made_up_warning(report.parameters) + say(report.parameters.language, "sites.table") + " " +
                        stamp(layers, report.parameters);
    table.geometry = GeometryKind::points;
    table.columns = columns.columns().columns();
    for (std::size_t i = 0; i < report.plan.sites.size(); ++i) {
        const ProposedSite& site = report.plan.sites[i];
        const RankedSite row{site, i + 1, element(layers.hamlets, site.nearest_hamlet),
                             element(layers.fibre_routes, site.access.nearest_route),
                             element(layers.fibre_nodes, site.access.nearest_node)};
        table.features.push_back({site.code, site.position, columns.columns().values(row)});
    }
    make_ids_unique(table);
    return table;
}

}  // namespace lomsong
