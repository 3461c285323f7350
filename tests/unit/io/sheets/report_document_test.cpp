// SPDX-License-Identifier: Apache-2.0
/// @file  The document of sheets: what it holds and in which order, that it is the same for the same result, and
/// that
///        a result that lacks something says so on paper.
#include "io/sheets/report_document.hpp"

#include <algorithm>
#include <cstdlib>
#include <future>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/unit/io/sheets/made_result.hpp"

namespace lomsong::sheets {
namespace {

using lomsong::test::bytes_of;
using lomsong::test::message_of;
using test::MadeDocument;
using test::MadeHamlet;
using test::MadeResult;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// `count` hamlets of commune 001, close together.
std::vector<MadeHamlet> hamlets(std::size_t count) {
    std::vector<MadeHamlet> made;
    for (std::size_t i = 0; i < count; ++i) {
        const Point place{104.0 + 0.002 * static_cast<double>(i % 10), 22.5 + 0.002 * static_cast<double>(i / 10)};
        made.push_back({"H" + std::to_string(i), "Thôn " + std::to_string(i + 1), "001", place,
                        i % 3 == 0 ? "no_signal" : "good"});
    }
    return made;
}

std::vector<std::string> keys_of(const std::vector<Sheet>& sheets) {
    std::vector<std::string> keys;
    std::ranges::transform(sheets, std::back_inserter(keys), &Sheet::key);
    return keys;
}

std::string pdf_of(const MadeDocument& document, const std::string& name) {
    const std::filesystem::path file = document.folder() / name;
    write_report_document(document.result(), {}, file, false);
    return bytes_of(file);
}

TEST(ReportDocument, HoldsCoverMapsCommunesMethodAndQualityInThisOrder) {
    const MadeDocument document{{}};
    EXPECT_THAT(keys_of(document.sheets()), testing::ElementsAre("cover", "status", "operators", "gaps", "fibre",
                                                                 "communes", "commune-001", "method", "quality"));
}

TEST(ReportDocument, TheCoverTellsEveryFigureWithWhatItIsAPartOf) {
    const MadeDocument document{{}};
    EXPECT_THAT(document.words("cover"),
                AllOf(HasSubstr("Tỉnh Mẫu"), HasSubstr("1/2 (50,0 %)"), HasSubstr("100/200 (50,0 %)"),
                      HasSubstr("2/2 (100,0 %)"), HasSubstr("15/11/2026"), HasSubstr("1/10 (10,0 %)")));
}

TEST(ReportDocument, SignalAtTheCentreIsCountedWhereAHamletIsNotDecidedToo) {
    MadeResult made;
    made.hamlets[1].status = "not_enough_data";  // of some cluster
    made.hamlets[1].operators_serving = 3;
    EXPECT_THAT(MadeDocument{made}.words("cover"), HasSubstr("2/2 (100,0 %)\nthôn có sóng ở trung tâm"));
    made.hamlets[1].operators_serving = 0;
    EXPECT_THAT(MadeDocument{made}.words("cover"), HasSubstr("1/2 (50,0 %)\nthôn có sóng ở trung tâm"));
}

TEST(ReportDocument, ThePagesOfTheContentsAreThoseOfTheSheets) {
    const MadeDocument document{{}};
    const std::vector<std::string> keys = keys_of(document.sheets());
    const auto page = [&](const std::string& key) {
        return std::to_string(std::ranges::find(keys, key) - keys.begin() + 1);
    };
    const std::string words = document.words("cover");
    EXPECT_THAT(words, HasSubstr("Xã Mẫu\n" + page("commune-001") + "\n"));
    EXPECT_THAT(words, HasSubstr("Phương pháp\n" + page("method") + "\n"));
    EXPECT_THAT(words, HasSubstr("Chất lượng dữ liệu\n" + page("quality") + "\n"));
    EXPECT_THAT(document.words("communes"), HasSubstr("\n" + page("commune-001") + "\n"));
}

TEST(ReportDocument, EverySheetSaysThatTheDataAreMadeUpAndOnlyThen) {
    const MadeDocument made_up{{}};
    for (const Sheet& sheet : made_up.sheets()) {
        EXPECT_THAT(made_up.words(sheet.key), HasSubstr("DỮ LIỆU GIẢ ĐỊNH")) << sheet.key;
    }
    const MadeDocument real{{.made_up = false}};
    for (const Sheet& sheet : real.sheets()) {
        EXPECT_THAT(real.words(sheet.key), Not(HasSubstr("DỮ LIỆU GIẢ ĐỊNH"))) << sheet.key;
    }
}

TEST(ReportDocument, SpeaksTheLanguageThatIsAskedFor) {
    const MadeDocument document{{}, {.language = Language::english, .title = {}, .changes = {}, .logo = {}}};
    EXPECT_THAT(document.words("cover"), AllOf(HasSubstr("Key figures"), HasSubstr("1/2 (50.0 %)")));
    EXPECT_THAT(document.words("method"), AllOf(HasSubstr("What the statuses mean"), HasSubstr("-105")));
    EXPECT_THAT(document.words("quality"), HasSubstr("Quality of the data"));
}

TEST(ReportDocument, ACommuneListsItsHamletsWithCauseMarginAndFibre) {
    const MadeDocument document{{}};
    EXPECT_THAT(document.words("commune-001"),
                AllOf(HasSubstr("Bản Ộ Ế"), HasSubstr("bị núi che khuất"), HasSubstr("−3,5"), HasSubstr("+12,5"),
                      HasSubstr("1,5"), HasSubstr("1/2 (50,0 %)"), HasSubstr("Người lập")));
}

TEST(ReportDocument, ACommuneIsOnA4OrA3AsItsListAsksForAndGoesOnWhenItMust) {
    const auto of = [](std::size_t count) { return MadeDocument{{.hamlets = hamlets(count)}}; };
    EXPECT_EQ(of(1).sheet("commune-001").paper, k_a4_portrait);
    EXPECT_EQ(of(20).sheet("commune-001").paper, k_a4_portrait);
    EXPECT_EQ(of(40).sheet("commune-001").paper, k_a3_portrait);
    const MadeDocument large = of(150);
    std::string words;
    std::size_t pages = 0;
    for (const Sheet& sheet : large.sheets()) {
        if (sheet.key.starts_with("commune-001")) {
            EXPECT_EQ(sheet.paper, k_a3_portrait);
            words += large.words(sheet.key);
            ++pages;
        }
    }
    EXPECT_GT(pages, 1U);
    for (int i = 1; i <= 150; ++i) {
        EXPECT_THAT(words, HasSubstr("\nThôn " + std::to_string(i) + "\n"));
    }
}

TEST(ReportDocument, KeysAreUniqueWhateverCommunesAreCalled) {
    MadeResult made;
    made.communes = {"A/1", "A 1", "../x", ""};
    made.hamlets = {{"1", "x", "A/1"}, {"2", "y", "A 1"}, {"3", "z", "../x"}, {"4", "w", ""}};
    const MadeDocument document{made};
    const std::vector<std::string> keys = keys_of(document.sheets());
    EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), keys.size());
    for (const std::string& key : keys) {
        EXPECT_EQ(key.find_first_of("/.\\ "), std::string::npos) << key;
    }
}

TEST(ReportDocument, HasTheSameBytesForTheSameResultOnAnyThread) {
    const MadeDocument document{{.hamlets = hamlets(12)}};
    const std::string first = pdf_of(document, "1.pdf");
    EXPECT_THAT(first, testing::StartsWith("%PDF-1."));
    // Side by side, each with a result of its own, as map and workbook are made beside it.
    std::vector<std::future<std::string>> others;
    for (int i = 0; i < 4; ++i) {
        others.push_back(std::async(std::launch::async, [&document, i] {
            const std::filesystem::path file = document.folder() / ("async" + std::to_string(i) + ".pdf");
            write_report_document(ResultTables{document.folder()}, {}, file, false);
            return bytes_of(file);
        }));
    }
    for (std::future<std::string>& other : others) {
        EXPECT_EQ(other.get(), first);
    }
}

TEST(ReportDocument, IsNotOverwrittenUnlessAsked) {
    const MadeDocument document{{}};
    const std::string first = pdf_of(document, "r.pdf");
    EXPECT_THAT(message_of([&] { pdf_of(document, "r.pdf"); }), HasSubstr("r.pdf"));
    write_report_document(document.result(), {}, document.folder() / "r.pdf", true);
    EXPECT_EQ(bytes_of(document.folder() / "r.pdf"), first);
}

TEST(ReportDocument, HoldsWordsThatCanBeSearchedAndItsOwnLetters) {
    if (std::system("command -v pdftotext > /dev/null && command -v pdffonts > /dev/null") != 0) {
        GTEST_SKIP() << "skipped: no poppler-utils (./test --all installs them)";
    }
    const MadeDocument document{{}};
    static_cast<void>(pdf_of(document, "r.pdf"));
    const std::string folder = document.folder().string();
    ASSERT_EQ(std::system(("cd " + folder +
                           " && pdftotext r.pdf r.txt && pdffonts r.pdf > fonts.txt && "
                           "pdfinfo r.pdf > info.txt")
                              .c_str()),
              0);
    EXPECT_THAT(bytes_of(document.folder() / "r.txt"), AllOf(HasSubstr("Bản Ộ Ế"), HasSubstr("bị núi che khuất")));
    const std::string fonts = bytes_of(document.folder() / "fonts.txt");
    EXPECT_THAT(fonts, AllOf(HasSubstr("NotoSans"), Not(HasSubstr(" no  no  no "))));
    EXPECT_THAT(bytes_of(document.folder() / "info.txt"),
                AllOf(HasSubstr("Tỉnh Mẫu"), HasSubstr("Nov 15"), HasSubstr("Pages")));
}

TEST(ReportDocument, PicturesAreNamedByTheirSheetsAndAsLargeAsTheirPaper) {
    const MadeDocument document{{}};
    const auto files = write_sheet_pictures(document.result(), {}, document.folder(), 60, false);
    ASSERT_EQ(files.size(), document.sheets().size());
    EXPECT_EQ(files.front().filename(), "report_001_cover.png");
    EXPECT_EQ(files.back().filename().string().substr(10), "_quality.png");
    const draw::Picture cover = draw::picture_of_png(bytes_of(files.front()), "cover");
    EXPECT_EQ(cover.cols, 992);  // 420 mm at 60 dots to 25.4 mm
    EXPECT_EQ(cover.rows, 702);
    EXPECT_THAT(message_of([&] { write_sheet_pictures(document.result(), {}, document.folder(), 60, false); }),
                HasSubstr("report_001_cover.png"));
    EXPECT_EQ(message_of([&] { write_sheet_pictures(document.result(), {}, document.folder(), 1200, true); }),
              "--dpi: 1200 is outside 30..600.");
}

TEST(LackingResult, WithoutFibreSaysSo) {
    const MadeDocument document{{.has_fibre = false}};
    EXPECT_THAT(document.words("cover"), HasSubstr("không có dữ liệu cáp quang"));
    EXPECT_THAT(document.words("commune-001"),
                AllOf(HasSubstr("không có dữ liệu cáp quang"), Not(HasSubstr("Đến cáp quang"))));
}

TEST(LackingResult, WithoutPeopleSaysSo) {
    const MadeDocument document{{.has_people = false}};
    EXPECT_THAT(document.words("cover"), AllOf(HasSubstr("không có số hộ, số người"), Not(HasSubstr("200"))));
    EXPECT_THAT(document.words("commune-001"), HasSubstr("không có số hộ, số người"));
}

TEST(LackingResult, OfOneOperatorNamesItOnceAndAsksNobodyElse) {
    const MadeDocument document{{.operators = {"VNPT"}}};
    EXPECT_THAT(document.words("commune-001"),
                AllOf(HasSubstr("VNPT"), HasSubstr("bị núi che khuất\n"), Not(HasSubstr("Bất kỳ"))));
}

TEST(LackingResult, OfAnOperatorThatHasNotReportedSaysSo) {
    MadeResult made;
    made.run["counts"]["operators"]["viettel"] = {{"name", "Viettel"}, {"has_reported", false}};
    const MadeDocument document{made};
    EXPECT_THAT(document.words("cover"), AllOf(HasSubstr("1/2 (50,0 %)"), HasSubstr("Viettel: chưa gửi số liệu")));
    EXPECT_THAT(document.words("commune-001"), HasSubstr("Viettel: chưa gửi số liệu"));
}

TEST(LackingResult, WithoutHamletsIsStillADocument) {
    const MadeDocument document{{.operators = {}, .hamlets = {}}};
    EXPECT_THAT(document.words("cover"), AllOf(HasSubstr("không có thôn nào"), HasSubstr("không có nhà mạng nào")));
    EXPECT_THAT(document.words("commune-001"), HasSubstr("Xã này không có thôn nào"));
    EXPECT_THAT(pdf_of(document, "r.pdf"), testing::StartsWith("%PDF"));
}

TEST(LackingResult, WithoutCommunesListsHamletsByTheNameOfTheirCommune) {
    MadeResult made{.communes = {}};
    for (MadeHamlet& hamlet : made.hamlets) {
        hamlet.commune_code.clear();
    }
    const MadeDocument document{made};
    EXPECT_THAT(document.words("commune-xa_mau"), AllOf(HasSubstr("Xã Mẫu"), HasSubstr("Bản Ộ Ế")));
}

TEST(LackingResult, OfOneHamletOrOnePlaceIsDrawn) {
    EXPECT_THAT(MadeDocument({.hamlets = hamlets(1)}).words("commune-001"), HasSubstr("Thôn 1"));
    std::vector<MadeHamlet> same = hamlets(5);
    for (MadeHamlet& hamlet : same) {
        hamlet.degrees = {104.0, 22.5};
    }
    EXPECT_THAT(MadeDocument({.hamlets = same, .communes = {}}).words("commune-001"), HasSubstr("Thôn 5"));
}

TEST(LackingResult, OfNamesOfTwoHundredCharactersKeepsThemOnTheSheet) {
    std::string name;
    for (int i = 0; i < 40; ++i) {
        name += "Thôn ";
    }
    const MadeDocument document{{.hamlets = {{"H1", name}}, .commune_name = name + name}};
    for (const Sheet& sheet : document.sheets()) {
        std::vector<draw::DrawnText> told;
        Canvas canvas{draw::ImageKind::png, sheet.paper.width, sheet.paper.height, 1.0};
        canvas.tell_texts(told);
        sheet.draw(canvas, {1, 10});
        const PaperBox border = areas_of(sheet.paper).border;
        for (const draw::DrawnText& text : told) {
            EXPECT_TRUE(border.contains(text.box)) << sheet.key << ": " << text.text;
        }
    }
}

TEST(LackingResult, OfACommuneAcrossTheAntimeridianIsDrawn) {
    std::vector<MadeHamlet> both = hamlets(2);
    both[0].degrees = {179.99, -17.0};
    both[1].degrees = {-179.99, -17.0};
    MadeResult made{.hamlets = both};
    made.run["crs"] = {{"definition", "EPSG:3460"}, {"name", "Fiji 1986 / Fiji Map Grid"}};
    const MadeDocument document{made};
    EXPECT_THAT(document.words("commune-001"), AllOf(HasSubstr("Thôn 1"), HasSubstr("Thôn 2")));
    EXPECT_THAT(pdf_of(document, "r.pdf"), testing::StartsWith("%PDF"));
}

TEST(ReportDocument, CountsFindingsByKindTheMostFrequentFirst) {
    const MadeDocument document{{}};
    lomsong::test::put(document.folder() / "findings.csv",
                       "file,sheet,row,column,kind,outcome,value_seen,value_used,rule,confidence,problem,advice\n"
                       "a.csv,,1,x,not_a_number,rejected,?,,r,,p,\n"
                       "a.csv,,2,x,missing_height,noted,?,,r,,p,\n"
                       "a.csv,,3,x,missing_height,noted,?,,r,,p,\n");
    const std::string words = test::words_of(document_sheets(document.source()).back());
    const std::size_t frequent = words.find("thiếu độ cao ăng-ten");
    ASSERT_NE(frequent, std::string::npos) << words;
    EXPECT_LT(frequent, words.find("không phải là số"));
    EXPECT_THAT(words.substr(frequent), HasSubstr("\n2\n"));
}

TEST(LackingResult, WithoutFindingsSaysWhetherThereAreNoneOrTheyAreNotTold) {
    const MadeDocument document{{}};
    EXPECT_THAT(document.words("quality"), HasSubstr("không có findings.csv"));
    lomsong::test::put(document.folder() / "findings.csv",
                       "file,sheet,row,column,kind,outcome,value_seen,value_used,rule,confidence,problem,advice\n");
    EXPECT_THAT(test::words_of(document_sheets(document.source()).back()), HasSubstr("Không có phát hiện nào"));
}

}  // namespace
}  // namespace lomsong::sheets
