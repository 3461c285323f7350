// SPDX-License-Identifier: Apache-2.0
#include "algorithms/plan/covering_lp.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// Terms per line: solvers read lines of limited length.
constexpr std::size_t k_terms_per_line = 10;

/// The shortest text that reads back as the same number.
std::string text_of(double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), end.ptr};
}

/// A sum written term by term, in lines.
class Sum {
  public:
    void add(double factor, char kind, std::size_t index) {
        m_text += m_terms > 0 && m_terms % k_terms_per_line == 0 ? "\n  " : " ";
        m_text += factor < 0.0 ? "- " : m_terms > 0 ? "+ " : "";
        m_text += text_of(factor < 0.0 ? -factor : factor) + " " + kind + std::to_string(index);
        ++m_terms;
    }
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_terms == 0; }

  private:
    std::string m_text;
    std::size_t m_terms = 0;
};

/// Weight by the set of candidates that cover it.
std::map<std::vector<std::size_t>, double> classes_of(const CoveringProblem& problem) {
    std::vector<std::vector<std::size_t>> covered_by(problem.weights.size());
    for (std::size_t i = 0; i < problem.covers.size(); ++i) {
        for (const std::uint32_t element : problem.covers[i]) {
            covered_by[element].push_back(i);
        }
    }
    std::map<std::vector<std::size_t>, double> classes;
    for (std::size_t element = 0; element < covered_by.size(); ++element) {
        if (!covered_by[element].empty() && problem.weights[element] > 0.0) {
            classes[covered_by[element]] += problem.weights[element];
        }
    }
    return classes;
}

std::string_view next_word(std::string_view& line) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
    const std::size_t end = std::min(line.find_first_of(" \t\r", begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return word;
}

template <class Number>
std::optional<Number> number_in(std::string_view word) {
    Number number{};
    const auto end = std::from_chars(word.data(), word.data() + word.size(), number);
    return end.ec == std::errc{} && end.ptr == word.data() + word.size() ? std::optional{number} : std::nullopt;
}

[[noreturn]] void refuse(const std::string& what) {
    throw Error{ErrorKind::bad_data, "", what + " Leave out --exact, or use a solver that writes CBC's solutions."};
}

/// The candidate of a line "  3 x17  1  0"; nothing for a class of elements, or a candidate that is left out.
std::optional<std::size_t> chosen_in(std::string_view line, std::size_t candidates) {
    const std::string shown{line.substr(0, 60)};
    static_cast<void>(next_word(line));
    const std::string_view name = next_word(line);
    const auto value = number_in<double>(next_word(line));
    const auto index = number_in<std::size_t>(name.substr(std::min<std::size_t>(1, name.size())));
    if (!value || !index || (name.front() != 'x' && name.front() != 'y')) {
        refuse("the solver's line '" + shown + "' names no candidate.");
    }
    if (name.front() == 'y' || *value < 0.5) {
        return std::nullopt;
    }
    if (*index >= candidates) {
        refuse("the solver chose candidate " + std::to_string(*index) + " of " + std::to_string(candidates) + ".");
    }
    return index;
}

}  // namespace

std::string covering_lp(const CoveringProblem& problem) {
    Sum objective;
    Sum cost;
    std::string rows;
    std::string bounds;
    std::string binaries;
    std::size_t y = 0;
    for (const auto& [candidates, weight] : classes_of(problem)) {
        objective.add(weight, 'y', y);
        Sum row;
        row.add(1.0, 'y', y);
        for (const std::size_t candidate : candidates) {
            row.add(-1.0, 'x', candidate);
        }
        rows += " c" + std::to_string(y) + ":" + row.text() + " <= 0\n";
        bounds += " 0 <= y" + std::to_string(y) + " <= 1\n";
        ++y;
    }
    for (std::size_t i = 0; i < problem.covers.size(); ++i) {
        cost.add(problem.costs[i], 'x', i);
        binaries += " x" + std::to_string(i) + "\n";
    }
    return "\\ Stations that serve most people within a budget; written by lomsong\nMaximize\n people:" +
           objective.text() + "\nSubject To\n" +
           (cost.empty() ? "" : " budget:" + cost.text() + " <= " + text_of(problem.budget) + "\n") + rows +
           "Bounds\n" + bounds + "Binaries\n" + binaries + "End\n";
}

SolvedCovering read_cbc_solution(std::string_view text, const CoveringProblem& problem) {
    const auto next_line = [&text] {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        return line;
    };
    const std::string_view status = next_line();
    const bool optimal = status.starts_with("Optimal");
    if (!optimal && !status.starts_with("Stopped")) {
        refuse("the solver found nothing: '" + std::string{status.substr(0, 60)} + "'.");
    }
    if (status.find("no integer solution") != std::string_view::npos) {
        refuse("the solver found no choice in the time it had.");
    }
    SolvedCovering solved;
    solved.proven = optimal;
    double cost = 0.0;
    while (!text.empty()) {
        const std::string_view line = next_line();
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        if (const auto candidate = chosen_in(line, problem.covers.size())) {
            solved.candidates.push_back(*candidate);
        }
    }
    std::ranges::sort(solved.candidates);
    if (std::ranges::adjacent_find(solved.candidates) != solved.candidates.end()) {
        refuse("the solver's answer names a candidate twice.");
    }
    for (const std::size_t candidate : solved.candidates) {
        cost += problem.costs[candidate];
    }
    if (cost > problem.budget * (1.0 + 1e-9)) {
        refuse("the solver's choice costs " + text_of(cost) + ", more than the budget of " +
               text_of(problem.budget) + ".");
    }
    return solved;
}

}  // namespace lomsong
