// SPDX-License-Identifier: Apache-2.0
/// @file  Files as GDAL opens them: owned handles, zip archives looked into, and errors in our words.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class GDALDataset;

namespace lomsong::gdal {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const;
};
using DatasetPtr = std::unique_ptr<GDALDataset, CloseDataset>;

enum class Content : unsigned char { vector, raster };

/// The names under which GDAL may find data in the file: its path, or for a .zip each entry that is not
/// a companion of another (a .dbf beside a .shp). Sorted; empty for a folder that is no dataset.
/// @throws Error{bad_data} for an archive that is not safe to open.
[[nodiscard]] std::vector<std::string> gdal_names(const std::filesystem::path& file);

/// Nothing when GDAL cannot read it as this content. `options` are GDAL's open options: "ENCODING=". Never throws.
[[nodiscard]] DatasetPtr try_open(const std::string& gdal_name, Content content,
                                  const std::vector<std::string>& options = {});

/// True for a file that belongs to another one, or is for people: a .dbf beside a .shp, a .prj, a .txt.
[[nodiscard]] bool is_companion(const std::string& name);

/// Opens the file for reading. `shown` is how messages name it.
/// @throws Error{no_input} when it is not there, Error{bad_data} when it is no geodata of this kind or
///         an archive holds several.
[[nodiscard]] DatasetPtr open(const std::filesystem::path& file, Content content, const std::string& shown,
                              const std::vector<std::string>& options = {});
/// The database of this name; the password comes from PGPASSWORD or the file that libpq looks into.
/// @throws Error{no_input} when it does not answer.
[[nodiscard]] DatasetPtr open_database(const std::string& name);

}  // namespace lomsong::gdal
