// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

#include "apps/lomsong/explain_answer.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/write/evidence_words.hpp"
#include "io/write/names.hpp"
#include "io/write/projection.hpp"

namespace lomsong {

namespace {

/// Writes the sentences; numbers, winds and causes in the reader's language.
class Letter {
  public:
    Letter(const ExplainAnswer& answer, Language language)
        : m_answer{answer},
          m_layers{answer.scene.layers()},
          m_parameters{answer.scene.parameters()},
          m_language{language},
          m_to_wgs84{m_layers.crs.definition} {}

    [[nodiscard]] std::string whole() const {
        const Hamlet& hamlet = m_layers.hamlets[m_answer.hamlet.hamlet];
        std::string text = m_parameters.made_up ? say("common.made_up") + ".\n" : "";
        text += fmt::format("{} ({}), {}: {}\n", hamlet.name, hamlet.code, hamlet.commune,
                            label(m_answer.hamlet.result.status, m_language));
        for (const std::size_t which : m_answer.operators) {
            text += "\n" + of_operator(which);
        }
        return text;
    }

  private:
    [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return lomsong::say(m_language, key, arguments);
    }
    [[nodiscard]] std::string line(std::string_view key, std::initializer_list<Argument> arguments = {}) const {
        return "  " + say(key, arguments) + "\n";
    }
    [[nodiscard]] std::string amount(double value, int digits) const { return number(value, digits, m_language); }
    [[nodiscard]] std::string name_of(std::uint32_t sector) const { return sector_name(m_layers.sectors[sector]); }

    /// "3.61 km to the north-east (42°)".
    [[nodiscard]] std::string away(Point from, Point to) const {
        const Angle direction = bearing(from, to);
        return say("explain.away", {{"km", amount(in_kilometres(distance(from, to)), 2)},
                                    {"wind", label(wind_of(direction), m_language)},
                                    {"bearing", amount(direction.value(), 0)}});
    }

    /// "7.1 dB short", "12.0 dB to spare".
    [[nodiscard]] std::string standing(Decibels margin) const {
        return say(margin.value() < 0.0 ? "explain.short" : "explain.to_spare",
                   {{"db", amount(std::abs(margin.value()), 1)}});
    }

    [[nodiscard]] std::string of_operator(std::size_t which) const {
        const OperatorVerdict& verdict = m_answer.hamlet.result.operators[which];
        const OperatorEvidence& evidence = m_answer.hamlet.evidence.operators[which];
        std::string text = fmt::format("{}: {}.", m_layers.operators[which], label(verdict.status, m_language));
        if (evidence.worst_point && evidence.margin) {
            text += " " + worst_point(*evidence.worst_point, *evidence.margin);
        }
        text += "\n";
        for (const TechnologyInfo& technology : k_technologies) {
            text += best_server(technology, verdict.technologies[index_of(technology.technology)]);
        }
        for (const MeasuredPoint& measured : m_answer.hamlet.measured) {
            text += measured.operator_index == which ? of_measured(measured) : "";
        }
        for (std::size_t i = 0; i < evidence.nearest.size(); ++i) {
            text += nearby(evidence.nearest[i], i == 0);
        }
        return evidence.gap ? text + of_gap(*evidence.gap, evidence.worst_point) : text;
    }

    [[nodiscard]] std::string where(std::size_t point) const {
        return m_answer.hamlet.points[point].is_centre ? say("explain.centre")
                                                       : say("explain.houses", {{"number", std::to_string(point)}});
    }

    /// What was measured at a point, beside what is predicted, and which of them stands.
    [[nodiscard]] std::string of_measured(const MeasuredPoint& measured) const {
        const TechnologyInfo& technology = info(measured.technology);
        const std::string use =
            label_of_key("measurement", k_measurement_uses[static_cast<std::size_t>(measured.use)], m_language);
        const std::string day = shown_date(iso_text(measured.newest), m_language);
        std::string text;
        if (measured.level) {
            text += line("explain.measured",
                         {{"technology", std::string{technology.name}},
                          {"where", where(measured.point)},
                          {"level_name", std::string{technology.level_name}},
                          {"level", amount(measured.level->value(), 1)},
                          {"count", count(measured.levels, m_language)},
                          {"day", day},
                          {"deciding", deciding(measured)},
                          {"status", label(measured.status, m_language)},
                          {"predicted_level", measured.link.level ? amount(measured.link.level->value(), 1) : "-"},
                          {"predicted", label(measured.predicted, m_language)},
                          {"use", use}});
        }
        if (measured.speeds > 0) {
            text += line("explain.speeds", {{"technology", std::string{technology.name}},
                                            {"where", where(measured.point)},
                                            {"speeds", speeds(measured)},
                                            {"count", count(measured.speeds, m_language)},
                                            {"day", day}});
        }
        return text;
    }

    /// "; 90 % of them reach -107.7 dBm"; empty when the median decides.
    [[nodiscard]] std::string deciding(const MeasuredPoint& measured) const {
        if (!measured.deciding_level || m_parameters.measurements.statistic != MeasuredStatistic::share) {
            return "";
        }
        return say("explain.deciding", {{"target", amount(100.0 * m_parameters.probability.target, 0)},
                                        {"level", amount(measured.deciding_level->value(), 1)}});
    }

    /// "20.3 Mbit/s down, 4.1 Mbit/s up", of those that were measured.
    [[nodiscard]] std::string speeds(const MeasuredPoint& measured) const {
        std::string text =
            measured.download_mbps ? say("explain.down", {{"mbps", amount(*measured.download_mbps, 1)}}) : "";
        if (measured.upload_mbps) {
            text += (text.empty() ? "" : ", ") + say("explain.up", {{"mbps", amount(*measured.upload_mbps, 1)}});
        }
        return text;
    }

    /// "Worst tested point: group of houses 2, 7.1 dB short of service with 90 % probability."
    [[nodiscard]] std::string worst_point(std::size_t point, Decibels margin) const {
        return say("explain.worst_point", {{"where", where(point)},
                                           {"standing", standing(margin)},
                                           {"probability", amount(100.0 * m_parameters.probability.target, 0)}});
    }

    [[nodiscard]] std::string best_server(const TechnologyInfo& technology,
                                          const TechnologyVerdict& verdict) const {
        if (!verdict.centre.level) {
            return "";
        }
        const Decibels margin = margin_of(m_answer.scene, technology.technology, *verdict.centre.level);
        return line("explain.best_server", {{"technology", std::string{technology.name}},
                                            {"sector", name_of(verdict.centre.sector)},
                                            {"away", away(m_answer.hamlet.points.front().position,
                                                          m_layers.sectors[verdict.centre.sector].position)},
                                            {"level_name", std::string{technology.level_name}},
                                            {"level", amount(verdict.centre.level->value(), 1)},
                                            {"standing", standing(margin)},
                                            {"probability", amount(100.0 * verdict.probability.value_or(0.0), 1)},
                                            {"assumed", verdict.assumed ? say("explain.assumed") : ""}});
    }

    [[nodiscard]] std::string nearby(const NearbyStation& station, bool is_nearest) const {
        const std::string serves =
            !station.margin ? say("explain.not_computed")
                            : say(station.margin->value() >= 0.0 ? "explain.serves" : "explain.does_not_serve",
                                  {{"standing", standing(*station.margin)}});
        return line(
            is_nearest ? "explain.nearest" : "explain.second_nearest",
            {{"station", m_layers.sectors[station.sector].station},
             {"away", away(m_answer.hamlet.points.front().position, m_layers.sectors[station.sector].position)},
             {"serves", serves}});
    }

    [[nodiscard]] std::string of_gap(const GapEvidence& gap, std::optional<std::size_t> worst_point) const {
        std::string text = line("explain.cause",
                                {{"cause", label(gap.cause, m_language)}, {"because", because(gap, worst_point)}});
        if (!gap.alone) {
            text += line("explain.not_enough");
        }
        for (std::size_t i = 0; i < gap.remedies.size(); ++i) {
            text += line(i == 0 ? "explain.smallest_change" : "explain.other_change",
                         {{"change", sentence(gap.remedies[i], m_layers, m_language)}});
        }
        return text;
    }

    [[nodiscard]] std::string because(const GapEvidence& gap, std::optional<std::size_t> worst_point) const {
        if (gap.cause == GapCause::measured) {
            return say("because.measured",
                       {{"sector", gap.sector ? name_of(*gap.sector) : "-"}, {"db", amount(gap.gain.value(), 1)}});
        }
        if (gap.cause == GapCause::no_data) {
            return say("because.missing", {{"missing", label(gap.missing, m_language)}});
        }
        if (!gap.sector || !worst_point) {
            return say("because.nothing_in_range", {{"km", amount(in_kilometres(m_parameters.radio.radius), 0)}});
        }
        return say(
            "because.seen_from",
            {{"sector", name_of(*gap.sector)},
             {"away", away(m_answer.hamlet.points[*worst_point].position, m_layers.sectors[*gap.sector].position)},
             {"standing", standing(gap.margin)},
             {"effect", effect(gap)}});
    }

    /// What the change that names the cause would bring.
    [[nodiscard]] std::string effect(const GapEvidence& gap) const {
        const std::string gain = amount(gap.gain.value(), 1);
        switch (gap.cause) {
            case GapCause::assumed_inputs: return say("because.assumed_inputs", {{"db", gain}});
            case GapCause::sector_points_away: return say("because.sector_points_away", {{"db", gain}});
            case GapCause::vegetation:
                return say("because.vegetation", {{"db", gain}, {"obstacle", obstacle(gap)}});
            case GapCause::terrain_blocked:
                return say("because.terrain_blocked", {{"db", gain}, {"obstacle", obstacle(gap)}});
            case GapCause::beyond_horizon: return say("because.beyond_horizon", {{"db", gain}});
            case GapCause::technology_missing: {
                const Sector& donor = m_layers.sectors[gap.donor.value_or(*gap.sector)];
                return say("because.technology_missing", {{"technology", std::string{info(donor.technology).name}},
                                                          {"station", donor.station},
                                                          {"db", gain}});
            }
            case GapCause::none:
            case GapCause::no_data:
            case GapCause::no_station_in_range:
            case GapCause::measured: break;
        }
        return {};
    }

    /// " (103.77120, 22.57880)", longitude first, as maps take it in every language; empty when it has no place
    /// there.
    [[nodiscard]] std::string in_degrees(Point point) const {
        const auto degrees = m_to_wgs84(point);
        return degrees ? fmt::format(" ({:.5f}, {:.5f})", degrees->x, degrees->y) : "";
    }

    /// "; what blocks most stands 1.24 km from the station (103.77120, 22.57880), 86 m above the line of sight".
    [[nodiscard]] std::string obstacle(const GapEvidence& gap) const {
        if (!gap.ridge) {
            return {};
        }
        const double above_m = gap.ridge->above_line.value();
        const std::string height = say(above_m >= 0.0 ? "because.above_line" : "because.below_line",
                                       {{"m", amount(std::abs(above_m), 0)}});
        return say("because.obstacle", {{"km", amount(in_kilometres(gap.ridge->from_station), 2)},
                                        {"place", in_degrees(gap.ridge->position)},
                                        {"height", height}});
    }

    const ExplainAnswer& m_answer;
    const Layers& m_layers;
    const RunParameters& m_parameters;
    Language m_language;
    ToWgs84 m_to_wgs84;
};

}  // namespace

std::string explain_text(const ExplainAnswer& answer, Language language) {
    return Letter{answer, language}.whole();
}

}  // namespace lomsong
