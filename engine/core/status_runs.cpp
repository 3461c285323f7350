// SPDX-License-Identifier: Apache-2.0
#include "engine/core/status_runs.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

constexpr std::uint8_t k_none = 255;
constexpr unsigned k_none_code = 7;
constexpr unsigned k_more = 0x80;

void append_run(std::string& runs, std::uint8_t status, std::size_t length) {
    std::size_t rest = length - 1;
    const unsigned code = status == k_none ? k_none_code : status & k_none_code;
    unsigned byte = code | (static_cast<unsigned>(rest & 15U) << 3U);
    for (rest >>= 4U; rest > 0; rest >>= 7U) {
        runs += static_cast<char>(byte | k_more);
        byte = static_cast<unsigned>(rest & 127U);
    }
    runs += static_cast<char>(byte);
}

[[noreturn]] void fail(std::size_t cells) {
    throw Error{ErrorKind::bad_data, "", "its statuses are not those of " + std::to_string(cells) + " cells."};
}

}  // namespace

std::string packed_runs(std::span<const std::uint8_t> cells) {
    std::string runs;
    for (std::size_t i = 0; i < cells.size();) {
        const auto start = cells.begin() + static_cast<std::ptrdiff_t>(i);
        const auto end = std::find_if(start, cells.end(), [&](std::uint8_t status) { return status != cells[i]; });
        const auto length = static_cast<std::size_t>(end - start);
        append_run(runs, cells[i], length);
        i += length;
    }
    return runs;
}

void unpack_runs(std::string_view runs, std::span<std::uint8_t> cells) {
    std::size_t done = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto byte = static_cast<unsigned char>(runs[i]);
        const unsigned code = byte & k_none_code;
        std::size_t length = (byte >> 3U) & 15U;
        for (unsigned shift = 4; (byte & k_more) != 0; shift += 7) {
            if (++i == runs.size() || shift > 53) {
                fail(cells.size());
            }
            byte = static_cast<unsigned char>(runs[i]);
            length |= static_cast<std::size_t>(byte & 127U) << shift;
        }
        if (length >= cells.size() - done) {
            fail(cells.size());
        }
        const auto status = code == k_none_code ? k_none : static_cast<std::uint8_t>(code);
        std::ranges::fill(cells.subspan(done, length + 1), status);
        done += length + 1;
    }
    if (done != cells.size()) {
        fail(cells.size());
    }
}

}  // namespace lomsong
