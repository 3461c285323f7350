// SPDX-License-Identifier: Apache-2.0
/// @file  A single output file that appears whole or not at all: it is written under a hidden name beside its
///        target and renamed when it is complete.
#pragma once

#include <filesystem>

namespace lomsong {

class WholeFile {
  public:
    /// Checks the target, so that what cannot be written is known before the long work starts.
    /// @throws Error{cannot_write} when the target is a folder, or exists and `overwrite` is false, or has no
    ///         folder to stand in.
    WholeFile(std::filesystem::path target, bool overwrite);
    /// Removes what was written unless it was committed.
    ~WholeFile();
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;

    /// Where to write until commit().
    [[nodiscard]] const std::filesystem::path& path() const { return m_temporary; }
    [[nodiscard]] const std::filesystem::path& target() const { return m_target; }

    /// Puts the file in its place. @throws Error{cannot_write}; the target is then as it was.
    void commit();

  private:
    void check_target() const;

    std::filesystem::path m_target;
    std::filesystem::path m_temporary;
    bool m_overwrite;
};

}  // namespace lomsong
