// SPDX-License-Identifier: Apache-2.0
/// @file  A part of a run on disk: a folder with part.json for people and programs, found.bin with links and
/// evidence,
///        and a file for each block of its cells. Explained in docs/parts.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/block_keeper.hpp"
#include "engine/core/part_findings.hpp"
#include "io/read/read_layers.hpp"
#include "io/write/block_file.hpp"

namespace lomsong {

/// The file by which a folder is known to be a part.
inline constexpr const char* k_part_mark = "part.json";

/// What a part is of.
struct PartHead {
    std::string version;  ///< of the program
    PartNumber part;
    std::string project;              ///< path of the project file
    std::vector<InputRecord> inputs;  ///< of rasters without a hash, of layers that no part needs without rows
    std::string parameters_json;      ///< every effective key of the project file as one JSON value
};

/// Writes a part into a folder that exists: a ResultFolder's, so that the part appears whole or not at all.
class PartWriter final : public BlockKeeper {
  public:
    PartWriter(std::filesystem::path folder, std::string_view version);

    [[nodiscard]] std::vector<Window> begin(const BlockWork& work, std::vector<Window> proposed) override;
    [[nodiscard]] bool has(std::size_t block) const override;
    /// It has nothing to give back. @throws Error{internal}, always.
    std::uint64_t restore(std::size_t block, const std::function<void(const KeptTile&)>& taker) override;
    /// @throws Error{cannot_write} when the disk is full or refuses, as all that follow.
    void open(std::size_t block) override;
    void take(const KeptTile& tile) override;
    void close(std::uint64_t cells_without_terrain) override;

    /// Writes what is left when all blocks are closed.
    void finish(const PartHead& head, PartFindings findings);

  private:
    std::filesystem::path m_folder;
    BlockHead m_head;
    std::vector<Window> m_blocks;
    std::optional<BlockFileWriter> m_block;
};

/// A part as it was written.
struct ReadPart {
    std::filesystem::path folder;
    PartHead head;
    PartFindings findings;
};

/// @throws Error{no_input} when there is no part in the folder, Error{bad_data} naming the file that is damaged.
[[nodiscard]] ReadPart read_part(const std::filesystem::path& folder);

/// Whether every block can be read to its end.
[[nodiscard]] bool cells_are_whole(const ReadPart& part);

/// The cells of many parts: gives back every block of each, and takes none.
class PartCells final : public BlockKeeper {
  public:
    /// `parts` must outlive this.
    explicit PartCells(const std::vector<ReadPart>& parts);

    [[nodiscard]] std::vector<Window> begin(const BlockWork& work, std::vector<Window> proposed) override;
    [[nodiscard]] bool has(std::size_t block) const override;
    /// @throws Error{bad_data} naming the file that is damaged.
    std::uint64_t restore(std::size_t block, const std::function<void(const KeptTile&)>& taker) override;
    /// @throws Error{internal}, always, as those that follow.
    void open(std::size_t block) override;
    void take(const KeptTile& tile) override;
    void close(std::uint64_t cells_without_terrain) override;

  private:
    struct Place {
        const ReadPart* part = nullptr;
        std::size_t block = 0;  ///< into its findings' blocks
    };
    std::vector<Place> m_places;
};

}  // namespace lomsong
