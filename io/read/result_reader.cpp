// SPDX-License-Identifier: Apache-2.0
#include "io/read/result_reader.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <optional>
#include <span>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/day.hpp"
#include "engine/core/error.hpp"
#include "engine/core/technology.hpp"
#include "io/clean/names/name_key.hpp"
#include "io/gdal/session.hpp"
#include "io/read/old_result.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* k_advice = " Run 'lomsong run' again to have a whole result.";

[[noreturn]] void refuse(const fs::path& where, const std::string& what, ErrorKind kind = ErrorKind::bad_data) {
    throw Error{kind, where.string(), what + (what.ends_with('.') ? "" : ".") + k_advice};
}

std::string bytes_of(const fs::path& file, const std::string& advice) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        throw Error{ErrorKind::no_input, file.string(), "is not there. " + advice};
    }
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

/// A JSON object with its place, asked for members of a kind.
class Member {
  public:
    Member(const Json& object, const fs::path& file, std::string path)
        : m_object{object}, m_file{file}, m_path{std::move(path)} {
        if (!object.is_object()) {
            refuse(file, m_path + " is no object");
        }
    }

    [[nodiscard]] const Json& at(const char* key) const {
        const auto found = m_object.find(key);
        if (found == m_object.end()) {
            fail(key, "is missing");
        }
        return *found;
    }
    [[nodiscard]] Member object(const char* key) const { return {at(key), m_file, m_path + "." + key}; }
    [[nodiscard]] const Json& array(const char* key) const {
        const Json& list = at(key);
        if (!list.is_array()) {
            fail(key, "is no list");
        }
        return list;
    }
    /// Empty for null.
    [[nodiscard]] std::string text(const char* key) const {
        const Json& value = at(key);
        if (!value.is_null() && !value.is_string()) {
            fail(key, "is no text");
        }
        return value.is_null() ? std::string{} : value.get<std::string>();
    }
    [[nodiscard]] std::optional<double> number(const char* key) const {
        const Json& value = at(key);
        if (value.is_null()) {
            return std::nullopt;
        }
        if (!value.is_number()) {
            fail(key, "is no number");
        }
        return value.get<double>();
    }
    [[nodiscard]] std::size_t count(const char* key) const {
        const Json& value = at(key);
        if (!value.is_number_unsigned()) {
            fail(key, "is no count");
        }
        return value.get<std::size_t>();
    }
    /// Empty for null.
    [[nodiscard]] std::optional<bool> flag(const char* key) const {
        const Json& value = at(key);
        if (!value.is_null() && !value.is_boolean()) {
            fail(key, "is neither true nor false");
        }
        return value.is_null() ? std::nullopt : std::optional{value.get<bool>()};
    }
    template <class Q>
    [[nodiscard]] std::optional<Q> quantity(const char* key, double unit = 1.0) const {
        const auto value = number(key);
        return value ? std::optional{Q{*value * unit}} : std::nullopt;
    }
    [[nodiscard]] HamletStatus status(const std::string& key) const {
        const std::string word = text(key.c_str());
        const auto* found = std::ranges::find(k_hamlet_statuses, std::string_view{word}, &HamletStatusInfo::key);
        if (found == k_hamlet_statuses.end()) {
            refuse(m_file, fmt::format("{}: '{}' is no status of a hamlet: '{}'", m_path, key, word));
        }
        return found->status;
    }
    [[nodiscard]] const Json& json() const { return m_object; }

  private:
    [[noreturn]] void fail(const char* key, const char* what) const {
        refuse(m_file, fmt::format("{}: '{}' {}", m_path, key, what));
    }

    const Json& m_object;
    const fs::path& m_file;
    std::string m_path;
};

Json parsed(const fs::path& file, const std::string& advice) {
    Json json = Json::parse(bytes_of(file, advice), nullptr, false);
    if (json.is_discarded()) {
        refuse(file, "is no JSON, or breaks off.");
    }
    return json;
}

/// {"a": {"b": 1}} as "a.b" -> "1"; lists and empty objects are values.
void flatten(const Json& value, const std::string& path, std::map<std::string, std::string>& to) {
    if (!value.is_object() || value.empty()) {
        to[path] = value.dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    for (const auto& [key, member] : value.items()) {
        flatten(member, path.empty() ? key : path + "." + key, to);
    }
}

/// run.json of a folder in the format that is read here.
Json run_record_of(const fs::path& folder) {
    const fs::path file = folder / "run.json";
    std::error_code failed;
    if (!fs::exists(file, failed)) {
        throw Error{ErrorKind::no_input, folder.string(),
                    "the folder is no result of a run: it has no run.json. Name a result folder."};
    }
    Json json = parsed(file, "");
    if (Member{json, file, "run"}.text("program") != "lomsong") {
        refuse(file, "is not the record of a run of lomsong.");
    }
    if (!json.contains("format")) {
        refuse(file, fmt::format("names no format of results, so an earlier program made it; this program reads "
                                 "format {}.",
                                 k_result_format));
    }
    if (json["format"] != k_result_format) {
        refuse(file,
               fmt::format("the result has format {}; this program reads format {}.",
                           json["format"].dump(-1, ' ', false, Json::error_handler_t::replace), k_result_format));
    }
    return json;
}

std::string data_date_in(const Member& run, const fs::path& file) {
    std::string date = run.text("data_date");
    if (!date.empty() && !day_named(date)) {
        refuse(file, fmt::format("'data_date' is no day: '{}'.", date));
    }
    return date;
}

class ResultReader {
  public:
    explicit ResultReader(fs::path folder) : m_folder{std::move(folder)} {}

    RecordedResult read(const std::string& crs) {
        std::error_code failed;
        if (!fs::is_directory(m_folder, failed)) {
            throw Error{ErrorKind::no_input, m_folder.string(), "there is no such folder. Name a result folder."};
        }
        m_result.name = m_folder.lexically_normal().filename().string();
        if (m_result.name.empty() || m_result.name == ".") {
            m_result.name = fs::absolute(m_folder).lexically_normal().parent_path().filename().string();
        }
        read_run();
        read_trace();
        gdal::start();
        m_to_crs.emplace(gdal::wgs84(), gdal::crs(crs.empty() ? m_result.crs : crs));
        read_hamlets();
        read_stations();
        return std::move(m_result);
    }

  private:
    void read_run() {
        const fs::path file = m_folder / "run.json";
        const Json json = run_record_of(m_folder);
        const Member run{json, file, "run"};
        m_result.title = run.text("title");
        m_result.data_date = data_date_in(run, file);
        m_result.made_up = run.flag("made_up").value_or(false);
        m_result.language = run.text("language") == "en" ? Language::english : Language::vietnamese;
        m_result.program = run.text("version");
        m_result.model = run.object("model").text("name");
        m_result.crs = run.object("crs").text("definition");
        flatten(run.object("parameters").json(), "", m_result.parameters);
        m_result.parameters_json = run.at("parameters").dump(-1, ' ', false, Json::error_handler_t::replace);
        for (const Json& input : run.array("inputs")) {
            const Member member{input, file, "input"};
            m_result.inputs.push_back({member.text("layer"), member.text("path"), member.text("hash")});
        }
        for (const auto& [key, value] : run.object("counts").object("operators").json().items()) {
            const Member member{value, file, key};
            m_operator_keys.push_back(key);
            m_result.operators.push_back(member.text("name"));
            m_result.operator_has_reported.push_back(member.flag("has_reported").value_or(false));
        }
    }

    void read_trace() {
        const fs::path file = m_folder / k_trace_file;
        const std::string bytes =
            bytes_of(file, std::string{"It says what the result was computed from."} + k_advice);
        try {
            m_result.trace = unpacked(bytes);
        } catch (const Error& error) {
            throw error.inside(file.string());
        }
        if (m_result.trace.operators != m_result.operators) {
            refuse(file, "it has other operators than run.json: the files are of two runs.");
        }
    }

    /// The features of a table of the result.
    [[nodiscard]] Json features(const fs::path& file) const {
        Json json = parsed(file, "Add \"geojson\" to [outputs] write and run again.");
        if (!json.is_object() || !json.contains("features") || !json["features"].is_array()) {
            refuse(file, "has no list of features.");
        }
        return std::move(json["features"]);
    }

    void read_hamlets() {
        const fs::path file = m_folder / "hamlets.geojson";
        std::size_t points = 0;
        const Json all = features(file);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Member feature{all[i], file, fmt::format("feature {}", i)};
            const Member properties = feature.object("properties");
            RecordedHamlet& hamlet = m_result.hamlets.emplace_back();
            read_hamlet(properties, hamlet);
            hamlet.declared.area = area_of(feature, file);
            hamlet.first_point = points;
            points += hamlet.points;
            if (hamlet.points > m_result.trace.points.size()) {
                break;
            }
        }
        if (points != m_result.trace.points.size()) {
            refuse(file, fmt::format("has {} test points where {} has {}: the files are of two runs.", points,
                                     k_trace_file, m_result.trace.points.size()));
        }
    }

    void read_hamlet(const Member& properties, RecordedHamlet& hamlet) const {
        Hamlet& declared = hamlet.declared;
        declared.code = properties.text("code");
        declared.name = properties.text("name");
        declared.commune_code = properties.text("commune_code");
        declared.commune = properties.text("commune");
        declared.old_commune = properties.text("old_commune");
        declared.old_district = properties.text("old_district");
        declared.kind = properties.text("kind");
        declared.households = properties.number("households");
        declared.population = properties.number("population");
        declared.power = properties.text("power");
        declared.difficult = properties.flag("difficult");
        hamlet.name_key = name_key(declared.name).folded;
        hamlet.status = properties.status("status");
        for (const std::string& key : m_operator_keys) {
            hamlet.operators.push_back(properties.status(key + "_status"));
        }
        hamlet.points = properties.count("test_points");
        const auto lon = properties.number("centre_lon");
        const auto lat = properties.number("centre_lat");
        if (lon && lat) {
            declared.centre = (*m_to_crs)({*lon, *lat});
        }
    }

    [[nodiscard]] static Point degrees_of(const Json& position, const fs::path& file) {
        if (!position.is_array() || position.size() < 2 || !position[0].is_number() || !position[1].is_number()) {
            refuse(file, "a coordinate is no pair of numbers.");
        }
        return {position[0].get<double>(), position[1].get<double>()};
    }

    [[nodiscard]] Polygon polygon_of(const Json& rings, const fs::path& file) const {
        Polygon polygon;
        if (!rings.is_array()) {
            refuse(file, "a polygon has no list of rings.");
        }
        for (std::size_t i = 0; i < rings.size(); ++i) {
            if (!rings[i].is_array()) {
                refuse(file, "a ring is no list of coordinates.");
            }
            Ring degrees;
            for (const Json& position : rings[i]) {
                degrees.push_back(degrees_of(position, file));
            }
            Ring& ring = i == 0 ? polygon.outer : polygon.holes.emplace_back();
            for (const auto& point : m_to_crs->all(degrees)) {
                if (!point) {
                    refuse(file, "a coordinate lies outside the CRS of the run.");
                }
                ring.push_back(*point);
            }
        }
        return polygon;
    }

    /// Empty for a point and for nothing.
    [[nodiscard]] MultiPolygon area_of(const Member& feature, const fs::path& file) const {
        if (feature.at("geometry").is_null()) {
            return {};
        }
        const Member geometry = feature.object("geometry");
        const std::string type = geometry.text("type");
        MultiPolygon area;
        if (type == "Polygon") {
            area.push_back(polygon_of(geometry.array("coordinates"), file));
        } else if (type == "MultiPolygon") {
            for (const Json& rings : geometry.array("coordinates")) {
                area.push_back(polygon_of(rings, file));
            }
        }
        return normalised(std::move(area));
    }

    void read_stations() {
        const fs::path file = m_folder / "stations.geojson";
        const Json all = features(file);
        if (all.size() != m_result.trace.sectors.size()) {
            refuse(file, fmt::format("has {} sectors where {} has {}: the files are of two runs.", all.size(),
                                     k_trace_file, m_result.trace.sectors.size()));
        }
        std::vector<Point> degrees;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Member feature{all[i], file, fmt::format("feature {}", i)};
            m_result.sectors.push_back(sector_of(feature.object("properties"), file));
            degrees.push_back(degrees_of(feature.object("geometry").at("coordinates"), file));
        }
        const auto positions = m_to_crs->all(degrees);
        for (std::size_t i = 0; i < positions.size(); ++i) {
            if (!positions[i]) {
                refuse(file, "a station lies outside the CRS of the run.");
            }
            m_result.sectors[i].position = *positions[i];
        }
    }

    [[nodiscard]] Sector sector_of(const Member& properties, const fs::path& file) const {
        Sector sector;
        sector.station = properties.text("station");
        sector.label = properties.text("sector");
        sector.site = properties.text("site");
        const auto owner = std::ranges::find(m_result.operators, properties.text("operator"));
        const auto technology = technology_named(properties.text("technology"));
        if (owner == m_result.operators.end() || !technology) {
            refuse(file,
                   "station '" + sector.station + "' is of an operator or a technology that the run has not.");
        }
        sector.operator_index = static_cast<std::size_t>(owner - m_result.operators.begin());
        sector.technology = *technology;
        sector.status = properties.text("status");
        sector.antenna_height = properties.quantity<HeightAboveGround>("height_m");
        sector.azimuth = properties.quantity<Angle>("azimuth_deg");
        sector.omnidirectional = properties.flag("omnidirectional").value_or(false);
        sector.tilt = properties.quantity<Angle>("tilt_deg");
        sector.electrical_tilt = properties.quantity<Angle>("electrical_tilt_deg");
        sector.mechanical_tilt = properties.quantity<Angle>("mechanical_tilt_deg");
        sector.pattern = properties.text("pattern");
        sector.frequency = properties.quantity<Hertz>("frequency_mhz", 1e6);
        sector.bandwidth = properties.quantity<Hertz>("bandwidth_mhz", 1e6);
        sector.eirp = properties.quantity<Dbm>("eirp_dbm");
        sector.power = properties.quantity<Dbm>("power_dbm");
        sector.antenna_gain = properties.quantity<Decibels>("antenna_gain_dbi");
        sector.feeder_loss = properties.quantity<Decibels>("feeder_loss_db");
        return sector;
    }

    fs::path m_folder;
    std::optional<gdal::Transform> m_to_crs;
    std::vector<std::string> m_operator_keys;
    RecordedResult m_result;
};

}  // namespace

std::string data_date_of(const fs::path& folder) {
    const Json json = run_record_of(folder);
    const fs::path file = folder / "run.json";
    return data_date_in(Member{json, file, "run"}, file);
}

RecordedResult read_result(const fs::path& folder, const std::string& crs) {
    return ResultReader{folder}.read(crs);
}

}  // namespace lomsong
