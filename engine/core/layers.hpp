// SPDX-License-Identifier: Apache-2.0
/// @file  What a run reads, cleaned and in one metric CRS: plain values, no file names, no degrees.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/antenna_pattern.hpp"
#include "engine/core/calibration.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/grid.hpp"
#include "engine/core/ground_scale.hpp"
#include "engine/core/measurement.hpp"
#include "engine/core/roads.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// One antenna of a station, as declared. What a file did not say is empty; `algorithms/antenna` completes
/// it from documented defaults and marks it as assumed.
struct Sector {
    std::string station;             ///< code of the station
    std::string site;                ///< code of the mast; the station's when the file has none
    std::string label;               ///< "1", "A"; unique within the station
    std::size_t operator_index = 0;  ///< into Layers::operators
    Technology technology = Technology::g4;
    Point position;
    std::optional<HeightAboveGround> antenna_height;
    std::optional<Angle> azimuth;  ///< empty and not omnidirectional: assumed omnidirectional
    bool omnidirectional = false;
    std::optional<Angle> tilt;  ///< positive looks down; electrical and mechanical together
    std::optional<Angle> mechanical_tilt;
    std::optional<Angle> electrical_tilt;
    std::string pattern;  ///< built-in pattern or file of Layers::patterns; empty: the technology's default
    std::optional<Hertz> frequency;
    std::optional<Hertz> bandwidth;
    std::optional<Dbm> eirp;   ///< total over the bandwidth, in the antenna's strongest direction
    std::optional<Dbm> power;  ///< total at the transmitter's port, used when eirp is empty
    std::optional<Decibels> antenna_gain;
    std::optional<Decibels> feeder_loss;
    std::string status;  ///< as declared: "on air", "planned"
};

/// The unit of decision (thôn, bản, ấp, khóm, tổ dân phố).
struct Hamlet {
    std::string code;  ///< unique
    std::string name;
    std::string commune_code;
    std::string commune;
    std::string old_commune;   ///< from before the merger: as declared, else by the crosswalk; empty: nobody says
    std::string old_district;  ///< the district of then, likewise
    std::string province{};    ///< name, else code, as declared, else its commune's; empty: nobody says
    std::string kind;
    std::optional<double> households;
    std::optional<double> population;
    std::string power;  ///< as declared: "grid", "none"
    std::optional<bool> difficult;
    std::optional<Point> centre;  ///< the point of its cultural house, when given
    MultiPolygon area;            ///< empty when the hamlet is known only as a point
};

/// A group of houses of a hamlet.
struct Cluster {
    std::size_t hamlet = 0;  ///< into Layers::hamlets
    Point position;
    std::optional<double> households;
};

struct Commune {
    std::string code;
    std::string name;
    MultiPolygon area;
    std::string province{};  ///< as Hamlet::province
};

enum class Placement : unsigned char { unknown, aerial, underground };

struct FibreRoute {
    std::string code;
    std::string operator_name;
    Placement placement = Placement::unknown;
    MultiLineString path;
    std::optional<Metres> declared_length{};
    std::string status{};  ///< as declared: "in service"; those that are not are no part of Layers::fibre_routes
};

struct FibreNode {
    std::string code;
    std::string kind;  ///< as declared: "olt", "splitter", "joint"
    std::string operator_name;
    Point position;
    bool can_serve = true;  ///< in service, and of a kind in the project's list of serving kinds
    std::string status{};   ///< as declared
};

/// A road, a track or a path; what is none of them (a river, a proposed road) is no part of Layers.
struct Road {
    std::string name;  ///< empty when the file has none
    std::string kind;  ///< as declared: "residential", "Quốc lộ"
    RoadClass road_class = RoadClass::unspecified;
    MultiLineString path;
};

/// Where no cable may be laid: a reserve, a minefield, a reservoir to come.
struct AvoidedArea {
    std::string name;
    MultiPolygon area;
};

struct Building {
    Point centre;
    double footprint_m2 = 0.0;
};

/// What the terrain heights describe.
enum class TerrainKind : unsigned char {
    bare_ground,  ///< DTM: clutter heights are added along the profile
    surface,      ///< DSM (Copernicus GLO-30, SRTM): canopy and roofs are in it, nothing is added
};

/// The metric CRS of a run.
struct WorkingCrs {
    std::string definition;  ///< "EPSG:9208" or WKT
    std::string name;        ///< "VN-2000 / TM-3 104-45"
    std::string reason;      ///< why this one: "project file", "nearest province: Lào Cai"
};

struct Layers {
    WorkingCrs crs;
    std::vector<std::string> operators;       ///< in the order of the project file, then of first sight
    std::vector<bool> operator_has_reported;  ///< false: named in the project, no station in the files
    std::vector<Sector> sectors;
    std::vector<AntennaPatternTable> patterns;  ///< each file that a sector or a default names, once
    std::optional<Calibration> calibration;     ///< of the file that the project names; `settled` applies it
    std::vector<Hamlet> hamlets;
    std::vector<Cluster> clusters;
    std::vector<Commune> communes;
    std::vector<Commune> other_communes;  ///< of the same files, without a hamlet of ours: ground all the same
    std::vector<FibreRoute> fibre_routes;
    std::vector<FibreNode> fibre_nodes;
    std::vector<FibreRoute> planned_fibre_routes;  ///< declared as planned, off or dismantled
    std::vector<Building> buildings;
    std::vector<Road> roads;
    std::vector<AvoidedArea> avoided_areas;  ///< by a plan of new cable
    std::vector<Measurement> measurements;  ///< by file and row
    /// The day that ages of measurements are counted to: the project's, else that of the newest measurement. Empty
    /// when neither says.
    std::optional<Day> as_of;
    bool has_fibre_routes = false;  ///< the project names such a layer, even if it were empty
    bool has_fibre_nodes = false;
    bool has_roads = false;
    GroundScale ground_scale;  ///< from metres of `crs` to metres on the ellipsoid
    Raster<HeightAboveSeaLevel> terrain;  ///< unknown where no file has a height
    TerrainKind terrain_kind = TerrainKind::surface;
    Raster<std::uint8_t> land_cover;  ///< classes as in the file, on a grid of its own; may be empty
    Raster<float> population;         ///< persons per cell, on a grid of its own; may be empty
};

}  // namespace lomsong
