// SPDX-License-Identifier: Apache-2.0
#include "io/project/calibration_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/project/toml_text.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view k_what = "a calibration file";
constexpr std::string_view k_advice = " Let 'lomsong calibrate' write it anew.";

/// Keys of the effective project that decide what a level is. Where a receiver is (outdoors, in a vehicle, indoors)
/// and what stands in for missing values of stations do not belong to them.
constexpr std::array<std::string_view, 7> k_condition_keys{
    "radio.model",          "radio.delta_n",     "radio.n0", "radio.polarisation", "radio.receiver_height_m",
    "radio.profile_step_m", "radio.body_loss_db"};
constexpr std::string_view k_terrain_kind = "layers.terrain.kind";
constexpr std::string_view k_clutter = "clutter.height_m";
constexpr std::string_view k_land_cover = "land_cover";

constexpr Range<Metres> k_distances{Metres{1.0}, kilometres(200.0)};

/// A table of the file with its path in messages.
class Table {
  public:
    Table(const Json& json, std::string path, const std::string& shown)
        : m_json{json}, m_path{std::move(path)}, m_shown{shown} {
        if (!json.is_object()) {
            refuse("", "is no table", json);
        }
    }

    [[noreturn]] void refuse(const std::string& key, const std::string& what) const {
        throw Error{ErrorKind::bad_data, fmt::format("{}: {}", m_shown, key_path(key)),
                    what + "." + std::string{k_advice}};
    }
    [[noreturn]] void refuse(const std::string& key, const std::string& what, const Json& seen) const {
        constexpr std::size_t k_told = 60;
        std::string text = seen.dump(-1, ' ', false, Json::error_handler_t::replace);
        if (text.size() > k_told) {
            text = "a long value";
        }
        refuse(key, fmt::format("{}: {}", what, text));
    }
    [[nodiscard]] const Json& at(const std::string& key) const {
        const auto found = m_json.find(key);
        if (found == m_json.end()) {
            refuse(key, "is missing");
        }
        return *found;
    }
    [[nodiscard]] bool has(const std::string& key) const { return m_json.contains(key); }
    [[nodiscard]] Table table(const std::string& key) const { return {at(key), key_path(key), m_shown}; }
    [[nodiscard]] double number(const std::string& key) const {
        const Json& value = at(key);
        if (!value.is_number() || !std::isfinite(value.get<double>())) {
            refuse(key, "is no number", value);
        }
        return value.get<double>();
    }
    [[nodiscard]] bool flag(const std::string& key) const {
        const Json& value = at(key);
        if (!value.is_boolean()) {
            refuse(key, "is neither true nor false", value);
        }
        return value.get<bool>();
    }
    [[nodiscard]] std::string text(const std::string& key) const {
        const Json& value = at(key);
        if (!value.is_string()) {
            refuse(key, "is no text", value);
        }
        return value.get<std::string>();
    }
    [[nodiscard]] const Json& json() const { return m_json; }

  private:
    [[nodiscard]] std::string key_path(const std::string& key) const {
        const char* const dot = m_path.empty() || key.empty() ? "" : ".";
        return m_path + dot + key;
    }

    const Json& m_json;
    std::string m_path;
    const std::string& m_shown;
};

CalibrationLine line_in(const Table& table) {
    return {Decibels{table.number("offset_db")}, Decibels{table.number("slope_db_per_decade")}};
}

std::uint8_t land_cover_named(const std::string& name, const Table& table) {
    unsigned land_cover = k_no_land_cover;
    const auto [end, failed] = std::from_chars(name.data(), name.data() + name.size(), land_cover);
    if (failed != std::errc{} || end != name.data() + name.size() || land_cover >= k_no_land_cover) {
        table.refuse(name, "is no land-cover class of 0..254");
    }
    return static_cast<std::uint8_t>(land_cover);
}

/// Neither a slip of the pen nor a damaged file shall move levels by more than a calibration may.
void check_size(const CalibrationLine& line, Range<Metres> distances, const Table& table) {
    const double largest_db = CalibrationLimits{}.largest.value();
    for (const Metres end : {distances.lowest, distances.highest}) {
        const double value_db = value_at(line, end).value();
        if (!(std::abs(value_db) <= largest_db)) {
            table.refuse("", fmt::format("adds {:.1f} dB at {:.3f} km; a calibration adds at most {} dB either way",
                                         value_db, in_kilometres(end), largest_db));
        }
    }
}

TechnologyCalibration technology_in(const Table& table) {
    TechnologyCalibration calibration;
    calibration.distances = {kilometres(table.number("nearest_km")), kilometres(table.number("farthest_km"))};
    const auto& [nearest, farthest] = calibration.distances;
    if (!k_distances.contains(nearest) || !k_distances.contains(farthest) || nearest > farthest) {
        table.refuse("nearest_km",
                     fmt::format("and farthest_km are {} and {}; they ascend within {}..{}", in_kilometres(nearest),
                                 in_kilometres(farthest), in_kilometres(k_distances.lowest),
                                 in_kilometres(k_distances.highest)));
    }
    calibration.line = line_in(table);
    check_size(calibration.line, calibration.distances, table);
    if (table.has("land_cover")) {
        const Table classes = table.table("land_cover");
        for (const auto& [name, value] : classes.json().items()) {
            const Table own = classes.table(name);
            const std::uint8_t land_cover = land_cover_named(name, classes);
            calibration.classes[land_cover] = line_in(own);
            check_size(calibration.classes[land_cover], calibration.distances, own);
        }
    }
    return calibration;
}

Calibration calibration_in(const Table& table) {
    Calibration calibration;
    std::vector<std::string> known;
    for (const TechnologyInfo& technology : k_technologies) {
        known.emplace_back(technology.key);
    }
    for (const auto& [name, value] : table.json().items()) {
        const auto found = std::ranges::find(known, name);
        if (found == known.end()) {
            table.refuse(name, "is no technology, which are " + fmt::format("{}", fmt::join(known, ", ")));
        }
        calibration.technologies[static_cast<std::size_t>(found - known.begin())] =
            technology_in(table.table(name));
    }
    if (calibration == Calibration{}) {
        table.refuse("", "calibrates no technology");
    }
    return calibration;
}

Json line_json(const CalibrationLine& line) {
    return {{"offset_db", line.offset.value()}, {"slope_db_per_decade", line.slope.value()}};
}

/// TOML as JSON, so that what a run recorded is read by the same rules.
Json json_of(const toml::table& table) {
    std::ostringstream text;
    text << toml::json_formatter{table};
    return Json::parse(text.str(), nullptr, false);
}

}  // namespace

CalibrationFile parse_calibration(std::string_view text, const std::string& shown) {
    const Json json = json_of(parsed_toml(text, shown, k_what, ErrorKind::bad_data));
    const Table root{json, "", shown};
    if (root.at("format") != k_calibration_format) {
        root.refuse("format", fmt::format("is not {}, the one that this program reads", k_calibration_format),
                    root.at("format"));
    }
    CalibrationFile file;
    file.made_up = root.flag("made_up");
    const Table conditions = root.table("conditions");
    for (const auto& [key, value] : conditions.json().items()) {
        file.conditions[key] = conditions.text(key);
    }
    file.calibration = calibration_in(root.table("calibration"));
    return file;
}

CalibrationConditions calibration_conditions(const Project& project, const std::string& land_cover) {
    CalibrationConditions conditions{{std::string{k_land_cover}, land_cover}};
    const bool bare_ground = project.terrain_kind == TerrainKind::bare_ground;
    for (const auto& [key, value] : project.effective) {
        const bool counts = std::ranges::find(k_condition_keys, key) != k_condition_keys.end() ||
                            key == k_terrain_kind || (bare_ground && key == k_clutter);
        if (counts) {
            conditions[key] = value;
        }
    }
    return conditions;
}

void check_conditions(const CalibrationFile& file, const CalibrationConditions& of_the_run,
                      const std::string& shown) {
    std::set<std::string> keys;
    for (const CalibrationConditions* conditions : {&file.conditions, &of_the_run}) {
        for (const auto& [key, value] : *conditions) {
            keys.insert(key);
        }
    }
    const auto value_in = [](const CalibrationConditions& conditions, const std::string& key) {
        const auto found = conditions.find(key);
        return found == conditions.end() || found->second.empty() ? std::string{"none"} : found->second;
    };
    for (const std::string& key : keys) {
        const std::string made_with = value_in(file.conditions, key);
        const std::string has = value_in(of_the_run, key);
        if (made_with != has) {
            throw Error{ErrorKind::bad_project, shown,
                        fmt::format("the calibration was made with {} = {}; this project has {}. Calibrate again "
                                    "with this project, or take the calibration out of [radio].",
                                    key, made_with, has)};
        }
    }
}

nlohmann::ordered_json calibration_json(const Calibration& calibration) {
    Json json = Json::object();
    for (const TechnologyInfo& technology : k_technologies) {
        const TechnologyCalibration* found = calibration.find(technology.technology);
        if (found == nullptr) {
            continue;
        }
        Json table{{"nearest_km", in_kilometres(found->distances.lowest)},
                   {"farthest_km", in_kilometres(found->distances.highest)}};
        table.update(line_json(found->line));
        for (const auto& [land_cover, line] : found->classes) {
            table["land_cover"][std::to_string(land_cover)] = line_json(line);
        }
        json[std::string{technology.key}] = std::move(table);
    }
    return json;
}

Calibration calibration_of_json(const nlohmann::ordered_json& json, const std::string& shown) {
    return calibration_in(Table{json, "calibration", shown});
}

}  // namespace lomsong
