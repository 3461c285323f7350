// SPDX-License-Identifier: Apache-2.0
/// @file  Reading the folder of a part survives any bytes in it: a part or an Error, nothing else.
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "engine/core/part_findings.hpp"
#include "io/write/part_set.hpp"
#include "tests/support/mutated.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

constexpr int k_rounds = 600;

const std::string k_head =
    R"({"program":"lomsong","version":"1","part":{"number":1,"of":1},"project":"made-up.toml",)"
    R"("inputs":[{"layer":"stations","path":"s.csv","hash":"xxh3-128:0","rows":3}],"parameters":{"radio":{}}})";

std::string found_bytes() {
    PartFindings findings;
    findings.inputs.hamlets = {4};
    findings.inputs.points = {{1, 2}};
    findings.inputs.terrain = {{Row{0}, Col{0}, 64, 64}, {17}};
    findings.points.resize(1);
    findings.points.front().best.resize(k_technology_count);
    findings.hamlets.resize(1);
    findings.hamlets.front().points = 1;
    findings.layers = 2;
    findings.blocks = {{Row{0}, Col{0}, 3, 4}};
    return packed(findings);
}

class PartFuzz : public testing::Test {
  protected:
    PartFuzz() : m_folder{fs::temp_directory_path() / ("lomsong-part-fuzz-" + std::to_string(getpid()))} {
        fs::create_directories(m_folder);
    }
    ~PartFuzz() override {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored);
    }
    void write(const char* name, const std::string& bytes) const {
        std::ofstream{m_folder / name, std::ios::binary} << bytes;
    }
    [[nodiscard]] const fs::path& folder() const { return m_folder; }

  private:
    fs::path m_folder;
};

TEST_F(PartFuzz, TheUntouchedFolderIsRead) {
    write("part.json", k_head);
    write("found.bin", found_bytes());
    const std::vector<ReadPart> parts = read_parts({folder()}, "1");
    ASSERT_EQ(parts.size(), 1U);
    EXPECT_EQ(parts.front().findings.inputs.hamlets, std::vector{4U});
    EXPECT_EQ(parts.front().head.inputs.front().path, "s.csv");
}

TEST_F(PartFuzz, AnyBytesGiveAPartOrAnError) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Dice dice{seed};
    int parts = 0;
    int errors = 0;
    for (int round = 0; round < k_rounds; ++round) {
        const bool of_head = dice.below(2) == 0;
        write("part.json", of_head ? mutated(k_head, dice) : k_head);
        write("found.bin", of_head ? found_bytes() : mutated(found_bytes(), dice));
        try {
            const std::vector<ReadPart> read = read_parts({folder()}, "1");
            check_same_project(read, read.front().head);
            EXPECT_FALSE(cells_are_whole(read.front()));  // its block is not there
            ++parts;
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            EXPECT_STRNE(error.what(), "");
            ++errors;
        }
    }
    EXPECT_GT(parts, 10);
    EXPECT_GT(errors, 200);
}

TEST_F(PartFuzz, SealedNonsenseIsRefusedToo) {
    PartFindings findings;
    findings.hamlets.resize(2);
    findings.inputs.hamlets = {0, 1};
    findings.hamlets.back().points = 3;  // of none
    write("part.json", k_head);
    write("found.bin", packed(findings));
    EXPECT_THROW(static_cast<void>(read_part(folder())), Error);
}

}  // namespace
}  // namespace lomsong
