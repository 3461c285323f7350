// SPDX-License-Identifier: Apache-2.0
#include "io/clean/quantity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "io/clean/values.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_enough_numbers = 5;  ///< of a column, to say that one of them is odd

std::string quoted(std::string_view text) { return "'" + std::string{text} + "'"; }

/// One cell on its way to a value.
struct Seen {
    std::string_view text;
    const QuantityField& field;
    const ColumnHabit& habit;
    const Unit& own;  ///< our unit of the field

    [[nodiscard]] bool fits(double value) const { return field.limit.range.contains(value); }
    [[nodiscard]] bool is_usual(double value, double tolerance) const {
        return std::ranges::any_of(habit.usual, [&](double usual) { return std::abs(usual - value) <= tolerance; });
    }
    [[nodiscard]] std::string shown(double value) const {
        return shown_number(value) + " " + std::string{field.limit.unit};
    }
};

QuantityReading noted(FindingKind kind, std::string problem, std::string advice, std::string rule) {
    return {std::nullopt, Remark{kind, Outcome::noted, std::move(problem), std::move(advice), "", std::move(rule)}};
}

QuantityReading repaired(const Seen& cell, double value, FindingKind kind, std::string problem, std::string rule,
                         double confidence) {
    return {value, Remark{kind, Outcome::repaired, std::move(problem),
                          "Write it in " + std::string{cell.field.limit.unit} + ".", shown_number(value),
                          std::move(rule), confidence}};
}

QuantityReading unreadable(const Seen& cell, std::string_view what, std::string rule) {
    return noted(FindingKind::not_a_number, quoted(cell.text) + " is " + std::string{what},
                 "Write one plain number in " + std::string{cell.field.limit.unit} + ".", std::move(rule));
}

/// The same number in another unit: where it lands, and how surely.
struct Exchange {
    double value = 0.0;
    const Unit* unit = nullptr;
    double confidence = 0.0;
};

/// The rule's name in findings: "unit_ft".
std::string rule_of(const Unit& unit) {
    std::string rule = "unit_";
    for (const char c : unit.name) {
        rule += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return rule;
}

/// A number that cannot be true in the column's unit, in one in which it can: where the column's others lie, or,
/// when there are too few of them, ten times or more away so that nothing else comes into question.
std::optional<Exchange> exchanged_to_fit(const Seen& cell, double number) {
    if (cell.field.character == Character::level) {
        return std::nullopt;
    }
    const bool known = cell.habit.numbers >= k_enough_numbers && cell.field.character != Character::frequency;
    const double low = cell.own.decibels ? cell.habit.low - 3.0 : cell.habit.low * 0.8;
    const double high = cell.own.decibels ? cell.habit.high + 3.0 : cell.habit.high * 1.25;
    std::optional<Exchange> found;
    for (const Unit& unit : units_of(cell.own.dimension)) {
        const double value = converted(number, unit, cell.own);
        const bool far = std::abs(std::log10(std::abs(value / number))) >= 1.0 || cell.own.decibels;
        if (cell.fits(value) && (known ? value >= low && value <= high : far)) {
            if (found) {
                return std::nullopt;  // two units fit: which one is anybody's guess
            }
            found = Exchange{value, &unit, known ? 0.95 : 0.85};
        }
    }
    return found;
}

/// A number that could be true, but is far from all others of its column and exactly one of them in another unit:
/// 138 among masts of 30, 36 and 42 m is 42 m in feet; 20 among 43 and 46 dBm is 43 dBm in watts.
std::optional<Exchange> exchanged_to_usual(const Seen& cell, double number, double value) {
    if (cell.habit.numbers < k_enough_numbers || cell.is_usual(value, 1e-9)) {
        return std::nullopt;
    }
    if (cell.field.character == Character::height_above_ground) {
        const Unit& feet = *unit_of_word("ft");
        const bool whole = std::abs(number - std::round(number)) < 1e-9;
        const double rounding_m = (whole ? 0.5 : 0.06) * feet.factor;
        const bool odd = value > 1.5 * cell.habit.high && std::abs(std::remainder(number, 10.0)) > 1e-9;
        const double metres = converted(number, feet, cell.own);
        for (const double usual : cell.habit.usual) {
            if (odd && std::abs(usual - metres) <= rounding_m) {
                return Exchange{usual, &feet, 0.85};
            }
        }
    }
    if (cell.field.character == Character::power) {
        constexpr double k_same_db = 0.6;
        const bool in_dbm = cell.habit.unit == nullptr || cell.habit.unit->decibels;
        const Unit& other = *unit_of_word(in_dbm ? "W" : "dBm");
        const double there = converted(number, other, cell.own);
        const bool odd = in_dbm ? value < cell.habit.low - 10.0 : std::abs(std::remainder(number, 5.0)) > 1e-9;
        if (odd && cell.fits(there) && cell.is_usual(there, k_same_db)) {
            return Exchange{there, &other, 0.85};
        }
    }
    return std::nullopt;
}

QuantityReading exchanged(const Seen& cell, const Exchange& exchange) {
    std::string problem = quoted(cell.text) + " is taken as " + std::string{exchange.unit->name} + ", " +
                          cell.shown(exchange.value) + ", unlike the rest of the column";
    return repaired(cell, exchange.value, FindingKind::unit_confused, std::move(problem), rule_of(*exchange.unit),
                    exchange.confidence);
}

/// "1.234": by kind of number, by the column, by the limit, by the column's other values; else doubtful.
struct Resolved {
    double number = 0.0;
    bool doubtful = false;
};
Resolved resolved(const NumberText& text, const Seen& cell) {
    if (!text.thousands) {
        return {text.value, false};
    }
    if (cell.field.character == Character::whole) {
        return {*text.thousands, false};
    }
    if (cell.habit.mark != DecimalMark::unknown) {
        return {cell.habit.mark == text.mark_seen ? text.value : *text.thousands, false};
    }
    const bool fraction_fits = cell.fits(text.value);
    if (fraction_fits != cell.fits(*text.thousands)) {
        return {fraction_fits ? text.value : *text.thousands, false};
    }
    const auto near = [&](double value) { return value >= cell.habit.low / 2.0 && value <= cell.habit.high * 2.0; };
    if (cell.habit.numbers >= k_enough_numbers && near(text.value) != near(*text.thousands)) {
        return {near(text.value) ? text.value : *text.thousands, false};
    }
    return {text.value, true};
}

/// What is wrong with a value outside the limit, and whether it can be mended.
QuantityReading out_of_range(const Seen& cell, double number, double value, bool has_unit) {
    if (cell.field.character == Character::azimuth && value < 0.0 && value >= -180.0) {
        return repaired(cell, value + 360.0, FindingKind::out_of_range,
                        shown_number(value) + " degrees is taken as " + cell.shown(value + 360.0), "wrap_azimuth",
                        0.95);
    }
    if (!has_unit) {
        if (cell.field.character == Character::frequency && std::abs(number) < 1e3 &&
            std::abs(number - std::round(number)) < 1e-9) {
            if (const std::optional<double> centre = band_centre_mhz(static_cast<int>(number))) {
                return repaired(
                    cell, *centre, FindingKind::unit_confused,
                    quoted(cell.text) + " is taken as a band, whose downlink is around " + cell.shown(*centre),
                    "band_centre", 0.8);
            }
        }
        if (const std::optional<Exchange> exchange = exchanged_to_fit(cell, number)) {
            return exchanged(cell, *exchange);
        }
    }
    const bool lost_sign = cell.field.character == Character::level && cell.fits(-value);
    return noted(FindingKind::out_of_range, outside(value, cell.field.limit),
                 lost_sign ? "A received level is negative: if it is " + shown_number(-value) + ", write it so."
                           : "Correct the value or its unit.",
                 "out_of_range");
}

/// A number whose notation is settled.
QuantityReading measured(const Seen& cell, double number, const Unit* said) {
    const Unit& unit = said != nullptr ? *said : cell.habit.unit != nullptr ? *cell.habit.unit : cell.own;
    double value = converted(number, unit, cell.own);
    if (cell.habit.negative_down) {
        value = -value;
        if (number > 0.0) {
            return {number, Remark{FindingKind::contradiction, Outcome::noted,
                                   quoted(cell.text) + " has no minus, where the column's other tilts have one",
                                   "Say which way it looks.", shown_number(number), "tilt_sign", 0.8}};
        }
    }
    if (!cell.fits(value)) {
        return out_of_range(cell, number, value, said != nullptr);
    }
    if (said == nullptr) {
        if (const std::optional<Exchange> exchange = exchanged_to_usual(cell, number, value)) {
            return exchanged(cell, *exchange);
        }
    } else if (cell.habit.unit_in_heading && said != cell.habit.unit) {
        return repaired(
            cell, value, FindingKind::unit_confused,
            quoted(cell.text) + " is not in " + std::string{cell.habit.unit->name} + ", which the heading names",
            rule_of(*said), 1.0);
    }
    return {value, std::nullopt};
}

/// A carrier from words such as "B3", "Band 3 (1800)", "LTE 1800 MHz", "n78", "L2100".
struct Carrier {
    double mhz = 0.0;
    bool from_band = false;
};
std::optional<Carrier> carrier_in(std::string_view cell) {
    const std::string plain = plain_form(cell);
    std::optional<double> carrier;
    std::optional<double> band;
    std::string word;
    for (std::size_t at = 0; at < plain.size();) {
        const char c = plain[at];
        if (c >= 'a' && c <= 'z') {
            word = word.empty() || plain[at - 1] < 'a' || plain[at - 1] > 'z' ? std::string{c} : word + c;
            ++at;
            continue;
        }
        if (c < '0' || c > '9') {
            ++at;
            continue;
        }
        double number = 0.0;
        for (; at < plain.size() && plain[at] >= '0' && plain[at] <= '9' && number < 1e6; ++at) {
            number = 10.0 * number + (plain[at] - '0');
        }
        const bool is_band = word == "b" || word == "n" || word == "band" || word == "bang" || word == "bang tan";
        std::optional<double>& slot = number >= 400.0 ? carrier : band;
        const std::optional<double> mhz = number >= 400.0 ? std::optional{number}
                                          : is_band       ? band_centre_mhz(static_cast<int>(number))
                                                          : std::nullopt;
        if (mhz && slot && *slot != *mhz) {
            return std::nullopt;  // two carriers in one cell
        }
        slot = mhz ? mhz : slot;
    }
    return carrier ? std::optional{Carrier{*carrier, false}}
           : band  ? std::optional{Carrier{*band, true}}
                   : std::nullopt;
}

/// Bands and channel numbers; nothing when the cell is a plain carrier or none of these.
std::optional<QuantityReading> frequency(const Seen& cell, const NumberText& text,
                                         std::optional<Technology> technology) {
    const bool is_number = text.kind == NumberKind::number && text.unit.empty() && text.before.empty();
    const bool whole =
        is_number && std::abs(text.value) < 1e7 && std::abs(text.value - std::round(text.value)) < 1e-9;
    if (whole && cell.habit.channels != Channels::none) {
        const std::optional<double> mhz =
            channel_mhz(cell.habit.channels, static_cast<int>(text.value), technology);
        return mhz ? QuantityReading{mhz, std::nullopt}
                   : noted(FindingKind::out_of_range, quoted(cell.text) + " is no channel number that is known",
                           "Correct it, or write the carrier in MHz.", "out_of_range");
    }
    if (whole && cell.habit.bands) {
        if (const std::optional<double> centre = band_centre_mhz(static_cast<int>(text.value))) {
            return QuantityReading{centre, std::nullopt};
        }
    }
    if (is_number || text.kind == NumberKind::missing ||
        (text.kind == NumberKind::number && text.before.empty() && unit_of_word(text.unit) != nullptr)) {
        return std::nullopt;
    }
    const std::optional<Carrier> carrier = carrier_in(cell.text);
    if (!carrier || !cell.fits(carrier->mhz) || text.kind == NumberKind::range || text.kind == NumberKind::date ||
        text.kind == NumberKind::bound) {
        return std::nullopt;
    }
    if (carrier->from_band && !cell.habit.bands) {
        return repaired(cell, carrier->mhz, FindingKind::unit_confused,
                        quoted(cell.text) + " is a band, whose downlink is around " + cell.shown(carrier->mhz),
                        "band_centre", 0.9);
    }
    return QuantityReading{carrier->mhz, std::nullopt};
}

/// The cell as number and unit, with a remark on its notation.
QuantityReading noticed(const Seen& cell, const NumberText& text) {
    const Unit* const said = text.unit.empty() ? nullptr : unit_of_word(text.unit);
    const bool decibels =
        said != nullptr && said->dimension == Dimension::ratio && cell.own.dimension == Dimension::gain;
    if (!text.before.empty() || (!text.unit.empty() && said == nullptr)) {
        return unreadable(cell, "not a number", "no_number");
    }
    if (said != nullptr && said->dimension != cell.own.dimension && !decibels) {
        return unreadable(cell, "not in " + std::string{cell.field.limit.unit} + " or any unit of its kind",
                          "no_number");
    }
    const Resolved number = resolved(text, cell);
    QuantityReading reading = measured(cell, number.number, decibels ? &cell.own : said);
    if (reading.remark || !reading.value) {
        return reading;
    }
    if (text.letters_as_digits) {
        reading.remark = Remark{FindingKind::not_a_number,
                                Outcome::repaired,
                                quoted(cell.text) + " has the letter O in place of a zero",
                                "Write digits.",
                                shown_number(*reading.value),
                                "letter_for_digit",
                                0.9};
    } else if (number.doubtful) {
        reading.remark = Remark{FindingKind::not_a_number,
                                Outcome::noted,
                                quoted(cell.text) + " can mean " + shown_number(text.value) + " and " +
                                    shown_number(*text.thousands) + ", and nothing else decides",
                                "Write it without a thousands separator.",
                                shown_number(*reading.value),
                                "decimal_mark",
                                0.5};
    } else if (text.kind == NumberKind::approximate) {
        reading.remark = Remark{FindingKind::not_a_number,
                                Outcome::noted,
                                quoted(cell.text) + " is only about right",
                                "Write the exact value when it is known.",
                                shown_number(*reading.value),
                                "approximate",
                                0.8};
    }
    return reading;
}

}  // namespace

QuantityReading read_quantity(std::string_view cell, const QuantityField& field, const ColumnHabit& habit,
                              std::optional<Technology> technology) {
    const NumberText text = number_text(cell);
    const Seen here{cell, field, habit, *unit_of_word(field.limit.unit)};
    if (field.character == Character::frequency) {
        if (std::optional<QuantityReading> reading = frequency(here, text, technology)) {
            return *std::move(reading);
        }
    }
    switch (text.kind) {
        case NumberKind::missing: return {};
        case NumberKind::bound: return unreadable(here, "a bound, not a value", "bound");
        case NumberKind::range: return unreadable(here, "a range, not a value", "range");
        case NumberKind::list: return unreadable(here, "several values", "several_values");
        case NumberKind::date:
            return unreadable(here, "a date; a spreadsheet may have made one of a number", "date_for_number");
        case NumberKind::words: return unreadable(here, "not a number", "no_number");
        case NumberKind::number:
        case NumberKind::approximate: break;
    }
    return habit.above_sea_level ? QuantityReading{} : noticed(here, text);
}

}  // namespace lomsong
