// SPDX-License-Identifier: Apache-2.0
/// @file  Every word of the review that people read, once per language: the message catalogue of sheets and tables.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/parameters.hpp"
#include "io/review/question.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

/// One message in both languages.
struct Phrase {
    std::string_view vietnamese;
    std::string_view english;
};
[[nodiscard]] constexpr std::string_view say(Language language, const Phrase& phrase) {
    return pick(language, phrase.vietnamese, phrase.english);
}

struct AnswerWords {
    AnswerKind kind;
    std::string_view key;  ///< as written in files
    Phrase choice;         ///< in the drop-down list
    Phrase needs;          ///< what else has to be filled in
};
/// By AnswerKind.
inline constexpr std::array<AnswerWords, k_answer_kinds> k_answer_words{{
    {AnswerKind::confirmed, "confirmed", {"xác nhận", "confirmed"}, {"không cần thêm", "nothing else"}},
    {AnswerKind::disputed, "disputed", {"không đồng ý", "disputed"}, {"bằng chứng", "evidence"}},
    {AnswerKind::solved, "solved", {"đã khắc phục", "solved"}, {"ngày phát sóng", "the day since when"}},
    {AnswerKind::planned,
     "planned",
     {"có kế hoạch", "planned"},
     {"mã trạm, ngày dự kiến và nguồn kinh phí", "station, date and funding"}},
}};
[[nodiscard]] constexpr const AnswerWords& words_of(AnswerKind kind) {
    return k_answer_words[static_cast<std::size_t>(kind)];
}

/// The answer that a cell means, in either language, with or without accents, also with more words behind a comma:
/// "Không đồng ý, kèm bằng chứng". Nothing for any other word.
[[nodiscard]] std::optional<AnswerKind> answer_in(std::string_view cell);
/// "confirmed, disputed, solved, planned" in words of one language, for messages.
[[nodiscard]] std::string answer_choices(Language language);

/// A status as files or sheets write it, as its key; empty for any other word.
[[nodiscard]] std::string status_key(std::string_view cell);
/// A key as people read it; the key itself when it is not known.
[[nodiscard]] std::string status_label(std::string_view key, Language language);
[[nodiscard]] std::string cause_label(std::string_view key, Language language);

}  // namespace lomsong
