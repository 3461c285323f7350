// SPDX-License-Identifier: Apache-2.0
#include "io/write/whole_file.hpp"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

TEST(WholeFile, AppearsOnlyWhenCommittedAndLeavesNothingElse) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "level.tif";
    {
        WholeFile file{target, false};
        put(file.path(), "half");
        EXPECT_FALSE(fs::exists(target));
    }
    EXPECT_EQ(entries(scratch.path()), 0U) << "not committed";
    {
        WholeFile file{target, false};
        put(file.path(), "whole");
        file.commit();
    }
    EXPECT_EQ(bytes_of(target), "whole");
    EXPECT_EQ(entries(scratch.path()), 1U);
}

TEST(WholeFile, AnExistingFileIsKeptUnlessOverwritten) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "level.tif";
    put(target, "old");
    EXPECT_THAT(message_of([&] { const WholeFile file(target, false); }),
                AllOf(HasSubstr(target.string()), HasSubstr("the file exists"), HasSubstr("--overwrite")));
    {
        const WholeFile file{target, true};
        put(file.path(), "half");
    }
    EXPECT_EQ(bytes_of(target), "old") << "not committed";
    WholeFile file{target, true};
    put(file.path(), "new");
    file.commit();
    EXPECT_EQ(bytes_of(target), "new");
}

TEST(WholeFile, WhoComesFirstIsNotOverwritten) {
    const ScratchFolder scratch;
    const fs::path target = scratch.path() / "level.tif";
    WholeFile file{target, false};
    put(file.path(), "ours");
    put(target, "theirs");
    EXPECT_THAT(message_of([&] { file.commit(); }), HasSubstr("the file exists"));
    EXPECT_EQ(bytes_of(target), "theirs");
}

TEST(WholeFile, APlaceThatCannotBeWrittenToIsRefusedBeforeTheWork) {
    const ScratchFolder scratch;
    EXPECT_THAT(message_of([&] { const WholeFile file(scratch.path() / "no" / "level.tif", false); }),
                HasSubstr("no such folder"));
    EXPECT_THAT(message_of([&] { const WholeFile file(scratch.path(), true); }),
                HasSubstr("there is a folder of this name"));
}

}  // namespace

}  // namespace lomsong::test
