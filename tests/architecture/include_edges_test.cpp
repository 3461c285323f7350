// SPDX-License-Identifier: Apache-2.0
/// @file  Reads every #include of the tree and fails on an edge that ARCHITECTURE.md forbids.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lomsong {
namespace {

namespace fs = std::filesystem;

/// What a room may include: other rooms of ours, and libraries by the first part of their header's path.
struct Room {
    std::set<std::string> rooms;
    std::set<std::string> libraries;
};

/// The table of ARCHITECTURE.md. A room may always include itself and the standard library.
const std::map<std::string, Room>& allowed() {
    static const std::set<std::string> every_algorithm{
        "algorithms/antenna",     "algorithms/calibration", "algorithms/compare", "algorithms/coverage",
        "algorithms/evidence",    "algorithms/extension",   "algorithms/fibre",   "algorithms/plan",
        "algorithms/propagation", "algorithms/settlement",  "algorithms/sweep",   "algorithms/terrain",
        "algorithms/verdict",     "algorithms/zonal"};
    static const std::map<std::string, Room> table = [] {
        std::map<std::string, Room> rooms;
        rooms["engine/core"] = {{}, {"boost"}};
        rooms["engine/parallel"] = {{"engine/core"}, {"tbb"}};
        rooms["algorithms/propagation"] = {{"engine/core"}, {}};
        rooms["algorithms/antenna"] = {{"engine/core"}, {}};
        rooms["algorithms/terrain"] = {{"engine/core"}, {}};
        rooms["algorithms/sweep"] = {{"engine/core", "algorithms/terrain", "algorithms/propagation"}, {"hwy"}};
        rooms["algorithms/coverage"] = {{"engine/core", "algorithms/antenna", "algorithms/propagation"}, {"hwy"}};
        rooms["algorithms/calibration"] = {{"engine/core"}, {}};
        rooms["algorithms/compare"] = {{"engine/core"}, {"boost"}};
        rooms["algorithms/evidence"] = {{"engine/core", "algorithms/antenna", "algorithms/propagation"}, {}};
        rooms["algorithms/settlement"] = {{"engine/core"}, {"boost"}};
        rooms["algorithms/verdict"] = {{"engine/core"}, {}};
        rooms["algorithms/zonal"] = {{"engine/core"}, {"boost"}};
        rooms["algorithms/plan"] = {{"engine/core"}, {}};
        rooms["algorithms/fibre"] = {{"engine/core"}, {"boost"}};
        rooms["algorithms/extension"] = {{"engine/core", "algorithms/fibre"}, {"boost"}};
        rooms["engine/job"] = {every_algorithm, {}};
        rooms["engine/job"].rooms.insert({"engine/core", "engine/parallel"});
        rooms["io/gdal"] = {{"engine/core"}, {"gdal", "proj"}};
        rooms["io/language"] = {{"engine/core"}, {"toml++", "fmt"}};
        rooms["io/project"] = {{"engine/core"}, {"toml++", "nlohmann", "fmt"}};
        rooms["io/text"] = {{"engine/core"}, {}};
        rooms["io/clean"] = {{"engine/core", "io/project", "io/text"}, {"fmt"}};
        rooms["io/place"] = {{"engine/core", "io/clean", "io/gdal"}, {"gdal"}};
        rooms["io/read"] = {
            {"engine/core", "io/gdal", "io/project", "io/text", "io/clean", "io/shapes", "io/place"},
            {"gdal", "xxhash", "nlohmann", "fmt"}};
        rooms["io/shapes"] = {{"engine/core", "io/gdal", "io/clean"}, {"geos"}};
        rooms["io/init"] = {{"engine/core", "io/project", "io/clean", "io/read"}, {"fmt"}};
        rooms["io/write"] = {{"engine/core", "engine/parallel", "io/gdal", "io/language", "io/project", "io/read"},
                             {"gdal", "nlohmann", "fmt"}};
        rooms["io/quality"] = {{"engine/core", "io/clean", "io/language", "io/project", "io/read", "io/write"},
                               {"nlohmann", "fmt"}};
        rooms["io/review"] = {{"engine/core", "io/clean", "io/language", "io/project", "io/quality", "io/read",
                               "io/workbook", "io/write"},
                              {"xlsxwriter", "sqlite3", "nlohmann", "fmt"}};
        rooms["io/draw"] = {{"engine/core"}, {"cairo", "pango"}};
        rooms["io/report"] = {{"engine/core", "io/draw", "io/gdal", "io/language", "io/read", "io/write"},
                              {"gdal", "nlohmann", "fmt"}};
        rooms["io/sheets"] = {
            {"engine/core", "io/draw", "io/gdal", "io/language", "io/read", "io/report", "io/workbook", "io/write"},
            {"gdal", "nlohmann", "fmt"}};
        rooms["io/cluster"] = {{"engine/core", "io/write"}, {"fmt"}};
        rooms["io/serve"] = {{"engine/core"}, {"httplib", "nlohmann", "fmt"}};
        rooms["io/qgis"] = {{"engine/core", "io/gdal", "io/language", "io/report", "io/write"}, {"gdal", "fmt"}};
        rooms["io/workbook"] = {{"engine/core", "io/language", "io/read", "io/report", "io/write"},
                                {"xlsxwriter", "nlohmann", "fmt"}};
        rooms["datasets"] = {{"engine/core", "io/gdal"}, {"boost", "gdal", "nlohmann", "fmt"}};
        return rooms;
    }();
    return table;
}

/// The library behind an angle include; "" for the standard library and the system.
std::string library_of(const std::string& header) {
    const std::string root = header.substr(0, header.find('/'));
    if (root.starts_with("gdal") || root.starts_with("ogr") || root.starts_with("cpl") || root.starts_with("vrt")) {
        return "gdal";
    }
    if (root == "geodesic.h" || root.starts_with("proj")) {
        return "proj";
    }
    if (root == "geos_c.h") {
        return "geos";
    }
    if (root == "xlsxwriter.h" || root == "sqlite3.h" || root == "httplib.h") {
        return root.substr(0, root.find('.'));
    }
    if (root.starts_with("xxh")) {
        return "xxhash";
    }
    static const std::set<std::string> by_folder{"boost", "tbb", "hwy",      "toml++", "nlohmann",
                                                 "fmt",   "CLI", "utf8proc", "cairo",  "pango"};
    return by_folder.contains(root) ? root : "";
}

struct Edge {
    std::string file;
    std::string from;
    std::string to;
    bool to_library;
};

std::string room_of(const std::string& path) {
    for (const auto& entry : allowed()) {
        if (path.starts_with(entry.first + "/")) {
            return entry.first;
        }
    }
    return "";
}

std::vector<Edge> edges_of(const fs::path& root) {
    static const std::regex include{R"rx(^\s*#\s*include\s*([<"])([^>"]+)[>"])rx"};
    std::vector<Edge> edges;
    for (const char* top : {"engine", "algorithms", "io", "datasets"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension != ".hpp" && extension != ".cpp") {
                continue;
            }
            const std::string file = fs::relative(entry.path(), root).generic_string();
            std::ifstream in{entry.path()};
            for (std::string line; std::getline(in, line);) {
                std::smatch match;
                if (!std::regex_search(line, match, include)) {
                    continue;
                }
                const bool ours = match[1] == "\"";
                const std::string target = ours ? room_of(match[2]) : library_of(match[2]);
                if (ours && target.empty()) {
                    edges.push_back({file, room_of(file), match[2], false});
                } else if (!target.empty()) {
                    edges.push_back({file, room_of(file), target, !ours});
                }
            }
        }
    }
    return edges;
}

bool permitted(const Edge& edge) {
    const auto room = allowed().find(edge.from);
    if (room == allowed().end()) {
        return false;
    }
    return edge.to_library ? room->second.libraries.contains(edge.to)
                           : edge.from == edge.to || room->second.rooms.contains(edge.to);
}

TEST(Architecture, EveryIncludeIsAnEdgeOfTheTable) {
    const std::vector<Edge> edges = edges_of(LOMSONG_SOURCE_DIR);
    ASSERT_GT(edges.size(), 50U) << "the sources were not found";
    for (const Edge& edge : edges) {
        EXPECT_TRUE(permitted(edge)) << edge.file << ": '" << edge.from << "' may not include '" << edge.to
                                     << "'. Move the code to the room it belongs to, or change ARCHITECTURE.md and "
                                        "this table together.";
    }
}

TEST(Architecture, TheTableForbidsWhatItShould) {
    EXPECT_FALSE(permitted({"algorithms/verdict/x.cpp", "algorithms/verdict", "io/read", false}));
    EXPECT_FALSE(permitted({"io/write/x.cpp", "io/write", "algorithms/verdict", false}));
    EXPECT_FALSE(permitted({"algorithms/sweep/x.cpp", "algorithms/sweep", "tbb", true}));
    EXPECT_FALSE(permitted({"engine/job/x.cpp", "engine/job", "gdal", true}));
    EXPECT_TRUE(permitted({"io/read/x.cpp", "io/read", "gdal", true}));
}

/// The first of ours or of others that a file includes, with its marks; "" when there is none.
std::string first_include_of(const fs::path& path) {
    static const std::regex include{R"rx(^\s*#\s*include\s*([<"][^>"]+[>"]))rx"};
    std::ifstream in{path};
    for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (std::regex_search(line, match, include)) {
            return match[1];
        }
    }
    return "";
}

// The build compiles a header alone only when no .cpp does (lomsong_check_headers).
TEST(Architecture, EverySourceIncludesItsOwnHeaderFirst) {
    const fs::path root = LOMSONG_SOURCE_DIR;
    int pairs = 0;
    for (const char* top : {"engine", "algorithms", "io", "apps", "datasets", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const fs::path source = fs::path{entry.path()}.replace_extension(".cpp");
            if (entry.path().extension() == ".hpp" && fs::exists(source)) {
                ++pairs;
                EXPECT_EQ(first_include_of(source), '"' + fs::relative(entry.path(), root).generic_string() + '"')
                    << source;
            }
        }
    }
    EXPECT_GT(pairs, 100) << "the sources were not found";
}

TEST(Architecture, EveryFileStartsWithItsLicence) {
    for (const char* top : {"engine", "algorithms", "io", "apps", "datasets", "tests", "benchmarks"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path{LOMSONG_SOURCE_DIR} / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".hpp" || extension == ".cpp") {
                std::ifstream in{entry.path()};
                std::string line;
                std::getline(in, line);
                EXPECT_EQ(line, "// SPDX-License-Identifier: Apache-2.0") << entry.path();
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
