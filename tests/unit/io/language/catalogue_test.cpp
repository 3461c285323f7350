// SPDX-License-Identifier: Apache-2.0
#include "io/language/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr auto k_vi = Language::vietnamese;
constexpr auto k_en = Language::english;

Catalogue catalogue_of(std::string_view toml) {
    Catalogue catalogue;
    catalogue.add(toml, "words.toml");
    return catalogue;
}

/// The text of the error that `action` throws, which must be our fault.
template <class Action>
std::string refusal(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::internal);
        return error.what();
    }
    return "nothing was thrown";
}

std::string refusal_of(std::string_view toml) {
    return refusal([&] { static_cast<void>(catalogue_of(toml)); });
}

TEST(Catalogue, SaysAMessageInEitherLanguage) {
    const Catalogue catalogue = catalogue_of("[road]\nlong = { vi = \"dài {km} km\", en = \"{km} km long\" }\n");
    EXPECT_EQ(catalogue.say(k_vi, "road.long", {{"km", "1,5"}}), "dài 1,5 km");
    EXPECT_EQ(catalogue.say(k_en, "road.long", {{"km", "1.5"}}), "1.5 km long");
}

TEST(Catalogue, LanguagesMayOrderAndRepeatTheirArguments) {
    const Catalogue catalogue = catalogue_of("m = { vi = \"{b}{a}\", en = \"{a}{b}{a}\" }\n");
    EXPECT_EQ(catalogue.say(k_vi, "m", {{"a", "1"}, {"b", "2"}}), "21");
    EXPECT_EQ(catalogue.say(k_en, "m", {{"a", "1"}, {"b", "2"}}), "121");
}

TEST(Catalogue, BracesInArgumentsAreText) {
    const Catalogue catalogue = catalogue_of("m = { vi = \"thôn {name}\", en = \"hamlet {name}\" }\n");
    EXPECT_EQ(catalogue.say(k_vi, "m", {{"name", "{name} }{"}}), "thôn {name} }{");
}

TEST(Catalogue, AnUnknownKeyIsNamed) {
    const Catalogue catalogue;
    EXPECT_THAT(refusal([&] { static_cast<void>(catalogue.say(k_vi, "no.such")); }),
                AllOf(HasSubstr("'no.such'"), HasSubstr("Add it")));
}

TEST(Catalogue, MissingAndUnusedArgumentsAreNamed) {
    const Catalogue catalogue = catalogue_of("m = { vi = \"{a}\", en = \"{a}\" }\n");
    EXPECT_THAT(refusal([&] { static_cast<void>(catalogue.say(k_vi, "m")); }), HasSubstr("'m': no 'a' is given"));
    EXPECT_THAT(refusal([&] {
                    static_cast<void>(catalogue.say(k_en, "m", {{"a", ""}, {"b", ""}}));
                }),
                HasSubstr("'m': takes no 'b'"));
}

TEST(Catalogue, LanguagesThatTakeOtherArgumentsAreRefused) {
    EXPECT_THAT(refusal_of("m = { vi = \"{a}\", en = \"{b}\" }\n"),
                AllOf(HasSubstr("words.toml:1:5"), HasSubstr("'m'"), HasSubstr("same")));
}

TEST(Catalogue, EveryMessageHasBothTextsAndNothingElse) {
    EXPECT_THAT(refusal_of("m = { vi = \"a\" }\n"), HasSubstr("no text 'en'"));
    EXPECT_THAT(refusal_of("m = { vi = \"\", en = \"a\" }\n"), HasSubstr("no text 'vi'"));
    EXPECT_THAT(refusal_of("m = { vi = 1, en = \"a\" }\n"), HasSubstr("no text 'vi'"));
    EXPECT_THAT(refusal_of("m = { vi = \"a\", en = \"a\", fr = \"a\" }\n"), HasSubstr("more than the texts"));
    EXPECT_THAT(refusal_of("m = \"a\"\n"), HasSubstr("'m' is no message"));
}

TEST(Catalogue, BracesStandInPairs) {
    EXPECT_THAT(refusal_of("m = { vi = \"{a\", en = \"a\" }\n"), HasSubstr("brace has no partner"));
    EXPECT_THAT(refusal_of("m = { vi = \"a}\", en = \"a\" }\n"), HasSubstr("brace has no partner"));
}

TEST(Catalogue, OneKeyIsOneMessageOverAllFiles) {
    Catalogue catalogue = catalogue_of("[t]\nm = { vi = \"a\", en = \"a\" }\n");
    EXPECT_THAT(refusal([&] { catalogue.add("[t]\nm = { vi = \"b\", en = \"b\" }\n", "other.toml"); }),
                AllOf(HasSubstr("other.toml:2"), HasSubstr("another message 't.m'")));
}

TEST(Catalogue, WhatIsNoTomlSaysWhere) {
    EXPECT_THAT(refusal_of("[t\n"), AllOf(HasSubstr("words.toml:1:"), HasSubstr("is not TOML")));
}

}  // namespace
}  // namespace lomsong
