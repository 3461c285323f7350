// SPDX-License-Identifier: Apache-2.0
/// @file  `lomsong review` survives any bytes in a result, an answer sheet or a register: what it says is an answer
///        or an Error, nothing else.
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/review/answer_reader.hpp"
#include "io/review/answer_sheet.hpp"
#include "io/review/review_status.hpp"
#include "io/review/status_tables.hpp"
#include "tests/support/dice.hpp"
#include "tests/unit/io/review/small_review.hpp"

namespace lomsong {
namespace {

constexpr std::uint64_t k_seed = 20261122;
constexpr int k_rounds = 300;

std::string read(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

/// Some bytes changed, a piece lost or doubled, or the end cut off.
std::string mutated(std::string text, Dice& dice) {
    for (std::size_t left = 1 + dice.below(3); left > 0 && !text.empty(); --left) {
        const std::size_t at = dice.below(text.size());
        switch (dice.below(6)) {
            case 0: text[at] = static_cast<char>(dice.below(256)); break;
            case 1: text[at] = "0123456789-.,;:{}[]\"/="[dice.below(22)]; break;
            case 2: text.erase(at, 1 + dice.below(20)); break;
            case 3: text.insert(at, text.substr(at, 1 + dice.below(30))); break;
            case 4: text.replace(at, 1, "\n"); break;
            default: text.resize(dice.below(4) == 0 ? at : text.size()); break;
        }
    }
    return text;
}

/// Counts how often `work` does something and how often it refuses.
template <class Work>
void expect_answers_and_errors(const Work& work, int fewest_errors = k_rounds / 20) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    Dice dice{k_seed};
    int answers = 0;
    int errors = 0;
    for (int round = 0; round < k_rounds; ++round) {
        try {
            work(dice);
            ++answers;
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            ++errors;
        }
    }
    EXPECT_GT(answers, k_rounds / 20);
    EXPECT_GE(errors, fewest_errors);
}

TEST(ReviewFuzz, AnyBytesInAResultGiveASheetOrAnError) {
    const TemporaryFolder folder;
    const std::filesystem::path result = write_small_result(folder);
    expect_answers_and_errors([&](Dice& dice) {
        write_small_result(folder);
        constexpr std::array k_files{"run.json", "hamlets.geojson", "gaps.geojson", "communes.geojson"};
        const std::filesystem::path file = result / k_files[dice.below(k_files.size())];
        const std::string bytes = mutated(read(file), dice);
        std::ofstream{file, std::ios::binary} << bytes;
        const ReviewedResult seen = read_reviewed_result(result);
        write_answer_sheet(seen, 0, folder.path() / "sheet.xlsx");
    });
}

TEST(ReviewFuzz, AnyBytesInASheetGiveAnswersOrFindingsOrAnError) {
    const TemporaryFolder folder;
    std::string sheet = "Khoá dòng;Mã thôn;Thôn;Kinh độ;Vĩ độ;Trả lời;Ngày;Mã trạm dự kiến;Bằng chứng\n";
    for (const char* code : {"A-1", "A-2", "A-3", "A-4"}) {
        sheet += row_key(made_up_question(code)) + ";" + code + ";Thôn;103,9;22,4;có kế hoạch;quý I/2027;LC1;ảnh\n";
    }
    Register answers{folder.path() / "answers.gpkg", Register::Missing::create};
    std::size_t rejected = 0;
    expect_answers_and_errors(
        [&](Dice& dice) {
            const std::filesystem::path file = folder.write("sheet.csv", mutated(sheet, dice));
            const FilledSheet filled = read_answer_sheet(file, "2026-11-22", SilentReporter{});
            EXPECT_LE(filled.content.answers.size(), 5U);
            rejected += filled.rejected;
            answers.take(filled.content, {"2026-11-22", "2026-11-22T08:00:00Z"});
        },
        1);
    EXPECT_GT(rejected, 20U);
}

TEST(ReviewFuzz, AnyBytesInARegisterGiveAStatusOrAnError) {
    const TemporaryFolder folder;
    const std::filesystem::path whole = folder.path() / "whole.gpkg";
    Register{whole, Register::Missing::create}.take(made_up_sheet("one.xlsx", {"A-1", "A-2", "A-3"}),
                                                    {"2026-11-22", "2026-11-22T08:00:00Z"});
    const std::string bytes = read(whole);
    expect_answers_and_errors([&](Dice& dice) {
        const std::filesystem::path file = folder.write("damaged.gpkg", mutated(bytes, dice));
        Register damaged{file, Register::Missing::refuse};
        const ReviewStatus status = review_status(damaged.questions(), damaged.entries(), {"2026-11-22", ""});
        EXPECT_FALSE(status_text(status, Language::vietnamese).empty());
        EXPECT_FALSE(status_json(status).empty());
        damaged.take(made_up_sheet("two.xlsx", {"A-1", "A-4"}), {"2026-11-29", "2026-11-29T08:00:00Z"});
    });
}

}  // namespace
}  // namespace lomsong
