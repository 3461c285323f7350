// SPDX-License-Identifier: Apache-2.0
/// @file  Threshold profiles and default patterns of the project file.
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "engine/core/threshold_profiles.hpp"
#include "io/project/parse_project.hpp"
#include "tests/unit/io/project/needed_layers.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

RunParameters parameters_of(const std::string& text) {
    return parse_project(text + std::string{k_layers}, "p.toml").parameters;
}
Thresholds levels(const RunParameters& parameters, Technology technology) {
    return parameters.technologies[index_of(technology)].thresholds;
}
std::string complaint(const std::string& text) {
    try {
        (void)parameters_of(text);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_project);
        return error.what();
    }
    return "no error";
}

TEST(ThresholdProfile, TheDefaultIsTheProjectsOwn) {
    const RunParameters plain = parameters_of("");
    const RunParameters named = parameters_of("thresholds.profile = \"lomsong\"\n");
    for (const TechnologyInfo& technology : k_technologies) {
        EXPECT_EQ(levels(plain, technology.technology).service, levels(named, technology.technology).service);
        EXPECT_EQ(levels(plain, technology.technology).minimum, levels(named, technology.technology).minimum);
    }
    EXPECT_EQ(levels(plain, Technology::g4).service, Dbm{-105});
}

TEST(ThresholdProfile, ARegulatorsOneLevelIsBothThresholds) {
    const RunParameters trai = parameters_of("thresholds.profile = \"trai\"\n");
    EXPECT_EQ(levels(trai, Technology::g2).service, Dbm{-95});
    EXPECT_EQ(levels(trai, Technology::g3).minimum, Dbm{-99});
    EXPECT_EQ(levels(trai, Technology::g4).service, Dbm{-110});
    EXPECT_EQ(levels(trai, Technology::g5).minimum, Dbm{-110});
    EXPECT_EQ(trai.probability.target, 0.90);
}

TEST(ThresholdProfile, IsSilentWhereItsSourceIs) {
    const RunParameters imda = parameters_of("thresholds.profile = \"imda\"\n");
    EXPECT_EQ(levels(imda, Technology::g4).minimum, Dbm{-109});
    EXPECT_EQ(levels(imda, Technology::g3).minimum, levels(parameters_of(""), Technology::g3).minimum);
}

TEST(ThresholdProfile, WhatTheFileWritesGoesBeforeIt) {
    const RunParameters own = parameters_of(
        "[thresholds]\nprofile = \"trai\"\n[thresholds.4g]\nservice_dbm = -100\n[probability]\ntarget = 0.8\n");
    EXPECT_EQ(levels(own, Technology::g4).service, Dbm{-100});
    EXPECT_EQ(levels(own, Technology::g4).minimum, Dbm{-110});
    EXPECT_EQ(parameters_of("thresholds.profile = \"fcc_90_50\"\nprobability.target = 0.8\n").probability.target,
              0.8);
    EXPECT_THAT(complaint("thresholds.profile = \"trai\"\nthresholds.4g.service_dbm = -120\n"),
                HasSubstr("minimum_dbm: -110 dBm (of the profile) is above service_dbm, -120 dBm."));
}

TEST(ThresholdProfile, AnUnknownOneComesWithThoseKnown) {
    EXPECT_THAT(complaint("thresholds.profile = \"triai\"\n"),
                HasSubstr("[thresholds] profile: \"triai\" is not one of lomsong, trai, imda, fcc_90_50. Did you "
                          "mean 'trai'?"));
    EXPECT_THAT(complaint("thresholds.profil = \"trai\"\n"),
                HasSubstr("[thresholds] profil: there is no such key. Did you mean 'profile'?"));
}

TEST(ThresholdProfile, EveryOneHasASourceAndLevelsInOrder) {
    std::set<std::string_view> names;
    for (const ThresholdProfile& profile : k_threshold_profiles) {
        EXPECT_TRUE(names.insert(profile.name).second) << profile.name;
        EXPECT_FALSE(profile.source.empty()) << profile.name;
        for (const TechnologyInfo& technology : k_technologies) {
            const Thresholds both = thresholds_of(profile, technology.technology);
            EXPECT_LE(both.minimum, both.service) << profile.name << " " << technology.name;
            EXPECT_LT(both.service, Dbm{-60}) << profile.name << " " << technology.name;
        }
    }
    EXPECT_EQ(find_threshold_profile("ofcom"), nullptr);
}

TEST(DefaultPattern, IsBuiltInOrNamesAFile) {
    EXPECT_EQ(parameters_of("defaults.4g.pattern = \"a.msi\"\n").technologies[index_of(Technology::g4)].pattern,
              "a.msi");
    EXPECT_EQ(
        complaint("defaults.4g.pattern = \"tr38910\"\n"),
        "p.toml:1:13: [defaults.4g] pattern: \"tr38910\" is neither a built-in pattern nor a file. Did you mean "
        "'tr38901'? Write one of tr36814, tr38901, omni, or a file such as \"antenna.msi\".");
}

}  // namespace
}  // namespace lomsong
