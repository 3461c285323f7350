// SPDX-License-Identifier: Apache-2.0
/// @file  Text and names survive any bytes: every encoding decodes them to sound UTF-8, a table of them is settled
///        without a loss of rows, and names have keys that are stable.
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "io/clean/names/crosswalk.hpp"
#include "io/clean/names/name_index.hpp"
#include "io/clean/text_of_table.hpp"
#include "io/text/encoding.hpp"
#include "io/text/guess_encoding.hpp"
#include "io/text/utf8.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/text/alphabet.hpp"

namespace lomsong {
namespace {

constexpr int k_rounds = 1000;

std::string noise(std::mt19937& random) {
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) {
        c = static_cast<char>(random());
    }
    return bytes;
}

/// A name in some encoding with bytes changed, cut out or doubled.
std::string damaged_name(std::mt19937& random) {
    const std::vector<std::string>& names = random() % 2 == 0 ? vietnamese_names() : ethnic_names();
    const Encoding encoding = encodings()[random() % encodings().size()].encoding;
    std::string bytes = encoded(names[random() % names.size()], encoding).bytes;
    for (std::size_t changes = random() % 4; changes > 0 && !bytes.empty(); --changes) {
        const std::size_t at = random() % bytes.size();
        switch (random() % 3) {
            case 0: bytes[at] = static_cast<char>(random()); break;
            case 1: bytes.erase(at, 1 + random() % 3); break;
            default: bytes.insert(at, bytes.substr(at, 1 + random() % 5)); break;
        }
    }
    return bytes;
}

class TextFuzz : public testing::Test {
  protected:
    unsigned seed = test_seed();
    testing::ScopedTrace trace{__FILE__, __LINE__, "seed " + std::to_string(seed)};
    std::mt19937 random{seed};
};

TEST_F(TextFuzz, AnyBytesDecodeToSoundUtf8InAnyEncoding) {
    for (int round = 0; round < k_rounds; ++round) {
        const std::string bytes = random() % 2 == 0 ? noise(random) : damaged_name(random);
        for (const EncodingInfo& each : encodings()) {
            const std::string text = decoded(bytes, each.encoding);
            ASSERT_TRUE(is_valid_utf8(text)) << each.name;
            ASSERT_EQ(composed(text), text) << each.name;
            (void)encoded(text, each.encoding);
        }
        (void)deviation(bytes, encodings()[random() % encodings().size()].encoding);
    }
}

TEST_F(TextFuzz, AGuessIsAlwaysMadeWithSomeConfidence) {
    for (int round = 0; round < k_rounds / 10; ++round) {
        std::vector<std::string> samples;
        for (std::size_t n = random() % 20; n > 0; --n) {
            samples.push_back(random() % 3 == 0 ? noise(random) : damaged_name(random));
        }
        const EncodingGuess guess = guess_encoding(samples);
        ASSERT_GE(guess.confidence, 0.0);
        ASSERT_LE(guess.confidence, 1.0);
        ASSERT_LE(guess.vietnamese, guess.words);
        ASSERT_TRUE(is_valid_utf8(guess.preview));
    }
}

TEST_F(TextFuzz, ATableOfAnythingIsSettledRowByRow) {
    for (int round = 0; round < k_rounds / 10; ++round) {
        VectorTable table;
        table.file = "x.dbf";
        table.columns = {noise(random), damaged_name(random)};
        table.titles = {damaged_name(random)};
        const std::size_t rows = random() % 15;
        for (std::size_t i = 0; i < rows; ++i) {
            TableRow row;
            row.number = i + 1;
            row.values = {noise(random), damaged_name(random)};
            table.rows.push_back(row);
        }
        RowFindings findings;
        settle_text(table, "", findings);
        ASSERT_EQ(table.rows.size(), rows);
        ASSERT_EQ(findings.count(Outcome::rejected), 0U) << "text alone rejects no row";
        for (const TableRow& row : table.rows) {
            ASSERT_EQ(row.values.size(), 2U);
            ASSERT_TRUE(is_valid_utf8(row.values[0]) && is_valid_utf8(row.values[1]));
        }
        for (const Finding& finding : findings.all()) {
            ASSERT_TRUE(is_valid_utf8(to_string(finding)));
        }
    }
}

TEST_F(TextFuzz, AnyNameHasAStableKeyAndFindsOnlyWhatIsThere) {
    NameIndex index;
    for (std::size_t i = 0; i < vietnamese_names().size(); ++i) {
        index.add("", vietnamese_names()[i], std::to_string(i), i);
    }
    for (int round = 0; round < k_rounds; ++round) {
        const std::string name = random() % 2 == 0 ? noise(random) : damaged_name(random);
        const NameKey key = name_key(name);
        ASSERT_EQ(name_key(name).own, key.own);
        ASSERT_TRUE(is_valid_utf8(key.whole));
        ASSERT_EQ(key.whole.empty() ? 1.0 : similarity(key, key), 1.0);
        const NameMatch match = index.find("", name);
        ASSERT_TRUE(!match.is_sure() || match.index < vietnamese_names().size());
        ASSERT_LE(match.candidates.size(), NameIndex::k_candidates);
    }
}

TEST_F(TextFuzz, AnyCrosswalkEndsItsChains) {
    for (int round = 0; round < k_rounds / 10; ++round) {
        std::vector<CommuneChange> changes;
        for (std::size_t n = random() % 12; n > 0; --n) {
            changes.push_back({std::to_string(random() % 6), damaged_name(random), "", std::to_string(random() % 6),
                               damaged_name(random), random() % 2 == 0 ? "" : "2025-07-01", ""});
        }
        const Crosswalk crosswalk{changes};
        for (int code = 0; code < 6; ++code) {
            const CurrentCommune now = crosswalk.current(std::to_string(code), damaged_name(random), "2026-01-01");
            ASSERT_TRUE(now.certainty != NameMatch::Certainty::sure || !now.code.empty());
        }
    }
}

}  // namespace
}  // namespace lomsong
