// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/fibre_lengths.hpp"

#include <gtest/gtest.h>

#include "io/gdal/geodesic.hpp"
#include "io/gdal/session.hpp"

namespace lomsong {
namespace {

FibreRoute route(std::string owner, Placement placement, std::optional<Metres> declared) {
    FibreRoute result;
    result.operator_name = std::move(owner);
    result.placement = placement;
    result.declared_length = declared;
    return result;
}

TEST(GeodesicLength, OfADegreeOfMeridianAndEquatorIsThatOfTheEllipsoid) {
    EXPECT_NEAR(gdal::geodesic_length({{{105, 0}, {105, 1}}}).value(), 110'574.389, 0.001);
    EXPECT_NEAR(gdal::geodesic_length({{{105, 0}, {106, 0}}}).value(), 111'319.491, 0.001);
    EXPECT_EQ(gdal::geodesic_length({{}, {{105, 0}}}).value(), 0.0);
}

TEST(DrawnLengths, DoNotDependOnTheProjection) {
    const LineString lon_lat{{103.97, 22.48}, {104.02, 22.51}, {104.10, 22.40}};
    const Metres wanted = gdal::geodesic_length({lon_lat});
    for (const char* crs : {"EPSG:9208", "EPSG:32648", "EPSG:3857"}) {
        const gdal::Transform transform{gdal::wgs84(), gdal::crs(crs)};
        FibreRoute there;
        for (const Point point : lon_lat) {
            there.path.resize(1);
            there.path[0].push_back(*transform(point));
        }
        WorkingCrs working;
        working.definition = crs;
        EXPECT_NEAR(drawn_lengths({{there}}, working).at(0) / wanted, 1.0, 1e-6) << crs;
    }
}

TEST(Lengths, DifferBeyondATenthOrTwoHundredMetresWhicheverIsMore) {
    EXPECT_FALSE(lengths_differ(Metres{800}, Metres{1000}));
    EXPECT_TRUE(lengths_differ(Metres{799}, Metres{1000}));
    EXPECT_FALSE(lengths_differ(Metres{9'000}, Metres{10'000}));
    EXPECT_TRUE(lengths_differ(Metres{11'001}, Metres{10'000}));
}

TEST(FibreSummary, CountsByOperatorAndPlacementAndComparesOnlyWhatDeclares) {
    const std::vector routes{route("VNPT", Placement::aerial, Metres{1000}),
                             route("VNPT", Placement::aerial, std::nullopt),
                             route("Viettel", Placement::underground, Metres{4000})};
    const std::vector drawn{Metres{900}, Metres{500}, Metres{2000}};
    const FibreSummary summary = summary_of(routes, drawn);
    const LengthTotals& aerial = summary.operators.at("VNPT")[1];
    EXPECT_EQ(aerial.routes, 2U);
    EXPECT_EQ(aerial.drawn, Metres{1400});
    EXPECT_EQ(aerial.ratio(), 0.9);
    EXPECT_EQ(summary.all[2].ratio(), 0.5);
    EXPECT_FALSE(summary.all[0].ratio().has_value());
    EXPECT_EQ(summary.length_differs, 1U);
}

TEST(MetresPerUnit, TellsKilometresFromMetresByTheMiddleOfTheFile) {
    const std::vector drawn{Metres{1200}, Metres{5000}, Metres{300}};
    EXPECT_EQ(metres_per_unit(std::vector{1.3, 5.1, 999.0}, drawn), 1000.0);
    EXPECT_EQ(metres_per_unit(std::vector{1250.0, 5200.0, 0.3}, drawn), 1.0);
    EXPECT_FALSE(metres_per_unit(std::vector{40.0, 160.0, 9.0}, drawn).has_value());
    EXPECT_FALSE(metres_per_unit({}, {}).has_value());
}

}  // namespace
}  // namespace lomsong
