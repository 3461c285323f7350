// SPDX-License-Identifier: Apache-2.0
#include "io/write/part_set.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* k_again = " Compute this part again (lomsong run --part).";

std::string shown(PartNumber part) { return std::to_string(part.number) + " of " + std::to_string(part.of); }

[[noreturn]] void refuse(const ReadPart& part, const std::string& what) {
    throw Error{ErrorKind::bad_data, part.folder.string(), what};
}

bool is_part(const fs::path& folder) {
    std::error_code failed;
    return fs::exists(folder / k_part_mark, failed);
}

/// The path itself, or the parts in it. Hidden folders are parts that somebody is still writing.
std::vector<fs::path> folders_of(const fs::path& path) {
    std::error_code failed;
    if (!fs::exists(path, failed)) {
        throw Error{ErrorKind::no_input, path.string(),
                    "there is no such part. Name folders that 'lomsong run --part' wrote, or a folder of them."};
    }
    if (is_part(path) || !fs::is_directory(path, failed)) {
        return {path};
    }
    std::vector<fs::path> folders;
    for (const fs::directory_entry& entry : fs::directory_iterator{path, failed}) {
        if (!entry.path().filename().string().starts_with('.') && is_part(entry.path())) {
            folders.push_back(entry.path());
        }
    }
    if (folders.empty()) {
        throw Error{ErrorKind::no_input, path.string(),
                    "there is no part in it. Name folders that 'lomsong run --part' wrote, or a folder of them."};
    }
    std::ranges::sort(folders);
    return folders;
}

/// "2, 5 and 4 more": a few numbers of many.
std::string listed(const std::vector<std::uint32_t>& numbers) {
    constexpr std::size_t k_shown = 10;
    std::string list;
    for (std::size_t i = 0; i < std::min(k_shown, numbers.size()); ++i) {
        list += (i == 0 ? "" : ", ") + std::to_string(numbers[i]);
    }
    return numbers.size() > k_shown ? list + " and " + std::to_string(numbers.size() - k_shown) + " more" : list;
}

void stop_if_missing(const std::map<std::uint32_t, ReadPart>& parts, std::uint32_t of) {
    std::vector<std::uint32_t> missing;
    for (std::uint32_t number = 1; number <= of; ++number) {
        if (!parts.contains(number)) {
            missing.push_back(number);
        }
    }
    if (!missing.empty()) {
        throw Error{ErrorKind::bad_data, "parts",
                    (missing.size() == 1 ? "part " : "parts ") + listed(missing) + " of " + std::to_string(of) +
                        (missing.size() == 1 ? " is" : " are") +
                        " missing. Compute what is missing (lomsong run PROJECT --part " +
                        std::to_string(missing.front()) + "/" + std::to_string(of) + "), or name its folder too."};
    }
}

void check_input(const ReadPart& part, const InputRecord& of_part, const InputRecord& now) {
    if (of_part.role != now.role || of_part.path != now.path) {
        refuse(part, "it is of another project: its layer " + of_part.role + " is '" + of_part.path +
                         "', where the project has " + now.role + " '" + now.path + "'." + k_again);
    }
    const bool has_hashes = !of_part.hash.empty() && !now.hash.empty();
    if (has_hashes ? of_part.hash != now.hash : of_part.rows != now.rows) {
        refuse(part,
               "'" + now.path + "' (" + now.role + ") is not as it was when the part was computed." + k_again);
    }
}

/// The first key whose values differ, with both; empty when none does.
std::string first_difference(const Json& part, const Json& now) {
    const Json of_part = part.flatten();
    const Json of_project = now.flatten();
    for (const auto& [key, value] : of_project.items()) {
        if (!of_part.contains(key) || of_part[key] != value) {
            return "'" + key + "' is " + value.dump() + " in the project and was " +
                   (of_part.contains(key) ? of_part[key].dump() : "not there") + " when the part was computed";
        }
    }
    for (const auto& [key, value] : of_part.items()) {
        if (!of_project.contains(key)) {
            return "'" + key + "' was " + value.dump() + " when the part was computed and is not in the project";
        }
    }
    return {};
}

}  // namespace

std::vector<ReadPart> read_parts(const std::vector<fs::path>& paths, std::string_view version) {
    std::map<std::uint32_t, ReadPart> parts;
    for (const fs::path& path : paths) {
        for (const fs::path& folder : folders_of(path)) {
            ReadPart part = read_part(folder);
            if (part.head.version != version) {
                refuse(part, "it was computed by version " + part.head.version + " of Lomsong, and this is " +
                                 std::string{version} + "." + k_again);
            }
            if (!parts.empty() && part.head.part.of != parts.begin()->second.head.part.of) {
                refuse(part, "it is part " + shown(part.head.part) + ", and " +
                                 parts.begin()->second.folder.string() + " is part " +
                                 shown(parts.begin()->second.head.part) + ". Name parts of one cut.");
            }
            const auto [known, is_new] = parts.try_emplace(part.head.part.number, part);
            if (!is_new && packed(known->second.findings) != packed(part.findings)) {
                refuse(part, "it is part " + shown(part.head.part) + " as " + known->second.folder.string() +
                                 " is, with other content. Name one of them, the one of this project.");
            }
        }
    }
    stop_if_missing(parts, parts.begin()->second.head.part.of);
    std::vector<ReadPart> in_order;
    for (auto& [number, part] : parts) {
        in_order.push_back(std::move(part));
    }
    return in_order;
}

void check_same_project(const std::vector<ReadPart>& parts, const PartHead& project) {
    const Json parameters = Json::parse(project.parameters_json);
    for (const ReadPart& part : parts) {
        const PartHead& head = part.head;
        for (std::size_t i = 0; i < std::min(head.inputs.size(), project.inputs.size()); ++i) {
            check_input(part, head.inputs[i], project.inputs[i]);
        }
        if (head.inputs.size() != project.inputs.size()) {
            refuse(part, "it is of another project: it was computed from " + std::to_string(head.inputs.size()) +
                             " files, and the project has " + std::to_string(project.inputs.size()) + "." +
                             k_again);
        }
        if (const std::string what = first_difference(Json::parse(head.parameters_json), parameters);
            !what.empty()) {
            refuse(part, "it has other parameters: " + what + "." + k_again);
        }
    }
}

}  // namespace lomsong
