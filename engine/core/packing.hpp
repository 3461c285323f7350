// SPDX-License-Identifier: Apache-2.0
/// @file  Values as bytes and back, the same for the same values: for files that only our own program reads, on
/// machines
///        that lay numbers out alike.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/fingerprint.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// Values that are written as they lie in memory.
template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T> || std::same_as<T, Metres> || std::same_as<T, Dbm> ||
    std::same_as<T, Decibels> || std::same_as<T, Angle> || std::same_as<T, HeightAboveSeaLevel> ||
    std::same_as<T, Point> || std::same_as<T, Grid> || std::same_as<T, Window>;
static_assert(sizeof(Grid) == 3 * sizeof(double) + 2 * sizeof(std::int32_t), "no padding goes into a file");
static_assert(sizeof(Window) == 4 * sizeof(std::int32_t), "no padding goes into a file");

/// Values to bytes.
class Packer {
  public:
    template <Plain T>
    void operator()(const T& value) {
        m_bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void operator()(const std::string& text) {
        (*this)(text.size());
        m_bytes += text;
    }
    template <class T>
    void count(const std::vector<T>& list) {
        (*this)(list.size());
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

  private:
    std::string m_bytes;
};

/// Bytes to values; the seal has been checked, so what does not fit is another program's.
class Unpacker {
  public:
    /// `advice` ends the text of errors: what to do about bytes that do not fit.
    Unpacker(std::string_view bytes, std::string_view advice) : m_rest{bytes}, m_advice{advice} {}

    template <Plain T>
    void operator()(T& value) {
        std::memcpy(&value, next(sizeof value).data(), sizeof value);
    }
    void operator()(std::string& text) { text = next(next_count()); }
    template <class T>
    void count(std::vector<T>& list) {
        list.resize(next_count());
    }
    [[nodiscard]] bool at_end() const { return m_rest.empty(); }
    /// @throws Error{bad_data}, always.
    [[noreturn]] void do_not_fit() const {
        throw Error{ErrorKind::bad_data, "", "its parts do not fit together. " + std::string{m_advice}};
    }

  private:
    /// Every element takes at least a byte, so that no count makes us reserve more than the file's size.
    [[nodiscard]] std::size_t next_count() {
        std::size_t count = 0;
        (*this)(count);
        if (count > m_rest.size()) {
            do_not_fit();
        }
        return count;
    }
    [[nodiscard]] std::string_view next(std::size_t size) {
        if (size > m_rest.size()) {
            do_not_fit();
        }
        const std::string_view part = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return part;
    }

    std::string_view m_rest;
    std::string_view m_advice;
};

// A layout is written once for both directions, as functions `pass`: their value is const for a Packer.

template <class Archive, class T>
requires Plain<std::remove_const_t<T>> || std::same_as<std::remove_const_t<T>, std::string>
void pass(Archive& archive, T& value) { archive(value); }

template <class Archive, class T>
void pass_list(Archive& archive, T& list) {
    archive.count(list);
    for (auto& element : list) {
        pass(archive, element);
    }
}

template <class T, class Wanted>
concept Either = std::same_as<std::remove_const_t<T>, Wanted>;

template <class T>
void pass(Packer& archive, const std::optional<T>& value) {
    archive(value.has_value());
    if (value) {
        pass(archive, *value);
    }
}

template <class T>
void pass(Unpacker& archive, std::optional<T>& value) {
    std::uint8_t has_value = 0;
    archive(has_value);
    if (has_value != 0) {
        pass(archive, value.emplace());
    }
}

/// The fingerprint of bytes, as bytes: what stands at the end of a file that must not have changed.
[[nodiscard]] inline std::string seal_of(std::string_view bytes) {
    Packer seal;
    seal(fingerprint_of(bytes));
    return seal.take();
}

}  // namespace lomsong
