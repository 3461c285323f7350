// SPDX-License-Identifier: Apache-2.0
/// @file  A run in parts on a real Slurm (tools/with-slurm, ./test --all) and what can go wrong there. After any of
/// it
///        the merged bytes are those of the undisturbed run.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

#include "tests/cluster/cluster_place.hpp"

namespace lomsong::test {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

/// The first run of part 2, until the file "mended" is there.
const std::string k_part_2 =
    "broken() { [ ! -e \"$place/mended\" ]; }\n"
    "case \" $* \" in *' --part 2/'*) ;; *) broken() { false; } ;; esac\n";

class Slurm : public testing::Test {
  protected:
    void SetUp() override {
        if (std::getenv("LOMSONG_TEST_SLURM") == nullptr) {
            GTEST_SKIP() << "skipped: no Slurm of its own. Run tools/with-slurm COMMAND, or ./test --all.";
        }
    }
    static bool queue_is_empty() { return shell("squeue --noheader").text.empty(); }
    void all_jobs_end() { ASSERT_TRUE(comes_true(queue_is_empty, 60.0)) << shell("squeue").text; }
    void submitted(const std::string& options = "") {
        const Ended ended = place.submit(options);
        ASSERT_EQ(ended.exit_code, 0) << ended.text;
        said = ended.text;
    }
    void expect_undisturbed_result() {
        ASSERT_TRUE(fs::exists(place.scripts() / "result"))
            << shell("tail -n 5 '" + place.scripts().string() + "'/logs/*").text;
        EXPECT_TRUE(place.result() == ClusterPlace::undisturbed());
    }
    /// The array's job, of the last submission.
    [[nodiscard]] std::string array_job() const {
        const std::size_t at = said.find("job ") + 4;
        return said.substr(at, said.find(',', at) - at);
    }
    /// Slurm holds a requeued task for two minutes, which nobody waits for here.
    void requeue(const std::string& task) {
        const Ended requeued = shell("scontrol requeue " + task);
        ASSERT_EQ(requeued.exit_code, 0) << requeued.text;
        ASSERT_TRUE(comes_true([&] {
            return shell("squeue --noheader --jobs=" + task + " --format=%r").text == "BeginTime\n";
        })) << shell("squeue").text;
        ASSERT_EQ(shell("scontrol update JobId=" + task + " StartTime=now").exit_code, 0);
    }
    [[nodiscard]] bool happened(const std::string& file) const { return fs::exists(place.folder() / file); }
    void touch(const std::string& file) const { std::ofstream{place.folder() / file} << '\n'; }

    ClusterPlace place;
    std::string said;
};

TEST_F(Slurm, PartsOnTwoNodesMakeTheResultOfOneRun) {
    place.cluster(4, "slurm");
    submitted();
    EXPECT_THAT(said, HasSubstr("tasks 1-4;"));
    all_jobs_end();
    expect_undisturbed_result();
}

TEST_F(Slurm, ATaskThatFailsIsNamedWithItsLogAndRerunAlone) {
    place.cluster(4, "slurm");
    place.wrap_program(k_part_2 + "broken && { echo 'error: a made-up fault' >&2; exit 70; }");
    submitted();
    all_jobs_end();
    EXPECT_FALSE(fs::exists(place.scripts() / "result"));

    touch("mended");
    submitted();
    EXPECT_THAT(said, AllOf(HasSubstr("part 2 of 4 is not there. " + place.log("task-2.log").string() +
                                      " ends with: error: a made-up fault\n"),
                            HasSubstr("tasks 2;"), Not(HasSubstr("part 1 of 4"))));
    all_jobs_end();
    expect_undisturbed_result();
}

TEST_F(Slurm, WaitingEndsWithTheFailureNamed) {
    place.cluster(2, "slurm");
    place.wrap_program(k_part_2 + "broken && { echo 'error: a made-up fault' >&2; exit 70; }");
    const Ended ended = place.submit("--wait");
    EXPECT_EQ(ended.exit_code, 1);
    EXPECT_THAT(ended.text, HasSubstr("ends with: error: a made-up fault\n"));
}

TEST_F(Slurm, ARequeuedTaskStartsAgain) {
    place.cluster(4, "slurm");
    place.wrap_program(k_part_2 + "broken && { : >\"$place/started\"; exec sleep 60; }");
    submitted();
    ASSERT_TRUE(comes_true([&] { return happened("started"); }));
    touch("mended");
    requeue(array_job() + "_2");
    all_jobs_end();
    expect_undisturbed_result();
    EXPECT_THAT(files_of(place.scripts() / "logs").at("task-2.log"),
                ContainsRegex("part 2 of 4(.|\n)*part 2 of 4"));
}

/// As when a node loses its daemon: Slurm starts the task again elsewhere, and the old process, which has left
/// Slurm's sight, is still at work. Here it has begun to write and is held up by its own narration, which nobody
/// reads, until the second attempt and the merge are done.
const std::string k_orphan =
    "broken && {\n"
    "    mkfifo \"$place/narration\"\n"
    "    ( setsid sh -c 'exec 3<>\"$0/narration\"\n"
    "      head -c 65510 /dev/zero >&3  # of 65536: the first line still passes\n"
    "      \"$@\" 2>&3 & process=$!\n"
    "      until ls -d parts-4/.2.writing-* >/dev/null 2>&1; do sleep 0.05; done; : >\"$0/orphan\"\n"
    "      while [ ! -e \"$0/go on\" ]; do sleep 0.05; done\n"
    "      cat <&3 >/dev/null & reader=$!\n"
    "      wait $process; echo $? >\"$0/orphan ended\"; kill $reader' \"$place\" \"$real\" \"$@\" & )\n"
    "    exec sleep 60\n"
    "}";

TEST_F(Slurm, AnOrphanThatStillWritesChangesNothing) {
    place.cluster(4, "slurm");
    place.wrap_program(k_part_2 + k_orphan);
    submitted();
    ASSERT_TRUE(comes_true([&] { return happened("orphan"); }));
    touch("mended");
    requeue(array_job() + "_2");
    all_jobs_end();
    expect_undisturbed_result();
    const auto part_2 = files_of(place.part(2));
    const auto written = fs::last_write_time(place.part(2) / "part.json");

    touch("go on");
    ASSERT_TRUE(comes_true([&] { return happened("orphan ended"); }));
    EXPECT_EQ(shell("cat '" + (place.folder() / "orphan ended").string() + "'").text, "0\n");
    EXPECT_TRUE(files_of(place.part(2)) == part_2);
    EXPECT_EQ(fs::last_write_time(place.part(2) / "part.json"), written);
    EXPECT_EQ(shell("ls -A '" + place.part(2).parent_path().string() + "'").text, "1\n2\n3\n4\n")
        << "it leaves nothing of its own";
    EXPECT_EQ(place.merge().exit_code, 0);
    expect_undisturbed_result();
}

TEST_F(Slurm, SubmittingTwiceIsHarmless) {
    place.cluster(4, "slurm");
    place.wrap_program(k_part_2 + "broken && { : >\"$place/started\"; while broken; do sleep 0.1; done; }");
    submitted();
    ASSERT_TRUE(comes_true([&] { return happened("started"); }));
    submitted();
    EXPECT_THAT(said, AllOf(HasSubstr("already submitted: Slurm has jobs"), HasSubstr("Nothing was added")));
    touch("mended");
    all_jobs_end();
    const auto first = fs::last_write_time(place.part(1) / "part.json");

    submitted("--all");
    EXPECT_THAT(said, HasSubstr("tasks 1-4;"));
    all_jobs_end();
    EXPECT_EQ(fs::last_write_time(place.part(1) / "part.json"), first) << "looked at, not computed";
    expect_undisturbed_result();
}

TEST_F(Slurm, MorePartsThanAnArrayHoldsShareTasks) {
    place.cluster(12, "slurm");  // tools/with-slurm allows 8 tasks
    submitted();
    EXPECT_THAT(said, HasSubstr("tasks 1-6;"));
    all_jobs_end();
    expect_undisturbed_result();
}

TEST_F(Slurm, AMergeRefusesWhatIsMissingOrOfAnotherRunByName) {
    place.cluster(3, "slurm");
    submitted();
    all_jobs_end();
    const fs::path aside = place.folder() / "aside";
    fs::rename(place.part(3), aside);
    EXPECT_THAT(place.merge().text, HasSubstr("part 3 of 3 is missing"));

    const auto refused = [&](const std::string& what) {
        const Ended ended = place.merge();
        EXPECT_NE(ended.exit_code, 0) << what;
        return ended.text;
    };
    const auto compute = [&](const std::string& project, const std::string& part) {
        EXPECT_EQ(shell("'" LOMSONG_PROGRAM "' run '" + (place.folder() / "dự án" / project).string() +
                        "' --part " + part + " --overwrite --quiet -o '" + place.part(3).string() + "'")
                      .exit_code,
                  0);
    };
    compute("no_rasters.toml", "3/3");
    EXPECT_THAT(refused("another project"), HasSubstr(place.part(3).filename().string()));
    compute("lomsong.toml", "3/4");
    EXPECT_THAT(refused("another cut"), HasSubstr("3 of 4"));
    fs::remove_all(place.part(3));
    fs::copy(aside, place.part(3), fs::copy_options::recursive);
    ASSERT_EQ(shell("sed -i 's/\"version\": *\"[^\"]*\"/\"version\": \"0.0.1\"/' '" +
                    (place.part(3) / "part.json").string() + "'")
                  .exit_code,
              0);
    EXPECT_THAT(refused("another version"), HasSubstr("0.0.1"));

    fs::remove_all(place.part(3));
    submitted();
    EXPECT_THAT(said, HasSubstr("tasks 3;"));
    all_jobs_end();
    expect_undisturbed_result();
}

/// A small disk where root may mount one; elsewhere a limit on the size of files.
class FullDisk {
  public:
    explicit FullDisk(const fs::path& folder) : m_folder{folder} {
        fs::create_directories(folder);
        m_mounted = ::geteuid() == 0 && ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=16m") == 0;
        std::cout << (m_mounted ? "a tmpfs of 16 MiB" : "RLIMIT_FSIZE: no tmpfs can be mounted") << '\n';
    }
    ~FullDisk() {
        if (m_mounted) {
            ::umount2(m_folder.c_str(), MNT_DETACH);
        }
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    [[nodiscard]] bool is_mounted() const { return m_mounted; }
    /// Leaves room for the note of a submission, not for a part. A log that is there goes on in its page.
    void fill(const fs::path& logs) const {
        for (const char* log : {"task-1.log", "task-2.log", "task-3.log", "task-4.log"}) {
            std::ofstream{logs / log} << '\n';
        }
        if (m_mounted) {
            EXPECT_NE(shell("cd '" + m_folder.string() + "' && dd if=/dev/zero of=filler bs=4k count=10000; " +
                            "truncate -s -8k filler; exit 1")
                          .exit_code,
                      0);
        }
    }
    void empty() const { fs::remove(m_folder / "filler"); }

  private:
    fs::path m_folder;
    bool m_mounted = false;
};

TEST_F(Slurm, AFullDiskLeavesNoHalfPart) {
    const FullDisk disk{place.folder() / "đĩa"};
    place.cluster(4, "slurm", "đĩa/tuần 47");
    if (!disk.is_mounted()) {
        place.wrap_program(k_part_2 + "broken && { trap '' XFSZ; ulimit -f 0; }");
    }
    disk.fill(place.scripts() / "logs");
    submitted();
    all_jobs_end();
    EXPECT_FALSE(fs::exists(place.scripts() / "result"));
    const Ended log = shell("cat '" + place.scripts().string() + "'/logs/*");
    EXPECT_THAT(log.text, HasSubstr("no space left on the disk"));

    disk.empty();
    touch("mended");
    submitted();
    EXPECT_THAT(said, HasSubstr("is not there."));
    all_jobs_end();
    expect_undisturbed_result();
}

}  // namespace
}  // namespace lomsong::test
