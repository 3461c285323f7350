// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/road_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(RoadWord, ReadsOpenStreetMapAndVietnameseClasses) {
    EXPECT_EQ(road_word("trunk_link").road_class, RoadClass::main);
    EXPECT_EQ(road_word("residential").road_class, RoadClass::local);
    EXPECT_EQ(road_word("track_grade3").road_class, RoadClass::track);
    EXPECT_EQ(road_word("footway").road_class, RoadClass::path);
    EXPECT_EQ(road_word("Quốc lộ 4D").road_class, RoadClass::main);
    EXPECT_EQ(road_word("ĐƯỜNG XÃ").road_class, RoadClass::local);
    EXPECT_EQ(road_word("Đường lâm nghiệp").road_class, RoadClass::track);
    EXPECT_EQ(road_word("đường mòn nối quốc lộ").road_class, RoadClass::path);
}

TEST(RoadWord, WhatIsNoRoadIsNone) {
    for (const char* word : {"proposed", "construction", "platform", "raceway", "Quy hoạch quốc lộ", "Đường sắt"}) {
        EXPECT_FALSE(road_word(word).is_road) << word;
    }
}

TEST(RoadWord, AnUnknownWordIsARoadAndSaysSo) {
    EXPECT_TRUE(road_word("").known);
    EXPECT_TRUE(road_word("").is_road);
    const RoadWord word = road_word("xyz");
    EXPECT_TRUE(word.is_road);
    EXPECT_FALSE(word.known);
    EXPECT_EQ(word.road_class, RoadClass::unspecified);
    EXPECT_FALSE(road_word("trackway").known) << "whole words only";
}

}  // namespace
}  // namespace lomsong
