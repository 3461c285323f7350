// SPDX-License-Identifier: Apache-2.0
#include "io/write/kept_blocks.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "engine/core/packing.hpp"
#include "engine/parallel/block_plan.hpp"
#include "io/write/disk.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_plan_line = "lomsong blocks, layout 1\n";
constexpr std::string_view k_lock_name = "lock";
constexpr std::string_view k_plan_name = "plan";
constexpr std::string_view k_suffix = ".block";

/// The run that a folder's blocks are of, and how it cut its grid.
struct BlockPlan {
    std::string version;
    std::uint64_t work = 0;
    std::vector<Window> cut;
};

template <class Archive, Either<BlockPlan> T>
void pass(Archive& archive, T& plan) {
    archive(plan.version);
    archive(plan.work);
    pass_list(archive, plan.cut);
}

/// Nothing when the file is not there, or not as it was written.
std::optional<BlockPlan> read_plan(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream{file, std::ios::binary}.rdbuf();
    const std::string bytes = text.str();
    const std::size_t seal = seal_of({}).size();
    if (!bytes.starts_with(k_plan_line) || bytes.size() < k_plan_line.size() + seal) {
        return std::nullopt;
    }
    const std::string_view content = std::string_view{bytes}.substr(0, bytes.size() - seal);
    if (seal_of(content) != std::string_view{bytes}.substr(content.size())) {
        return std::nullopt;
    }
    try {
        Unpacker unpacker{content.substr(k_plan_line.size()), ""};
        BlockPlan plan;
        pass(unpacker, plan);
        return plan;
    } catch (const Error&) {
        return std::nullopt;
    }
}

/// Each window as it is, or in pieces that are no larger than the largest of `proposed`.
std::vector<Window> cut_again(const Window& window, const std::vector<Window>& proposed) {
    std::int32_t edge = 1;
    for (const Window& other : proposed) {
        edge = std::max({edge, other.rows, other.cols});
    }
    std::vector<Window> pieces = plan_blocks(Grid{0.0, 0.0, Metres{1.0}, window.rows, window.cols}, edge);
    for (Window& piece : pieces) {
        piece.row = Row{piece.row.value + window.row.value};
        piece.col = Col{piece.col.value + window.col.value};
    }
    return pieces;
}

fs::path folder_beside(const fs::path& output) {
    const fs::path path = fs::absolute(output).lexically_normal();
    const fs::path named = path.has_filename() ? path : path.parent_path();
    return named.parent_path() / ("." + named.filename().string() + ".blocks");
}

}  // namespace

KeptBlocks::KeptBlocks(const fs::path& output, std::string_view version, bool resume, Teller tell)
    : m_folder{folder_beside(output)}, m_version{version}, m_resume{resume}, m_tell{std::move(tell)} {
    std::error_code ignored;
    if (!fs::is_directory(m_folder, ignored)) {
        if (m_resume) {
            m_tell("nothing to resume: no interrupted run left finished blocks in " + m_folder.string() + ".");
        }
        return;
    }
    lock();
    if (m_lock < 0 && m_resume) {
        throw Error{ErrorKind::cannot_write, m_folder.string(),
                    "another run is at work on this result. Wait for its end, or stop it."};
    }
    if (const std::size_t left = block_count(); m_lock >= 0 && !m_resume && left > 0) {
        m_tell(
            fmt::format("an interrupted run left finished blocks in {}: {}. They are overwritten; --resume would "
                        "take them up.",
                        m_folder.string(), left));
    }
}

KeptBlocks::~KeptBlocks() {
    m_writer.reset();
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

std::vector<Window> KeptBlocks::begin(const BlockWork& work, std::vector<Window> proposed) {
    Fingerprint fingerprint;
    fingerprint.add_all(work.fingerprint, work.grid);
    for (const CoverageLayerKey key : work.layers) {
        fingerprint.add_all(key.operator_index, key.technology);
    }
    m_work = fingerprint.value();
    m_layers = work.layers.size();
    if (m_lock >= 0 && m_resume) {
        take_up(proposed);
    }
    if (m_cut.empty()) {
        m_cut = std::move(proposed);
        m_has.assign(m_cut.size(), false);
    }
    if (m_cut.size() > 1) {
        start_keeping();
    }
    return m_cut;
}

void KeptBlocks::take_up(const std::vector<Window>& proposed) {
    const std::optional<BlockPlan> plan = read_plan(m_folder / k_plan_name);
    const auto nothing = [this](const std::string& why) {
        m_tell("nothing to resume: what " + m_folder.string() + " holds " + why + ". Everything is computed.");
    };
    if (!plan) {
        nothing("is not whole");
    } else if (plan->version != m_version) {
        nothing("was left by version " + plan->version + ", this is " + m_version);
    } else if (plan->work != m_work) {
        nothing("is of other inputs or parameters");
    } else {
        std::size_t taken_up = 0;
        for (const Window& window : plan->cut) {
            const bool whole = is_whole(window);
            const std::vector<Window> blocks = whole ? std::vector{window} : cut_again(window, proposed);
            m_cut.insert(m_cut.end(), blocks.begin(), blocks.end());
            m_has.insert(m_has.end(), blocks.size(), whole);
            taken_up += whole ? 1 : 0;
        }
        m_tell(fmt::format("resumed: finished blocks of coverage rasters taken up from {}: {} of {}.",
                           m_folder.string(), taken_up, plan->cut.size()));
    }
}

bool KeptBlocks::is_whole(const Window& window) const {
    std::error_code ignored;
    if (!fs::exists(file_of(window), ignored)) {
        return false;
    }
    try {
        read_block_file(file_of(window), head_of(window), [](const KeptTile& /*tile*/) {});
        return true;
    } catch (const Error& error) {
        m_tell(std::string{error.what()} + " This run does.");
        return false;
    }
}

void KeptBlocks::start_keeping() {
    try {
        if (m_lock < 0) {
            fs::create_directory(m_folder);
            lock();
        }
        if (m_lock < 0) {
            m_tell("another run is at work on this result: this one keeps no finished blocks.");
            return;
        }
        remove_other_files();
        WholeFile file{m_folder / k_plan_name, true};
        Packer packer;
        const BlockPlan plan{m_version, m_work, m_cut};
        pass(packer, plan);
        const std::string content = std::string{k_plan_line} + packer.take();
        write_text(file.path(), content + seal_of(content));
        file.commit();
        m_keeping = true;
    } catch (const fs::filesystem_error& error) {
        throw cannot_write(m_folder, reason_of(error.code().value()));
    }
}

/// Takes the lock of the folder, which must be there, unless another process has it.
void KeptBlocks::lock() {
    const int descriptor = ::open((m_folder / k_lock_name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        throw cannot_write(m_folder, reason_of(errno));
    }
    // A disk that knows no locks does not keep anybody from the work.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(descriptor);
        return;
    }
    m_lock = descriptor;
}

/// All but the lock and the blocks that are taken up.
void KeptBlocks::remove_other_files() const {
    std::set<fs::path> wanted{m_folder / k_lock_name};
    for (std::size_t i = 0; i < m_cut.size(); ++i) {
        if (m_has[i]) {
            wanted.insert(file_of(m_cut[i]));
        }
    }
    for (const fs::directory_entry& entry : fs::directory_iterator{m_folder}) {
        if (!wanted.contains(entry.path())) {
            fs::remove_all(entry.path());
        }
    }
}

std::size_t KeptBlocks::block_count() const {
    std::error_code ignored;
    return static_cast<std::size_t>(std::ranges::count_if(
        fs::directory_iterator{m_folder, ignored},
        [](const fs::directory_entry& entry) { return entry.path().extension() == k_suffix; }));
}

BlockHead KeptBlocks::head_of(const Window& window) const { return {m_version, m_work, window, m_layers}; }

fs::path KeptBlocks::file_of(const Window& window) const {
    return m_folder / fmt::format("row-{}-col-{}-{}x{}{}", window.row.value, window.col.value, window.rows,
                                  window.cols, k_suffix);
}

bool KeptBlocks::has(std::size_t block) const { return m_has.at(block); }

std::uint64_t KeptBlocks::restore(std::size_t block, const std::function<void(const KeptTile&)>& taker) {
    const Window& window = m_cut.at(block);
    return read_block_file(file_of(window), head_of(window), taker);
}

void KeptBlocks::open(std::size_t block) {
    if (m_keeping) {
        const Window& window = m_cut.at(block);
        m_temporary.emplace(file_of(window), true);
        m_writer.emplace(m_temporary->path(), head_of(window));
    }
}

void KeptBlocks::take(const KeptTile& tile) {
    if (m_writer) {
        m_writer->take(tile);
    }
}

void KeptBlocks::close(std::uint64_t cells_without_terrain) {
    if (m_writer) {
        m_writer->close(cells_without_terrain);
        m_temporary->commit();
        m_writer.reset();
        m_temporary.reset();
    }
}

void KeptBlocks::remove() {
    std::error_code failed;
    if (m_lock >= 0) {
        fs::remove_all(m_folder, failed);
    }
    if (failed) {
        m_tell("finished blocks that nobody needs any more cannot be deleted: " + m_folder.string() + ": " +
               failed.message() + ". Delete the folder by hand.");
    }
}

}  // namespace lomsong
