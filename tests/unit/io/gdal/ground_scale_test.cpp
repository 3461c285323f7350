// SPDX-License-Identifier: Apache-2.0
/// @file  Metres of a projection made metres on the ground, against PROJ's geodesics.
#include "io/gdal/ground_scale.hpp"

#include <cmath>
#include <random>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/gdal/geodesic.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {
namespace {

struct Zone {
    std::string crs;
    double tolerance;    ///< relative, of what is promised
    double plain_error;  ///< what plain metres are off by at least somewhere, so that the test can fail
};

TEST(GroundScale, DistancesAgreeWithGeodesicsAcrossAProvince) {
    gdal::start();
    for (const Zone& zone :
         {Zone{"EPSG:9208", 5e-5, 5e-5}, Zone{"EPSG:32648", 5e-5, 3e-4}, Zone{"EPSG:3857", 3e-3, 0.05}}) {
        constexpr unsigned seed = 9208;
        SCOPED_TRACE(testing::Message() << zone.crs << ", seed " << seed);
        std::mt19937 random{seed};
        const gdal::Transform to_working{gdal::wgs84(), gdal::crs(zone.crs)};
        std::uniform_real_distribution<double> longitude{103.5, 105.2};
        std::uniform_real_distribution<double> latitude{21.4, 22.9};
        Box box;
        std::vector<std::pair<Point, Point>> places;  // in degrees and in the working CRS
        for (int i = 0; i < 200; ++i) {
            const Point degrees{longitude(random), latitude(random)};
            const auto place = to_working(degrees);
            ASSERT_TRUE(place.has_value());
            box.add(*place);
            places.emplace_back(degrees, *place);
        }
        const GroundScale scale = gdal::ground_scale_of(zone.crs, box);
        double worst_plain = 0.0;
        for (std::size_t i = 1; i < places.size(); ++i) {
            const double true_m = gdal::geodesic_length({{places[i - 1].first, places[i].first}}).value();
            if (true_m > 100'000.0 || true_m < 100.0) {
                continue;
            }
            const double found_m = scale.distance(places[i - 1].second, places[i].second).value();
            const double plain_m = distance(places[i - 1].second, places[i].second).value();
            EXPECT_NEAR(found_m / true_m, 1.0, zone.tolerance);
            worst_plain = std::max(worst_plain, std::abs(plain_m / true_m - 1.0));
        }
        EXPECT_GT(worst_plain, zone.plain_error);
    }
}

TEST(GroundScale, OfNothingIsOne) {
    EXPECT_EQ(gdal::ground_scale_of("EPSG:9208", Box{}).at({500'000, 2'400'000}), 1.0);
    EXPECT_EQ(GroundScale{}.distance({0, 0}, {3, 4}), Metres{5.0});
}

TEST(GroundScale, RefusesALatticeThatIsNone) {
    Box box;
    box.add(Point{0, 0});
    box.add(Point{1, 1});
    EXPECT_THROW((GroundScale{box, 2, 2, {1.0, 1.0, 1.0}}), Error);
    EXPECT_THROW((GroundScale{box, 2, 2, {1.0, 1.0, 1.0, 0.0}}), Error);
    EXPECT_THROW((GroundScale{Box{}, 2, 2, {1.0, 1.0, 1.0, 1.0}}), Error);
    const GroundScale slope{box, 2, 2, {1.0, 3.0, 1.0, 3.0}};
    EXPECT_DOUBLE_EQ(slope.at({0.5, 0.2}), 2.0);
    EXPECT_DOUBLE_EQ(slope.at({9.0, 0.2}), 3.0) << "beyond the lattice as on its border";
}

}  // namespace
}  // namespace lomsong
