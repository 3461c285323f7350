// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/model_check.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong {

double CheckedCase::error_db() const { return std::abs(computed_db - expected_db); }

const CheckedCase& ModelCheck::worst() const {
    return *std::ranges::max_element(cases, {}, &CheckedCase::error_db);
}

std::size_t ModelCheck::over(double tolerance_db) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(cases, [=](const CheckedCase& one) { return !(one.error_db() <= tolerance_db); }));
}

const std::vector<CheckableModel>& checkable_models() {
    static const std::vector<CheckableModel> models{{"p1812", 1e-6, check_p1812}, {"itm", 1e-4, check_itm}};
    return models;
}

}  // namespace lomsong
