// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/dataset.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>

#include "engine/core/database_name.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/gdal/archive.hpp"
#include "io/gdal/session.hpp"

namespace lomsong::gdal {

namespace {

/// Parts of a dataset that is opened by another of its files, and what is no data at all.
constexpr std::array<std::string_view, 17> k_companions{
    ".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix",  ".qml", ".dat",
    ".map", ".id",  ".ind", ".mid", ".txt", ".md",  ".html", ".xml",
};

std::string lower_extension(const std::string& name) {
    return folded(std::filesystem::path{name}.extension().string());
}

std::vector<std::string> names_in_zip(const std::filesystem::path& file) {
    std::vector<std::string> names;
    for (const ArchiveEntry& entry : archive_entries(file.string(), file.filename().string())) {
        if (!is_companion(entry.name)) {
            names.push_back("/vsizip/{" + file.string() + "}/" + entry.name);
        }
    }
    std::ranges::sort(names);
    return names;
}

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "'" : ", '") + std::filesystem::path{name}.filename().string() + "'";
    }
    return text;
}

/// Why GDAL refused, without its list of drivers.
std::string reason_of(const Messages& messages) {
    std::string first = messages.first();
    first.erase(first.find_last_not_of(". ") + 1);
    const bool says_nothing = first.empty() || first.find("not recognized as") != std::string::npos;
    return says_nothing ? "no format that GDAL knows" : first;
}

}  // namespace

void CloseDataset::operator()(GDALDataset* dataset) const {
    const Messages messages;
    GDALClose(GDALDataset::ToHandle(dataset));
}

std::vector<std::string> gdal_names(const std::filesystem::path& file) {
    start();
    std::error_code failed;
    const std::string extension = lower_extension(file.string());
    if (std::filesystem::is_directory(file, failed) && extension != ".gdb") {
        return {};
    }
    return extension == ".zip" ? names_in_zip(file) : std::vector<std::string>{file.string()};
}

bool is_companion(const std::string& name) {
    return std::ranges::find(k_companions, lower_extension(name)) != k_companions.end();
}

DatasetPtr try_open(const std::string& gdal_name, Content content, const std::vector<std::string>& options) {
    start();
    const int flags = (content == Content::vector ? GDAL_OF_VECTOR : GDAL_OF_RASTER) | GDAL_OF_VERBOSE_ERROR;
    CPLStringList list;
    for (const std::string& option : options) {
        list.AddString(option.c_str());
    }
    return DatasetPtr{
        GDALDataset::Open(gdal_name.c_str(), static_cast<unsigned int>(flags), nullptr, list.List(), nullptr)};
}

DatasetPtr open_database(const std::string& name) {
    const Messages messages;
    const std::string gdal_name = name.starts_with("PG:") ? name : "PG:" + name;
    DatasetPtr dataset = try_open(gdal_name, Content::vector);
    if (!dataset) {
        throw Error{ErrorKind::no_input, without_password(name),
                    "the database does not answer: " + message_without_password(reason_of(messages)) +
                        ". Check its name, that it runs, and PGPASSWORD."};
    }
    return dataset;
}

DatasetPtr open(const std::filesystem::path& file, Content content, const std::string& shown,
                const std::vector<std::string>& options) {
    VSIStatBufL status;  // also of a file in GDAL's memory
    if (VSIStatL(file.c_str(), &status) != 0) {
        throw Error{
            ErrorKind::no_input, shown,
            "there is no such file (looked for " + file.string() + "). Correct the path in the project file."};
    }
    const Messages messages;
    const std::string kind = content == Content::vector ? "vector" : "raster";
    std::vector<std::string> opened;
    DatasetPtr dataset;
    for (const std::string& name : gdal_names(file)) {
        if (DatasetPtr candidate = try_open(name, content, options)) {
            opened.push_back(name);
            dataset = std::move(candidate);
        }
    }
    if (opened.size() > 1) {
        throw Error{ErrorKind::bad_data, shown,
                    "the archive holds " + std::to_string(opened.size()) + " " + kind +
                        " files: " + list_of(opened) + ". Unpack it and name one of them."};
    }
    if (dataset) {
        return dataset;
    }
    const DatasetPtr other =
        gdal_names(file).empty()
            ? nullptr
            : try_open(gdal_names(file).front(), content == Content::vector ? Content::raster : Content::vector);
    if (other) {
        throw Error{ErrorKind::bad_data, shown,
                    std::string{"is a "} + (content == Content::vector ? "raster" : "vector") + " file, where a " +
                        kind + " file is needed. Name another file in this layer."};
    }
    throw Error{ErrorKind::bad_data, shown,
                "is not a " + kind + " file that can be read: " + reason_of(messages) +
                    ". Check that it is complete and of the format its name says."};
}

}  // namespace lomsong::gdal
