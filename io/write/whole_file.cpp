// SPDX-License-Identifier: Apache-2.0
#include "io/write/whole_file.hpp"

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include <unistd.h>

#include "io/write/disk.hpp"
#include "io/write/hidden_name.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_new = "new";

}  // namespace

WholeFile::WholeFile(fs::path target, bool overwrite)
    : m_target{std::move(target)}, m_temporary{hidden_name(m_target, k_new)}, m_overwrite{overwrite} {
    check_target();
    remove_abandoned(m_target, k_new);
}

WholeFile::~WholeFile() {
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
}

void WholeFile::check_target() const {
    std::error_code failed;
    if (fs::is_directory(m_target, failed)) {
        throw cannot_write(m_target, "there is a folder of this name. Choose another name.");
    }
    if (fs::exists(m_target, failed) && !m_overwrite) {
        throw cannot_write(m_target, "the file exists. Choose another name, or replace it with --overwrite.");
    }
    const fs::path folder = m_target.has_parent_path() ? m_target.parent_path() : fs::path{"."};
    if (!fs::is_directory(folder, failed)) {
        throw cannot_write(m_target, reason_of(ENOENT));
    }
    if (::access(folder.c_str(), W_OK) != 0) {
        throw cannot_write(m_target, reason_of(errno));
    }
}

void WholeFile::commit() {
    check_target();  // somebody may have come first
    std::error_code failed;
    fs::rename(m_temporary, m_target, failed);
    if (failed) {
        throw cannot_write(m_target, reason_of(failed.value()));
    }
}

}  // namespace lomsong
