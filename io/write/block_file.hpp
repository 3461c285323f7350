// SPDX-License-Identifier: Apache-2.0
/// @file  The file of one finished block of coverage rasters: sealed pieces, so that a damaged one is known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "engine/core/block_keeper.hpp"
#include "engine/core/grid.hpp"

namespace lomsong {

/// What the block is of. A file is read for what it is expected to hold, and is damaged when it says otherwise.
struct BlockHead {
    std::string version;     ///< of the program
    std::uint64_t work = 0;  ///< fingerprint of all inputs that cells depend on
    Window window;
    std::size_t layers = 0;
    friend bool operator==(const BlockHead&, const BlockHead&) = default;
};

/// Writes the file piece by piece: beyond its buffer, nothing of a block is held twice.
class BlockFileWriter {
  public:
    /// @throws Error{cannot_write} when the disk is full or refuses, as all members.
    BlockFileWriter(std::filesystem::path file, const BlockHead& head);
    ~BlockFileWriter();
    BlockFileWriter(const BlockFileWriter&) = delete;
    BlockFileWriter& operator=(const BlockFileWriter&) = delete;

    /// A whole layer of the block.
    void take(const KeptTile& tile);
    /// Ends the file and brings it to the disk.
    void close(std::uint64_t cells_without_terrain);

  private:
    void write_piece(const std::string& bytes);
    void write(const std::string& bytes);

    std::filesystem::path m_file;
    int m_descriptor = -1;
};

/// Hands the layers to `taker`, each in stripes from north to south, and returns how many of the block's cells have
/// no terrain. Needs the memory of one stripe.
/// @throws Error{bad_data} naming the file when it cannot be read, was cut or changed, or is not of the expected
/// block.
std::uint64_t read_block_file(const std::filesystem::path& file, const BlockHead& expected,
                              const std::function<void(const KeptTile&)>& taker);

}  // namespace lomsong
