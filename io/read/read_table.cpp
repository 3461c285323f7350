// SPDX-License-Identifier: Apache-2.0
#include "io/read/read_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "engine/core/database_name.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/clean/sheet.hpp"
#include "io/gdal/archive.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/read/csv_text.hpp"
#include "io/read/file_bytes.hpp"
#include "io/read/layer_table.hpp"
#include "io/read/mapinfo_copy.hpp"
#include "io/read/plain_geojson.hpp"
#include "io/read/save_date.hpp"

namespace lomsong {

namespace {

constexpr std::array<std::string_view, 3> k_workbooks{"XLSX", "XLS", "ODS"};
constexpr std::array<std::string_view, 5> k_drivers_with_many_columns{"LIBKML", "KML", "GPX", "DXF", "GPSBabel"};
constexpr std::array<std::string_view, 4> k_text_tables{".csv", ".tsv", ".tab.txt", ".psv"};
constexpr std::array<std::string_view, 5> k_zipped_formats{".xlsx", ".xlsm", ".ods", ".kmz", ".docx"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

std::string extension_of(const std::string& name) {
    return folded(std::filesystem::path{name}.extension().string());
}

/// While alive, workbooks are read cell by cell: no row is taken for a header, no text for a number.
class CellsAsTheyAre {
  private:
    CPLConfigOptionSetter m_xlsx_headers{"OGR_XLSX_HEADERS", "DISABLE", false};
    CPLConfigOptionSetter m_xlsx_types{"OGR_XLSX_FIELD_TYPES", "STRING", false};
    CPLConfigOptionSetter m_ods_headers{"OGR_ODS_HEADERS", "DISABLE", false};
    CPLConfigOptionSetter m_ods_types{"OGR_ODS_FIELD_TYPES", "STRING", false};
    CPLConfigOptionSetter m_xls_headers{"OGR_XLS_HEADERS", "DISABLE", false};
    CPLConfigOptionSetter m_xls_types{"OGR_XLS_FIELD_TYPES", "STRING", false};
};

/// One file under the name by which GDAL opens it.
struct Part {
    std::string gdal_name;
    std::string shown;
};

class TablesReader {
  public:
    TablesReader(const TableRequest& request, const Reporter& reporter)
        : m_request{request}, m_reporter{reporter} {}

    [[nodiscard]] std::vector<VectorTable> read() {
        if (is_database(m_request.shown)) {
            const gdal::DatasetPtr database = gdal::open_database(m_request.shown);
            read_layers(*database, without_password(m_request.shown));
        } else if (extension_of(m_request.file.string()) == ".zip") {
            read_archive();
        } else {
            read_file();
        }
        drop_empty_ones();
        return std::move(m_tables);
    }

  private:
    void read_file() {
        if (std::optional<VectorTable> table = read_plain_geojson(m_request, m_reporter)) {
            table->crs = wgs84_text();
            m_tables.push_back(*std::move(table));
            return;
        }
        const Part part{m_request.file.string(), m_request.shown};
        std::error_code failed;
        if (is_text_table(part.gdal_name) && std::filesystem::is_regular_file(m_request.file, failed)) {
            read_text_table(part);
            return;
        }
        check_zipped_format(part);
        const std::optional<MapInfoCopy> copy = MapInfoCopy::of(part.gdal_name);
        const CellsAsTheyAre cells;
        const gdal::DatasetPtr dataset =
            gdal::open(copy ? std::filesystem::path{copy->gdal_name()} : m_request.file, gdal::Content::vector,
                       part.shown, options_for(part.gdal_name));
        read_layers(*dataset, part.shown, part.gdal_name);
    }

    /// Every file of the archive that is a layer; the request's layer may name one of them.
    void read_archive() {
        require_file();
        const gdal::UnpackedArchive archive{m_request.file, m_request.shown};
        std::vector<std::string> names = archive.names();
        std::erase_if(names,
                      [](const std::string& name) { return gdal::is_companion(name) && !is_text_table(name); });
        const auto named = std::ranges::find_if(names, [&](const std::string& name) { return is_asked_for(name); });
        if (named != names.end()) {
            names = {std::string{*named}};
            m_layer_found = true;
        }
        std::vector<std::string> unread;
        for (const std::string& name : names) {
            if (!read_entry({archive.gdal_name(name), m_request.shown + "/" + name})) {
                unread.push_back(name);
            }
        }
        if (m_tables.empty()) {
            throw Error{ErrorKind::bad_data, m_request.shown,
                        unread.empty()
                            ? "the archive holds no layer. Name a file with features in it."
                            : "the archive holds no vector file that can be read: '" + unread.front() +
                                  "' and the others are of no format that GDAL knows. Unpack it and look."};
        }
    }

    [[nodiscard]] bool is_asked_for(const std::string& name) const {
        const std::filesystem::path path{name};
        return !m_request.layer.empty() &&
               (m_request.layer == name || m_request.layer == path.filename().string() ||
                m_request.layer == path.stem().string());
    }

    bool read_entry(const Part& part) {
        if (is_text_table(part.gdal_name)) {
            read_text_table(part);
            return true;
        }
        check_zipped_format(part);
        const gdal::Messages messages;
        const std::optional<MapInfoCopy> copy = MapInfoCopy::of(part.gdal_name);
        const CellsAsTheyAre cells;
        const gdal::DatasetPtr dataset = gdal::try_open(copy ? copy->gdal_name() : part.gdal_name,
                                                        gdal::Content::vector, options_for(part.gdal_name));
        if (!dataset) {
            return false;
        }
        read_layers(*dataset, part.shown, part.gdal_name);
        return true;
    }

    void require_file() const {
        std::error_code failed;
        if (!std::filesystem::exists(m_request.file, failed)) {
            static_cast<void>(gdal::open(m_request.file, gdal::Content::vector, m_request.shown));  // says so
        }
    }

    [[nodiscard]] static bool is_text_table(const std::string& name) {
        return is_one_of(extension_of(name), k_text_tables);
    }

    /// Workbooks and KMZ are archives too, and may be as false as one.
    static void check_zipped_format(const Part& part) {
        if (is_one_of(extension_of(part.gdal_name), k_zipped_formats)) {
            static_cast<void>(gdal::archive_entries(part.gdal_name, part.shown));
        }
    }

    /// The DBF's own bytes, whatever code page it claims.
    [[nodiscard]] static std::vector<std::string> options_for(const std::string& name) {
        const std::string extension = extension_of(name);
        return extension == ".shp" || extension == ".dbf" ? std::vector<std::string>{"ENCODING="}
                                                          : std::vector<std::string>{};
    }

    void read_text_table(const Part& part) {
        VectorTable table;
        table.file = part.shown;
        table.is_sheet = true;
        table.has_geometry = false;
        const std::string text = single_bytes(bytes_of_file(part.gdal_name, part.shown));
        table.rows = csv_rows(text, separator_of(text), m_reporter);
        m_tables.push_back(std::move(table));
    }

    void read_layers(GDALDataset& dataset, const std::string& shown, const std::string& gdal_name = {}) {
        const std::string_view driver = dataset.GetDriverName();
        LayerHabits habits;
        habits.is_sheet = is_one_of(driver, k_workbooks);
        habits.raw_text = driver == "ESRI Shapefile" || driver == "MapInfo File";
        habits.drop_empty_columns = is_one_of(driver, k_drivers_with_many_columns);
        for (OGRLayer* layer : chosen_layers(dataset, shown)) {
            const gdal::Messages messages;
            VectorTable table = table_of(*layer, habits, m_reporter);
            table.file = shown;
            table.layer = dataset.GetLayerCount() > 1 ? layer->GetName() : "";
            if (messages.any_error()) {
                throw Error{ErrorKind::bad_data, to_string(table.place()),
                            "breaks off or is damaged after " + std::to_string(table.rows.size()) +
                                " features: " + messages.first() + ". Ask for the file again."};
            }
            tell_save_date(*layer, gdal_name, table);
            m_tables.push_back(std::move(table));
        }
    }

    [[nodiscard]] std::vector<OGRLayer*> chosen_layers(GDALDataset& dataset, const std::string& shown) {
        std::vector<OGRLayer*> layers;
        std::vector<std::string> names;
        for (int i = 0; i < dataset.GetLayerCount(); ++i) {
            layers.push_back(dataset.GetLayer(i));
            names.emplace_back(layers.back()->GetName());
        }
        if (names.empty()) {
            throw Error{ErrorKind::bad_data, shown, "holds no layer. Name a file with features in it."};
        }
        if (m_request.layer.empty() || m_layer_found) {
            return layers;
        }
        auto found = std::ranges::find(names, m_request.layer);
        if (found == names.end()) {
            found = std::ranges::find_if(
                names, [&](const std::string& name) { return folded(name) == folded(m_request.layer); });
        }
        if (found != names.end()) {
            return {layers[static_cast<std::size_t>(found - names.begin())]};
        }
        std::string list;
        for (const std::string& name : names) {
            list += (list.empty() ? "'" : ", '") + name + "'";
        }
        throw Error{ErrorKind::bad_data, shown,
                    "has no layer '" + m_request.layer + "'; it has " + list + "." +
                        did_you_mean(m_request.layer, names) + " Correct layer = \"...\" in the project file."};
    }

    /// Empty sheets beside a full one are no news.
    void drop_empty_ones() {
        const bool any =
            std::ranges::any_of(m_tables, [](const VectorTable& table) { return !table.rows.empty(); });
        if (any && m_request.layer.empty()) {
            std::erase_if(m_tables, [](const VectorTable& table) { return table.rows.empty(); });
        }
    }

    const TableRequest& m_request;
    const Reporter& m_reporter;
    std::vector<VectorTable> m_tables;
    bool m_layer_found = false;  ///< as a file of the archive
};

}  // namespace

std::vector<VectorTable> read_tables(const TableRequest& request, const Reporter& reporter) {
    gdal::start();
    return TablesReader{request, reporter}.read();
}

VectorTable read_table(const TableRequest& request, const Reporter& reporter) {
    std::vector<VectorTable> tables = read_tables(request, reporter);
    if (tables.size() > 1) {
        std::string list;
        for (const VectorTable& table : tables) {
            list += (list.empty() ? "'" : ", '") + (table.layer.empty() ? table.file : table.layer) + "'";
        }
        throw Error{ErrorKind::bad_data, request.shown,
                    "holds " + std::to_string(tables.size()) + " layers: " + list +
                        ". Write layer = \"...\" with one of them in the project file."};
    }
    lay_out(tables.front(), 0);
    return std::move(tables.front());
}

}  // namespace lomsong
