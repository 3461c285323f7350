// SPDX-License-Identifier: Apache-2.0
#include "io/write/feature_table.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

bool fits(const Value& value, ColumnType type) {
    switch (type) {
        case ColumnType::text: return std::holds_alternative<std::string>(value);
        case ColumnType::integer: return std::holds_alternative<std::int64_t>(value);
        case ColumnType::real: return std::holds_alternative<double>(value);
        case ColumnType::boolean: return std::holds_alternative<bool>(value);
    }
    return false;
}

}  // namespace

double rounded(double number, int digits) {
    constexpr std::array k_scales{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    const double scale = k_scales.at(static_cast<std::size_t>(digits));
    const double result = std::round(number * scale) / scale;
    return result == 0.0 ? 0.0 : result;  // no "-0"
}

std::optional<double> rounded(std::optional<double> number, int digits) {
    return number ? std::optional{rounded(*number, digits)} : std::nullopt;
}

std::optional<std::int64_t> whole_metres(std::optional<Metres> distance) {
    if (!distance || !std::isfinite(distance->value())) {
        return std::nullopt;
    }
    return std::llround(distance->value());
}

Value stored(std::string text) {
    if (text.empty()) {
        return {};
    }
    return text;
}

Value stored(double number) {
    if (!std::isfinite(number)) {
        return {};
    }
    return number;
}

void make_ids_unique(FeatureTable& table) {
    std::set<std::string> taken;
    std::map<std::string, int> times;
    for (Feature& feature : table.features) {
        std::string id = feature.id;
        while (!taken.insert(id).second) {
            const int time = ++times.try_emplace(feature.id, 1).first->second;
            id = feature.id + "#" + std::to_string(time);
        }
        feature.id = id;
    }
}

void check(const FeatureTable& table) {
    const auto fail = [&table](const std::string& text) {
        throw Error{ErrorKind::internal, "table '" + table.name + "'", text + " Please report this."};
    };
    std::set<std::string> names;
    for (const Column& column : table.columns) {
        if (!names.insert(column.name).second) {
            fail("two columns are called '" + column.name + "'.");
        }
    }
    for (const Feature& feature : table.features) {
        if (feature.values.size() != table.columns.size()) {
            fail("feature '" + feature.id + "' has " + std::to_string(feature.values.size()) + " values for " +
                 std::to_string(table.columns.size()) + " columns.");
        }
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Value& value = feature.values[i];
            if (!std::holds_alternative<std::monostate>(value) && !fits(value, table.columns[i].type)) {
                fail("feature '" + feature.id + "': the value of '" + table.columns[i].name +
                     "' is not of the column's type.");
            }
        }
    }
}

}  // namespace lomsong
