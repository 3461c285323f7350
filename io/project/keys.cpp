// SPDX-License-Identifier: Apache-2.0
#include "io/project/keys.hpp"

#include <algorithm>
#include <string>

#include "engine/core/results.hpp"
#include "engine/core/threshold_profiles.hpp"
#include "io/project/fields.hpp"

namespace lomsong {

namespace {

void declare_top(KeySet& set, Project& project) {
    RunParameters& parameters = project.parameters;
    set.table("", "About the project");
    set.text("title", parameters.title, "Title of maps and reports");
    set.choice("language", parameters.language, {{"vi", Language::vietnamese}, {"en", Language::english}},
               "Language of names and legends in the results");
    set.flag("made_up", parameters.made_up, "The data is invented; everything written says so");
    set.text("crs", project.crs,
             "Metric CRS to compute in, as \"EPSG:9208\"; empty: chosen from the data and recorded");
    set.day(
        "as_of", project.as_of,
        "Day that the data stand for, as \"2026-11-22\": ages of measurements are counted to it; empty: the day "
        "of the newest measurement");
    set.words("operators", parameters.operators,
              "Operators that should report, in the order of the results; one without stations gets no_data");
}

std::vector<std::string> column_names(LayerRole role) {
    std::vector<std::string> names;
    for (const Field& field : fields_of(role)) {
        names.emplace_back(field.name);
    }
    for (const Field& field : coordinate_fields()) {
        names.emplace_back(field.name);
    }
    return names;
}

void declare_columns(KeySet& set, LayerRole role, LayerSource& source) {
    set.text("layer", source.layer, "Layer or sheet inside the file; empty: every one whose columns fit");
    set.text("encoding", source.encoding,
             "Encoding of the text, as \"tcvn3\", \"vni\", \"utf-8\"; empty: found from the text");
    set.count("header_row", source.header_row, {0, 1000}, "Row of a sheet's column names; 0: found");
    set.columns("columns", source.columns, column_names(role),
                "Column of the file per field, where the names do not already fit");
    set.columns("values", source.values, column_names(role), "One value for all rows, per field");
}

void declare_layers(KeySet& set, Project& project) {
    for (const LayerRole role : layer_roles()) {
        static_cast<void>(project.source(role));
        declare_layer_source(set, role, project, 0);
    }
}

void declare_cleaning(KeySet& set, CleaningParameters& cleaning) {
    set.table("cleaning", "How messy files are mended; docs/cleaning.md has the rules");
    set.quantity("same_site_m", cleaning.same_site, {Metres{0.0}, Metres{1000.0}},
                 "Stations nearer to each other than this stand on one site");
    set.quantity("region_margin_km", cleaning.region_margin, {Metres{0.0}, kilometres(1000.0)},
                 "So far outside the communes (or the terrain) a position is still believed");
    set.quantity("snap_m", cleaning.snap, {Metres{0.0}, Metres{100.0}},
                 "Ends of cables nearer to another cable than this are joined to it");
    set.flag("positions_from_station", cleaning.positions_from_station,
             "A row without a usable position takes that of the other rows of its station or site");
    set.text("crosswalk", cleaning.crosswalk,
             "File of old and new commune names with their dates, relative to the project file");
    set.text("synonyms", cleaning.synonyms,
             "File of column names besides the built-in ones, relative to the project file");
}

void declare_radio(KeySet& set, Project& project) {
    RadioParameters& radio = project.parameters.radio;
    set.table("radio", "Propagation and the receiver");
    set.choice(
        "model", radio.model,
        {"p1812", "itm", "ehata", "okumura_hata", "cost231_hata", "tr38901_rma", "tr38901_uma", "free_space"},
        "Path-loss model; p1812 is ITU-R P.1812-8, 'lomsong models list' says where each holds");
    set.number("delta_n", radio.delta_n, {10.0, 100.0}, "N-units/km",
               "Average lapse rate of radio refractivity in the lowest kilometre");
    set.number("n0", radio.n0, {250.0, 450.0}, "N-units", "Surface refractivity at sea level");
    set.choice("polarisation", radio.polarisation,
               {{"vertical", Polarisation::vertical}, {"horizontal", Polarisation::horizontal}},
               "Polarisation of the transmitters");
    set.quantity("receiver_height_m", radio.receiver_height, {HeightAboveGround{1.0}, HeightAboveGround{10.0}},
                 "Receiver above ground");
    set.quantity("radius_km", radio.radius, {kilometres(0.5), kilometres(100.0)},
                 "No link longer than this is looked at");
    set.quantity("profile_step_m", radio.profile_step, {Metres{5.0}, Metres{200.0}},
                 "Distance between the points of a terrain profile");
    set.quantity("body_loss_db", radio.body_loss, {Decibels{0.0}, Decibels{20.0}}, "Loss by head and hand");
    set.choice("environment", radio.environment,
               {{"outdoor", Environment::outdoor},
                {"in_vehicle", Environment::in_vehicle},
                {"indoor", Environment::indoor}},
               "Where the receiver is: adds no loss, in_vehicle_loss_db or indoor_loss_db");
    set.quantity("in_vehicle_loss_db", radio.in_vehicle_loss, {Decibels{0.0}, Decibels{30.0}},
                 "Loss into a vehicle");
    set.quantity("indoor_loss_db", radio.indoor_loss, {Decibels{0.0}, Decibels{50.0}}, "Loss into a building");
    set.text(
        "calibration", project.calibration,
        "File that 'lomsong calibrate' wrote, relative to the project file; what it holds is added to the levels");
}

void declare_probability(KeySet& set, ProbabilityParameters& probability) {
    set.table("probability", "How sure a service must be");
    set.number("target", probability.target, {0.5, 0.99}, "",
               "Probability with which a level must reach its threshold");
    set.quantity("sigma_db", probability.sigma, {Decibels{0.0}, Decibels{20.0}},
                 "Total standard deviation of the prediction");
    set.choice("basis", probability.basis, {{"total", SigmaBasis::total}, {"location", SigmaBasis::location}},
               "total: sigma_db; location: P.1812's variability inside a cell alone, which leaves out what a "
               "prediction is off by");
}

void declare_antennas(KeySet& set, Project& project) {
    set.table("antennas", "Pattern files that stations and defaults name");
    set.text(
        "folder", project.antenna_folder,
        "Folder of the pattern files, relative to the project file; they are looked for there, then beside the "
        "project file");
}

std::vector<std::string> profile_names() {
    std::vector<std::string> names;
    for (const ThresholdProfile& profile : k_threshold_profiles) {
        names.emplace_back(profile.name);
    }
    return names;
}

void declare_thresholds(KeySet& set, RunParameters& parameters) {
    constexpr Range<Dbm> k_levels{Dbm{-140.0}, Dbm{-30.0}};
    set.table("thresholds", "Where the levels come from that the tables below do not give");
    set.choice(
        "profile", parameters.threshold_profile, profile_names(),
        "Whose idea of coverage, with its sources in docs/thresholds.md; levels and a target written in this "
        "file go before it");
    for (const TechnologyInfo& technology : k_technologies) {
        const std::string name{technology.name};
        Thresholds& thresholds = parameters.technologies[index_of(technology.technology)].thresholds;
        set.table("thresholds." + std::string{technology.key},
                  "Levels that decide about " + name + " (" + std::string{technology.level_name} + ")");
        set.quantity("service_dbm", thresholds.service, k_levels, "Level of good service");
        set.quantity("minimum_dbm", thresholds.minimum, k_levels, "Level of weak service; not above service_dbm");
    }
}

void declare_defaults(KeySet& set, PerTechnology<TechnologyParameters>& technologies) {
    for (const TechnologyInfo& technology : k_technologies) {
        TechnologyParameters& parameters = technologies[index_of(technology.technology)];
        SectorDefaults& defaults = parameters.defaults;
        set.table("defaults." + std::string{technology.key},
                  "What stands in for a value that the " + std::string{technology.name} +
                      " stations do not give; counted and marked as assumed");
        set.quantity("antenna_height_m", defaults.antenna_height,
                     {HeightAboveGround{1.0}, HeightAboveGround{300.0}}, "Antenna above ground");
        set.quantity("tilt_deg", defaults.tilt, {Angle{-15.0}, Angle{30.0}}, "Tilt; positive looks down");
        set.quantity("frequency_mhz", defaults.frequency, {megahertz(30.0), megahertz(6000.0)}, "Carrier");
        set.quantity("bandwidth_mhz", defaults.bandwidth, {megahertz(0.1), megahertz(400.0)}, "Carrier bandwidth");
        set.quantity("eirp_dbm", defaults.eirp, {Dbm{0.0}, Dbm{90.0}},
                     "Total EIRP over the bandwidth in the strongest direction");
        set.text("pattern", parameters.pattern,
                 "Antenna pattern: tr36814, tr38901 (3GPP), omni (the same in all directions) or a pattern file");
    }
}

void declare_coverage(KeySet& set, CoverageParameters& coverage) {
    set.table("coverage", "Coverage rasters");
    set.flag("rasters", coverage.rasters, "Compute coverage rasters, class polygons and gaps");
    set.quantity("cell_size_m", coverage.cell_size, {Metres{5.0}, Metres{1000.0}}, "Edge of one cell");
    set.number(
        "smallest_area_m2", coverage.smallest_area_m2, {0.0, 1e8}, "m2",
        "Smaller islands and holes of a class are drawn as what surrounds them; areas and shares count every "
        "cell all the same; 0 draws them all");
    set.number(
        "border_tolerance_cells", coverage.border_tolerance_cells, {0.0, 4.0}, "cells",
        "How far the drawn borders of classes and gaps may move, so that they need fewer points; 0 follows the "
        "edges of the cells");
}

void declare_settlement(KeySet& set, SettlementParameters& settlement) {
    set.table("settlement", "Where people can be, and which unserved places are gaps");
    set.quantity("cluster_distance_m", settlement.cluster_distance, {Metres{10.0}, Metres{2000.0}},
                 "Buildings nearer to each other than this belong to one cluster");
    set.count("cluster_buildings", settlement.cluster_buildings, {1, 1000}, "Fewer buildings make no cluster");
    set.quantity("inhabited_distance_m", settlement.inhabited_distance, {Metres{0.0}, Metres{5000.0}},
                 "Cells this near to a building, a cluster or a centre are inhabited");
    set.number("gap_area_m2", settlement.gap_area_m2, {0.0, 1e8}, "m2",
               "Smaller gaps without a hamlet point inside are dropped");
    set.count("gap_join_cells", settlement.gap_join_cells, {0, 10},
              "Unserved cells up to twice so many cells apart are one gap");
}

void declare_measurements(KeySet& set, MeasurementParameters& measurements) {
    set.table("measurements", "When measured levels go before predicted ones; docs/measurements.md has the rules");
    set.count("max_age_days", measurements.max_age_days, {0, 3650},
              "Older measurements are shown and override nothing; days before as_of");
    set.quantity("attach_distance_m", measurements.attach_distance, {Metres{1.0}, Metres{5000.0}},
                 "A measurement speaks for the nearest test point, if that is not farther");
    set.count("minimum_count", measurements.minimum_count, {1, 10000},
              "Fewer levels at a test point, of one operator and technology, override nothing");
    set.choice(
        "statistic", measurements.statistic,
        {{"share", MeasuredStatistic::share}, {"median", MeasuredStatistic::median}},
        "share: the share of levels at or above the threshold must reach [probability] target; median: their "
        "median must reach the threshold");
}

void declare_remedies(KeySet& set, RemedyLimits& remedies) {
    set.table("remedies", "How far a change of one sector may go before a gap is said to need a new station");
    set.quantity("tallest_mast_m", remedies.tallest_mast, {HeightAboveGround{1.0}, HeightAboveGround{300.0}},
                 "Highest antenna above ground");
    set.quantity("most_power_db", remedies.most_power, {Decibels{0.0}, Decibels{40.0}}, "Most added to an EIRP");
    set.quantity("most_tilt_deg", remedies.most_tilt, {Angle{0.0}, Angle{45.0}},
                 "Steepest tilt, electrical and mechanical together, either way");
}

void declare_sites(KeySet& set, SitePlanParameters& sites) {
    constexpr Range<double> k_costs{1e-3, 1e12};
    set.table("plan_sites", "Where 'lomsong plan sites' may propose new stations, and what they cost");
    set.count("candidates", sites.candidates, {1, 5000},
              "At most so many existing masts are tried, and so many new places");
    set.quantity("spacing_m", sites.spacing, {Metres{50.0}, Metres{20'000.0}},
                 "New places are at least so far from each other and from existing masts");
    set.quantity("road_distance_m", sites.road_distance, {Metres{10.0}, Metres{20'000.0}},
                 "New places are at most so far from a road, where the project has roads");
    set.number(
        "new_mast_cost", sites.new_mast_cost, k_costs, "",
        "Cost of a new mast with its station, in the unit of --budget; the default is an order of magnitude in "
        "million VND, not a price");
    set.number("existing_mast_cost", sites.existing_mast_cost, k_costs, "",
               "Cost of a station on a mast that stands already, in the same unit");
}

std::string limit_of(FibreClass reach) {
    return "Farthest node of the class written as \"" +
           std::string{k_fibre_class_keys[static_cast<std::size_t>(reach)]} + "\"";
}

void declare_fibre(KeySet& set, FibreParameters& fibre) {
    constexpr Range<Metres> k_short{Metres{10.0}, Metres{5000.0}};
    constexpr Range<Metres> k_long{kilometres(0.1), kilometres(200.0)};
    set.table("fibre", "Fibre reach: its limits, ascending; docs/fibre.md has the rules");
    set.choice(
        "measure", fibre.measure, {{"road", FibreMeasure::road}, {"straight", FibreMeasure::straight}},
        "Distances that decide the class of a hamlet: along roads, where the project names them, or straight");
    set.quantity("on_route_m", fibre.on_route, k_short, "A route this near passes the hamlet");
    set.quantity("served_m", fibre.served, k_short, "A serving node this near serves the hamlet");
    set.quantity("near_km", fibre.near, k_long, limit_of(FibreClass::within_near));
    set.quantity("middle_km", fibre.middle, k_long, limit_of(FibreClass::within_middle));
    set.quantity("far_km", fibre.far, k_long, limit_of(FibreClass::within_far));
    set.quantity("node_on_route_m", fibre.node_on_route, {Metres{0.0}, Metres{2000.0}},
                 "A node this near to a cable of its operator stands on it");
    set.quantity("backhaul_m", fibre.backhaul, {Metres{0.0}, Metres{5000.0}},
                 "A site this near to its operator's cable or node has fibre");
    set.words("serving_kinds", fibre.serving_kinds, "Kinds of node that can serve a hamlet");
}

void declare_fibre_plan(KeySet& set, FibrePlanParameters& plan) {
    constexpr Range<double> k_costs{0.0, 1e13};
    constexpr Range<double> k_real_costs{1e-3, 1e13};
    const auto range = [&set](const std::string& name, CostRange& cost, Range<double> allowed, std::string help) {
        set.number(name + "_low", cost.low, allowed, "", help + ", low end");
        set.number(name + "_high", cost.high, allowed, "", std::move(help) + ", high end");
    };
    set.table("fibre_plan", "New cable for 'lomsong plan fibre'; docs/plan-fibre.md has rules and sources");
    set.text("currency", plan.currency,
             "Of all costs and of --budget; to be written when cost_per_km_aerial is, and the other way round");
    range("cost_per_km_aerial", plan.aerial_per_km, k_real_costs, "New cable along a road");
    set.number("poles_share", plan.poles_share, {0.0, 1.0}, "",
               "Cost on poles that stand already, as a share of cost_per_km_aerial");
    range("cost_per_km_underground", plan.underground_per_km, k_costs, "Cable under the ground; 0: not known");
    KeySet::Named<RoadClass> classes;
    for (const RoadClassInfo& road_class : k_road_classes) {
        classes.emplace_back(road_class.key, road_class.road_class);
    }
    set.choices("underground_classes", plan.underground_classes, classes,
                "Roads along which cable must go under the ground");
    range("cost_per_hamlet", plan.per_hamlet, k_costs, "Cabinet and splitter at a hamlet; 0: not counted");
    range("cost_per_splice", plan.per_splice, k_costs, "Where new cable leaves existing cable; 0: not counted");
    set.number("length_factor", plan.length_factor, {1.0, 2.0}, "",
               "Cable per metre of its route: sag, bends, reserve");
    set.choice("existing_cable", plan.existing_cable,
               {{"spare", ExistingCable::spare}, {"full", ExistingCable::full}},
               "spare: going along it costs nothing; full: its poles carry a second cable from a node on");
    set.words("operators", plan.operators, "Whose cables and nodes may be used; empty: everybody's");
    set.quantity("poles_distance_m", plan.poles_distance, {Metres{0.0}, Metres{500.0}},
                 "A road this near to an aerial cable has poles");
    set.quantity("splice_distance_m", plan.splice_distance, {Metres{0.0}, Metres{2'000.0}},
                 "From a road to a cable that new cable may be joined to");
    set.quantity("longest_connection_km", plan.longest_connection, {kilometres(0.1), kilometres(200.0)},
                 "New cable between a hamlet and the next hamlet, or what exists, on its way");
    set.number("most_per_household", plan.most_per_household, k_costs, "",
               "What costs more per household is left to radio or satellite; 0: nothing is");
}

void declare_roads(KeySet& set, RoadParameters& roads) {
    set.table("roads", "Roads to measure and to build along");
    set.quantity("reach_m", roads.reach, {Metres{10.0}, Metres{20'000.0}},
                 "A place further from every road than this has none");
    set.quantity("join_m", roads.join, {Metres{0.0}, Metres{50.0}}, "Ends this near to another road are on it");
    set.quantity("border_m", roads.border, {Metres{0.0}, Metres{10'000.0}},
                 "What lies further outside the communes than this leads through another country and is left out");
    for (const RoadClassInfo& road_class : k_road_classes) {
        set.number(std::string{road_class.key} + "_weight",
                   roads.weights[static_cast<std::size_t>(road_class.road_class)], {0.1, 100.0}, "",
                   "What a metre counts when ways are compared, of " + std::string{road_class.help});
    }
}

void declare_clutter(KeySet& set, RunParameters& parameters) {
    set.table("clutter", "What stands on the ground; used with bare_ground terrain only");
    set.per_class("height_m", parameters.clutter_heights, {Metres{0.0}, Metres{100.0}},
                  "Representative height per land-cover class 0..254; classes not given keep their default. The "
                  "defaults are Dynamic World classes with the heights of ITU-R P.1812 Table 2");
}

void declare_outputs(KeySet& set, Project& project) {
    set.table("outputs", "What is written besides run.json");
    set.choices(
        "write", project.outputs,
        {{"geojson", Output::geojson},
         {"geopackage", Output::geopackage},
         {"rasters", Output::rasters},
         {"flatgeobuf", Output::flatgeobuf},
         {"tiles", Output::tiles},
         {"hillshade", Output::hillshade},
         {"map", Output::map},
         {"workbook", Output::workbook},
         {"pdf", Output::pdf},
         {"qgis", Output::qgis},
         {"fibre_plan", Output::fibre_plan}},
        "Kinds of result files; map, workbook, pdf and qgis are made from the others, and need \"geojson\"; "
        "flatgeobuf and tiles are for those who serve maps; "
        "fibre_plan adds the layer fibre_extensions, as 'lomsong plan fibre' makes it");
}

}  // namespace

const std::vector<LayerRole>& layer_roles() {
    static const std::vector<LayerRole> roles{
        LayerRole::stations,     LayerRole::hamlets,      LayerRole::clusters,  LayerRole::communes,
        LayerRole::fibre_routes, LayerRole::fibre_nodes,  LayerRole::buildings, LayerRole::roads,
        LayerRole::avoid,        LayerRole::measurements, LayerRole::terrain,   LayerRole::land_cover,
        LayerRole::population};
    return roles;
}

bool is_raster(LayerRole role) {
    return role == LayerRole::terrain || role == LayerRole::land_cover || role == LayerRole::population;
}

const std::vector<LayerRole>& required_layers() {
    static const std::vector<LayerRole> roles{LayerRole::stations, LayerRole::hamlets, LayerRole::terrain};
    return roles;
}

std::string table_of(LayerRole role) { return "layers." + std::string{name_of(role)}; }

std::string_view help_of(LayerRole role) {
    switch (role) {
        case LayerRole::stations: return "Stations and their sectors, points; required";
        case LayerRole::hamlets: return "Hamlets, points or polygons; required";
        case LayerRole::clusters: return "Groups of houses of a hamlet, points";
        case LayerRole::communes: return "Communes, polygons";
        case LayerRole::fibre_routes: return "Cable routes, lines";
        case LayerRole::fibre_nodes: return "Points of the fibre network";
        case LayerRole::buildings: return "Buildings, polygons";
        case LayerRole::roads: return "Roads, lines";
        case LayerRole::avoid: return "Areas where no cable may be laid, polygons: used by plan fibre alone";
        case LayerRole::measurements:
            return "Measured levels and speeds, points: exports of i-Speed or drive tests";
        case LayerRole::terrain: return "Heights above sea level, m, any number of tiles; required";
        case LayerRole::land_cover: return "Land-cover classes 0..254";
        case LayerRole::population: return "Persons per cell";
    }
    return "";
}

void declare_layer_source(KeySet& set, LayerRole role, Project& project, std::size_t index) {
    LayerSource& source = project.layers.at(role).at(index);
    set.table(table_of(role), std::string{help_of(role)});
    set.paths("path", source.paths, "File or files of the layer, relative to the project file");
    set.text("crs", source.crs, "CRS of the coordinates, as \"EPSG:4326\"; empty: as the file says");
    if (!is_raster(role)) {
        declare_columns(set, role, source);
    }
    if (role == LayerRole::terrain) {
        set.choice("kind", project.terrain_kind,
                   {{"surface", TerrainKind::surface}, {"bare_ground", TerrainKind::bare_ground}},
                   "surface: canopy and roofs are in the heights (Copernicus GLO-30, SRTM); bare_ground: clutter "
                   "heights are added along the profile");
    }
}

void declare_keys(KeySet& set, Project& project) {
    declare_top(set, project);
    declare_layers(set, project);
    declare_cleaning(set, project.cleaning);
    declare_radio(set, project);
    declare_probability(set, project.parameters.probability);
    declare_thresholds(set, project.parameters);
    declare_antennas(set, project);
    declare_defaults(set, project.parameters.technologies);
    declare_coverage(set, project.parameters.coverage);
    declare_settlement(set, project.parameters.settlement);
    declare_measurements(set, project.parameters.measurements);
    declare_remedies(set, project.parameters.remedies);
    declare_fibre(set, project.parameters.fibre);
    declare_fibre_plan(set, project.parameters.fibre_plan);
    declare_roads(set, project.parameters.roads);
    declare_sites(set, project.parameters.sites);
    declare_clutter(set, project.parameters);
    declare_outputs(set, project);
}

}  // namespace lomsong
