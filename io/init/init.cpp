// SPDX-License-Identifier: Apache-2.0
#include "io/init/init.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string_view>
#include <system_error>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
    return text;
}

/// Files that belong to another file, or that are for people.
bool is_companion(const fs::path& file, const std::set<std::string>& names) {
    constexpr std::array<std::string_view, 22> k_passed_over{
        ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qpj", ".qmd",  ".qml", ".sld", ".ovr",
        ".tfw", ".wld", ".aux", ".xml", ".id",  ".ind", ".dat", ".toml", ".md",  ".txt", ".pdf"};
    const std::string extension = lower_case(file.extension().string());
    if (std::ranges::find(k_passed_over, extension) != k_passed_over.end()) {
        return true;
    }
    const std::string name = lower_case(file.filename().string());
    if (name.starts_with("readme") || name.starts_with("license") || name.starts_with("licence")) {
        return true;
    }
    return extension == ".dbf" && names.contains(lower_case(file.stem().string()) + ".shp");
}

bool is_hidden(const fs::path& path) {
    const std::string name = path.filename().string();
    return name.empty() || name.front() == '.' || name.front() == '~';
}

/// Written by `run`, or by `check` and `clean`: what came out of the layers is no layer.
bool is_ours(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / "run.json", ignored) || fs::exists(folder / "quality.json", ignored);
}

/// The files of one folder and, when `deeper`, of the folders in it; sorted by name.
std::vector<fs::path> files_in(const fs::path& folder, bool deeper) {
    std::vector<fs::path> entries;
    std::set<std::string> names;
    std::error_code unreadable;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder, unreadable}) {
        if (!is_hidden(entry.path())) {
            entries.push_back(entry.path());
            names.insert(lower_case(entry.path().filename().string()));
        }
    }
    std::ranges::sort(entries);
    std::vector<fs::path> files;
    for (const fs::path& path : entries) {
        std::error_code ignored;
        if (fs::is_regular_file(path, ignored)) {
            if (!is_companion(path, names)) {
                files.push_back(path);
            }
        } else if (deeper && fs::is_directory(path, ignored) && !is_ours(path)) {
            const std::vector<fs::path> inner = files_in(path, false);
            files.insert(files.end(), inner.begin(), inner.end());
        }
    }
    return files;
}

/// The last named part, also of "data/" and ".".
std::string name_of_folder(const fs::path& folder) {
    std::error_code ignored;
    const fs::path full = fs::weakly_canonical(folder, ignored);
    return full.filename().empty() ? full.parent_path().filename().string() : full.filename().string();
}

/// The file's path as a project file in `project_folder` names it.
fs::path seen_from(const fs::path& project_folder, const fs::path& file) {
    const auto full = [](const fs::path& path) {
        return fs::absolute(path.empty() ? "." : path).lexically_normal();
    };
    const fs::path relative = full(file).lexically_relative(full(project_folder));
    return relative.empty() ? full(file) : relative;
}

}  // namespace

ProjectDraft init_project_text(const fs::path& folder) { return init_project_text(folder, folder); }

ProjectDraft init_project_text(const fs::path& folder, const fs::path& project_folder) {
    std::error_code ignored;
    if (!fs::is_directory(folder, ignored)) {
        throw Error{ErrorKind::no_input, folder.string(),
                    fs::exists(folder, ignored)
                        ? "is a file. Give the folder that holds the layers."
                        : "there is no such folder. Give the folder that holds the layers."};
    }
    FolderContent content;
    content.name = name_of_folder(folder);
    for (const fs::path& file : files_in(folder, true)) {
        const fs::path relative = seen_from(project_folder, file);
        std::vector<ContentSummary> found = inspect(file);
        if (found.empty()) {
            content.unreadable.push_back(relative);
        }
        for (ContentSummary& summary : found) {
            summary.file = relative;
            content.contents.push_back(std::move(summary));
        }
    }
    return init_text_for(content);
}

}  // namespace lomsong
