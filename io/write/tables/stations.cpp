// SPDX-License-Identifier: Apache-2.0
/// @file  stations: one point per sector, as read and cleaned. A null is what the file did not say; the flags
///        tell which nulls were filled from the defaults of the project file.
#include <optional>
#include <string>

#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

struct ListedSector {
    const Sector& sector;
    std::size_t index;
    bool assumed;
};

/// The plain number of a quantity that may be missing, divided by `unit`, to three decimals.
template <class Quantity>
std::optional<double> plain(const std::optional<Quantity>& quantity, double unit = 1.0) {
    return quantity ? std::optional{rounded(quantity->value() / unit, 3)} : std::nullopt;
}

void add_assumptions(Columns<ListedSector>& columns) {
    columns.add("assumed", [](const ListedSector& row) { return row.assumed; })
        .add("height_assumed", [](const ListedSector& row) { return !row.sector.antenna_height; })
        .add("azimuth_assumed",
             [](const ListedSector& row) { return !row.sector.azimuth && !row.sector.omnidirectional; })
        .add("tilt_assumed", [](const ListedSector& row) { return !row.sector.tilt; })
        .add("frequency_assumed", [](const ListedSector& row) { return !row.sector.frequency; })
        .add("bandwidth_assumed", [](const ListedSector& row) { return !row.sector.bandwidth; })
        .add("power_assumed", [](const ListedSector& row) { return !row.sector.eirp && !row.sector.power; });
}

Columns<ListedSector> columns_of(const Layers& layers) {
    Columns<ListedSector> columns;
    columns.add("station", [](const ListedSector& row) { return row.sector.station; })
        .add("sector", [](const ListedSector& row) { return row.sector.label; })
        .add("sector_index",
             [](const ListedSector& row) { return row.index; })  // as band 2 of the coverage rasters
        .add("site", [](const ListedSector& row) { return row.sector.site; })
        .add("operator",
             [&layers](const ListedSector& row) { return layers.operators.at(row.sector.operator_index); })
        .add("technology", [](const ListedSector& row) { return info(row.sector.technology).name; })
        .add("status", [](const ListedSector& row) { return row.sector.status; })
        .add("height_m", [](const ListedSector& row) { return plain(row.sector.antenna_height); })
        .add("azimuth_deg", [](const ListedSector& row) { return plain(row.sector.azimuth); })
        .add("omnidirectional", [](const ListedSector& row) { return row.sector.omnidirectional; })
        .add("tilt_deg", [](const ListedSector& row) { return plain(row.sector.tilt); })
        .add("frequency_mhz", [](const ListedSector& row) { return plain(row.sector.frequency, 1e6); })
        .add("bandwidth_mhz", [](const ListedSector& row) { return plain(row.sector.bandwidth, 1e6); })
        .add("eirp_dbm", [](const ListedSector& row) { return plain(row.sector.eirp); })
        .add("power_dbm", [](const ListedSector& row) { return plain(row.sector.power); })
        .add("antenna_gain_dbi", [](const ListedSector& row) { return plain(row.sector.antenna_gain); })
        .add("feeder_loss_db", [](const ListedSector& row) { return plain(row.sector.feeder_loss); });
    add_assumptions(columns);
    add_style(columns, GeometryKind::points, [](const ListedSector&) { return station_style(); });
    return columns;
}

}  // namespace

FeatureTable station_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<ListedSector> columns = columns_of(layers);
    FeatureTable table;
    table.description = pick(parameters.language, "Trạm phát sóng theo từng sector, số liệu đã làm sạch.",
                             "Stations by sector, as read and cleaned.");
    table.geometry = GeometryKind::points;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < layers.sectors.size(); ++i) {
        const Sector& sector = layers.sectors[i];
        const ListedSector row{sector, i, i < results.sector_assumed.size() && results.sector_assumed[i]};
        table.features.push_back({sector_name(sector), sector.position, columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
