// SPDX-License-Identifier: Apache-2.0
#include "io/qgis/project_file.hpp"

#include <string>
#include <system_error>

#include <cpl_vsi.h>

#include "io/gdal/session.hpp"
#include "io/qgis/project_layers.hpp"
#include "io/qgis/project_text.hpp"
#include "io/write/disk.hpp"
#include "io/write/whole_file.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

/// The one file of an archive. GDAL gives it no date, so that the same text gives the same bytes.
void write_zip(const fs::path& archive, const std::string& name, const std::string& text) {
    const gdal::Messages messages;
    const std::string inside = "/vsizip/{" + archive.string() + "}/" + name;
    VSILFILE* file = VSIFOpenL(inside.c_str(), "wb");
    bool done = file != nullptr && VSIFWriteL(text.data(), 1, text.size(), file) == text.size();
    done = (file == nullptr || VSIFCloseL(file) == 0) && done;
    if (!done || messages.any_error()) {
        throw cannot_write(archive, messages.first() + ". Check the free space, or choose another place with -o.");
    }
}

/// `folder` as seen from `from`, with '/' on every system; absolute when there is no way between the two.
std::string relative_folder(const fs::path& folder, const fs::path& from) {
    std::error_code failed;
    const fs::path way = fs::relative(folder, from, failed);
    return (failed || way.empty() ? fs::absolute(folder) : way).generic_string();
}

}  // namespace

void write_qgis_project(const ResultTables& result, const QgisProjectOptions& options, const fs::path& file,
                        bool overwrite) {
    WholeFile whole{file, overwrite};
    const ResultFacts& facts = result.facts();
    const qgis::ProjectLayers layers = qgis::layers_of(result);
    const fs::path beside = file.has_parent_path() ? file.parent_path() : fs::path{"."};
    const std::string text = qgis::project_text({facts, layers, options.language.value_or(facts.language),
                                                 options.title.empty() ? facts.title : options.title,
                                                 relative_folder(result.folder(), beside)});
    write_zip(whole.path(), file.stem().string() + ".qgs", text);
    whole.commit();
}

}  // namespace lomsong
