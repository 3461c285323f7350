// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/hamlet_finder.hpp"

#include <vector>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_most_listed = 12;

/// Words of the name between blanks, so that parts are looked for by whole words: "ban 1" is not in "ban 12".
std::string between_blanks(const std::string& text) { return " " + folded(trimmed(text)) + " "; }

template <class Fits>
std::vector<std::size_t> those(std::span<const NamedHamlet> hamlets, const Fits& fits) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < hamlets.size(); ++i) {
        if (fits(hamlets[i])) {
            found.push_back(i);
        }
    }
    return found;
}

[[noreturn]] void refuse_several(std::span<const NamedHamlet> hamlets, const std::vector<std::size_t>& found,
                                 const std::string& word) {
    std::string list;
    for (std::size_t i = 0; i < found.size() && i < k_most_listed; ++i) {
        const NamedHamlet& hamlet = hamlets[found[i]];
        list += fmt::format("\n  {}  {}, {}", hamlet.code, hamlet.name, hamlet.commune);
    }
    if (found.size() > k_most_listed) {
        list += fmt::format("\n  and {} more", found.size() - k_most_listed);
    }
    throw Error{ErrorKind::usage, "HAMLET",
                fmt::format("'{}' means {} hamlets. Give the code of one:{}", word, found.size(), list)};
}

[[noreturn]] void refuse_none(std::span<const NamedHamlet> hamlets, const std::string& word) {
    std::vector<std::string> known;
    for (const NamedHamlet& hamlet : hamlets) {
        known.push_back(folded(hamlet.name));
        known.push_back(hamlet.code);
    }
    throw Error{ErrorKind::usage, "HAMLET",
                fmt::format("'{}' is neither code nor name of one of the {} hamlets.{}", word, hamlets.size(),
                            did_you_mean(folded(word), known))};
}

}  // namespace

std::size_t find_hamlet(std::span<const NamedHamlet> hamlets, const std::string& word) {
    const std::string wanted = between_blanks(word);
    auto found = those(hamlets, [&](const NamedHamlet& hamlet) { return hamlet.code == word; });
    if (found.empty()) {
        found = those(hamlets, [&](const NamedHamlet& hamlet) { return between_blanks(hamlet.name) == wanted; });
    }
    if (found.empty()) {
        found = those(hamlets, [&](const NamedHamlet& hamlet) {
            return between_blanks(hamlet.name).find(wanted) != std::string::npos;
        });
    }
    if (found.empty()) {
        refuse_none(hamlets, word);
    }
    if (found.size() > 1) {
        refuse_several(hamlets, found, word);
    }
    return found.front();
}

}  // namespace lomsong
