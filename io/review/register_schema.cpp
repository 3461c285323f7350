// SPDX-License-Identifier: Apache-2.0
#include "io/review/register_schema.hpp"

#include <bit>
#include <cstdint>

namespace lomsong::register_schema {

namespace {

constexpr const char* k_creation = R"sql(
PRAGMA application_id = 1196444487;  -- "GPKG"
PRAGMA user_version = 10300;         -- GeoPackage 1.3
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
    ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', NULL);
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE review_register (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, key TEXT NOT NULL UNIQUE, value TEXT);
INSERT INTO review_register (key, value) VALUES ('program', 'lomsong'), ('schema_version', '1');
CREATE TABLE imports (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, hash TEXT NOT NULL UNIQUE, file TEXT, received TEXT NOT NULL,
    imported_at TEXT NOT NULL);
CREATE TABLE questions (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, result TEXT NOT NULL, operator_key TEXT NOT NULL,
    operator TEXT, hamlet_code TEXT NOT NULL, hamlet TEXT, commune_code TEXT, commune TEXT, status TEXT,
    UNIQUE (operator_key, hamlet_code, result));
CREATE TABLE answers (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, question INTEGER NOT NULL, entry INTEGER NOT NULL,
    result TEXT NOT NULL, operator_key TEXT NOT NULL, operator TEXT, hamlet_code TEXT NOT NULL, hamlet TEXT,
    commune_code TEXT, commune TEXT, status TEXT,
    answer TEXT NOT NULL, date TEXT, station TEXT, funding TEXT, evidence TEXT, note TEXT,
    received TEXT NOT NULL, imported_at TEXT NOT NULL, source TEXT, source_row INTEGER NOT NULL,
    UNIQUE (question, entry), FOREIGN KEY (question) REFERENCES questions(fid));
CREATE TRIGGER answers_are_kept_as_given BEFORE UPDATE ON answers
    BEGIN SELECT RAISE(ABORT, 'answers are kept as they were given: import a new sheet instead'); END;
CREATE TRIGGER answers_are_kept BEFORE DELETE ON answers
    BEGIN SELECT RAISE(ABORT, 'answers are kept: import a new sheet instead'); END;
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
    ('answers', 'features', 'answers', 'Every answer of the operators; none is ever overwritten', 4326),
    ('questions', 'features', 'questions', 'Every gap that the operators were asked about', 4326),
    ('imports', 'attributes', 'imports', 'The answer sheets taken in', NULL),
    ('review_register', 'attributes', 'review_register', 'What this file is', NULL);
INSERT INTO gpkg_geometry_columns VALUES
    ('answers', 'geom', 'POINT', 4326, 0, 0), ('questions', 'geom', 'POINT', 4326, 0, 0);
)sql";

constexpr std::size_t k_head = 8;            ///< "GP", version, flags, SRS
constexpr std::size_t k_size = k_head + 21;  ///< then WKB: byte order, type, two doubles
constexpr std::uint32_t k_wgs84 = 4326;
constexpr std::uint32_t k_wkb_point = 1;

template <class Number>
void append(std::string& bytes, Number number) {
    for (std::size_t i = 0; i < sizeof number; ++i) {
        bytes += static_cast<char>((number >> (8 * i)) & 0xffU);
    }
}

double real_at(std::string_view bytes, std::size_t at) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof bits; ++i) {
        bits |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    }
    return std::bit_cast<double>(bits);
}

/// All that stands before the coordinates.
std::string prelude() {
    std::string bytes{"GP"};
    bytes += '\0';    // version 1
    bytes += '\x01';  // little-endian, no envelope, not empty
    append(bytes, k_wgs84);
    bytes += '\x01';  // little-endian WKB
    append(bytes, k_wkb_point);
    return bytes;
}

}  // namespace

const char* creation() { return k_creation; }

std::string geometry_of(const std::optional<Point>& place) {
    if (!place) {
        return {};
    }
    std::string bytes = prelude();
    append(bytes, std::bit_cast<std::uint64_t>(place->x));
    append(bytes, std::bit_cast<std::uint64_t>(place->y));
    return bytes;
}

std::optional<Point> place_of(std::string_view geometry) {
    const std::string head = prelude();
    if (geometry.size() != k_size || !geometry.starts_with(head)) {
        return std::nullopt;
    }
    return Point{real_at(geometry, head.size()), real_at(geometry, head.size() + sizeof(double))};
}

}  // namespace lomsong::register_schema
