// SPDX-License-Identifier: Apache-2.0
#include "io/write/summary.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/write/names.hpp"
#include "io/write/text_table.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_names_shown = 10;

std::string status_table(const Layers& layers, const RollUp& province, Language language) {
    std::vector<const StatusCounts*> columns{&province.any_operator};
    TextRow head{say(language, "summary.hamlets"), say(language, "common.any_operator")};
    for (std::size_t i = 0; i < province.operators.size() && i < layers.operators.size(); ++i) {
        columns.push_back(&province.operators[i]);
        head.push_back(layers.operators[i]);
    }
    std::vector<TextRow> rows{head};
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        const auto index = static_cast<std::size_t>(status.status);
        if (std::ranges::all_of(columns,
                                [index](const StatusCounts* counts) { return counts->hamlets[index] == 0; })) {
            continue;
        }
        TextRow row{label(status.status, language)};
        for (const StatusCounts* counts : columns) {
            row.push_back(share(counts->hamlets[index], counts->hamlet_total(), language));
        }
        rows.push_back(row);
    }
    return aligned(rows);
}

std::string undecided_lines(const UnknownTerrain& unknown, Language language) {
    std::string text;
    if (unknown.hamlets_undecided > 0) {
        text += say(language, "summary.undecided_hamlets",
                    {{"count", count(unknown.hamlets_undecided, language)},
                     {"area", number(unknown.missing_km2, 1, language)}}) +
                "\n";
    }
    if (unknown.cells_undecided > 0) {
        text +=
            say(language, "summary.undecided_cells", {{"count", count(unknown.cells_undecided, language)}}) + "\n";
    }
    return text;
}

std::string measured_lines(const Results& results, Language language) {
    const auto with = [&](MeasurementUse use) {
        return static_cast<std::size_t>(std::ranges::count(results.measured, use, &MeasuredPoint::use));
    };
    std::size_t decided = 0;
    std::size_t better = 0;
    std::size_t worse = 0;
    for (const MeasuredPoint& measured : results.measured) {
        if (measured.use == MeasurementUse::overrides) {
            const bool open = measured.predicted == PointStatus::unknown;
            decided += open ? 1U : 0U;
            better += !open && measured.status > measured.predicted ? 1U : 0U;
            worse += !open && measured.status < measured.predicted ? 1U : 0U;
        }
    }
    const std::size_t overridden = with(MeasurementUse::overrides);
    const auto changed = static_cast<std::size_t>(std::ranges::count_if(
        results.hamlets, [](const HamletResult& hamlet) { return hamlet.status != hamlet.predicted; }));
    return say(language, "summary.measured",
               {{"points", count(results.measured.size(), language)},
                {"overridden", count(overridden, language)},
                {"better", count(better, language)},
                {"worse", count(worse, language)},
                {"same", count(overridden - better - worse - decided, language)},
                {"decided", count(decided, language)},
                {"too_old", count(with(MeasurementUse::too_old), language)},
                {"too_few", count(with(MeasurementUse::too_few), language)},
                {"other", count(with(MeasurementUse::no_level) + with(MeasurementUse::not_reported), language)}}) +
           "\n" + say(language, "summary.measured_hamlets", {{"count", count(changed, language)}}) + "\n";
}

std::string gap_line(const Results& results, Language language) {
    std::size_t gaps = 0;
    double people = 0.0;
    double area_m2 = 0.0;
    for (const Gap& gap : results.gaps) {
        if (gap.kind == GapKind::no_service && !gap.operator_index && !gap.technology) {
            ++gaps;
            people += gap.people;
            area_m2 += gap.area_m2;
        }
    }
    return say(language, "summary.gaps",
               {{"count", count(gaps, language)},
                {"people", number(people, 0, language)},
                {"area", number(area_m2 / 1e6, 2, language)}}) +
           "\n";
}

std::string fibre_table(const RollUp& province, const RunParameters& parameters) {
    const Language language = parameters.language;
    std::vector<TextRow> rows{{say(language, "summary.fibre"), ""}};
    for (std::size_t i = 0; i < province.fibre.size(); ++i) {
        if (province.fibre[i] > 0) {
            rows.push_back({"  " + label(static_cast<FibreClass>(i), parameters.fibre, language),
                            share(province.fibre[i], province.any_operator.hamlet_total(), language)});
        }
    }
    return rows.size() > 1 ? aligned(rows) : std::string{};
}

/// One line, whatever line breaks a name holds.
std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

/// "trắng sóng (2): Bản A (xã X), Bản B (xã Y)"; nothing when no hamlet has the status.
std::string names_line(const Layers& layers, const Results& results, HamletStatus status, Language language) {
    std::size_t hamlets = 0;
    std::string names;
    for (std::size_t i = 0; i < results.hamlets.size(); ++i) {
        if (results.hamlets[i].status != status || ++hamlets > k_names_shown) {
            continue;
        }
        const Hamlet& hamlet = layers.hamlets[i];
        names += (names.empty() ? "" : ", ") + one_line(hamlet.name.empty() ? hamlet.code : hamlet.name);
        if (!hamlet.commune.empty()) {
            names += " (" + one_line(hamlet.commune) + ")";
        }
    }
    if (hamlets == 0) {
        return {};
    }
    if (hamlets > k_names_shown) {
        names = say(language, "common.and_more",
                    {{"names", names}, {"count", count(hamlets - k_names_shown, language)}});
    }
    return fmt::format("{} ({}): {}\n", label(status, language), count(hamlets, language), names);
}

}  // namespace

std::string status_summary(const Layers& layers, const Results& results, const RunParameters& parameters,
                           const std::string& about_fibre) {
    const Language language = parameters.language;
    const std::string warning = trimmed(made_up_warning(parameters));
    std::string text = warning.empty() ? "" : warning + "\n";
    text += status_table(layers, results.province, language);
    text += undecided_lines(results.unknown_terrain, language);
    if (!layers.measurements.empty()) {
        text += measured_lines(results, language);
    }
    if (parameters.coverage.rasters) {
        text += gap_line(results, language);
    }
    if (layers.has_fibre_routes || layers.has_fibre_nodes) {
        text += fibre_table(results.province, parameters);
    }
    text += about_fibre;
    text += names_line(layers, results, HamletStatus::no_signal, language);
    text += names_line(layers, results, HamletStatus::dead_zone, language);
    return text;
}

}  // namespace lomsong
