// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/coverage_options.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include "algorithms/antenna/radio_sector.hpp"
#include "algorithms/propagation/models.hpp"
#include "apps/lomsong/place.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"
#include "io/clean/limits.hpp"
#include "io/read/antenna_file.hpp"

namespace lomsong {

namespace {

constexpr Range<double> k_radius_km{0.5, 200.0};
constexpr Range<double> k_cell_m{1.0, 1000.0};
constexpr std::size_t k_most_steps = 50;

const std::vector<double> k_level_steps{-75.0, -85.0, -95.0, -105.0, -115.0};
const std::vector<double> k_loss_steps{100.0, 110.0, 120.0, 130.0, 140.0};

std::string joined(const std::vector<double>& steps) { return fmt::format("{:g}", fmt::join(steps, ",")); }

void declare_ground(OptionSet& set, CoverageOptions& options) {
    set.list(
        "dem", options.dem, "FILE...",
        "Terrain: rasters in any CRS that GDAL reads, HGT tiles by their names; the first wins where they overlap");
    set.require_last();
    set.text("dem-crs", options.dem_crs, "EPSG:CODE", "CRS of the terrain files, instead of what they say");
    set.flag("surface", options.surface,
             "The terrain has canopy and roofs in it (SRTM, Copernicus GLO-30): nothing is added. The default");
    set.flag("bare-ground", options.bare_ground, "The terrain is bare: --land-cover may stand on it");
    set.list("land-cover", options.land_cover, "FILE...", "Classes that obstruct paths; needs --bare-ground");
    set.list(
        "clutter-heights", options.clutter_heights, "CLASS=M...",
        "Height of land-cover classes instead of those of a run (Dynamic World: trees 1=15, built 6=10); classes "
        "left out have 0 m");
    set.text("crs", options.crs, "EPSG:CODE",
             "Working CRS, metric; unless given the VN-2000 zone of the nearest province, outside Vietnam UTM");
}

void declare_transmitter(OptionSet& set, CoverageOptions& options) {
    set.text("at", options.at, "LON,LAT", "Transmitter, degrees of WGS 84");
    set.require_last();
    set.number("height", options.height_m, limits::k_antenna_height.range, "m", "Antenna above ground");
    set.require_last();
    set.number("frequency-mhz", options.frequency_mhz, limits::k_frequency.range, "MHz", "Frequency");
    set.require_last();
    set.number(
        "eirp-dbm", options.eirp_dbm, limits::k_eirp.range, "dBm",
        "Radiated power in the antenna's strongest direction; the level is that of all of it, without the share "
        "of a reference signal. Not needed for --loss");
    set.text("antenna", options.antenna, "NAME|FILE",
             "omni, tr36814, tr38901, or a pattern file (docs/antennas.md)");
    set.number("azimuth", options.azimuth_deg, limits::k_azimuth.range, "deg",
               "Main direction, clockwise from north; an antenna that has one needs it");
    set.number("electrical-tilt", options.electrical_tilt_deg, limits::k_tilt.range, "deg",
               "Positive looks down; unless given 0, or what the pattern file has");
    set.number("mechanical-tilt", options.mechanical_tilt_deg, limits::k_tilt.range, "deg",
               "Positive looks down; unless given 0");
    set.choice("polarisation", options.polarisation, {"vertical", "horizontal"}, "Polarisation");
}

void declare_paths(OptionSet& set, CoverageOptions& options) {
    set.number("radius-km", options.radius_km, k_radius_km, "km", "Cells further away are left out");
    set.require_last();
    set.number("cell-size", options.cell_size_m, k_cell_m, "m", "Edge of one cell");
    set.number("receiver-height", options.receiver_height_m, limits::k_antenna_height.range, "m",
               "Receiver above ground");
    set.text("model", options.model, "NAME", "Path-loss model; 'lomsong models list' says where each holds");
    set.number("delta-n", options.delta_n, {10.0, 100.0}, "N/km", "Average lapse rate of radio refractivity");
    set.number("n0", options.n0, {250.0, 450.0}, "N", "Surface refractivity at sea level");
    set.number("profile-step", options.profile_step_m, k_cell_m, "m",
               "Distance of terrain samples along a path; unless given the cell size, at most 30");
}

void declare_outputs(OptionSet& set, CoverageOptions& options) {
    set.flag("loss", options.loss, "Basic transmission loss instead of the level, dB");
    set.text("classes", options.classes, "A,B,...",
             fmt::format("Steps between classes, the best first; unless given {} dBm, for --loss {} dB",
                         joined(k_level_steps), joined(k_loss_steps)));
    set.text("geojson", options.geojson, "FILE", "Write the classes as polygons too, in WGS 84");
    set.choice("compress", options.compress, {"none", "deflate", "zstd"},
               "Packing of the raster; deflate and zstd round to 1/16 dB");
    set.flag("overviews", options.overviews, "Add halved copies of the raster for viewers");
    set.choice("language", options.language, {"en", "vi"}, "Language of the text; files are in English");
}

Error usage(const std::string& option, const std::string& text) { return {ErrorKind::usage, option, text}; }

std::vector<double> parsed_steps(const CoverageOptions& options) {
    if (options.classes.empty()) {
        return options.loss ? k_loss_steps : k_level_steps;
    }
    std::vector<double> steps;
    std::istringstream texts{options.classes};
    for (std::string text; std::getline(texts, text, ',');) {
        steps.push_back(parse_number("classes", text));
    }
    const bool in_order = options.loss ? std::ranges::is_sorted(steps, std::less_equal<>{})
                                       : std::ranges::is_sorted(steps, std::greater_equal<>{});
    if (!in_order) {
        throw usage("--classes", fmt::format("{} do not {} from step to step. Write the best first.",
                                             options.classes, options.loss ? "rise" : "fall"));
    }
    if (steps.size() > k_most_steps) {
        throw usage("--classes",
                    fmt::format("{} steps are more than {}. Write fewer.", steps.size(), k_most_steps));
    }
    return steps;
}

std::map<std::uint8_t, Metres> parsed_heights(const std::vector<std::string>& texts) {
    constexpr Range<double> k_class{0.0, 254.0};
    constexpr Range<double> k_height_m{0.0, 100.0};
    std::map<std::uint8_t, Metres> heights;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) {
            throw usage("--clutter-heights",
                        fmt::format("'{}' is no class with a height. Write CLASS=M, such as 1=15.", text));
        }
        const double code = parse_number("clutter-heights", text.substr(0, equals));
        const double height_m = parse_number("clutter-heights", text.substr(equals + 1));
        if (!k_class.contains(code) || code != std::floor(code) || !k_height_m.contains(height_m)) {
            throw usage(
                "--clutter-heights",
                fmt::format("'{}' is no whole class in {:g}..{:g} with a height in {:g}..{:g} m. Correct it.", text,
                            k_class.lowest, k_class.highest, k_height_m.lowest, k_height_m.highest));
        }
        heights[static_cast<std::uint8_t>(code)] = Metres{height_m};
    }
    return heights;
}

SurroundingsQuery ground_of(const CoverageOptions& options) {
    if (options.surface && options.bare_ground) {
        throw usage("--surface", "and --bare-ground exclude each other. Give the one that the terrain is.");
    }
    if (!options.land_cover.empty() && !options.bare_ground) {
        throw usage(
            "--land-cover",
            "a surface model has canopy and roofs in it already. Give --bare-ground if the terrain has none, "
            "or leave the land cover out.");
    }
    if (!options.clutter_heights.empty() && options.land_cover.empty()) {
        throw usage("--clutter-heights", "there is no land cover to give heights to. Add --land-cover FILE.");
    }
    SurroundingsQuery ground;
    const Point place = parse_place("at", options.at);
    ground.place = {place.x, place.y};
    ground.crs = options.crs;
    ground.radius = kilometres(*options.radius_km);
    ground.terrain_files = options.dem;
    ground.terrain_crs = options.dem_crs;
    ground.terrain_kind = options.bare_ground ? TerrainKind::bare_ground : TerrainKind::surface;
    ground.land_cover_files = options.land_cover;
    return ground;
}

RunParameters parameters_of(const CoverageOptions& options) {
    RunParameters parameters;
    RadioParameters& radio = parameters.radio;
    if (find_model(options.model) == nullptr) {
        throw usage("--model", fmt::format("'{}' is none of {}.{}", options.model, fmt::join(model_names(), ", "),
                                           did_you_mean(options.model, model_names())));
    }
    radio.profile_step = Metres{
        options.profile_step_m.value_or(std::min(options.cell_size_m, RadioParameters{}.profile_step.value()))};
    radio.model = options.model;
    radio.delta_n = options.delta_n;
    radio.n0 = options.n0;
    radio.polarisation = options.polarisation == "vertical" ? Polarisation::vertical : Polarisation::horizontal;
    radio.receiver_height = HeightAboveGround{options.receiver_height_m};
    radio.radius = kilometres(*options.radius_km);
    if (!options.clutter_heights.empty()) {
        parameters.clutter_heights = parsed_heights(options.clutter_heights);
    }
    return parameters;
}

/// The level of a 2G carrier is the level of the whole carrier: no reference signal has a share in it.
constexpr Technology k_whole_carrier = Technology::g2;

Sector sector_of(const CoverageOptions& options) {
    if (!options.loss && !options.eirp_dbm) {
        throw usage("--eirp-dbm", "a level needs the radiated power. Give it, or ask for the --loss.");
    }
    Sector sector;
    sector.station = "transmitter";
    sector.technology = k_whole_carrier;
    sector.antenna_height = HeightAboveGround{*options.height_m};
    sector.frequency = megahertz(*options.frequency_mhz);
    sector.eirp = Dbm{options.eirp_dbm.value_or(0.0)};
    sector.pattern = options.antenna;
    if (options.azimuth_deg) {
        sector.azimuth = Angle{*options.azimuth_deg};
    }
    if (options.electrical_tilt_deg || built_in_pattern(options.antenna)) {
        sector.electrical_tilt = Angle{options.electrical_tilt_deg.value_or(0.0)};
    }
    if (options.mechanical_tilt_deg) {
        sector.mechanical_tilt = Angle{*options.mechanical_tilt_deg};
    }
    return sector;
}

std::vector<AntennaPatternTable> patterns_of(const std::string& antenna) {
    if (built_in_pattern(antenna)) {
        return {};
    }
    std::error_code failed;
    if (!std::filesystem::exists(antenna, failed)) {
        std::vector<std::string> names;
        std::ranges::transform(k_built_in_patterns, std::back_inserter(names),
                               [](const BuiltInPattern& pattern) { return std::string{pattern.name}; });
        throw usage("--antenna", fmt::format("'{}' is neither {} nor a file that is there.{} Correct it.", antenna,
                                             fmt::join(names, ", "), did_you_mean(antenna, names)));
    }
    return {read_antenna_file(antenna, antenna)};
}

void require_in_range(const CoverageQuery& query) {
    const ModelInfo& model = find_model(query.parameters.radio.model)->info();
    Link link;
    link.frequency = *query.sector.frequency;
    link.transmitter_height = *query.sector.antenna_height;
    link.receiver_height = query.parameters.radio.receiver_height;
    if (const LossReason reason = radio_in_range(model, link); reason != LossReason::none) {
        throw usage("--model", fmt::format("{}: {}. 'lomsong models show {}' has its ranges.", model.name,
                                           text(reason), model.name));
    }
}

/// A main direction without an azimuth would be a guess.
void require_azimuth(const CoverageQuery& query) {
    Layers layers;
    layers.sectors = {query.sector};
    layers.patterns = query.patterns;
    AssumedInputs assumed;
    if (complete_sectors(layers, query.parameters, assumed).front().assumptions.azimuth) {
        throw usage(
            "--azimuth",
            fmt::format("the antenna {} has a main direction, and no azimuth was given. Give --azimuth DEG.",
                        query.sector.pattern));
    }
}

}  // namespace

void declare(OptionSet& set, CoverageOptions& options) {
    declare_ground(set, options);
    declare_transmitter(set, options);
    declare_paths(set, options);
    declare_outputs(set, options);
}

CoverageQuery query_of(const CoverageOptions& options) {
    CoverageQuery query;
    query.ground = ground_of(options);
    query.parameters = parameters_of(options);
    query.ground.cell_size = query.parameters.radio.profile_step;
    query.cell_size = Metres{options.cell_size_m};
    query.sector = sector_of(options);
    query.patterns = patterns_of(options.antenna);
    query.ladder = {options.loss ? CoverageQuantity::loss : CoverageQuantity::level, parsed_steps(options)};
    query.image = {options.compress == "none"      ? ImagePacking::none
                   : options.compress == "deflate" ? ImagePacking::deflate
                                                   : ImagePacking::zstd,
                   options.overviews};
    require_in_range(query);
    require_azimuth(query);
    return query;
}

}  // namespace lomsong
