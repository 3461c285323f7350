// SPDX-License-Identifier: Apache-2.0
/// @file  The files of io/cluster/scripts, built in as they are.
#pragma once

#include <string_view>

namespace lomsong {

extern const std::string_view k_parts_script;
extern const std::string_view k_part_script;
extern const std::string_view k_merge_script;
extern const std::string_view k_submit_slurm_script;
extern const std::string_view k_submit_parallel_script;

}  // namespace lomsong
