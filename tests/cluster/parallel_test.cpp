// SPDX-License-Identifier: Apache-2.0
/// @file  A run in parts on one machine with GNU parallel.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cluster/cluster_place.hpp"

namespace lomsong::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Parallel : public testing::Test {
  protected:
    void SetUp() override {
        if (shell("command -v parallel").exit_code != 0) {
            GTEST_SKIP() << "skipped: no GNU parallel. Run tools/install packages-all.txt.";
        }
    }
    ClusterPlace place;
};

TEST_F(Parallel, PartsMakeTheResultOfOneRunAndAgainIsHarmless) {
    place.cluster(3, "parallel");
    const Ended ended = place.submit();
    EXPECT_EQ(ended.exit_code, 0) << ended.text;
    EXPECT_TRUE(place.result() == ClusterPlace::undisturbed());
    const auto first = fs::last_write_time(place.part(1) / "part.json");
    EXPECT_EQ(place.submit("--all").exit_code, 0);
    EXPECT_EQ(fs::last_write_time(place.part(1) / "part.json"), first) << "looked at, not computed";
    EXPECT_TRUE(place.result() == ClusterPlace::undisturbed());
}

TEST_F(Parallel, APartThatFailsIsNamedWithItsLogAndRerunAlone) {
    place.cluster(3, "parallel");
    place.wrap_program("case \" $* \" in *' --part 2/'*) echo 'error: a made-up fault' >&2; exit 70 ;; esac");
    const Ended failed = place.submit();
    EXPECT_EQ(failed.exit_code, 1);
    EXPECT_THAT(failed.text, AllOf(HasSubstr("part 2 of 3 is not there. " + place.log("task-2.log").string() +
                                             " ends with: error: a made-up fault\n"),
                                   Not(HasSubstr("part 1 of 3"))));
    EXPECT_FALSE(fs::exists(place.scripts() / "result"));
    place.unwrap_program();
    EXPECT_EQ(place.submit().exit_code, 0);
    EXPECT_THAT(files_of(place.scripts() / "logs").at("task-1.log"), testing::StartsWith("part 1 of 3"));
    EXPECT_TRUE(place.result() == ClusterPlace::undisturbed());
}

TEST_F(Parallel, TheScriptsAreSoundInTheEyesOfShellcheck) {
    if (shell("command -v shellcheck").exit_code != 0) {
        GTEST_SKIP() << "skipped: no shellcheck. Run tools/install packages-all.txt.";
    }
    for (const char* engine : {"slurm", "parallel"}) {
        place.cluster(3, engine, engine);
        const Ended ended = shell("cd '" + place.scripts().string() + "' && shellcheck ./*.sh");
        EXPECT_EQ(ended.exit_code, 0) << ended.text;
    }
}

}  // namespace
}  // namespace lomsong::test
