// SPDX-License-Identifier: Apache-2.0
/// @file  Whether what an operator wrote into a row is an answer, and a whole one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/clean/dates.hpp"
#include "io/clean/finding_kinds.hpp"
#include "io/review/question.hpp"
#include "io/review/sheet_columns.hpp"

namespace lomsong {

/// The answer cells of a row, trimmed.
struct AnswerCells {
    std::string answer;
    std::string date;
    std::string station;
    std::string funding;
    std::string evidence;
    std::string note;

    [[nodiscard]] bool empty() const;
};

/// What is wrong with an answer; the column is in its place.
struct Complaint {
    SheetField field = SheetField::answer;
    FindingKind kind = FindingKind::missing_value;
    std::string problem;
    std::string advice;
    std::string value_seen{};
};

struct CheckedAnswer {
    std::optional<Answer> answer;  ///< empty when there is any complaint
    std::vector<Complaint> complaints;
};

/// Disputed needs evidence, solved a date not after `received` (ISO 8601), planned a date and a station. What says
/// nothing ("-", "N/A", "chưa có") is missing. The cells must not all be empty.
[[nodiscard]] CheckedAnswer check_answer(const AnswerCells& cells, DateOrder order, const std::string& received);

}  // namespace lomsong
