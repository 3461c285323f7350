// SPDX-License-Identifier: Apache-2.0
#include "io/read/mapinfo_copy.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>
#include <string_view>
#include <vector>

#include <cpl_string.h>
#include <cpl_vsi.h>

#include "engine/core/text.hpp"
#include "io/read/file_bytes.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_header = 4096;  ///< the charset stands in the first lines

/// The file's text with its charset named "Neutral"; nothing when it names none.
std::optional<std::string> neutral(std::string text) {
    static const std::regex k_charset{R"(((?:^|\n)[ \t]*!?charset[ \t]+"?)([A-Za-z0-9_-]+))", std::regex::icase};
    std::smatch found;
    const std::string header = text.substr(0, k_header);
    if (!std::regex_search(header, found, k_charset) || folded(found[2].str()) == "neutral") {
        return std::nullopt;
    }
    return text.replace(static_cast<std::size_t>(found.position(2)), static_cast<std::size_t>(found.length(2)),
                        "Neutral");
}

void write(const std::string& gdal_name, const std::string& bytes) {
    VSILFILE* file = VSIFOpenL(gdal_name.c_str(), "wb");
    if (file != nullptr) {
        VSIFWriteL(bytes.data(), 1, bytes.size(), file);
        VSIFCloseL(file);
    }
}

/// The other files of the table: same stem, whatever the capitals of the extension.
std::vector<std::string> parts_beside(const std::filesystem::path& path) {
    constexpr std::array<std::string_view, 5> k_parts{".dat", ".map", ".id", ".ind", ".mid"};
    const std::string folder = path.parent_path().string();
    const CPLStringList entries{VSIReadDir(folder.empty() ? "." : folder.c_str())};
    std::vector<std::string> parts;
    for (int i = 0; i < entries.size(); ++i) {
        const std::filesystem::path entry{entries[i]};
        const std::string extension = folded(entry.extension().string());
        if (entry.stem() == path.stem() &&
            std::ranges::find(k_parts, std::string_view{extension}) != k_parts.end()) {
            parts.push_back(entry.string());
        }
    }
    return parts;
}

}  // namespace

std::optional<MapInfoCopy> MapInfoCopy::of(const std::string& gdal_name) {
    const std::filesystem::path path{gdal_name};
    const std::string extension = folded(path.extension().string());
    VSIStatBufL status;
    if ((extension != ".tab" && extension != ".mif") || VSIStatL(gdal_name.c_str(), &status) != 0) {
        return std::nullopt;
    }
    const std::optional<std::string> text = neutral(bytes_of_file(gdal_name, gdal_name));
    if (!text) {
        return std::nullopt;
    }
    MapInfoCopy copy;
    copy.m_folder = std::make_unique<gdal::MemoryFolder>();
    copy.m_name = copy.m_folder->new_file(path.filename().string());
    write(copy.m_name, *text);
    for (const std::string& part : parts_beside(path)) {
        write(copy.m_folder->new_file(part), bytes_of_file((path.parent_path() / part).string(), gdal_name));
    }
    return copy;
}

}  // namespace lomsong
