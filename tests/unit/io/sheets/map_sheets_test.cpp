// SPDX-License-Identifier: Apache-2.0
/// @file  The map sheets of a result: what stands on them, that it keeps within their borders, and that a result
///        that lacks something still gives a sheet that says so.
#include "io/sheets/map_sheets.hpp"

#include <algorithm>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/sheets/class_looks.hpp"
#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong::sheets {
namespace {

using test::empty_world;
using test::k_origin;
using test::sample_world;
using test::ScratchFolder;
using test::square;
using test::World;
using testing::Contains;
using testing::HasSubstr;

/// A world's result and its sheets.
class Drawn {
  public:
    explicit Drawn(const World& world, SheetOptions options = {}) : m_options{std::move(options)} {
        write_all(world, m_scratch.path());
        m_result = std::make_unique<ResultTables>(m_scratch.path());
        m_source = std::make_unique<SheetSource>(*m_result, m_options);
    }
    [[nodiscard]] const SheetSource& source() const { return *m_source; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_scratch.path(); }

    [[nodiscard]] static std::vector<draw::DrawnText> texts(const Sheet& sheet) {
        std::vector<draw::DrawnText> told;
        Canvas canvas{draw::ImageKind::png, sheet.paper.width, sheet.paper.height, 1.0};
        canvas.tell_texts(told);
        sheet.draw(canvas, {1, 4});
        static_cast<void>(canvas.bytes());
        return told;
    }
    [[nodiscard]] std::vector<draw::DrawnText> texts(const std::string& key) const {
        const std::vector<Sheet> sheets = map_sheets(*m_source);
        const auto sheet = std::ranges::find(sheets, key, &Sheet::key);
        return sheet == sheets.end() ? std::vector<draw::DrawnText>{} : texts(*sheet);
    }
    /// All words of a sheet, line by line.
    [[nodiscard]] std::string words(const std::string& key) const {
        std::string all;
        for (const draw::DrawnText& text : texts(key)) {
            all += text.text + '\n';
        }
        return all;
    }
    [[nodiscard]] std::string pdf() const {
        Canvas canvas{draw::ImageKind::pdf, k_a3_landscape.width, k_a3_landscape.height, k_points_per_mm};
        canvas.describe({.title = "Sheets", .subject = "", .author = "", .day = ""});
        for (const Sheet& sheet : map_sheets(*m_source)) {
            sheet.draw(canvas, {1, 1});
            canvas.next_page(sheet.paper.width, sheet.paper.height);
        }
        return canvas.bytes();
    }

  private:
    ScratchFolder m_scratch;
    SheetOptions m_options;
    std::unique_ptr<ResultTables> m_result;
    std::unique_ptr<SheetSource> m_source;
};

/// Every text of every sheet lies within the border.
void expect_within_border(const Drawn& drawn) {
    for (const Sheet& sheet : map_sheets(drawn.source())) {
        const PaperBox border = areas_of(sheet.paper).border;
        for (const draw::DrawnText& text : Drawn::texts(sheet)) {
            EXPECT_TRUE(border.grown(0.5).contains(text.box))
                << sheet.key << ": '" << text.text << "' at " << text.box.left << ", " << text.box.top << " to "
                << text.box.right << ", " << text.box.bottom;
        }
    }
}

Feature change_of(const std::string& code, const std::string& kind, Point degrees) {
    return {code,
            degrees,
            {Value{code}, Value{"Bản " + code}, Value{"Xã Y Tý"}, Value{kind}, Value{"good"}, Value{"no_signal"},
             Value{"network; parameters"}}};
}

FeatureTable changes() {
    FeatureTable table{
        .name = "changes", .description = {}, .geometry = GeometryKind::mixed, .columns = {}, .features = {}};
    for (const char* column : {"code", "name", "commune", "change", "status_before", "status", "reasons"}) {
        table.columns.push_back({column, ColumnType::text});
    }
    table.features = {change_of("TH02", "new", {104.06, 22.60}), change_of("TH09", "removed", {104.03, 22.62})};
    return table;
}

TEST(MapSheets, CountHamletsWithTheirDenominators) {
    const Drawn drawn{sample_world()};
    const std::string words = drawn.words("status");
    EXPECT_THAT(words, HasSubstr("trắng sóng\n1/3 (33,3 %)"));
    EXPECT_THAT(words, HasSubstr("lõm sóng\n1/3 (33,3 %)"));
    EXPECT_THAT(words, HasSubstr("sóng yếu\n0/3 (0,0 %)"));
    EXPECT_THAT(words, HasSubstr("Tỷ lệ 1:"));
    EXPECT_THAT(words, HasSubstr("BẢN ĐỒ HIỆN TRẠNG PHỦ SÓNG DI ĐỘNG"));
    EXPECT_THAT(words, HasSubstr("kinh tuyến trục 105°00′"));
    EXPECT_THAT(drawn.words("operators"), HasSubstr("Viettel"));
    EXPECT_THAT(drawn.words("fibre"), HasSubstr("cáp treo"));
    EXPECT_THAT(drawn.words("gaps"), HasSubstr("1 vùng, 135 người"));
}

TEST(MapSheets, SpeakEnglishWhenAsked) {
    SheetOptions options;
    options.language = Language::english;
    options.title = "Week 48";
    const Drawn drawn{sample_world(), options};
    EXPECT_THAT(drawn.words("status"), HasSubstr("MOBILE COVERAGE"));
    EXPECT_THAT(drawn.words("status"), HasSubstr("1/3 (33.3 %)"));
    EXPECT_THAT(drawn.words("status"), HasSubstr("Week 48"));
}

TEST(MapSheets, SayWhenTheDataIsMadeUpAndOnlyThen) {
    World world = sample_world();
    world.parameters.made_up = true;
    EXPECT_THAT(Drawn{world}.words("status"), HasSubstr("DỮ LIỆU GIẢ ĐỊNH"));
    world.parameters.made_up = false;
    EXPECT_THAT(Drawn{world}.words("status"), testing::Not(HasSubstr("GIẢ ĐỊNH")));
}

TEST(MapSheets, SayNothingThatTheirLettersCannotWrite) {
    SheetOptions options;
    options.changes = changes();
    for (const Language language : {Language::vietnamese, Language::english}) {
        options.language = language;
        const Drawn drawn{sample_world(), options};
        for (const Sheet& sheet : map_sheets(drawn.source())) {
            for (const draw::DrawnText& text : Drawn::texts(sheet)) {
                EXPECT_TRUE(draw::has_letters_of(text.text)) << sheet.key << ": " << text.text;
            }
        }
    }
}

TEST(MapSheets, AreTheSameEveryTime) { EXPECT_EQ(Drawn{sample_world()}.pdf(), Drawn{sample_world()}.pdf()); }

TEST(MapSheets, KeepWithinTheirBorders) {
    SheetOptions options;
    options.changes = changes();
    expect_within_border(Drawn{sample_world(), options});
}

TEST(MapSheets, OfAnEmptyResultSaySo) {
    const Drawn drawn{empty_world()};
    EXPECT_THAT(drawn.words("status"), HasSubstr("không có thôn"));
    EXPECT_THAT(drawn.words("operators"), HasSubstr("không có nhà mạng"));
    EXPECT_THAT(drawn.words("fibre"), HasSubstr("không có dữ liệu cáp quang"));
    EXPECT_FALSE(drawn.words("gaps").empty());
    expect_within_border(drawn);
}

TEST(MapSheets, WithoutFibreSaySo) {
    World world = sample_world();
    world.layers.fibre_routes.clear();
    world.layers.fibre_nodes.clear();
    world.layers.has_fibre_routes = false;
    world.layers.has_fibre_nodes = false;
    for (HamletResult& hamlet : world.results.hamlets) {
        hamlet.fibre = {};
    }
    EXPECT_THAT(Drawn{world}.words("fibre"), HasSubstr("không có dữ liệu cáp quang"));
}

TEST(MapSheets, WithoutPeopleNumberTheLargestGaps) {
    World world = sample_world();
    for (Gap& gap : world.results.gaps) {
        gap.people = 0.0;
    }
    EXPECT_THAT(Drawn{world}.words("gaps"), HasSubstr("1\nSín Chải"));
}

TEST(MapSheets, OfHamletsInOneSpotNumberEachOfThem) {
    World world = sample_world();
    for (std::size_t i = 0; i < world.results.hamlets.size(); ++i) {
        world.layers.hamlets[i].area.clear();
        world.layers.hamlets[i].centre = k_origin;
        world.results.hamlets[i].centre = k_origin;
    }
    const Drawn drawn{world};
    expect_within_border(drawn);
    Canvas canvas{draw::ImageKind::png, 210.0, 297.0, 1.0};
    std::vector<draw::DrawnText> told;
    canvas.tell_texts(told);
    draw_commune_map(canvas, drawn.source(), "X1", std::vector<std::size_t>{0, 1, 2}, {10.0, 30.0, 200.0, 150.0});
    std::vector<std::string> bold;
    for (const draw::DrawnText& text : told) {
        if (text.letters.bold) {
            bold.push_back(text.text);
        }
    }
    EXPECT_THAT(bold, testing::IsSupersetOf({"1", "2", "3"}));
}

TEST(MapSheets, OfOneHamletAloneAreMaps) {
    World world = sample_world();
    world.layers.communes.clear();
    world.results.communes.clear();
    world.results.gaps.clear();
    world.layers.hamlets.resize(1);
    world.results.hamlets.resize(1);
    world.layers.hamlets[0].area.clear();
    world.layers.hamlets[0].centre = k_origin;
    const Drawn drawn{world};
    EXPECT_THAT(drawn.words("status"), HasSubstr("1/1 (100,0 %)"));
    EXPECT_THAT(drawn.words("status"), HasSubstr("Bản Phố"));
    expect_within_border(drawn);
}

TEST(MapSheets, OfNamesOfTwoHundredLettersKeepWithinTheirBorders) {
    World world = sample_world();
    const std::string long_name = "Thôn " + std::string(195, 'W');
    world.parameters.title = long_name;
    for (Hamlet& hamlet : world.layers.hamlets) {
        hamlet.name = long_name;
        hamlet.commune = long_name;
    }
    for (auto& commune : world.layers.communes) {
        commune.name = long_name;
    }
    for (std::string& name : world.layers.operators) {
        name = long_name + name;
    }
    expect_within_border(Drawn{world});
}

TEST(MapSheets, WithManyOperatorsHaveAMapForEach) {
    World world = sample_world();
    for (int i = 0; i < 6; ++i) {
        world.layers.operators.push_back("Nhà mạng " + std::to_string(i));
        world.layers.operator_has_reported.push_back(false);
        for (HamletResult& hamlet : world.results.hamlets) {
            hamlet.operators.emplace_back().status = HamletStatus::no_data;
        }
        for (auto& commune : world.results.communes) {
            commune.operators.emplace_back();
        }
        world.results.province.operators.emplace_back();
        world.results.operators.emplace_back();
    }
    const Drawn drawn{world};
    EXPECT_THAT(drawn.words("operators"), HasSubstr("Nhà mạng 5 (chưa gửi số liệu)"));
    expect_within_border(drawn);
}

TEST(MapSheets, AcrossTheAntimeridianAreOneMap) {
    World world = sample_world();
    world.layers.crs = {"EPSG:32660", "WGS 84 / UTM zone 60N", "project file"};  // central meridian 177 E
    const double shift_m = 420e3;                                                // 180 E, near the equator
    const auto moved = [&](Point place) { return Point{place.x + shift_m, place.y - 2'400'000.0}; };
    const auto move_area = [&](MultiPolygon& area) {
        for (Polygon& part : area) {
            std::ranges::transform(part.outer, part.outer.begin(), moved);
        }
    };
    for (auto& commune : world.layers.communes) {
        move_area(commune.area);
    }
    for (std::size_t i = 0; i < world.layers.hamlets.size(); ++i) {
        move_area(world.layers.hamlets[i].area);
        if (world.layers.hamlets[i].centre) {
            world.layers.hamlets[i].centre = moved(*world.layers.hamlets[i].centre);
        }
        world.results.hamlets[i].centre = moved(*world.results.hamlets[i].centre);
    }
    const Drawn drawn{world};
    const Box bounds = drawn.source().layers().bounds;
    EXPECT_LT(bounds.max_x - bounds.min_x, 20e3) << "half of it went around the world";
    EXPECT_THAT(drawn.words("status"), HasSubstr("Tỷ lệ 1:"));
}

TEST(ChangeSheets, AreThereWhenSomethingWasCompared) {
    EXPECT_TRUE(Drawn{sample_world()}.words("changes").empty());
    SheetOptions options;
    options.changes = changes();
    const std::string words = Drawn{sample_world(), options}.words("changes");
    EXPECT_THAT(words, HasSubstr("Bản TH02, Xã Y Tý"));
    EXPECT_THAT(words, HasSubstr("đạt thành trắng sóng"));
    EXPECT_THAT(words, HasSubstr("trạm phát sóng"));
    options.changes->features.clear();
    EXPECT_THAT((Drawn{sample_world(), options}.words("changes")), HasSubstr("Không thôn nào thay đổi"));
}

TEST(MapSheets, OfAResultWithoutAUsableCrsAreRefusedWithItsName) {
    const Drawn drawn{sample_world()};
    nlohmann::json run = test::json_of(drawn.folder() / "run.json");
    run["crs"]["definition"] = "EPSG:0";
    test::put(drawn.folder() / "run.json", run.dump());
    const ResultTables result{drawn.folder()};
    const SheetOptions options;
    EXPECT_THAT(test::message_of([&] {
                    const SheetSource source{result, options};
                }),
                HasSubstr("run.json: the result's CRS 'EPSG:0' cannot be used"));
}

TEST(Reliefs, ThatAreDamagedAreNamed) {
    const Drawn drawn{sample_world()};
    test::put(drawn.folder() / "hillshade.tif", "no raster");
    EXPECT_THAT(test::message_of([&] { static_cast<void>(drawn.words("status")); }), HasSubstr("hillshade.tif"));
}

TEST(Looks, StayApartWithoutColour) {
    const Drawn drawn{sample_world()};
    for (const std::vector<ClassLook>& looks :
         {status_looks(drawn.source(), false), status_looks(drawn.source(), true), change_looks(drawn.source())}) {
        for (std::size_t i = 0; i < looks.size(); ++i) {
            for (std::size_t j = i + 1; j < looks.size(); ++j) {
                const auto grey = [](const ClassLook& look) {
                    const draw::Colour colour = draw::colour(look.sign.colour);
                    return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue;
                };
                EXPECT_TRUE(looks[i].sign.shape != looks[j].sign.shape ||
                            std::abs(grey(looks[i]) - grey(looks[j])) > 0.2)
                    << looks[i].key << " and " << looks[j].key;
            }
        }
    }
}

}  // namespace
}  // namespace lomsong::sheets
