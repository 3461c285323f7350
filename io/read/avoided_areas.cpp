// SPDX-License-Identifier: Apache-2.0
#include <utility>
#include <vector>

#include "io/read/features.hpp"

namespace lomsong {

void read_avoided_areas(const LayerTables& tables, const Meaning& into) {
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        std::vector<Finding> told;
        AvoidedArea avoided{reader.text(row, "name"), reader.area(row, told)};
        for (Finding& finding : told) {
            into.findings.add(std::move(finding));
        }
        if (!avoided.area.empty() && !into.findings.rejects(reader.place(row))) {
            into.layers.avoided_areas.push_back(std::move(avoided));
            into.read.rows[LayerRole::avoid].push_back(reader.place(row));
        }
    });
}

}  // namespace lomsong
