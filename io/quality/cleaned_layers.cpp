// SPDX-License-Identifier: Apache-2.0
#include "io/quality/cleaned_layers.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "io/language/catalogue.hpp"
#include "io/quality/finding_files.hpp"
#include "io/write/names.hpp"

namespace lomsong {

namespace {

/// Decimals of lengths, angles, levels: finer than any file is.
constexpr int k_digits = 6;

/// Where a feature came from, and by which rules it was repaired.
struct Origin {
    std::string file;
    std::string sheet;
    std::uint64_t row = 0;
    std::string repairs;
};

class Origins {
  public:
    explicit Origins(const ReadLayers& read) : m_read{read} {
        for (const Finding& finding : read.findings) {
            if (finding.outcome == Outcome::repaired) {
                m_repairs[finding.place].push_back(&finding);
            }
        }
    }

    /// Of element `index` of the layer's vector.
    [[nodiscard]] Origin of(LayerRole role, std::size_t index) const {
        const auto rows = m_read.rows.find(role);
        return rows == m_read.rows.end() || index >= rows->second.size() ? Origin{} : of(rows->second[index]);
    }
    [[nodiscard]] Origin of(const RowPlace& place) const {
        std::vector<const Finding*> findings;
        append(findings, {place.file, place.layer, place.is_sheet, 0});
        append(findings, place);
        return {place.file, place.layer, place.row, rules_of(findings)};
    }

  private:
    void append(std::vector<const Finding*>& findings, const RowPlace& place) const {
        if (const auto found = m_repairs.find(place); found != m_repairs.end()) {
            findings.insert(findings.end(), found->second.begin(), found->second.end());
        }
    }

    const ReadLayers& m_read;
    std::map<RowPlace, std::vector<const Finding*>> m_repairs;
};

/// An element of a layer on its way into a table.
template <class Element>
struct Sourced {
    const Element& element;
    Origin origin;
};

/// The table of one layer: its own columns, those of the origin, `made_up`.
template <class Element>
class TableOf {
  public:
    using Row = Sourced<Element>;

    TableOf(std::string name, GeometryKind geometry, Columns<Row> columns, const RunParameters& parameters)
        : m_columns{std::move(columns)} {
        m_columns.add("source_file", [](const Row& row) { return row.origin.file; })
            .add("source_sheet", [](const Row& row) { return row.origin.sheet; })
            .add("source_row",
                 [](const Row& row) {
                     return row.origin.row == 0 ? std::optional<std::uint64_t>{} : std::optional{row.origin.row};
                 })
            .add("repairs", [](const Row& row) { return row.origin.repairs; });
        if (parameters.made_up) {
            m_columns.add("made_up", [](const Row&) { return true; });
        }
        m_table.name = std::move(name);
        m_table.geometry = geometry;
        m_table.columns = m_columns.columns();
        m_table.description = made_up_warning(parameters) + say(parameters.language, "table.cleaned");
    }

    void add(std::string id, FeatureGeometry geometry, const Element& element, Origin origin) {
        m_table.features.push_back(
            {std::move(id), std::move(geometry), m_columns.values(Row{element, std::move(origin)})});
    }

    [[nodiscard]] FeatureTable finish() && {
        make_ids_unique(m_table);
        check(m_table);
        return std::move(m_table);
    }

  private:
    Columns<Row> m_columns;
    FeatureTable m_table;
};

template <class Quantity>
std::optional<double> plain(const std::optional<Quantity>& quantity, double unit = 1.0) {
    return quantity ? std::optional{rounded(quantity->value() / unit, k_digits)} : std::nullopt;
}

/// What a column shows of an element: a member function or lambda of it.
template <class Element, class Show>
auto shown(Show show) {
    return [show](const Sourced<Element>& row) { return show(row.element); };
}

FeatureTable stations_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    Columns<Sourced<Sector>> columns;
    const auto add = [&columns](std::string name, auto show) { columns.add(std::move(name), shown<Sector>(show)); };
    const std::vector<std::string>& operators = read.layers.operators;
    add("station", [](const Sector& s) { return s.station; });
    add("operator", [&operators](const Sector& s) { return operators.at(s.operator_index); });
    add("technology", [](const Sector& s) { return info(s.technology).name; });
    add("site", [](const Sector& s) { return s.site; });
    add("sector", [](const Sector& s) { return s.label; });
    add("height_m", [](const Sector& s) { return plain(s.antenna_height); });
    add("azimuth_deg", [](const Sector& s) { return plain(s.azimuth); });
    add("tilt_deg", [](const Sector& s) { return plain(s.tilt); });
    add("electrical_tilt_deg", [](const Sector& s) { return plain(s.electrical_tilt); });
    add("mechanical_tilt_deg", [](const Sector& s) { return plain(s.mechanical_tilt); });
    add("pattern", [](const Sector& s) { return s.pattern; });
    add("frequency_mhz", [](const Sector& s) { return plain(s.frequency, 1e6); });
    add("bandwidth_mhz", [](const Sector& s) { return plain(s.bandwidth, 1e6); });
    add("eirp_dbm", [](const Sector& s) { return plain(s.eirp); });
    add("power_dbm", [](const Sector& s) { return plain(s.power); });
    add("gain_dbi", [](const Sector& s) { return plain(s.antenna_gain); });
    add("feeder_db", [](const Sector& s) { return plain(s.feeder_loss); });
    add("omni", [](const Sector& s) { return s.omnidirectional ? std::optional{true} : std::nullopt; });
    add("status", [](const Sector& s) { return s.status; });
    TableOf<Sector> table{"stations", GeometryKind::points, columns, parameters};
    for (std::size_t i = 0; i < read.layers.sectors.size(); ++i) {
        const Sector& sector = read.layers.sectors[i];
        table.add(sector_name(sector), sector.position, sector, origins.of(LayerRole::stations, i));
    }
    for (const DeclaredSector& declared : read.off_air) {
        table.add(sector_name(declared.sector), declared.sector.position, declared.sector,
                  origins.of(declared.place));
    }
    return std::move(table).finish();
}

FeatureGeometry geometry_of(const Hamlet& hamlet) {
    if (!hamlet.area.empty()) {
        return hamlet.area;
    }
    return hamlet.centre ? FeatureGeometry{*hamlet.centre} : FeatureGeometry{};
}

FeatureTable hamlets_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    Columns<Sourced<Hamlet>> columns;
    const auto add = [&columns](std::string name, auto show) { columns.add(std::move(name), shown<Hamlet>(show)); };
    add("code", [](const Hamlet& h) { return h.code; });
    add("name", [](const Hamlet& h) { return h.name; });
    add("commune_code", [](const Hamlet& h) { return h.commune_code; });
    add("commune", [](const Hamlet& h) { return h.commune; });
    add("kind", [](const Hamlet& h) { return h.kind; });
    add("households", [](const Hamlet& h) { return h.households; });
    add("population", [](const Hamlet& h) { return h.population; });
    add("power", [](const Hamlet& h) { return h.power; });
    add("difficult", [](const Hamlet& h) { return h.difficult; });
    TableOf<Hamlet> table{"hamlets", GeometryKind::mixed, columns, parameters};
    for (std::size_t i = 0; i < read.layers.hamlets.size(); ++i) {
        const Hamlet& hamlet = read.layers.hamlets[i];
        table.add(hamlet.code, geometry_of(hamlet), hamlet, origins.of(LayerRole::hamlets, i));
    }
    return std::move(table).finish();
}

FeatureTable clusters_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    const std::vector<Hamlet>& hamlets = read.layers.hamlets;
    Columns<Sourced<Cluster>> columns;
    columns.add("hamlet_code", shown<Cluster>([&hamlets](const Cluster& c) { return hamlets.at(c.hamlet).code; }))
        .add("households", shown<Cluster>([](const Cluster& c) { return c.households; }));
    TableOf<Cluster> table{"clusters", GeometryKind::points, columns, parameters};
    for (std::size_t i = 0; i < read.layers.clusters.size(); ++i) {
        const Cluster& cluster = read.layers.clusters[i];
        table.add(hamlets.at(cluster.hamlet).code, cluster.position, cluster, origins.of(LayerRole::clusters, i));
    }
    return std::move(table).finish();
}

FeatureTable communes_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    Columns<Sourced<Commune>> columns;
    columns.add("code", shown<Commune>([](const Commune& c) { return c.code; }))
        .add("name", shown<Commune>([](const Commune& c) { return c.name; }));
    TableOf<Commune> table{"communes", GeometryKind::polygons, columns, parameters};
    for (std::size_t i = 0; i < read.layers.communes.size(); ++i) {
        const Commune& commune = read.layers.communes[i];
        table.add(commune.code, commune.area, commune, origins.of(LayerRole::communes, i));
    }
    for (std::size_t i = 0; i < read.layers.other_communes.size(); ++i) {
        const Commune& commune = read.layers.other_communes[i];
        table.add(commune.code, commune.area, commune, origins.of(read.other_commune_rows.at(i)));
    }
    return std::move(table).finish();
}

std::string_view word_of(Placement placement) {
    switch (placement) {
        case Placement::aerial: return "aerial";
        case Placement::underground: return "underground";
        case Placement::unknown: break;
    }
    return "";
}

FeatureTable routes_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    Columns<Sourced<FibreRoute>> columns;
    const auto add = [&columns](std::string name, auto show) {
        columns.add(std::move(name), shown<FibreRoute>(show));
    };
    add("route", [](const FibreRoute& r) { return r.code; });
    add("operator", [](const FibreRoute& r) { return r.operator_name; });
    add("placement", [](const FibreRoute& r) { return word_of(r.placement); });
    add("status", [](const FibreRoute& r) { return r.status; });
    add("length_declared_km", [](const FibreRoute& r) { return plain(r.declared_length, 1e3); });
    TableOf<FibreRoute> table{"fibre_routes", GeometryKind::lines, columns, parameters};
    for (std::size_t i = 0; i < read.layers.fibre_routes.size(); ++i) {
        const FibreRoute& route = read.layers.fibre_routes[i];
        table.add(route.code, route.path, route, origins.of(LayerRole::fibre_routes, i));
    }
    for (std::size_t i = 0; i < read.layers.planned_fibre_routes.size(); ++i) {
        const FibreRoute& route = read.layers.planned_fibre_routes[i];
        table.add(route.code, route.path, route, origins.of(read.planned_route_rows.at(i)));
    }
    return std::move(table).finish();
}

FeatureTable nodes_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    Columns<Sourced<FibreNode>> columns;
    columns.add("node", shown<FibreNode>([](const FibreNode& n) { return n.code; }))
        .add("kind", shown<FibreNode>([](const FibreNode& n) { return n.kind; }))
        .add("operator", shown<FibreNode>([](const FibreNode& n) { return n.operator_name; }));
    TableOf<FibreNode> table{"fibre_nodes", GeometryKind::points, columns, parameters};
    for (std::size_t i = 0; i < read.layers.fibre_nodes.size(); ++i) {
        const FibreNode& node = read.layers.fibre_nodes[i];
        table.add(node.code, node.position, node, origins.of(LayerRole::fibre_nodes, i));
    }
    return std::move(table).finish();
}

/// Buildings are kept as the point and the area that a run needs of them.
FeatureTable buildings_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    Columns<Sourced<Building>> columns;
    columns.add("area_m2", shown<Building>([](const Building& b) { return rounded(b.footprint_m2, 3); }));
    TableOf<Building> table{"buildings", GeometryKind::points, columns, parameters};
    for (std::size_t i = 0; i < read.layers.buildings.size(); ++i) {
        const Building& building = read.layers.buildings[i];
        table.add(std::to_string(i + 1), building.centre, building, origins.of(LayerRole::buildings, i));
    }
    return std::move(table).finish();
}

FeatureTable measurements_table(const ReadLayers& read, const Origins& origins, const RunParameters& parameters) {
    Columns<Sourced<Measurement>> columns;
    const auto add = [&columns](std::string name, auto show) {
        columns.add(std::move(name), shown<Measurement>(show));
    };
    const std::vector<std::string>& operators = read.layers.operators;
    add("time", [](const Measurement& m) { return iso_text(m.day); });
    add("operator", [&operators](const Measurement& m) { return operators.at(m.operator_index); });
    add("technology", [](const Measurement& m) { return info(m.technology).name; });
    add("level_dbm", [](const Measurement& m) { return plain(m.level); });
    add("speed_down_mbps", [](const Measurement& m) { return rounded(m.download_mbps, k_digits); });
    add("speed_up_mbps", [](const Measurement& m) { return rounded(m.upload_mbps, k_digits); });
    add("device", [](const Measurement& m) { return m.device; });
    TableOf<Measurement> table{"measurements", GeometryKind::points, columns, parameters};
    for (std::size_t i = 0; i < read.layers.measurements.size(); ++i) {
        const Measurement& measurement = read.layers.measurements[i];
        table.add(std::to_string(i + 1), measurement.position, measurement, origins.of(LayerRole::measurements, i));
    }
    return std::move(table).finish();
}

}  // namespace

std::vector<FeatureTable> cleaned_tables(const ReadLayers& read, const RunParameters& parameters) {
    const Origins origins{read};
    std::vector<FeatureTable> tables;
    for (const auto& build : {stations_table, hamlets_table, clusters_table, communes_table, routes_table,
                              nodes_table, buildings_table, measurements_table}) {
        FeatureTable table = build(read, origins, parameters);
        if (!table.features.empty()) {
            tables.push_back(std::move(table));
        }
    }
    return tables;
}

}  // namespace lomsong
