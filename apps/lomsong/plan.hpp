// SPDX-License-Identifier: Apache-2.0
/// @file  What `lomsong plan` can plan: one class in one file (plan_fibre.cpp, plan_sites.cpp), one line in k_plans
///        (plan.cpp).
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "apps/lomsong/console.hpp"
#include "apps/lomsong/option_set.hpp"

namespace lomsong {

class PlanKind {
  public:
    virtual ~PlanKind() = default;
    /// As written behind `lomsong plan`: "fibre".
    [[nodiscard]] virtual std::string_view name() const = 0;
    /// Declares the options of this kind alone; their help begins "Of fibre: ". An option that two
    /// kinds have is one: both take its value.
    virtual void declare(OptionSet& options) = 0;
    /// Plans, and writes the folder that -o names. @throws Error.
    virtual void run(const std::filesystem::path& project, Console& console) = 0;
};

std::unique_ptr<PlanKind> make_fibre_plan();
std::unique_ptr<PlanKind> make_site_plan();

}  // namespace lomsong
