// SPDX-License-Identifier: Apache-2.0
#include "io/clean/values.hpp"

#include <gtest/gtest.h>

#include "io/clean/status.hpp"

namespace lomsong {
namespace {

TEST(Values, TextLosesItsMarginsAndIsComposed) {
    EXPECT_EQ(cleaned_text(" \t\xC2\xA0 Lào Cai\xC2\xA0\r\n"), "Lào Cai");
    EXPECT_EQ(cleaned_text("La\xCC\x80o Cai, \xC4\x90i\xC3\xAA\xCC\xA3n Bi\xC3\xAAn"), "Lào Cai, Điện Biên");
    EXPECT_EQ(cleaned_text("M\xE5 tr"), "M\xE5 tr") << "bytes that are not UTF-8 are kept";
    EXPECT_EQ(cleaned_text("\xC2\xA0"), "");
}

TEST(Values, ANumberIsAllNumber) {
    EXPECT_EQ(parsed_number("-12.5"), -12.5);
    EXPECT_EQ(parsed_number("+7"), 7.0);
    EXPECT_EQ(parsed_number("1e3"), 1000.0);
    for (const char* text : {"", "30 m", "12,5", "nan", "inf", "1e999", "0x10", " 5", "+-5", "--5"}) {
        EXPECT_FALSE(parsed_number(text).has_value()) << "'" << text << "'";
    }
}

TEST(Values, FlagsAreReadInBothLanguages) {
    EXPECT_EQ(parsed_flag("Có"), true);
    EXPECT_EQ(parsed_flag("không"), false);
    EXPECT_EQ(parsed_flag("TRUE"), true);
    EXPECT_EQ(parsed_flag("0"), false);
    EXPECT_FALSE(parsed_flag("maybe").has_value());
}

TEST(Values, OutsideNamesValueLimitsAndUnit) {
    EXPECT_EQ(outside(-30.0, limits::k_antenna_height), "-30 is outside 1..3000 m");
    EXPECT_EQ(outside(3000.0, limits::k_antenna_height), "") << "limits belong to the range";
    EXPECT_EQ(outside(100000.0, limits::k_frequency), "100000 is outside 30..6000 MHz");
}

TEST(Status, IsReadInBothLanguagesAndNeverByHalfASentence) {
    for (const char* text : {"planned", "OFF", "Quy hoạch", "chưa phát sóng", "dừng", "Tắt", "đã tháo dỡ"}) {
        EXPECT_EQ(service_state(text), ServiceState::out_of_service) << text;
    }
    for (const char* text : {"", "on air", "Đang hoạt động", "đang dùng"}) {
        EXPECT_EQ(service_state(text), ServiceState::in_service) << text;
    }
    for (const char* text : {"dùng", "off since Monday", "?!x"}) {
        EXPECT_EQ(service_state(text), ServiceState::unknown_word) << text;
    }
}

}  // namespace
}  // namespace lomsong
