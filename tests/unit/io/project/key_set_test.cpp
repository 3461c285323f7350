// SPDX-License-Identifier: Apache-2.0
#include "io/project/key_set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/project/describe.hpp"
#include "io/project/keys.hpp"

namespace lomsong {
namespace {

TEST(KeySet, AQuantityIsReadAndWrittenInTheUnitOfItsName) {
    Metres radius{15'000.0};
    KeySet set;
    set.table("radio", "Radio");
    set.quantity("radius_km", radius, {kilometres(0.5), kilometres(100.0)}, "Reach");
    const Key& key = *set.find("radio.radius_km");
    EXPECT_EQ(std::get<double>(key.default_value), 15.0);
    EXPECT_EQ(key.range->highest, 100.0);
    EXPECT_EQ(allowed_text(key), "0.5..100 km");
    key.set(KeyValue{2.0});
    EXPECT_EQ(radius, Metres{2000.0});
}

TEST(KeySet, ANameWithoutItsUnitIsRefused) {
    Metres radius{1.0};
    KeySet set;
    try {
        set.quantity("radius", radius, {Metres{0.0}, Metres{1.0}}, "Reach");
        FAIL() << "a key without unit was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::internal);
        EXPECT_THAT(error.what(), testing::HasSubstr("'radius': its name does not end with a unit"));
    }
}

TEST(KeySet, EveryDefaultLiesInItsRange) {
    Project project;
    KeySet set;
    declare_keys(set, project);
    for (const Key& key : set.keys()) {
        if (const auto* number = std::get_if<double>(&key.default_value)) {
            EXPECT_TRUE(key.range->contains(*number)) << key.path() << " = " << *number;
        }
        if (const auto* numbers = std::get_if<NumberMap>(&key.default_value)) {
            for (const auto& [code, number] : *numbers) {
                EXPECT_TRUE(key.range->contains(number)) << key.path() << " " << code;
            }
        }
    }
}

TEST(KeySet, NoPathIsDeclaredTwice) {
    Project project;
    KeySet set;
    declare_keys(set, project);
    for (const Key& key : set.keys()) {
        EXPECT_EQ(set.find(key.path()), &key) << key.path();
    }
}

TEST(TomlText, QuotesWhatTomlNeedsQuoted) {
    EXPECT_EQ(toml_quoted("a\"b\\c\nd\x01"), R"("a\"b\\c\nd\u0001")");
    EXPECT_EQ(toml_text(KeyValue{TextMap{{"name", "Tên"}}}), R"({ name = "Tên" })");
    EXPECT_EQ(toml_text(KeyValue{std::vector<std::string>{"a", "b"}}), R"(["a", "b"])");
    EXPECT_EQ(toml_text(KeyValue{0.1}), "0.1");
    EXPECT_EQ(toml_text(KeyValue{-105.0}), "-105");
}

}  // namespace
}  // namespace lomsong
