// SPDX-License-Identifier: Apache-2.0
#include "algorithms/evidence/altered_path.hpp"

#include <cstddef>

#include <gtest/gtest.h>

#include "algorithms/propagation/models.hpp"

namespace lomsong {
namespace {

/// 6 km over ground that falls from 200 to 100 m, with a hill, a hollow, and trees on the last kilometre.
PathProfile hill_and_hollow() {
    PathProfile profile;
    for (int i = 0; i <= 60; ++i) {
        profile.distance_km.push_back(0.1 * i);
        profile.terrain_m.push_back(200.0 - 100.0 * i / 60.0 + (i >= 20 && i < 25 ? 120.0 : 0.0) -
                                    (i >= 35 && i < 40 ? 60.0 : 0.0));
        profile.clutter_m.push_back(i >= 50 && i < 60 ? 15.0 : 0.0);
    }
    return profile;
}

Link link_over(const PathProfile& profile) {
    Link link;
    link.frequency = megahertz(1800);
    link.transmitter_height = HeightAboveGround{30};
    link.receiver_height = HeightAboveGround{1.5};
    link.profile = profile.view();
    return link;
}

double loss_db(const PathProfile& profile, Alteration alteration) {
    PathProfile scratch;
    return altered_loss(k_p1812_model, link_over(profile), alteration, scratch).loss.value();
}

TEST(AlteredPath, CutRidgesEndAtTheLineBetweenTheFeetAndValleysStay) {
    const PathProfile profile = hill_and_hollow();
    PathProfile cut;
    cut_ridges(profile.view(), cut);
    ASSERT_EQ(cut.terrain_m.size(), profile.terrain_m.size());
    for (std::size_t i = 0; i < cut.terrain_m.size(); ++i) {
        const double line_m = 200.0 - 100.0 * static_cast<double>(i) / 60.0;
        EXPECT_LE(cut.terrain_m[i], line_m + 1e-9);
        if (profile.terrain_m[i] < line_m) {
            EXPECT_EQ(cut.terrain_m[i], profile.terrain_m[i]) << "the hollow at " << i;
        }
    }
    EXPECT_EQ(cut.clutter_m, profile.clutter_m) << "trees stay on the ground";
}

TEST(AlteredPath, NothingChangedIsTheModelsOwnLossToTheLastBit) {
    const PathProfile profile = hill_and_hollow();
    EXPECT_EQ(loss_db(profile, Alteration::none), k_p1812_model.evaluate(link_over(profile)).loss.value());
}

TEST(AlteredPath, EachAlterationLowersTheLossAndAllTogetherMost) {
    const PathProfile profile = hill_and_hollow();
    const double as_it_is_db = loss_db(profile, Alteration::none);
    const double open_db = loss_db(profile, Alteration::wide_open);
    EXPECT_LT(loss_db(profile, Alteration::without_ridges), as_it_is_db - 5.0);
    EXPECT_LT(loss_db(profile, Alteration::without_clutter), as_it_is_db);
    EXPECT_LT(loss_db(profile, Alteration::flat_earth), as_it_is_db);
    for (const Alteration one : {Alteration::without_ridges, Alteration::without_clutter, Alteration::flat_earth}) {
        EXPECT_LE(open_db, loss_db(profile, one));
    }
}

TEST(AlteredPath, AModelAltersOnlyWithWhatItReads) {
    const PathProfile profile = hill_and_hollow();
    for (const Alteration any :
         {Alteration::without_ridges, Alteration::without_clutter, Alteration::flat_earth, Alteration::wide_open}) {
        EXPECT_TRUE(alters(any, k_p1812_model, profile.view()));
        EXPECT_FALSE(alters(any, k_free_space_model, profile.view()));
    }
    EXPECT_FALSE(alters(Alteration::none, k_p1812_model, profile.view()));
}

TEST(AlteredPath, WhereNothingStandsThereIsNothingToTakeAway) {
    PathProfile plain = hill_and_hollow();
    plain.clutter_m.assign(plain.clutter_m.size(), 0.0);
    plain.terrain_m.assign(plain.terrain_m.size(), 100.0);
    EXPECT_FALSE(alters(Alteration::without_ridges, k_p1812_model, plain.view()));
    EXPECT_FALSE(alters(Alteration::without_clutter, k_p1812_model, plain.view()));
    EXPECT_EQ(loss_db(plain, Alteration::without_ridges), loss_db(plain, Alteration::none));
}

TEST(AlteredPath, RaysOverTheFlatEarthAreInsideTheModelsRange) {
    const PathProfile profile = hill_and_hollow();
    PathProfile scratch;
    for (const PathLossModel* model : k_models) {
        const Link link = link_over(profile);
        if (model->evaluate(link).known()) {
            EXPECT_TRUE(altered_loss(*model, link, Alteration::flat_earth, scratch).known()) << model->info().name;
        }
    }
}

}  // namespace
}  // namespace lomsong
