// SPDX-License-Identifier: Apache-2.0
/// @file  Levels and best servers of a run while it lasts: on disk, so that nobody holds a province of them in
///        memory, and out of sight, so that nothing is left of them whatever happens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/coverage_sink.hpp"

namespace lomsong {

/// Keeps each layer in a working file of six bytes a cell. The files have no name from their first moment on:
/// they vanish when the store does, also when the process is killed.
///
/// Levels are kept to the nearest 1/16 dB within -2047.9375..2047.9375 dBm: finer than any prediction, and
/// without the noise of the last bits a raster file is several times smaller.
class CoverageStore final : public CoverageSink {
  public:
    /// Working files lie on the disk of `folder`, which must exist when the first layer begins.
    explicit CoverageStore(std::filesystem::path folder);
    ~CoverageStore() override;
    CoverageStore(const CoverageStore&) = delete;
    CoverageStore& operator=(const CoverageStore&) = delete;

    /// @throws Error{cannot_write} when the disk refuses.
    void begin(const Grid& grid, const std::vector<CoverageLayerKey>& layers) override;
    /// Any window of the grid, of any size. @throws Error{cannot_write} when the disk is full or refuses.
    void take(const CoverageTile& tile) override;

    /// Where the file of an earlier layer lies that may become the file of a layer of this run as it is; nothing
    /// when it says other things about itself.
    using EarlierFile = std::function<std::optional<std::filesystem::path>(CoverageLayerKey, std::size_t earlier)>;
    void take_over(EarlierFile earlier_file) { m_earlier_file = std::move(earlier_file); }
    [[nodiscard]] bool keep(std::size_t layer, std::size_t earlier_layer) override;
    /// The earlier file that is kept for a layer.
    [[nodiscard]] const std::optional<std::filesystem::path>& kept(std::size_t layer) const {
        return m_kept.at(layer);
    }

    /// As given to `begin`; nothing before it.
    [[nodiscard]] const Grid& grid() const { return m_grid; }
    [[nodiscard]] const std::vector<CoverageLayerKey>& layers() const { return m_keys; }

    /// The cells from `first` eastwards in its row, as many as the span holds: NaN, or -1, where no tile had a
    /// value. @throws Error{cannot_write} when the working file cannot be read back.
    void read_levels(std::size_t layer, Cell first, std::span<float> level_dbm) const;
    void read_sectors(std::size_t layer, Cell first, std::span<std::int32_t> sectors) const;

    /// Gives a layer's disk space back; it reads as nothing from then on.
    void drop(std::size_t layer);

  private:
    using LevelCode = std::uint16_t;   ///< 0: no level
    using SectorCode = std::uint32_t;  ///< 0: no sector; else one more than its index

    [[nodiscard]] std::uint64_t place_of_level(Cell cell) const { return sizeof(LevelCode) * m_grid.index(cell); }
    [[nodiscard]] std::uint64_t place_of_sector(Cell cell) const {
        return sizeof(LevelCode) * m_grid.size() + sizeof(SectorCode) * m_grid.index(cell);
    }
    [[nodiscard]] int create_file() const;
    void write(int file, std::span<const std::byte> bytes, std::uint64_t place) const;
    void read(int file, std::span<std::byte> bytes, std::uint64_t place) const;
    void close_all();

    std::filesystem::path m_folder;
    Grid m_grid;
    std::vector<CoverageLayerKey> m_keys;
    std::vector<int> m_files;                                  ///< descriptors, as m_keys; -1 once dropped
    std::vector<std::optional<std::filesystem::path>> m_kept;  ///< as m_keys
    EarlierFile m_earlier_file;
};

}  // namespace lomsong
