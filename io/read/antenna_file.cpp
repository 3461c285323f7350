// SPDX-License-Identifier: Apache-2.0
#include "io/read/antenna_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/read/antenna_text.hpp"

namespace lomsong {

namespace {

using antenna::SplatPart;

struct Format {
    std::string_view ending;
    AntennaPatternTable (*parse)(std::string_view text, const std::string& shown);
};
constexpr std::array k_formats{
    Format{".msi", antenna::parse_msi},          Format{".pln", antenna::parse_msi},
    Format{".pla", antenna::parse_msi},          Format{".prn", antenna::parse_msi},
    Format{".txt", antenna::parse_msi},          Format{".adf", antenna::parse_nsma},
    Format{".ant", antenna::parse_radio_mobile},
};

std::string ending_of(const std::filesystem::path& file) { return folded(file.extension().string()); }

bool is_splat(const std::string& ending) { return ending == ".az" || ending == ".el"; }

/// The other cut of a SPLAT antenna, when it is there: "x.az" beside "x.el", "X.AZ" beside "X.EL".
std::optional<std::filesystem::path> other_cut(const std::filesystem::path& file) {
    const bool is_azimuth = ending_of(file) == ".az";
    for (const char* const ending : is_azimuth ? std::array{".el", ".EL"} : std::array{".az", ".AZ"}) {
        std::filesystem::path other = file;
        other.replace_extension(ending);
        std::error_code ignored;
        if (std::filesystem::is_regular_file(other, ignored)) {
            return other;
        }
    }
    return std::nullopt;
}

std::string content_of(const std::filesystem::path& file, const std::string& shown) {
    constexpr std::uintmax_t k_longest = 4'000'000;
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file, failed)) {
        throw Error{ErrorKind::no_input, shown,
                    "there is no such antenna file. Correct its name, or put it there."};
    }
    const std::uintmax_t size = std::filesystem::file_size(file, failed);
    if (failed || size > k_longest) {
        throw Error{ErrorKind::bad_data, shown,
                    "has " + std::to_string(size) + " bytes, an antenna file at most " + std::to_string(k_longest) +
                        ". Is it the right file?"};
    }
    std::ifstream stream{file, std::ios::binary};
    std::string content{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream) {
        throw Error{ErrorKind::no_input, shown, "cannot be read. Check your rights to it."};
    }
    return content;
}

AntennaPatternTable read_splat(const std::filesystem::path& file, const std::string& shown) {
    const std::string content = content_of(file, shown);
    const std::optional<std::filesystem::path> other = other_cut(file);
    const std::string other_shown = other ? other->filename().string() : std::string{};
    const std::string other_content = other ? content_of(*other, other_shown) : std::string{};
    std::optional<SplatPart> azimuth = SplatPart{content, shown};
    std::optional<SplatPart> elevation;
    if (other) {
        elevation = SplatPart{other_content, other_shown};
    }
    if (ending_of(file) == ".el") {
        std::swap(azimuth, elevation);
    }
    AntennaPatternTable table = antenna::parse_splat(azimuth, elevation);
    table.name = file.stem().string();
    return table;
}

}  // namespace

AntennaPatternTable read_antenna_file(const std::filesystem::path& file, const std::string& shown) {
    const std::string ending = ending_of(file);
    AntennaPatternTable table;
    if (is_splat(ending)) {
        table = read_splat(file, shown);
    } else {
        const auto format = std::ranges::find(k_formats, ending, &Format::ending);
        if (format == k_formats.end()) {
            throw Error{ErrorKind::bad_data, shown,
                        "'" + ending +
                            "' is no ending of an antenna file. Known are .msi, .pln, .pla, .prn, .txt "
                            "(MSI Planet), .adf (NSMA), .ant (Radio Mobile), .az and .el (SPLAT)."};
        }
        table = format->parse(content_of(file, shown), shown);
    }
    table.file = shown;
    return table;
}

std::vector<std::filesystem::path> parts_of_antenna_file(const std::filesystem::path& file) {
    std::vector<std::filesystem::path> parts{file};
    if (is_splat(ending_of(file))) {
        if (const auto other = other_cut(file)) {
            parts.push_back(*other);
        }
    }
    return parts;
}

}  // namespace lomsong
