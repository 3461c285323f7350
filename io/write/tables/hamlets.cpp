// SPDX-License-Identifier: Apache-2.0
/// @file  hamlets: the answer. One feature per hamlet: its polygon when known, else its centre.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/evidence_words.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"
#include "io/write/tables/tables.hpp"

namespace lomsong {

namespace {

/// A hamlet as declared and as judged.
struct JudgedHamlet {
    std::size_t index;
    const Hamlet& hamlet;
    const HamletResult& result;
    const HamletEvidence* evidence;  ///< null when nobody gathered it
};

const OperatorEvidence* evidence_of(const JudgedHamlet& row, std::size_t which) {
    return row.evidence == nullptr ? nullptr : &row.evidence->operators.at(which);
}

const NearbyStation* nearest_station(const JudgedHamlet& row, std::size_t which) {
    const OperatorEvidence* evidence = evidence_of(row, which);
    return evidence == nullptr || evidence->nearest.empty() ? nullptr : &evidence->nearest.front();
}

const GapEvidence* gap_of(const JudgedHamlet& row, std::size_t which) {
    const OperatorEvidence* evidence = evidence_of(row, which);
    return evidence == nullptr || !evidence->gap ? nullptr : &*evidence->gap;
}

/// What was measured in each hamlet, by operator and technology: at its centre, else at the first of its other test
/// points that has measurements. The table of disagreements has them all.
class MeasuredHamlets {
  public:
    explicit MeasuredHamlets(const Results& results) {
        for (const MeasuredPoint& measured : results.measured) {
            const std::size_t hamlet = results.test_points.at(measured.point).hamlet;
            m_points.emplace(std::tuple{measured.operator_index, measured.technology, hamlet}, &measured);
        }
    }

    [[nodiscard]] bool has(std::size_t which, Technology technology) const {
        const auto first = m_points.lower_bound({which, technology, 0});
        return first != m_points.end() && std::get<0>(first->first) == which &&
               std::get<1>(first->first) == technology;
    }
    [[nodiscard]] bool has(std::size_t which) const {
        const auto first = m_points.lower_bound({which, Technology::g2, 0});
        return first != m_points.end() && std::get<0>(first->first) == which;
    }
    /// Null where nothing was measured.
    [[nodiscard]] const MeasuredPoint* find(std::size_t which, Technology technology, std::size_t hamlet) const {
        const auto found = m_points.find({which, technology, hamlet});
        return found == m_points.end() ? nullptr : found->second;
    }

  private:
    std::map<std::tuple<std::size_t, Technology, std::size_t>, const MeasuredPoint*> m_points;
};

/// By CentreBasis.
constexpr std::array<std::string_view, 6> k_centre_bases{"given",          "largest_cluster", "population",
                                                         "interior_point", "commune",         "none"};

int operators_good(const HamletResult& result) {
    return static_cast<int>(std::ranges::count(result.operators, HamletStatus::good, &OperatorVerdict::status));
}

const Sector* best_sector(const TechnologyVerdict& verdict, const Layers& layers) {
    return verdict.centre.sector == k_no_sector ? nullptr : &layers.sectors.at(verdict.centre.sector);
}

void add_identity(Columns<JudgedHamlet>& columns) {
    columns.add("code", [](const JudgedHamlet& row) { return row.hamlet.code; })
        .add("name", [](const JudgedHamlet& row) { return row.hamlet.name; })
        .add("commune_code", [](const JudgedHamlet& row) { return row.hamlet.commune_code; })
        .add("commune", [](const JudgedHamlet& row) { return row.hamlet.commune; })
        .add("old_commune", [](const JudgedHamlet& row) { return row.hamlet.old_commune; })
        .add("old_district", [](const JudgedHamlet& row) { return row.hamlet.old_district; })
        .add("province", [](const JudgedHamlet& row) { return row.hamlet.province; })
        .add("kind", [](const JudgedHamlet& row) { return row.hamlet.kind; })
        .add("households", [](const JudgedHamlet& row) { return rounded(row.hamlet.households, 1); })
        .add("population", [](const JudgedHamlet& row) { return rounded(row.hamlet.population, 1); })
        .add("power", [](const JudgedHamlet& row) { return row.hamlet.power; })
        .add("difficult", [](const JudgedHamlet& row) { return row.hamlet.difficult; });
}

void add_verdict(Columns<JudgedHamlet>& columns, Language language, bool is_measured) {
    columns.add("status", [](const JudgedHamlet& row) { return info(row.result.status).key; })
        .add("status_label", [=](const JudgedHamlet& row) { return label(row.result.status, language); })
        .add("operators_serving", [](const JudgedHamlet& row) { return row.result.operators_serving; })
        .add("operators_reporting", [](const JudgedHamlet& row) { return row.result.operators_reporting; });
    if (is_measured) {
        columns.add("predicted_status", [](const JudgedHamlet& row) { return info(row.result.predicted).key; });
    }
}

/// <operator>_<technology>_...: the verdict and its evidence, the best server at the centre.
void add_technology(Columns<JudgedHamlet>& columns, const Layers& layers, const std::string& key, std::size_t which,
                    Technology technology) {
    const auto verdict = [which, technology](const JudgedHamlet& row) -> const TechnologyVerdict& {
        return row.result.operators.at(which).technologies[index_of(technology)];
    };
    columns.add(key + "_status", [=](const JudgedHamlet& row) { return info(verdict(row).status).key; })
        .add(key + "_level_dbm",
             [=](const JudgedHamlet& row) -> std::optional<double> {
                 const std::optional<Dbm> level = verdict(row).centre.level;
                 return level ? std::optional{rounded(level->value(), 1)} : std::nullopt;
             })
        .add(key + "_probability", [=](const JudgedHamlet& row) { return rounded(verdict(row).probability, 3); })
        .add(key + "_station",
             [=, &layers](const JudgedHamlet& row) {
                 const Sector* sector = best_sector(verdict(row), layers);
                 return sector == nullptr ? std::string{} : sector_name(*sector);
             })
        .add(key + "_station_distance_m",
             [=, &layers](const JudgedHamlet& row) {
                 const Sector* sector = best_sector(verdict(row), layers);
                 return sector == nullptr ? std::nullopt
                                          : whole_metres(distance(*row.result.centre, sector->position));
             })
        .add(key + "_assumed", [=, &layers](const JudgedHamlet& row) -> std::optional<bool> {
            return best_sector(verdict(row), layers) == nullptr ? std::nullopt
                                                                : std::optional{verdict(row).assumed};
        });
}

/// <operator>_<technology>_...: what was measured, beside what is predicted.
void add_measured(Columns<JudgedHamlet>& columns, const MeasuredHamlets& all, const std::string& key,
                  std::size_t which, Technology technology) {
    const auto measured = [&all, which, technology](const JudgedHamlet& row) {
        return all.find(which, technology, row.index);
    };
    columns
        .add(key + "_predicted_status",
             [which, technology](const JudgedHamlet& row) {
                 return info(row.result.operators.at(which).technologies[index_of(technology)].predicted).key;
             })
        .add(key + "_measured_status",
             [=](const JudgedHamlet& row) {
                 const MeasuredPoint* point = measured(row);
                 return point == nullptr || !point->level ? std::string_view{} : key_of(point->status);
             })
        .add(key + "_measured_use",
             [=](const JudgedHamlet& row) {
                 const MeasuredPoint* point = measured(row);
                 return point == nullptr ? std::string_view{}
                                         : k_measurement_uses[static_cast<std::size_t>(point->use)];
             })
        .add(key + "_measured_level_dbm",
             [=](const JudgedHamlet& row) -> std::optional<double> {
                 const MeasuredPoint* point = measured(row);
                 return point == nullptr || !point->level ? std::nullopt
                                                          : std::optional{rounded(point->level->value(), 1)};
             })
        .add(key + "_measured_count",
             [=](const JudgedHamlet& row) {
                 const MeasuredPoint* point = measured(row);
                 return point == nullptr ? std::nullopt : std::optional{point->levels};
             })
        .add(key + "_measured_on", [=](const JudgedHamlet& row) {
            const MeasuredPoint* point = measured(row);
            return point == nullptr ? std::string{} : iso_text(point->newest);
        });
}

/// <operator>_...: how the worst tested point stands, and the nearest station, whether it serves or not.
void add_surroundings(Columns<JudgedHamlet>& columns, const Layers& layers, const std::string& key,
                      std::size_t which) {
    columns
        .add(key + "_margin_db",
             [which](const JudgedHamlet& row) -> std::optional<double> {
                 const OperatorEvidence* evidence = evidence_of(row, which);
                 return evidence != nullptr && evidence->margin
                            ? std::optional{rounded(evidence->margin->value(), 1)}
                            : std::nullopt;
             })
        .add(key + "_nearest_station",
             [which, &layers](const JudgedHamlet& row) {
                 const NearbyStation* station = nearest_station(row, which);
                 return station == nullptr ? std::string{} : layers.sectors.at(station->sector).station;
             })
        .add(key + "_nearest_distance_m",
             [which](const JudgedHamlet& row) {
                 const NearbyStation* station = nearest_station(row, which);
                 return station == nullptr ? std::nullopt : whole_metres(station->distance);
             })
        .add(key + "_nearest_direction", [which](const JudgedHamlet& row) {
            const NearbyStation* station = nearest_station(row, which);
            return station == nullptr ? std::string_view{} : wind_of(station->bearing).key;
        });
}

/// <operator>_...: why it is not served, by which sector, what that costs, and what would mend it.
void add_cause(Columns<JudgedHamlet>& columns, const Layers& layers, const ToWgs84& to_wgs84,
               const std::string& key, std::size_t which) {
    columns
        .add(key + "_cause",
             [which](const JudgedHamlet& row) {
                 const GapEvidence* gap = gap_of(row, which);
                 return info(gap == nullptr ? GapCause::none : gap->cause).key;
             })
        .add(key + "_cause_station",
             [which, &layers](const JudgedHamlet& row) {
                 const GapEvidence* gap = gap_of(row, which);
                 return gap == nullptr || !gap->sector ? std::string{}
                                                       : sector_name(layers.sectors.at(*gap->sector));
             })
        .add(key + "_cause_db",
             [which](const JudgedHamlet& row) -> std::optional<double> {
                 const GapEvidence* gap = gap_of(row, which);
                 return gap == nullptr || !gap->sector ? std::nullopt
                                                       : std::optional{rounded(gap->gain.value(), 1)};
             })
        .add(key + "_ridge",
             [which, &to_wgs84](const JudgedHamlet& row) {
                 const GapEvidence* gap = gap_of(row, which);
                 return gap == nullptr || !gap->ridge ? std::string{} : short_text(*gap->ridge, to_wgs84);
             })
        .add(key + "_remedy", [which, &layers](const JudgedHamlet& row) {
            const GapEvidence* gap = gap_of(row, which);
            return gap == nullptr || gap->remedies.empty() ? std::string{}
                                                           : short_text(gap->remedies.front(), layers);
        });
}

void add_operators(Columns<JudgedHamlet>& columns, const Layers& layers, const MeasuredHamlets& measured,
                   const ToWgs84& to_wgs84) {
    const std::vector<std::string> keys = operator_keys(layers.operators);
    for (std::size_t which = 0; which < keys.size(); ++which) {
        columns.add(keys[which] + "_status",
                    [which](const JudgedHamlet& row) { return info(row.result.operators.at(which).status).key; });
        if (measured.has(which)) {
            columns.add(keys[which] + "_predicted_status", [which](const JudgedHamlet& row) {
                return info(row.result.operators.at(which).predicted).key;
            });
        }
        add_surroundings(columns, layers, keys[which], which);
        add_cause(columns, layers, to_wgs84, keys[which], which);
        for (const Technology technology : technologies_in_use(layers)) {
            add_technology(columns, layers, layer_key(keys[which], technology), which, technology);
        }
        for (const TechnologyInfo& technology : k_technologies) {
            if (measured.has(which, technology.technology)) {
                add_measured(columns, measured, layer_key(keys[which], technology.technology), which,
                             technology.technology);
            }
        }
    }
}

void add_fibre(Columns<JudgedHamlet>& columns) {
    columns
        .add("fibre_class",
             [](const JudgedHamlet& row) {
                 return k_fibre_class_keys[static_cast<std::size_t>(row.result.fibre.reach)];
             })
        .add("fibre_route_distance_m",
             [](const JudgedHamlet& row) { return whole_metres(row.result.fibre.route_distance); })
        .add("fibre_node_distance_m",
             [](const JudgedHamlet& row) { return whole_metres(row.result.fibre.node_distance); })
        .add("fibre_cable_distance_m",
             [](const JudgedHamlet& row) { return whole_metres(row.result.fibre.cable_distance); })
        .add("fibre_road_distance_m",
             [](const JudgedHamlet& row) { return whole_metres(row.result.fibre.road_distance); })
        .add("road_access_m", [](const JudgedHamlet& row) { return whole_metres(row.result.fibre.road_access); });
}

void add_basis(Columns<JudgedHamlet>& columns, const ToWgs84& to_wgs84) {
    const auto centre = [&to_wgs84](const JudgedHamlet& row) {
        return row.result.centre ? to_wgs84(*row.result.centre) : std::nullopt;
    };
    columns
        .add("centre_lon",
             [=](const JudgedHamlet& row) {
                 const auto point = centre(row);
                 return point ? std::optional{point->x} : std::nullopt;
             })
        .add("centre_lat",
             [=](const JudgedHamlet& row) {
                 const auto point = centre(row);
                 return point ? std::optional{point->y} : std::nullopt;
             })
        .add("centre_basis",
             [](const JudgedHamlet& row) {
                 return k_centre_bases[static_cast<std::size_t>(row.result.centre_basis)];
             })
        .add("boundary_estimated", [](const JudgedHamlet& row) { return row.result.boundary_estimated; })
        .add("test_points", [](const JudgedHamlet& row) { return row.result.test_points; });
}

}  // namespace

FeatureTable hamlet_table(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const ToWgs84 to_wgs84{layers.crs.definition};
    const MeasuredHamlets measured{results};
    Columns<JudgedHamlet> columns;
    add_identity(columns);
    add_verdict(columns, parameters.language, !layers.measurements.empty());
    add_operators(columns, layers, measured, to_wgs84);
    add_fibre(columns);
    add_basis(columns, to_wgs84);
    add_style(columns, GeometryKind::mixed,
              [](const JudgedHamlet& row) { return hamlet_style(row.result.status, operators_good(row.result)); });

    FeatureTable table;
    table.description = say(parameters.language, "table.hamlets");
    table.geometry = GeometryKind::mixed;
    table.columns = columns.columns();
    for (std::size_t i = 0; i < layers.hamlets.size(); ++i) {
        const JudgedHamlet row{i, layers.hamlets[i], results.hamlets.at(i),
                               results.evidence.empty() ? nullptr : &results.evidence.at(i)};
        FeatureGeometry place = geometry_of(row.hamlet.area);
        if (row.hamlet.area.empty() && row.result.centre) {
            place = *row.result.centre;
        }
        table.features.push_back({row.hamlet.code, std::move(place), columns.values(row)});
    }
    return table;
}

}  // namespace lomsong
