// SPDX-License-Identifier: Apache-2.0
#include "io/gdal/vietnam_datum.hpp"

#include <string>

#include <cpl_conv.h>
#include <ogr_spatialref.h>

#include "engine/core/text.hpp"

namespace lomsong::gdal {

namespace {

/// "Vietnam_2000" of EPSG, "D_Vietnam_2000" of ESRI, and what surveyors write.
bool is_vn2000(const OGRSpatialReference& reference) {
    const char* datum = reference.GetAttrValue("DATUM");
    const std::string name = identifier(datum == nullptr ? "" : datum);
    return name.ends_with("vietnam_2000") || name.ends_with("vn_2000") || name.ends_with("vn2000");
}

/// The definition in PROJ's own words, which name no EPSG code: beside a code, GDAL ignores parameters.
std::string proj_text(const OGRSpatialReference& reference) {
    char* text = nullptr;
    const OGRErr failed = reference.exportToProj4(&text);
    std::string result = failed == OGRERR_NONE && text != nullptr ? text : "";
    CPLFree(text);
    return result;
}

}  // namespace

OGRSpatialReference with_national_parameters(const OGRSpatialReference& reference) {
    std::array<double, 7> own{};
    if (!is_vn2000(reference) || reference.GetTOWGS84(own.data(), static_cast<int>(own.size())) == OGRERR_NONE) {
        return reference;
    }
    const auto& d = k_vn2000_to_wgs84;
    OGRSpatialReference named{reference};
    OGRSpatialReference fixed;
    if (named.SetTOWGS84(d[0], d[1], d[2], -d[3], -d[4], -d[5], d[6]) != OGRERR_NONE ||
        fixed.importFromProj4(proj_text(named).c_str()) != OGRERR_NONE) {
        return reference;  // a projection that PROJ's short form cannot say
    }
    fixed.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    return fixed;
}

}  // namespace lomsong::gdal
