// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/readable.hpp"

#include <fstream>
#include <memory>
#include <sstream>

#include <cpl_minixml.h>
#include <cpl_vsi.h>
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

struct DestroyXml {
    void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};

/// The labels of the rules below, each within its own.
std::string labels_below(const CPLXMLNode* rules, const std::string& indent) {
    std::string text;
    for (const CPLXMLNode* rule = rules == nullptr ? nullptr : rules->psChild; rule != nullptr;
         rule = rule->psNext) {
        if (rule->eType == CXT_Element && std::string_view{rule->pszValue} == "rule") {
            const bool ticked = std::string_view{CPLGetXMLValue(rule, "checkstate", "1")} == "1";
            text += indent + (ticked ? "* " : "- ") + CPLGetXMLValue(rule, "label", "") + " | " +
                    CPLGetXMLValue(rule, "filter", "") + "\n" + labels_below(rule, indent + "  ");
        }
    }
    return text;
}

/// Groups and layers in their order, shown or not, with where they come from.
std::string layers_below(const CPLXMLNode* tree, const std::string& indent) {
    std::string text;
    for (const CPLXMLNode* line = tree->psChild; line != nullptr; line = line->psNext) {
        const std::string_view name{line->pszValue};
        if (name == "layer-tree-group" || name == "layer-tree-layer") {
            const bool shown = std::string_view{CPLGetXMLValue(line, "checked", "")} == "Qt::Checked";
            text += indent + (shown ? "* " : "- ") + CPLGetXMLValue(line, "name", "") + " | " +
                    CPLGetXMLValue(line, "source", "") + "\n" + layers_below(line, indent + "  ");
        }
    }
    return text;
}

std::string text_of_project(const fs::path& file) {
    const std::string inside = "/vsizip/{" + file.string() + "}/" + file.stem().string() + ".qgs";
    GByte* bytes = nullptr;
    if (VSIIngestFile(nullptr, inside.c_str(), &bytes, nullptr, -1) == FALSE) {
        return "no project";
    }
    const std::string xml{reinterpret_cast<const char*>(bytes)};
    VSIFree(bytes);
    const std::unique_ptr<CPLXMLNode, DestroyXml> document{CPLParseXMLString(xml.c_str())};
    const CPLXMLNode* root = CPLGetXMLNode(document.get(), "=qgis");
    if (root == nullptr) {
        return "no XML";
    }
    std::string text = std::string{CPLGetXMLValue(root, "title", "")} + "\n" +
                       CPLGetXMLValue(root, "projectCrs.spatialrefsys.authid", "") + "\n" +
                       layers_below(CPLGetXMLNode(root, "layer-tree-group"), "");
    for (const CPLXMLNode* layer = CPLGetXMLNode(root, "projectlayers")->psChild; layer != nullptr;
         layer = layer->psNext) {
        text += std::string{"== "} + CPLGetXMLValue(layer, "layername", "") + " | " +
                CPLGetXMLValue(layer, "renderer-v2.type", "raster") + "\n" +
                labels_below(CPLGetXMLNode(layer, "renderer-v2.rules"), "");
    }
    return text;
}

}  // namespace

std::string readable(const fs::path& folder, const fs::path& expected) {
    const std::string name = expected.string();
    const auto without = [&](std::string_view end) { return folder / name.substr(0, name.size() - end.size()); };
    if (name.ends_with(".xlsx.txt")) {
        return fs::exists(without(".txt")) ? text_of_workbook(without(".txt")) : std::string{};
    }
    if (name.ends_with(".qgz.txt")) {
        return text_of_project(without(".txt"));
    }
    return name.ends_with(".html.json") ? data_of_map(without(".json")) : bytes_of(folder / expected);
}

}  // namespace lomsong
