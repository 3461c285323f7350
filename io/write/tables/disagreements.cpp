// SPDX-License-Identifier: Apache-2.0
/// @file  disagreements: what was measured beside what is predicted, for every test point, operator and technology
///        with measurements, whether they agree or not and whichever of the two stands.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/names.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

struct Entry {
    const MeasuredPoint& measured;
    const TestPoint& point;
    const Hamlet& hamlet;
    std::size_t number;            ///< of the test point in its hamlet; 0 is the centre
    const NearbyStation* nearest;  ///< of the operator, as seen from the centre; null when not known
};

std::optional<double> in_dbm(std::optional<Dbm> level) {
    return level ? std::optional{rounded(level->value(), 1)} : std::nullopt;
}

/// Which of the two the verdict rests on.
std::string_view what_stands(MeasurementUse use) {
    return use == MeasurementUse::overrides      ? "measured"
           : use == MeasurementUse::not_reported ? "no_data"
                                                 : "predicted";
}

void add_place(Columns<Entry>& columns, const Layers& layers) {
    columns.add("hamlet_code", [](const Entry& row) { return row.hamlet.code; })
        .add("hamlet", [](const Entry& row) { return row.hamlet.name; })
        .add("commune_code", [](const Entry& row) { return row.hamlet.commune_code; })
        .add("commune", [](const Entry& row) { return row.hamlet.commune; })
        .add("test_point", [](const Entry& row) { return row.number; })
        .add("operator", [&layers](const Entry& row) { return layers.operators.at(row.measured.operator_index); })
        .add("technology", [](const Entry& row) { return info(row.measured.technology).name; });
}

void add_verdicts(Columns<Entry>& columns, Language language) {
    const auto measured_status = [](const Entry& row) {
        return row.measured.level ? std::optional{row.measured.status} : std::nullopt;
    };
    columns.add("stands", [](const Entry& row) { return what_stands(row.measured.use); })
        .add("use", [](const Entry& row) { return k_measurement_uses[static_cast<std::size_t>(row.measured.use)]; })
        .add("use_label",
             [language](const Entry& row) {
                 return say(
                     language,
                     "measurement." + std::string{k_measurement_uses[static_cast<std::size_t>(row.measured.use)]});
             })
        .add("measured_status",
             [=](const Entry& row) {
                 const auto status = measured_status(row);
                 return status ? std::string{key_of(*status)} : std::string{};
             })
        .add("predicted_status", [](const Entry& row) { return key_of(row.measured.predicted); })
        .add("agree", [=](const Entry& row) -> std::optional<bool> {
            const auto status = measured_status(row);
            return status ? std::optional{*status == row.measured.predicted} : std::nullopt;
        });
}

void add_levels(Columns<Entry>& columns) {
    columns.add("measured_level_dbm", [](const Entry& row) { return in_dbm(row.measured.level); })
        .add("predicted_level_dbm", [](const Entry& row) { return in_dbm(row.measured.link.level); })
        .add("difference_db",
             [](const Entry& row) -> std::optional<double> {
                 const MeasuredPoint& measured = row.measured;
                 return measured.level && measured.link.level
                            ? std::optional{rounded((*measured.level - *measured.link.level).value(), 1)}
                            : std::nullopt;
             })
        .add("deciding_level_dbm", [](const Entry& row) { return in_dbm(row.measured.deciding_level); })
        .add("levels", [](const Entry& row) { return row.measured.levels; })
        .add("levels_too_old", [](const Entry& row) { return row.measured.levels_too_old; })
        .add("devices", [](const Entry& row) { return row.measured.devices; })
        .add("speeds", [](const Entry& row) { return row.measured.speeds; })
        .add("speed_down_mbps", [](const Entry& row) { return rounded(row.measured.download_mbps, 2); })
        .add("speed_up_mbps", [](const Entry& row) { return rounded(row.measured.upload_mbps, 2); })
        .add("distance_m", [](const Entry& row) { return whole_metres(row.measured.distance); });
}

void add_age(Columns<Entry>& columns, const Layers& layers) {
    columns.add("measured_on", [](const Entry& row) { return iso_text(row.measured.newest); })
        .add("age_days", [&layers](const Entry& row) -> std::optional<std::int64_t> {
            return layers.as_of ? std::optional<std::int64_t>{(*layers.as_of - row.measured.newest).count()}
                                : std::nullopt;
        });
}

void add_stations(Columns<Entry>& columns, const Layers& layers) {
    const auto predicted = [&layers](const Entry& row) {
        return row.measured.link.sector == k_no_sector ? nullptr : &layers.sectors.at(row.measured.link.sector);
    };
    columns
        .add("station",
             [=](const Entry& row) {
                 const Sector* sector = predicted(row);
                 return sector == nullptr ? std::string{} : sector_name(*sector);
             })
        .add("station_distance_m",
             [=](const Entry& row) {
                 const Sector* sector = predicted(row);
                 return sector == nullptr ? std::nullopt
                                          : whole_metres(distance(row.point.position, sector->position));
             })
        .add("nearest_station",
             [&layers](const Entry& row) {
                 return row.nearest == nullptr ? std::string{} : layers.sectors.at(row.nearest->sector).station;
             })
        .add("nearest_distance_m", [&layers](const Entry& row) {
            return row.nearest == nullptr ? std::nullopt
                                          : whole_metres(distance(row.point.position,
                                                                  layers.sectors.at(row.nearest->sector).position));
        });
}

const NearbyStation* nearest_of(const Results& results, std::size_t hamlet, std::size_t which) {
    if (results.evidence.empty()) {
        return nullptr;
    }
    const std::vector<NearbyStation>& nearest = results.evidence.at(hamlet).operators.at(which).nearest;
    return nearest.empty() ? nullptr : &nearest.front();
}

}  // namespace

FeatureTable disagreement_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    Columns<Entry> columns;
    add_place(columns, layers);
    add_verdicts(columns, parameters.language);
    add_levels(columns);
    add_age(columns, layers);
    add_stations(columns, layers);
    FeatureTable table;
    table.description = say(parameters.language, "table.disagreements");
    table.geometry = GeometryKind::points;
    table.columns = columns.columns();
    const std::vector<std::string> keys = operator_keys(layers.operators);
    for (const MeasuredPoint& measured : results.measured) {
        const TestPoint& point = results.test_points.at(measured.point);
        std::size_t number = 0;
        while (!results.test_points[measured.point - number].is_centre) {
            ++number;
        }
        const Hamlet& hamlet = layers.hamlets.at(point.hamlet);
        const Entry row{measured, point, hamlet, number,
                        nearest_of(results, point.hamlet, measured.operator_index)};
        table.features.push_back({hamlet.code + ":" + std::to_string(number) + ":" +
                                      layer_key(keys[measured.operator_index], measured.technology),
                                  point.position, columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
