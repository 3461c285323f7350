// SPDX-License-Identifier: Apache-2.0
#include "io/read/working_crs.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {
namespace {

using ::testing::HasSubstr;

TEST(WorkingCrs, IsTheZoneOfTheNearestProvince) {
    EXPECT_EQ(crs_around(103.85, 22.53, "hamlets").definition, "EPSG:9208") << "Bát Xát, Lào Cai";
    EXPECT_EQ(crs_around(105.15, 9.18, "hamlets").definition, "EPSG:9207") << "Cà Mau";
    EXPECT_EQ(crs_around(105.85, 21.03, "hamlets").definition, "EPSG:5897") << "Hà Nội";
    EXPECT_EQ(crs_around(108.20, 16.05, "hamlets").definition, "EPSG:5899") << "Đà Nẵng";
    EXPECT_THAT(crs_around(103.85, 22.53, "hamlets").name, HasSubstr("VN-2000"));
}

TEST(WorkingCrs, OutsideVietnamIsUtm) {
    EXPECT_EQ(crs_around(28.2, -29.5, "stations").definition, "EPSG:32735") << "Lesotho";
    EXPECT_EQ(crs_around(11.5, 57.7, "stations").definition, "EPSG:32632") << "Sweden";
    EXPECT_THAT(crs_around(11.5, 57.7, "stations").reason, HasSubstr("the stations lie outside Vietnam"));
    EXPECT_EQ(crs_around(180.0, 0.0, "stations").definition, "EPSG:32660");
}

TEST(WorkingCrs, EveryZoneIsKnownAndNearItsPlaces) {
    for (double lon = 102.0; lon <= 109.5; lon += 0.25) {
        for (double lat = 8.5; lat <= 23.5; lat += 0.25) {
            const WorkingCrs zone = crs_around(lon, lat, "hamlets");
            const gdal::Transform to_zone{gdal::wgs84(), gdal::crs(zone.definition)};
            const auto there = to_zone({lon, lat});
            ASSERT_TRUE(there.has_value());
            // The box reaches past the border; inside the country a capital is never this far.
            EXPECT_LT(std::abs(there->x - 500'000.0), 550'000.0) << lon << " " << lat << " " << zone.reason;
        }
    }
}

TEST(WorkingCrs, OfTheProjectMustBeKnownAndMetric) {
    EXPECT_EQ(crs_of_project("EPSG:3405").definition, "EPSG:3405");
    try {
        static_cast<void>(crs_of_project("EPSG:2277"));  // Texas, in US survey feet
        FAIL() << "feet were taken for metres";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("is not projected in metres"));
    }
    try {
        static_cast<void>(crs_of_project("EPSG:9219"));
        FAIL() << "there is no EPSG:9219";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project);
        EXPECT_THAT(error.what(), HasSubstr("'EPSG:9219' is not a coordinate reference system that PROJ knows"));
    }
}

TEST(WorkingCrs, OneWrongCoordinateDoesNotMoveTheMiddle) {
    VectorTable table;
    table.crs = "EPSG:4326";
    for (const Point point : {Point{103.8, 22.5}, Point{103.9, 22.5}, Point{10.3, 2.2}}) {
        TableRow row;
        row.shape.kind = ShapeKind::point;
        row.shape.point = point;
        table.rows.push_back(row);
    }
    const auto middle = middle_of({LayerRole::hamlets, {{table, {}}}});
    ASSERT_TRUE(middle.has_value());
    EXPECT_NEAR(middle->longitude, 103.8, 1e-9);
    EXPECT_NEAR(middle->latitude, 22.5, 1e-9);
}

}  // namespace
}  // namespace lomsong
