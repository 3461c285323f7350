// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "io/clean/azimuth.hpp"
#include "io/clean/quantity.hpp"
#include "io/clean/values.hpp"

namespace lomsong {

namespace {

constexpr double k_most = 0.8;    ///< of the numbers must say the same before a column is taken another way
constexpr std::size_t k_few = 3;  ///< fewer numbers conclude nothing about their column
constexpr double k_highest_ground = 3200.0;  ///< m; Phan Xi Păng is 3,147 m high

/// The numbers of a column that stand alone, without a unit or letters of their own, and those with.
struct Numbers {
    std::vector<NumberText> all;
    std::size_t filled = 0;
};

Numbers numbers_of(std::span<const std::string_view> cells) {
    Numbers numbers;
    for (const std::string_view cell : cells) {
        NumberText text = number_text(cell);
        if (text.kind == NumberKind::missing) {
            continue;
        }
        ++numbers.filled;
        if (text.kind == NumberKind::number || text.kind == NumberKind::approximate) {
            numbers.all.push_back(std::move(text));
        }
    }
    return numbers;
}

double resolved(const NumberText& text, DecimalMark mark) {
    return text.thousands && mark != DecimalMark::unknown && mark != text.mark_seen ? *text.thousands : text.value;
}

double middle_of(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Which reading of "1.234" a limit or the column's other numbers allow; unknown when both or neither.
DecimalMark mark_by_size(const Numbers& numbers, const QuantityField& field, DecimalMark seen) {
    const DecimalMark other = seen == DecimalMark::dot ? DecimalMark::comma : DecimalMark::dot;
    bool fraction_fits = true;
    bool thousands_fit = true;
    std::vector<double> sure;
    std::vector<double> doubtful;
    for (const NumberText& text : numbers.all) {
        if (text.thousands) {
            fraction_fits = fraction_fits && field.limit.range.contains(text.value);
            thousands_fit = thousands_fit && field.limit.range.contains(*text.thousands);
            doubtful.push_back(text.value);
        } else if (text.value > 0.0) {
            sure.push_back(text.value);
        }
    }
    if (fraction_fits != thousands_fit) {
        return fraction_fits ? seen : other;
    }
    if (sure.size() < k_few) {
        return DecimalMark::unknown;
    }
    constexpr double k_near = 5.0;  // times larger or smaller than the others
    const auto is_near = [&](double ratio) { return ratio < k_near && ratio > 1.0 / k_near; };
    const double ratio = middle_of(doubtful) / middle_of(sure);
    return is_near(ratio) == is_near(ratio * 1000.0) ? DecimalMark::unknown : is_near(ratio) ? seen : other;
}

DecimalMark mark_of(const Numbers& numbers, const QuantityField& field) {
    std::size_t dots = 0;
    std::size_t commas = 0;
    std::size_t doubtful_dots = 0;
    std::size_t doubtful_commas = 0;
    for (const NumberText& text : numbers.all) {
        const bool dot = text.mark_seen == DecimalMark::dot;
        const bool comma = text.mark_seen == DecimalMark::comma;
        (text.thousands ? doubtful_dots : dots) += dot ? 1U : 0U;
        (text.thousands ? doubtful_commas : commas) += comma ? 1U : 0U;
    }
    if (dots != commas) {
        return dots > commas ? DecimalMark::dot : DecimalMark::comma;
    }
    if (dots > 0 || (doubtful_dots > 0) == (doubtful_commas > 0)) {
        return DecimalMark::unknown;
    }
    return mark_by_size(numbers, field, doubtful_dots > 0 ? DecimalMark::dot : DecimalMark::comma);
}

/// The numbers without unit and letters.
std::vector<double> bare_values(const Numbers& numbers, DecimalMark mark) {
    std::vector<double> values;
    for (const NumberText& text : numbers.all) {
        if (text.unit.empty() && text.before.empty()) {
            values.push_back(resolved(text, mark));
        }
    }
    return values;
}

template <class Is>
bool most(const std::vector<double>& values, const Is& is) {
    return values.size() >= k_few &&
           static_cast<double>(std::ranges::count_if(values, is)) >= k_most * static_cast<double>(values.size());
}

std::string share(const std::vector<double>& values, const auto& is, const std::string& what) {
    return std::to_string(std::ranges::count_if(values, is)) + " of " + std::to_string(values.size()) +
           " numbers " + what;
}

bool is_whole(double value) { return std::abs(value - std::round(value)) < 1e-9; }

bool is_band(double value) {
    return is_whole(value) && std::abs(value) < 1e3 && band_centre_mhz(static_cast<int>(value));
}

/// Bands and GHz, which lie below every carrier in MHz.
void settle_frequency(const std::vector<double>& values, ColumnHabit& habit) {
    if (most(values, is_band)) {
        habit.bands = true;
        habit.confidence = 0.9;
        habit.reason = share(values, is_band, "are numbers of bands");
    }
}

/// How much likelier a number is in W than in dBm, as a logarithm. Transmitters have round numbers of watts, and
/// dBm between 36 and 50; the sums of antenna gain above that.
double likelier_in_watts(double value, bool radiated) {
    constexpr std::array k_round{1.0,  2.0,  5.0,  10.0,  15.0,  20.0,  25.0,  30.0,  40.0,
                                 50.0, 60.0, 80.0, 100.0, 120.0, 160.0, 200.0, 240.0, 320.0};
    const double lowest_dbm = radiated ? 48.0 : 36.0;
    const double highest_dbm = radiated ? 72.0 : 50.0;
    const double as_dbm = value >= lowest_dbm && value <= highest_dbm    ? 0.06
                          : value >= 10.0 && value <= highest_dbm + 10.0 ? 0.01
                                                                         : 1e-4;
    const bool round = std::ranges::find(k_round, value) != k_round.end();
    const double as_watts = round ? 0.07 : !is_whole(value) ? 0.0005 : radiated && value > 100.0 ? 0.01 : 0.002;
    return std::log(as_watts / as_dbm);
}

void settle_power(std::vector<double> values, const QuantityField& field, ColumnHabit& habit) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());  // equal rows are one piece of evidence
    double sum = 0.0;
    for (const double value : values) {
        sum += likelier_in_watts(value, field.field == "eirp_dbm");
    }
    constexpr double k_enough = 2.0;  // e^2 = 7 to 1
    if (sum > k_enough) {
        habit.unit = unit_of_word("W");
        habit.confidence = std::min(0.99, 1.0 - std::exp(-sum));
        habit.reason = "its numbers, " + shown_number(values.front()) + " to " + shown_number(values.back()) +
                       ", are likelier watts than dBm";
    }
}

/// A unit in which most numbers can be true, where most cannot in ours.
void settle_by_limit(const std::vector<double>& values, const QuantityField& field, const Unit& own,
                     ColumnHabit& habit) {
    const auto fits = [&](const Unit& unit) {
        return [&](double value) { return field.limit.range.contains(converted(value, unit, own)); };
    };
    if (!most(values, [&](double value) { return !fits(own)(value); })) {
        return;
    }
    for (const Unit& unit : units_of(own.dimension)) {
        if (&unit != &own && most(values, fits(unit))) {
            habit.unit = &unit;
            habit.confidence = 0.95;
            habit.reason = share(values, fits(unit),
                                 "can be true in " + std::string{unit.name} + ", not in " + std::string{own.name});
            return;
        }
    }
}

void settle_unit(const std::vector<double>& values, const QuantityField& field, const Unit& own,
                 ColumnHabit& habit) {
    const auto is_ground = [&](double value) {
        return value > field.limit.range.highest && value <= k_highest_ground;
    };
    if (field.character == Character::height_above_ground && most(values, is_ground)) {
        habit.above_sea_level = true;
        habit.confidence = 0.9;
        habit.reason = share(values, is_ground, "are higher than any mast");
        return;
    }
    if (field.character == Character::frequency) {
        settle_frequency(values, habit);
    }
    if (field.character == Character::power && !values.empty()) {
        settle_power(values, field, habit);
    }
    if (!habit.bands && habit.unit == nullptr && field.character != Character::level) {
        settle_by_limit(values, field, own, habit);
    }
}

/// Where the column's numbers lie and which it repeats.
void settle_usual(const Numbers& numbers, const QuantityField& field, const Unit& own, ColumnHabit& habit) {
    std::vector<double> values;
    for (const NumberText& text : numbers.all) {
        const Unit* said = text.unit.empty() ? habit.unit : unit_of_word(text.unit);
        const Unit& unit = said != nullptr && said->dimension == own.dimension ? *said : own;
        const double value = converted(resolved(text, habit.mark), unit, own);
        if (text.before.empty() && field.limit.range.contains(value)) {
            values.push_back(value);
        }
    }
    habit.numbers = values.size();
    if (values.empty()) {
        return;
    }
    std::ranges::sort(values);
    const std::size_t odd = std::max<std::size_t>(values.size() / 10, values.size() > k_few ? 1 : 0);
    habit.low = values[odd];
    habit.high = values[values.size() - 1 - odd];
    for (std::size_t i = 0; i < values.size();) {
        const std::size_t next =
            static_cast<std::size_t>(std::ranges::upper_bound(values, values[i] + 1e-9) - values.begin());
        if (next - i > 1 && (next - i) * 20 >= values.size()) {
            habit.usual.push_back(values[i]);
        }
        i = next;
    }
}

}  // namespace

ColumnHabit habit_of(std::span<const std::string_view> cells, const QuantityField& field, std::string_view unit,
                     std::string_view heading) {
    ColumnHabit habit;
    const Unit& own = *unit_of_word(field.limit.unit);
    const Numbers numbers = numbers_of(cells);
    habit.filled = numbers.filled;
    habit.mark = mark_of(numbers, field);
    const Unit* named = unit_of_word(unit);
    const std::vector<double> values = bare_values(numbers, habit.mark);
    if (field.character == Character::frequency) {
        habit.channels = channels_in(heading);
    }
    if (named != nullptr && named->dimension == own.dimension) {
        habit.unit = named;
        habit.unit_in_heading = true;
    } else if (habit.channels == Channels::none) {
        settle_unit(values, field, own, habit);
    }
    if (field.character == Character::tilt) {
        habit.negative_down = most(values, [](double value) { return value < 0.0; });
    }
    if (field.character == Character::azimuth) {
        habit.south_by_letter_n = vietnamese_compass(cells);
    }
    settle_usual(numbers, field, own, habit);
    return habit;
}

std::vector<Understanding> told(const ColumnHabit& habit, const QuantityField& field, std::string_view heading) {
    const std::string subject = "numbers of '" + std::string{heading} + "'";
    std::vector<Understanding> understood;
    const auto tell = [&](std::string value, std::string reason) {
        understood.push_back({subject, std::move(value), habit.confidence, std::move(reason)});
    };
    if (habit.above_sea_level) {
        tell("heights above sea level, not used", habit.reason);
    }
    if (habit.bands) {
        tell("bands, each taken as the middle of its downlink", habit.reason);
    }
    if (habit.channels != Channels::none) {
        tell("channel numbers", "the heading names them");
    }
    if (habit.unit != nullptr && habit.unit != unit_of_word(field.limit.unit)) {
        tell("in " + std::string{habit.unit->name},
             habit.unit_in_heading ? "the heading names the unit" : habit.reason);
    }
    if (habit.negative_down) {
        tell("a minus looks down", "most tilts have one");
    }
    return understood;
}

Character character_of(std::string_view field) {
    const auto* found = std::ranges::find(k_quantities, field, &QuantityField::field);
    return found == std::ranges::end(k_quantities) ? Character::plain : found->character;
}

}  // namespace lomsong
