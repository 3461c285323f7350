// SPDX-License-Identifier: Apache-2.0
#include "io/clean/column_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "engine/core/technology.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_sampled_cells = 200;

struct FieldLook {
    std::string_view field;
    CellLook look;
};
constexpr std::array k_looks{
    FieldLook{"technology", CellLook::technology},
    FieldLook{"operator", CellLook::words},
    FieldLook{"station_name", CellLook::words},
    FieldLook{"height_m", CellLook::number},
    FieldLook{"azimuth_deg", CellLook::number},
    FieldLook{"tilt_deg", CellLook::number},
    FieldLook{"electrical_tilt_deg", CellLook::number},
    FieldLook{"mechanical_tilt_deg", CellLook::number},
    FieldLook{"frequency_mhz", CellLook::number},
    FieldLook{"bandwidth_mhz", CellLook::number},
    FieldLook{"eirp_dbm", CellLook::number},
    FieldLook{"power_dbm", CellLook::number},
    FieldLook{"gain_dbi", CellLook::number},
    FieldLook{"feeder_db", CellLook::number},
    FieldLook{"households", CellLook::number},
    FieldLook{"population", CellLook::number},
    FieldLook{"cores", CellLook::number},
    FieldLook{"length_declared_km", CellLook::number},
    FieldLook{"length_aerial_km", CellLook::number},
    FieldLook{"length_underground_km", CellLook::number},
    FieldLook{"area_m2", CellLook::number},
    FieldLook{"x", CellLook::number},
    FieldLook{"y", CellLook::number},
    FieldLook{"coordinates", CellLook::two_numbers},
    FieldLook{"commune", CellLook::words},
    FieldLook{"placement", CellLook::words},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of("+-<>=~ ");
    return first != std::string_view::npos && is_digit(cell[first]);
}

/// 103.904893 or 103,904893; nothing for a number with fewer than three decimals.
std::optional<double> fine_number(std::string_view cell) {
    constexpr std::size_t k_decimals = 3;
    std::string text{cell};
    std::ranges::replace(text, ',', '.');
    const std::size_t dot = text.find('.');
    double value = 0.0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = failed == std::errc{} && end == text.data() + text.size();
    return whole && dot != std::string::npos && text.size() - dot > k_decimals ? std::optional{value}
                                                                               : std::nullopt;
}

bool lies_between(std::string_view cell, double low, double high) {
    const std::optional<double> value = fine_number(cell);
    return value && *value >= low && *value <= high;
}

std::size_t numbers_in(std::string_view cell) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool inside = i > 0 && (is_digit(cell[i - 1]) || cell[i - 1] == '.' || cell[i - 1] == ',');
        count += is_digit(cell[i]) && !inside ? 1U : 0U;
    }
    return count;
}

/// "4G", "LTE 1800", "3G/4G".
bool names_technology(std::string_view cell) {
    const std::string words = identifier(cell) + "_";
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = words.find('_', begin);
        if (technology_named(std::string_view{words}.substr(begin, end - begin))) {
            return true;
        }
        begin = end + 1;
    }
    return false;
}

bool looks(std::string_view cell, CellLook look, const Synonyms& synonyms) {
    switch (look) {
        case CellLook::anything: return true;
        case CellLook::number: return is_number(cell);
        case CellLook::words: return !is_number(cell);
        case CellLook::longitude: return lies_between(cell, 102.0, 110.0);
        case CellLook::latitude: return lies_between(cell, 8.0, 24.0);
        case CellLook::two_numbers: return numbers_in(cell) >= 2;
        case CellLook::technology: return names_technology(cell);
        case CellLook::operator_name: return synonyms.operator_named(cell).has_value();
    }
    return false;
}

}  // namespace

CellLook look_of_field(std::string_view field) {
    const auto* found = std::ranges::find(k_looks, field, &FieldLook::field);
    return found == k_looks.end() ? CellLook::anything : found->look;
}

std::optional<double> share_that_looks(const VectorTable& table, std::size_t column, CellLook look,
                                       const Synonyms& synonyms) {
    const std::size_t step = std::max<std::size_t>(1, table.rows.size() / k_sampled_cells);
    std::size_t seen = 0;
    std::size_t fitting = 0;
    for (std::size_t i = 0; i < table.rows.size(); i += step) {
        const std::vector<std::string>& values = table.rows[i].values;
        if (column < values.size() && !values[column].empty()) {
            ++seen;
            fitting += looks(values[column], look, synonyms) ? 1U : 0U;
        }
    }
    return seen == 0 ? std::nullopt : std::optional{static_cast<double>(fitting) / static_cast<double>(seen)};
}

}  // namespace lomsong
