// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "io/language/labels.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {

namespace {

using nlohmann::json;

/// The world's tables as GeoJSON, read back.
class Written {
  public:
    explicit Written(const World& world) { write_all(world, m_folder.path()); }
    [[nodiscard]] std::string text(const std::string& table) const {
        return bytes_of(m_folder.path() / (table + ".geojson"));
    }
    [[nodiscard]] json collection(const std::string& table) const { return json::parse(text(table)); }
    [[nodiscard]] json feature(const std::string& table, std::size_t index) const {
        return collection(table).at("features").at(index);
    }
    [[nodiscard]] json properties(const std::string& table, std::size_t index) const {
        return feature(table, index).at("properties");
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

  private:
    ScratchFolder m_folder;
};

/// Twice the signed area of a ring of [lon, lat] positions.
double winding(const json& ring) {
    double sum = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        sum += (ring[i - 1][0].get<double>() - ring[0][0].get<double>()) *
                   (ring[i][1].get<double>() - ring[0][1].get<double>()) -
               (ring[i][0].get<double>() - ring[0][0].get<double>()) *
                   (ring[i - 1][1].get<double>() - ring[0][1].get<double>());
    }
    return sum;
}

TEST(GeoJson, AHamletTellsItsVerdictWithEvidence) {
    const Written written{sample_world()};
    const json hamlet = written.feature("hamlets", 0);
    EXPECT_EQ(hamlet.at("type"), "Feature");
    EXPECT_EQ(hamlet.at("id"), "TH01");
    const json expected = json::parse(R"({
        "code": "TH01", "name": "Bản Phố", "commune_code": "X1", "commune": "Xã Mường Hum",
        "old_commune": null, "old_district": null, "province": null, "kind": "bản", "households": 45, "population": 202.5, "power": null, "difficult": null,
        "status": "good", "status_label": "đạt", "operators_serving": 2, "operators_reporting": 2,
        "viettel_status": "good",
        "viettel_margin_db": null, "viettel_nearest_station": null, "viettel_nearest_distance_m": null,
        "viettel_nearest_direction": null, "viettel_cause": null, "viettel_cause_station": null,
        "viettel_cause_db": null, "viettel_ridge": null, "viettel_remedy": null,
        "viettel_3g_status": "no_data", "viettel_3g_level_dbm": null, "viettel_3g_probability": null,
        "viettel_3g_station": null, "viettel_3g_station_distance_m": null, "viettel_3g_assumed": null,
        "viettel_4g_status": "good", "viettel_4g_level_dbm": -93.4, "viettel_4g_probability": 0.927,
        "viettel_4g_station": "LC01:1", "viettel_4g_station_distance_m": 500, "viettel_4g_assumed": true,
        "mobifone_status": "good",
        "mobifone_margin_db": null, "mobifone_nearest_station": null, "mobifone_nearest_distance_m": null,
        "mobifone_nearest_direction": null, "mobifone_cause": null, "mobifone_cause_station": null,
        "mobifone_cause_db": null, "mobifone_ridge": null, "mobifone_remedy": null,
        "mobifone_3g_status": "good", "mobifone_3g_level_dbm": null, "mobifone_3g_probability": null,
        "mobifone_3g_station": null, "mobifone_3g_station_distance_m": null, "mobifone_3g_assumed": null,
        "mobifone_4g_status": "no_data", "mobifone_4g_level_dbm": null, "mobifone_4g_probability": null,
        "mobifone_4g_station": null, "mobifone_4g_station_distance_m": null, "mobifone_4g_assumed": null,
        "fibre_class": "served", "fibre_route_distance_m": 0, "fibre_node_distance_m": 120,
        "fibre_cable_distance_m": null, "fibre_road_distance_m": null, "road_access_m": null,
        "centre_basis": "largest_cluster", "boundary_estimated": false, "test_points": 1,
        "fill": "#0072B2", "fill-opacity": 0.6, "stroke": "#4D4D4D", "stroke-width": 1,
        "marker-color": "#0072B2", "marker-size": "medium"})");
    json seen = hamlet.at("properties");
    EXPECT_NEAR(seen.at("centre_lon").get<double>(), 104.0271, 0.001);
    EXPECT_NEAR(seen.at("centre_lat").get<double>(), 22.6034, 0.001);
    seen.erase("centre_lon");
    seen.erase("centre_lat");
    EXPECT_EQ(seen, expected) << json::diff(expected, seen).dump(1);
    EXPECT_EQ(hamlet.at("geometry").at("type"), "Polygon");
    EXPECT_EQ(written.feature("hamlets", 1).at("geometry").at("type"), "Point");
}

TEST(GeoJson, AGapTellsItsCauseItsRidgeAndWhatWouldMendIt) {
    World world = sample_world();
    world.results.evidence.resize(world.layers.hamlets.size());
    for (HamletEvidence& hamlet : world.results.evidence) {
        hamlet.operators.resize(world.layers.operators.size());
    }
    const Sector& sector = world.layers.sectors[0];
    OperatorEvidence& viettel = world.results.evidence[0].operators[0];
    viettel.nearest = {{.sector = 0,
                        .distance = Metres{3609.6},
                        .bearing = Angle{44},
                        .level = Dbm{-118.3},
                        .margin = Decibels{-7.12}}};
    viettel.worst_point = 0;
    viettel.margin = Decibels{-7.12};
    GapEvidence& gap = viettel.gap.emplace();
    gap.cause = GapCause::terrain_blocked;
    gap.sector = 0;
    gap.margin = Decibels{-7.12};
    gap.gain = Decibels{23.44};
    gap.ridge = Ridge{sector.position, Metres{1240}, Metres{86.4}, HeightAboveSeaLevel{700}};
    gap.remedies = {{RemedyKind::mast, 0, 14.0, 44.0}};
    world.results.evidence[1].operators[1].gap.emplace().cause = GapCause::no_data;

    const Written written{world};
    const json seen = written.feature("hamlets", 0).at("properties");
    EXPECT_EQ(seen.at("viettel_margin_db"), -7.1);
    EXPECT_EQ(seen.at("viettel_nearest_station"), sector.station);
    EXPECT_EQ(seen.at("viettel_nearest_distance_m"), 3610);
    EXPECT_EQ(seen.at("viettel_nearest_direction"), "NE");
    EXPECT_EQ(seen.at("viettel_cause"), "terrain_blocked");
    EXPECT_EQ(seen.at("viettel_cause_station"), "LC01:1");
    EXPECT_EQ(seen.at("viettel_cause_db"), 23.4);
    EXPECT_THAT(seen.at("viettel_ridge").get<std::string>(), testing::StartsWith("1.24 km +86 m 104.0"));
    EXPECT_EQ(seen.at("viettel_remedy"), "mast +14 m LC01:1");
    EXPECT_TRUE(seen.at("mobifone_cause").is_null());
    const json other = written.feature("hamlets", 1).at("properties");
    EXPECT_EQ(other.at("mobifone_cause"), "no_data");
    EXPECT_TRUE(other.at("mobifone_cause_db").is_null()) << "no sector decided it";
}

TEST(GeoJson, NumbersArePrintedShort) {
    const Written written{sample_world()};
    EXPECT_THAT(written.text("hamlets"), testing::HasSubstr(R"("viettel_4g_level_dbm":-93.4,)"));
    EXPECT_THAT(written.text("hamlets"), testing::HasSubstr(R"("households":45,)"));
    EXPECT_THAT(written.text("stations"), testing::HasSubstr(R"("frequency_mhz":1805.2,)"));
}

TEST(GeoJson, EveryLevelHasAtMostOneDecimal) {
    const unsigned seed = 20261122;
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> level{-150.0, 20.0};
    for (int i = 0; i < 30; ++i) {
        World world = sample_world();
        const double exact = level(random);
        world.results.hamlets[0].operators[0].technologies[index_of(Technology::g4)].centre.level = Dbm{exact};
        const std::string text = Written{world}.text("hamlets");
        const std::string key = R"("viettel_4g_level_dbm":)";
        const std::size_t begin = text.find(key) + key.size();
        const std::string number = text.substr(begin, text.find(',', begin) - begin);
        EXPECT_LE(number.size() - std::min(number.find('.'), number.size()), 2U) << number;
        EXPECT_NEAR(std::stod(number), exact, 0.05 + 1e-9);
    }
}

TEST(GeoJson, IsRfc7946) {
    const Written written{sample_world()};
    for (const char* table : {"hamlets", "gaps", "coverage", "fibre_reach", "stations", "communes", "province"}) {
        SCOPED_TRACE(table);
        const json collection = written.collection(table);
        EXPECT_EQ(collection.at("type"), "FeatureCollection");
        EXPECT_EQ(collection.at("name"), table);
        EXPECT_FALSE(collection.contains("crs"));
        for (const json& feature : collection.at("features")) {
            const json& geometry = feature.at("geometry");
            if (geometry.is_null() || geometry.at("type") == "Point") {
                continue;
            }
            const bool multi = geometry.at("type") == "MultiPolygon";
            const json polygons = multi ? geometry.at("coordinates") : json::array({geometry.at("coordinates")});
            for (const json& polygon : polygons) {
                for (std::size_t ring = 0; ring < polygon.size(); ++ring) {
                    EXPECT_EQ(polygon[ring].front(), polygon[ring].back());
                    EXPECT_EQ(winding(polygon[ring]) > 0.0, ring == 0);
                    EXPECT_NEAR(polygon[ring][0][0].get<double>(), 104.0, 0.2);
                    EXPECT_NEAR(polygon[ring][0][1].get<double>(), 22.6, 0.2);
                }
            }
        }
    }
}

TEST(GeoJson, RingsAreTurnedTheRightWay) {
    World world = sample_world();
    Polygon clockwise = square(-500, -500, 1000);
    std::ranges::reverse(clockwise.outer);
    clockwise.holes = {square(-100, -100, 200).outer};
    world.layers.hamlets[0].area = {clockwise};
    const json rings = Written{world}.feature("hamlets", 0).at("geometry").at("coordinates");
    ASSERT_EQ(rings.size(), 2U);
    EXPECT_GT(winding(rings[0]), 0.0);
    EXPECT_LT(winding(rings[1]), 0.0);
}

TEST(GeoJson, CoordinatesHaveAtMostSevenDecimals) {
    const json ring = Written{sample_world()}.feature("hamlets", 0).at("geometry").at("coordinates").at(0);
    for (const json& position : ring) {
        for (const json& degrees : position) {
            const double scaled = degrees.get<double>() * 1e7;
            EXPECT_NEAR(scaled, std::round(scaled), 1e-5);
            EXPECT_LE(degrees.dump().size(), std::string{"104.1234567"}.size());
        }
    }
}

/// The numbers between "coordinates": and the end of its line, as text.
std::vector<std::string> coordinate_texts(const std::string& file) {
    std::vector<std::string> texts;
    for (std::size_t at = file.find("\"coordinates\":"); at != std::string::npos;
         at = file.find("\"coordinates\":", at)) {
        std::string text;
        for (at += 14; file[at] != '}'; ++at) {
            if (std::string_view{"0123456789.e-+"}.find(file[at]) != std::string_view::npos) {
                text += file[at];
            } else if (!text.empty()) {
                texts.push_back(std::exchange(text, {}));
            }
        }
    }
    return texts;
}

TEST(GeoJson, CoordinatesAreTheShortestTextOfTheirNumber) {
    const ScratchFolder scratch;
    World world = sample_world();
    constexpr unsigned k_seed = 5;
    std::mt19937 random{k_seed};
    std::uniform_real_distribution<double> away{0.0, 40'000.0};
    MultiPolygon& area = world.layers.hamlets[0].area;
    area.clear();
    for (int i = 0; i < 2'000; ++i) {
        area.push_back(square(away(random), away(random), 30.0));
    }
    write_all(world, scratch.path());
    const std::vector<std::string> texts = coordinate_texts(bytes_of(scratch.path() / "hamlets.geojson"));
    ASSERT_GT(texts.size(), 20'000U);
    for (const std::string& text : texts) {
        std::array<char, 32> shortest{};
        const auto end = std::to_chars(shortest.data(), shortest.data() + shortest.size(), std::stod(text)).ptr;
        ASSERT_EQ(text, std::string(shortest.data(), end)) << "seed " << k_seed;
    }
}

TEST(GeoJson, HostileNamesSurviveAsText) {
    std::string two_hundred;
    for (int i = 0; i < 200; ++i) {
        two_hundred += "ộ";
    }
    for (const std::string& name :
         {std::string{"\"Bản\" 'Phố'\\"}, std::string{"a\nb\tc"}, std::string{"😀 bản"}, two_hundred,
          std::string{"[1,2]"}, std::string{R"({"x":1})"}, std::string{"</script><b>"}, std::string{"null"}}) {
        SCOPED_TRACE(name);
        World world = sample_world();
        world.layers.hamlets[0].name = name;
        world.layers.hamlets[0].code = name;
        const json hamlet = Written{world}.feature("hamlets", 0);
        EXPECT_EQ(hamlet.at("properties").at("name"), name);
        EXPECT_EQ(hamlet.at("id"), name);
    }
}

TEST(GeoJson, BytesThatAreNotUtf8BecomeReplacementCharacters) {
    World world = sample_world();
    world.layers.hamlets[0].name = "B\xE1n";
    EXPECT_EQ(Written{world}.properties("hamlets", 0).at("name"), "B\uFFFDn");
}

TEST(GeoJson, NumbersThatAreNotFiniteAreNull) {
    World world = sample_world();
    world.layers.hamlets[0].households = std::numeric_limits<double>::quiet_NaN();
    world.results.gaps[0].people = std::numeric_limits<double>::infinity();
    const Written written{world};
    EXPECT_TRUE(written.properties("hamlets", 0).at("households").is_null());
    EXPECT_TRUE(written.properties("hamlets", 2).at("fibre_route_distance_m").is_null());
    EXPECT_TRUE(written.properties("gaps", 0).at("people").is_null());
}

TEST(GeoJson, TheColoursAreThoseOfThePalette) {
    const Written written{sample_world()};
    EXPECT_EQ(written.properties("hamlets", 1).at("marker-color"), "#1A1A1A");
    EXPECT_EQ(written.properties("hamlets", 2).at("marker-color"), "#D55E00");
    World world = sample_world();
    world.results.hamlets[0].operators[1].status = HamletStatus::weak;
    world.results.hamlets[1].status = HamletStatus::not_enough_data;
    const Written changed{world};
    EXPECT_EQ(changed.properties("hamlets", 0).at("fill"), "#8CC8EC");
    EXPECT_EQ(changed.properties("hamlets", 1).at("fill"), "#FFFFFF");
    EXPECT_EQ(changed.properties("hamlets", 1).at("stroke"), "#7F7F7F");
}

TEST(GeoJson, MadeUpDataSaysSoEverywhere) {
    World world = sample_world();
    EXPECT_FALSE(Written{world}.collection("hamlets").contains("made_up"));
    EXPECT_FALSE(Written{world}.properties("hamlets", 0).contains("made_up"));
    world.parameters.made_up = true;
    world.parameters.language = Language::english;
    const Written written{world};
    for (const char* table : {"hamlets", "gaps", "coverage", "fibre_reach", "stations", "communes", "province"}) {
        SCOPED_TRACE(table);
        EXPECT_EQ(written.collection(table).at("made_up"), true);
        EXPECT_THAT(written.collection(table).at("description").get<std::string>(),
                    testing::StartsWith("MADE-UP DATA. "));
        EXPECT_EQ(written.properties(table, 0).at("made_up"), true);
    }
}

TEST(GeoJson, GapsNameTheirHamletsAndTheNearestStation) {
    const Written written{sample_world()};
    const json any = written.feature("gaps", 0);
    EXPECT_EQ(any.at("id"), "any:TH02");
    EXPECT_EQ(any.at("properties").at("kind"), "no_service");
    EXPECT_TRUE(any.at("properties").at("technology").is_null());
    EXPECT_TRUE(any.at("properties").at("operator").is_null());
    EXPECT_EQ(any.at("properties").at("hamlets"), "Sín Chải");
    EXPECT_EQ(any.at("properties").at("people"), 135);
    EXPECT_EQ(any.at("properties").at("area_km2"), 0.04);
    EXPECT_EQ(any.at("properties").at("nearest_station"), "LC03");
    EXPECT_EQ(any.at("properties").at("nearest_distance_m"), 5099);
    const json mobifone = written.feature("gaps", 1);
    EXPECT_EQ(mobifone.at("id"), "operator:mobifone:TH02");
    EXPECT_EQ(mobifone.at("properties").at("operator"), "MobiFone");
    EXPECT_EQ(mobifone.at("properties").at("hamlet_codes"), "TH02; TH03");
}

TEST(GeoJson, GapsOfEveryScopeHaveAnIdAndALabelOfTheirOwn) {
    World world = sample_world();
    Gap gap = world.results.gaps[0];
    world.results.gaps.clear();
    const auto add = [&](GapKind kind, std::optional<std::size_t> owner, std::optional<Technology> technology) {
        gap.kind = kind;
        gap.operator_index = owner;
        gap.technology = technology;
        world.results.gaps.push_back(gap);
    };
    add(GapKind::no_service, std::nullopt, Technology::g4);
    add(GapKind::no_service, 1, Technology::g5);
    add(GapKind::partial, std::nullopt, std::nullopt);
    gap.number = 2;
    add(GapKind::single, 1, std::nullopt);
    const Written written{world};
    EXPECT_EQ(written.feature("gaps", 0).at("id"), "any_4g:TH02");
    EXPECT_EQ(written.properties("gaps", 0).at("scope_label"), "4G: không nhà mạng nào có sóng");
    EXPECT_EQ(written.feature("gaps", 1).at("id"), "operator:mobifone_5g:TH02");
    EXPECT_EQ(written.properties("gaps", 1).at("scope_label"), "5G: không có sóng MobiFone");
    EXPECT_EQ(written.feature("gaps", 2).at("id"), "partial:TH02");
    EXPECT_EQ(written.properties("gaps", 2).at("kind"), "partial");
    EXPECT_EQ(written.feature("gaps", 3).at("id"), "single:mobifone:TH02:2");
    EXPECT_EQ(written.properties("gaps", 3).at("scope_label"), "chỉ có sóng MobiFone");
}

TEST(GeoJson, GapsNameTheCauseThatMostOfTheirHamletsHave) {
    World world = sample_world();
    world.results.gaps[1].hamlets = {0, 1, 2};
    world.results.evidence.assign(3, {});
    for (HamletEvidence& hamlet : world.results.evidence) {
        hamlet.operators.resize(2);
        hamlet.operators[1].gap = GapEvidence{};
        hamlet.operators[1].gap->cause = GapCause::terrain_blocked;
    }
    world.results.evidence[0].operators[1].gap->cause = GapCause::vegetation;
    const Written written{world};
    EXPECT_EQ(written.properties("gaps", 1).at("cause"), "terrain_blocked");
    EXPECT_EQ(written.properties("gaps", 1).at("cause_label"),
              label(GapCause::terrain_blocked, Language::vietnamese));
    world.results.gaps[1].technology = Technology::g4;
    EXPECT_TRUE(Written{world}.properties("gaps", 1).at("cause").is_null()) << "evidence is of any technology";
}

TEST(GeoJson, GroupsHaveNoPlaceAndSayWhatTheirHamletsHaveInCommon) {
    World world = sample_world();
    RollUp counts = world.results.province;
    counts.code = "power:luoi;difficulty:not_reported";
    world.results.groups = {{.by = GroupBy::power_and_difficulty,
                             .power = "Lưới",
                             .difficult = std::nullopt,
                             .old_district = "",
                             .old_commune = "",
                             .counts = counts}};
    const Written written{world};
    const json group = written.feature("groups", 0);
    EXPECT_EQ(group.at("id"), counts.code);
    EXPECT_TRUE(group.at("geometry").is_null());
    EXPECT_EQ(group.at("properties").at("group_by"), "power_and_difficulty");
    EXPECT_EQ(group.at("properties").at("label"), "nguồn điện: Lưới; vùng khó khăn: chưa khai báo");
    EXPECT_EQ(group.at("properties").at("hamlets_good_share"), "1/3 (33,3 %)");
}

TEST(GeoJson, RollUpsCarryEveryShareWithItsDenominator) {
    const Written written{sample_world()};
    const json province = written.properties("province", 0);
    EXPECT_EQ(province.at("hamlets_total"), 3);
    EXPECT_EQ(province.at("hamlets_good_share"), "1/3 (33,3 %)");
    EXPECT_EQ(province.at("mobifone_hamlets_no_signal_share"), "2/3 (66,7 %)");
    EXPECT_EQ(province.at("people_dead_zone"), 100);
    EXPECT_EQ(province.at("served_area_share"), "9,0/18,0 (50,0 %)");
    EXPECT_EQ(province.at("hamlets_fibre_served_share"), "1/3 (33,3 %)");
    EXPECT_EQ(written.feature("province", 0).at("id"), "province");
    EXPECT_EQ(written.feature("province", 0).at("geometry").at("type"), "Polygon") << "communes are dissolved";
    EXPECT_TRUE(written.feature("communes", 1).at("geometry").is_null());
    EXPECT_TRUE(written.properties("communes", 1).at("served_area_share").is_null());
}

TEST(GeoJson, StationsTellWhatWasAssumed) {
    const json station = Written{sample_world()}.properties("stations", 0);
    EXPECT_EQ(station.at("height_m"), 42);
    EXPECT_TRUE(station.at("tilt_deg").is_null());
    EXPECT_EQ(station.at("not_declared"), "tilt_deg, bandwidth_mhz");
    EXPECT_EQ(station.at("assumed"), true);
    EXPECT_EQ(station.at("technology"), "4G");
}

TEST(GeoJson, FibreReachNamesRouteAndNode) {
    const Written written{sample_world()};
    const json reach = written.properties("fibre_reach", 1);
    EXPECT_EQ(reach.at("fibre_class"), "2-5 km");
    EXPECT_EQ(reach.at("fibre_class_label"), "từ 2 đến 5 km");
    EXPECT_EQ(reach.at("route_code"), "R1");
    EXPECT_EQ(reach.at("route_placement"), "aerial");
    EXPECT_EQ(reach.at("node_code"), "N1");
    EXPECT_EQ(written.feature("fibre_reach", 0).at("geometry").at("type"), "Point");
}

TEST(GeoJson, AnEmptyWorldHasValidEmptyLayers) {
    const Written written{empty_world()};
    EXPECT_EQ(written.collection("hamlets").at("features"), json::array());
    EXPECT_EQ(written.collection("stations").at("features"), json::array());
    EXPECT_EQ(written.properties("province", 0).at("hamlets_good_share"), "0/0");
}

TEST(GeoJson, WithoutRastersNoGapFileClaimsThatThereAreNoGaps) {
    World world = sample_world();
    world.parameters.coverage.rasters = false;
    const Written written{world};
    EXPECT_TRUE(std::filesystem::exists(written.folder() / "hamlets.geojson"));
    EXPECT_FALSE(std::filesystem::exists(written.folder() / "gaps.geojson"));
    EXPECT_FALSE(std::filesystem::exists(written.folder() / "coverage.geojson"));
}

TEST(GeoJson, CodesThatRepeatStillGetUniqueIds) {
    World world = sample_world();
    world.layers.hamlets[1].code = "TH01";
    world.layers.hamlets[2].code = "TH01";
    const Written written{world};
    EXPECT_EQ(written.feature("hamlets", 0).at("id"), "TH01");
    EXPECT_EQ(written.feature("hamlets", 1).at("id"), "TH01#2");
    EXPECT_EQ(written.feature("hamlets", 2).at("id"), "TH01#3");
    EXPECT_EQ(written.properties("hamlets", 2).at("code"), "TH01");
}

TEST(GeoJson, AHamletWithoutAPlaceStaysInEveryListWithoutAGeometry) {
    World world = sample_world();
    world.layers.hamlets[1].centre.reset();
    world.results.hamlets[1].centre.reset();
    world.results.hamlets[1].centre_basis = CentreBasis::none;
    const Written written{world};
    for (const char* table : {"hamlets", "fibre_reach"}) {
        EXPECT_TRUE(written.feature(table, 1).at("geometry").is_null()) << table;
        EXPECT_EQ(written.properties(table, 1).at("code"), "TH02") << table;
    }
    EXPECT_EQ(written.properties("hamlets", 1).at("centre_basis"), "none");
    EXPECT_TRUE(written.properties("hamlets", 1).at("centre_lon").is_null());
}

TEST(GeoJson, AnEstimatedBorderIsATableOfItsOwnThatSaysSo) {
    World world = sample_world();
    const Point west = *world.layers.hamlets[1].centre;
    world.results.working_areas = {
        {1, {{{west, {west.x + 1000, west.y}, {west.x + 1000, west.y + 500}, {west.x, west.y + 500}, west}, {}}}}};
    const Written written{world};
    EXPECT_EQ(written.feature("working_areas", 0).at("id"), "TH02");
    EXPECT_EQ(written.properties("working_areas", 0).at("boundary_estimated"), true);
    EXPECT_EQ(written.properties("working_areas", 0).at("estimated_area_km2"), 0.5);
}

TEST(GeoJson, APointThatHasNoLongitudeIsAnErrorThatNamesItsFeature) {
    World world = sample_world();
    world.results.hamlets[1].centre = Point{std::numeric_limits<double>::infinity(), 0.0};
    EXPECT_THAT(message_of([&] { const Written written{world}; }),
                testing::AllOf(testing::HasSubstr("table 'hamlets': feature 'TH02'"),
                               testing::HasSubstr("has no longitude and latitude"),
                               testing::HasSubstr("Check the crs of the layer")));
}

}  // namespace

}  // namespace lomsong::test
