// SPDX-License-Identifier: Apache-2.0
/// @file  The map of a result that is too much for one page: shares, their pages, and the page that leads to them.
#include "io/report/map_pages.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::json;

/// The sample world with its hamlets in provinces: TH01 (good) in the first, the others in the second.
World two_provinces(const std::string& first = "Tỉnh Lào Cai", const std::string& second = "Tỉnh Cà Mau") {
    World world = sample_world();
    world.layers.hamlets.at(0).province = first;
    world.layers.hamlets.at(1).province = second;
    world.layers.hamlets.at(2).province = second;
    return world;
}

struct Written {
    explicit Written(const World& world, const std::vector<Output>& outputs = {Output::geojson, Output::rasters}) {
        SilentReporter reporter;
        write(world, outputs, scratch.path(), reporter);
        m_result.emplace(scratch.path());
    }
    [[nodiscard]] const ResultTables& result() const { return *m_result; }

    ScratchFolder scratch;

  private:
    std::optional<ResultTables> m_result;
};

std::vector<std::string> stems_of(const std::vector<MapShare>& shares) {
    std::vector<std::string> stems;
    for (const MapShare& share : shares) {
        stems.push_back(share.stem());
    }
    return stems;
}

Json data_of(const std::string& page) {
    const std::string_view mark = "id=\"lomsong-data\">";
    const std::size_t from = page.find(mark) + mark.size();
    return Json::parse(page.substr(from, page.find("</script>", from) - from));
}

std::set<std::string> files_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        names.insert(entry.path().filename());
    }
    return names;
}

}  // namespace

TEST(MapShares, OfOneProvinceAreNone) {
    EXPECT_TRUE(map_shares(Written{sample_world()}.result()).empty());
    EXPECT_TRUE(map_shares(Written{two_provinces("Lào Cai", "lao cai")}.result()).empty()) << "accents apart";
    EXPECT_TRUE(map_shares(Written{empty_world()}.result()).empty());
}

TEST(MapShares, CountTheirOwnHamletsAndTogetherAll) {
    const Written written{two_provinces()};
    const std::vector<MapShare> shares = map_shares(written.result());
    ASSERT_THAT(stems_of(shares), ElementsAre("tinh_ca_mau", "tinh_lao_cai"));
    EXPECT_EQ(shares[0].counts().hamlets, 2U);
    EXPECT_EQ(shares[0].counts().no_signal, 1U);
    EXPECT_EQ(shares[0].counts().dead_zone, 1U);
    EXPECT_EQ(shares[1].counts().hamlets, 1U);
    EXPECT_EQ(shares[1].counts().no_signal + shares[1].counts().dead_zone, 0U);
}

TEST(MapShares, HamletsWithoutAProvinceAreAShareOfTheirOwn) {
    const Written written{two_provinces("Tỉnh Lào Cai", "")};
    EXPECT_THAT(stems_of(map_shares(written.result())), ElementsAre("other", "tinh_lao_cai"));
}

TEST(MapShares, OfManyHamletsWithoutProvincesAreRunsOfCommunes) {
    World world = sample_world();
    const std::size_t wanted = k_most_hamlets_of_a_page + 1;
    for (std::size_t i = world.layers.hamlets.size(); i < wanted; ++i) {
        world.layers.hamlets.push_back(world.layers.hamlets[i % 3]);
        world.layers.hamlets.back().code = "H" + std::to_string(i);
        world.layers.hamlets.back().commune = "Xã " + std::to_string(i % 100);
        world.layers.hamlets.back().commune_code = std::to_string(10'000 + i % 100);
        world.results.hamlets.push_back(world.results.hamlets[i % 3]);
    }
    const std::vector<MapShare> shares = map_shares(Written{world, {Output::geojson}}.result());
    ASSERT_EQ(shares.size(), 3U);
    std::size_t hamlets = 0;
    for (const MapShare& share : shares) {
        EXPECT_LE(share.counts().hamlets, 5'000U);
        hamlets += share.counts().hamlets;
    }
    EXPECT_EQ(hamlets, wanted) << "every hamlet is on one page";
    EXPECT_THAT(shares[1].name(), HasSubstr(" – Xã "));
}

TEST(MapPages, OfSeveralProvincesAreAPageOfEachAndOneThatLeadsToThem) {
    const Written written{two_provinces()};
    const ScratchFolder out;
    write_map_pages(written.result(), {.title = "Thử"}, out.path(), false);
    EXPECT_EQ(files_in(out.path()), (std::set<std::string>{"map.html", "maps"}));
    EXPECT_EQ(files_in(out.path() / "maps"), (std::set<std::string>{"tinh_ca_mau.html", "tinh_lao_cai.html"}));
    const Json page = data_of(bytes_of(out.path() / "maps" / "tinh_ca_mau.html"));
    EXPECT_EQ(page["facts"]["title"], "Thử – Tỉnh Cà Mau");
    EXPECT_EQ(page["facts"]["index"], "../map.html");
    EXPECT_EQ(page["tables"]["hamlets"]["rows"], 2);
    const std::string index = bytes_of(out.path() / "map.html");
    EXPECT_THAT(index, HasSubstr("<a href=\"maps/tinh_ca_mau.html\">Tỉnh Cà Mau</a>"));
    EXPECT_THAT(index, HasSubstr("1/2 (50,0 %)"));
    EXPECT_THAT(index, HasSubstr("1/2 (50.0 %)"));
}

TEST(MapPages, OfOneProvinceAreTheMapItself) {
    const Written written{sample_world()};
    const ScratchFolder out;
    write_map_pages(written.result(), {}, out.path(), false);
    EXPECT_EQ(files_in(out.path()), (std::set<std::string>{"map.html"}));
    EXPECT_EQ(data_of(bytes_of(out.path() / "map.html"))["tables"]["hamlets"]["rows"], 3);
    EXPECT_EQ(data_of(bytes_of(out.path() / "map.html"))["facts"]["index"], "");
}

TEST(MapPages, ThatAreThereAreNotReplacedUnasked) {
    const Written written{two_provinces()};
    const ScratchFolder out;
    write_map_pages(written.result(), {}, out.path(), false);
    const std::string before = bytes_of(out.path() / "map.html");
    EXPECT_THAT(message_of([&] { write_map_pages(written.result(), {.title = "Khác"}, out.path(), false); }),
                HasSubstr("map.html"));
    EXPECT_EQ(bytes_of(out.path() / "map.html"), before);
    write_map_pages(written.result(), {.title = "Khác"}, out.path(), true);
    EXPECT_NE(bytes_of(out.path() / "map.html"), before);
}

TEST(IndexPage, HasNoScriptAPolicyThatLetsNothingInAndBothLanguages) {
    const Written written{two_provinces()};
    const ResultTables& result = written.result();
    const std::string page = index_page(result, map_shares(result), {});
    EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; style-src 'sha256-"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    for (const char* mark : {"@LANGUAGE@", "@TITLE@", "@VI@", "@EN@", "@BODY@", "@STYLE"}) {
        EXPECT_THAT(page, Not(HasSubstr(mark)));
    }
    EXPECT_THAT(page, HasSubstr("<main lang=\"vi\">"));
    EXPECT_THAT(page, HasSubstr("<main lang=\"en\">"));
    EXPECT_EQ(page, index_page(result, map_shares(result), {}));
}

TEST(IndexPage, ShowsHostileNamesAsText) {
    const Written written{two_provinces("<script>alert(1)</script>", "\"><img src=x onerror=1> & @BODY@")};
    const ResultTables& result = written.result();
    const std::string page = index_page(result, map_shares(result), {.title = "</title><b>"});
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, Not(HasSubstr("</title><b>")));
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

}  // namespace lomsong::test
