// SPDX-License-Identifier: Apache-2.0
#include "io/qgis/project_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <cpl_conv.h>
#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/results.hpp"
#include "io/gdal/session.hpp"
#include "io/gdal/xml.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/write/palette.hpp"
#include "io/write/styles/layer_style.hpp"

namespace lomsong::qgis {

namespace {

using gdal::Xml;

/// QGIS gives layers with ids of ten letters and less others.
std::string id_of(std::string_view layer) { return "lomsong_" + std::string{layer}; }

Xml element(std::string_view name, std::string_view content) { return Xml{name}.text(content); }

std::string exported(const OGRSpatialReference& crs, OGRErr (OGRSpatialReference::*into)(char**) const) {
    char* text = nullptr;
    (crs.*into)(&text);
    std::string owned{text == nullptr ? "" : text};
    CPLFree(text);
    return owned;
}

/// In the edition of 2015: that of 2019 tells WGS 84 as an ensemble or as its datum, by what PROJ did before.
std::string wkt_of(const OGRSpatialReference& crs) {
    constexpr std::array<const char*, 2> k_options{"FORMAT=WKT2_2015", nullptr};
    char* text = nullptr;
    crs.exportToWkt(&text, k_options.data());
    std::string owned{text == nullptr ? "" : text};
    CPLFree(text);
    return owned;
}

Xml reference_system(const OGRSpatialReference& crs) {
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    const bool known = authority != nullptr && code != nullptr;
    const char* name = crs.GetName();
    return Xml{"spatialrefsys"}
        .add(element("wkt", wkt_of(crs)))
        .add(element("proj4", exported(crs, &OGRSpatialReference::exportToProj4)))
        .add(element("authid", known ? fmt::format("{}:{}", authority, code) : ""))
        .add(element("description", name == nullptr ? "" : name))
        .add(element("geographicflag", crs.IsGeographic() != 0 ? "true" : "false"));
}

std::array<std::pair<std::string_view, std::string>, 4> corners_of(const Box& box) {
    const auto number = [](double value) { return fmt::format("{:.6f}", value); };
    return {{{"xmin", number(box.min_x)},
             {"ymin", number(box.min_y)},
             {"xmax", number(box.max_x)},
             {"ymax", number(box.max_y)}}};
}

Xml extent_element(const Box& box) {
    Xml extent{"extent"};
    for (const auto& [name, value] : corners_of(box)) {
        extent.add(element(name, value));
    }
    return extent;
}

/// A fiftieth of its longer edge wider on every side.
Box with_margin(const Box& box) {
    return box.empty() ? box : box.grown(Metres{0.02 * std::max(box.max_x - box.min_x, box.max_y - box.min_y)});
}

/// The box in another CRS, its edges followed in steps; empty when no part of it has an image.
Box transformed(const Box& box, const gdal::Transform& transform) {
    constexpr int k_steps = 16;
    Box image;
    for (int i = 0; i <= k_steps && !box.empty(); ++i) {
        const double x = std::lerp(box.min_x, box.max_x, static_cast<double>(i) / k_steps);
        const double y = std::lerp(box.min_y, box.max_y, static_cast<double>(i) / k_steps);
        for (const Point edge :
             {Point{x, box.min_y}, Point{x, box.max_y}, Point{box.min_x, y}, Point{box.max_x, y}}) {
            if (const auto there = transform(edge)) {
                image.add(*there);
            }
        }
    }
    return image;
}

/// Of the province, or of everything when it has no border.
Box extent_of(const ProjectLayers& layers) {
    Box everything;
    for (const LayerGroup& group : layers.groups) {
        for (const VectorLayer& layer : group.vectors) {
            if (layer.table == "province" && !layer.degrees.empty()) {
                return layer.degrees;
            }
            if (!layer.degrees.empty()) {
                everything.add(layer.degrees);
            }
        }
    }
    return everything;
}

OGRSpatialReference crs_of(const ResultFacts& facts) {
    try {
        return facts.crs.empty() ? gdal::wgs84() : gdal::crs(facts.crs);
    } catch (const Error&) {
        throw Error{ErrorKind::bad_data, "run.json",
                    "'" + facts.crs +
                        "' in crs.definition is not a coordinate reference system that PROJ knows. Run "
                        "'lomsong run' again to have a whole result."};
    }
}

/// Writes the layers of one project.
class ProjectWriter {
  public:
    explicit ProjectWriter(const ProjectText& project)
        : m_project{project},
          m_styles{style_context(project.facts, project.layers, project.language)},
          m_crs{crs_of(project.facts)},
          m_wgs84{gdal::wgs84()},
          m_view{with_margin(transformed(extent_of(project.layers), gdal::Transform{m_wgs84, m_crs}))} {}

    [[nodiscard]] std::string text() {
        const std::string title = full_title();
        Xml tree{"layer-tree-group"};
        for (const LayerGroup& group : m_project.layers.groups) {
            add_group(tree, group);
        }
        if (m_project.layers.hillshade) {
            tree.add(listed("hillshade", words("layer.hillshade"), path("hillshade.tif"), "gdal", true, false));
            m_layers.add(hillshade_layer());
        }
        Xml root{"qgis"};
        root.set("version", "3.22.16").set("projectname", title);
        root.add(Xml{"homePath"}.set("path", ""))
            .add(element("title", title))
            .add(Xml{"projectCrs"}.add(reference_system(m_crs)))
            .add(std::move(tree))
            .add(canvas())
            .add(view_settings())
            .add(std::move(m_layers))
            .add(properties(title));
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + root.str();
    }

  private:
    [[nodiscard]] std::string words(const std::string& key) const { return say(m_project.language, "qgis." + key); }
    [[nodiscard]] std::string path(const std::string& file) const { return m_project.folder + "/" + file; }

    /// With the date of the data, and whether they are made up.
    [[nodiscard]] std::string full_title() const {
        const Language language = m_project.language;
        std::string title = m_project.title.empty() ? say(language, "map.untitled") : m_project.title;
        if (!m_project.facts.data_date.empty()) {
            title = say(language, "qgis.dated_title",
                        {{"title", title}, {"date", shown_date(m_project.facts.data_date, language)}});
        }
        return m_project.facts.made_up ? say(language, "qgis.made_up_title", {{"title", title}}) : title;
    }

    /// A line of the list of layers. Counts stand in the legend where features are what is counted.
    static Xml listed(std::string_view id, std::string_view name, std::string_view source,
                      std::string_view provider, bool shown, bool counted) {
        Xml line{"layer-tree-layer"};
        line.set("id", id_of(id))
            .set("name", name)
            .set("source", source)
            .set("providerKey", provider)
            .set("checked", shown ? "Qt::Checked" : "Qt::Unchecked")
            .set("expanded", shown ? "1" : "0");
        Xml options = Xml{"Option"}.set("type", "Map");
        if (counted) {
            options.add(Xml{"Option"}.set("type", "int").set("name", "showFeatureCount").set("value", "1"));
        }
        line.add(Xml{"customproperties"}.add(std::move(options)));
        return line;
    }

    void add_group(Xml& tree, const LayerGroup& group) {
        Xml branch{"layer-tree-group"};
        const bool any_shown = std::ranges::any_of(group.vectors, &VectorLayer::shown);
        branch.set("name", words("group." + std::string{group.key}))
            .set("checked", "Qt::Checked")
            .set("expanded", any_shown ? "1" : "0");
        for (const VectorLayer& layer : group.vectors) {
            branch.add(listed(layer.table, layer_title(layer.table, m_project.language), path(layer.source), "ogr",
                              layer.shown, layer.table == "hamlets"));
            m_layers.add(vector_layer(layer));
        }
        for (const RasterLayer& layer : group.rasters) {
            branch.add(listed(layer.file, layer.title, path(layer.file), "gdal", false, false));
            m_layers.add(coverage_layer(layer));
        }
        tree.add(std::move(branch));
    }

    static Xml layer_element(std::string_view type, std::string_view id, std::string_view name,
                             std::string_view source, std::string_view provider, const OGRSpatialReference& crs) {
        Xml layer{"maplayer"};
        layer.set("type", type).set("styleCategories", "AllStyleCategories");
        layer.add(element("id", id_of(id)))
            .add(element("datasource", source))
            .add(element("layername", name))
            .add(Xml{"srs"}.add(reference_system(crs)))
            .add(Xml{"provider"}.set("encoding", "UTF-8").text(provider));
        return layer;
    }

    [[nodiscard]] Xml vector_layer(const VectorLayer& layer) const {
        Xml made = layer_element("vector", layer.table, layer_title(layer.table, m_project.language),
                                 path(layer.source), "ogr", m_wgs84);
        made.set("labelsEnabled", has_labels(layer.table) ? "1" : "0").set("readOnly", "1");
        for (Xml& part : style_elements({layer.table, layer.columns}, m_styles)) {
            made.add(std::move(part));
        }
        return made;
    }

    /// The statuses of band 3, ground without service nearly clear.
    [[nodiscard]] Xml coverage_layer(const RasterLayer& layer) const {
        static constexpr std::array k_values{PointStatus::good, PointStatus::weak, PointStatus::none,
                                             PointStatus::unknown};
        Xml colours{"colorPalette"};
        for (const PointStatus status : k_values) {
            colours.add(Xml{"paletteEntry"}
                            .set("value", std::to_string(static_cast<int>(status)))
                            .set("color", coverage_style(status).fill)
                            .set("alpha", status == PointStatus::none ? "40" : "255")
                            .set("label", label(status, m_project.language)));
        }
        Xml renderer{"rasterrenderer"};
        renderer.set("type", "paletted")
            .set("band", "3")
            .set("opacity", "0.65")
            .set("alphaBand", "-1")
            .add(std::move(colours));
        return raster_layer(layer.file, layer.title, std::move(renderer));
    }

    [[nodiscard]] Xml hillshade_layer() const {
        // From below black, so that what is drawn over it stays readable.
        Xml contrast{"contrastEnhancement"};
        contrast.add(element("minValue", "-200"))
            .add(element("maxValue", "255"))
            .add(element("algorithm", "StretchToMinimumMaximum"));
        Xml renderer{"rasterrenderer"};
        renderer.set("type", "singlebandgray")
            .set("grayBand", "1")
            .set("gradient", "BlackToWhite")
            .set("opacity", "1")
            .set("alphaBand", "-1")
            .add(std::move(contrast));
        return raster_layer("hillshade.tif", words("layer.hillshade"), std::move(renderer), "hillshade");
    }

    [[nodiscard]] Xml raster_layer(const std::string& file, const std::string& title, Xml renderer,
                                   std::string_view id = {}) const {
        Xml layer =
            layer_element("raster", id.empty() ? std::string_view{file} : id, title, path(file), "gdal", m_crs);
        layer.add(Xml{"pipe"}.add(std::move(renderer)));
        return layer;
    }

    [[nodiscard]] Xml canvas() const {
        Xml made{"mapcanvas"};
        made.set("name", "theMapCanvas").add(element("units", m_crs.IsGeographic() != 0 ? "degrees" : "meters"));
        if (!m_view.empty()) {
            made.add(extent_element(m_view));
        }
        made.add(element("rotation", "0")).add(Xml{"destinationsrs"}.add(reference_system(m_crs)));
        return made;
    }

    /// What "zoom to the project" shows.
    [[nodiscard]] Xml view_settings() const {
        Xml made{"ProjectViewSettings"};
        made.set("UseProjectScales", "0");
        if (!m_view.empty()) {
            Xml extent{"DefaultViewExtent"};
            for (const auto& [name, value] : corners_of(m_view)) {
                extent.set(name, value);
            }
            made.add(std::move(extent.add(reference_system(m_crs))));
        }
        return made;
    }

    /// Relative paths; a map in the CRS of the project; title, scale bar and north arrow on the map.
    static Xml properties(const std::string& title) {
        const auto property = [](std::string_view name, std::string_view type, std::string_view value) {
            return Xml{name}.set("type", type).text(value);
        };
        Xml all{"properties"};
        all.add(Xml{"Paths"}.add(property("Absolute", "bool", "false")))
            .add(Xml{"SpatialRefSys"}.add(property("ProjectionsEnabled", "int", "1")))
            .add(Xml{"TitleLabel"}
                     .add(property("Enabled", "bool", "true"))
                     .add(property("Label", "QString", title))
                     .add(property("Placement", "int", "5")))
            .add(Xml{"ScaleBar"}.add(property("Enabled", "bool", "true")).add(property("Placement", "int", "0")))
            .add(Xml{"NorthArrow"}.add(property("Enabled", "bool", "true")).add(property("Placement", "int", "3")));
        return all;
    }

    const ProjectText& m_project;
    StyleContext m_styles;
    OGRSpatialReference m_crs;
    OGRSpatialReference m_wgs84;
    Box m_view;  ///< in the project's CRS; empty when nothing has a place
    Xml m_layers{"projectlayers"};
};

}  // namespace

std::string project_text(const ProjectText& project) { return ProjectWriter{project}.text(); }

}  // namespace lomsong::qgis
