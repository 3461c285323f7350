// SPDX-License-Identifier: Apache-2.0
/// @file  Names under which things are written until they are whole, and what becomes of those that never were.
#pragma once

#include <filesystem>
#include <string_view>

namespace lomsong {

/// ".result.writing-node7-4711": hidden, beside the target, on the same disk, of this process alone, also where
/// many machines share the folder. A second attempt has ".2" at its end.
[[nodiscard]] std::filesystem::path hidden_name(const std::filesystem::path& target, std::string_view what,
                                                int attempt = 1);

/// Deletes what processes that were killed left under such names beside the target: those of this machine that no
/// longer run. What other machines left stays, since nobody here can tell whether they are still at work. Never
/// throws.
void remove_abandoned(const std::filesystem::path& target, std::string_view what) noexcept;

}  // namespace lomsong
