// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "datasets/country.hpp"
#include "tests/unit/datasets/country_checks.hpp"

namespace lomsong {

TEST(Province, HasTheFiguresThatLaoCaiReportedInApril2025) {
    const CountryFigures figures = figures_of(CountrySize::province);
    EXPECT_DOUBLE_EQ(figures.area_km2, 6364.0);
    EXPECT_EQ(figures.hamlets, 1550U);
    EXPECT_EQ(figures.stations[index_of(Technology::g3)], 835U);
    EXPECT_EQ(figures.stations[index_of(Technology::g4)], 1309U);
    EXPECT_EQ(figures.stations[index_of(Technology::g5)], 58U);
    EXPECT_DOUBLE_EQ(figures.aerial_km, 9870.0);
    EXPECT_DOUBLE_EQ(figures.underground_km, 328.0);
    EXPECT_EQ(figures.hamlets_on_fibre, 1524U);

    const Country province = make_country({CountrySize::province, 1});
    testing::expect_figures(province);
    std::vector<MultiPolygon> communes;
    std::set<std::string> names;
    for (const Commune& commune : province.communes) {
        communes.push_back(commune.area);
        EXPECT_TRUE(names.insert(commune.name).second) << commune.name;
    }
    EXPECT_NEAR(testing::expect_partition(communes), testing::sum_m2(communes), 10.0);
}

}  // namespace lomsong
