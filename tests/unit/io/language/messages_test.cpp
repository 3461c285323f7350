// SPDX-License-Identifier: Apache-2.0
/// @file  What holds of every message that is built in.
#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "io/language/catalogue.hpp"
#include "io/text/utf8.hpp"

namespace lomsong {
namespace {

/// Calls `look` with the key and each of the two texts.
template <class Look>
void for_each_text(const Look& look) {
    const auto& messages = Catalogue::built_in().messages();
    ASSERT_GT(messages.size(), 100U) << "the catalogue was not built in";
    for (const auto& [key, message] : messages) {
        look(key, message.vietnamese);
        look(key, message.english);
    }
}

TEST(Messages, AreComposedText) {
    for_each_text([](const std::string& key, const std::string& text) {
        EXPECT_EQ(text, composed(text)) << key << " is not NFC";
    });
}

TEST(Messages, HoldOneLineWithoutBlanksAtTheirEnds) {
    for_each_text([](const std::string& key, const std::string& text) {
        EXPECT_TRUE(std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; })) << key;
        EXPECT_NE(text.front(), ' ') << key;
        EXPECT_NE(text.back(), ' ') << key;
        EXPECT_EQ(text.find("  "), text.find("  ·  ")) << key << " has two blanks in a row";
    });
}

TEST(Messages, EndAlikeInBothLanguages) {
    for (const auto& [key, message] : Catalogue::built_in().messages()) {
        const auto stops = [](std::string_view text) { return text.ends_with('.') || text.ends_with(':'); };
        const bool abbreviates = message.english == "No.";  // a number's heading
        EXPECT_TRUE(abbreviates || stops(message.vietnamese) == stops(message.english)) << key;
    }
}

TEST(Messages, KeysAreLowerCaseWordsJoinedByDots) {
    for (const auto& entry : Catalogue::built_in().messages()) {
        const std::string& key = entry.first;
        if (key.starts_with("wind.")) {
            continue;  // as files write them: "NE"
        }
        EXPECT_EQ(key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_."), key.npos) << key;
        EXPECT_NE(key.find('.'), key.npos) << key << " stands in no table";
    }
}

}  // namespace
}  // namespace lomsong
