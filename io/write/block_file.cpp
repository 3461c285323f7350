// SPDX-License-Identifier: Apache-2.0
#include "io/write/block_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "engine/core/packing.hpp"
#include "engine/core/status_runs.hpp"
#include "io/write/disk.hpp"

namespace lomsong {

namespace {

constexpr std::string_view k_first_line = "lomsong block, layout 1\n";
constexpr std::string_view k_advice = "Have it computed again.";
constexpr std::int32_t k_rows_of_a_stripe = 64;
constexpr std::size_t k_seal = sizeof(std::uint64_t);

/// Of a layer, so many rows of the block's width. Levels and best servers stand for the cells that have one.
struct Stripe {
    std::size_t layer = 0;
    Window window;
    std::string status_runs;
    std::string served_runs;  ///< 1 where there is a level or a best server
    std::vector<float> level_dbm;
    std::vector<std::int32_t> sector;
};

template <class Archive, Either<BlockHead> T>
void pass(Archive& archive, T& head) {
    archive(head.version);
    archive(head.work);
    archive(head.window);
    archive(head.layers);
}

template <class Archive, Either<Stripe> T>
void pass(Archive& archive, T& stripe) {
    archive(stripe.layer);
    archive(stripe.window);
    archive(stripe.status_runs);
    archive(stripe.served_runs);
    pass_list(archive, stripe.level_dbm);
    pass_list(archive, stripe.sector);
}

template <class T>
std::string packed(const T& value) {
    Packer packer;
    pass(packer, value);
    return packer.take();
}

template <class T>
T unpacked(const std::string& bytes) {
    Unpacker unpacker{bytes, k_advice};
    T value;
    pass(unpacker, value);
    if (!unpacker.at_end()) {
        unpacker.do_not_fit();
    }
    return value;
}

Stripe stripe_of(const KeptTile& tile, std::int32_t first_row, std::int32_t rows) {
    const Window& whole = tile.cells.window;
    Stripe stripe{
        tile.cells.layer, {Row{whole.row.value + first_row}, whole.col, rows, whole.cols}, {}, {}, {}, {}};
    const auto width = static_cast<std::size_t>(whole.cols);
    const std::size_t from = static_cast<std::size_t>(first_row) * width;
    std::vector<std::uint8_t> served(stripe.window.size());
    for (std::size_t i = 0; i < served.size(); ++i) {
        const float level_dbm = tile.cells.level_dbm[from + i];
        const std::int32_t sector = tile.cells.sector[from + i];
        if (std::isnan(level_dbm) && sector < 0) {
            continue;
        }
        served[i] = 1;
        stripe.level_dbm.push_back(level_dbm);
        stripe.sector.push_back(sector);
    }
    stripe.status_runs = packed_runs(tile.status.subspan(from, served.size()));
    stripe.served_runs = packed_runs(served);
    return stripe;
}

[[noreturn]] void damaged(const std::string& what) {
    throw Error{ErrorKind::bad_data, "", "the block is damaged: " + what + ". " + std::string{k_advice}};
}

/// The cells of a stripe, laid out again.
class StripeCells {
  public:
    explicit StripeCells(const Stripe& stripe)
        : m_layer{stripe.layer},
          m_window{stripe.window},
          m_status(m_window.size()),
          m_level_dbm(m_window.size(), std::numeric_limits<float>::quiet_NaN()),
          m_sector(m_window.size(), -1) {
        std::vector<std::uint8_t> served(m_window.size());
        unpack_runs(stripe.status_runs, m_status);
        unpack_runs(stripe.served_runs, served);
        const auto count = static_cast<std::size_t>(std::ranges::count(served, std::uint8_t{1}));
        if (stripe.level_dbm.size() != count || stripe.sector.size() != count) {
            damaged("it has levels for " + std::to_string(stripe.level_dbm.size()) + " cells of " +
                    std::to_string(count));
        }
        std::size_t next = 0;
        for (std::size_t i = 0; i < served.size(); ++i) {
            if (served[i] == 1) {
                m_level_dbm[i] = stripe.level_dbm[next];
                m_sector[i] = stripe.sector[next++];
            }
        }
    }
    [[nodiscard]] KeptTile tile() const { return {{m_layer, m_window, m_level_dbm, m_sector}, m_status}; }

  private:
    std::size_t m_layer;
    Window m_window;
    std::vector<std::uint8_t> m_status;
    std::vector<float> m_level_dbm;
    std::vector<std::int32_t> m_sector;
};

/// The pieces of a file, one after the other.
class PieceReader {
  public:
    explicit PieceReader(const std::filesystem::path& file) : m_in{file, std::ios::binary} {
        m_in.seekg(0, std::ios::end);
        m_left = m_in ? static_cast<std::size_t>(m_in.tellg()) : 0;
        m_in.seekg(0);
    }
    [[nodiscard]] std::string bytes(std::size_t size) {
        if (!m_in || size > m_left) {
            damaged("it breaks off");
        }
        std::string read(size, '\0');
        m_in.read(read.data(), static_cast<std::streamsize>(size));
        m_left -= size;
        if (!m_in) {
            damaged("it cannot be read to its end");
        }
        return read;
    }
    [[nodiscard]] std::string piece() {
        const auto size = unpacked_size(bytes(sizeof(std::uint64_t)));
        std::string content = bytes(size);
        if (bytes(k_seal) != seal_of(content)) {
            damaged("its bytes are not those that were written");
        }
        return content;
    }
    [[nodiscard]] bool at_end() const { return m_left == 0; }

  private:
    static std::size_t unpacked_size(const std::string& bytes) {
        std::uint64_t size = 0;
        Unpacker{bytes, k_advice}(size);
        return static_cast<std::size_t>(size);
    }

    std::ifstream m_in;
    std::size_t m_left = 0;
};

/// Reads the stripes of all layers, each layer whole and from north to south.
void read_stripes(PieceReader& reader, const BlockHead& head, const std::function<void(const KeptTile&)>& taker) {
    std::vector<std::int32_t> rows_done(head.layers, 0);
    const auto missing = [&] {
        return std::ranges::any_of(rows_done, [&](std::int32_t rows) { return rows < head.window.rows; });
    };
    while (head.window.size() > 0 && missing()) {
        const auto stripe = unpacked<Stripe>(reader.piece());
        if (stripe.layer >= head.layers) {
            damaged("it has a layer " + std::to_string(stripe.layer) + " of " + std::to_string(head.layers));
        }
        std::int32_t& done = rows_done[stripe.layer];
        const std::int32_t rows = std::min(k_rows_of_a_stripe, head.window.rows - done);
        if (rows == 0 ||
            stripe.window != Window{Row{head.window.row.value + done}, head.window.col, rows, head.window.cols}) {
            damaged("its stripes do not follow each other");
        }
        done += rows;
        taker(StripeCells{stripe}.tile());
    }
}

}  // namespace

BlockFileWriter::BlockFileWriter(std::filesystem::path file, const BlockHead& head) : m_file{std::move(file)} {
    m_descriptor = ::open(m_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (m_descriptor < 0) {
        throw cannot_write(m_file, reason_of(errno));
    }
    write(std::string{k_first_line});
    write_piece(packed(head));
}

BlockFileWriter::~BlockFileWriter() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        ::unlink(m_file.c_str());
    }
}

void BlockFileWriter::take(const KeptTile& tile) {
    for (std::int32_t row = 0; row < tile.cells.window.rows; row += k_rows_of_a_stripe) {
        write_piece(packed(stripe_of(tile, row, std::min(k_rows_of_a_stripe, tile.cells.window.rows - row))));
    }
}

void BlockFileWriter::close(std::uint64_t cells_without_terrain) {
    Packer end;
    end(cells_without_terrain);
    write_piece(end.take());
    const int failure = ::fsync(m_descriptor) == 0 ? 0 : errno;
    if (failure != 0 && failure != EINVAL) {  // EINVAL: this file system cannot sync such a thing
        throw cannot_write(m_file, reason_of(failure));
    }
    if (::close(std::exchange(m_descriptor, -1)) != 0) {
        throw cannot_write(m_file, reason_of(errno));
    }
}

void BlockFileWriter::write_piece(const std::string& bytes) {
    Packer sealed;
    sealed(std::uint64_t{bytes.size()});
    write(sealed.take());
    write(bytes);
    write(seal_of(bytes));
}

void BlockFileWriter::write(const std::string& bytes) {
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const ssize_t written = ::write(m_descriptor, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            throw cannot_write(m_file, reason_of(errno));
        }
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
}

std::uint64_t read_block_file(const std::filesystem::path& file, const BlockHead& expected,
                              const std::function<void(const KeptTile&)>& taker) {
    try {
        PieceReader reader{file};
        if (reader.bytes(k_first_line.size()) != k_first_line) {
            damaged("it does not begin as one that this version of Lomsong wrote");
        }
        if (unpacked<BlockHead>(reader.piece()) != expected) {
            damaged("it is of another run, or of another place in it");
        }
        read_stripes(reader, expected, taker);
        std::uint64_t cells_without_terrain = 0;
        Unpacker{reader.piece(), k_advice}(cells_without_terrain);
        if (!reader.at_end()) {
            damaged("it goes on after its end");
        }
        return cells_without_terrain;
    } catch (const Error& error) {
        throw error.inside(file.string());
    }
}

}  // namespace lomsong
