// SPDX-License-Identifier: Apache-2.0
/// @file  The words of answers and statuses on a sheet: shown in one language, understood in both.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "io/review/question.hpp"

namespace lomsong {

/// By AnswerKind, as written in files.
inline constexpr std::array<std::string_view, k_answer_kinds> k_answer_keys{"confirmed", "disputed", "solved",
                                                                            "planned"};
[[nodiscard]] constexpr std::string_view key_of(AnswerKind kind) {
    return k_answer_keys[static_cast<std::size_t>(kind)];
}

/// As in the drop-down list of a sheet.
[[nodiscard]] std::string label(AnswerKind kind, Language language);
/// What else has to be filled in.
[[nodiscard]] std::string needs_of(AnswerKind kind, Language language);

/// The answer that a cell means, in either language, with or without accents, also with more words behind a comma:
/// "Không đồng ý, kèm bằng chứng". Nothing for any other word.
[[nodiscard]] std::optional<AnswerKind> answer_in(std::string_view cell);
/// "confirmed, disputed, solved, planned" in words of one language, for messages.
[[nodiscard]] std::string answer_choices(Language language);

/// A status as files or sheets write it, as its key; empty for any other word.
[[nodiscard]] std::string status_key(std::string_view cell);

}  // namespace lomsong
