// SPDX-License-Identifier: Apache-2.0
#include "io/read/save_date.hpp"

#include <memory>
#include <string_view>

#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include "engine/core/text.hpp"
#include "io/clean/sheet.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {

namespace {

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

/// What stands between the tags of `name` in the properties of a workbook; empty when there are none.
std::string property(const std::string& workbook, const std::string& entry, const std::string& name) {
    constexpr std::size_t k_longest = 65'536;
    const gdal::Messages messages;
    const std::unique_ptr<VSILFILE, CloseFile> file{
        VSIFOpenL(("/vsizip/{" + workbook + "}/" + entry).c_str(), "rb")};
    if (!file) {
        return {};
    }
    std::string text(k_longest, '\0');
    text.resize(VSIFReadL(text.data(), 1, text.size(), file.get()));
    const std::size_t tag = text.find("<" + name);
    const std::size_t begin = tag == std::string::npos ? tag : text.find('>', tag);
    const std::size_t end = begin == std::string::npos ? begin : text.find('<', begin);
    return end == std::string::npos ? std::string{} : text.substr(begin + 1, end - begin - 1);
}

}  // namespace

void tell_save_date(OGRLayer& layer, const std::string& gdal_name, VectorTable& table) {
    std::string date;
    std::string reason;
    if (const char* dbf = layer.GetMetadataItem("DBF_DATE_LAST_UPDATE")) {
        date = date_in(dbf);
        reason = "last saved that day, by the head of its DBF";
    } else if (folded(gdal_name).ends_with(".xlsx")) {
        date = date_in(property(gdal_name, "docProps/core.xml", "dcterms:modified").substr(0, 10));
        reason = "last saved that day, by the properties of the workbook";
    } else if (folded(gdal_name).ends_with(".ods")) {
        date = date_in(property(gdal_name, "meta.xml", "dc:date").substr(0, 10));
        reason = "last saved that day, by the properties of the workbook";
    }
    constexpr std::string_view k_written_by_gdal = "1995-07-26";  // no day, but what GDAL writes for every file
    constexpr double k_confidence = 0.5;
    if (!date.empty() && date != k_written_by_gdal) {
        table.understood.push_back({"date", date, k_confidence, reason});
        table.data_date = date;
    }
}

}  // namespace lomsong
