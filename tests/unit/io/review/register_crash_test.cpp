// SPDX-License-Identifier: Apache-2.0
/// @file  Imports that die at any moment, and imports at the same time: the register is whole, each answer is in it
/// once.
#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <random>
#include <utility>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/review/register.hpp"
#include "io/review/sqlite.hpp"
#include "tests/unit/io/review/small_review.hpp"

namespace lomsong {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int k_kills = 120;
constexpr int k_sheet_rows = 400;
const Receipt k_receipt{"2026-11-22", "2026-11-22T08:00:00Z"};

SheetContent sheet_of(int number) {
    std::vector<std::string> hamlets;
    for (int i = 0; i < k_sheet_rows; ++i) {
        hamlets.push_back(std::to_string(number) + "-" + std::to_string(i));
    }
    return made_up_sheet("sheet " + std::to_string(number), hamlets);
}

/// Imports in a process of its own, which ends without leaving anything to clean up.
pid_t import_aside(const std::filesystem::path& file, const SheetContent& sheet) {
    const pid_t child = fork();
    if (child == 0) {
        try {
            Register{file, Register::Missing::create}.take(sheet, k_receipt);
            _exit(0);
        } catch (...) {
            _exit(1);
        }
    }
    return child;
}

/// True when the child ended by itself and well.
bool ended_well(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::string integrity_of(const std::filesystem::path& file) {
    sqlite::Database database{file, false, Register::k_patience};
    sqlite::Statement check{database, "PRAGMA integrity_check"};
    return check.step() ? check.text(0) : "no answer";
}

/// Answers by sheet; fails when a hamlet has two.
std::map<std::string, int> answers_by_sheet(const std::filesystem::path& file) {
    std::map<std::string, int> by_sheet;
    std::map<std::string, int> by_hamlet;
    for (const Entry& entry : Register{file, Register::Missing::create}.entries()) {
        ++by_sheet[entry.source];
        EXPECT_EQ(++by_hamlet[entry.question.hamlet_code], 1) << entry.question.hamlet_code << " is there twice";
    }
    return by_sheet;
}

TEST(RegisterCrash, ARegisterIsWholeHoweverAnImportDies) {
    constexpr unsigned k_seed = 20261122;
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    std::mt19937 random{k_seed};
    const TemporaryFolder folder;
    std::filesystem::path file;
    // How long an import takes here, so that the kills fall all over it and a little beyond.
    const Clock::time_point start = Clock::now();
    ASSERT_TRUE(ended_well(import_aside(folder.path() / "trial.gpkg", sheet_of(0))));
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
    std::uniform_int_distribution<long> moment{0, whole.count() * 6 / 5};
    int died = 0;
    int kept_though_killed = 0;
    std::map<std::string, int> kept;
    for (int i = 0; i < k_kills; ++i) {
        if (i % 20 == 0) {  // a new register now and then: its creation may die too
            file = folder.path() / ("answers" + std::to_string(i) + ".gpkg");
            kept.clear();
        }
        const SheetContent sheet = sheet_of(i);
        const pid_t child = import_aside(file, sheet);
        usleep(static_cast<useconds_t>(moment(random)));
        kill(child, SIGKILL);
        const bool finished = ended_well(child);
        died += finished ? 0 : 1;
        ASSERT_EQ(std::filesystem::exists(file) ? integrity_of(file) : "ok", "ok") << "after kill " << i;
        std::map<std::string, int> now = answers_by_sheet(file);
        const int taken = now[sheet.file];
        ASSERT_TRUE(taken == k_sheet_rows || (taken == 0 && !finished)) << taken << " answers after kill " << i;
        kept_though_killed += taken > 0 && !finished ? 1 : 0;
        if (taken > 0) {
            kept[sheet.file] = taken;
        } else {
            now.erase(sheet.file);
        }
        ASSERT_EQ(now, kept) << "an earlier sheet was touched by kill " << i;
        if (i % 3 ==
            0) {  // what was lost is taken when the sheet is imported again, and what was kept is not twice
            ASSERT_TRUE(ended_well(import_aside(file, sheet)));
            kept[sheet.file] = k_sheet_rows;
            ASSERT_EQ(answers_by_sheet(file), kept);
        }
    }
    RecordProperty("imports_killed_before_their_end", died);
    RecordProperty("killed_imports_that_were_kept", kept_though_killed);
    EXPECT_GT(died, k_kills / 4) << "too few imports died for the test to mean anything";
}

TEST(RegisterCrash, ImportsAtTheSameTimeWaitForEachOther) {
    const TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "answers.gpkg";
    std::vector<pid_t> children;
    for (int i = 0; i < 8; ++i) {
        children.push_back(import_aside(file, sheet_of(i / 2)));  // every sheet by two of them
    }
    for (const pid_t child : children) {
        EXPECT_TRUE(ended_well(child));
    }
    EXPECT_EQ(integrity_of(file), "ok");
    const std::map<std::string, int> taken = answers_by_sheet(file);
    ASSERT_EQ(taken.size(), 4U);
    for (const auto& [sheet, count] : taken) {
        EXPECT_EQ(count, k_sheet_rows) << sheet;
    }
}

}  // namespace
}  // namespace lomsong
