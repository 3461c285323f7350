// SPDX-License-Identifier: Apache-2.0
#include "io/clean/heading_score.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

// How sure a heading of each kind is. Only their order matters, and that all that is weak or cut is below
// `match_columns`' limit for doubt.
constexpr double k_own_name = 0.99;
constexpr double k_preferred = 1.0;
constexpr double k_sure = 0.97;
constexpr double k_cut = 0.85;
constexpr double k_weak = 0.75;
constexpr double k_ends_with = 0.8;
constexpr double k_most_of_it = 0.6;
constexpr double k_slip = 0.6;
constexpr double k_note = 0.9;          ///< times the score of the words in brackets
constexpr double k_later = 1e-4;        ///< less for each place in the list: of two names the first one wins
constexpr std::size_t k_dbf = 10;       ///< letters of a DBF column name
constexpr double k_least_share = 0.35;  ///< of the heading's letters that its last words must make up
constexpr double k_most_share = 0.55;   ///< of the heading's letters that words inside it must make up

std::string without_bars(std::string text) {
    std::erase(text, '_');
    return text;
}

bool is_plain_name(std::string_view heading) {
    return heading.size() == k_dbf && std::ranges::all_of(heading, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

/// One letter added, lost or changed, or two neighbours swapped.
bool is_one_slip(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    const auto [x, y] = std::ranges::mismatch(a, b);
    const std::string_view left{x, a.end()};
    const std::string_view right{y, b.end()};
    if (left.size() != right.size()) {
        return left.size() + 1 == right.size() && left == right.substr(1);
    }
    const bool swapped =
        left.size() > 1 && left[0] == right[1] && left[1] == right[0] && left.substr(2) == right.substr(2);
    return swapped || (!left.empty() && left.substr(1) == right.substr(1));
}

/// The heading in the forms that the comparisons below need.
struct Heading {
    explicit Heading(std::string_view heading, const std::string& words)
        : key{words},
          bare{without_bars(words)},
          whole{without_bars(identifier(heading))},
          cut{is_plain_name(heading)} {}

    std::string key;    ///< "do_cao_anten"
    std::string bare;   ///< "docaoanten"
    std::string whole;  ///< with its unit: "docaoantenm"
    bool cut;           ///< may be the beginning of a longer name
};

struct Best {
    double confidence = 0.0;
    std::string how;

    void offer(double offered, const std::string& reason) {
        if (offered > confidence) {
            confidence = offered;
            how = reason;
        }
    }
};

/// `sure`: how sure the name is as a whole heading.
void compare(const Heading& heading, const ColumnName& name, double sure, const Field& field, Best& best) {
    const std::string bare = without_bars(name.key);
    if (bare.empty() || heading.bare.empty()) {
        return;
    }
    const double scale = sure / k_sure;
    if (heading.bare == bare || heading.whole == without_bars(identifier(name.spelling))) {
        best.offer(sure, sure < k_sure - 0.1 ? fmt::format("may be a name of {}", field.name)
                                             : fmt::format("is a name of {}", field.name));
        return;
    }
    if (heading.cut && bare.size() > heading.whole.size() && bare.starts_with(heading.whole)) {
        best.offer(scale * k_cut,
                   fmt::format("is '{}', cut to ten letters, a name of {}", name.spelling, field.name));
        return;
    }
    const double share = static_cast<double>(name.key.size()) / static_cast<double>(heading.key.size());
    if (heading.key.ends_with("_" + name.key) && share >= k_least_share) {
        best.offer(scale * k_ends_with, fmt::format("ends with '{}', a name of {}", name.spelling, field.name));
    } else if (("_" + heading.key + "_").find("_" + name.key + "_") != std::string::npos && share >= k_most_share) {
        best.offer(scale * (k_most_of_it + (share - k_most_share) * 0.3),
                   fmt::format("has '{}' in it, a name of {}", name.spelling, field.name));
    }
    constexpr std::size_t k_shortest_with_slip = 6;
    if (bare.size() >= k_shortest_with_slip && is_one_slip(heading.bare, bare)) {
        best.offer(scale * k_slip, fmt::format("is nearly '{}', a name of {}", name.spelling, field.name));
    }
}

Best best_of(const Heading& heading, const Field& field, const FieldNames& names) {
    Best best;
    compare(heading, {std::string{field.name}, column_key(field.name).key}, k_own_name, field, best);
    const auto compare_all = [&](const std::vector<ColumnName>& list, double sure) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            compare(heading, list[i], sure - k_later * static_cast<double>(i), field, best);
        }
    };
    compare_all(names.preferred, k_preferred);
    compare_all(names.sure, k_sure);
    compare_all(names.weak, k_weak);
    return best;
}

}  // namespace

HeadingScore score_heading(std::string_view heading, const Field& field, const FieldNames& names) {
    const ColumnKey key = column_key(heading);
    Best best = best_of(Heading{heading, key.key}, field, names);
    if (!key.note.empty()) {
        if (key.key.size() == 1) {  // "X (Kinh độ)" says longitude more than it says X
            best.confidence *= k_ends_with;
        }
        const Best note = best_of(Heading{key.note, key.note}, field, names);
        best.offer(k_note * note.confidence, note.how + ", in brackets");
    }
    return {best.confidence, best.confidence > 0.0 ? fmt::format("'{}' {}", heading, best.how) : std::string{}};
}

bool same_heading(std::string_view a, std::string_view b) {
    const std::string left = without_bars(identifier(a));
    return !left.empty() && left == without_bars(identifier(b));
}

}  // namespace lomsong
