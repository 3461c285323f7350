// SPDX-License-Identifier: Apache-2.0
/// @file  What QGIS reads as an expression or as XML cannot be broken by a name.
#include "io/write/styles/symbols.hpp"

#include <memory>
#include <string>

#include <cpl_minixml.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/gdal/session.hpp"
#include "io/write/styles/renderers.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong::test {
namespace {

using gdal::Xml;
using namespace styles;

struct DestroyXml {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using ParsedXml = std::unique_ptr<CPLXMLNode, DestroyXml>;

ParsedXml parsed(const std::string& text) {
    gdal::start();
    const gdal::Messages messages;
    return ParsedXml{CPLParseXMLString(text.c_str())};
}

TEST(QgisText, ColoursAreChannelsAndOpacity) {
    EXPECT_EQ(qgis_colour("#0072B2"), "0,114,178,255");
    EXPECT_EQ(qgis_colour("#F0E442", 0.5), "240,228,66,128");
}

TEST(QgisText, QuotesAndBackslashesInNamesEndNoExpression) {
    EXPECT_EQ(quoted_text("Bản Qua"), "'Bản Qua'");
    EXPECT_EQ(quoted_text("O'Ma\\"), "'O''Ma\\\\'");
    EXPECT_EQ(quoted_column("a\"b"), "\"a\"\"b\"");
}

/// Letters that mean something to XML or to expressions, and some that do not.
std::string hostile_text(Dice& dice) {
    static const std::string k_letters = "<>&\"'\\]-ab \n\t\x01\x1F%{}";
    std::string text;
    for (std::size_t i = dice.below(20); i > 0; --i) {
        text += k_letters[dice.below(k_letters.size())];
    }
    return text;
}

/// As XML can hold it: without control characters.
std::string without_controls(const std::string& text) {
    std::string kept;
    for (const char letter : text) {
        if (static_cast<unsigned char>(letter) >= 0x20 || letter == '\n' || letter == '\t') {
            kept += letter;
        }
    }
    return kept;
}

TEST(QgisXml, GivesBackWhateverWasPutIn) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    for (int i = 0; i < 2'000; ++i) {
        const std::string attribute = hostile_text(dice);
        const std::string content = "x" + hostile_text(dice) + "x";
        const ParsedXml xml = parsed(Xml{"rule"}.set("label", attribute).add(Xml{"filter"}.text(content)).str());
        ASSERT_NE(xml, nullptr) << attribute << content;
        EXPECT_EQ(CPLGetXMLValue(xml.get(), "label", ""), without_controls(attribute));
        EXPECT_EQ(CPLGetXMLValue(xml.get(), "filter", ""), without_controls(content));
    }
}

TEST(QgisRules, NameTheirSymbolsByNumberAndKeepTheirOrder) {
    std::vector<Rule> within;
    within.push_back({"\"b\" = 2", "second", line("#000000", 1.0), false, {}});
    std::vector<Rule> rules;
    rules.push_back({"\"a\" = 1", "first", marker(Shape::disc, "#0072B2", 2.0), true, {}});
    rules.push_back({"", "group", std::nullopt, true, std::move(within)});
    const std::string text = renderer("gaps", std::move(rules)).str();
    EXPECT_THAT(
        text, testing::HasSubstr(R"(<rule key="{gaps-1}" filter="&quot;a&quot; = 1" label="first" symbol="0" />)"));
    EXPECT_THAT(text, testing::HasSubstr(R"(label="second" checkstate="0" symbol="1")"));
    EXPECT_LT(text.find("<symbol name=\"0\" type=\"marker\""), text.find("<symbol name=\"1\" type=\"line\""));
}

TEST(QgisRules, OneWithoutAFilterIsASingleSymbolAndNoneIsNothing) {
    std::vector<Rule> one;
    one.push_back({"", "", outline("#4D4D4D", 0.4), true, {}});
    EXPECT_THAT(renderer("communes", std::move(one)).str(), testing::HasSubstr("type=\"singleSymbol\""));
    EXPECT_THAT(renderer("groups", {}).str(), testing::HasSubstr("type=\"nullSymbol\""));
}

}  // namespace
}  // namespace lomsong::test
