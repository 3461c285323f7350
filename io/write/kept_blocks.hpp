// SPDX-License-Identifier: Apache-2.0
/// @file  Finished blocks of a run's coverage rasters, on disk beside its result folder, so that a run that was
/// killed
///        can go on. Explained in docs/resume.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/block_keeper.hpp"
#include "engine/core/grid.hpp"
#include "io/write/block_file.hpp"
#include "io/write/whole_file.hpp"

namespace lomsong {

/// Keeps blocks in the hidden folder `.OUT.blocks` beside the result folder OUT, a file each, written under another
/// name, synced and renamed: a file that has its name is whole. A run in one block keeps nothing.
///
/// The folder belongs to one process at a time, by a lock that dies with it: of two runs into one result folder the
/// second keeps nothing.
class KeptBlocks final : public BlockKeeper {
  public:
    /// Narration: what was taken up, what was not and why.
    using Teller = std::function<void(const std::string&)>;

    /// `resume`: what an interrupted run of this `version` left is taken up as far as it is of the same work;
    /// without, it is overwritten, and the teller says that --resume would have spared it.
    /// @throws Error{cannot_write} with `resume` while another run is at work there.
    KeptBlocks(const std::filesystem::path& output, std::string_view version, bool resume, Teller tell);
    ~KeptBlocks() override;
    KeptBlocks(const KeptBlocks&) = delete;
    KeptBlocks& operator=(const KeptBlocks&) = delete;

    /// The interrupted run's cut when there is one; of its blocks those that are not finished are cut again where
    /// they are larger than the proposed ones.
    /// @throws Error{cannot_write} when the folder cannot be made.
    [[nodiscard]] std::vector<Window> begin(const BlockWork& work, std::vector<Window> proposed) override;
    [[nodiscard]] bool has(std::size_t block) const override;
    /// @throws Error{bad_data} when the file changed since `begin` read it.
    std::uint64_t restore(std::size_t block, const std::function<void(const KeptTile&)>& taker) override;
    /// @throws Error{cannot_write} when the disk is full or refuses, as `take` and `close`: blocks that are
    /// finished
    ///         stay.
    void open(std::size_t block) override;
    void take(const KeptTile& tile) override;
    void close(std::uint64_t cells_without_terrain) override;

    /// The run is done and needs none of it any more.
    void remove();

  private:
    [[nodiscard]] std::filesystem::path file_of(const Window& window) const;
    [[nodiscard]] BlockHead head_of(const Window& window) const;
    [[nodiscard]] bool is_whole(const Window& window) const;
    [[nodiscard]] std::size_t block_count() const;
    void take_up(const std::vector<Window>& proposed);
    void start_keeping();
    void lock();
    void remove_other_files() const;

    std::filesystem::path m_folder;
    std::string m_version;
    bool m_resume;
    Teller m_tell;
    int m_lock = -1;         ///< descriptor; -1 when another run has the folder, or there is none
    bool m_keeping = false;  ///< there is more than one block, and the folder is ours
    std::uint64_t m_work = 0;
    std::size_t m_layers = 0;
    std::vector<Window> m_cut;
    std::vector<bool> m_has;               ///< as m_cut
    std::optional<WholeFile> m_temporary;  ///< of the open block
    std::optional<BlockFileWriter> m_writer;
};

}  // namespace lomsong
