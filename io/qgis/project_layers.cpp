// SPDX-License-Identifier: Apache-2.0
#include "io/qgis/project_layers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "engine/core/error.hpp"
#include "engine/core/technology.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/write/names.hpp"

namespace lomsong::qgis {

namespace {

namespace fs = std::filesystem;

constexpr const char* k_geopackage = "lomsong.gpkg";
constexpr const char* k_hillshade = "hillshade.tif";

struct PlacedTable {
    std::string_view group;
    std::string_view table;
    bool shown;
};

/// The list of layers from top to bottom: points and lines before the areas that would cover them.
constexpr std::array k_order{
    PlacedTable{"gaps", "disagreements", false},    PlacedTable{"gaps", "gaps", false},
    PlacedTable{"network", "stations", true},       PlacedTable{"network", "links", false},
    PlacedTable{"fibre", "fibre_extensions", true}, PlacedTable{"fibre", "fibre_nodes", false},
    PlacedTable{"fibre", "fibre_routes", true},     PlacedTable{"fibre", "fibre_reach", false},
    PlacedTable{"fibre", "fibre_parts", false},     PlacedTable{"borders", "province", true},
    PlacedTable{"borders", "communes", true},       PlacedTable{"borders", "working_areas", false},
    PlacedTable{"status", "hamlets", true},         PlacedTable{"coverage", "coverage", false},
    PlacedTable{"tables", "groups", false},         PlacedTable{"tables", "operators", false},
};

bool is_file(const fs::path& file) {
    std::error_code failed;
    return fs::is_regular_file(file, failed);
}

Box extent_of(OGRLayer& layer) {
    OGREnvelope envelope;
    if (layer.GetExtent(&envelope) != OGRERR_NONE || envelope.MinX > envelope.MaxX) {
        return {};
    }
    Box box;
    box.add(Point{envelope.MinX, envelope.MinY});
    box.add(Point{envelope.MaxX, envelope.MaxY});
    return box;
}

VectorLayer described(const PlacedTable& placed, OGRLayer& layer, std::string source) {
    VectorLayer described{placed.table, std::move(source), {}, extent_of(layer), placed.shown};
    OGRFeatureDefn* fields = layer.GetLayerDefn();
    for (int i = 0; i < fields->GetFieldCount(); ++i) {
        described.columns.emplace_back(fields->GetFieldDefn(i)->GetNameRef());
    }
    return described;
}

/// The layers of the GeoPackage, or of the GeoJSON files when there is none.
class VectorFiles {
  public:
    explicit VectorFiles(const ResultTables& result) : m_result{result} {
        const fs::path file = result.folder() / k_geopackage;
        if (is_file(file)) {
            m_geopackage = gdal::open(file, gdal::Content::vector, file.string());
        }
    }

    [[nodiscard]] std::optional<VectorLayer> find(const PlacedTable& placed) const {
        const std::string name{placed.table};
        if (m_geopackage) {
            OGRLayer* layer = m_geopackage->GetLayerByName(name.c_str());
            return layer == nullptr
                       ? std::nullopt
                       : std::optional{described(placed, *layer, std::string{k_geopackage} + "|layername=" + name)};
        }
        if (!m_result.has(name)) {
            return std::nullopt;
        }
        const fs::path file = m_result.folder() / (name + ".geojson");
        const gdal::DatasetPtr dataset = gdal::open(file, gdal::Content::vector, file.string());
        return dataset->GetLayerCount() == 0
                   ? std::nullopt
                   : std::optional{described(placed, *dataset->GetLayer(0), name + ".geojson")};
    }

  private:
    const ResultTables& m_result;
    gdal::DatasetPtr m_geopackage;
};

std::vector<RasterLayer> rasters_of(const ResultTables& result) {
    std::vector<RasterLayer> rasters;
    for (const ReportedOperator& one : result.facts().operators) {
        for (const TechnologyInfo& technology : k_technologies) {
            const std::string file = "coverage_" + layer_key(one.key, technology.technology) + ".tif";
            if (is_file(result.folder() / file)) {
                rasters.push_back({file, one.name + " " + std::string{technology.name}});
            }
        }
    }
    return rasters;
}

LayerGroup& group_of(ProjectLayers& layers, std::string_view key) {
    const auto found = std::ranges::find(layers.groups, key, &LayerGroup::key);
    return found == layers.groups.end() ? layers.groups.emplace_back(LayerGroup{key, {}, {}, true}) : *found;
}

/// True for a technology that some operator has a status of in the hamlets' columns.
bool in_use(const ProjectLayers& layers, const ResultFacts& facts, Technology technology) {
    return std::ranges::any_of(layers.groups, [&](const LayerGroup& group) {
        return std::ranges::any_of(group.vectors, [&](const VectorLayer& layer) {
            return layer.table == "hamlets" && std::ranges::any_of(facts.operators, [&](const auto& one) {
                       return std::ranges::find(layer.columns, layer_key(one.key, technology) + "_status") !=
                              layer.columns.end();
                   });
        });
    });
}

}  // namespace

ProjectLayers layers_of(const ResultTables& result) {
    gdal::start();
    ProjectLayers layers;
    const VectorFiles files{result};
    for (const PlacedTable& placed : k_order) {
        if (auto layer = files.find(placed)) {
            group_of(layers, placed.group).vectors.push_back(std::move(*layer));
        }
    }
    if (std::vector<RasterLayer> rasters = rasters_of(result); !rasters.empty()) {
        group_of(layers, "coverage").rasters = std::move(rasters);
    }
    layers.hillshade = is_file(result.folder() / k_hillshade);
    if (layers.groups.empty()) {
        throw Error{
            ErrorKind::no_input, result.folder().string(),
            "the result has neither lomsong.gpkg nor a GeoJSON layer: there is nothing to show in QGIS. Add "
            "\"geopackage\" to [outputs] write and run again."};
    }
    return layers;
}

StyleContext style_context(const ResultFacts& facts, const ProjectLayers& layers, Language language) {
    StyleContext context{language, {}, {}, facts.fibre};
    for (const ReportedOperator& one : facts.operators) {
        context.operators.push_back({one.key, one.name});
    }
    for (const TechnologyInfo& technology : k_technologies) {
        if (in_use(layers, facts, technology.technology)) {
            context.technologies.emplace_back(technology.name);
        }
    }
    return context;
}

}  // namespace lomsong::qgis
