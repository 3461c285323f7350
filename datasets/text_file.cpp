// SPDX-License-Identifier: Apache-2.0
#include "datasets/text_file.hpp"

#include <fstream>

#include "engine/core/error.hpp"

namespace lomsong::datasets {

void write_text(const std::filesystem::path& file, const std::string& text) {
    std::ofstream stream{file, std::ios::binary};
    stream << text;
    stream.close();
    if (!stream) {
        throw Error{ErrorKind::cannot_write, file.string(),
                    "cannot write this file. Choose a folder that you may write to, with space on its disk"};
    }
}

}  // namespace lomsong::datasets
