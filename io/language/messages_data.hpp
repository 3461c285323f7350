// SPDX-License-Identifier: Apache-2.0
/// @file  The files of io/language/messages as the build put them into the program.
#pragma once

#include <span>
#include <string_view>

namespace lomsong {

struct MessageFile {
    std::string_view name;  ///< "io/language/messages/status.toml"
    std::string_view toml;
};

/// In order of their names.
[[nodiscard]] std::span<const MessageFile> message_files();

}  // namespace lomsong
