// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/calibration_answer.hpp"

#include <cmath>
#include <vector>

#include <nlohmann/json.hpp>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

std::string db(Decibels value, Language language) { return number(value.value(), 1, language); }

std::string with_error(const Estimate& estimate, Language language) {
    return db(estimate.value, language) + " ± " + db(estimate.standard_error, language);
}

std::string km(Metres distance, Language language) { return number(in_kilometres(distance), 2, language); }

std::string measurements_text(const MeasuredAndPredicted& measured, Language language) {
    const std::string all = count(measured.measurements, language);
    std::string text = measured.days ? say(language, "calibrate.measurements",
                                           {{"measurements", all},
                                            {"first", shown_date(iso_text(measured.days->lowest), language)},
                                            {"last", shown_date(iso_text(measured.days->highest), language)},
                                            {"samples", count(measured.samples.size(), language)}})
                                     : say(language, "calibrate.none_compared", {{"measurements", all}});
    text += "\n" + say(language, "calibrate.left_out",
                       {{"without_level", count(measured.without_level, language)},
                        {"passed_over", count(measured.passed_over, language)},
                        {"not_predicted", count(measured.not_predicted, language)}});
    const bool by_commune = measured.areas == AreaBasis::communes;
    return text + "\n" + say(language, by_commune ? "calibrate.communes" : "calibrate.blocks") + "\n";
}

/// Lines of technologies and land covers at the middle distance.
std::string lines_text(const std::vector<TechnologyFit>& fits, Language language) {
    std::vector<TextRow> rows{{say(language, "calibrate.technology"), say(language, "calibrate.places"),
                               say(language, "calibrate.areas"), say(language, "calibrate.outliers"),
                               say(language, "calibrate.distances"), say(language, "calibrate.centre"),
                               say(language, "calibrate.offset"), say(language, "calibrate.slope")}};
    for (const TechnologyFit& fit : fits) {
        if (fit.refusal != CalibrationRefusal::none) {
            continue;
        }
        rows.push_back({std::string{info(fit.technology).name}, count(fit.places, language),
                        count(fit.areas, language), count(fit.outliers, language),
                        km(fit.distances.lowest, language) + "-" + km(fit.distances.highest, language),
                        km(fit.centre, language), with_error(fit.at_centre, language),
                        with_error(fit.slope, language)});
        for (const auto& [land_cover, own] : fit.classes) {
            rows.push_back({"  " + say(language, "calibrate.land_cover", {{"class", std::to_string(land_cover)}}),
                            count(own.places, language), "", "", "", "", with_error(own.at_centre, language),
                            db(own.line.slope, language)});
        }
    }
    return aligned(rows);
}

std::string errors_text(const std::vector<TechnologyFit>& fits, Language language) {
    std::vector<TextRow> rows{{say(language, "calibrate.errors"), say(language, "calibrate.bias"),
                               say(language, "calibrate.deviation"), say(language, "calibrate.rmse")}};
    const auto add = [&](const std::string& name, const LevelErrors& errors) {
        rows.push_back(
            {name, db(errors.bias, language), db(errors.deviation, language), db(errors.rmse, language)});
    };
    for (const TechnologyFit& fit : fits) {
        if (fit.refusal == CalibrationRefusal::none) {
            const std::string name = std::string{info(fit.technology).name} + " ";
            add(name + say(language, "calibrate.before"), fit.before);
            add(name + say(language, "calibrate.after"), fit.after);
            add(name + say(language, "calibrate.elsewhere"), fit.left_out);
        }
    }
    return aligned(rows);
}

double rounded(Decibels value) { return std::round(value.value() * 1e3) / 1e3 + 0.0; }
double rounded_km(Metres value) { return std::round(value.value()) / 1e3; }

Json errors_json(const LevelErrors& errors) {
    return {{"bias_db", rounded(errors.bias)},
            {"deviation_db", rounded(errors.deviation)},
            {"rmse_db", rounded(errors.rmse)}};
}

Json estimate_json(const Estimate& estimate) {
    return {{"value_db", rounded(estimate.value)}, {"standard_error_db", rounded(estimate.standard_error)}};
}

Json classes_json(const TechnologyFit& fit) {
    Json classes = Json::object();
    for (const auto& [land_cover, own] : fit.classes) {
        classes[std::to_string(land_cover)] = {{"places", own.places},
                                               {"offset_db", rounded(own.line.offset)},
                                               {"slope_db_per_decade", rounded(own.line.slope)},
                                               {"offset_at_centre", estimate_json(own.at_centre)}};
    }
    return classes;
}

Json fit_json(const TechnologyFit& fit) {
    Json json{{"refusal", key_of(fit.refusal)}};
    if (fit.refusal != CalibrationRefusal::none) {
        json["reason"] = refusal_text(fit, Language::english);
    }
    json.update({{"samples", fit.samples}, {"places", fit.places}, {"areas", fit.areas}});
    if (fit.refusal != CalibrationRefusal::none) {
        return json;
    }
    json.update({{"outliers", fit.outliers},
                 {"nearest_km", rounded_km(fit.distances.lowest)},
                 {"farthest_km", rounded_km(fit.distances.highest)},
                 {"centre_km", rounded_km(fit.centre)},
                 {"offset_db", rounded(fit.line.offset)},
                 {"slope_db_per_decade", rounded(fit.line.slope)},
                 {"offset_at_centre", estimate_json(fit.at_centre)},
                 {"slope_per_decade", estimate_json(fit.slope)},
                 {"land_cover", classes_json(fit)},
                 {"before", errors_json(fit.before)},
                 {"after", errors_json(fit.after)},
                 {"left_out", errors_json(fit.left_out)},
                 {"improvement", estimate_json(fit.improvement)}});
    return json;
}

}  // namespace

std::string refusal_text(const TechnologyFit& fit, Language language) {
    const CalibrationLimits limits;
    const std::string key = "calibrate.refusal." + std::string{key_of(fit.refusal)};
    switch (fit.refusal) {
        case CalibrationRefusal::none: return {};
        case CalibrationRefusal::few_places:
            return say(language, key,
                       {{"places", count(fit.places, language)}, {"least", count(limits.least_places, language)}});
        case CalibrationRefusal::few_areas:
            return say(language, key,
                       {{"areas", count(fit.areas, language)}, {"least", count(limits.least_areas, language)}});
        case CalibrationRefusal::short_range:
            return say(language, key,
                       {{"nearest", km(fit.distances.lowest, language)},
                        {"farthest", km(fit.distances.highest, language)},
                        {"factor", number(std::pow(10.0, limits.least_decades), 1, language)}});
        case CalibrationRefusal::many_outliers:
            return say(language, key,
                       {{"outliers", share(fit.outliers, fit.places, language)},
                        {"most", number(100.0 * limits.most_outliers, 0, language)}});
        case CalibrationRefusal::too_large:
            return say(language, key,
                       {{"correction", db(fit.largest, language)},
                        {"distance", km(fit.largest_at, language)},
                        {"largest", number(limits.largest.value(), 0, language)}});
        case CalibrationRefusal::indistinct:
            return say(language, key,
                       {{"offset", db(fit.at_centre.value, language)},
                        {"offset_error", db(fit.at_centre.standard_error, language)},
                        {"slope", db(fit.slope.value, language)},
                        {"slope_error", db(fit.slope.standard_error, language)}});
        case CalibrationRefusal::not_confirmed:
            return say(language, key,
                       {{"before", number(fit.before.rmse.value(), 2, language)},
                        {"after", number(fit.left_out.rmse.value(), 2, language)},
                        {"error", number(fit.improvement.standard_error.value(), 2, language)}});
    }
    return {};
}

std::string calibration_text(const CalibrationAnswer& answer) {
    const Language language = answer.parameters.language;
    std::string text = answer.parameters.made_up ? say(language, "common.made_up") + "\n" : std::string{};
    text += say(language, "calibrate.title", {{"model", answer.parameters.radio.model}}) + "\n";
    text += measurements_text(answer.measured, language) + "\n";
    text += lines_text(answer.fits, language) + "\n" + errors_text(answer.fits, language);
    for (const TechnologyFit& fit : answer.fits) {
        if (fit.refusal != CalibrationRefusal::none) {
            text += "\n" +
                    say(language, "calibrate.not_calibrated",
                        {{"technology", std::string{info(fit.technology).name}},
                         {"reason", refusal_text(fit, language)}}) +
                    "\n";
        }
    }
    return text;
}

std::string calibration_answer_json(const CalibrationAnswer& answer) {
    Json json{{"made_up", answer.parameters.made_up},
              {"model", answer.parameters.radio.model},
              {"file", answer.file},
              {"measurements",
               {{"read", answer.measured.measurements},
                {"without_level", answer.measured.without_level},
                {"passed_over", answer.measured.passed_over},
                {"not_predicted", answer.measured.not_predicted},
                {"compared", answer.measured.samples.size()}}},
              {"areas", area_key(answer.measured.areas)}};
    if (answer.measured.days) {
        json["measurements"]["first_day"] = iso_text(answer.measured.days->lowest);
        json["measurements"]["last_day"] = iso_text(answer.measured.days->highest);
    }
    for (const TechnologyFit& fit : answer.fits) {
        json["technologies"][std::string{info(fit.technology).key}] = fit_json(fit);
    }
    return json.dump(2) + "\n";
}

}  // namespace lomsong
