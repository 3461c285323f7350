// SPDX-License-Identifier: Apache-2.0
#include "io/place/coordinate_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/units.hpp"
#include "io/clean/values.hpp"
#include "io/place/coordinate_tokens.hpp"
#include "io/place/vn2000.hpp"

namespace lomsong {

namespace {

using coordinates::Hemisphere;
using coordinates::Mark;
using coordinates::Reading;
using coordinates::Token;
using Kind = Token::Kind;

constexpr Range<double> k_any_metres{10'000.0, 2e7};  ///< a zone number may stand before the easting
constexpr Range<double> k_vietnam_easting{150'000.0, 850'000.0};
constexpr Range<double> k_vietnam_northing{850'000.0, 2'700'000.0};
constexpr std::size_t k_most_combinations = 64;

/// A token with its number settled.
struct Item {
    const Token* token = nullptr;
    Reading number;
    bool blank_before = false;
    bool comma_before = false;  ///< the second half of "105.3,22.6"
    Mark mark = Mark::none;
    [[nodiscard]] Kind kind() const { return token->kind; }
};
using Items = std::vector<Item>;
using ItemSpan = std::span<const Item>;

/// One value with how much stands behind reading it so.
struct Value {
    CoordinateValue coordinate;
    std::size_t fields = 1;  ///< 3 for degrees, minutes, seconds
    bool plain = true;
    bool english = false;
    bool has_n = false;
};

struct Candidate {
    std::vector<Value> values;
    int rank = 0;
};

double power_of_ten(int exponent) { return std::pow(10.0, exponent); }

/// The numbers of one value with what stands around them; nothing when the items are no one value.
struct Parts {
    std::vector<Item> numbers;
    std::vector<Kind>
        joints;  ///< before each number but the first: how it is joined; Kind::number: by a blank or mark
    Hemisphere hemisphere = Hemisphere::none;
    bool english = false;
    AxisName label = AxisName::unknown;
};

std::optional<Parts> parts_of(ItemSpan items) {
    Parts parts;
    Kind joint = Kind::number;
    bool closed = false;  // a hemisphere after the numbers ends them
    for (const Item& item : items) {
        switch (item.kind()) {
            case Kind::number:
                if (closed || (item.token->negative && !parts.numbers.empty())) {
                    return std::nullopt;
                }
                if (!parts.numbers.empty()) {
                    parts.joints.push_back(item.comma_before ? Kind::comma : joint);
                }
                parts.numbers.push_back(item);
                joint = Kind::number;
                break;
            case Kind::hemisphere:
                if (parts.hemisphere != Hemisphere::none || joint != Kind::number) {
                    return std::nullopt;
                }
                parts.hemisphere = item.token->hemisphere;
                parts.english = item.token->english;
                closed = !parts.numbers.empty();
                break;
            case Kind::label:
                if (parts.label != AxisName::unknown || !parts.numbers.empty()) {
                    return std::nullopt;
                }
                parts.label = item.token->axis;
                break;
            default:
                if (joint != Kind::number || parts.numbers.empty() || closed || item.kind() == Kind::separator) {
                    return std::nullopt;
                }
                joint = item.kind();
        }
    }
    return parts.numbers.empty() || joint != Kind::number ? std::nullopt : std::optional{std::move(parts)};
}

bool is_whole(const Item& item) { return item.number.decimals == 0 && !item.number.grouped; }

/// "2 492 672.15": three digits after each blank.
std::optional<Value> blank_grouped(const Parts& parts) {
    double value = 0.0;
    for (std::size_t i = 0; i < parts.numbers.size(); ++i) {
        const Item& item = parts.numbers[i];
        const bool last = i + 1 == parts.numbers.size();
        const bool marked = item.mark != Mark::none && !(last && item.mark == Mark::metre);
        if (marked || (!last && !is_whole(item)) || item.number.grouped ||
            (i == 0 ? item.number.whole_digits > 3 : item.number.whole_digits != 3)) {
            return std::nullopt;
        }
        if (i > 0 && parts.joints[i - 1] != Kind::number) {
            return std::nullopt;
        }
        value = value * 1000.0 + item.number.value;
    }
    Value result;
    result.coordinate.value = value;
    result.coordinate.precision = power_of_ten(-parts.numbers.back().number.decimals);
    result.coordinate.unit = CoordinateUnit::metres;
    result.fields = 1;
    return k_any_metres.contains(value) ? std::optional{result} : std::nullopt;
}

/// Degrees, minutes and perhaps seconds; "10358'12.3" counts as three.
std::optional<Value> sexagesimal(const Parts& parts) {
    constexpr std::array k_marks{Mark::degree, Mark::minute, Mark::second};
    std::vector<double> fields;
    std::size_t next = 0;
    bool any_mark = false;
    for (std::size_t i = 0; i < parts.numbers.size(); ++i) {
        const Item& item = parts.numbers[i];
        const bool last = i + 1 == parts.numbers.size();
        if ((!last && !is_whole(item)) || item.number.grouped) {
            return std::nullopt;
        }
        if (i == 0 && item.mark == Mark::minute && item.number.value >= 100.0) {  // the degree mark was left out
            fields = {std::floor(item.number.value / 100.0), std::fmod(item.number.value, 100.0)};
            next = 2;
        } else {
            if (next > 2 || (item.mark != Mark::none && item.mark != k_marks[next])) {
                return std::nullopt;
            }
            fields.push_back(item.number.value);
            ++next;
        }
        const bool marked = item.mark != Mark::none;
        if (!last && marked != (parts.numbers.front().mark != Mark::none)) {
            return std::nullopt;  // marks on all but the last, or on none
        }
        any_mark = any_mark || marked;
        if (i > 0 && parts.joints[i - 1] == Kind::comma && parts.numbers[i - 1].mark == Mark::none) {
            return std::nullopt;
        }
        if (i > 0 && parts.joints[i - 1] != parts.joints[0]) {
            return std::nullopt;
        }
    }
    if (fields.size() < 2 || fields[0] > 180.0 ||
        std::ranges::any_of(fields.begin() + 1, fields.end(), [](double f) { return f >= 60.0; })) {
        return std::nullopt;
    }
    Value result;
    CoordinateValue& coordinate = result.coordinate;
    coordinate.value = fields[0] + fields[1] / 60.0 + (fields.size() > 2 ? fields[2] / 3600.0 : 0.0);
    coordinate.precision =
        power_of_ten(-parts.numbers.back().number.decimals) / (fields.size() > 2 ? 3600.0 : 60.0);
    coordinate.unit = CoordinateUnit::degrees;
    result.fields = fields.size();
    return result;
}

CoordinateUnit unit_of(double value, Mark mark) {
    if (mark == Mark::degree) {
        return CoordinateUnit::degrees;
    }
    if (mark == Mark::metre || k_any_metres.contains(value)) {
        return CoordinateUnit::metres;
    }
    return value <= 180.0 ? CoordinateUnit::degrees : CoordinateUnit::unknown;
}

std::optional<Value> plain_number(const Parts& parts) {
    const Item& item = parts.numbers.front();
    if (item.mark == Mark::minute || item.mark == Mark::second) {
        return std::nullopt;
    }
    Value result;
    result.plain = item.number.plain;
    result.coordinate.value = item.number.value;
    result.coordinate.precision = power_of_ten(-item.number.decimals);
    result.coordinate.unit = unit_of(item.number.value, item.mark);
    const bool impossible = (result.coordinate.unit == CoordinateUnit::degrees && item.number.value > 180.0) ||
                            (item.number.grouped && result.coordinate.unit != CoordinateUnit::metres);
    return impossible ? std::nullopt : std::optional{result};
}

AxisName axis_of(const Parts& parts) {
    const bool east_west = parts.hemisphere == Hemisphere::east || parts.hemisphere == Hemisphere::west;
    const AxisName by_letter = parts.hemisphere == Hemisphere::none ? AxisName::unknown
                               : east_west                          ? AxisName::longitude
                                                                    : AxisName::latitude;
    if (by_letter == AxisName::unknown || parts.label == by_letter) {
        return parts.label;
    }
    const bool label_says_axis = parts.label == AxisName::longitude || parts.label == AxisName::latitude;
    return label_says_axis ? AxisName::unknown : by_letter;
}

/// Each way to read the items as one value.
std::vector<Value> values_of(ItemSpan items) {
    std::vector<Value> found;
    const std::optional<Parts> parts = parts_of(items);
    if (!parts || parts->numbers.size() > 4) {
        return found;
    }
    const bool one = parts->numbers.size() == 1;
    for (const std::optional<Value>& value :
         {one ? plain_number(*parts) : std::nullopt, one ? std::nullopt : sexagesimal(*parts),
          one ? std::nullopt : blank_grouped(*parts)}) {
        if (!value) {
            continue;
        }
        Value& result = found.emplace_back(*value);
        const bool backwards = parts->hemisphere == Hemisphere::south || parts->hemisphere == Hemisphere::west;
        if (backwards || parts->numbers.front().token->negative) {
            result.coordinate.value = -result.coordinate.value;
        }
        result.coordinate.axis = axis_of(*parts);
        result.english = parts->english;
        result.has_n = parts->hemisphere == Hemisphere::north_or_nam;
    }
    return found;
}

/// Whether the value may stand for this axis in Vietnam, its own words respected.
bool fits(const CoordinateValue& value, bool as_longitude) {
    if (value.axis == (as_longitude ? AxisName::latitude : AxisName::longitude)) {
        return false;
    }
    switch (value.unit) {
        case CoordinateUnit::degrees:
            return as_longitude ? vn2000::in_vietnam(value.value, 16.0) : vn2000::in_vietnam(106.0, value.value);
        case CoordinateUnit::metres:
            return (as_longitude ? k_vietnam_easting : k_vietnam_northing).contains(value.value);
        default: return false;
    }
}

bool fits(const std::vector<Value>& values) {
    const CoordinateValue& first = values.front().coordinate;
    if (values.size() == 1) {
        return fits(first, true) || fits(first, false);
    }
    const CoordinateValue& second = values.back().coordinate;
    return (fits(first, true) && fits(second, false)) || (fits(first, false) && fits(second, true));
}

/// Two values that may name one place.
bool go_together(const CoordinateValue& a, const CoordinateValue& b) {
    const bool same_axis = a.axis != AxisName::unknown && a.axis == b.axis;
    return a.unit == b.unit && !same_axis;
}

class Readings {
  public:
    explicit Readings(CellHolds expected) : m_expected{expected} {}

    /// Every choice of number readings, every place to divide the cell.
    void collect(const std::vector<Token>& tokens, Items& items, std::size_t at) {
        if (m_tried > k_most_combinations) {
            return;
        }
        if (at == tokens.size()) {
            ++m_tried;
            divide(items);
            return;
        }
        const Token& token = tokens[at];
        if (token.kind != Kind::number) {
            items.push_back({&token, {}, token.blank_before, false, Mark::none});
            collect(tokens, items, at + 1);
            items.pop_back();
            return;
        }
        for (const std::vector<Reading>& numbers : token.readings) {
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                const bool last = i + 1 == numbers.size();
                items.push_back(
                    {&token, numbers[i], token.blank_before && i == 0, i > 0, last ? token.mark : Mark::none});
            }
            collect(tokens, items, at + 1);
            items.resize(items.size() - numbers.size());
        }
    }

    [[nodiscard]] const std::vector<Candidate>& best() const { return m_best; }

  private:
    void divide(const Items& items) {
        const ItemSpan all{items};
        for (Value& value : values_of(all)) {
            offer({std::move(value)}, true);
        }
        for (std::size_t cut = 1; cut < all.size(); ++cut) {
            const Kind kind = all[cut].kind();
            const bool divider = kind == Kind::comma || kind == Kind::separator || kind == Kind::dash;
            const ItemSpan rest = all.subspan(divider ? cut + 1 : cut);
            if (rest.empty() ||
                (!divider && kind == Kind::number && all[cut].token->negative && !all[cut].blank_before)) {
                continue;
            }
            for (const Value& first : values_of(all.first(cut))) {
                for (const Value& second : values_of(rest)) {
                    if (go_together(first.coordinate, second.coordinate)) {
                        offer({first, second}, divider || !all[cut].comma_before);
                    }
                }
            }
        }
    }

    void offer(std::vector<Value> values, bool plain_divider) {
        const bool expected = m_expected == CellHolds::anything ||
                              values.size() == (m_expected == CellHolds::one ? std::size_t{1} : std::size_t{2});
        const bool even = values.size() == 1 || values[0].fields == values[1].fields;
        const bool plain = plain_divider && std::ranges::all_of(values, &Value::plain);
        Candidate candidate{std::move(values), 0};
        candidate.rank = 16 * (fits(candidate.values) ? 1 : 0) + 8 * (expected ? 1 : 0) + 4 * (even ? 1 : 0) +
                         2 * (plain ? 1 : 0);
        if (!m_best.empty() && candidate.rank < m_best.front().rank) {
            return;
        }
        if (!m_best.empty() && candidate.rank > m_best.front().rank) {
            m_best.clear();
        }
        if (std::ranges::none_of(m_best, [&](const Candidate& other) { return same(other, candidate); })) {
            m_best.push_back(std::move(candidate));
        }
    }

    static bool same(const Candidate& a, const Candidate& b) {
        return std::ranges::equal(a.values, b.values, [](const Value& x, const Value& y) {
            return std::abs(x.coordinate.value - y.coordinate.value) < 1e-9 &&
                   x.coordinate.unit == y.coordinate.unit;
        });
    }

    CellHolds m_expected;
    std::size_t m_tried = 0;
    std::vector<Candidate> m_best;
};

std::string shown(const Candidate& candidate) {
    std::string text;
    for (const Value& value : candidate.values) {
        text += (text.empty() ? "" : " and ") + shown_number(value.coordinate.value);
    }
    return text;
}

/// The cell as a message shows it: no longer than a coordinate.
std::string quoted(std::string_view cell) {
    constexpr std::size_t k_shown = 60;
    if (cell.size() <= k_shown) {
        return "'" + std::string{cell} + "'";
    }
    std::size_t end = k_shown;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return "'" + std::string{cell.substr(0, end)} + "...'";
}

/// "103.904893" or "103,904893", by far the most frequent cell, without the machinery.
std::optional<CoordinateValue> simple_degrees(std::string_view cell) {
    const bool negative = cell.starts_with('-');
    const std::string_view digits = cell.substr(negative ? 1 : 0);
    const std::size_t point = digits.find_first_of(".,");
    if (digits.size() > 24 || point == std::string_view::npos || point < 1 || point > 3 ||
        digits.size() - point - 1 < 4) {
        return std::nullopt;
    }
    std::array<char, 24> text{};
    std::ranges::copy(digits, text.begin());
    text[point] = '.';
    if (!std::ranges::all_of(digits, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ','; })) {
        return std::nullopt;
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + digits.size(), value);
    if (error != std::errc{} || end != text.data() + digits.size() || value > 180.0) {
        return std::nullopt;
    }
    return CoordinateValue{negative ? -value : value, CoordinateUnit::degrees, AxisName::unknown,
                           power_of_ten(-static_cast<int>(digits.size() - point - 1)), false};
}

/// Minutes and seconds stop at 60, the most frequent slip in a cell that cannot be read.
bool has_sixty(const std::vector<Token>& tokens) {
    return std::ranges::any_of(tokens, [](const Token& token) {
        return (token.mark == Mark::minute || token.mark == Mark::second) && !token.readings.empty() &&
               token.readings.front().front().value >= 60.0;
    });
}

}  // namespace

void CoordinateText::add(const CoordinateValue& value) {
    if (m_count < m_values.size()) {
        m_values[m_count++] = value;
    }
}

void CoordinateText::refuse(std::string problem) { m_problem = std::move(problem); }

CoordinateText parse_coordinates(std::string_view cell, CellHolds expected) {
    CoordinateText result;
    if (const auto simple = simple_degrees(cell)) {
        result.add(*simple);
        return result;
    }
    if (coordinates::is_blank_word(cell)) {
        return result;
    }
    const auto tokens = coordinates::tokens_of(cell);
    if (!tokens) {
        result.refuse(quoted(cell) + " is not a coordinate");
        return result;
    }
    Readings readings{expected};
    Items items;
    readings.collect(*tokens, items, 0);
    const std::vector<Candidate>& best = readings.best();
    if (best.empty()) {
        result.refuse(quoted(cell) + (has_sixty(*tokens) ? " has minutes or seconds of 60 or more"
                                                         : " cannot be read as a coordinate"));
    } else if (best.size() > 1) {
        result.refuse(quoted(cell) + " can be read in two ways: " + shown(best[0]) + ", or " + shown(best[1]));
    } else {
        const bool english = std::ranges::any_of(best.front().values, &Value::english);
        for (const Value& value : best.front().values) {
            CoordinateValue coordinate = value.coordinate;
            coordinate.north_unsettled = value.has_n && !english;
            result.add(coordinate);
        }
    }
    return result;
}

}  // namespace lomsong
