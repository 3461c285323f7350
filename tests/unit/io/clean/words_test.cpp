// SPDX-License-Identifier: Apache-2.0
#include "io/clean/words.hpp"

#include <string>

#include <gtest/gtest.h>

#include "io/clean/azimuth.hpp"
#include "io/clean/dates.hpp"
#include "io/clean/status.hpp"

namespace lomsong {
namespace {

std::string names(std::string_view text) {
    std::string list;
    for (const NamedTechnology& named : technologies_in(text)) {
        list += (list.empty() ? "" : " ") + std::string{info(named.technology).name};
    }
    return list;
}

TEST(Technologies, AreToldInEveryWriting) {
    for (const auto& [text, expected] : {
             std::pair{"4G", "4G"},
             std::pair{"4g/LTE", "4G"},
             std::pair{"LTE-1800", "4G"},
             std::pair{"3G+4G", "3G 4G"},
             std::pair{"2G, 3G, 4G", "2G 3G 4G"},
             std::pair{"2/3/4G", "2G 3G 4G"},
             std::pair{"3G4G", "3G 4G"},
             std::pair{"eNodeB", "4G"},
             std::pair{"gNodeB", "5G"},
             std::pair{"NodeB", "3G"},
             std::pair{"L1800", "4G"},
             std::pair{"U2100", "3G"},
             std::pair{"GSM 900", "2G"},
             std::pair{"n78", "5G"},
             std::pair{"5G NSA", "5G"},
             std::pair{"Macro 4G", "4G"},
             std::pair{"RMS 3G", "3G"},
             std::pair{"UMTS/HSPA+", "3G"},
             std::pair{"BTS", ""},
             std::pair{"6G", ""},
             std::pair{"chưa có 5G", ""},
             std::pair{"4", ""},
             std::pair{"1800", ""},
             std::pair{"", ""},
         }) {
        EXPECT_EQ(names(text), expected) << text;
    }
    EXPECT_EQ(technologies_in("LTE-1800").front().frequency_mhz, 1800.0);
    EXPECT_FALSE(technologies_in("4G").front().frequency_mhz.has_value());
}

TEST(Technologies, StandAtTheEndOfACode) {
    EXPECT_EQ(technology_of_code("LCI0001-14G"), Technology::g4);
    EXPECT_EQ(technology_of_code("lci0001_3g"), Technology::g3);
    EXPECT_FALSE(technology_of_code("LCI0001").has_value());
    EXPECT_FALSE(technology_of_code("G").has_value());
}

TEST(PowerSupplies, AreToldByWord) {
    EXPECT_EQ(power_supply("điện lưới"), PowerSupply::grid);
    EXPECT_EQ(power_supply("Có"), PowerSupply::grid);
    EXPECT_EQ(power_supply("Chưa có điện"), PowerSupply::none);
    EXPECT_EQ(power_supply("pin mặt trời"), PowerSupply::solar);
    EXPECT_EQ(name_of(PowerSupply::solar), "solar");
    EXPECT_FALSE(power_supply("gió").has_value());
}

std::vector<double> degrees(std::string_view cell) { return azimuths(cell, {}).degrees; }

TEST(Azimuths, AreDegreesPointsOrLists) {
    using Degrees = std::vector<double>;
    EXPECT_EQ(degrees("60"), Degrees{60.0});
    EXPECT_EQ(degrees("60°"), Degrees{60.0});
    EXPECT_EQ(degrees("360"), Degrees{360.0});
    EXPECT_EQ(degrees("62,5"), Degrees{62.5});
    EXPECT_EQ(degrees("Bắc"), Degrees{0.0});
    EXPECT_EQ(degrees("Đông Bắc"), Degrees{45.0});
    EXPECT_EQ(degrees("ĐB"), Degrees{45.0});
    EXPECT_EQ(degrees("hướng Tây - Nam"), Degrees{225.0});
    EXPECT_EQ(degrees("NE"), Degrees{45.0});
    EXPECT_EQ(degrees("ssw"), Degrees{202.5});
    for (const char* cell : {"0/120/240", "0, 120, 240", "0;120;240", "0-120-240", "0 120 240", "0°/120°/240°"}) {
        EXPECT_EQ(degrees(cell), (Degrees{0.0, 120.0, 240.0})) << cell;
    }
    EXPECT_EQ(degrees("Bắc/Nam"), (Degrees{0.0, 180.0}));
    EXPECT_TRUE(azimuths("omni", {}).omnidirectional);
    EXPECT_TRUE(azimuths("0-360", {}).omnidirectional);
    EXPECT_TRUE(azimuths("Vô hướng", {}).omnidirectional);
    EXPECT_TRUE(degrees("").empty());
}

TEST(Azimuths, OutsideTheCircleAreMendedOrMissing) {
    EXPECT_EQ(degrees("-10"), std::vector<double>{350.0});
    EXPECT_EQ(azimuths("-10", {}).remark->rule, "wrap_azimuth");
    for (const char* cell : {"400", "999", "0/400", "0-120", "nghiêng"}) {
        EXPECT_TRUE(degrees(cell).empty()) << cell;
        EXPECT_TRUE(azimuths(cell, {}).remark.has_value()) << cell;
    }
}

TEST(Azimuths, ALoneNIsNorthInEnglishAndSouthInVietnamese) {
    const std::vector<std::string_view> vietnamese{"Đ", "T", "N", "ĐB"};
    const std::vector<std::string_view> english{"E", "W", "N", "NE"};
    EXPECT_TRUE(vietnamese_compass(vietnamese));
    EXPECT_FALSE(vietnamese_compass(english));
    EXPECT_EQ(compass_point("N", true), 180.0);
    EXPECT_EQ(compass_point("N", false), 0.0);
}

std::string date(std::string_view text, DateOrder order = DateOrder::day_first) {
    const std::optional<WrittenDate> written = written_date(text, order);
    return written ? iso_text(*written) : "";
}

TEST(Dates, AreReadAsPeopleWriteThem) {
    for (const auto& [text, expected] : {
             std::pair{"15/11/2026", "2026-11-15"},
             std::pair{"5-3-26", "2026-03-05"},
             std::pair{"15.11.2026", "2026-11-15"},
             std::pair{"2026-11-15", "2026-11-15"},
             std::pair{"2026-11-15T07:30:00Z", "2026-11-15"},
             std::pair{"15/11/2026 00:00:00", "2026-11-15"},
             std::pair{"ngày 15 tháng 11 năm 2026", "2026-11-15"},
             std::pair{"15 Nov 2026", "2026-11-15"},
             std::pair{"tháng 11 năm 2026", "2026-11"},
             std::pair{"Tháng 11/2026", "2026-11"},
             std::pair{"11/2026", "2026-11"},
             std::pair{"Quý III/2026", "2026-Q3"},
             std::pair{"Q3 2026", "2026-Q3"},
             std::pair{"2026", "2026"},
             std::pair{"năm 2026", "2026"},
             std::pair{"46341", "2026-11-15"},
         }) {
        EXPECT_EQ(date(text), expected) << text;
    }
    for (const char* text : {"31/02/2026", "32/01/2026", "15/13/2026", "15/11/1026", "hôm qua", "", "12", "-46341",
                             "0/0/2026", "Quý V/2026", "29/02/2025"}) {
        EXPECT_EQ(date(text), "") << text;
    }
}

TEST(Dates, DayAndMonthAreSettledByTheColumn) {
    const std::vector<std::string_view> american{"03/04/2026", "12/31/2025", "07/04/2026"};
    EXPECT_EQ(date_order(american), DateOrder::month_first);
    EXPECT_EQ(date("03/04/2026", DateOrder::month_first), "2026-03-04");
    EXPECT_EQ(date("03/04/2026"), "2026-04-03");
    EXPECT_TRUE(written_date("12/31/2025")->other_order);
}

TEST(Dates, KnowTheirFirstAndLastDay) {
    const WrittenDate quarter = *written_date("Quý I/2024");
    EXPECT_EQ(static_cast<unsigned>(quarter.last.day()), 31U);
    EXPECT_EQ(static_cast<unsigned>(quarter.last.month()), 3U);
    EXPECT_EQ(static_cast<unsigned>(written_date("02/2024")->last.day()), 29U);
}

TEST(Status, KnowsTheWordsOfOperatorsWithTheirAccents) {
    for (const char* text : {"Đã thanh lý", "Ngừng hoạt động", "Chưa lắp", "Đang xây dựng", "đã dừng", "Huỷ"}) {
        EXPECT_EQ(service_state(text), ServiceState::out_of_service) << text;
    }
    for (const char* text : {"Đang phát sóng", "On-air", "Hoạt động bình thường", "-", "N/A"}) {
        EXPECT_EQ(service_state(text), ServiceState::in_service) << text;
    }
    EXPECT_EQ(service_state("đã dùng"), ServiceState::unknown_word);
}

}  // namespace
}  // namespace lomsong
