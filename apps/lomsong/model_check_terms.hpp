// SPDX-License-Identifier: Apache-2.0
/// @file  Intermediates of a model beside those of a file, column by column; the inside of model_check.hpp.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "apps/lomsong/csv_table.hpp"
#include "apps/lomsong/model_check.hpp"

namespace lomsong {

inline constexpr double k_not_computed = std::numeric_limits<double>::quiet_NaN();

/// An intermediate by the column that holds it; no number where the model had no need of it.
template <class Result>
struct Term {
    std::string_view column;
    double (*value)(const Result& result);
};

/// Compares the intermediates that a file has with a model's, case by case.
template <class Result>
class TermComparison {
  public:
    TermComparison(const CsvTable& cases, std::span<const Term<Result>> terms) : m_cases{cases} {
        for (const Term<Result>& term : terms) {
            if (const auto column = cases.find(term.column)) {
                m_found.push_back({term, *column, 0.0, false});
            }
        }
    }
    void compare(std::size_t row, const Result& result) {
        for (Found& found : m_found) {
            const double expected = m_cases.number(row, found.column);
            const double computed = found.term.value(result);
            if (!std::isnan(computed)) {
                found.max_abs_error = std::max(found.max_abs_error, std::abs(computed - expected));
                found.compared = true;
            }
        }
    }
    [[nodiscard]] std::vector<ModelCheck::Intermediate> outcome() const {
        std::vector<ModelCheck::Intermediate> intermediates;
        for (const Found& found : m_found) {
            if (found.compared) {
                intermediates.push_back({found.term.column, found.max_abs_error});
            }
        }
        return intermediates;
    }

  private:
    struct Found {
        Term<Result> term;
        std::size_t column;
        double max_abs_error;
        bool compared;
    };
    const CsvTable& m_cases;
    std::vector<Found> m_found;
};

}  // namespace lomsong
