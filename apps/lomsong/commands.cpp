// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "apps/lomsong/command.hpp"

namespace lomsong {

namespace {

/// Every subcommand, in the order of `lomsong --help`.
constexpr std::array k_commands{
    CommandEntry{make_demo_command},    CommandEntry{make_init_command},    CommandEntry{make_check_command},
    CommandEntry{make_clean_command},   CommandEntry{make_run_command}, CommandEntry{make_merge_command}, CommandEntry{make_cluster_command},    CommandEntry{make_path_command},
    CommandEntry{make_calibrate_command},
    CommandEntry{make_explain_command}, CommandEntry{make_compare_command}, CommandEntry{make_review_command},
    CommandEntry{make_report_command}, CommandEntry{make_serve_command},  CommandEntry{make_plan_command},    CommandEntry{make_coverage_command},
    CommandEntry{make_models_command},  CommandEntry{make_docs_command},
};

}  // namespace

std::span<const CommandEntry> commands() { return k_commands; }

}  // namespace lomsong
