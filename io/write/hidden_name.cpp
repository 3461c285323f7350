// SPDX-License-Identifier: Apache-2.0
#include "io/write/hidden_name.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <exception>
#include <optional>
#include <string>
#include <system_error>

#include <signal.h>
#include <unistd.h>

namespace lomsong {

namespace {

namespace fs = std::filesystem;

std::string machine() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : std::string{"unknown"};
}

/// All names of this machine begin so.
std::string stem(const fs::path& target, std::string_view what) {
    return "." + target.filename().string() + "." + std::string{what} + "-" + machine() + "-";
}

/// The process of a name that begins with the stem; nothing for a name that only looks like one.
std::optional<pid_t> process_of(std::string_view name, std::string_view stem) {
    if (!name.starts_with(stem)) {
        return std::nullopt;
    }
    name.remove_prefix(stem.size());
    pid_t process = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
    const bool ends_well = end == name.data() + name.size() || *end == '.';
    return error == std::errc{} && process > 0 && ends_well ? std::optional{process} : std::nullopt;
}

bool is_gone(pid_t process) { return ::kill(process, 0) != 0 && errno == ESRCH; }

}  // namespace

fs::path hidden_name(const fs::path& target, std::string_view what, int attempt) {
    std::string name = stem(target, what) + std::to_string(::getpid());
    if (attempt > 1) {
        name += "." + std::to_string(attempt);
    }
    return target.parent_path() / name;
}

void remove_abandoned(const fs::path& target, std::string_view what) noexcept {
    try {
        const std::string begin = stem(target, what);
        const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path{"."};
        for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
            const std::optional<pid_t> process = process_of(entry.path().filename().string(), begin);
            if (process && is_gone(*process)) {
                std::error_code ignored;
                fs::remove_all(entry.path(), ignored);
            }
        }
    } catch (const std::exception&) {  // whoever writes here next finds out what is wrong with the folder
    }
}

}  // namespace lomsong
