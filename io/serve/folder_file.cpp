// SPDX-License-Identifier: Apache-2.0
#include "io/serve/folder_file.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lomsong {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> k_media_types{{
    {".html", "text/html; charset=utf-8"},
    {".geojson", "application/geo+json"},
    {".json", "application/json"},
    {".csv", "text/csv; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".pdf", "application/pdf"},
    {".tif", "image/tiff"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".gpkg", "application/geopackage+sqlite3"},
    {".qgz", "application/x-qgis-project"},
}};

/// A file or folder of the system, closed at the end.
class Descriptor {
  public:
    explicit Descriptor(int value) : m_value{value} {}
    ~Descriptor() {
        if (m_value >= 0) {
            ::close(m_value);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] bool is_open() const { return m_value >= 0; }
    [[nodiscard]] int value() const { return m_value; }
    void replace(int value) { Descriptor{std::exchange(m_value, value)}; }
    [[nodiscard]] int release() { return std::exchange(m_value, -1); }

  private:
    int m_value;
};

/// The name of a file or folder that may be asked for.
bool is_plain(std::string_view part) {
    constexpr std::string_view k_refused{"\\\0", 2};
    return !part.empty() && part.front() != '.' && part.find_first_of(k_refused) == std::string_view::npos;
}

}  // namespace

FolderFile::~FolderFile() { ::close(m_descriptor); }

std::size_t FolderFile::read(std::uint64_t offset, std::span<char> bytes) const {
    const ::ssize_t got = ::pread(m_descriptor, bytes.data(), bytes.size(), static_cast<::off_t>(offset));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

std::shared_ptr<const FolderFile> open_in_folder(const std::filesystem::path& folder, std::string_view name) {
    Descriptor place{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    while (place.is_open()) {
        const std::size_t slash = name.find('/');
        const std::string part{name.substr(0, slash)};
        if (!is_plain(part)) {
            return nullptr;
        }
        const bool is_last = slash == std::string_view::npos;
        // O_NONBLOCK: a pipe that waits for a writer would hold the server.
        const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | (is_last ? 0 : O_DIRECTORY);
        place.replace(::openat(place.value(), part.c_str(), flags));
        if (is_last) {
            break;
        }
        name.remove_prefix(slash + 1);
    }
    struct ::stat facts {};
    if (!place.is_open() || ::fstat(place.value(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        return nullptr;
    }
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    return std::make_shared<const FolderFile>(place.release(), size);
}

std::string_view media_type_of(std::string_view name) {
    const auto known =
        std::ranges::find_if(k_media_types, [name](const auto& one) { return name.ends_with(one.first); });
    return known == k_media_types.end() ? "application/octet-stream" : known->second;
}

}  // namespace lomsong
