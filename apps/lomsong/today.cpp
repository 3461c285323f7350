// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/today.hpp"

#include <array>
#include <ctime>

#include "engine/core/error.hpp"
#include "io/quality/quality_sheet.hpp"

namespace lomsong {

void declare_as_of(OptionSet& options, std::string& as_of) {
    options.text(
        "as-of", as_of, "DATE",
        "Day to which the age of the data is counted, YYYY-MM-DD (default: today). Nothing else depends on "
        "it");
}

std::string settled_as_of(const std::string& as_of) {
    if (as_of.empty()) {
        const std::time_t now = std::time(nullptr);
        std::tm local{};
        localtime_r(&now, &local);
        std::array<char, 16> text{};
        return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &local)};
    }
    if (as_of.size() != 10 || !days_between(as_of, as_of)) {
        throw Error{ErrorKind::usage, "--as-of", "'" + as_of + "' is no date. Write it as 2026-11-22."};
    }
    return as_of;
}

}  // namespace lomsong
