// SPDX-License-Identifier: Apache-2.0
#include "io/review/review_status.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace lomsong {

namespace {

using Key = std::pair<std::string, std::string>;  ///< operator, hamlet

Key key_of(const Question& question) { return {question.operator_key, question.hamlet_code}; }

/// What was ever answered to a question.
struct History {
    std::optional<Entry> last;
    std::string first_received;
    std::size_t entries = 0;

    void add(const Entry& entry) {
        if (!last || last->received <= entry.received) {  // on one day, what came in later holds
            last = entry;
        }
        if (entries == 0 || entry.received < first_received) {
            first_received = entry.received;
        }
        ++entries;
    }
};

bool is_late(const History& history, const ReviewDates& dates) {
    if (dates.deadline.empty()) {
        return false;
    }
    return history.last ? history.first_received > dates.deadline : dates.as_of > dates.deadline;
}

void count(ReviewCounts& counts, const QuestionState& state) {
    ++counts.asked;
    counts.late += state.late ? 1 : 0;
    if (state.answer) {
        ++counts.kinds[static_cast<std::size_t>(state.answer->answer.kind)];
    }
}

/// Each hamlet of an operator once, as it was asked last, in the order in which it came first.
std::vector<Question> asked_once(const std::vector<Question>& questions) {
    std::vector<Question> once;
    std::map<Key, std::size_t> places;
    for (const Question& question : questions) {
        const auto [place, is_new] = places.emplace(key_of(question), once.size());
        if (is_new) {
            once.push_back(question);
        } else {
            once[place->second] = question;
        }
    }
    return once;
}

}  // namespace

std::size_t ReviewCounts::answered() const { return std::accumulate(kinds.begin(), kinds.end(), std::size_t{0}); }

ReviewStatus review_status(const std::vector<Question>& questions, const std::vector<Entry>& entries,
                           const ReviewDates& dates) {
    std::map<Key, History> histories;
    for (const Entry& entry : entries) {
        histories[key_of(entry.question)].add(entry);
    }
    ReviewStatus status;
    status.dates = dates;
    std::map<std::string, std::size_t> operators;  // key -> place in status.operators
    std::map<std::tuple<std::size_t, std::string, std::string>, ReviewCounts> communes;
    for (Question& question : asked_once(questions)) {
        const History& history = histories[key_of(question)];
        const QuestionState state{std::move(question), history.last, history.entries, is_late(history, dates)};
        const Question& asked = state.question;
        const auto [place, is_new] = operators.emplace(asked.operator_key, status.operators.size());
        if (is_new) {
            status.operators.push_back({asked.operator_key, asked.operator_name, {}, {}});
        }
        ReviewCounts& commune = communes[{place->second, asked.commune_code, asked.commune}];
        commune.operator_key = asked.operator_key;
        commune.operator_name = asked.operator_name;
        commune.commune_code = asked.commune_code;
        commune.commune = asked.commune;
        count(commune, state);
        count(status.operators[place->second], state);
        count(status.total, state);
        status.questions.push_back(state);
    }
    for (auto& [key, counts] : communes) {
        status.communes.push_back(std::move(counts));
    }
    return status;
}

}  // namespace lomsong
