// SPDX-License-Identifier: Apache-2.0
#include "io/language/labels.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

constexpr auto k_vi = Language::vietnamese;
constexpr auto k_en = Language::english;

TEST(Labels, StatusesAreTheWordsOfTheOffice) {
    EXPECT_EQ(label(HamletStatus::no_signal, k_vi), "trắng sóng");
    EXPECT_EQ(label(HamletStatus::dead_zone, k_vi), "lõm sóng");
    EXPECT_EQ(label(HamletStatus::no_data, k_en), "no data");
    EXPECT_EQ(label(PointStatus::unknown, k_vi), "chưa đủ dữ liệu");
}

/// Every entry of a list has a label of its own in both languages.
template <class Infos, class Label>
void expect_distinct(const Infos& infos, const Label& label_of) {
    for (const Language language : {k_vi, k_en}) {
        std::set<std::string> seen;
        for (const auto& each : infos) {
            const std::string text = label_of(each, language);
            EXPECT_TRUE(each.key.empty() ? text.empty() : seen.insert(text).second) << each.key << ": " << text;
        }
    }
}

TEST(Labels, EveryStatusCauseAndChangeHasItsOwn) {
    expect_distinct(k_hamlet_statuses, [](const auto& each, Language l) { return label(each.status, l); });
    expect_distinct(k_gap_causes, [](const auto& each, Language l) { return label(each.cause, l); });
    expect_distinct(k_winds, [](const Wind& each, Language l) { return label(each, l); });
    expect_distinct(k_change_kinds, [](const auto& each, Language l) { return label(each.kind, l); });
    expect_distinct(k_change_reasons, [](const auto& each, Language l) { return label(each.reason, l); });
}

TEST(Labels, EveryOtherEnumeratorHasOne) {
    for (const Language language : {k_vi, k_en}) {
        for (std::size_t i = 0; i < k_point_status_keys.size(); ++i) {
            EXPECT_FALSE(label(static_cast<PointStatus>(i), language).empty());
        }
        for (std::size_t i = 1; i < k_missing_data_keys.size(); ++i) {
            EXPECT_FALSE(label(static_cast<MissingData>(i), language).empty());
        }
        for (std::size_t i = 0; i < k_station_changes.size(); ++i) {
            EXPECT_FALSE(label(static_cast<StationChangeKind>(i), language).empty());
        }
        for (std::size_t i = 0; i < k_fibre_class_keys.size(); ++i) {
            EXPECT_FALSE(label(static_cast<FibreClass>(i), FibreParameters{}, language).empty());
        }
        for (const Environment environment : {Environment::outdoor, Environment::in_vehicle, Environment::indoor}) {
            EXPECT_FALSE(label(environment, language).empty());
        }
    }
    EXPECT_TRUE(label(MissingData::nothing, k_vi).empty());
}

TEST(Labels, FibreClassesSpeakTheLimitsOfTheRun) {
    FibreParameters limits;
    limits.near = Metres{1'500};
    EXPECT_EQ(label(FibreClass::within_near, limits, k_en), "within 1.5 km");
    EXPECT_EQ(label(FibreClass::within_middle, limits, k_vi), "từ 1,5 đến 5 km");
    EXPECT_EQ(label(FibreClass::beyond, limits, k_en), "further than 20 km");
}

TEST(Labels, KeysOfFilesAreUnderstoodAndOthersGivenBack) {
    EXPECT_EQ(label_of_key("status", "no_signal", k_vi), "trắng sóng");
    EXPECT_EQ(label_of_key("cause", "terrain_blocked", k_en), "blocked by terrain");
    EXPECT_EQ(label_of_key("status", "no_such", k_vi), "no_such");
    EXPECT_EQ(label_of_key("cause", "", k_vi), "");
}

TEST(Labels, RecordedRemediesAreSentences) {
    EXPECT_EQ(label_of_remedy("azimuth -82 deg LC0010:2", k_en), "turn the antenna of LC0010:2 82° anticlockwise");
    EXPECT_EQ(label_of_remedy("power +5.7 dB LC 7:1", k_vi), "tăng công suất bức xạ của LC 7:1 thêm 5,7 dB");
    EXPECT_EQ(label_of_remedy("new_station", k_vi), "cần trạm mới");
    for (const char* other : {"", "azimuth", "mast x m LC1:2", "mast +14 m", "antenna +1 m LC1:2"}) {
        EXPECT_EQ(label_of_remedy(other, k_en), other);
    }
}

}  // namespace
}  // namespace lomsong
