// SPDX-License-Identifier: Apache-2.0
/// @file  `run --part` and `merge` as people use them: files in, files out, and what is refused.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "apps/lomsong/part_job.hpp"
#include "engine/core/error.hpp"
#include "tests/unit/apps/lomsong/command_run.hpp"
#include "tests/unit/apps/lomsong/valley_copy.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class PartCommands : public ValleyCopy {
  protected:
    void run(const std::string& project, const std::string& output) const {
        static_cast<void>(command_run({"run", path(project).string(), "-o", path(output).string()}));
    }
    CommandRun part(const std::string& project, const std::string& number, const std::string& output) const {
        return command_run({"run", path(project).string(), "--part", number, "-o", path(output).string()});
    }
    void compute_parts(const std::string& project, int count, const std::string& folder) const {
        fs::create_directories(path(folder));
        for (int k = 1; k <= count; ++k) {
            static_cast<void>(
                part(project, std::to_string(k) + "/" + std::to_string(count), folder + "/" + std::to_string(k)));
        }
    }
    CommandRun merge(const std::vector<std::string>& parts, const std::string& output,
                     const std::string& project = {}) const {
        std::vector<std::string> arguments{"merge"};
        for (const std::string& each : parts) {
            arguments.push_back(path(each).string());
        }
        arguments.insert(arguments.end(), {"-o", path(output).string()});
        if (!project.empty()) {
            arguments.insert(arguments.end(), {"--project", path(project).string()});
        }
        return command_run(arguments);
    }
    /// What a refused merge says.
    [[nodiscard]] std::string refusal(const std::vector<std::string>& parts) const {
        try {
            merge(parts, "refused");
        } catch (const Error& error) {
            EXPECT_FALSE(fs::exists(path("refused")));
            return error.what();
        }
        return "nothing";
    }
    /// Every file of a folder as it is, by name.
    [[nodiscard]] std::map<std::string, std::string> files_of(const std::string& folder) const {
        std::map<std::string, std::string> files;
        for (const auto& entry : fs::directory_iterator{path(folder)}) {
            files[entry.path().filename().string()] = read(entry.path());
        }
        return files;
    }
    /// Every file of a result, run.json without its timings.
    [[nodiscard]] std::map<std::string, std::string> result(const std::string& name) const {
        std::map<std::string, std::string> files = files_of(name);
        std::string& record = files.at("run.json");
        record.erase(record.find("\"timings_s\""));
        return files;
    }
    void expect_same(const std::string& whole, const std::string& merged) const {
        const auto expected = result(whole);
        const auto seen = result(merged);
        EXPECT_EQ(expected.size(), seen.size());
        for (const auto& [name, bytes] : expected) {
            EXPECT_TRUE(seen.contains(name) && seen.at(name) == bytes) << merged << ": " << name << " differs";
        }
    }
};

TEST_F(PartCommands, APartHasTheSameBytesOnAnyNumberOfThreads) {
    for (const std::string threads : {"1", "3"}) {
        static_cast<void>(command_run({"run", path("lomsong.toml").string(), "--part", "1/2", "--threads", threads,
                                       "-o", path("on_" + threads).string()}));
    }
    EXPECT_EQ(files_of("on_1"), files_of("on_3"));
}

TEST_F(PartCommands, JoinedWriteTheFilesOfOneRunForAnyNumberOfParts) {
    run("lomsong.toml", "whole");
    for (const int count : {1, 2, 3, 7, 16}) {
        const std::string number = std::to_string(count);
        compute_parts("lomsong.toml", count, "parts-" + number);
        merge({"parts-" + number}, "merged-" + number);
        expect_same("whole", "merged-" + number);
    }
}

TEST_F(PartCommands, JoinedWriteTheFilesOfOneRunForEveryKindOfProject) {
    for (const std::string name :
         {"measured", "calibrated", "no_rasters", "half_terrain", "fibre_plan", "english"}) {
        run(name + ".toml", name + "-whole");
        compute_parts(name + ".toml", 3, name + "-parts");
        merge({name + "-parts/3", name + "-parts/1", name + "-parts/2"}, name + "-merged");
        expect_same(name + "-whole", name + "-merged");
    }
}

TEST_F(PartCommands, APartThatIsThereAlreadyIsLeftAsItIs) {
    part("lomsong.toml", "1/2", "one");
    const auto before = fs::last_write_time(path("one/found.bin"));
    EXPECT_THAT(part("lomsong.toml", "1/2", "one").printed, HasSubstr("đã có sẵn"));
    EXPECT_EQ(before, fs::last_write_time(path("one/found.bin")));
}

TEST_F(PartCommands, AnotherPartInTheFolderIsNotOverwrittenUnasked) {
    part("lomsong.toml", "1/2", "one");
    try {
        part("lomsong.toml", "2/2", "one");
        FAIL() << "it was overwritten";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cannot_write);
        EXPECT_THAT(error.what(), HasSubstr("--overwrite"));
    }
    static_cast<void>(command_run(
        {"run", path("lomsong.toml").string(), "--part", "2/2", "-o", path("one").string(), "--overwrite"}));
    EXPECT_THAT(read(path("one/part.json")), HasSubstr("\"number\": 2"));
}

TEST_F(PartCommands, MissingPartsAreNamed) {
    compute_parts("lomsong.toml", 4, "parts");
    fs::remove_all(path("parts/2"));
    fs::remove_all(path("parts/3"));
    EXPECT_THAT(refusal({"parts"}), HasSubstr("parts 2, 3 of 4 are missing"));
    fs::create_directory(path("empty"));
    EXPECT_THAT(refusal({"empty"}), HasSubstr("there is no part in it"));
    EXPECT_THAT(refusal({"nowhere"}), HasSubstr("there is no such part"));
}

TEST_F(PartCommands, PartsOfAnotherCutAreRefused) {
    part("lomsong.toml", "1/2", "one");
    part("lomsong.toml", "2/3", "two");
    EXPECT_THAT(refusal({"one", "two"}), HasSubstr("it is part 2 of 3, and"));
}

TEST_F(PartCommands, ThePartsOfAFileThatHasChangedAreRefusedByItsName) {
    compute_parts("lomsong.toml", 2, "parts");
    const std::string stations = read(path("stations.csv"));
    write(path("stations.csv"), stations.substr(0, stations.find_last_of('\n', stations.size() - 2) + 1));
    EXPECT_THAT(refusal({"parts"}), HasSubstr("'stations.csv' (stations) is not as it was"));
}

TEST_F(PartCommands, PartsOverChangedTerrainAreRefusedThoughNobodyReadItsFileWhole) {
    compute_parts("lomsong.toml", 2, "parts");
    std::string terrain = read(path("terrain.asc"));
    const std::size_t digit = terrain.find_last_of("0123456789");
    terrain[digit] = terrain[digit] == '1' ? '2' : '1';
    write(path("terrain.asc"), terrain);
    EXPECT_THAT(refusal({"parts"}), HasSubstr("it was computed over other terrain"));
}

TEST_F(PartCommands, OtherParametersAreNamedWithBothValues) {
    compute_parts("lomsong.toml", 2, "parts");
    const std::string project = read(path("lomsong.toml"));
    write(path("lomsong.toml"), project + "\n[radio]\nradius_km = 11\n");
    EXPECT_THAT(refusal({"parts"}), HasSubstr("'/radio/radius_km' is 11"));
}

TEST_F(PartCommands, OfAnotherVersionAreRefused) {
    compute_parts("lomsong.toml", 2, "parts");
    auto json = nlohmann::ordered_json::parse(read(path("parts/2/part.json")));
    json["version"] = "0.0.1";
    write(path("parts/2/part.json"), json.dump());
    EXPECT_THAT(refusal({"parts"}), HasSubstr("it was computed by version 0.0.1 of Lomsong"));
}

TEST_F(PartCommands, OfAnotherProjectAreRefusedByTheFileThatTellsThemApart) {
    part("lomsong.toml", "1/2", "one");
    part("half_terrain.toml", "2/2", "two");
    EXPECT_THAT(refusal({"one", "two"}), HasSubstr("two: it is of another project: its layer terrain is"));
}

TEST_F(PartCommands, OneNumberTwiceWithOtherContentIsRefusedAndWithTheSameCountsOnce) {
    compute_parts("lomsong.toml", 2, "parts");
    fs::copy(path("parts/1"), path("again"), fs::copy_options::recursive);
    merge({"parts", "again"}, "merged");
    EXPECT_TRUE(fs::exists(path("merged/run.json")));
    part("calibrated.toml", "1/2", "other");
    EXPECT_THAT(refusal({"parts", "other"}), HasSubstr("with other content"));
}

TEST_F(PartCommands, DamagedFilesAreNamed) {
    compute_parts("lomsong.toml", 2, "parts");
    std::string found = read(path("parts/1/found.bin"));
    found[found.size() / 2] = static_cast<char>(~found[found.size() / 2]);
    write(path("parts/1/found.bin"), found);
    EXPECT_THAT(refusal({"parts"}), HasSubstr("found.bin"));
    write(path("parts/1/part.json"), "{\"program\":");
    EXPECT_THAT(refusal({"parts"}), HasSubstr("part.json: it is damaged"));
}

TEST_F(PartCommands, MergeFindsAProjectThatHasMovedWhenItIsTold) {
    run("lomsong.toml", "whole");
    compute_parts("lomsong.toml", 2, "parts");
    fs::rename(path("lomsong.toml"), path("moved.toml"));
    EXPECT_THAT(refusal({"parts"}), HasSubstr("Say where it is with --project"));
    merge({"parts"}, "merged", "moved.toml");
    expect_same("whole", "merged");
}

TEST_F(PartCommands, DryRunTellsEveryPartAndTheWhole) {
    const std::vector<std::string> command{"run", path("lomsong.toml").string(), "--dry-run", "--parts", "3"};
    EXPECT_THAT(command_run(command).printed, HasSubstr("giây CPU"));
    std::vector<std::string> with_json = command;
    with_json.emplace_back("--json");
    const auto json = nlohmann::json::parse(command_run(with_json).printed);
    ASSERT_EQ(json.at("parts").size(), 3U);
    double seconds = 0.0;
    for (const auto& each : json.at("parts")) {
        EXPECT_GT(each.at("memory_bytes").get<double>(), 1e6);
        seconds += each.at("cpu_seconds").get<double>();
    }
    EXPECT_NEAR(json.at("cpu_seconds").get<double>(), seconds, 0.05);
    EXPECT_FALSE(fs::exists(path("result")));
}

TEST(PartNumberText, IsReadOrRefusedWithWhatWasSeen) {
    EXPECT_EQ(parse_part("3/16"), (PartNumber{3, 16}));
    for (const char* wrong : {"", "3", "/3", "3/", "0/4", "5/4", "a/4", "1/4x", "1/10001", "-1/4"}) {
        try {
            static_cast<void>(parse_part(wrong));
            ADD_FAILURE() << wrong;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::usage);
            EXPECT_THAT(error.what(), HasSubstr("'" + std::string{wrong} + "'"));
        }
    }
}

}  // namespace
}  // namespace lomsong
