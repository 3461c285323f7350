// SPDX-License-Identifier: Apache-2.0
#include "io/read/file_bytes.hpp"

#include <cstdint>
#include <memory>

#include <cpl_vsi.h>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

}  // namespace

std::string bytes_of_file(const std::string& gdal_name, const std::string& shown) {
    const std::unique_ptr<VSILFILE, CloseFile> file{VSIFOpenL(gdal_name.c_str(), "rb")};
    std::string bytes;
    if (file) {
        VSIFSeekL(file.get(), 0, SEEK_END);
        bytes.resize(static_cast<std::size_t>(VSIFTellL(file.get())));
        VSIFSeekL(file.get(), 0, SEEK_SET);
    }
    if (!file || VSIFReadL(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) {
        throw Error{ErrorKind::bad_data, shown,
                    "cannot be read to its end. Check the rights of the file and the disk."};
    }
    return bytes;
}

}  // namespace lomsong
