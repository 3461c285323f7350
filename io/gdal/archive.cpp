// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/archive.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <string_view>

#include <cpl_conv.h>
#include <cpl_vsi.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::gdal {

namespace {

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};
using FilePtr = std::unique_ptr<VSILFILE, CloseFile>;

[[noreturn]] void refuse(const std::string& shown, const std::string& problem, const std::string& advice) {
    throw Error{ErrorKind::bad_data, shown, problem + ". " + advice};
}

[[noreturn]] void refuse_damaged(const std::string& shown) {
    refuse(shown, "is a damaged archive, or breaks off", "Ask for the file again");
}

/// Little-endian numbers of a ZIP structure (APPNOTE.TXT of PKWARE, 6.3.10, section 4.3).
class Bytes {
  public:
    Bytes(std::string_view bytes, const std::string& shown) : m_bytes{bytes}, m_shown{shown} {}

    [[nodiscard]] std::uint64_t number(std::size_t at, std::size_t size) const {
        if (at + size > m_bytes.size() || at + size < at) {
            refuse_damaged(m_shown);
        }
        std::uint64_t value = 0;
        for (std::size_t i = size; i-- > 0;) {
            value = (value << 8U) | static_cast<unsigned char>(m_bytes[at + i]);
        }
        return value;
    }
    [[nodiscard]] std::string text(std::size_t at, std::size_t size) const {
        if (at + size > m_bytes.size() || at + size < at) {
            refuse_damaged(m_shown);
        }
        return std::string{m_bytes.substr(at, size)};
    }

  private:
    std::string_view m_bytes;
    const std::string& m_shown;
};

std::string read_range(VSILFILE& file, std::uint64_t from, std::uint64_t size, const std::string& shown) {
    std::string bytes(size, '\0');
    if (VSIFSeekL(&file, from, SEEK_SET) != 0 || VSIFReadL(bytes.data(), 1, bytes.size(), &file) != bytes.size()) {
        refuse_damaged(shown);
    }
    return bytes;
}

/// The central directory's bytes and how many entries it has.
struct Directory {
    std::string bytes;
    std::uint64_t entries = 0;
};

Directory directory_of(VSILFILE& file, const std::string& shown) {
    constexpr std::uint64_t k_end_record = 22;
    constexpr std::uint64_t k_longest_comment = 65'535;
    constexpr std::string_view k_end_mark{"PK\x05\x06", 4};
    VSIFSeekL(&file, 0, SEEK_END);
    const std::uint64_t size = VSIFTellL(&file);
    const std::uint64_t tail = std::min(size, k_end_record + k_longest_comment);
    const std::string end = read_range(file, size - tail, tail, shown);
    const std::size_t at = end.rfind(k_end_mark);
    if (at == std::string::npos) {
        refuse_damaged(shown);
    }
    const Bytes record{std::string_view{end}.substr(at), shown};
    const std::uint64_t length = record.number(12, 4);
    const std::uint64_t offset = record.number(16, 4);
    const std::uint64_t comment = record.number(20, 2);
    if (offset + length > size || at + k_end_record + comment > end.size()) {
        refuse_damaged(shown);
    }
    return {read_range(file, offset, length, shown), record.number(10, 2)};
}

/// A name that could lead out of the archive's own folder.
bool leads_out(const std::string& name) {
    const bool absolute = name.starts_with('/') || (name.size() > 1 && name[1] == ':');
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (std::string_view{name}.substr(begin, end - begin) == "..") {
            return true;
        }
        begin = end + 1;
    }
    return absolute || name.find('\0') != std::string::npos;
}

void check_size(const ArchiveEntry& entry, const std::string& shown) {
    namespace limits = archive_limits;
    const double ratio =
        static_cast<double>(entry.unpacked) / static_cast<double>(std::max<std::uint64_t>(1, entry.packed));
    if (entry.unpacked > limits::k_ratio_from && ratio > limits::k_ratio) {
        refuse(shown,
               "'" + entry.name + "' in the archive unpacks to " + std::to_string(entry.unpacked) + " bytes from " +
                   std::to_string(entry.packed) + ", which no geodata does",
               "Unpack it by hand if you trust it");
    }
}

bool is_left_behind(const std::string& name) {
    return name.ends_with('/') || name.starts_with("__MACOSX/") || name.find("/.") != std::string::npos ||
           name.starts_with('.');
}

std::string lower_extension(const std::string& name) {
    return folded(std::filesystem::path{name}.extension().string());
}

/// Archives that are no format of geodata.
bool is_archive(const std::string& name) {
    constexpr std::array<std::string_view, 8> k_archives{".zip", ".rar", ".7z",  ".tar",
                                                         ".gz",  ".tgz", ".bz2", ".xz"};
    return std::ranges::find(k_archives, lower_extension(name)) != k_archives.end();
}

}  // namespace

std::vector<ArchiveEntry> archive_entries(const std::string& gdal_name, const std::string& shown) {
    start();
    const FilePtr file{VSIFOpenL(gdal_name.c_str(), "rb")};
    if (!file) {
        refuse(shown, "cannot be opened", "Check the rights of the file");
    }
    const Directory directory = directory_of(*file, shown);
    if (directory.entries > archive_limits::k_entries) {
        refuse(shown,
               "the archive holds " + std::to_string(directory.entries) + " files, more than " +
                   std::to_string(archive_limits::k_entries),
               "Unpack it and name the files that are layers");
    }
    const Bytes bytes{directory.bytes, shown};
    std::vector<ArchiveEntry> entries;
    std::uint64_t total = 0;
    std::size_t at = 0;
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        constexpr std::size_t k_fixed = 46;
        constexpr std::uint64_t k_mark = 0x02014B50;
        constexpr std::uint64_t k_locked = 1;
        if (bytes.number(at, 4) != k_mark) {
            refuse_damaged(shown);
        }
        ArchiveEntry entry{bytes.text(at + k_fixed, bytes.number(at + 28, 2)), bytes.number(at + 20, 4),
                           bytes.number(at + 24, 4)};
        std::ranges::replace(entry.name, '\\', '/');
        const bool locked = (bytes.number(at + 8, 2) & k_locked) != 0;
        at += k_fixed + bytes.number(at + 28, 2) + bytes.number(at + 30, 2) + bytes.number(at + 32, 2);
        if (leads_out(entry.name)) {
            refuse(shown, "the archive names '" + entry.name + "', a file outside its own folder",
                   "Do not trust it; ask for the file again");
        }
        if (locked) {
            refuse(shown, "'" + entry.name + "' in the archive is locked with a password", "Unpack it by hand");
        }
        check_size(entry, shown);
        total += entry.unpacked;
        if (!is_left_behind(entry.name)) {
            entries.push_back(std::move(entry));
        }
    }
    if (total > archive_limits::k_total_bytes) {
        refuse(shown,
               "the archive unpacks to " + std::to_string(total) + " bytes, more than " +
                   std::to_string(archive_limits::k_total_bytes),
               "Unpack it by hand if you trust it");
    }
    return entries;
}

MemoryFolder::MemoryFolder() {
    static std::atomic<std::uint64_t> count{0};
    m_root = "/vsimem/lomsong-" + std::to_string(++count);
}

MemoryFolder::~MemoryFolder() {
    const Messages messages;
    for (const std::string& file : m_files) {
        VSIUnlink(file.c_str());
    }
}

std::string MemoryFolder::new_file(const std::string& name) { return m_files.emplace_back(gdal_name(name)); }

UnpackedArchive::UnpackedArchive(const std::filesystem::path& file, const std::string& shown) {
    const std::vector<ArchiveEntry> entries = archive_entries(file.string(), shown);
    // GDAL remembers the directory of a path: another file of that name, size and second would be read by it.
    const std::string copy = m_folder.new_file("archive/" + file.filename().string());
    if (CPLCopyFile(copy.c_str(), file.c_str()) != 0) {
        refuse(shown, "cannot be read to its end", "Check the rights of the file and the disk");
    }
    for (const ArchiveEntry& entry : entries) {
        if (is_archive(entry.name)) {
            refuse(shown, "the archive holds another archive, '" + entry.name + "'",
                   "Unpack it and name its files");
        }
        unpack(copy, entry, shown);
        m_names.push_back(entry.name);
    }
    std::ranges::sort(m_names);
}

void UnpackedArchive::unpack(const std::string& archive, const ArchiveEntry& entry, const std::string& shown) {
    constexpr std::size_t k_chunk = std::size_t{1} << 20U;
    const Messages messages;
    const FilePtr from{VSIFOpenL(("/vsizip/{" + archive + "}/" + entry.name).c_str(), "rb")};
    const FilePtr to{VSIFOpenL(m_folder.new_file(entry.name).c_str(), "wb")};
    if (!from || !to) {
        refuse(shown, "'" + entry.name + "' in the archive cannot be unpacked", "Ask for the file again");
    }
    std::string chunk(k_chunk, '\0');
    std::uint64_t written = 0;
    for (std::size_t got = 1; got > 0;) {
        got = VSIFReadL(chunk.data(), 1, chunk.size(), from.get());
        written += got;
        if (written > entry.unpacked) {
            refuse(shown, "'" + entry.name + "' in the archive is longer than the archive's directory says",
                   "Do not trust it; ask for the file again");
        }
        VSIFWriteL(chunk.data(), 1, got, to.get());
    }
    if (written < entry.unpacked || messages.any_error()) {
        refuse(shown, "'" + entry.name + "' in the archive is damaged", "Ask for the file again");
    }
}

}  // namespace lomsong::gdal
