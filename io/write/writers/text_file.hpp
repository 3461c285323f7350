// SPDX-License-Identifier: Apache-2.0
/// @file  A new text file whose every write is checked, so that a full disk cannot go unnoticed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace lomsong {

class TextFile {
  public:
    /// @throws Error{cannot_write} when the file cannot be created.
    explicit TextFile(std::filesystem::path path);
    ~TextFile();
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;

    /// Buffered. @throws Error{cannot_write}.
    void write(std::string_view text);
    /// Writes what is buffered and closes. A file that is not closed is not complete.
    /// @throws Error{cannot_write}.
    void close();

  private:
    void flush();
    [[noreturn]] void fail(int error_number) const;

    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::string m_buffer;
};

/// A whole new file. @throws Error{cannot_write}.
void write_text(const std::filesystem::path& path, std::string_view text);

}  // namespace lomsong
