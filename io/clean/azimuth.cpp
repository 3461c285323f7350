// SPDX-License-Identifier: Apache-2.0
#include "io/clean/azimuth.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "io/clean/number_text.hpp"
#include "io/clean/values.hpp"

namespace lomsong {

namespace {

struct CompassWord {
    std::string_view word;  ///< as `plain_form` writes it, without blanks and hyphens
    double degrees;
};
// The letters alone are Vietnamese; "n" and the two words that both languages write alike are settled apart.
constexpr std::array k_vietnamese{
    CompassWord{"bac", 0.0},       CompassWord{"b", 0.0},         CompassWord{"dongbac", 45.0},
    CompassWord{"db", 45.0},       CompassWord{"bacdong", 45.0},  CompassWord{"dong", 90.0},
    CompassWord{"d", 90.0},        CompassWord{"dongnam", 135.0}, CompassWord{"dn", 135.0},
    CompassWord{"namdong", 135.0}, CompassWord{"nam", 180.0},     CompassWord{"taynam", 225.0},
    CompassWord{"tn", 225.0},      CompassWord{"namtay", 225.0},  CompassWord{"tay", 270.0},
    CompassWord{"t", 270.0},       CompassWord{"taybac", 315.0},  CompassWord{"tb", 315.0},
    CompassWord{"bactay", 315.0},
};
constexpr std::array k_english{
    CompassWord{"north", 0.0},       CompassWord{"nne", 22.5},  CompassWord{"ne", 45.0},
    CompassWord{"northeast", 45.0},  CompassWord{"ene", 67.5},  CompassWord{"east", 90.0},
    CompassWord{"e", 90.0},          CompassWord{"ese", 112.5}, CompassWord{"se", 135.0},
    CompassWord{"southeast", 135.0}, CompassWord{"sse", 157.5}, CompassWord{"south", 180.0},
    CompassWord{"s", 180.0},         CompassWord{"ssw", 202.5}, CompassWord{"sw", 225.0},
    CompassWord{"southwest", 225.0}, CompassWord{"wsw", 247.5}, CompassWord{"west", 270.0},
    CompassWord{"w", 270.0},         CompassWord{"wnw", 292.5}, CompassWord{"nw", 315.0},
    CompassWord{"northwest", 315.0}, CompassWord{"nnw", 337.5},
};
constexpr std::array<std::string_view, 15> k_everywhere{
    "omni",    "omnidirectional", "0-360",     "0-360^",  "0^-360^", "0 - 360",  "0...360",         "360 do",
    "vohuong", "toanhuong",       "danghuong", "dahuong", "0/360",   "moihuong", "omni-directional"};

/// "Đông - Bắc" -> "dongbac".
std::string bare(std::string_view word) {
    std::string plain = plain_form(word);
    std::erase(plain, ' ');
    std::erase(plain, '-');
    std::erase(plain, '.');
    if (plain.starts_with("huong") && plain.size() > 5) {
        plain.erase(0, 5);
    }
    return plain;
}

template <class Winds>
const CompassWord* wind_in(const Winds& winds, std::string_view word) {
    const auto* found = std::ranges::find(winds, word, &CompassWord::word);
    return found == winds.end() ? nullptr : found;
}

bool everywhere(std::string_view cell) {
    const std::string plain = plain_form(cell);
    const std::string letters = bare(cell);
    return std::ranges::any_of(k_everywhere,
                               [&](std::string_view word) { return word == plain || word == letters; });
}

/// "0 120 240" and "0, 120, 240", "60^/180^/300^": whole degrees parted by anything that is no part of a number.
/// Empty for anything else. Two numbers need a mark that cannot be a decimal comma or a range's dash.
std::vector<double> listed(std::string_view cell) {
    const std::string plain = plain_form(cell);
    std::vector<double> values;
    bool sure = false;
    for (std::size_t at = 0; at < plain.size();) {
        if (plain[at] < '0' || plain[at] > '9') {
            if (std::string_view{" /;,|\\+&-^"}.find(plain[at]) == std::string_view::npos) {
                return {};
            }
            sure = sure || std::string_view{"/;|\\+&"}.find(plain[at]) != std::string_view::npos;
            ++at;
            continue;
        }
        double value = 0.0;
        std::size_t digits = 0;
        for (; at < plain.size() && plain[at] >= '0' && plain[at] <= '9' && digits < 4; ++at, ++digits) {
            value = 10.0 * value + (plain[at] - '0');
        }
        if (digits > 3 || value > 360.0) {
            return {};
        }
        values.push_back(value);
    }
    if (!plain.empty() && plain.front() == '-') {
        return {};
    }
    return values.size() > 2 || (values.size() == 2 && sure) ? values : std::vector<double>{};
}

/// Compass points parted by marks: "Bắc/Nam", "ĐB, TN".
std::vector<double> listed_winds(std::string_view cell, bool south_by_letter_n) {
    std::vector<double> values;
    std::size_t from = 0;
    while (from <= cell.size()) {
        const std::size_t end = std::min(cell.find_first_of("/;,|+&", from), cell.size());
        const std::optional<double> wind = compass_point(cell.substr(from, end - from), south_by_letter_n);
        if (!wind) {
            return {};
        }
        values.push_back(*wind);
        from = end + 1;
    }
    return values;
}

}  // namespace

std::optional<double> compass_point(std::string_view word, bool south_by_letter_n) {
    const std::string letters = bare(word);
    if (letters == "n") {
        return south_by_letter_n ? 180.0 : 0.0;
    }
    if (const CompassWord* wind = wind_in(k_vietnamese, letters)) {
        return wind->degrees;
    }
    const CompassWord* const wind = wind_in(k_english, letters);
    return wind == nullptr ? std::nullopt : std::optional{wind->degrees};
}

bool vietnamese_compass(std::span<const std::string_view> cells) {
    std::size_t vietnamese = 0;
    std::size_t english = 0;
    for (const std::string_view cell : cells) {
        if (cell.empty() || cell.size() > 40 || (cell.front() >= '0' && cell.front() <= '9')) {
            continue;
        }
        const std::string letters = bare(cell);
        vietnamese += wind_in(k_vietnamese, letters) != nullptr ? 1U : 0U;
        english += wind_in(k_english, letters) != nullptr ? 1U : 0U;
    }
    return vietnamese > english;
}

Azimuths azimuths(std::string_view cell, const ColumnHabit& habit) {
    static const QuantityField& field = *std::ranges::find(k_quantities, "azimuth_deg", &QuantityField::field);
    Azimuths result;
    if (const std::optional<double> number = parsed_number(cell); number && field.limit.range.contains(*number)) {
        result.degrees.push_back(*number);
        return result;
    }
    if (says_nothing(cell)) {
        return result;
    }
    if (everywhere(cell)) {
        result.omnidirectional = true;
        return result;
    }
    if (std::vector<double> values = listed(cell); !values.empty()) {
        result.degrees = std::move(values);
        return result;
    }
    if (std::vector<double> winds = listed_winds(cell, habit.south_by_letter_n); !winds.empty()) {
        result.degrees = std::move(winds);
        return result;
    }
    QuantityReading reading = read_quantity(cell, field, habit);
    if (reading.value) {
        result.degrees.push_back(*reading.value);
    }
    result.remark = std::move(reading.remark);
    return result;
}

}  // namespace lomsong
