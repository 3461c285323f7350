// SPDX-License-Identifier: Apache-2.0
#include "io/write/disk.hpp"

#include <cerrno>
#include <system_error>

namespace lomsong {

std::string reason_of(int error_number) {
    switch (error_number) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG: return "no space left on the disk. Free some, or choose another place with -o.";
        case EACCES:
        case EPERM: return "permission denied. Choose a place that you may write to with -o.";
        case EROFS: return "the disk is read-only. Choose another place with -o.";
        case ENOENT: return "no such folder. Create it, or choose another place with -o.";
        case ENOTDIR: return "a part of its path is a file. Choose another place with -o.";
        case ENAMETOOLONG: return "the name is too long. Choose a shorter one.";
        default:
            return std::system_category().message(error_number) +
                   ". Check the disk, or choose another place with -o.";
    }
}

Error cannot_write(const std::filesystem::path& path, const std::string& reason) {
    return {ErrorKind::cannot_write, path.string(), "cannot be written: " + reason};
}

}  // namespace lomsong
