// SPDX-License-Identifier: Apache-2.0
/// @file  Archives as strangers send them, some with ill will.
#include "io/gdal/archive.hpp"

#include <fstream>
#include <iterator>

#include <cpl_conv.h>
#include <cpl_vsi.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong::gdal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Files = std::vector<std::pair<std::string, std::string>>;

std::filesystem::path zipped(const TemporaryFolder& folder, const Files& files) {
    start();
    const std::filesystem::path file = folder.path() / "a.zip";
    std::filesystem::remove(file);
    const std::string root = "/vsizip/" + file.string();
    VSILFILE* archive = VSIFOpenL(root.c_str(), "wb");
    for (const auto& [name, content] : files) {
        VSILFILE* entry = VSIFOpenL((root + "/" + name).c_str(), "wb");
        VSIFWriteL(content.data(), 1, content.size(), entry);
        VSIFCloseL(entry);
    }
    VSIFCloseL(archive);
    return file;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

/// Replaces all of a text in the archive's bytes, of the same length.
void patch(const std::filesystem::path& file, const std::string& from, const std::string& to) {
    std::string bytes = bytes_of(file);
    ASSERT_EQ(from.size(), to.size());
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at)) {
        bytes.replace(at, from.size(), to);
    }
    std::ofstream{file, std::ios::binary} << bytes;
}

std::string refusal(const std::filesystem::path& file) {
    try {
        const UnpackedArchive archive{file, "a.zip"};
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// Offset of the n-th entry in the archive's directory.
std::size_t directory_entry(const std::string& bytes) { return bytes.find(std::string{"PK\x01\x02", 4}); }

TEST(Archive, FilesAreUnpackedIntoMemoryAndGoAgain) {
    const TemporaryFolder folder;
    const auto file = zipped(folder, {{"b/tram.csv", "x,y\n"}, {"a.txt", "hello"}});
    std::string inner;
    {
        const UnpackedArchive archive{file, "a.zip"};
        EXPECT_THAT(archive.names(), ElementsAre("a.txt", "b/tram.csv"));
        inner = archive.gdal_name("b/tram.csv");
        VSIStatBufL status;
        ASSERT_EQ(VSIStatL(inner.c_str(), &status), 0);
        EXPECT_EQ(status.st_size, 4);
    }
    VSIStatBufL status;
    EXPECT_NE(VSIStatL(inner.c_str(), &status), 0);
}

TEST(Archive, NamesThatLeadOutOfItAreRefused) {
    const TemporaryFolder folder;
    for (const char* name : {"../evil", "/absolut", "C:\\evils", "a/../b/c", "..\\evils"}) {
        const std::string harmless(std::string{name}.size(), 'n');
        const auto file = zipped(folder, {{harmless, "text"}});
        patch(file, harmless, name);
        EXPECT_THAT(refusal(file), HasSubstr("a file outside its own folder")) << name;
    }
    EXPECT_EQ(refusal(zipped(folder, {{"a..b/c..csv", "text"}})), "") << "dots inside a name are harmless";
}

TEST(Archive, BombsAreRefusedByTheirDirectory) {
    const TemporaryFolder folder;
    const std::string zeros(std::size_t{20} << 20U, '\0');
    EXPECT_THAT(refusal(zipped(folder, {{"zeros.csv", zeros}})), HasSubstr("which no geodata does"));
    Files many;
    for (std::size_t i = 0; i <= archive_limits::k_entries; ++i) {
        many.emplace_back("f" + std::to_string(i), "x");
    }
    EXPECT_THAT(refusal(zipped(folder, many)), HasSubstr("the archive holds 2001 files, more than 2000"));
    const auto file = zipped(folder, {{"a.csv", "text"}});
    std::string bytes = bytes_of(file);
    bytes.replace(directory_entry(bytes) + 20, 8, std::string{"\0\0\0\x20\0\0\0\x60", 8});  // 512 MB from 1.5 GB
    std::ofstream{file, std::ios::binary} << bytes;
    EXPECT_THAT(refusal(file), HasSubstr("the archive unpacks to 1610612736 bytes, more than 1073741824"));
}

TEST(Archive, AFileLongerThanItsDirectorySaysIsRefusedWhileUnpacking) {
    const TemporaryFolder folder;
    const auto file = zipped(folder, {{"a.csv", std::string(5000, 'x')}});
    std::string bytes = bytes_of(file);
    bytes.replace(directory_entry(bytes) + 24, 4, std::string{"\x0A\0\0\0", 4});
    std::ofstream{file, std::ios::binary} << bytes;
    EXPECT_NE(refusal(file), "");
}

TEST(Archive, ArchivesInArchivesAndLockedFilesAreRefused) {
    const TemporaryFolder folder;
    EXPECT_THAT(refusal(zipped(folder, {{"inner.ZIP", "PK"}})), HasSubstr("holds another archive, 'inner.ZIP'"));
    const auto file = zipped(folder, {{"a.csv", "text"}});
    std::string bytes = bytes_of(file);
    bytes[directory_entry(bytes) + 8] = static_cast<char>(bytes[directory_entry(bytes) + 8] | 1);
    std::ofstream{file, std::ios::binary} << bytes;
    EXPECT_THAT(refusal(file), HasSubstr("locked with a password"));
}

TEST(Archive, WhatIsNoArchiveIsRefused) {
    const TemporaryFolder folder;
    EXPECT_THAT(refusal(folder.write("a.zip", "")), HasSubstr("a.zip: is a damaged archive, or breaks off"));
    EXPECT_THAT(refusal(folder.write("a.zip", "PK\x05\x06 too short")), HasSubstr("damaged"));
    const std::string sound = bytes_of(zipped(folder, {{"a.csv", "text"}}));
    for (std::size_t length = 0; length < sound.size(); ++length) {
        EXPECT_NE(refusal(folder.write("cut.zip", sound.substr(0, length))), "") << length;
    }
}

}  // namespace
}  // namespace lomsong::gdal
