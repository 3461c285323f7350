// SPDX-License-Identifier: Apache-2.0
#include "io/place/vn2000.hpp"

#include <cmath>
#include <limits>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/gdal/session.hpp"
#include "io/gdal/vietnam_datum.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr double k_nan = std::numeric_limits<double>::quiet_NaN();

Point moved(const std::string& from, const std::string& to, Point point) {
    const gdal::Transform transform{gdal::crs(from), gdal::crs(to)};
    return transform(point).value_or(Point{k_nan, k_nan});
}

TEST(Vn2000, CheckValuesOfTheNationalParametersHoldToAMillimetre) {
    const Point lao_cai = moved("EPSG:4326", "EPSG:9208", {103.97, 22.48});
    EXPECT_NEAR(lao_cai.x, 419540.122, 1e-3);
    EXPECT_NEAR(lao_cai.y, 2487019.787, 1e-3);
    const Point utm = moved("EPSG:4326", "EPSG:3405", {103.97, 22.48});
    EXPECT_NEAR(utm.x, 393844.661, 1e-3);
    EXPECT_NEAR(utm.y, 2486429.287, 1e-3);
    const Point ca_mau = moved("EPSG:4326", "EPSG:9207", {105.1524, 9.1768});
    EXPECT_NEAR(ca_mau.x, 571499.782, 1e-3);
    EXPECT_NEAR(ca_mau.y, 1014879.826, 1e-3);
}

/// Places where PROJ knows other ways besides EPSG:6960, or none: the Mekong delta (5194), islands, the far border.
TEST(Vn2000, EverywhereTheNationalParametersAreUsedToACentimetre) {
    for (const Point place :
         {Point{105.15, 9.18}, Point{105.8, 10.0}, Point{106.4, 10.4}, Point{104.0, 10.2}, Point{103.97, 22.48},
          Point{104.9, 23.45}, Point{109.9, 12.5}, Point{106.6, 8.7}, Point{101.9, 22.3}, Point{112.0, 16.5}}) {
        for (const vn2000::Zone& zone : vn2000::zones()) {
            const Point by_code = moved("EPSG:4326", "EPSG:" + std::to_string(zone.epsg), place);
            const Point by_parameters = moved("EPSG:4326", vn2000::definition(zone.meridian), place);
            EXPECT_NEAR(by_code.x, by_parameters.x, 0.01) << zone.epsg << " at " << place.x << " " << place.y;
            EXPECT_NEAR(by_code.y, by_parameters.y, 0.01) << zone.epsg << " at " << place.x << " " << place.y;
            const Point back = moved("EPSG:" + std::to_string(zone.epsg), "EPSG:4326", by_code);
            EXPECT_NEAR(back.x, place.x, 1e-7) << zone.epsg;
            EXPECT_NEAR(back.y, place.y, 1e-7) << zone.epsg;
        }
    }
}

TEST(Vn2000, RotationsOfTheWrongSignMoveLaoCaiBy79Centimetres) {
    const auto& d = gdal::k_vn2000_to_wgs84;
    std::string wrong = "+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=";
    for (const double& value : d) {
        wrong +=
            std::to_string(value) + (&value == &d.back() ? "" : ",");  // six decimals are enough for 0.01 m here
    }
    const Point right = moved("EPSG:4326", vn2000::definition(104.75), {103.97, 22.48});
    const Point slipped = moved("EPSG:4326", wrong + " +units=m", {103.97, 22.48});
    EXPECT_NEAR(std::hypot(right.x - slipped.x, right.y - slipped.y), 0.79, 0.02);
}

TEST(Vn2000, WithoutDatumShiftLaoCaiIsOffBy223Metres) {
    const Point right = moved("EPSG:4326", "EPSG:9208", {103.97, 22.48});
    const Point unshifted =
        moved("EPSG:4326", "+proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +datum=WGS84",
              {103.97, 22.48});
    EXPECT_NEAR(std::hypot(right.x - unshifted.x, right.y - unshifted.y), 222.9, 0.5);
}

TEST(Vn2000, SixDegreeDefinitionIsTheNationalUtmZone) {
    const Point by_code = moved("EPSG:4326", "EPSG:3405", {103.97, 22.48});
    const Point by_parameters = moved("EPSG:4326", vn2000::definition(105.0, true), {103.97, 22.48});
    EXPECT_NEAR(by_code.x, by_parameters.x, 1e-3);
    EXPECT_NEAR(by_code.y, by_parameters.y, 1e-3);
}

TEST(Vn2000, EveryZoneIsWhatProjKnowsByItsCode) {
    std::set<int> codes;
    double west = 0.0;
    for (const vn2000::Zone& zone : vn2000::zones()) {
        EXPECT_TRUE(codes.insert(zone.epsg).second) << zone.epsg;
        EXPECT_GT(zone.meridian, west);
        west = zone.meridian;
        const OGRSpatialReference reference = gdal::crs("EPSG:" + std::to_string(zone.epsg));
        EXPECT_NEAR(reference.GetNormProjParm("central_meridian"), zone.meridian, 1e-9);
        EXPECT_NEAR(reference.GetNormProjParm("scale_factor"), 0.9999, 1e-12);
        EXPECT_NEAR(reference.GetNormProjParm("false_easting"), 500'000.0, 1e-9);
    }
    EXPECT_EQ(codes.size(), 18U);
}

TEST(Vn2000, ProvincesAreFoundByOldAndNewNames) {
    EXPECT_THAT(vn2000::zones_of("Lào Cai"), ElementsAre(9208));
    EXPECT_THAT(vn2000::zones_of("tỉnh yên bái"), ElementsAre(9208));
    EXPECT_THAT(vn2000::zones_of("CA MAU"), ElementsAre(9207, 5897)) << "with Bạc Liêu since 2025";
    EXPECT_THAT(vn2000::zones_of("Bạc Liêu"), ElementsAre(5897));
    EXPECT_THAT(vn2000::zones_of("TP.HCM"), ElementsAre(9210, 5899));
    EXPECT_THAT(vn2000::zones_of("Thành phố Hồ Chí Minh"), ElementsAre(9210, 5899));
    EXPECT_THAT(vn2000::zones_of("Huế"), ElementsAre(9214));
    EXPECT_THAT(vn2000::zones_of("Atlantis"), IsEmpty());
    std::set<std::string_view> today;
    for (const vn2000::Province& province : vn2000::provinces()) {
        today.insert(province.since_2025);
        EXPECT_TRUE(vn2000::in_vietnam(province.longitude, province.latitude)) << province.name;
        EXPECT_FALSE(vn2000::zones_of(province.name).empty());
        EXPECT_FALSE(vn2000::zones_of(province.since_2025).empty());
    }
    EXPECT_EQ(vn2000::provinces().size(), 63U);
    EXPECT_EQ(today.size(), 34U);
}

TEST(Vn2000, AMeridianNamesItsZone) {
    ASSERT_TRUE(vn2000::zone_of_meridian(104.75).has_value());
    EXPECT_EQ(vn2000::zone_of_meridian(104.75)->epsg, 9208);
    EXPECT_FALSE(vn2000::zone_of_meridian(104.45).has_value()) << "104°45' is no 104.45 degrees";
    EXPECT_EQ(vn2000::shown_meridian(104.75), "104°45'");
    EXPECT_EQ(vn2000::shown_meridian(105.0), "105°00'");
}

}  // namespace
}  // namespace lomsong
