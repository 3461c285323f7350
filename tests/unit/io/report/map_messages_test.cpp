// SPDX-License-Identifier: Apache-2.0
/// @file  The page asks for messages that there are, and there are none that nobody asks for.
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "io/language/catalogue.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

std::string text_of_all(const fs::path& folder, const std::string& extension) {
    std::ostringstream text;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() == extension) {
            text << std::ifstream{entry.path()}.rdbuf();
        }
    }
    return text.str();
}

/// Keys put together at run time: `map.theme.${theme}`, label('map.power', key).
bool is_put_together(const std::string& sources, const std::string& key) {
    const std::string table = key.substr(0, key.rfind('.'));
    return sources.find(table + ".${") != std::string::npos || sources.find("'" + table + "'") != std::string::npos;
}

TEST(MapMessages, EveryOneIsAskedFor) {
    const fs::path root{LOMSONG_SOURCE_DIR};
    const std::string sources =
        text_of_all(root / "apps/web/src", ".ts") + text_of_all(root / "io/write/tables", ".cpp");
    std::size_t looked_at = 0;
    for (const auto& [key, message] : Catalogue::built_in().messages()) {
        if (key.starts_with("map.") || key.starts_with("what_if.")) {
            ++looked_at;
            const bool is_named = sources.find("'" + key + "'") != std::string::npos ||
                                  sources.find('"' + key + '"') != std::string::npos;
            EXPECT_TRUE(is_named || is_put_together(sources, key)) << key;
        }
    }
    EXPECT_GT(looked_at, 50U);
}

TEST(MapMessages, EveryOneThatIsAskedForIsThere) {
    const std::string sources = text_of_all(fs::path{LOMSONG_SOURCE_DIR} / "apps/web/src", ".ts");
    const std::regex asked{R"rx('((?:map|what_if)\.[a-z0-9_.]*[a-z0-9_])'([,)\]: ]))rx"};
    const auto& messages = Catalogue::built_in().messages();
    std::size_t looked_at = 0;
    for (auto found = std::sregex_iterator{sources.begin(), sources.end(), asked}; found != std::sregex_iterator{};
         ++found) {
        const std::string key = (*found)[1];
        const bool is_table = messages.lower_bound(key + ".") != messages.end() &&
                              messages.lower_bound(key + ".")->first.starts_with(key + ".");
        EXPECT_TRUE(messages.contains(key) || is_table) << key;
        ++looked_at;
    }
    EXPECT_GT(looked_at, 40U);
}

}  // namespace
}  // namespace lomsong
