// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "io/clean/stations.hpp"
#include "io/clean/status.hpp"
#include "io/project/synonyms.hpp"
#include "io/read/features.hpp"
#include "io/read/operators.hpp"
#include "io/read/pattern_library.hpp"
#include "io/read/sector_rows.hpp"

namespace lomsong {

namespace {

/// The sectors of all rows, by whether they are on air.
struct Declared {
    std::vector<DeclaredSector> on_air;
    std::vector<DeclaredSector> off_air;
    WordCount silent;   ///< status words of those off air
    WordCount unknown;  ///< status words that say neither
    std::size_t rows = 0;
};

void declare(std::vector<DeclaredSector> sectors, Layers& layers, Declared& into) {
    if (sectors.empty()) {
        return;
    }
    const std::string status = sectors.front().sector.status;
    const ServiceState state = service_state(status);
    if (state == ServiceState::out_of_service) {
        into.silent.add(status);
    } else if (state == ServiceState::unknown_word) {
        into.unknown.add(status);
    }
    std::vector<DeclaredSector>& list = state == ServiceState::out_of_service ? into.off_air : into.on_air;
    for (DeclaredSector& declared : sectors) {
        layers.operator_has_reported[declared.sector.operator_index] = true;
        list.push_back(std::move(declared));
    }
}

Declared read_rows(const LayerTables& tables, const Meaning& into) {
    const Synonyms synonyms = Synonyms::of(into.project);
    Operators operators{into.layers, synonyms, into.project.parameters.operators};
    PatternLibrary patterns{into.project, into.layers};
    load_default_patterns(into.project, patterns);
    Declared declared;
    declared.on_air.reserve(
        std::transform_reduce(tables.tables.begin(), tables.tables.end(), std::size_t{0}, std::plus{},
                              [](const MatchedTable& matched) { return matched.table.rows.size(); }));
    for (const MatchedTable& matched : tables.tables) {
        if (into.findings.rejects(matched.table.place())) {
            continue;
        }
        RowReader reader{matched, into.layers.crs, into.findings};
        SectorRows rows{matched.table, reader, operators, patterns, into.findings};
        for (const TableRow& row : matched.table.rows) {
            ++declared.rows;
            declare(rows.read(row), into.layers, declared);
        }
        rows.finish();
    }
    return declared;
}

/// Gives sectors without a label the smallest free number of their station.
void number_sectors(std::vector<DeclaredSector>& sectors) {
    std::map<std::string, std::set<std::string>> taken;
    for (const auto& [sector, place] : sectors) {
        taken[sector.station].insert(sector.label);
    }
    std::map<std::string, int> last;
    for (auto& [sector, place] : sectors) {
        if (sector.label.empty()) {
            std::set<std::string>& labels = taken[sector.station];
            int& number = last[sector.station];
            do {
                sector.label = std::to_string(++number);
            } while (!labels.insert(sector.label).second);
        }
    }
}

void warn_of_status(const Declared& declared, Reporter& reporter) {
    const std::string of_rows = " of " + std::to_string(declared.rows) + " sectors ";
    if (declared.silent.total() > 0) {
        reporter.warn("stations: " + std::to_string(declared.silent.total()) + of_rows +
                      "are not on air and are left out: " + declared.silent.list());
    }
    if (declared.unknown.total() > 0) {
        reporter.warn("stations: " + std::to_string(declared.unknown.total()) + of_rows +
                      "have a status that is not known and are taken as on air: " + declared.unknown.list());
    }
}

}  // namespace

void read_sectors(const LayerTables& tables, const Meaning& into) {
    Declared declared = read_rows(tables, into);
    const Metres same_site = into.project.cleaning.same_site;
    for (std::vector<DeclaredSector>* sectors : {&declared.on_air, &declared.off_air}) {
        find_duplicates(*sectors, into.layers.operators, same_site, into.findings);
        number_sectors(*sectors);
    }
    into.read.sites = gather_sites(declared.on_air, into.layers.operators, same_site, into.findings);
    std::vector<RowPlace>& rows = into.read.rows[LayerRole::stations];
    // Of a nation's sectors, half a gigabyte, no list may grow by doubling.
    into.layers.sectors.reserve(declared.on_air.size());
    rows.reserve(declared.on_air.size());
    for (auto& [sector, place] : declared.on_air) {
        into.layers.sectors.push_back(std::move(sector));
        rows.push_back(std::move(place));
    }
    warn_of_status(declared, into.reporter);
    into.read.off_air = std::move(declared.off_air);
}

}  // namespace lomsong
