// SPDX-License-Identifier: Apache-2.0
/// @file  The message catalogue and the sources fit together: every message is asked for, every message asked for
///        is there, and what people read stands nowhere else.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/language/catalogue.hpp"
#include "tests/architecture/source_text.hpp"

namespace lomsong {
namespace {

using testing::ElementsAre;

/// Beginnings of keys that are put together at run time, with the key of a status, a cause, a column ... behind;
/// the web map takes all of "map." along.
constexpr auto k_composed = std::to_array<std::string_view>(
    {"answer.",       "answer_needs.", "budget.",      "budget_source.",  "cause.",        "change.",
     "finding.",      "loss.",         "measurement.", "missing.",        "point.",        "quality_definition.",
     "quality_word.", "reason.",       "sheet.",       "station_change.", "status.",       "wind.",
     "map.",          "retold.",       "layer.",       "understood.",     "understood_as."});

/// Sources with Vietnamese in their literals that is no message: they read it, or an English error or help text
/// quotes what people write.
constexpr auto k_vietnamese_that_is_read = std::to_array<std::string_view>({
    "algorithms/verdict/roll_up.hpp",  // what a row without a commune is called, as data
    "apps/lomsong/report.cpp",         // an example of a title, in --help
    "io/clean/names/name_key.cpp",     // letters and words of names
    "io/place/file_crs.cpp",           // a province, in an error
    "io/place/vn2000.cpp",             // the provinces and their meridians
    "io/project/fields.cpp",           // kinds of hamlets
    "io/project/page.cpp",             // words of columns
    "io/project/read_project.cpp",     // a currency
    "io/read/networks.cpp",            // words of cells, in errors
    "io/read/row_reader.cpp",          //
    "io/read/sector_rows.cpp",         //
    "io/review/answer_check.cpp",      //
    "io/text/",                        // encodings and syllables
});

/// Ends of literals that name files: "coverage.geojson" is no message.
constexpr auto k_file_ends = std::to_array<std::string_view>(
    {".csv", ".lp", ".sh", ".geojson", ".json", ".txt", ".tif", ".toml", ".gpkg", ".html", ".xlsx"});

/// The literals of all rooms that may show something to people.
const std::set<std::string>& literals() {
    static const std::set<std::string> all = [] {
        std::set<std::string> found;
        for (const std::string& path : sources_below({"apps", "io"})) {
            if (path.starts_with("io/project/")) {
                continue;  // its "fibre.near_km" is a key of the project file
            }
            for (std::string& literal : literals_of(source(path))) {
                found.insert(std::move(literal));
            }
        }
        return found;
    }();
    return all;
}

/// True for a key that is put together: its beginning is listed, or stands in the code with a dot
/// ("fibre_plan.left.") or a place ("loss.{}") at its end.
bool is_composed(const std::string& key) {
    const auto begins = [&](std::string_view start) { return key.starts_with(start); };
    if (std::ranges::any_of(k_composed, begins)) {
        return true;
    }
    for (std::size_t dot = key.find('.'); dot != key.npos; dot = key.find('.', dot + 1)) {
        const std::string start = key.substr(0, dot + 1);
        if (literals().contains(start) || literals().contains(start + "{}")) {
            return true;
        }
    }
    return false;
}

/// True for "table.name" in which the catalogue has such a table.
bool looks_like_a_key(const std::string& literal) {
    const std::size_t dot = literal.find('.');
    constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";
    if (dot == std::string::npos || dot + 1 >= literal.size() ||
        literal.find_first_not_of(k_letters) != std::string::npos ||
        std::ranges::any_of(k_file_ends, [&](std::string_view end) { return literal.ends_with(end); })) {
        return false;
    }
    const auto& messages = Catalogue::built_in().messages();
    const auto nearest = messages.lower_bound(literal.substr(0, dot + 1));
    return nearest != messages.end() && nearest->first.starts_with(literal.substr(0, dot + 1));
}

TEST(Messages, AreAllAskedFor) {
    ASSERT_GT(literals().size(), 1'000U) << "the sources were not found";
    for (const auto& entry : Catalogue::built_in().messages()) {
        EXPECT_TRUE(is_composed(entry.first) || literals().contains(entry.first))
            << "nobody asks for '" << entry.first
            << "'. Remove it from io/language/messages, or name the beginning "
            << "of keys put together at run time in k_composed.";
    }
}

TEST(Messages, AskedForAreAllThere) {
    for (const std::string& literal : literals()) {
        EXPECT_TRUE(!looks_like_a_key(literal) || is_composed(literal) ||
                    Catalogue::built_in().messages().contains(literal))
            << "no message is called '" << literal << "'. Add it to io/language/messages.";
    }
}

TEST(Messages, ComposedKeysHaveMessages) {
    for (const std::string_view start : k_composed) {
        EXPECT_TRUE(std::ranges::any_of(Catalogue::built_in().messages(),
                                        [&](const auto& entry) { return entry.first.starts_with(start); }))
            << "no message begins with '" << start << "'. Take it from k_composed.";
    }
}

/// The literals of the rooms that write sentences into files, cut at their {}, a line each; quotes are not escaped.
const std::string& written_text() {
    static const std::string all = [] {
        std::string text = "\n";
        for (const std::string& path : sources_below({"algorithms", "apps", "engine", "io"})) {
            for (const std::string& literal : literals_of(source(path))) {
                text += literal + '\n';
            }
        }
        std::erase(text, '\\');
        for (std::size_t place = text.find("{}"); place != text.npos; place = text.find("{}", place)) {
            text.replace(place, 2, "\n");
        }
        return text;
    }();
    return all;
}

/// The text of a message between its places, without the quotes and brackets around them.
std::vector<std::string> pieces_of(std::string_view message) {
    std::vector<std::string> pieces;
    const auto add = [&](std::string_view piece) {
        constexpr std::string_view k_around = "'():";
        const std::size_t first = piece.find_first_not_of(k_around);
        if (first != piece.npos) {
            pieces.emplace_back(piece.substr(first, piece.find_last_not_of(k_around) + 1 - first));
        }
    };
    for (std::size_t open = message.find('{'); open != message.npos; open = message.find('{')) {
        add(message.substr(0, open));
        message.remove_prefix(message.find('}') + 1);
    }
    add(message);
    return pieces;
}

/// True when a source writes the piece: inside one literal, or as the end of one, a whole one, and the
/// beginning of another.
bool is_written(const std::string& piece) {
    const std::string& text = written_text();
    const auto has = [&text](const std::string& part) { return text.find(part) != text.npos; };
    if (has(piece)) {
        return true;
    }
    for (std::size_t cut = 1; cut < piece.size(); ++cut) {
        if (!has(piece.substr(0, cut) + '\n')) {
            continue;
        }
        if (has('\n' + piece.substr(cut))) {
            return true;
        }
        for (std::size_t end = cut + 1; end < piece.size(); ++end) {
            if (has('\n' + piece.substr(cut, end - cut) + '\n') && has('\n' + piece.substr(end))) {
                return true;
            }
        }
    }
    return false;
}

TEST(Messages, ThatAreRecognisedAreWrittenByTheCode) {
    for (const auto& [key, message] : Catalogue::built_in().messages()) {
        if (key.starts_with("retold.")) {
            for (const std::string& piece : pieces_of(message.english)) {
                EXPECT_TRUE(is_written(piece)) << key << ": no source writes \"" << piece
                                               << "\". Bring io/language/messages/retold.toml in line with it.";
            }
        }
    }
}

/// True when UTF-8 text holds a Latin letter with an accent: U+00C0 to U+024F without the signs × and ÷, and
/// U+1E00 to U+1EFF.
bool has_accented_letter(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto first = static_cast<unsigned char>(text[i]);
        const auto second = static_cast<unsigned char>(text[i + 1]);
        const bool sign = first == 0xC3 && (second == 0x97 || second == 0xB7);
        if (!sign && ((first >= 0xC3 && first <= 0xC9) || (first == 0xE1 && second >= 0xB8 && second <= 0xBB))) {
            return true;
        }
    }
    return false;
}

TEST(Messages, NoVietnameseIsShownFromOutsideTheCatalogue) {
    for (const std::string& path : sources_below({"algorithms", "apps", "engine", "io"})) {
        if (std::ranges::any_of(k_vietnamese_that_is_read,
                                [&](std::string_view allowed) { return path.starts_with(allowed); })) {
            continue;
        }
        for (const std::string& literal : literals_of(source(path))) {
            EXPECT_FALSE(has_accented_letter(literal))
                << path << ": \"" << literal << "\". Move it to io/language/messages.";
        }
    }
}

TEST(SourceText, KnowsLiteralsFromComments) {
    EXPECT_THAT(literals_of("f(\"a\"); // \"b\"\n/* \"c\" */ g(\"d\\\"e\", '\"', 1'000, R\"x(f\")x\");"),
                ElementsAre("a", "d\\\"e", "f\""));
    EXPECT_THAT(literals_of("f(\"a\"\n   \"b\", \"c\");\n#include \"d\"\n"), ElementsAre("ab", "c"));
}

TEST(SourceText, KnowsAccentedLetters) {
    EXPECT_TRUE(has_accented_letter("trắng"));
    EXPECT_TRUE(has_accented_letter("Đ"));
    EXPECT_FALSE(has_accented_letter("5 × 3 ÷ 2 km² – 3°"));
}

}  // namespace
}  // namespace lomsong
