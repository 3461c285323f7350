// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/core/text.hpp"
#include "io/read/features.hpp"

namespace lomsong {

namespace {

/// What most rows of a table are drawn as: points or polygons. A layer of hamlets is one or the other.
ShapeKind usual_kind(const VectorTable& table) {
    const auto count = [&](ShapeKind kind) {
        return std::ranges::count_if(table.rows, [kind](const TableRow& row) { return row.shape.kind == kind; });
    };
    return count(ShapeKind::polygons) > 0 && count(ShapeKind::polygons) >= count(ShapeKind::point)
               ? ShapeKind::polygons
               : ShapeKind::point;
}

Hamlet hamlet_of(RowReader& reader, const TableRow& row, ShapeKind usual) {
    Hamlet hamlet;
    hamlet.code = reader.required(row, "code");
    hamlet.name = reader.required(row, "name");
    hamlet.commune_code = reader.text(row, "commune_code");
    hamlet.commune = reader.text(row, "commune");
    hamlet.kind = reader.text(row, "kind");
    hamlet.households = reader.number(row, "households", limits::k_households);
    hamlet.population = reader.number(row, "population", limits::k_population);
    hamlet.power = reader.text(row, "power");
    hamlet.difficult = reader.flag(row, "difficult");
    if (usual == ShapeKind::polygons) {
        hamlet.area = reader.polygons(row);
    } else {
        hamlet.centre = reader.position(row);
    }
    return hamlet;
}

/// A point that stands for the hamlet; nothing when neither centre nor area is known.
std::optional<Point> place_of(const Hamlet& hamlet) {
    if (hamlet.centre) {
        return hamlet.centre;
    }
    return hamlet.area.empty() ? std::nullopt : std::optional{interior_point(hamlet.area)};
}

std::vector<std::string> codes_of(const std::vector<Hamlet>& hamlets) {
    std::vector<std::string> codes;
    for (const Hamlet& hamlet : hamlets) {
        codes.push_back(hamlet.code);
    }
    return codes;
}

/// A commune with its box, so that containment asks few polygons.
struct BoxedCommune {
    Commune commune;
    Box box;
    std::optional<Finding> defect;  ///< matters only when the commune is the run's business
    bool used = false;
};

/// Fills what the hamlet's file left out. The code decides; without one, where the hamlet lies. False when no
/// commune of the layer is the hamlet's.
bool join(Hamlet& hamlet, std::vector<BoxedCommune>& communes) {
    auto found = communes.end();
    if (!hamlet.commune_code.empty()) {
        found = std::ranges::find(communes, hamlet.commune_code,
                                  [](const BoxedCommune& boxed) { return boxed.commune.code; });
    }
    const std::optional<Point> place = place_of(hamlet);
    for (auto boxed = communes.begin(); place && boxed != communes.end(); ++boxed) {
        if (boxed->box.contains(*place) && contains(boxed->commune.area, *place)) {
            boxed->used = true;
            if (found == communes.end() && hamlet.commune_code.empty()) {
                found = boxed;
            }
        }
    }
    if (found == communes.end()) {
        return false;
    }
    found->used = true;
    hamlet.commune_code = found->commune.code;
    if (hamlet.commune.empty()) {
        hamlet.commune = found->commune.name;
    }
    return true;
}

}  // namespace

void read_hamlets(const LayerTables& tables, const Meaning& into) {
    std::map<std::string, RowPlace> seen;
    for (const MatchedTable& matched : tables.tables) {
        const VectorTable& table = matched.table;
        RowReader reader{matched, into.layers.crs, into.findings};
        const ShapeKind usual = usual_kind(table);
        for (const TableRow& row : table.rows) {
            Hamlet hamlet = hamlet_of(reader, row, usual);
            if (const std::optional<Finding> defect = reader.defect(row)) {
                into.findings.add(*defect);
            }
            const auto [first, is_new] = seen.emplace(hamlet.code, table.place(row.number));
            if (!is_new && !hamlet.code.empty()) {
                reader.complain(row, "code", FindingKind::duplicate,
                                "code '" + hamlet.code + "' is already that of " + to_string(first->second),
                                "Give every hamlet a code of its own.");
            }
            into.layers.hamlets.push_back(std::move(hamlet));
        }
    }
}

void read_clusters(const LayerTables& tables, const Meaning& into) {
    const std::vector<std::string> codes = codes_of(into.layers.hamlets);
    std::map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        index.emplace(codes[i], i);
    }
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        const std::string code = reader.required(row, "hamlet_code");
        const std::optional<double> households = reader.number(row, "households", limits::k_households);
        const std::optional<Point> position = reader.position(row);
        const auto hamlet = index.find(code);
        if (hamlet == index.end()) {
            if (!code.empty() && !codes.empty()) {  // without any hamlet that finding says it all
                reader.complain(row, "hamlet_code", FindingKind::unknown_reference,
                                "no hamlet has the code '" + code + "'",
                                "Correct the code, or add the hamlet." + did_you_mean(code, codes));
            }
        } else if (position) {
            into.layers.clusters.push_back({hamlet->second, *position, households});
        }
    });
}

void read_communes(const LayerTables& tables, const Meaning& into) {
    std::vector<BoxedCommune> communes;
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        Commune commune{reader.required(row, "code"), reader.required(row, "name"), reader.polygons(row)};
        const Box box = bounds(commune.area);
        communes.push_back({std::move(commune), box, reader.defect(row)});
    });
    std::size_t homeless = 0;
    for (Hamlet& hamlet : into.layers.hamlets) {
        homeless += join(hamlet, communes) ? 0U : 1U;
    }
    if (homeless > 0) {
        into.reporter.warn("communes: " + std::to_string(homeless) + " of " +
                           std::to_string(into.layers.hamlets.size()) +
                           " hamlets belong to no commune of the layer, neither by code nor by place");
    }
    for (BoxedCommune& boxed : communes) {
        if (!boxed.used) {
            continue;
        }
        if (boxed.defect) {
            into.findings.add(*boxed.defect);
        }
        into.layers.communes.push_back(std::move(boxed.commune));
    }
}

}  // namespace lomsong
