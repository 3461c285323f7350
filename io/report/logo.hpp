// SPDX-License-Identifier: Apache-2.0
/// @file  The picture beside the title of sheets: a PNG that somebody gave, looked at before it is believed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "io/draw/canvas.hpp"

namespace lomsong {

inline constexpr std::uint32_t k_most_logo_edge = 4000;               ///< pixels
inline constexpr std::size_t k_most_logo_bytes = 4U * 1024U * 1024U;  ///< of the file

struct Logo {
    std::string png;        ///< the file as it is
    draw::Picture picture;  ///< what it shows
};

/// Reads a PNG of at most k_most_logo_bytes and k_most_logo_edge x k_most_logo_edge pixels.
/// @throws Error{no_input} when the file is not there; Error{bad_data} for another format, which it names, a larger
///         picture, or a damaged one.
[[nodiscard]] Logo read_logo(const std::filesystem::path& file);

/// As above, of bytes that are read already; `shown` names them in errors.
[[nodiscard]] Logo logo_of(std::string bytes, const std::string& shown);

}  // namespace lomsong
