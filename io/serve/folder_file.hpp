// SPDX-License-Identifier: Apache-2.0
/// @file  Files of one folder by the names that strangers ask for: nothing outside is ever opened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace lomsong {

/// A regular file, open for reading for as long as this lives.
class FolderFile {
  public:
    /// Takes over the descriptor.
    FolderFile(int descriptor, std::uint64_t size) : m_descriptor{descriptor}, m_size{size} {}
    ~FolderFile();
    FolderFile(const FolderFile&) = delete;
    FolderFile& operator=(const FolderFile&) = delete;

    [[nodiscard]] std::uint64_t size() const { return m_size; }
    /// Fills `bytes` from `offset` on as far as the file goes; how many they are, 0 at its end and when it cannot
    /// be read. Safe from several threads.
    [[nodiscard]] std::size_t read(std::uint64_t offset, std::span<char> bytes) const;

  private:
    int m_descriptor;
    std::uint64_t m_size;
};

/// The file "a.tif" or "sheets/a.png" of the folder; null when there is none of this name. Each part is opened in
/// the folder before it and never through a link, so that no name, and nobody who changes the folder meanwhile,
/// leads out: empty and hidden parts, "..", backslashes and absolute names are names of nothing. `name` is decoded
/// already.
[[nodiscard]] std::shared_ptr<const FolderFile> open_in_folder(const std::filesystem::path& folder,
                                                               std::string_view name);

/// "application/geo+json"; "application/octet-stream" for an ending that results do not have.
[[nodiscard]] std::string_view media_type_of(std::string_view name);

}  // namespace lomsong
