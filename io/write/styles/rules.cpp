// SPDX-License-Identifier: Apache-2.0
#include "io/write/styles/rules.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "engine/core/results.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/write/palette.hpp"

namespace lomsong::styles {

namespace {

constexpr double k_marker_mm = 3.0;
constexpr double k_small_marker_mm = 1.6;

std::string is(std::string_view column, std::string_view text) {
    return quoted_column(column) + " = " + quoted_text(text);
}
std::string is_missing(std::string_view column) { return quoted_column(column) + " IS NULL"; }
/// A column of bools; one that is not known is not true.
std::string is_true(std::string_view column) { return "coalesce(" + quoted_column(column) + ", false)"; }

Rule rule(std::string filter, std::string label, Symbol symbol, bool ticked = true) {
    return {std::move(filter), std::move(label), std::move(symbol), ticked, {}};
}
Rule group(std::string filter, std::string label, std::vector<Rule> rules, bool ticked = true) {
    return {std::move(filter), std::move(label), std::nullopt, ticked, std::move(rules)};
}

template <class... Rules>
std::vector<Rule> rules_of(Rules... rules) {
    std::vector<Rule> list;
    list.reserve(sizeof...(rules));
    (list.push_back(std::move(rules)), ...);
    return list;
}

struct HamletClass {
    std::string filter;
    std::string label;
    Style style;
    Shape shape;
};

Shape shape_of(HamletStatus status) {
    switch (status) {
        case HamletStatus::good: return Shape::disc;
        case HamletStatus::weak: return Shape::triangle;
        case HamletStatus::dead_zone: return Shape::square;
        case HamletStatus::no_signal: return Shape::cross;
        case HamletStatus::not_enough_data: return Shape::hatched;
        case HamletStatus::no_data: return Shape::ring;
    }
    return Shape::ring;
}

/// How many operators are good in a hamlet, as an expression.
std::string operators_good(const StyleContext& context) {
    std::string sum = "0";
    for (const StyledOperator& one : context.operators) {
        sum += " + (coalesce(" + quoted_column(one.key + "_status") + ", '') = 'good')";
    }
    return "(" + sum + ")";
}

std::vector<HamletClass> hamlet_classes(const StyleContext& context) {
    std::vector<HamletClass> classes;
    for (const HamletStatusInfo& status : k_hamlet_statuses) {
        const std::string filter = is("status", status.key);
        const Shape shape = shape_of(status.status);
        if (status.status != HamletStatus::good) {
            classes.push_back(
                {filter, label(status.status, context.language), hamlet_style(status.status, 0), shape});
            continue;
        }
        const std::string count = operators_good(context);
        classes.push_back({filter + " AND " + count + " >= 2", say(context.language, "map.good_by_several"),
                           hamlet_style(status.status, 2), shape});
        classes.push_back({filter + " AND " + count + " < 2", say(context.language, "map.good_by_one"),
                           hamlet_style(status.status, 1), shape});
    }
    return classes;
}

/// By technology, the first for any of them.
std::vector<Rule> gaps_by_technology(const StyleContext& context, const Style& style, bool ticked) {
    std::vector<Rule> rules;
    rules.push_back(rule(is_missing("technology"), say(context.language, "qgis.any_technology"),
                         area(style.fill, style.fill_opacity), ticked));
    for (const std::string& technology : context.technologies) {
        rules.push_back(
            rule(is("technology", technology), technology, area(style.fill, style.fill_opacity), false));
    }
    return rules;
}

std::string_view operator_colour(std::size_t index) {
    return k_operator_colours[index % k_operator_colours.size()];
}

Shape shape_of(FibreClass reach) {
    static constexpr std::array<Shape, k_fibre_class_keys.size()> k_shapes{
        Shape::disc,   Shape::disc,   Shape::triangle, Shape::triangle,
        Shape::square, Shape::square, Shape::cross,    Shape::ring};
    return k_shapes[static_cast<std::size_t>(reach)];
}

std::vector<Rule> fibre_classes(const StyleContext& context, double size_mm) {
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
        const auto reach = static_cast<FibreClass>(i);
        rules.push_back(rule(is("fibre_class", k_fibre_class_keys[i]),
                             label(reach, context.fibre, context.language),
                             marker(shape_of(reach), fibre_style(reach).marker_color, size_mm)));
    }
    return rules;
}

}  // namespace

std::vector<Rule> hamlet_rules(const StyleContext& context) {
    std::vector<Rule> areas;
    std::vector<Rule> points;
    for (const HamletClass& one : hamlet_classes(context)) {
        areas.push_back(rule(one.filter, one.label,
                             area_with_marker(one.shape, one.style.fill, one.style.fill_opacity, k_marker_mm)));
        points.push_back(rule(one.filter, one.label, marker(one.shape, one.style.marker_color, k_marker_mm)));
    }
    return rules_of(
        group("geometry_type($geometry) = 'Polygon'", say(context.language, "qgis.centre_shown"), std::move(areas)),
        group("geometry_type($geometry) = 'Point'", say(context.language, "qgis.point_only"), std::move(points)));
}

std::vector<Rule> gap_rules(const StyleContext& context) {
    const std::string no_service = is("kind", "no_service") + " AND ";
    std::vector<Rule> rules;
    rules.push_back(group(no_service + is_missing("operator"), say(context.language, "gap.no_operator"),
                          gaps_by_technology(context, gap_style(true), true)));
    for (const StyledOperator& one : context.operators) {
        rules.push_back(group(no_service + is("operator", one.name),
                              say(context.language, "gap.of_operator", {{"operator", one.name}}),
                              gaps_by_technology(context, gap_style(false), true), false));
    }
    const Style lighter = gap_style(false);
    rules.push_back(rule(is("kind", "partial"), say(context.language, "gap.partial"),
                         area(lighter.fill, lighter.fill_opacity), false));
    for (const StyledOperator& one : context.operators) {
        rules.push_back(rule(is("kind", "single_operator") + " AND " + is("operator", one.name),
                             say(context.language, "gap.single", {{"operator", one.name}}),
                             area(lighter.fill, lighter.fill_opacity), false));
    }
    return rules;
}

std::vector<Rule> coverage_rules(const StyleContext& context) {
    static constexpr std::array k_classes{PointStatus::good, PointStatus::weak, PointStatus::none,
                                          PointStatus::unknown};
    const auto wanted = std::ranges::find(context.technologies, "4G");
    const auto ticked = wanted == context.technologies.end() ? context.technologies.begin() : wanted;
    std::vector<Rule> rules;
    for (const StyledOperator& one : context.operators) {
        std::vector<Rule> technologies;
        for (auto technology = context.technologies.begin(); technology != context.technologies.end();
             ++technology) {
            std::vector<Rule> classes;
            for (const PointStatus status : k_classes) {
                const Style style = coverage_style(status);
                // Ground without service stays visible: it is most of a map of mountains.
                const double opacity = status == PointStatus::none ? style.fill_opacity / 4.0 : style.fill_opacity;
                classes.push_back(
                    rule(is("status", key_of(status)), label(status, context.language), area(style.fill, opacity)));
            }
            technologies.push_back(
                group(is("technology", *technology), *technology, std::move(classes), technology == ticked));
        }
        rules.push_back(group(is("operator", one.name), one.name, std::move(technologies), rules.empty()));
    }
    return rules;
}

std::vector<Rule> fibre_reach_rules(const StyleContext& context) {
    return rules_of(group(is("place", "hamlet"), say(context.language, "qgis.place.hamlet"),
                          fibre_classes(context, k_marker_mm)),
                    group(is("place", "cluster"), say(context.language, "qgis.place.cluster"),
                          fibre_classes(context, k_small_marker_mm), false));
}

std::vector<Rule> fibre_part_rules(const StyleContext& context) {
    return rules_of(
        rule(is_true("leads_to_node"), say(context.language, "qgis.part.leads"), line(k_fibre_line, 0.8)),
        rule("NOT " + is_true("leads_to_node"), say(context.language, "qgis.part.ends"), line(k_dead_zone, 0.8)));
}

std::vector<Rule> fibre_extension_rules(const StyleContext& context) {
    struct Placement {
        std::string_view key;
        std::string label;
        std::string_view colour;
    };
    const std::array placements{
        Placement{"aerial", say(context.language, "fibre_plan.aerial"), k_good_by_several},
        Placement{"on_poles", say(context.language, "fibre_plan.on_poles"), k_good_by_one},
        Placement{"underground", say(context.language, "fibre_plan.underground"), k_no_signal},
        Placement{"mixed", say(context.language, "fibre_plan.mixed"), k_good_by_several},
    };
    std::vector<Rule> rules;
    for (const Placement& placement : placements) {
        rules.push_back(
            rule(is("placement", placement.key), placement.label, line(placement.colour, 0.8, "0.8;0.8")));
    }
    return rules;
}

std::vector<Rule> fibre_route_rules(const StyleContext& context) {
    return rules_of(rule(is("placement", "underground"), say(context.language, "qgis.placement.underground"),
                         line(k_fibre_line, 0.45)),
                    rule(is("placement", "aerial"), say(context.language, "qgis.placement.aerial"),
                         line(k_fibre_line, 0.45, "2;1")),
                    rule(is("placement", "unknown"), say(context.language, "qgis.placement.unknown"),
                         line(k_fibre_line, 0.25)));
}

std::vector<Rule> fibre_node_rules(const StyleContext& context) {
    return rules_of(rule(is_true("can_serve"), say(context.language, "qgis.node.serves"),
                         marker(Shape::square, k_fibre_line, k_small_marker_mm)),
                    rule("NOT " + is_true("can_serve"), say(context.language, "qgis.node.passes"),
                         marker(Shape::ring, k_no_data, k_small_marker_mm)));
}

std::vector<Rule> station_rules(const StyleContext& context) {
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < context.operators.size(); ++i) {
        const std::string& name = context.operators[i].name;
        rules.push_back(
            rule(is("operator", name), name, sector(operator_colour(i), "azimuth_deg", "omnidirectional")));
    }
    return rules;
}

std::vector<Rule> disagreement_rules(const StyleContext& context) {
    return rules_of(
        rule(is_missing("agree"), say(context.language, "qgis.measured.no_level"),
             marker(Shape::ring, k_no_data, k_small_marker_mm)),
        rule(is_true("agree"), say(context.language, "qgis.measured.agrees"),
             marker(Shape::disc, k_good_by_several, k_small_marker_mm)),
        rule("NOT coalesce(" + quoted_column("agree") + ", true)", say(context.language, "qgis.measured.differs"),
             marker(Shape::square, k_dead_zone, k_marker_mm)));
}

std::vector<Rule> link_rules(const StyleContext& /*context*/) {
    return rules_of(rule("", "", line(k_line, 0.15, "2;1")));
}

std::vector<Rule> working_area_rules(const StyleContext& /*context*/) {
    return rules_of(rule("", "", outline(k_no_data_line, 0.2, "1.5;1")));
}

std::vector<Rule> commune_rules(const StyleContext& /*context*/) {
    return rules_of(rule("", "", outline(k_line, 0.35)));
}

std::vector<Rule> province_rules(const StyleContext& /*context*/) {
    return rules_of(rule("", "", outline(k_line, 0.8)));
}

std::vector<Rule> no_rules(const StyleContext& /*context*/) { return {}; }

}  // namespace lomsong::styles
