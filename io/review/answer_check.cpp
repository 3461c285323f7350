// SPDX-License-Identifier: Apache-2.0
#include "io/review/answer_check.hpp"

#include <fmt/format.h>

#include "io/clean/number_text.hpp"
#include "io/review/review_words.hpp"

namespace lomsong {

namespace {

/// The first day that the date can mean; ISO 8601 texts of days are in the order of the days.
std::string first_day(const WrittenDate& date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.first.year()),
                       static_cast<unsigned>(date.first.month()), static_cast<unsigned>(date.first.day()));
}

class AnswerCheck {
  public:
    AnswerCheck(const AnswerCells& cells, DateOrder order, const std::string& received)
        : m_cells{cells}, m_order{order}, m_received{received} {}

    CheckedAnswer check() {
        if (says_nothing(m_cells.answer)) {
            complain(SheetField::answer, FindingKind::missing_value, "the row holds details, but no answer", "",
                     "Choose one of " + answer_choices(Language::vietnamese) + ".");
            return std::move(m_checked);
        }
        const std::optional<AnswerKind> kind = answer_in(m_cells.answer);
        if (!kind) {
            complain(SheetField::answer, FindingKind::unknown_word,
                     fmt::format("'{}' is no answer that is known", m_cells.answer), m_cells.answer,
                     "Choose one of " + answer_choices(Language::vietnamese) + ".");
            return std::move(m_checked);
        }
        Answer answer{*kind, dated(*kind), m_cells.station, m_cells.funding, m_cells.evidence, m_cells.note};
        if (*kind == AnswerKind::planned) {
            need(SheetField::station, m_cells.station, "Write the code of the station that will serve the hamlet.");
        }
        if (*kind == AnswerKind::disputed) {
            need(SheetField::evidence, m_cells.evidence,
                 "Write what shows that the hamlet is served: a measurement, its date, a file.");
        }
        if (m_checked.complaints.empty()) {
            m_checked.answer = std::move(answer);
        }
        return std::move(m_checked);
    }

  private:
    void complain(SheetField field, FindingKind kind, std::string problem, std::string seen, std::string advice) {
        m_checked.complaints.push_back({field, kind, std::move(problem), std::move(advice), std::move(seen)});
    }

    void need(SheetField field, const std::string& cell, std::string advice) {
        if (says_nothing(cell)) {
            complain(field, FindingKind::missing_value,
                     fmt::format("the answer '{}' needs it, and it is {}", m_cells.answer,
                                 cell.empty() ? std::string{"empty"} : "'" + cell + "'"),
                     cell, std::move(advice));
        }
    }

    /// The date in ISO 8601; empty when none is given, or it cannot be.
    std::string dated(AnswerKind kind) {
        const bool needed = kind == AnswerKind::solved || kind == AnswerKind::planned;
        if (says_nothing(m_cells.date)) {
            if (needed) {
                need(SheetField::date, m_cells.date, "Write the day, as 15/11/2026.");
            }
            return {};
        }
        const std::optional<WrittenDate> date = written_date(m_cells.date, m_order);
        if (!date) {
            complain(SheetField::date, FindingKind::bad_date, fmt::format("'{}' is no date", m_cells.date),
                     m_cells.date, "Write it as 15/11/2026, 11/2026 or quý IV/2026.");
            return {};
        }
        if (kind == AnswerKind::solved && first_day(*date) > m_received) {
            complain(
                SheetField::date, FindingKind::bad_date,
                fmt::format("'{}' is after {}, the day on which the sheet was received", m_cells.date, m_received),
                m_cells.date,
                fmt::format("Correct the date, or answer '{}'.", label(AnswerKind::planned, Language::vietnamese)));
            return {};
        }
        return iso_text(*date);
    }

    const AnswerCells& m_cells;
    DateOrder m_order;
    const std::string& m_received;
    CheckedAnswer m_checked;
};

}  // namespace

bool AnswerCells::empty() const {
    return answer.empty() && date.empty() && station.empty() && funding.empty() && evidence.empty() && note.empty();
}

CheckedAnswer check_answer(const AnswerCells& cells, DateOrder order, const std::string& received) {
    return AnswerCheck{cells, order, received}.check();
}

}  // namespace lomsong
