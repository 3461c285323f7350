// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/readable.hpp"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "engine/core/reporter.hpp"
#include "io/read/read_table.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string text_of_workbook(const fs::path& file) {
    std::string text;
    for (const VectorTable& sheet : read_tables({file, file.filename().string(), ""}, SilentReporter{})) {
        text += "== " + sheet.layer + "\n";
        for (const TableRow& row : sheet.rows) {
            text += std::to_string(row.number) + ":";
            for (const std::string& cell : row.values) {
                text += " " + cell + " |";
            }
            text += "\n";
        }
    }
    return text;
}

/// Pictures are compared as what they are made from, messages in the catalogue.
std::string data_of_map(const fs::path& file) {
    const std::string page = bytes_of(file);
    constexpr std::string_view k_begin = "id=\"lomsong-data\">";
    const std::size_t begin = page.find(k_begin);
    const std::size_t end = page.find("</script>", begin);
    if (begin == page.npos || end == page.npos) {
        return "no data";
    }
    const std::size_t data = begin + k_begin.size();
    auto json = nlohmann::ordered_json::parse(page.substr(data, end - data), nullptr, false);
    if (json.is_object()) {
        for (const char* unread : {"messages", "hillshade", "coverage"}) {
            json.erase(unread);
        }
    }
    return json.dump(1) + "\n";
}

}  // namespace

std::string readable(const fs::path& folder, const fs::path& expected) {
    const std::string name = expected.string();
    const auto without = [&](std::string_view end) { return folder / name.substr(0, name.size() - end.size()); };
    if (name.ends_with(".xlsx.txt")) {
        return fs::exists(without(".txt")) ? text_of_workbook(without(".txt")) : std::string{};
    }
    return name.ends_with(".html.json") ? data_of_map(without(".json")) : bytes_of(folder / expected);
}

}  // namespace lomsong
