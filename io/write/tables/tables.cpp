// SPDX-License-Identifier: Apache-2.0
#include "io/write/tables/tables.hpp"

#include <utility>

#include "io/write/names.hpp"

namespace lomsong {

std::vector<FeatureTable> build_tables(const Layers& layers, const Results& results,
                                       const RunParameters& parameters) {
    const std::string conditions = stamp(layers, parameters);
    std::vector<FeatureTable> tables;
    for (const TableInfo& info : k_tables) {
        if ((info.needs_rasters && !parameters.coverage.rasters) ||
            (info.needs_fibre_plan && !results.fibre_plan) ||
            (info.needs_measurements && layers.measurements.empty())) {
            continue;
        }
        FeatureTable table = info.build(layers, results, parameters);
        table.name = info.name;
        table.description = made_up_warning(parameters) + table.description + " " + conditions;
        if (parameters.made_up) {
            table.columns.push_back({"made_up", ColumnType::boolean});
            for (Feature& feature : table.features) {
                feature.values.emplace_back(true);
            }
        }
        make_ids_unique(table);
        check(table);
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace lomsong
