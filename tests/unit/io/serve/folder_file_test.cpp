// SPDX-License-Identifier: Apache-2.0
/// @file  Files of a folder, and every way out of it that we know of.
#include "io/serve/folder_file.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lomsong {
namespace {

namespace fs = std::filesystem;

/// A folder "result" with a file and a folder, beside a secret.
class FolderFileTest : public testing::Test {
  protected:
    void SetUp() override {
        fs::remove_all(m_root);
        fs::create_directories(m_folder / "sheets");
        write(m_folder / "hamlets.geojson", "{}");
        write(m_folder / "sheets" / "a b.png", "picture");
        write(m_root / "secret.txt", "secret");
    }
    void TearDown() override { fs::remove_all(m_root); }

    static void write(const fs::path& file, const std::string& text) { std::ofstream{file} << text; }

    /// What the file of this name holds, or "nothing".
    [[nodiscard]] std::string content(std::string_view name) const {
        const auto file = open_in_folder(m_folder, name);
        if (file == nullptr) {
            return "nothing";
        }
        std::string bytes(static_cast<std::size_t>(file->size()), '\0');
        bytes.resize(file->read(0, bytes));
        return bytes;
    }

    fs::path m_root = fs::temp_directory_path() / ("lomsong-folder-file-" + std::to_string(::getpid()));
    fs::path m_folder = m_root / "result";
};

TEST_F(FolderFileTest, FilesOfTheFolderAreReadWhole) {
    EXPECT_EQ(content("hamlets.geojson"), "{}");
    EXPECT_EQ(content("sheets/a b.png"), "picture");
}

TEST_F(FolderFileTest, AFileIsReadFromAnyPlaceOn) {
    const auto file = open_in_folder(m_folder, "sheets/a b.png");
    ASSERT_NE(file, nullptr);
    std::array<char, 4> bytes{};
    EXPECT_EQ(file->read(4, bytes), 3U);
    EXPECT_EQ(std::string(bytes.data(), 3), "ure");
    EXPECT_EQ(file->read(7, bytes), 0U);
}

TEST_F(FolderFileTest, NoNameLeadsOutOfTheFolder) {
    ASSERT_EQ(fs::exists(m_folder / "../secret.txt"), true);
    const std::string absolute = (m_root / "secret.txt").string();
    for (const std::string& name :
         {std::string{"../secret.txt"}, std::string{"sheets/../../secret.txt"}, std::string{"./hamlets.geojson"},
          std::string{"sheets/./a b.png"}, absolute, "/" + absolute, std::string{"..\\secret.txt"},
          std::string{"%2e%2e/secret.txt"}, std::string{"..%2fsecret.txt"}, std::string{"/hamlets.geojson"},
          std::string{"sheets//a b.png"}, std::string{"hamlets.geojson/"}, std::string{"hamlets.geojson/."},
          std::string{""}, std::string{"/"}, std::string{"."}, std::string{".."},
          std::string("hamlets.geojson\0.txt", 20), std::string("../secret.txt\0", 14)}) {
        EXPECT_EQ(content(name), "nothing") << name;
    }
}

TEST_F(FolderFileTest, LinksAreNotFollowedWhereverTheyLead) {
    fs::create_symlink(m_root / "secret.txt", m_folder / "link.txt");
    fs::create_symlink("hamlets.geojson", m_folder / "inside.geojson");
    fs::create_directory_symlink(m_root, m_folder / "out");
    EXPECT_EQ(content("link.txt"), "nothing");
    EXPECT_EQ(content("inside.geojson"), "nothing");
    EXPECT_EQ(content("out/secret.txt"), "nothing");
    EXPECT_EQ(content("out/result/hamlets.geojson"), "nothing");
}

TEST_F(FolderFileTest, OnlyRegularFilesThatAreNotHiddenAreFiles) {
    write(m_folder / ".hidden", "hidden");
    ASSERT_EQ(::mkfifo((m_folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(content(".hidden"), "nothing");
    EXPECT_EQ(content("pipe"), "nothing");  // and nobody waits for its other end
    EXPECT_EQ(content("sheets"), "nothing");
    EXPECT_EQ(content("not there"), "nothing");
}

TEST_F(FolderFileTest, AFolderThatIsGoneHasNoFiles) {
    fs::remove_all(m_folder);
    EXPECT_EQ(content("hamlets.geojson"), "nothing");
}

TEST(MediaType, IsThatOfTheEnding) {
    EXPECT_EQ(media_type_of("a.geojson"), "application/geo+json");
    EXPECT_EQ(media_type_of("a.json"), "application/json");
    EXPECT_EQ(media_type_of("trace.bin"), "application/octet-stream");
    EXPECT_EQ(media_type_of(""), "application/octet-stream");
}

}  // namespace
}  // namespace lomsong
