// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/class_looks.hpp"

#include <algorithm>
#include <array>

#include "io/language/labels.hpp"
#include "io/write/palette.hpp"

namespace lomsong::sheets {

namespace {

constexpr draw::Colour k_hatch_grey = draw::colour(0x8A8F94U);

draw::Hatch lines(const draw::Colour& colour, double degrees, double gap) {
    return {.line = {.colour = colour, .width = 0.16}, .gap = gap, .degrees = degrees};
}
draw::Hatch dots(const draw::Colour& colour, double gap) {
    return {.line = {.colour = colour, .width = 0.3, .dash = draw::Dash::dots}, .gap = gap, .degrees = 0.0};
}

std::optional<draw::Hatch> hatch_of(HamletStatus status) {
    switch (status) {
        case HamletStatus::good: return std::nullopt;
        case HamletStatus::weak: return dots(k_ink, 1.2);
        case HamletStatus::dead_zone: return lines(k_ink, 45.0, 1.3);
        case HamletStatus::no_signal: return lines(k_white, 135.0, 1.6);
        case HamletStatus::not_enough_data: return lines(k_hatch_grey, 45.0, 1.3);
        case HamletStatus::no_data: return dots(k_hatch_grey, 1.6);
    }
    return std::nullopt;
}

}  // namespace

std::vector<ClassLook> status_looks(const SheetSource& source, bool one_operator) {
    std::vector<ClassLook> looks;
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        looks.push_back({.key = std::string{status.key},
                         .label = label(status.status, source.language()),
                         .sign = sign_of(status.status, 2),
                         .hatch = hatch_of(status.status)});
    }
    if (!one_operator) {
        looks.front().key = "good_by_several";
        looks.front().label = say(source.language(), "map.good_by_several");
        looks.insert(looks.begin() + 1, ClassLook{.key = "good_by_one",
                                                  .label = say(source.language(), "map.good_by_one"),
                                                  .sign = sign_of(HamletStatus::good, 1)});
    }
    return looks;
}

std::vector<ClassLook> fibre_looks(const SheetSource& source) {
    std::vector<ClassLook> looks;
    for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
        const auto reach = static_cast<FibreClass>(i);
        looks.push_back({.key = std::string{k_fibre_class_keys[i]},
                         .label = label(reach, source.facts().fibre, source.language()),
                         .sign = sign_of(reach)});
    }
    return looks;
}

std::vector<ClassLook> change_looks(const SheetSource& source) {
    struct Look {
        ChangeKind kind;
        Sign sign;
    };
    constexpr std::array k_looks{
        Look{ChangeKind::new_gap, {SignShape::cross, k_no_signal}},
        Look{ChangeKind::worsened, {SignShape::square, k_dead_zone}},
        Look{ChangeKind::resolved, {SignShape::disc, k_good_by_several}},
        Look{ChangeKind::improved, {SignShape::disc, k_good_by_one}},
        Look{ChangeKind::now_known, {SignShape::diamond, k_weak}},
        Look{ChangeKind::no_longer_known, {SignShape::hatched, k_no_data}},
        Look{ChangeKind::added, {SignShape::triangle, k_weak}},
        Look{ChangeKind::removed, {SignShape::square, k_no_data}},
        Look{ChangeKind::unchanged, {SignShape::ring, k_no_data}},
    };
    std::vector<ClassLook> looks;
    for (const Look& look : k_looks) {
        const auto kind = std::ranges::find(k_change_kinds, look.kind, &ChangeKindInfo::kind);
        const bool is_same = look.kind == ChangeKind::unchanged;
        looks.push_back(
            {.key = std::string{kind->key},
             .label = is_same ? source.words("map.change_of_operators") : label(look.kind, source.language()),
             .sign = look.sign});
    }
    return looks;
}

std::optional<std::size_t> class_of_key(const std::vector<ClassLook>& looks, std::string_view key) {
    const auto found = std::ranges::find(looks, key, &ClassLook::key);
    return found == looks.end() ? std::nullopt : std::optional{static_cast<std::size_t>(found - looks.begin())};
}

std::string status_class(const SheetSource& source, const NamedValues& values, const Feature& hamlet,
                         const std::string& operator_key) {
    const std::string none{info(HamletStatus::no_data).key};
    if (!operator_key.empty()) {
        const std::string status = values.text(hamlet, operator_key + "_status");
        return status.empty() ? none : status;
    }
    const std::string status = values.text(hamlet, "status");
    if (status != info(HamletStatus::good).key) {
        return status.empty() ? none : status;
    }
    const auto good = std::ranges::count_if(source.facts().operators, [&](const ReportedOperator& one) {
        return values.text(hamlet, one.key + "_status") == status;
    });
    return good >= 2 ? "good_by_several" : "good_by_one";
}

void draw_areas(Canvas& canvas, const Outlines& areas, const ClassLook& look, double opacity, const Line& border) {
    if (areas.empty()) {
        return;
    }
    canvas.paint(areas, draw::colour(look.sign.colour).faded(opacity), border);
    if (look.hatch) {
        draw::Hatch hatch = *look.hatch;
        hatch.line.colour = hatch.line.colour.faded(std::min(1.0, 1.3 * opacity));
        canvas.hatch(areas, hatch);
    }
}

}  // namespace lomsong::sheets
