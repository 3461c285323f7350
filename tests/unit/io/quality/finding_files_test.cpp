// SPDX-License-Identifier: Apache-2.0
#include "io/quality/finding_files.hpp"

#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lomsong {
namespace {

Finding swapped(std::uint64_t row) {
    return {{"tram.xlsx", "Viettel", true, row},
            "Kinh độ",
            FindingKind::swapped_axes,
            "longitude and latitude are swapped",
            "Correct the two cells.",
            Outcome::repaired,
            "22,48",
            "103.97",
            "swap_axes",
            0.98};
}

Finding nameless(std::uint64_t row) {
    return {{"tram.xlsx", "Viettel", true, row}, "Mã trạm", FindingKind::missing_value, "is empty", "Fill it in."};
}

TEST(FindingFiles, EveryColumnHasItsPlace) {
    EXPECT_EQ(findings_csv(std::vector{swapped(15)}),
              "\xEF\xBB\xBF"
              "file,sheet,row,column,kind,outcome,value_seen,value_used,rule,confidence,problem,advice\r\n"
              "tram.xlsx,Viettel,15,Kinh độ,swapped_axes,repaired,\"22,48\",103.97,swap_axes,0.98,"
              "longitude and latitude are swapped,Correct the two cells.\r\n");
}

TEST(FindingFiles, AWholeLayerHasNoRowAndARejectionNoConfidence) {
    const std::string csv = findings_csv(std::vector{nameless(0)});
    EXPECT_NE(csv.find("tram.xlsx,Viettel,,Mã trạm,missing_value,rejected,,,,,is empty,Fill it in.\r\n"),
              std::string::npos)
        << csv;
    const nlohmann::ordered_json json = findings_json(std::vector{nameless(0)});
    EXPECT_TRUE(json.at(0).at("row").is_null());
    EXPECT_TRUE(json.at(0).at("confidence").is_null());
    EXPECT_EQ(json.at(0).at("outcome"), "rejected");
}

TEST(FindingFiles, JsonHasTheColumnsOfTheCsvInTheirOrder) {
    const nlohmann::ordered_json json = findings_json(std::vector{swapped(15)});
    std::string header;
    for (const auto& [name, value] : json.at(0).items()) {
        header += (header.empty() ? "" : ",") + name;
    }
    EXPECT_NE(findings_csv({}).find(header + "\r\n"), std::string::npos) << header;
    EXPECT_EQ(json.at(0).at("row"), 15);
    EXPECT_DOUBLE_EQ(json.at(0).at("confidence").get<double>(), 0.98);
}

TEST(FindingFiles, RowsComeInFileOrderAndFindingsOfARowAsTheyWereMade) {
    const std::vector findings{swapped(27), nameless(15), swapped(15)};
    const std::vector<Finding> ordered = in_file_order(findings);
    EXPECT_EQ(ordered[0].kind, FindingKind::missing_value);
    EXPECT_EQ(ordered[1].place.row, 15U);
    EXPECT_EQ(ordered[2].place.row, 27U);
}

TEST(FindingFiles, AFeatureIsToldTheRulesThatRepairedIt) {
    const Finding first = swapped(15);
    Finding second = swapped(15);
    second.rule = "decimal_comma";
    const Finding rejection = nameless(15);
    EXPECT_EQ(rules_of(std::vector<const Finding*>{&first, &rejection, &second}), "swap_axes; decimal_comma");
    EXPECT_EQ(rules_of(std::vector<const Finding*>{&rejection}), "");
}

}  // namespace
}  // namespace lomsong
