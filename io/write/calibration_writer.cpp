// SPDX-License-Identifier: Apache-2.0
#include "io/write/calibration_writer.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "io/project/describe.hpp"

namespace lomsong {

namespace {

constexpr std::array<std::string_view, 8> k_refusal_keys{
    "none", "few_places", "few_areas", "short_range", "many_outliers", "too_large", "indistinct", "not_confirmed"};

/// Three decimals at most; never -0.
double rounded(double value) { return std::round(value * 1e3) / 1e3 + 0.0; }
double rounded(Decibels value) { return rounded(value.value()); }
double rounded_km(Metres value) { return rounded(in_kilometres(value)); }

std::string line_toml(const CalibrationLine& line) {
    return fmt::format("offset_db = {}\nslope_db_per_decade = {}\n", rounded(line.offset), rounded(line.slope));
}

std::string estimate_toml(const Estimate& estimate) {
    return fmt::format("{{ value_db = {}, standard_error_db = {} }}", rounded(estimate.value),
                       rounded(estimate.standard_error));
}

std::string errors_toml(const LevelErrors& errors) {
    return fmt::format("{{ bias_db = {}, deviation_db = {}, rmse_db = {} }}", rounded(errors.bias),
                       rounded(errors.deviation), rounded(errors.rmse));
}

std::string applied_toml(const TechnologyFit& fit) {
    const std::string table = fmt::format("calibration.{}", info(fit.technology).key);
    std::string text = fmt::format("\n[{}]  # {}\n", table, info(fit.technology).level_name);
    text += fmt::format("nearest_km = {}\nfarthest_km = {}\n", rounded_km(fit.distances.lowest),
                        rounded_km(fit.distances.highest));
    text += line_toml(fit.line);
    for (const auto& [land_cover, own] : fit.classes) {
        text += fmt::format("[{}.land_cover.{}]\n", table, land_cover) + line_toml(own.line);
    }
    return text;
}

std::string found_toml(const TechnologyFit& fit) {
    const std::string table = fmt::format("fit.{}", info(fit.technology).key);
    std::string text = fmt::format("\n[{}]\nrefusal = {}\nsamples = {}\nplaces = {}\nareas = {}\n", table,
                                   toml_quoted(key_of(fit.refusal)), fit.samples, fit.places, fit.areas);
    if (fit.refusal != CalibrationRefusal::none) {
        return text;
    }
    text += fmt::format("outliers = {}\ncentre_km = {}\n", fit.outliers, rounded_km(fit.centre));
    text += "offset_at_centre = " + estimate_toml(fit.at_centre) + "\n";
    text += "slope_per_decade = " + estimate_toml(fit.slope) + "\n";
    text += "before = " + errors_toml(fit.before) + "\n";
    text += "after = " + errors_toml(fit.after) + "\n";
    text += "left_out = " + errors_toml(fit.left_out) + "\n";
    text += "improvement = " + estimate_toml(fit.improvement) + "\n";
    for (const auto& [land_cover, own] : fit.classes) {
        text += fmt::format("[{}.land_cover.{}]\nplaces = {}\noffset_at_centre = {}\n", table, land_cover,
                            own.places, estimate_toml(own.at_centre));
    }
    return text;
}

std::string source_toml(const CalibrationRecord& record) {
    std::string text = fmt::format(
        "\n[measurements]\nread = {}\nwithout_level = {}\npassed_over = {}\nnot_predicted = {}\nareas = {}\n",
        record.measurements, record.without_level, record.passed_over, record.not_predicted,
        toml_quoted(record.areas));
    if (record.days) {
        text += fmt::format("first_day = {}\nlast_day = {}\n", toml_quoted(iso_text(record.days->lowest)),
                            toml_quoted(iso_text(record.days->highest)));
    }
    for (const InputRecord& input : record.inputs) {
        text += fmt::format("\n[[inputs]]\nlayer = {}\npath = {}\nhash = {}\nrows = {}\n", toml_quoted(input.role),
                            toml_quoted(input.path), toml_quoted(input.hash), input.rows);
    }
    return text;
}

}  // namespace

std::string_view key_of(CalibrationRefusal refusal) noexcept {
    return k_refusal_keys[static_cast<std::size_t>(refusal)];
}

std::string calibration_toml(const CalibrationRecord& record) {
    std::string text =
        "# What measurements add to predicted levels, by technology and land cover at the receiver:\n"
        "#   offset_db + slope_db_per_decade x log10(distance in km), at its ends nearer and farther than the "
        "limits.\n"
        "# A project names this file: calibration = \"...\" in [radio]. docs/calibration.md explains the keys.\n";
    if (record.made_up) {
        text += "# MADE-UP DATA: fitted to measurements that nobody took.\n";
    }
    text +=
        fmt::format("format = {}\nprogram = {}\nmodel_reference = {}\nmade_up = {}\n", k_calibration_format,
                    toml_quoted("lomsong " + record.version), toml_quoted(record.model_reference), record.made_up);
    text += "\n[conditions]  # a run must have the same\n";
    for (const auto& [key, value] : record.conditions) {
        text += fmt::format("{} = {}\n", toml_quoted(key), toml_quoted(value));
    }
    for (const TechnologyFit& fit : record.fits) {
        text += fit.refusal == CalibrationRefusal::none ? applied_toml(fit) : std::string{};
    }
    for (const TechnologyFit& fit : record.fits) {
        text += found_toml(fit);
    }
    return text + source_toml(record);
}

}  // namespace lomsong
