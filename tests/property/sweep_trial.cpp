// SPDX-License-Identifier: Apache-2.0
#include "tests/property/sweep_trial.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <limits>
#include <ostream>
#include <sstream>

#include "algorithms/sweep/sweep_profile.hpp"

namespace lomsong {

namespace {

/// Calls `visit` for every cell of a window, row by row.
template <class Visit>
void for_each_cell(const Window& window, Visit visit) {
    for (std::int32_t row = 0; row < window.rows; ++row) {
        for (std::int32_t col = 0; col < window.cols; ++col) {
            visit(Cell{Row{window.row.value + row}, Col{window.col.value + col}});
        }
    }
}

bool is_asked(float loss_db) { return !std::isnan(loss_db); }
bool is_unknown(float loss_db) { return std::isinf(loss_db); }

}  // namespace

std::size_t Question::asked() const {
    return static_cast<std::size_t>(std::ranges::count_if(wanted, [](unsigned char want) { return want != 0; }));
}

Question every_cell(const TerrainProfiler& profiler, const Grid& grid, const Window& window, Point mast,
                    Metres radius) {
    Question question{grid, window, {}, {}};
    question.ground_m.assign(window.size(), std::numeric_limits<float>::quiet_NaN());
    question.wanted.assign(window.size(), 0);
    for_each_cell(window, [&](Cell cell) {
        const Point centre = grid.centre(cell);
        const auto ground = profiler.ground(centre);
        if (ground) {
            const std::size_t at = window.index(cell);
            question.ground_m[at] = static_cast<float>(ground->value());
            question.wanted[at] = distance(mast, centre) <= radius ? 1 : 0;
        }
    });
    return question;
}

Question some_cells(const TerrainProfiler& profiler, const Grid& grid, Point mast, Metres radius, std::size_t count,
                    Dice& dice) {
    const double reach_m = radius.value();
    const Window window =
        touched_cells(grid, Box{mast.x - reach_m, mast.y - reach_m, mast.x + reach_m, mast.y + reach_m});
    Question question = every_cell(profiler, grid, window, mast, radius);
    const double share =
        static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, question.asked()));
    for (unsigned char& want : question.wanted) {
        want = want != 0 && dice.between(0.0, 1.0) < share ? 1 : 0;
    }
    return question;
}

LossField answer(const MastSweep& sweep, const Mast& mast, const Question& question) {
    MastSweep::Scratch scratch;
    LossField field;
    sweep.sweep(mast, question.cells(), scratch, field);
    return field;
}

float oracle_loss_db(const MastSweep& sweep, const Mast& mast, Hertz frequency, Point receiver) {
    static thread_local PathProfile profile;
    if (!sweep_profile(sweep.profiler(), mast.position, receiver, profile)) {
        return LossField::k_unknown;
    }
    const PathLoss loss = sweep.model().evaluate(sweep.link(mast, frequency, profile));
    return loss.known() ? static_cast<float>(loss.loss.value()) : LossField::k_unknown;
}

void Comparison::add(const MastSweep& sweep, const Mast& mast, const Question& question) {
    const LossField field = answer(sweep, mast, question);
    for_each_cell(question.window, [&](Cell cell) {
        const std::size_t at = question.window.index(cell);
        for (std::size_t f = 0; f < mast.frequencies.size() && question.wanted[at] != 0; ++f) {
            const Hertz frequency = mast.frequencies[f];
            const float swept_db = field.losses_db(f)[at];
            const float oracle_db = oracle_loss_db(sweep, mast, frequency, question.grid.centre(cell));
            ++m_losses;
            if (!is_asked(swept_db) || is_unknown(swept_db) != is_unknown(oracle_db)) {
                if (m_disagreements++ == 0) {
                    m_first_disagreement = place(mast, frequency, question, cell, swept_db, oracle_db);
                }
                continue;
            }
            if (is_unknown(oracle_db)) {
                ++m_unknown;
                continue;
            }
            const double apart_db = std::abs(static_cast<double>(swept_db) - static_cast<double>(oracle_db));
            m_beyond_hundredth += apart_db > 0.01 ? 1 : 0;
            if (apart_db > m_worst_db) {
                m_worst_db = apart_db;
                m_worst_place = place(mast, frequency, question, cell, swept_db, oracle_db);
            }
        }
    });
}

double Comparison::share_within_hundredth() const {
    const std::size_t both_know = m_losses - m_unknown - m_disagreements;
    return 1.0 - static_cast<double>(m_beyond_hundredth) / static_cast<double>(std::max<std::size_t>(1, both_know));
}

std::string Comparison::place(const Mast& mast, Hertz frequency, const Question& question, Cell cell,
                              float swept_db, float oracle_db) const {
    std::ostringstream text;
    const Point receiver = question.grid.centre(cell);
    text << std::setprecision(10) << m_landscape.name << ", seed " << m_landscape.seed << ", step "
         << m_landscape.parameters.radio.profile_step.value() << " m, mast (" << mast.position.x << ", "
         << mast.position.y << ") at " << mast.antenna_height.value() << " m, " << in_megahertz(frequency)
         << " MHz, cell " << cell.row.value << "," << cell.col.value << " of " << question.grid.cell_size().value()
         << " m, receiver (" << receiver.x << ", " << receiver.y << "), "
         << distance(mast.position, receiver).value() << " m away: sweep " << swept_db << " dB, oracle "
         << oracle_db << " dB";
    return text.str();
}

std::ostream& operator<<(std::ostream& out, const Comparison& comparison) {
    return out << comparison.m_losses << " losses, " << comparison.m_unknown << " unknown, "
               << comparison.m_beyond_hundredth << " more than 0.01 dB apart, worst " << comparison.m_worst_db
               << " dB at " << comparison.m_worst_place << "; " << comparison.m_disagreements
               << " disagree about unknown ground, first " << comparison.m_first_disagreement;
}

}  // namespace lomsong
