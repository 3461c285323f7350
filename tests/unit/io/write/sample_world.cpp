// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/io/write/sample_world.hpp"

#include <atomic>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace lomsong::test {

namespace {

constexpr auto k_statuses = [](HamletStatus status) { return static_cast<std::size_t>(status); };

Hamlet hamlet(const std::string& code, const std::string& name, const std::string& commune_code,
              double households) {
    Hamlet result;
    result.code = code;
    result.name = name;
    result.commune_code = commune_code;
    result.commune = commune_code == "X1" ? "Xã Mường Hum" : "Xã Y Tý";
    result.kind = "bản";
    result.households = households;
    result.population = 4.5 * households;
    return result;
}

Sector sector(const std::string& station, std::size_t operator_index, Technology technology, Point position) {
    Sector result;
    result.station = station;
    result.site = "S-" + station;
    result.label = "1";
    result.operator_index = operator_index;
    result.technology = technology;
    result.position = position;
    return result;
}

Layers sample_layers() {
    Layers layers;
    layers.crs = {k_crs, "WGS 84 / UTM zone 48N", "project file"};
    layers.operators = {"Viettel", "MobiFone"};
    layers.operator_has_reported = {true, true};
    layers.sectors = {sector("LC01", 0, Technology::g4, {k_origin.x + 300, k_origin.y + 400}),
                      sector("LC02", 1, Technology::g3, {k_origin.x + 1000, k_origin.y}),
                      sector("LC03", 0, Technology::g4, {k_origin.x + 5000, k_origin.y + 5000})};
    layers.sectors[0].antenna_height = HeightAboveGround{42.0};
    layers.sectors[0].azimuth = Angle{120.0};
    layers.sectors[0].frequency = megahertz(1805.2);
    layers.sectors[0].eirp = Dbm{61.3};
    layers.hamlets = {hamlet("TH01", "Bản Phố", "X1", 45), hamlet("TH02", "Sín Chải", "X1", 30),
                      hamlet("TH03", "Choản Thèn", "X2", 25)};
    layers.hamlets[0].area = {square(-500, -500, 1000)};
    layers.hamlets[1].centre = Point{k_origin.x + 4000, k_origin.y};
    layers.hamlets[2].centre = Point{k_origin.x, k_origin.y + 4000};
    layers.hamlets[2].households = std::nullopt;
    layers.communes = {{"X1", "Xã Mường Hum", {square(-1000, -1000, 6000)}},
                       {"X2", "Xã Y Tý", {square(-1000, 5000, 6000)}}};
    layers.fibre_routes = {{"R1", "VNPT", Placement::aerial, {{k_origin, {k_origin.x + 900, k_origin.y}}}}};
    layers.fibre_nodes = {{"N1", "olt", "VNPT", {k_origin.x + 120, k_origin.y}, true}};
    layers.has_fibre_routes = true;
    layers.has_fibre_nodes = true;
    return layers;
}

HamletResult verdict(HamletStatus status, HamletStatus first, HamletStatus second, Point centre) {
    HamletResult result;
    result.status = status;
    result.operators_reporting = 2;
    result.operators.resize(2);
    result.operators[0].status = first;
    result.operators[1].status = second;
    result.operators[0].technologies[index_of(Technology::g4)].status = first;
    result.operators[1].technologies[index_of(Technology::g3)].status = second;
    result.centre = centre;
    result.test_points = 1;
    return result;
}

StatusCounts counts_of(std::initializer_list<HamletStatus> statuses) {
    StatusCounts counts;
    for (const HamletStatus status : statuses) {
        counts.hamlets[k_statuses(status)] += 1;
        counts.households[k_statuses(status)] += 30;
        counts.people[k_statuses(status)] += 100;
    }
    return counts;
}

CoverageLayer sample_coverage() {
    const Grid grid{k_origin.x, k_origin.y + 200, Metres{100}, 2, 3};
    CoverageLayer coverage{0, Technology::g4, Raster<std::uint8_t>{grid}};
    coverage.status.values() = {2, 0, 255, 0, 3, 1};
    return coverage;
}

Results sample_results(const Layers& layers) {
    using enum HamletStatus;
    Results results;
    results.hamlets = {verdict(good, good, good, k_origin),
                       verdict(no_signal, no_signal, no_signal, *layers.hamlets[1].centre),
                       verdict(dead_zone, dead_zone, no_signal, *layers.hamlets[2].centre)};
    results.hamlets[0].operators_serving = 2;
    results.hamlets[0].centre_basis = CentreBasis::largest_cluster;
    TechnologyVerdict& best = results.hamlets[0].operators[0].technologies[index_of(Technology::g4)];
    best.centre = {Dbm{-93.4449}, 0, false};
    best.probability = 0.92651;
    best.assumed = true;
    results.hamlets[0].fibre = {FibreClass::served, Metres{0.4}, 0, Metres{119.6}, 0};
    results.hamlets[1].fibre = {FibreClass::within_middle, Metres{3100}, 0, Metres{3880}, 0};
    results.hamlets[2].fibre = {FibreClass::no_data, Metres{std::numeric_limits<double>::infinity()}, {}, {}, {}};
    results.coverage = {sample_coverage()};
    results.coverage_classes = {{0, PointStatus::good, {square(0, 0, 100)}, 10'000.0},
                                {0, PointStatus::none, {square(100, 0, 100), square(300, 0, 100)}, 20'000.0}};
    const auto no_service = GapKind::no_service;
    results.gaps = {
        {no_service, {}, {}, "TH02", 1, {square(3900, -100, 200)}, 40'000.0, 135.0, 30.0, {1}, 2, Metres{5099.02}},
        {no_service,
         1,
         {},
         "TH02",
         1,
         {square(-100, 3900, 200)},
         40'000.0,
         100.0,
         25.0,
         {1, 2},
         1,
         Metres{4123.1}}};
    results.communes = {{"X1",
                         "Xã Mường Hum",
                         0,
                         counts_of({good, no_signal}),
                         {counts_of({good, no_signal}), counts_of({good, no_signal})},
                         {1, 0, 0, 1, 0, 0, 0, 0},
                         {},
                         {},
                         0,
                         0,
                         36e6,
                         9e6,
                         18e6},
                        {"X2",
                         "Xã Y Tý",
                         {},
                         counts_of({dead_zone}),
                         {counts_of({dead_zone}), counts_of({no_signal})},
                         {0, 0, 0, 0, 0, 0, 0, 1},
                         {},
                         {},
                         1,
                         0,
                         0.0,
                         {},
                         {}}};
    results.province = {"",
                        "",
                        {},
                        counts_of({good, no_signal, dead_zone}),
                        {counts_of({good, no_signal, dead_zone}), counts_of({good, no_signal, no_signal})},
                        {1, 0, 0, 1, 0, 0, 0, 1},
                        {},
                        {},
                        1,
                        0,
                        36e6,
                        9e6,
                        18e6};
    results.operators.resize(layers.operators.size());
    results.sector_assumed = {true, true, true};
    results.household_basis = "declared numbers at test points";
    return results;
}

}  // namespace

Polygon square(double east, double north, double side) {
    const double x = k_origin.x + east;
    const double y = k_origin.y + north;
    return {{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}};
}

World sample_world() {
    World world;
    world.layers = sample_layers();
    world.results = sample_results(world.layers);
    world.record.version = "0.1.0";
    world.record.inputs = {{"hamlets", "layers/hamlets.gpkg", "xxh3-128:00ff", 3}};
    world.record.parameters_json = R"({"radio":{"radius_km":15}})";
    world.record.model_reference = "Recommendation ITU-R P.1812-8";
    world.record.warnings = {"3 sectors have no height: 25 m assumed"};
    world.record.timings_s = {{"read", 0.25}};
    return world;
}

World empty_world() {
    World world;
    world.layers.crs = {k_crs, "WGS 84 / UTM zone 48N", "project file"};
    return world;
}

ScratchFolder::ScratchFolder() {
    static std::atomic<int> number{0};
    m_path = std::filesystem::temp_directory_path() /
             ("lomsong-write-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::create_directories(m_path);
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

void fill(CoverageStore& cells, const World& world) {
    if (world.results.coverage.empty()) {
        return;
    }
    const CoverageLayer& layer = world.results.coverage.front();
    cells.begin(layer.status.grid(), {{layer.operator_index, layer.technology}});
    cells.take({0, {Row{0}, Col{0}, 2, 3}, k_levels_dbm, k_sectors});
}

void write(const World& world, const std::vector<Output>& outputs, const std::filesystem::path& folder,
           Reporter& reporter, int threads) {
    CoverageStore cells{folder};
    fill(cells, world);
    write_results({world.layers, world.results, world.parameters, world.record, cells}, outputs, folder, threads,
                  reporter);
}

void write_all(const World& world, const std::filesystem::path& folder, int threads) {
    SilentReporter reporter;
    write(world, {Output::geojson, Output::geopackage, Output::rasters}, folder, reporter, threads);
}

void put(const std::filesystem::path& file, const std::string& text) { std::ofstream{file} << text; }

std::size_t entries(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(
        std::distance(std::filesystem::directory_iterator{folder}, std::filesystem::directory_iterator{}));
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

nlohmann::json json_of(const std::filesystem::path& file) { return nlohmann::json::parse(bytes_of(file)); }

}  // namespace lomsong::test
