// SPDX-License-Identifier: Apache-2.0
/// @file  A layer of the result as a plain table: columns, and features with a stable id, a geometry and one
///        value per column. Tables know nothing of files; writers know nothing of hamlets.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong {

enum class ColumnType : unsigned char { text, integer, real, boolean };

/// A property; its unit is in its name.
struct Column {
    std::string name;
    ColumnType type = ColumnType::text;
    friend bool operator==(const Column&, const Column&) = default;
};

/// monostate is "missing": JSON null, SQL NULL.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

/// monostate is a feature without a place.
using FeatureGeometry = std::variant<std::monostate, Point, MultiLineString, MultiPolygon>;

/// What the geometries of a table may be; fixed per table, so that two runs have one schema.
enum class GeometryKind : unsigned char { points, lines, polygons, mixed };

struct Feature {
    std::string id;  ///< unique in its table, the same in every run over the same input
    FeatureGeometry geometry;
    std::vector<Value> values;  ///< as FeatureTable::columns
};

struct FeatureTable {
    std::string name;         ///< also the file's stem: "hamlets"
    std::string description;  ///< one sentence, then what every number in it depends on
    GeometryKind geometry = GeometryKind::mixed;
    std::vector<Column> columns;
    std::vector<Feature> features;
};

/// `number` rounded to `digits` decimals (0..9), as the nearest double, which prints short: -93.4.
[[nodiscard]] double rounded(double number, int digits);
[[nodiscard]] std::optional<double> rounded(std::optional<double> number, int digits);
/// To whole metres; nothing for nothing and for infinite distances.
[[nodiscard]] std::optional<std::int64_t> whole_metres(std::optional<Metres> distance);

/// How a C++ value is stored: empty text and numbers that are not finite are missing.
[[nodiscard]] Value stored(std::string text);
[[nodiscard]] Value stored(double number);

/// The columns of a table over items of one type, each declared together with the value it shows, so that
/// name, type and value cannot drift apart. The column's type is what its function returns:
///
///     columns.add("code", [](const Hamlet& hamlet) { return hamlet.code; });
template <class Item>
class Columns {
  public:
    template <class Show>
    Columns& add(std::string name, Show show) {
        using Shown = std::remove_cvref_t<std::invoke_result_t<Show, const Item&>>;
        m_columns.push_back({std::move(name), type_of<Shown>()});
        m_show.push_back([show = std::move(show)](const Item& item) { return value_of(show(item)); });
        return *this;
    }

    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] std::vector<Value> values(const Item& item) const {
        std::vector<Value> row;
        row.reserve(m_show.size());
        for (const auto& show : m_show) {
            row.push_back(show(item));
        }
        return row;
    }

  private:
    template <class T>
    struct Unwrapped {
        using Type = T;
    };
    template <class T>
    struct Unwrapped<std::optional<T>> {
        using Type = T;
    };

    template <class Shown>
    static constexpr ColumnType type_of() {
        using T = typename Unwrapped<Shown>::Type;
        if constexpr (std::same_as<T, bool>) {
            return ColumnType::boolean;
        } else if constexpr (std::integral<T>) {
            return ColumnType::integer;
        } else if constexpr (std::floating_point<T>) {
            return ColumnType::real;
        } else {
            static_assert(std::convertible_to<T, std::string_view>, "a column shows text, a number or a bool");
            return ColumnType::text;
        }
    }

    template <class T>
    static Value value_of(const std::optional<T>& shown) {
        return shown ? value_of(*shown) : Value{};
    }
    template <class T>
    static Value value_of(const T& shown) {
        if constexpr (std::same_as<T, bool>) {
            return shown;
        } else if constexpr (std::integral<T>) {
            return static_cast<std::int64_t>(shown);
        } else if constexpr (std::floating_point<T>) {
            return stored(shown);
        } else {
            return stored(std::string{shown});
        }
    }

    std::vector<Column> m_columns;
    std::vector<std::function<Value(const Item&)>> m_show;
};

/// Makes the ids of a table unique: the second "X" becomes "X#2". Readers promise unique codes; should one
/// fail to, the map still opens and both features are in it.
void make_ids_unique(FeatureTable& table);

/// @throws Error{internal} when two columns share a name, or a feature has not one value of the right type
///         per column.
void check(const FeatureTable& table);

}  // namespace lomsong
