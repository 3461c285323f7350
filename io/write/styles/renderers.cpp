// SPDX-License-Identifier: Apache-2.0
#include "io/write/styles/renderers.hpp"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "io/write/palette.hpp"

namespace lomsong::styles {

namespace {

using gdal::Xml;

Xml renderer_element(std::string_view type) {
    return Xml{"renderer-v2"}
        .set("type", type)
        .set("enableorderby", "0")
        .set("forceraster", "0")
        .set("symbollevels", "0")
        .set("referencescale", "-1");
}

/// Writes rules and, apart from them, the symbols that they name by number.
class RuleWriter {
  public:
    explicit RuleWriter(std::string_view table) : m_table{table} {}

    void add_rules(Xml& parent, std::vector<Rule> rules) {
        for (Rule& rule : rules) {
            Xml element{"rule"};
            element.set("key", fmt::format("{{{}-{}}}", m_table, m_keys++));
            if (!rule.filter.empty()) {
                element.set("filter", rule.filter);
            }
            element.set("label", rule.label);
            if (!rule.ticked) {
                element.set("checkstate", "0");
            }
            if (rule.symbol) {
                const std::string name = std::to_string(m_symbols_written++);
                element.set("symbol", name);
                m_symbols.add(symbol_element(std::move(*rule.symbol), name));
            }
            add_rules(element, std::move(rule.rules));
            parent.add(std::move(element));
        }
    }
    [[nodiscard]] Xml symbols() && { return std::move(m_symbols); }

  private:
    std::string m_table;
    std::size_t m_keys = 1;
    std::size_t m_symbols_written = 0;
    Xml m_symbols{"symbols"};
};

}  // namespace

Xml renderer(std::string_view table, std::vector<Rule> rules) {
    if (rules.empty()) {
        return renderer_element("nullSymbol");
    }
    if (rules.size() == 1 && rules[0].filter.empty() && rules[0].symbol) {
        return renderer_element("singleSymbol")
            .add(Xml{"symbols"}.add(symbol_element(std::move(*rules[0].symbol), "0")));
    }
    RuleWriter writer{table};
    Xml root{"rules"};
    root.set("key", fmt::format("{{{}-0}}", table));
    writer.add_rules(root, std::move(rules));
    return renderer_element("RuleRenderer").add(std::move(root)).add(std::move(writer).symbols());
}

Xml labelling(const Labels& labels) {
    constexpr std::string_view k_level = "4";
    constexpr std::string_view k_beside = "6";  // at one of eight places around the point, the best first
    Xml style{"text-style"};
    style.set("fieldName", labels.expression)
        .set("isExpression", "1")
        .set("fontFamily", "Noto Sans")
        .set("namedStyle", labels.bold ? "Bold" : "Regular")
        .set("fontWeight", labels.bold ? "75" : "50")
        .set("fontSize", fmt::format("{:g}", labels.size_pt))
        .set("fontSizeUnit", "Point")
        .set("fontLetterSpacing", "0")
        .set("textColor", qgis_colour(labels.colour))
        .set("textOpacity", "1")
        .set("multilineHeight", "1");
    style.add(Xml{"text-buffer"}
                  .set("bufferDraw", "1")
                  .set("bufferSize", "0.8")
                  .set("bufferSizeUnits", "MM")
                  .set("bufferColor", qgis_colour(k_no_data))
                  .set("bufferOpacity", "0.85")
                  .set("bufferJoinStyle", "128"));
    Xml placement{"placement"};
    placement.set("placement", labels.areas ? k_level : k_beside)
        .set("predefinedPositionOrder", "TR,TL,BR,BL,R,L,TSR,BSR")
        .set("centroidInside", "1")
        .set("dist", "1.2")
        .set("distUnits", "MM")
        .set("priority", "5");
    Xml rendering{"rendering"};
    rendering.set("displayAll", "0")
        .set("obstacle", "1")
        .set("scaleVisibility", labels.smallest_scale > 0 ? "1" : "0")
        .set("scaleMin", "0")
        .set("scaleMax", std::to_string(labels.smallest_scale))  // a denominator: the largest is the smallest scale
        .set("drawLabels", "1");
    Xml settings{"settings"};
    settings.set("calloutType", "simple").add(std::move(style)).add(std::move(placement)).add(std::move(rendering));
    return Xml{"labeling"}.set("type", "simple").add(std::move(settings));
}

}  // namespace lomsong::styles
