// SPDX-License-Identifier: Apache-2.0
/// @file  A result folder that appears whole or not at all: files go to a hidden folder beside the target,
///        which is renamed when everything is on disk.
#pragma once

#include <filesystem>

namespace lomsong {

/// The file by which a folder is known to be a result.
inline constexpr const char* k_result_mark = "run.json";

class ResultFolder {
  public:
    /// Checks the target and creates the hidden folder, so that what cannot be written is known before the
    /// long work starts. Hidden folders that killed processes left for the same target are deleted. `overwrite`
    /// allows to replace an empty folder, or one that holds the file `mark`; nothing else.
    /// @throws Error{cannot_write} when the target exists and may not be replaced, or the folder beside it
    ///         cannot be created.
    ResultFolder(const std::filesystem::path& target, bool overwrite, const char* mark = k_result_mark);
    /// Removes the hidden folder unless it was committed.
    ~ResultFolder();
    ResultFolder(const ResultFolder&) = delete;
    ResultFolder& operator=(const ResultFolder&) = delete;

    /// Where to write until commit().
    [[nodiscard]] const std::filesystem::path& path() const { return m_temporary; }
    /// Where the result will be.
    [[nodiscard]] const std::filesystem::path& target() const { return m_target; }

    /// Brings every file to the disk, then puts the folder in its place. An old result is moved aside first,
    /// moved back should the rename fail, and deleted at the end.
    /// @throws Error{cannot_write}; the target is then as it was, unless the text says otherwise.
    void commit();

  private:
    void check_target() const;
    void put_in_place();

    std::filesystem::path m_shown;  ///< as given, for messages
    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    bool m_overwrite;
    const char* m_mark;
    bool m_committed = false;
};

}  // namespace lomsong
