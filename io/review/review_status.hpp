// SPDX-License-Identifier: Apache-2.0
/// @file  Who has answered what: every question with the answer that holds, counted by operator and commune.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "io/review/question.hpp"

namespace lomsong {

/// To which day is counted.
struct ReviewDates {
    std::string as_of;     ///< ISO 8601
    std::string deadline;  ///< answers are due by the end of this day; empty: there is none
};

struct QuestionState {
    Question question;
    std::optional<Entry> answer;  ///< the one received last
    std::size_t entries = 0;      ///< answers given to it in all
    /// Answered for the first time after the deadline, or not at all although it has passed.
    bool late = false;
};

struct ReviewCounts {
    std::string operator_key;
    std::string operator_name;
    std::string commune_code;  ///< empty in sums over communes
    std::string commune;
    std::size_t asked = 0;                            ///< the denominator of all others
    std::array<std::size_t, k_answer_kinds> kinds{};  ///< answered, by AnswerKind
    std::size_t late = 0;                             ///< answered late, or still missing after the deadline

    [[nodiscard]] std::size_t answered() const;
    [[nodiscard]] std::size_t missing() const { return asked - answered(); }
};

struct ReviewStatus {
    ReviewDates dates;
    std::vector<QuestionState> questions;
    std::vector<ReviewCounts> communes;   ///< operator by operator, then by commune's code and name
    std::vector<ReviewCounts> operators;  ///< in the order of the questions
    ReviewCounts total;
};

/// Answers belong to a question by operator and hamlet, also when they were given to an older result. A hamlet that
/// is asked about twice counts once, as it was asked last.
[[nodiscard]] ReviewStatus review_status(const std::vector<Question>& questions, const std::vector<Entry>& entries,
                                         const ReviewDates& dates);

}  // namespace lomsong
