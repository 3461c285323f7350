// SPDX-License-Identifier: Apache-2.0
#include "io/write/result_folder.hpp"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io/write/hidden_name.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

TEST(ResultFolder, AppearsOnlyWhenCommitted) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "result";
    ResultFolder folder{target, false};
    put(folder.path() / "run.json", "{}");
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(folder.path().parent_path(), fs::canonical(scratch.path())) << "beside the target, on the same disk";
    EXPECT_EQ(folder.path().filename().string().front(), '.');
    folder.commit();
    EXPECT_EQ(bytes_of(target / "run.json"), "{}");
    EXPECT_EQ(entries(scratch.path()), 1U);
}

TEST(ResultFolder, LeavesNothingBehindWhenNotCommitted) {
    const ScratchFolder scratch;
    {
        const ResultFolder folder{scratch.path() / "result", false};
        put(folder.path() / "half.geojson", "{");
    }
    EXPECT_EQ(entries(scratch.path()), 0U);
}

TEST(ResultFolder, AnExistingFolderIsRefusedAndOverwriteIsNamed) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "result";
    fs::create_directory(target);
    const std::string message = message_of([&] { const ResultFolder folder(target, false); });
    EXPECT_THAT(message,
                AllOf(HasSubstr(target.string()), HasSubstr("the folder exists"), HasSubstr("--overwrite")));
    try {
        const ResultFolder folder(target, false);
        ADD_FAILURE() << "nothing was thrown";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cannot_write);
    }
}

TEST(ResultFolder, OverwriteReplacesAResultWholly) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "result";
    fs::create_directory(target);
    put(target / "run.json", "old");
    put(target / "gone.geojson", "old");
    ResultFolder folder{target, true};
    put(folder.path() / "run.json", "new");
    EXPECT_EQ(bytes_of(target / "run.json"), "old") << "untouched until the end";
    folder.commit();
    EXPECT_EQ(bytes_of(target / "run.json"), "new");
    EXPECT_FALSE(fs::exists(target / "gone.geojson"));
    EXPECT_EQ(entries(scratch.path()), 1U) << "the old folder is deleted";
}

TEST(ResultFolder, OverwriteReplacesAnEmptyFolder) {
    const ScratchFolder scratch;
    fs::create_directory(scratch.path() / "result");
    ResultFolder folder{scratch.path() / "result/", true};
    put(folder.path() / "run.json", "new");
    folder.commit();
    EXPECT_TRUE(fs::exists(scratch.path() / "result" / "run.json"));
}

TEST(ResultFolder, OverwriteNeverReplacesOtherPeoplesFiles) {
    const ScratchFolder scratch;
    put(scratch.path() / "thesis.odt", "years of work");
    EXPECT_THAT(message_of([&] { const ResultFolder folder(scratch.path(), true); }),
                AllOf(HasSubstr("holds 'thesis.odt' and no run.json"),
                      HasSubstr("Lomsong did not write it, so --overwrite does not replace it")));
    EXPECT_EQ(bytes_of(scratch.path() / "thesis.odt"), "years of work");
}

TEST(ResultFolder, WhatMayBeReplacedIsKnownByTheMarkOfTheCaller) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "country";
    fs::create_directory(target);
    put(target / "lomsong.toml", "old");
    EXPECT_THAT(message_of([&] { const ResultFolder folder(target, true); }), HasSubstr("no run.json"));
    ResultFolder folder{target, true, "lomsong.toml"};
    folder.commit();
    EXPECT_FALSE(fs::exists(target / "lomsong.toml"));
}

TEST(ResultFolder, AFileOfThatNameIsRefused) {
    const ScratchFolder scratch;
    put(scratch.path() / "result", "text");
    EXPECT_THAT(message_of([&] { const ResultFolder folder(scratch.path() / "result", true); }),
                HasSubstr("there is a file of this name"));
}

TEST(ResultFolder, AParentThatDoesNotExistIsNamed) {
    const ScratchFolder scratch;
    EXPECT_THAT(message_of([&] { const ResultFolder folder(scratch.path() / "no" / "result", false); }),
                AllOf(HasSubstr("cannot be written"), HasSubstr("no such folder. Create it")));
}

TEST(ResultFolder, AParentThatIsAFileIsNamed) {
    const ScratchFolder scratch;
    put(scratch.path() / "file", "text");
    EXPECT_THAT(message_of([&] { const ResultFolder folder(scratch.path() / "file" / "result", false); }),
                HasSubstr("a part of its path is a file"));
}

TEST(ResultFolder, ATargetThatAppearsMeanwhileIsNotReplaced) {
    const ScratchFolder scratch;
    ResultFolder folder{scratch.path() / "result", false};
    fs::create_directory(scratch.path() / "result");
    EXPECT_THAT(message_of([&] { folder.commit(); }), HasSubstr("the folder exists"));
}

TEST(ResultFolder, ALinkIsFollowedAndStays) {
    const ScratchFolder scratch;
    fs::create_directory(scratch.path() / "real");
    fs::create_directory_symlink(scratch.path() / "real", scratch.path() / "link");
    ResultFolder folder{scratch.path() / "link", true};
    put(folder.path() / "run.json", "new");
    folder.commit();
    EXPECT_TRUE(fs::is_symlink(scratch.path() / "link"));
    EXPECT_EQ(bytes_of(scratch.path() / "real" / "run.json"), "new");
}

/// A process that is killed cannot clean up: the next one does. Those that still run are left alone, as is what
/// another machine wrote into a shared folder.
TEST(ResultFolder, WhatAKilledProcessLeftIsDeletedByTheNextRun) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "result";
    const pid_t child = ::fork();
    if (child == 0) {
        const ResultFolder folder{target, false};
        put(folder.path() / "half.geojson", "{");
        ::_exit(0);  // as if killed: no destructor runs
    }
    ::waitpid(child, nullptr, 0);
    ASSERT_EQ(entries(scratch.path()), 1U);
    const std::string alive = std::to_string(::getppid());
    fs::create_directory(scratch.path() / (".result.writing-another-machine-" + std::to_string(child)));
    std::string name = hidden_name(target, "writing").filename().string();
    name.replace(name.rfind('-') + 1, std::string::npos, alive);
    fs::create_directory(scratch.path() / name);

    const ResultFolder next{target, false};
    EXPECT_EQ(entries(scratch.path()), 3U) << "its own, the other machine's, the living one's";
    EXPECT_TRUE(fs::exists(scratch.path() / name));
}

/// The user may not write into the parent: as another user, because root may write everywhere.
TEST(ResultFolder, AReadOnlyParentIsTold) {
    const ScratchFolder scratch;
    fs::permissions(scratch.path(), fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                                        fs::perms::others_exec);
    constexpr uid_t k_nobody = 65'534;
    const pid_t child = ::fork();
    if (child == 0) {
        const bool plain_user = ::geteuid() != 0 || ::setuid(k_nobody) == 0;
        const std::string message =
            message_of([&] { const ResultFolder folder(scratch.path() / "result", false); });
        ::_exit(plain_user &&
                        message.find("permission denied. Choose a place that you may write to") != std::string::npos
                    ? 0
                    : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    fs::permissions(scratch.path(), fs::perms::owner_all);
}

}  // namespace

}  // namespace lomsong::test
