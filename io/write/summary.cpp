// SPDX-License-Identifier: Apache-2.0
#include "io/write/summary.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/write/names.hpp"
#include "io/write/text_table.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_names_shown = 10;

std::string status_table(const Layers& layers, const RollUp& province, Language language) {
    std::vector<const StatusCounts*> columns{&province.any_operator};
    TextRow head{std::string{pick(language, "Thôn", "Hamlets")},
                 std::string{pick(language, "bất kỳ nhà mạng", "any operator")}};
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
        TextRow row{std::string{label(status.status, language)}};
        for (const StatusCounts* counts : columns) {
            row.push_back(share(static_cast<double>(counts->hamlets[index]),
                                static_cast<double>(counts->hamlet_total()), 0, language));
        }
        rows.push_back(row);
    }
    return aligned(rows);
}

std::string undecided_line(const UnknownTerrain& unknown, Language language) {
    std::string text;
    if (unknown.hamlets_undecided > 0) {
        text += fmt::format(
            fmt::runtime(pick(language, "Thiếu địa hình: {} thôn chưa kết luận được; cần thêm {} km² địa hình.\n",
                              "Missing terrain: {} hamlets are undecided; {} km² of terrain would settle them.\n")),
            number(static_cast<double>(unknown.hamlets_undecided), 0, language),
            number(unknown.missing_km2, 1, language));
    }
    if (unknown.cells_undecided > 0) {
        text += fmt::format(fmt::runtime(pick(language, "Ô lưới bản đồ chưa kết luận được: {}.\n",
                                              "Map cells that are undecided: {}.\n")),
                            number(static_cast<double>(unknown.cells_undecided), 0, language));
    }
    return text;
}

std::string gap_line(const Results& results, Language language) {
    std::size_t count = 0;
    double people = 0.0;
    double area_m2 = 0.0;
    for (const Gap& gap : results.gaps) {
        if (gap.kind == GapKind::no_service && !gap.operator_index && !gap.technology) {
            ++count;
            people += gap.people;
            area_m2 += gap.area_m2;
        }
    }
    return fmt::format(
        fmt::runtime(pick(language, "Vùng có dân không có sóng của nhà mạng nào: {} vùng, {} người, {} km².\n",
                          "Inhabited areas without any operator: {}, with {} people on {} km².\n")),
        number(static_cast<double>(count), 0, language), number(people, 0, language),
        number(area_m2 / 1e6, 2, language));
}

std::string fibre_table(const RollUp& province, const RunParameters& parameters) {
    const Language language = parameters.language;
    const auto total = static_cast<double>(province.any_operator.hamlet_total());
    std::vector<TextRow> rows{{std::string{pick(language, "Cáp quang", "Fibre")}, ""}};
    for (std::size_t i = 0; i < province.fibre.size(); ++i) {
        if (province.fibre[i] > 0) {
            rows.push_back({"  " + label(static_cast<FibreClass>(i), parameters.fibre, language),
                            share(static_cast<double>(province.fibre[i]), total, 0, language)});
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
    std::size_t count = 0;
    std::string names;
    for (std::size_t i = 0; i < results.hamlets.size(); ++i) {
        if (results.hamlets[i].status != status || ++count > k_names_shown) {
            continue;
        }
        const Hamlet& hamlet = layers.hamlets[i];
        names += (names.empty() ? "" : ", ") + one_line(hamlet.name.empty() ? hamlet.code : hamlet.name);
        if (!hamlet.commune.empty()) {
            names += " (" + one_line(hamlet.commune) + ")";
        }
    }
    if (count == 0) {
        return {};
    }
    if (count > k_names_shown) {
        names += fmt::format(fmt::runtime(pick(language, " và {} thôn khác", " and {} more")),
                             number(static_cast<double>(count - k_names_shown), 0, language));
    }
    return fmt::format("{} ({}): {}\n", label(status, language), number(static_cast<double>(count), 0, language),
                       names);
}

}  // namespace

std::string status_summary(const Layers& layers, const Results& results, const RunParameters& parameters) {
    const Language language = parameters.language;
    const std::string warning = trimmed(made_up_warning(parameters));
    std::string text = warning.empty() ? "" : warning + "\n";
    text += status_table(layers, results.province, language);
    text += undecided_line(results.unknown_terrain, language);
    if (parameters.coverage.rasters) {
        text += gap_line(results, language);
    }
    if (layers.has_fibre_routes || layers.has_fibre_nodes) {
        text += fibre_table(results.province, parameters);
    }
    text += names_line(layers, results, HamletStatus::no_signal, language);
    text += names_line(layers, results, HamletStatus::dead_zone, language);
    return text;
}

}  // namespace lomsong
