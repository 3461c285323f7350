// SPDX-License-Identifier: Apache-2.0
/// @file  Archives from strangers: what a .zip holds, told from its directory before anything is unpacked, and its
///        files unpacked into memory within limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace lomsong::gdal {

namespace archive_limits {
inline constexpr std::size_t k_entries = 2000;
inline constexpr std::uint64_t k_total_bytes = std::uint64_t{1} << 30U;  ///< of all files, unpacked
inline constexpr double k_ratio = 200.0;                                 ///< unpacked over packed, of one file ...
inline constexpr std::uint64_t k_ratio_from = std::uint64_t{1} << 24U;   ///< ... that is larger than this, unpacked
}  // namespace archive_limits

struct ArchiveEntry {
    std::string name;            ///< with '/' between folders
    std::uint64_t packed = 0;    ///< bytes
    std::uint64_t unpacked = 0;  ///< bytes, as the directory says
};

/// The files in the archive, in its order; folders and what macOS leaves behind are left out. `gdal_name` is a path
/// of the disk or one of GDAL's virtual files; also for XLSX, ODS and KMZ, which are such archives.
/// @throws Error{bad_data} for an archive that breaks off, is locked with a password, is beyond the limits above,
/// or
///         names a file outside its own folder.
[[nodiscard]] std::vector<ArchiveEntry> archive_entries(const std::string& gdal_name, const std::string& shown);

/// A folder of GDAL's memory; the files made in it go when it goes.
class MemoryFolder {
  public:
    MemoryFolder();
    ~MemoryFolder();
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;

    /// Under which GDAL opens the file of this name.
    [[nodiscard]] std::string gdal_name(const std::string& name) const { return m_root + "/" + name; }
    /// The same for a file that is to be made.
    [[nodiscard]] std::string new_file(const std::string& name);

  private:
    std::string m_root;  ///< "/vsimem/lomsong-1"
    std::vector<std::string> m_files;
};

/// The files of an archive in GDAL's memory for as long as this lives.
class UnpackedArchive {
  public:
    /// @throws as `archive_entries`, and Error{bad_data} for an archive in the archive and for a file that is
    /// damaged or
    ///         longer than the directory says.
    UnpackedArchive(const std::filesystem::path& file, const std::string& shown);

    /// Names inside the archive, sorted.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    /// Under which GDAL opens one of them.
    [[nodiscard]] std::string gdal_name(const std::string& name) const { return m_folder.gdal_name(name); }

  private:
    void unpack(const std::string& archive, const ArchiveEntry& entry, const std::string& shown);

    MemoryFolder m_folder;
    std::vector<std::string> m_names;
};

}  // namespace lomsong::gdal
