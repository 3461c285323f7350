// SPDX-License-Identifier: Apache-2.0
#include "io/read/pattern_library.hpp"

#include <system_error>
#include <utility>
#include <vector>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/read/antenna_file.hpp"

namespace lomsong {

namespace {

std::string places_of(const Project& project) {
    const std::string beside = "beside the project file";
    return project.antenna_folder.empty() ? beside : "in '" + project.antenna_folder + "' or " + beside;
}

/// An error's text ends with what to do, as a sentence of its own.
PatternLibrary::Problem problem_of(const Error& error) {
    const std::string text = error.what();
    const std::size_t end = text.rfind(". ");
    return end == std::string::npos ? PatternLibrary::Problem{text, "Correct the file."}
                                    : PatternLibrary::Problem{text.substr(0, end), text.substr(end + 2)};
}

}  // namespace

std::optional<std::filesystem::path> find_antenna_file(const Project& project, const std::string& name) {
    const std::filesystem::path written = std::filesystem::path{name};
    for (const std::filesystem::path& folder : {project.folder / project.antenna_folder, project.folder}) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(folder / written, ignored)) {
            return folder / written;
        }
    }
    return std::nullopt;
}

std::optional<PatternLibrary::Problem> PatternLibrary::load(const std::string& name) {
    if (name.empty() || built_in_pattern(name)) {
        return std::nullopt;
    }
    const auto [entry, is_new] = m_seen.try_emplace(name);
    if (!is_new) {
        return entry->second;
    }
    const std::optional<std::filesystem::path> file = find_antenna_file(m_project, name);
    if (!file) {
        std::vector<std::string> known;
        for (const BuiltInPattern& pattern : k_built_in_patterns) {
            known.emplace_back(pattern.name);
        }
        entry->second = Problem{
            "there is no pattern file '" + name + "' " + places_of(m_project),
            "Put it there, correct the name, or write tr36814, tr38901 or omni." + did_you_mean(name, known)};
        return entry->second;
    }
    try {
        m_layers.patterns.push_back(read_antenna_file(*file, name));
    } catch (const Error& error) {
        entry->second = problem_of(error);
    }
    return entry->second;
}

void load_default_patterns(const Project& project, PatternLibrary& library) {
    for (const TechnologyInfo& technology : k_technologies) {
        const std::string& name = project.parameters.technologies[index_of(technology.technology)].pattern;
        if (const std::optional<PatternLibrary::Problem> problem = library.load(name)) {
            throw Error{ErrorKind::bad_data,
                        project.file.string() + ": [defaults." + std::string{technology.key} + "] pattern",
                        problem->seen + ". " + problem->advice};
        }
    }
}

}  // namespace lomsong
