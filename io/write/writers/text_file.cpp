// SPDX-License-Identifier: Apache-2.0
#include "io/write/writers/text_file.hpp"

#include <cerrno>
#include <cstddef>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "io/write/disk.hpp"

namespace lomsong {

namespace {

constexpr std::size_t k_buffer_bytes = std::size_t{1} << 20U;

}  // namespace

TextFile::TextFile(std::filesystem::path path)
    : m_path{std::move(path)},
      m_descriptor{::open(m_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)} {
    if (m_descriptor < 0) {
        fail(errno);
    }
}

TextFile::~TextFile() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

void TextFile::write(std::string_view text) {
    m_buffer += text;
    if (m_buffer.size() >= k_buffer_bytes) {
        flush();
    }
}

void TextFile::flush() {
    std::string_view rest = m_buffer;
    while (!rest.empty()) {
        const ssize_t written = ::write(m_descriptor, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            fail(errno);
        }
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

void TextFile::close() {
    flush();
    if (::close(std::exchange(m_descriptor, -1)) != 0) {
        fail(errno);
    }
}

void TextFile::fail(int error_number) const { throw cannot_write(m_path, reason_of(error_number)); }

void write_text(const std::filesystem::path& path, std::string_view text) {
    TextFile file{path};
    file.write(text);
    file.close();
}

}  // namespace lomsong
