// SPDX-License-Identifier: Apache-2.0
/// @file  What an operator is asked, and what it answers: plain values that sheet, register and tables share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/geometry.hpp"

namespace lomsong {

/// One gap of one operator in one result: "do you agree that this hamlet is not well served by you?"
struct Question {
    std::string result;         ///< short identity of the result: 12 hexadecimal digits
    std::string operator_key;   ///< as property names have it: "viettel"
    std::string operator_name;  ///< as people write it
    std::string hamlet_code;
    std::string hamlet;
    std::string commune_code;
    std::string commune;
    std::string status;          ///< key of the HamletStatus: "no_signal", "dead_zone", "weak"
    std::optional<Point> place;  ///< of the centre: longitude in x, latitude in y, degrees of WGS 84

    friend bool operator==(const Question&, const Question&) = default;
};

/// What names a row of an answer sheet: "3f9ac2d14b07/viettel/10001-003/5c1e". The end is a check on the rest, so
/// that a key that a spreadsheet counted up, or a slip, names no other hamlet.
[[nodiscard]] std::string row_key(const Question& question);

struct RowKey {
    std::string result;
    std::string operator_key;
    std::string hamlet_code;
};
/// Nothing when the text is no row key, or its check does not fit.
[[nodiscard]] std::optional<RowKey> parsed_row_key(std::string_view text);

enum class AnswerKind : std::uint8_t {
    confirmed,  ///< the gap is there
    disputed,   ///< it is not; evidence is given
    solved,     ///< it was, until the date given
    planned,    ///< it will be served: by which station, when, paid by whom
};
inline constexpr std::size_t k_answer_kinds = 4;

struct Answer {
    AnswerKind kind = AnswerKind::confirmed;
    std::string date;  ///< of solved and planned, ISO 8601 as exact as given: "2026-11-15", "2027-Q1"
    std::string station;
    std::string funding;
    std::string evidence;
    std::string note;

    friend bool operator==(const Answer&, const Answer&) = default;
};

/// An answer as the register keeps it.
struct Entry {
    Question question;
    Answer answer;
    int number = 1;           ///< 1 for the first answer to the question, then 2, 3 ...
    std::string received;     ///< day on which the sheet came, ISO 8601
    std::string imported_at;  ///< UTC, "2026-11-22T09:30:00Z"
    std::string source;       ///< the file's name
    std::uint64_t source_row = 0;
};

}  // namespace lomsong
