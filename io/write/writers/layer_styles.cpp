// SPDX-License-Identifier: Apache-2.0
#include "io/write/writers/layer_styles.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include <ogrsf_frmts.h>

#include "io/language/catalogue.hpp"

namespace lomsong {

namespace {

struct StyleField {
    const char* name;
    OGRFieldType type = OFTString;
};

/// As QGIS itself makes the table, in its order.
constexpr std::array k_fields{
    StyleField{"f_table_catalog"},
    StyleField{"f_table_schema"},
    StyleField{"f_table_name"},
    StyleField{"f_geometry_column"},
    StyleField{"styleName"},
    StyleField{"styleQML"},
    StyleField{"styleSLD"},
    StyleField{"useAsDefault", OFTInteger},
    StyleField{"description"},
    StyleField{"owner"},
    StyleField{"ui"},
    StyleField{"update_time", OFTDateTime},
};

/// The date that gdal::start gives GeoPackages, so that the same result has the same bytes.
constexpr const char* k_fixed_time = "2000-01-01T00:00:00.000Z";

OGRLayer* create_table(GDALDataset& geopackage) {
    OGRLayer* layer = geopackage.CreateLayer("layer_styles", nullptr, wkbNone, nullptr);
    bool done = layer != nullptr;
    for (const StyleField& field : k_fields) {
        OGRFieldDefn definition{field.name, field.type};
        definition.SetSubType(field.type == OFTInteger ? OFSTBoolean : OFSTNone);
        done = done && layer->CreateField(&definition) == OGRERR_NONE;
    }
    return done ? layer : nullptr;
}

bool add_style(OGRLayer& styles, const char* geometry_column, const FeatureTable& table,
               const StyleContext& context) {
    std::vector<std::string> columns{"id"};
    std::ranges::transform(table.columns, std::back_inserter(columns), &Column::name);
    OGRFeature row{styles.GetLayerDefn()};
    row.SetField("f_table_catalog", "");
    row.SetField("f_table_schema", "");
    row.SetField("f_table_name", table.name.c_str());
    row.SetField("f_geometry_column", geometry_column);
    row.SetField("styleName", say(context.language, "qgis.style").c_str());
    row.SetField("styleQML", qml({table.name, columns}, context).c_str());
    row.SetField("styleSLD", "");
    row.SetField("useAsDefault", 1);
    row.SetField("description", layer_title(table.name, context.language).c_str());
    row.SetField("owner", "");
    row.SetField("update_time", k_fixed_time);
    return styles.CreateFeature(&row) == OGRERR_NONE;
}

}  // namespace

bool add_layer_styles(GDALDataset& geopackage, std::span<const FeatureTable> tables, const StyleContext& context) {
    OGRLayer* styles = create_table(geopackage);
    if (styles == nullptr || geopackage.StartTransaction() != OGRERR_NONE) {
        return false;
    }
    const bool done = std::ranges::all_of(tables, [&](const FeatureTable& table) {
        OGRLayer* layer = geopackage.GetLayerByName(table.name.c_str());
        return layer != nullptr && add_style(*styles, layer->GetGeometryColumn(), table, context);
    });
    return done && geopackage.CommitTransaction() == OGRERR_NONE;
}

}  // namespace lomsong
