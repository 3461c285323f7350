// SPDX-License-Identifier: Apache-2.0
/// @file  Small XLSX files for tests, written cell by cell: row gaps, formulas and all that a library would tidy
/// up.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <cpl_vsi.h>

#include "io/gdal/session.hpp"

namespace lomsong {

class Workbook {
  public:
    /// A new sheet whose rows have these numbers and cells, all of them text.
    void sheet(const std::string& name, const std::map<std::uint64_t, std::vector<std::string>>& rows) {
        m_sheets.emplace_back(name, "");
        for (const auto& [number, cells] : rows) {
            std::string xml;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                xml += "<c r=\"" + std::string(1, static_cast<char>('A' + i)) + std::to_string(number) +
                       "\" t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>";
            }
            raw_row(number, xml);
        }
    }
    /// A row of the last sheet whose cells are given as XML.
    void raw_row(std::uint64_t number, const std::string& cells) {
        m_sheets.back().second += "<row r=\"" + std::to_string(number) + "\">" + cells + "</row>";
    }

    std::filesystem::path write(const std::filesystem::path& file) const {
        gdal::start();
        VSILFILE* archive = VSIFOpenL(("/vsizip/" + file.string()).c_str(), "wb");
        const auto put = [&](const std::string& name, const std::string& content) {
            const std::string text = R"(<?xml version="1.0" encoding="UTF-8"?>)" + content;
            VSILFILE* entry = VSIFOpenL(("/vsizip/" + file.string() + "/" + name).c_str(), "wb");
            VSIFWriteL(text.data(), 1, text.size(), entry);
            VSIFCloseL(entry);
        };
        std::string sheets;
        std::string relations;
        std::string types;
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            const std::string id = std::to_string(i + 1);
            const std::string part = "worksheets/sheet" + id + ".xml";
            sheets += "<sheet name=\"" + m_sheets[i].first + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\"/>";
            relations += "<Relationship Id=\"rId" + id + "\" Type=\"" + k_relations + "/worksheet\" Target=\"" +
                         part + "\"/>";
            types += "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + k_type + "worksheet+xml\"/>";
            put("xl/" + part, "<worksheet xmlns=\"" + k_main + "\"><sheetData>" + m_sheets[i].second +
                                  "</sheetData></worksheet>");
        }
        put("xl/workbook.xml", "<workbook xmlns=\"" + k_main + "\" xmlns:r=\"" + k_relations + "\"><sheets>" +
                                   sheets + "</sheets></workbook>");
        put("xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"" + k_package + "/relationships\">" + relations + "</Relationships>");
        put("_rels/.rels", "<Relationships xmlns=\"" + k_package +
                               "/relationships\"><Relationship Id=\"rId1\" Type=\"" + k_relations +
                               "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        put("[Content_Types].xml", "<Types xmlns=\"" + k_package +
                                       "/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"" +
                                       k_type + "sheet.main+xml\"/>" + types + "</Types>");
        VSIFCloseL(archive);
        return file;
    }

  private:
    const std::string k_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string k_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string k_package = "http://schemas.openxmlformats.org/package/2006";
    const std::string k_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::vector<std::pair<std::string, std::string>> m_sheets;  ///< name, rows as XML
};

}  // namespace lomsong
