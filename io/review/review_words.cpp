// SPDX-License-Identifier: Apache-2.0
#include "io/review/review_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/core/results.hpp"
#include "engine/core/text.hpp"
#include "io/clean/number_text.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"

namespace lomsong {

namespace {

struct Synonym {
    std::string_view folded;
    AnswerKind kind;
};
/// What people write instead of the words of the list; those of the list are known too.
constexpr std::array k_synonyms{
    Synonym{"dong y", AnswerKind::confirmed},       Synonym{"dung", AnswerKind::confirmed},
    Synonym{"nhat tri", AnswerKind::confirmed},     Synonym{"agreed", AnswerKind::confirmed},
    Synonym{"confirm", AnswerKind::confirmed},      Synonym{"khong nhat tri", AnswerKind::disputed},
    Synonym{"khong dung", AnswerKind::disputed},    Synonym{"dispute", AnswerKind::disputed},
    Synonym{"disagree", AnswerKind::disputed},      Synonym{"da xu ly", AnswerKind::solved},
    Synonym{"da phu song", AnswerKind::solved},     Synonym{"da phat song", AnswerKind::solved},
    Synonym{"already solved", AnswerKind::solved},  Synonym{"ke hoach", AnswerKind::planned},
    Synonym{"da co ke hoach", AnswerKind::planned}, Synonym{"plan", AnswerKind::planned},
};

/// True when `text` is `word`, or goes on behind it with a comma or the like.
bool starts_as(std::string_view text, std::string_view word) {
    if (!text.starts_with(word)) {
        return false;
    }
    const std::size_t next = text.find_first_not_of(' ', word.size());
    return next == text.npos || std::string_view{",;:(.-"}.find(text[next]) != std::string_view::npos;
}

constexpr std::array k_languages{Language::vietnamese, Language::english};

/// The entry of a list of infos that `matches`; null when there is none.
template <class Infos, class Matches>
auto find_info(const Infos& infos, Matches matches) -> decltype(&infos[0]) {
    const auto found = std::ranges::find_if(infos, matches);
    return found == infos.end() ? nullptr : &*found;
}

}  // namespace

std::string label(AnswerKind kind, Language language) {
    return say(language, fmt::format("answer.{}", key_of(kind)));
}

std::string needs_of(AnswerKind kind, Language language) {
    return say(language, fmt::format("answer_needs.{}", key_of(kind)));
}

std::optional<AnswerKind> answer_in(std::string_view cell) {
    const std::string text = plain_form(cell);
    for (std::size_t i = 0; i < k_answer_kinds; ++i) {
        const auto kind = static_cast<AnswerKind>(i);
        if (std::ranges::any_of(
                k_languages, [&](Language language) { return starts_as(text, folded(label(kind, language))); })) {
            return kind;
        }
    }
    const auto* found = find_info(k_synonyms, [&](const Synonym& each) { return starts_as(text, each.folded); });
    return found == nullptr ? std::nullopt : std::optional{found->kind};
}

std::string answer_choices(Language language) {
    std::string list;
    for (std::size_t i = 0; i < k_answer_kinds; ++i) {
        list += fmt::format("{}'{}'", list.empty() ? "" : ", ", label(static_cast<AnswerKind>(i), language));
    }
    return list;
}

std::string status_key(std::string_view cell) {
    const std::string text = folded(trimmed(cell));
    const auto* found = find_info(k_hamlet_statuses, [&](const HamletStatusInfo& each) {
        return text == each.key || std::ranges::any_of(k_languages, [&](Language language) {
                   return text == folded(label(each.status, language));
               });
    });
    return found == nullptr ? std::string{} : std::string{found->key};
}

}  // namespace lomsong
