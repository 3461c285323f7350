// SPDX-License-Identifier: Apache-2.0
#include "io/read/layers_reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "engine/core/database_name.hpp"
#include "engine/core/day.hpp"
#include "engine/core/error.hpp"
#include "io/gdal/ground_scale.hpp"
#include "io/gdal/session.hpp"
#include "io/read/account.hpp"
#include "io/read/antenna_file.hpp"
#include "io/read/calibration_layer.hpp"
#include "io/read/extent.hpp"
#include "io/read/features.hpp"
#include "io/read/input_record.hpp"
#include "io/read/layer_checks.hpp"
#include "io/read/pattern_library.hpp"
#include "io/read/raster_layers.hpp"
#include "io/read/table_opening.hpp"
#include "io/read/table_placing.hpp"
#include "io/read/working_crs.hpp"

namespace lomsong {

namespace {

/// One vector role and who gives its rows their meaning. Order matters: clusters and communes need hamlets.
struct VectorRole {
    LayerRole role;
    void (*read)(const LayerTables&, const Meaning&);
};
constexpr std::array k_vector_roles{
    VectorRole{LayerRole::stations, read_sectors},
    VectorRole{LayerRole::hamlets, read_hamlets},
    VectorRole{LayerRole::clusters, read_clusters},
    VectorRole{LayerRole::communes, read_communes},
    VectorRole{LayerRole::fibre_routes, read_fibre_routes},
    VectorRole{LayerRole::fibre_nodes, read_fibre_nodes},
    VectorRole{LayerRole::buildings, read_buildings},
    VectorRole{LayerRole::measurements, read_measurements},
    VectorRole{LayerRole::roads, read_roads},
    VectorRole{LayerRole::avoid, read_avoided_areas},
};

/// Nothing of these is asked for where radio alone is computed.
constexpr std::array k_roles_beyond_radio{LayerRole::fibre_routes, LayerRole::fibre_nodes, LayerRole::measurements,
                                          LayerRole::roads, LayerRole::avoid};

constexpr std::array k_raster_roles{LayerRole::terrain, LayerRole::land_cover, LayerRole::population};

std::string section_of(LayerRole role) { return "[layers." + std::string{name_of(role)} + "]"; }

/// Missing files are told all at once, before anything is read.
void check_files_exist(const Project& project) {
    std::string list;
    std::size_t missing = 0;
    const auto check = [&](LayerRole role, const std::string& path) {
        std::error_code failed;
        if (!is_database(path) && !std::filesystem::exists(project.folder / path, failed)) {
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

/// The rows of the file whose findings these are.
RowFindings findings_of(const LayerTables& layer, const RowFindings& findings) {
    RowFindings own;
    for (const Finding& finding : findings.all()) {
        const auto is_its_file = [&](const MatchedTable& each) { return each.table.file == finding.place.file; };
        if (finding.outcome == Outcome::rejected && std::ranges::any_of(layer.tables, is_its_file)) {
            own.add(finding);
        }
    }
    return own;
}

class LayersReader {
  public:
    /// `wanted` may be null: all ground.
    LayersReader(const Project& project, Reporter& reporter, Strictness strictness, const WantedGround* wanted)
        : m_project{project},
          m_reporter{reporter},
          m_strictness{strictness},
          m_wanted{wanted},
          m_synonyms{Synonyms::of(project)} {}

    ReadLayers read() {
        check_files_exist(m_project);
        m_reporter.begin_stage("reading layers", files_to_read());
        for (const VectorRole& role : k_vector_roles) {
            open(role);
        }
        stop_at_columns_that_are_not_there();
        m_rasters[LayerRole::terrain] = open_rasters(m_project, LayerRole::terrain);
        m_crosswalk = open_crosswalk(m_project, m_findings, m_reporter);
        place();
        choose_crs();
        m_result.layers.as_of = day_named(m_project.as_of);
        list_tables(m_loaded, m_result);
        const Meaning meaning{m_project, m_result, m_result.layers, m_crosswalk, m_findings, m_reporter};
        for (const LayerTables& layer : m_loaded) {
            read_of(layer.role)(layer, meaning);
            stop_if_cancelled(m_reporter);
        }
        m_result.layers.ground_scale =
            gdal::ground_scale_of(m_result.layers.crs.definition, extent_of(m_result.layers));
        check_networks(meaning, m_region);
        check_areas(meaning);
        tell_estimated_positions(meaning);
        record_patterns();
        if (m_strictness != Strictness::account) {
            stop_without_rows();
        }
        check_against_terrain(m_rasters[LayerRole::terrain], m_result.layers, m_result.rows[LayerRole::hamlets],
                              m_findings);
        count_rows(m_loaded, m_findings, m_result);
        if (m_strictness == Strictness::strict) {
            m_findings.stop_if_any();
        }
        m_result.findings = m_findings.all();
        tell_what_was_found();
        m_loaded.clear();
        const bool has_rows = !m_result.layers.sectors.empty() && !m_result.layers.hamlets.empty();
        if (m_strictness == Strictness::account && !has_rows) {
            return std::move(m_result);  // nothing to compute with: heights are not needed
        }
        read_rasters();
        return std::move(m_result);
    }

  private:
    void open(const VectorRole& role) {
        const std::span<const LayerSource> sources = m_project.find(role.role);
        if (sources.empty()) {
            return;
        }
        if (m_wanted != nullptr &&
            std::ranges::find(k_roles_beyond_radio, role.role) != k_roles_beyond_radio.end()) {
            record_unread(role.role, sources);
            return;
        }
        LayerTables layer{role.role, {}};
        const OpeningRules rules{m_project, m_synonyms, role.role};
        for (const LayerSource& source : sources) {
            for (const std::string& path : source.paths) {
                std::vector<MatchedTable> tables = open_tables(path, source, rules, m_findings, m_reporter);
                std::uint64_t rows = 0;
                for (MatchedTable& table : tables) {
                    rows += table.table.rows.size();
                    layer.tables.push_back(std::move(table));
                }
                record(role.role, path, rows);
                m_reporter.advance(1);
            }
        }
        m_loaded.push_back(std::move(layer));
    }

    /// Files that are told from others by their bytes alone.
    void record_unread(LayerRole role, std::span<const LayerSource> sources) {
        for (const LayerSource& source : sources) {
            for (const std::string& path : source.paths) {
                record(role, path, 0);
                m_reporter.advance(1);
            }
        }
    }

    /// A column that the project names is no matter of a messy file: the project is wrong.
    void stop_at_columns_that_are_not_there() {
        RowFindings wrong;
        for (const Finding& finding : m_findings.all()) {
            if (finding.kind == FindingKind::missing_column && !finding.column.empty()) {
                wrong.add(finding);
            }
        }
        wrong.stop_if_any();
    }

    void place() {
        m_region = region_of(loaded(LayerRole::communes), m_rasters[LayerRole::terrain], m_crosswalk, m_project,
                             m_findings);
        for (LayerTables& layer : m_loaded) {
            if (layer.role != LayerRole::communes) {
                place_tables(layer, m_region, m_project, m_findings);
            }
        }
    }

    [[nodiscard]] static auto read_of(LayerRole role) -> void (*)(const LayerTables&, const Meaning&) {
        return std::ranges::find(k_vector_roles, role, &VectorRole::role)->read;
    }

    /// Nothing can be said without stations or without hamlets.
    void stop_without_rows() {
        for (const LayerRole role : {LayerRole::stations, LayerRole::hamlets}) {
            const LayerTables* layer = loaded(role);
            const bool any = layer != nullptr && std::ranges::any_of(layer->tables, [&](const MatchedTable& each) {
                                 return std::ranges::any_of(each.table.rows, [&](const TableRow& row) {
                                     return !m_findings.rejects(each.table.place(row.number));
                                 });
                             });
            if (layer != nullptr && !any) {
                findings_of(*layer, m_findings).stop_if_any();
            }
        }
    }

    /// What a person should know who looks no further.
    void tell_what_was_found() {
        for (const auto& [role, count] : m_result.counts) {
            if (count.rejected > 0 || count.repaired > 0) {
                m_reporter.warn(std::string{name_of(role)} + ": " + std::to_string(count.rejected) + " of " +
                                std::to_string(count.read) + " rows are rejected, " +
                                std::to_string(count.repaired) + " repaired; 'lomsong check' shows them all");
            }
        }
        std::size_t told = 0;
        for (const Finding& finding : m_findings.all()) {
            if (finding.outcome == Outcome::rejected && told++ < RowFindings::k_listed) {
                m_reporter.warn("rejected: " + to_string(finding));
            }
        }
    }

    [[nodiscard]] std::uint64_t files_to_read() const {
        std::uint64_t files = 0;
        for (const auto& [role, sources] : m_project.layers) {
            for (const LayerSource& source : sources) {
                files += source.paths.size();
            }
        }
        return files;
    }

    void record(LayerRole role, const std::string& path, std::uint64_t rows, bool was_read_whole = true) {
        const bool has_hash = !is_database(path) && was_read_whole;
        m_result.inputs.push_back({std::string{name_of(role)}, without_password(path),
                                   has_hash ? content_hash(m_project.folder / path) : std::string{}, rows});
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

    [[nodiscard]] LayerTables* loaded(LayerRole role) {
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
        if (m_strictness == Strictness::account) {
            const Box box = m_region.is_known() ? m_region.box() : Region{}.box();
            m_result.layers.crs = crs_around((box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0,
                                             "region, for want of rows");
            return;
        }
        m_findings.stop_if_any();
        throw Error{ErrorKind::bad_data, m_project.file.string(),
                    "neither hamlets nor stations have a position to choose a coordinate system by. Write crs = "
                    "\"EPSG:...\" in the project file."};
    }

    void read_paths(const std::optional<Box>& wanted) {
        read_terrain(m_rasters[LayerRole::terrain], m_project, wanted, m_result.layers, m_reporter);
        read_land_cover(m_rasters[LayerRole::land_cover], m_project, wanted, m_result.layers, m_reporter);
    }

    void read_people(const std::optional<Box>& wanted) {
        read_population(m_rasters[LayerRole::population], m_project, wanted, m_result.layers, m_reporter);
    }

    void read_rasters() {
        for (const LayerRole role : {LayerRole::land_cover, LayerRole::population}) {
            m_rasters[role] = open_rasters(m_project, role);
        }
        if (m_wanted == nullptr) {
            read_paths(std::nullopt);
            read_people(std::nullopt);
        } else {
            read_people(m_wanted->people(m_result.layers));
            read_paths(m_wanted->paths(m_result.layers));
        }
        for (const LayerRole role : k_raster_roles) {
            for (const gdal::RasterFile& file : m_rasters[role]) {
                const auto cells =
                    static_cast<std::uint64_t>(file.cols()) * static_cast<std::uint64_t>(file.rows());
                record(role, file.shown(), cells, m_wanted == nullptr);
            }
        }
        read_calibration(m_project, m_result, m_reporter);
    }

    const Project& m_project;
    Reporter& m_reporter;
    Strictness m_strictness;
    const WantedGround* m_wanted;  ///< null: all ground
    Synonyms m_synonyms;
    RowFindings m_findings;
    std::vector<LayerTables> m_loaded;
    std::map<LayerRole, std::vector<gdal::RasterFile>> m_rasters;
    Crosswalk m_crosswalk;
    Region m_region;
    ReadLayers m_result;
};

}  // namespace

ReadLayers read_layers(const Project& project, Reporter& reporter, Strictness strictness) {
    gdal::start();
    return LayersReader{project, reporter, strictness, nullptr}.read();
}

ReadLayers read_layers(const Project& project, Reporter& reporter, Strictness strictness,
                       const WantedGround& wanted) {
    gdal::start();
    return LayersReader{project, reporter, strictness, &wanted}.read();
}

}  // namespace lomsong
