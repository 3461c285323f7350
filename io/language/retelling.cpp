// SPDX-License-Identifier: Apache-2.0
#include "io/language/retelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "io/language/numbers.hpp"

namespace lomsong {

namespace {

using Taken = std::map<std::string_view, std::string_view>;  ///< what stands at each place

/// Places of these names take a whole number.
constexpr std::array<std::string_view, 5> k_numbers{"all", "count", "part", "row", "whole"};

/// True when a place can have taken it: a number where one is told, and no more than one clause of a sentence
/// unless it is a word of the files between quotes.
bool can_take(std::string_view place, std::string_view value, bool is_quoted) {
    if (std::ranges::find(k_numbers, place) != k_numbers.end()) {
        return !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
    }
    return is_quoted || value.find("; ") == std::string_view::npos;
}

/// A value that no message tells: a decimal number, with or without its unit, as people write it. What has more
/// points or commas (a range, a position, a version, the name of a file) stays as it stands in the files.
std::string with_decimal_comma(std::string_view value) {
    const std::size_t end = std::min(value.find(' '), value.size());
    const std::size_t point = std::min(value.find('.'), end);
    double decimal = 0.0;
    const auto [behind, problem] =
        std::from_chars(value.data(), value.data() + end, decimal, std::chars_format::fixed);
    const bool is_decimal = problem == std::errc{} && behind == value.data() + end && point > 0 &&
                            point + 1 < end && value[point - 1] != '-';
    return is_decimal ? number(decimal, static_cast<int>(end - point - 1), Language::vietnamese) +
                            std::string{value.substr(end)}
                      : std::string{value};
}

/// A message cut at its places: a text, then a place and the text behind it, and so on. Texts and names are those
/// of the message.
struct Pattern {
    std::string_view first;
    struct Step {
        std::string_view place;
        std::string_view text;  ///< behind the place; empty at the end, and between places that touch
    };
    std::vector<Step> steps;
    std::size_t own_letters = 0;
    const Message* message = nullptr;
};

Pattern pattern_of(const Message& message) {
    Pattern pattern;
    pattern.message = &message;
    std::string_view rest = message.english;
    const auto next_text = [&rest] {
        const std::size_t end = std::min(rest.find('{'), rest.size());
        const std::string_view text = rest.substr(0, end);
        rest.remove_prefix(end);
        return text;
    };
    pattern.first = next_text();
    pattern.own_letters = pattern.first.size();
    while (!rest.empty()) {
        const std::size_t close = rest.find('}');  // the catalogue has seen that braces have their partners
        const std::string_view place = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
        pattern.steps.push_back({place, next_text()});
        pattern.own_letters += pattern.steps.back().text.size();
    }
    return pattern;
}

/// What the places of the pattern take of a sentence that it fits: each as little as it can, the last the rest.
/// With nothing but texts and places, taking little is enough to find out whether a sentence fits.
std::optional<Taken> fitted(const Pattern& pattern, std::string_view sentence) {
    if (!sentence.starts_with(pattern.first)) {
        return std::nullopt;
    }
    sentence.remove_prefix(pattern.first.size());
    Taken taken;
    for (std::size_t i = 0; i < pattern.steps.size(); ++i) {
        const auto& [place, text] = pattern.steps[i];
        const bool is_last = i + 1 == pattern.steps.size();
        if (is_last && !sentence.ends_with(text)) {
            return std::nullopt;
        }
        const std::size_t end = is_last ? sentence.size() - text.size() : sentence.find(text);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view value = sentence.substr(0, end);
        const std::string_view before = i == 0 ? pattern.first : pattern.steps[i - 1].text;
        const auto [known, is_new] = taken.emplace(place, value);
        if ((!is_new && known->second != value) ||
            !can_take(place, value, before.ends_with('\'') && text.starts_with('\''))) {
            return std::nullopt;
        }
        sentence.remove_prefix(end + text.size());
    }
    return sentence.empty() ? std::optional{std::move(taken)} : std::nullopt;
}

/// Those with most letters of their own first. A message of one word would be found in names too.
std::vector<Pattern> patterns_of(const Catalogue& catalogue) {
    std::vector<Pattern> patterns;
    const auto& messages = catalogue.messages();
    for (auto at = messages.lower_bound(k_retold); at != messages.end() && at->first.starts_with(k_retold); ++at) {
        if (at->second.english.find(' ') != std::string::npos) {
            patterns.push_back(pattern_of(at->second));
        }
    }
    std::ranges::stable_sort(patterns, std::greater{}, &Pattern::own_letters);
    return patterns;
}

/// Tells sentences by patterns, what their places took in turn, so many levels deep at most.
class Teller {
  public:
    explicit Teller(const std::vector<Pattern>& patterns) : m_patterns{patterns} {}

    [[nodiscard]] std::string told(std::string_view sentence, int depth = 0) const {
        if (std::optional<std::string> whole = as_a_whole(sentence, depth)) {
            return *std::move(whole);
        }
        return in_parts(sentence, "; ", [&](std::string_view clause) {
            std::optional<std::string> text = as_a_whole(clause, depth);
            return text ? *std::move(text) : in_parts(clause, ", ", [&](std::string_view part) {
                return as_a_whole(part, depth).value_or(std::string{part});
            });
        });
    }

  private:
    static constexpr int k_deepest = 6;

    [[nodiscard]] std::optional<std::string> as_a_whole(std::string_view sentence, int depth) const {
        for (const Pattern& pattern : m_patterns) {
            if (const std::optional<Taken> taken = depth < k_deepest ? fitted(pattern, sentence) : std::nullopt) {
                return filled(pattern, *taken, depth + 1);
            }
        }
        return std::nullopt;
    }

    /// What stands between quotes is a word of the files and stays as it is.
    [[nodiscard]] std::string filled(const Pattern& pattern, const Taken& taken, int depth) const {
        std::string text;
        std::string_view rest = pattern.message->vietnamese;
        for (std::size_t open = rest.find('{'); open != rest.npos; open = rest.find('{')) {
            const std::size_t close = rest.find('}', open);
            const std::string_view value = taken.at(rest.substr(open + 1, close - open - 1));
            const bool is_quoted = open > 0 && rest[open - 1] == '\'' && rest.substr(close + 1).starts_with('\'');
            text += rest.substr(0, open);
            const std::string by_message = is_quoted ? std::string{value} : told(value, depth);
            text += is_quoted || by_message != value ? by_message : with_decimal_comma(value);
            rest.remove_prefix(close + 1);
        }
        return text += rest;
    }

    /// Each part between `signs` by itself.
    template <class Tell>
    static std::string in_parts(std::string_view sentence, std::string_view sign, const Tell& tell) {
        std::string text;
        for (std::size_t at = sentence.find(sign); at != sentence.npos; at = sentence.find(sign)) {
            text += tell(sentence.substr(0, at));
            text += sign;
            sentence.remove_prefix(at + sign.size());
        }
        return text += tell(sentence);
    }

    const std::vector<Pattern>& m_patterns;
};

}  // namespace

std::string retold(std::string_view recorded, Language language, const Catalogue& catalogue) {
    const std::vector<Pattern> patterns = patterns_of(catalogue);
    return language == Language::english ? std::string{recorded} : Teller{patterns}.told(recorded);
}

std::string retold(std::string_view recorded, Language language) {
    static const std::vector<Pattern> k_patterns = patterns_of(Catalogue::built_in());
    return language == Language::english ? std::string{recorded} : Teller{k_patterns}.told(recorded);
}

}  // namespace lomsong
