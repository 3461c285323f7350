// SPDX-License-Identifier: Apache-2.0
#include "io/read/layers_reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "engine/core/error.hpp"
#include "io/clean/values.hpp"
#include "io/gdal/session.hpp"
#include "io/read/antenna_file.hpp"
#include "io/read/features.hpp"
#include "io/read/input_record.hpp"
#include "io/read/pattern_library.hpp"
#include "io/read/raster_layers.hpp"
#include "io/read/read_table.hpp"
#include "io/read/working_crs.hpp"

namespace lomsong {

namespace {

/// One vector role and who gives its rows their meaning. Order matters: clusters and communes need hamlets.
struct VectorRole {
    LayerRole role;
    bool check_polygons;
    void (*read)(const LayerTables&, const Meaning&);
};
constexpr std::array k_vector_roles{
    VectorRole{LayerRole::stations, false, read_sectors},
    VectorRole{LayerRole::hamlets, true, read_hamlets},
    VectorRole{LayerRole::clusters, false, read_clusters},
    VectorRole{LayerRole::communes, true, read_communes},
    VectorRole{LayerRole::fibre_routes, false, read_fibre_routes},
    VectorRole{LayerRole::fibre_nodes, false, read_fibre_nodes},
    VectorRole{LayerRole::buildings, false, read_buildings},
};

constexpr std::array k_raster_roles{LayerRole::terrain, LayerRole::land_cover, LayerRole::population};

std::string section_of(LayerRole role) { return "[layers." + std::string{name_of(role)} + "]"; }

/// Missing files are told all at once, before anything is read.
void check_files_exist(const Project& project) {
    std::string list;
    std::size_t missing = 0;
    const auto check = [&](LayerRole role, const std::string& path) {
        std::error_code failed;
        if (!path.starts_with("PG:") && !std::filesystem::exists(project.folder / path, failed)) {
            ++missing;
            list += (list.empty() ? "" : ", ") + path + " (" + section_of(role) + ")";
        }
    };
    for (const auto& [role, sources] : project.layers) {
        for (const LayerSource& source : sources) {
            for (const std::string& path : source.paths) {
                check(role, path);
            }
        }
    }
    if (missing > 0) {
        throw Error{ErrorKind::no_input, project.file.string(),
                    std::string{missing == 1 ? "there is no such file: " : "there are no such files: "} + list +
                        ". Paths are relative to the folder of the project file: correct them there."};
    }
}

/// Positions of a table without geometry, from its lon and lat columns.
void place_by_columns(VectorTable& table, const ColumnMatch& columns, LayerRole role, RowFindings& findings) {
    const MatchedColumn* lon = columns.find("lon");
    const MatchedColumn* lat = columns.find("lat");
    if (table.crs.empty()) {
        table.crs = "EPSG:4326";
    }
    if (lon == nullptr || lat == nullptr) {
        findings.add(
            {table.place(), "", FindingKind::missing_column,
             "is a table without geometry and without columns for lon and lat",
             "Write columns = { lon = \"...\", lat = \"...\" } in " + section_of(role) + " of the project file."});
    }
    for (TableRow& row : table.rows) {
        row.shape.kind = ShapeKind::refused;
        if (lon == nullptr || lat == nullptr) {
            continue;
        }
        const auto coordinate = [&](std::size_t column) {
            const std::optional<double> value = parsed_number(row.values[column]);
            if (!value) {
                findings.add(
                    {table.place(row.number), table.columns[column], FindingKind::bad_position,
                     row.values[column].empty() ? "is empty" : "'" + row.values[column] + "' is not a number",
                     "Write decimal degrees with a dot."});
            }
            return value;
        };
        const std::optional<double> x = coordinate(lon->index);
        const std::optional<double> y = coordinate(lat->index);
        if (x && y) {
            row.shape.kind = ShapeKind::point;
            row.shape.type = "POINT";
            row.shape.point = {*x, *y};
        }
    }
}

/// The project's crs goes before the file's own; without either the layer cannot be placed.
void settle_crs(VectorTable& table, LayerRole role) {
    if (!table.source->crs.empty()) {
        table.crs = table.source->crs;
        try {
            static_cast<void>(gdal::crs(table.crs));
        } catch (const Error& error) {
            throw error.inside(table.source->where.empty() ? section_of(role) : table.source->where);
        }
    }
    if (table.crs.empty()) {
        throw Error{ErrorKind::bad_data, to_string(table.place()),
                    "names no coordinate reference system. Write crs = \"EPSG:...\" in " + section_of(role) +
                        " of the project file (for Lào Cai's VN-2000 that is \"EPSG:9208\")."};
    }
}

class LayersReader {
  public:
    LayersReader(const Project& project, Reporter& reporter, Strictness strictness)
        : m_project{project}, m_reporter{reporter}, m_strictness{strictness}, m_synonyms{Synonyms::of(project)} {}

    ReadLayers read() {
        check_files_exist(m_project);
        m_reporter.begin_stage("reading layers", files_to_read());
        for (const VectorRole& role : k_vector_roles) {
            load(role);
        }
        choose_crs();
        const Crosswalk crosswalk;
        const Meaning meaning{m_project, m_result, m_result.layers, crosswalk, m_findings, m_reporter};
        for (std::size_t i = 0; i < m_loaded.size(); ++i) {
            m_readers[i](m_loaded[i], meaning);
            stop_if_cancelled(m_reporter);
        }
        record_patterns();
        read_rasters();
        warn_of_unused();
        return std::move(m_result);
    }

  private:
    void load(const VectorRole& role) {
        if (m_project.find(role.role).empty()) {
            return;
        }
        LayerTables layer{role.role, {}};
        for (const LayerSource& source : m_project.find(role.role)) {
            load(role, source, layer);
        }
        m_loaded.push_back(std::move(layer));
        m_readers.push_back(role.read);
    }

    void load(const VectorRole& role, const LayerSource& source, LayerTables& layer) {
        for (const std::string& path : source.paths) {
            const TableRequest request{m_project.folder / path, path, source.layer, role.check_polygons};
            VectorTable table = read_table(request, m_reporter);
            table.source = &source;
            if (table.rows.empty()) {
                m_findings.add({table.place(), "", FindingKind::empty_layer, "holds no features",
                                "Name the file that has them, or take it out of " + section_of(role.role) + "."});
            }
            ColumnMatch columns = match_columns(table, role.role, source, m_synonyms);
            if (!table.rows.empty()) {  // else a finding already, and such a layer often has no columns either
                report_missing_columns(table, columns, role.role, source, m_findings);
            }
            if (!table.has_geometry) {
                place_by_columns(table, columns, role.role, m_findings);
            }
            settle_crs(table, role.role);
            record(role.role, path, table.rows.size());
            m_reporter.advance(1);
            layer.tables.push_back({std::move(table), std::move(columns)});
        }
    }

    [[nodiscard]] std::uint64_t files_to_read() const {
        std::uint64_t files = 0;
        for (const auto& [role, sources] : m_project.layers) {
            for (const LayerSource& source : sources) {
                files += role == LayerRole::roads ? 0 : source.paths.size();
            }
        }
        return files;
    }

    void record(LayerRole role, const std::string& path, std::uint64_t rows) {
        m_result.inputs.push_back({std::string{name_of(role)}, path, content_hash(m_project.folder / path), rows});
    }

    /// Pattern files are inputs like the layers: each with its name as written (a SPLAT cut with its own).
    void record_patterns() {
        for (const AntennaPatternTable& pattern : m_result.layers.patterns) {
            const std::optional<std::filesystem::path> file = find_antenna_file(m_project, pattern.file);
            if (!file) {
                continue;  // taken away since it was read
            }
            for (const std::filesystem::path& part : parts_of_antenna_file(*file)) {
                const std::string shown =
                    std::filesystem::path{pattern.file}.replace_filename(part.filename()).generic_string();
                m_result.inputs.push_back(
                    {"antennas", shown, content_hash(part), pattern.horizontal.size() + pattern.vertical.size()});
            }
        }
    }

    [[nodiscard]] const LayerTables* loaded(LayerRole role) const {
        const auto found = std::ranges::find(m_loaded, role, &LayerTables::role);
        return found == m_loaded.end() ? nullptr : &*found;
    }

    void choose_crs() {
        m_result.layers.terrain_kind = m_project.terrain_kind;
        if (!m_project.crs.empty()) {
            m_result.layers.crs = crs_of_project(m_project.crs);
            return;
        }
        for (const LayerRole role : {LayerRole::hamlets, LayerRole::stations}) {
            const LayerTables* layer = loaded(role);
            const std::optional<LonLat> middle = layer == nullptr ? std::nullopt : middle_of(*layer);
            if (middle) {
                m_result.layers.crs = crs_around(middle->longitude, middle->latitude, std::string{name_of(role)});
                return;
            }
        }
        m_findings.stop_if_any();
        throw Error{ErrorKind::bad_data, m_project.file.string(),
                    "neither hamlets nor stations have a position to choose a coordinate system by. Write crs = "
                    "\"EPSG:...\" in the project file."};
    }

    /// Where each hamlet stands in the files, for what is found out after its row was read.
    [[nodiscard]] std::vector<RowPlace> hamlet_places() const {
        std::vector<RowPlace> places;
        if (const LayerTables* layer = loaded(LayerRole::hamlets)) {
            for (const MatchedTable& each : layer->tables) {
                for (const TableRow& row : each.table.rows) {
                    places.push_back(each.table.place(row.number));
                }
            }
        }
        return places;
    }

    void read_rasters() {
        std::map<LayerRole, std::vector<gdal::RasterFile>> files;
        for (const LayerRole role : k_raster_roles) {
            files[role] = open_rasters(m_project, role);
        }
        if (m_findings.empty()) {  // wrong coordinates are told by what is known to be wrong first
            check_against_terrain(files[LayerRole::terrain], m_result.layers, hamlet_places(), m_findings);
        }
        m_findings.stop_if_any();
        m_loaded.clear();
        read_terrain(files[LayerRole::terrain], m_project, m_result.layers, m_reporter);
        read_land_cover(files[LayerRole::land_cover], m_project, m_result.layers, m_reporter);
        read_population(files[LayerRole::population], m_project, m_result.layers, m_reporter);
        for (const LayerRole role : k_raster_roles) {
            for (const gdal::RasterFile& file : files[role]) {
                record(role, file.shown(),
                       static_cast<std::uint64_t>(file.cols()) * static_cast<std::uint64_t>(file.rows()));
            }
        }
    }

    void warn_of_unused() {
        if (!m_project.find(LayerRole::roads).empty()) {
            m_reporter.warn("roads: not used by this run; distances to fibre are straight lines");
        }
    }

    const Project& m_project;
    Reporter& m_reporter;
    Strictness m_strictness;
    Synonyms m_synonyms;
    RowFindings m_findings;
    std::vector<LayerTables> m_loaded;
    std::vector<void (*)(const LayerTables&, const Meaning&)> m_readers;
    ReadLayers m_result;
};

}  // namespace

ReadLayers read_layers(const Project& project, Reporter& reporter, Strictness strictness) {
    gdal::start();
    return LayersReader{project, reporter, strictness}.read();
}

}  // namespace lomsong
