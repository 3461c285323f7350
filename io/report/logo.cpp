// SPDX-License-Identifier: Apache-2.0
#include "io/report/logo.hpp"

#include <array>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "io/read/file_bytes.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

/// How files of a format begin.
struct Beginning {
    std::string_view bytes;
    std::string_view format;
};
constexpr std::array k_others{Beginning{"\xFF\xD8\xFF"sv, "a JPEG picture"},
                              Beginning{"GIF8"sv, "a GIF picture"},
                              Beginning{"RIFF"sv, "a WebP picture"},
                              Beginning{"BM"sv, "a BMP picture"},
                              Beginning{"II*\0"sv, "a TIFF picture"},
                              Beginning{"MM\0*"sv, "a TIFF picture"},
                              Beginning{"%PDF"sv, "a PDF document"},
                              Beginning{"<svg"sv, "an SVG drawing"},
                              Beginning{"<?xml"sv, "an SVG or another XML file"}};

/// A PNG begins with 8 bytes of its own, then the header: its length, "IHDR", columns, rows (W3C PNG, 5.2, 11.2.1).
constexpr std::string_view k_png = "\x89PNG\r\n\x1A\n"sv;
constexpr std::size_t k_cols_at = 16;
constexpr std::size_t k_rows_at = 20;

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        value = value << 8U | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

[[noreturn]] void refuse(const std::string& shown, const std::string& why) {
    throw Error{ErrorKind::bad_data, shown, why + " Give the logo as a PNG picture."};
}

/// Says no before a decoder reserves what the header asks for.
void expect_small_png(std::string_view bytes, const std::string& shown) {
    for (const Beginning& other : k_others) {
        if (bytes.starts_with(other.bytes)) {
            refuse(shown, fmt::format("is {}, not a PNG.", other.format));
        }
    }
    if (!bytes.starts_with(k_png) || bytes.size() < k_rows_at + 4 || bytes.substr(12, 4) != "IHDR"sv) {
        refuse(shown, "is not a PNG picture: it does not begin as one.");
    }
    const std::uint32_t cols = big_endian(bytes, k_cols_at);
    const std::uint32_t rows = big_endian(bytes, k_rows_at);
    if (cols == 0 || rows == 0 || cols > k_most_logo_edge || rows > k_most_logo_edge) {
        refuse(shown, fmt::format("has {} x {} pixels; 1..{} each way are taken.", cols, rows, k_most_logo_edge));
    }
}

}  // namespace

Logo logo_of(std::string bytes, const std::string& shown) {
    expect_small_png(bytes, shown);
    draw::Picture picture = draw::picture_of_png(bytes, shown);
    return {std::move(bytes), std::move(picture)};
}

Logo read_logo(const fs::path& file) {
    std::error_code failed;
    if (!fs::is_regular_file(file, failed)) {
        throw Error{ErrorKind::no_input, file.string(), "is no file. Name the PNG picture of the logo."};
    }
    const std::uintmax_t size = fs::file_size(file, failed);
    if (failed || size > k_most_logo_bytes) {
        throw Error{
            ErrorKind::bad_data, file.string(),
            fmt::format("has {} bytes; a logo has at most {}. Make the picture smaller.", size, k_most_logo_bytes)};
    }
    return logo_of(bytes_of_file(file.string(), file.string()), file.string());
}

}  // namespace lomsong
