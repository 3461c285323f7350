// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "algorithms/verdict/point_status.hpp"
#include "apps/lomsong/explain_answer.hpp"
#include "io/write/evidence_words.hpp"
#include "io/write/projection.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json rounded_json(const std::optional<T>& value, int digits) {
    return value ? Json(rounded(value->value(), digits)) : Json(nullptr);
}

/// Builds the document; every place in it is in degrees.
class Document {
  public:
    explicit Document(const ExplainAnswer& answer)
        : m_answer{answer}, m_layers{answer.scene.layers()}, m_to_wgs84{m_layers.crs.definition} {}

    [[nodiscard]] Json whole() const {
        const RunParameters& parameters = m_answer.scene.parameters();
        const Hamlet& hamlet = m_layers.hamlets[m_answer.hamlet.hamlet];
        Json json;
        json["made_up"] = parameters.made_up;
        json["model"] = parameters.radio.model;
        json["target_probability"] = parameters.probability.target;
        json["radius_km"] = in_kilometres(parameters.radio.radius);
        json["hamlet"] = {{"code", hamlet.code},
                          {"name", hamlet.name},
                          {"commune_code", hamlet.commune_code},
                          {"commune", hamlet.commune},
                          {"households", hamlet.households ? Json(*hamlet.households) : Json(nullptr)}};
        json["status"] = info(m_answer.hamlet.result.status).key;
        json["boundary_estimated"] = m_answer.hamlet.result.boundary_estimated;
        json["test_points"] = Json::array();
        for (const TestPoint& point : m_answer.hamlet.points) {
            json["test_points"].push_back({{"place", place(point.position)},
                                           {"is_centre", point.is_centre},
                                           {"households", rounded(point.households, 1)}});
        }
        json["operators"] = Json::array();
        for (const std::size_t which : m_answer.operators) {
            json["operators"].push_back(of_operator(which));
        }
        return json;
    }

  private:
    [[nodiscard]] Json place(Point point) const {
        const auto degrees = m_to_wgs84(point);
        return degrees ? Json{degrees->x, degrees->y} : Json(nullptr);
    }

    [[nodiscard]] Json of_operator(std::size_t which) const {
        const OperatorVerdict& verdict = m_answer.hamlet.result.operators[which];
        const OperatorEvidence& evidence = m_answer.hamlet.evidence.operators[which];
        Json json;
        json["operator"] = m_layers.operators[which];
        json["status"] = info(verdict.status).key;
        json["predicted_status"] = info(verdict.predicted).key;
        json["worst_point"] = evidence.worst_point ? Json(*evidence.worst_point) : Json(nullptr);
        json["margin_db"] = rounded_json(evidence.margin, 2);
        json["technologies"] = Json::array();
        json["nearest_stations"] = Json::array();
        for (const NearbyStation& station : evidence.nearest) {
            json["nearest_stations"].push_back(nearby(station));
        }
        for (const TechnologyInfo& technology : k_technologies) {
            const TechnologyVerdict& of_technology = verdict.technologies[index_of(technology.technology)];
            if (of_technology.centre.sector != k_no_sector) {
                json["technologies"].push_back(best_server(technology, of_technology));
            }
        }
        json["points"] = Json::array();
        for (std::size_t p = 0; p < m_answer.hamlet.points.size(); ++p) {
            json["points"].push_back(links_to(p, which));
        }
        json["measured"] = Json::array();
        for (const MeasuredPoint& measured : m_answer.hamlet.measured) {
            if (measured.operator_index == which) {
                json["measured"].push_back(of_measured(measured));
            }
        }
        const std::size_t at = evidence.worst_point.value_or(0);
        json["gap"] = nullptr;
        if (evidence.gap) {
            json["gap"] = of_gap(*evidence.gap,
                                 m_answer.hamlet.points.empty() ? Point{} : m_answer.hamlet.points[at].position);
        }
        return json;
    }

    /// Who sends, and where from as seen at `point`.
    [[nodiscard]] Json sender(std::uint32_t index, Point point) const {
        const Sector& sector = m_layers.sectors[index];
        const Angle to_station = bearing(point, sector.position);
        return {{"station", sector.station},
                {"sector", sector.label},
                {"technology", info(sector.technology).name},
                {"place", place(sector.position)},
                {"distance_m", rounded(distance(point, sector.position).value(), 1)},
                {"bearing_deg", rounded(to_station.value(), 1)},
                {"direction", wind_of(to_station).key}};
    }

    [[nodiscard]] Json nearby(const NearbyStation& station) const {
        Json json = sender(station.sector, m_answer.hamlet.points.front().position);
        json["level_dbm"] = rounded_json(station.level, 2);
        json["margin_db"] = rounded_json(station.margin, 2);
        return json;
    }

    [[nodiscard]] Json best_server(const TechnologyInfo& technology, const TechnologyVerdict& verdict) const {
        Json json = link(m_answer.hamlet.points.front().position, technology, verdict.centre);
        json["status"] = info(verdict.status).key;
        json["probability"] = verdict.probability ? Json(rounded(*verdict.probability, 4)) : Json(nullptr);
        json["assumed"] = verdict.assumed;
        return json;
    }

    [[nodiscard]] Json link(Point point, const TechnologyInfo& technology, const BestLink& best) const {
        const RadioScene& scene = m_answer.scene;
        const Thresholds& thresholds = scene.parameters().technologies[index_of(technology.technology)].thresholds;
        Json json = sender(best.sector, point);
        json["level_dbm"] = rounded(best.level->value(), 2);
        json["margin_db"] = rounded(margin_of(scene, technology.technology, *best.level).value(), 2);
        json["margin_to_good_db"] =
            rounded((*best.level - (thresholds.service + scene.parameters().margin())).value(), 2);
        return json;
    }

    [[nodiscard]] Json links_to(std::size_t point, std::size_t which) const {
        Json json{{"point", point}, {"status", nullptr}, {"links", Json::array()}};
        PointStatus status = PointStatus::none;
        for (const TechnologyInfo& technology : k_technologies) {
            const BestLink& best = m_answer.hamlet.links.at(point, which, technology.technology);
            const RunParameters& parameters = m_answer.scene.parameters();
            status = better_of(
                status, point_status(best, parameters.technologies[index_of(technology.technology)].thresholds,
                                     parameters.probability));
            if (best.level) {
                json["links"].push_back(link(m_answer.hamlet.points[point].position, technology, best));
            }
        }
        json["status"] = key_of(status);
        return json;
    }

    [[nodiscard]] static Json of_measured(const MeasuredPoint& measured) {
        const auto mbps = [](std::optional<double> speed) {
            return speed ? Json(rounded(*speed, 2)) : Json(nullptr);
        };
        return {{"point", measured.point},
                {"technology", info(measured.technology).name},
                {"use", k_measurement_uses[static_cast<std::size_t>(measured.use)]},
                {"status", measured.level ? Json(key_of(measured.status)) : Json(nullptr)},
                {"level_dbm", rounded_json(measured.level, 2)},
                {"deciding_level_dbm", rounded_json(measured.deciding_level, 2)},
                {"levels", measured.levels},
                {"levels_too_old", measured.levels_too_old},
                {"devices", measured.devices},
                {"newest", iso_text(measured.newest)},
                {"distance_m", rounded(measured.distance.value(), 1)},
                {"speed_down_mbps", mbps(measured.download_mbps)},
                {"speed_up_mbps", mbps(measured.upload_mbps)},
                {"predicted_status", key_of(measured.predicted)},
                {"predicted_level_dbm", rounded_json(measured.link.level, 2)}};
    }

    [[nodiscard]] Json of_gap(const GapEvidence& gap, Point seen_from) const {
        Json json;
        json["cause"] = info(gap.cause).key;
        json["missing"] = gap.missing == MissingData::nothing ? Json(nullptr) : Json(key_of(gap.missing));
        json["alone"] = gap.alone;
        json["by"] = nullptr;
        if (gap.sector) {
            json["by"] = sender(*gap.sector, seen_from);
            json["margin_db"] = rounded(gap.margin.value(), 2);
            json["gain_db"] = rounded(gap.gain.value(), 2);
        }
        json["ridge"] = gap.ridge ? of_ridge(*gap.ridge) : Json(nullptr);
        if (gap.donor) {
            json["technology"] = info(m_layers.sectors[*gap.donor].technology).name;
            json["as_at_station"] = m_layers.sectors[*gap.donor].station;
        }
        json["remedies"] = Json::array();
        for (const Remedy& remedy : gap.remedies) {
            json["remedies"].push_back(of_remedy(remedy));
        }
        return json;
    }

    [[nodiscard]] Json of_ridge(const Ridge& ridge) const {
        return {{"place", place(ridge.position)},
                {"distance_from_station_m", rounded(ridge.from_station.value(), 1)},
                {"above_line_of_sight_m", rounded(ridge.above_line.value(), 1)},
                {"top_m", rounded(ridge.top.value(), 1)}};
    }

    [[nodiscard]] Json of_remedy(const Remedy& remedy) const {
        Json json{{"kind", info(remedy.kind).key}};
        if (remedy.kind != RemedyKind::new_station) {
            const Sector& sector = m_layers.sectors[remedy.sector];
            json["station"] = sector.station;
            json["sector"] = sector.label;
            json["amount"] = rounded(remedy.amount, 1);
            json["unit"] = info(remedy.kind).unit;
            json["becomes"] = rounded(remedy.becomes, 1);
        }
        return json;
    }

    const ExplainAnswer& m_answer;
    const Layers& m_layers;
    ToWgs84 m_to_wgs84;
};

}  // namespace

Decibels margin_of(const RadioScene& scene, Technology technology, Dbm level) {
    return level - scene.weakest_useful(technology);
}

std::string explain_json(const ExplainAnswer& answer) {
    return Document{answer}.whole().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace lomsong
