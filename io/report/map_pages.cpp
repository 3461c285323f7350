// SPDX-License-Identifier: Apache-2.0
#include "io/report/map_pages.hpp"

#include <system_error>
#include <vector>

#include "io/write/disk.hpp"
#include "io/write/whole_file.hpp"
#include "io/write/writers/text_file.hpp"

namespace lomsong {

namespace {

void make_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!std::filesystem::is_directory(folder)) {
        throw cannot_write(folder, failed.message() + ". Choose another place with -o.");
    }
}

}  // namespace

void write_map_pages(const ResultTables& result, const MapPageOptions& options, const std::filesystem::path& folder,
                     bool overwrite) {
    const std::vector<MapShare> shares = map_shares(result);
    if (shares.empty()) {
        write_map_page(result, options, folder / k_map_file, overwrite);
        return;
    }
    // The index first: where it may not be written, no page is made for nothing.
    WholeFile index{folder / k_map_file, overwrite};
    TextFile text{index.path()};
    text.write(index_page(result, shares, options));
    text.close();
    make_folder(folder / k_map_folder);
    MapPageOptions of_share = options;
    of_share.index = std::string{"../"} + k_map_file;
    for (const MapShare& share : shares) {
        of_share.share = &share;
        write_map_page(result, of_share, folder / k_map_folder / (share.stem() + ".html"), overwrite);
    }
    index.commit();
}

}  // namespace lomsong
