// SPDX-License-Identifier: Apache-2.0
#include "io/write/result_folder.hpp"

#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "io/write/disk.hpp"
#include "io/write/hidden_name.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

constexpr int k_name_attempts = 100;
constexpr std::string_view k_writing = "writing";

/// Absolute, without a slash at the end, links followed: replacing a link replaces what it leads to.
fs::path resolved(const fs::path& target) {
    if (target.empty()) {
        throw Error{ErrorKind::cannot_write, "result folder", "it has no name. Name one with -o."};
    }
    std::error_code ignored;  // a path that cannot be followed is judged by check_target as it stands
    fs::path path = fs::weakly_canonical(fs::absolute(target), ignored);
    if (path.empty()) {
        path = fs::absolute(target).lexically_normal();
    }
    return path.has_filename() ? path : path.parent_path();
}

fs::path create_hidden_folder(const fs::path& target, const fs::path& shown) {
    for (int attempt = 1; attempt <= k_name_attempts; ++attempt) {
        const fs::path folder = hidden_name(target, k_writing, attempt);
        if (::mkdir(folder.c_str(), 0777) == 0) {
            return folder;
        }
        if (errno != EEXIST) {
            throw cannot_write(shown, reason_of(errno));
        }
    }
    throw cannot_write(shown, "too many unfinished folders '" + hidden_name(target, k_writing).string() +
                                  "-...' stand beside it. Delete them.");
}

/// Asks the kernel to bring a file or a folder's entries to the disk.
void sync(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        throw cannot_write(path, reason_of(errno));
    }
    const int failure = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (failure != 0 && failure != EINVAL) {  // EINVAL: this file system cannot sync such a thing
        throw cannot_write(path, reason_of(failure));
    }
}

void sync_all(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        sync(entry.path());
    }
    sync(folder);
}

}  // namespace

ResultFolder::ResultFolder(const fs::path& target, bool overwrite, const char* mark)
    : m_shown{target}, m_target{resolved(target)}, m_overwrite{overwrite}, m_mark{mark} {
    check_target();
    remove_abandoned(m_target, k_writing);
    m_temporary = create_hidden_folder(m_target, m_shown);
}

ResultFolder::~ResultFolder() {
    if (!m_committed) {
        std::error_code ignored;  // a destructor has nobody to tell
        fs::remove_all(m_temporary, ignored);
    }
}

void ResultFolder::check_target() const {
    const auto refuse = [this](const std::string& text) {
        throw Error{ErrorKind::cannot_write, m_shown.string(), text};
    };
    std::error_code error;
    const fs::file_status status = fs::symlink_status(m_target, error);
    if (status.type() == fs::file_type::not_found) {
        return;
    }
    if (error) {
        refuse("cannot be looked at: " + reason_of(error.value()));
    }
    if (!fs::is_directory(status)) {
        refuse("there is a file of this name. Choose another folder with -o.");
    }
    if (!m_overwrite) {
        refuse("the folder exists. Choose another one with -o, or replace it with --overwrite.");
    }
    fs::directory_iterator entry{m_target, error};
    if (error) {
        refuse("cannot be looked into: " + reason_of(error.value()));
    }
    if (entry != fs::directory_iterator{} && !fs::exists(m_target / m_mark, error)) {
        refuse("the folder holds '" + entry->path().filename().string() + "' and no " + m_mark +
               ": Lomsong did not write it, so --overwrite does not replace it. Choose another folder with -o.");
    }
}

void ResultFolder::commit() {
    try {
        sync_all(m_temporary);
        check_target();  // somebody may have come first
        put_in_place();
    } catch (const fs::filesystem_error& error) {
        throw cannot_write(m_shown, reason_of(error.code().value()));
    }
}

void ResultFolder::put_in_place() {
    std::error_code error;
    fs::path aside;
    if (fs::exists(m_target)) {
        for (int attempt = 1; aside.empty() || fs::exists(aside); ++attempt) {
            aside = hidden_name(m_target, "old", attempt);
        }
        fs::rename(m_target, aside);
    }
    fs::rename(m_temporary, m_target, error);
    if (error) {
        std::error_code not_back;
        if (!aside.empty()) {
            fs::rename(aside, m_target, not_back);
        }
        const std::string where = not_back ? " The old result is now in '" + aside.string() + "'." : "";
        throw cannot_write(m_shown, reason_of(error.value()) + where);
    }
    m_committed = true;
    sync(m_target.parent_path());
    if (!aside.empty()) {
        fs::remove_all(aside, error);
        if (error) {
            throw Error{ErrorKind::cannot_write, aside.string(),
                        "the new result is in place, but the old one, moved here, cannot be deleted: " +
                            error.message() + ". Delete it by hand."};
        }
    }
}

}  // namespace lomsong
