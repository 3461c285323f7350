// SPDX-License-Identifier: Apache-2.0
#include "io/write/coverage_store.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "io/write/disk.hpp"

namespace lomsong {

namespace {

constexpr float k_steps_per_db = 16.0F;
constexpr float k_zero_dbm = 32'768.0F;  ///< the code of 0 dBm

std::uint16_t code_of(float level_dbm) {
    constexpr auto k_highest = static_cast<float>(std::numeric_limits<std::uint16_t>::max());
    if (std::isnan(level_dbm)) {
        return 0;
    }
    return static_cast<std::uint16_t>(
        std::clamp(std::round(k_steps_per_db * level_dbm) + k_zero_dbm, 1.0F, k_highest));
}

float level_of(std::uint16_t code) {
    return code == 0 ? std::numeric_limits<float>::quiet_NaN()
                     : (static_cast<float>(code) - k_zero_dbm) / k_steps_per_db;
}

std::uint32_t code_of(std::int32_t sector) { return static_cast<std::uint32_t>(sector + 1); }
std::int32_t sector_of(std::uint32_t code) { return static_cast<std::int32_t>(code) - 1; }

template <class Code>
bool all_empty(const std::vector<Code>& codes) {
    return std::ranges::all_of(codes, [](Code code) { return code == 0; });
}

}  // namespace

CoverageStore::CoverageStore(std::filesystem::path folder) : m_folder{std::move(folder)} {}

CoverageStore::~CoverageStore() { close_all(); }

void CoverageStore::begin(const Grid& grid, const std::vector<CoverageLayerKey>& layers) {
    close_all();
    m_grid = grid;
    m_keys = layers;
    m_kept.assign(layers.size(), std::nullopt);
    m_files.reserve(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        m_files.push_back(create_file());
        // Every cell is there from now on; what nobody writes is a hole, costs no space and reads as 0.
        if (::ftruncate(m_files.back(), static_cast<off_t>(place_of_sector({Row{grid.rows()}, Col{0}}))) != 0) {
            throw cannot_write(m_folder, reason_of(errno));
        }
    }
}

bool CoverageStore::keep(std::size_t layer, std::size_t earlier_layer) {
    if (m_earlier_file) {
        m_kept.at(layer) = m_earlier_file(m_keys[layer], earlier_layer);
    }
    return m_kept.at(layer).has_value();
}

int CoverageStore::create_file() const {
    std::string name = (m_folder / ".coverage-XXXXXX").string();
    const int file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0 || ::unlink(name.c_str()) != 0) {
        throw cannot_write(m_folder, reason_of(errno));
    }
    return file;
}

void CoverageStore::take(const CoverageTile& tile) {
    const Window& window = tile.window;
    if (window.size() == 0) {
        return;
    }
    const Cell last{Row{window.row.value + window.rows - 1}, Col{window.col.value + window.cols - 1}};
    if (tile.layer >= m_files.size() || !m_grid.contains({window.row, window.col}) || !m_grid.contains(last) ||
        tile.level_dbm.size() != window.size() || tile.sector.size() != window.size()) {
        throw Error{
            ErrorKind::internal, "coverage store",
            "a tile of layer " + std::to_string(tile.layer) + " does not fit the grid. Please report this."};
    }
    const int file = m_files[tile.layer];
    const auto width = static_cast<std::size_t>(window.cols);
    std::vector<LevelCode> levels(width);
    std::vector<SectorCode> sectors(width);
    for (std::int32_t row = 0; row < window.rows; ++row) {
        const Cell first{Row{window.row.value + row}, window.col};
        const std::size_t from = window.index(first);
        std::ranges::transform(tile.level_dbm.subspan(from, width), levels.begin(),
                               [](float level) { return code_of(level); });
        std::ranges::transform(tile.sector.subspan(from, width), sectors.begin(),
                               [](std::int32_t sector) { return code_of(sector); });
        if (!all_empty(levels)) {
            write(file, std::as_bytes(std::span{levels}), place_of_level(first));
        }
        if (!all_empty(sectors)) {
            write(file, std::as_bytes(std::span{sectors}), place_of_sector(first));
        }
    }
}

void CoverageStore::read_levels(std::size_t layer, Cell first, std::span<float> level_dbm) const {
    std::vector<LevelCode> codes(level_dbm.size());
    read(m_files.at(layer), std::as_writable_bytes(std::span{codes}), place_of_level(first));
    std::ranges::transform(codes, level_dbm.begin(), level_of);
}

void CoverageStore::read_sectors(std::size_t layer, Cell first, std::span<std::int32_t> sectors) const {
    std::vector<SectorCode> codes(sectors.size());
    read(m_files.at(layer), std::as_writable_bytes(std::span{codes}), place_of_sector(first));
    std::ranges::transform(codes, sectors.begin(), sector_of);
}

void CoverageStore::drop(std::size_t layer) {
    if (int& file = m_files.at(layer); file >= 0) {
        ::close(std::exchange(file, -1));
    }
}

void CoverageStore::write(int file, std::span<const std::byte> bytes, std::uint64_t place) const {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (written < 0 && errno != EINTR) {
            throw cannot_write(m_folder, reason_of(errno));
        }
        const std::size_t done = written < 0 ? 0 : static_cast<std::size_t>(written);
        bytes = bytes.subspan(done);
        place += done;
    }
}

void CoverageStore::read(int file, std::span<std::byte> bytes, std::uint64_t place) const {
    while (file >= 0 && !bytes.empty()) {
        const ssize_t got = ::pread(file, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            throw Error{ErrorKind::cannot_write, m_folder.string(),
                        "a working file of coverage cannot be read back: " + reason_of(got == 0 ? EIO : errno)};
        }
        const std::size_t done = got < 0 ? 0 : static_cast<std::size_t>(got);
        bytes = bytes.subspan(done);
        place += done;
    }
}

void CoverageStore::close_all() {
    for (std::size_t layer = 0; layer < m_files.size(); ++layer) {
        drop(layer);
    }
    m_files.clear();
}

}  // namespace lomsong
