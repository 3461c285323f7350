// SPDX-License-Identifier: Apache-2.0
/// @file  64-bit fingerprints of values: equal values have equal ones, different values almost surely different
///        ones. They tell an accident from no change; they keep no secret.
#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <ranges>
#include <span>
#include <string_view>
#include <type_traits>

#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Takes values one after the other; their order and number count. Numbers count by their bits, so that 0.1 + 0.2
/// is not 0.3: what looks changed is computed again, and nothing worse happens.
///
/// A structure is best taken apart by a structured binding that names each member: a new member then does not
/// compile until somebody decided whether it counts.
class Fingerprint {
  public:
    /// Mixing as in MurmurHash3 (Austin Appleby, public domain), a word of 64 bits at a time.
    void add(std::uint64_t word) noexcept {
        word = std::rotl(word * 0x87c37b91114253d5U, 31) * 0x4cf5ad432745937fU;
        m_state = std::rotl(m_state ^ word, 27) * 5U + 0x52dce729U;
        ++m_words;
    }
    template <class T>
    requires std::integral<T> || std::is_enum_v<T>
    void add(T value) noexcept { add(static_cast<std::uint64_t>(value)); }
    void add(double value) noexcept { add(std::bit_cast<std::uint64_t>(value)); }
    template <class Tag>
    void add(Quantity<Tag> quantity) noexcept {
        add(quantity.value());
    }
    void add(Dbm level) noexcept { add(level.value()); }
    void add(std::string_view text) noexcept { add_array(std::span{text}); }
    void add(Point point) noexcept { add_all(point.x, point.y); }
    void add(const Grid& grid) noexcept {
        add_all(grid.west(), grid.north(), grid.cell_size(), grid.rows(), grid.cols());
    }
    template <class T>
    void add(const std::optional<T>& value) noexcept {
        add(value.has_value());
        if (value) {
            add(*value);
        }
    }
    template <class Key, class T>
    void add(const std::map<Key, T>& entries) noexcept {
        add(entries.size());
        for (const auto& [key, value] : entries) {
            add_all(key, value);
        }
    }
    /// Numbers that stand side by side in memory, as fast as they can be read.
    template <std::ranges::contiguous_range Array>
    requires std::is_arithmetic_v<std::ranges::range_value_t<Array>>
    void add_array(const Array& numbers) noexcept {
        add(std::ranges::size(numbers));
        add_bytes(std::as_bytes(std::span{std::ranges::data(numbers), std::ranges::size(numbers)}));
    }
    template <class... Values>
    void add_all(const Values&... values) noexcept {
        (add(values), ...);
    }

    [[nodiscard]] std::uint64_t value() const noexcept {
        std::uint64_t hash = m_state ^ m_words;
        hash = (hash ^ (hash >> 33U)) * 0xff51afd7ed558ccdU;
        hash = (hash ^ (hash >> 33U)) * 0xc4ceb9fe1a85ec53U;
        return hash ^ (hash >> 33U);
    }

  private:
    void add_bytes(std::span<const std::byte> bytes) noexcept {
        for (; bytes.size() >= sizeof(std::uint64_t); bytes = bytes.subspan(sizeof(std::uint64_t))) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data(), sizeof word);
            add(word);
        }
        if (!bytes.empty()) {
            std::uint64_t rest = 0;
            std::memcpy(&rest, bytes.data(), bytes.size());
            add(rest);
        }
    }

    std::uint64_t m_state = 0;
    std::uint64_t m_words = 0;
};

/// The fingerprint of several values together.
template <class... Values>
[[nodiscard]] std::uint64_t fingerprint_of(const Values&... values) noexcept {
    Fingerprint fingerprint;
    fingerprint.add_all(values...);
    return fingerprint.value();
}

}  // namespace lomsong
