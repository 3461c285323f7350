// SPDX-License-Identifier: Apache-2.0
/// @file  stations: one point per sector, as read and cleaned. A null is what the file did not say;
///        `assumed` is true when a prediction had to fill one from the defaults of the project file.
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "io/language/catalogue.hpp"
#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

struct ListedSector {
    const Sector& sector;
    std::size_t index;
    bool assumed;
    const StationFibre* fibre;  ///< null when nobody looked
};

/// The plain number of a quantity that may be missing, divided by `unit`, to three decimals.
template <class Quantity>
std::optional<double> plain(const std::optional<Quantity>& quantity, double unit = 1.0) {
    return quantity ? std::optional{rounded(quantity->value() / unit, 3)} : std::nullopt;
}

/// The columns that a prediction needs and the file left empty: "height_m, tilt_deg". What stood in for them is
/// in `parameters` of run.json.
std::string not_declared(const Sector& sector) {
    const bool no_eirp = !sector.eirp;
    const std::array needs{
        std::pair{"height_m", !sector.antenna_height},
        std::pair{"azimuth_deg", !sector.azimuth && !sector.omnidirectional},
        std::pair{"tilt_deg", !sector.tilt && !sector.electrical_tilt && !sector.mechanical_tilt},
        std::pair{"frequency_mhz", !sector.frequency},
        std::pair{"bandwidth_mhz", !sector.bandwidth},
        std::pair{"eirp_dbm", no_eirp && !sector.power},
        std::pair{"antenna_gain_dbi", no_eirp && sector.power && !sector.antenna_gain},
        std::pair{"feeder_loss_db", no_eirp && sector.power && !sector.feeder_loss},
    };
    std::string text;
    for (const auto& [column, missing] : needs) {
        if (missing) {
            text += (text.empty() ? "" : ", ") + std::string{column};
        }
    }
    return text;
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
        .add("electrical_tilt_deg", [](const ListedSector& row) { return plain(row.sector.electrical_tilt); })
        .add("mechanical_tilt_deg", [](const ListedSector& row) { return plain(row.sector.mechanical_tilt); })
        .add("pattern", [](const ListedSector& row) { return row.sector.pattern; })
        .add("frequency_mhz", [](const ListedSector& row) { return plain(row.sector.frequency, 1e6); })
        .add("bandwidth_mhz", [](const ListedSector& row) { return plain(row.sector.bandwidth, 1e6); })
        .add("eirp_dbm", [](const ListedSector& row) { return plain(row.sector.eirp); })
        .add("power_dbm", [](const ListedSector& row) { return plain(row.sector.power); })
        .add("antenna_gain_dbi", [](const ListedSector& row) { return plain(row.sector.antenna_gain); })
        .add("feeder_loss_db", [](const ListedSector& row) { return plain(row.sector.feeder_loss); });
    columns.add("assumed", [](const ListedSector& row) { return row.assumed; })
        .add("not_declared", [](const ListedSector& row) { return not_declared(row.sector); });
    columns
        .add("fibre_backhaul",
             [](const ListedSector& row) {
                 return row.fibre == nullptr ? std::nullopt : std::optional{row.fibre->backhaul};
             })
        .add("fibre_own_distance_m",
             [](const ListedSector& row) {
                 return row.fibre == nullptr ? std::nullopt : whole_metres(row.fibre->own_distance);
             })
        .add("fibre_any_distance_m", [](const ListedSector& row) {
            return row.fibre == nullptr ? std::nullopt : whole_metres(row.fibre->any_distance);
        });
    add_style(columns, GeometryKind::points, [](const ListedSector&) { return station_style(); });
    return columns;
}

}  // namespace

FeatureTable station_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Columns<ListedSector> columns = columns_of(layers);
    FeatureTable table;
    table.description = say(parameters.language, "table.stations");
    table.geometry = GeometryKind::points;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < layers.sectors.size(); ++i) {
        const Sector& sector = layers.sectors[i];
        const ListedSector row{sector, i, i < results.sector_assumed.size() && results.sector_assumed[i],
                               i < results.fibre.sectors.size() ? &results.fibre.sectors[i] : nullptr};
        table.features.push_back({sector_name(sector), sector.position, columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
