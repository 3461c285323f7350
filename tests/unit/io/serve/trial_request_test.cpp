// SPDX-License-Identifier: Apache-2.0
/// @file  Bodies of trials, good and bad.
#include "io/serve/trial_request.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& body) {
    try {
        static_cast<void>(read_trial_request(body));
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        return error.what();
    }
    return "";
}

/// A request with one station that has these keys besides the necessary ones.
std::string with(const std::string& keys) {
    return R"({"page":"p","stations":[{"operator":"Viettel","technology":"4G","lon":103.9,"lat":22.4)" + keys +
           "}]}";
}

TEST(TrialRequest, EverythingThatIsSaidIsRead) {
    const TrialRequest request = read_trial_request(with(R"(,"height_m":36,"azimuth_deg":120.5,"eirp_dbm":60)"));
    EXPECT_EQ(request.page, "p");
    ASSERT_EQ(request.stations.size(), 1U);
    const TriedStation& station = request.stations.front();
    EXPECT_EQ(station.operator_name, "Viettel");
    EXPECT_EQ(station.technology, Technology::g4);
    EXPECT_EQ(station.place, (Point{103.9, 22.4}));
    EXPECT_EQ(station.antenna_height, HeightAboveGround{36.0});
    EXPECT_EQ(station.azimuth, Angle{120.5});
    EXPECT_EQ(station.eirp, Dbm{60.0});
}

TEST(TrialRequest, WhatIsNotSaidIsEmpty) {
    const TriedStation station = read_trial_request(with("")).stations.front();
    EXPECT_FALSE(station.antenna_height);
    EXPECT_FALSE(station.azimuth);
    EXPECT_FALSE(station.eirp);
    EXPECT_TRUE(read_trial_request(R"({"page":"p","stations":[]})").stations.empty());
}

TEST(TrialRequest, WhatIsWrongIsNamedWithTheValueSeen) {
    EXPECT_THAT(refusal(with(R"(,"height_m":0.5)")),
                HasSubstr("stations[0].height_m: is 0.5. It must lie from 1 to 300"));
    EXPECT_THAT(refusal(with(R"(,"height_m":"36")")), HasSubstr(R"(stations[0].height_m: is "36", not a number)"));
    EXPECT_THAT(refusal(with(R"(,"azimuth_deg":360.1)")), HasSubstr("stations[0].azimuth_deg: is 360.1"));
    EXPECT_THAT(refusal(with(R"(,"eirp_dbm":1e400)")), HasSubstr("request: is not JSON"));
    EXPECT_THAT(refusal(with(R"(,"height":36)")),
                HasSubstr(R"(stations[0]: has the key "height", which is not known)"));
    EXPECT_THAT(refusal(R"({"page":"p","stations":[{"operator":"Viettel","technology":"6G","lon":1,"lat":1}]})"),
                HasSubstr(R"(stations[0].technology: is "6G". It must be 2G, 3G, 4G or 5G)"));
    EXPECT_THAT(refusal(R"({"page":"p","stations":[{"operator":"Viettel","technology":"4G","lon":181,"lat":1}]})"),
                HasSubstr("stations[0].lon: is 181"));
    EXPECT_THAT(refusal(R"({"page":"p","stations":[{"technology":"4G","lon":1,"lat":1}]})"),
                HasSubstr("stations[0].operator: is missing"));
    EXPECT_THAT(refusal(R"({"page":"p","stations":[7]})"), HasSubstr("stations[0]: is 7, not an object"));
    EXPECT_THAT(refusal(R"({"page":"p","stations":{}})"), HasSubstr("stations: is an object, not a list"));
    EXPECT_THAT(refusal(R"({"page":"","stations":[]})"), HasSubstr(R"(page: is "", not a text)"));
    EXPECT_THAT(refusal(R"({"stations":[]})"), HasSubstr("page: is missing"));
    EXPECT_THAT(refusal("[]"), HasSubstr("request: is a list, not an object"));
    EXPECT_THAT(refusal(""), HasSubstr("request: is not JSON"));
}

TEST(TrialRequest, TooMuchIsRefused) {
    const std::string station = R"({"operator":"V","technology":"4G","lon":1,"lat":1})";
    std::string many = station;
    for (std::size_t i = 0; i < trial_limits::k_stations; ++i) {
        many += "," + station;
    }
    EXPECT_THAT(refusal(R"({"page":"p","stations":[)" + many + "]}"),
                HasSubstr("stations: has 51 stations, more than 50"));
    EXPECT_THAT(refusal(R"({"page":")" + std::string(65, 'p') + R"(","stations":[]})"), HasSubstr("has 65 bytes"));
    EXPECT_THAT(refusal(std::string(trial_limits::k_body_bytes + 1, ' ')), HasSubstr("has 65537 bytes"));
}

TEST(TrialRequest, TheDeepestNestingThatFitsIsRefusedAndNoMore) {
    EXPECT_THAT(refusal(std::string(trial_limits::k_body_bytes, '[')), HasSubstr("is not JSON"));
    const std::size_t half = trial_limits::k_body_bytes / 2;
    EXPECT_THAT(refusal(std::string(half, '[') + std::string(half, ']')), HasSubstr("not an object"));
}

}  // namespace
}  // namespace lomsong
