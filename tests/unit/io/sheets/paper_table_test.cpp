// SPDX-License-Identifier: Apache-2.0
/// @file  Tables on paper keep to their columns, whatever stands in them, and lose no row from page to page.
#include "io/sheets/paper_table.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong::sheets {
namespace {

constexpr double k_hair = 0.05;  ///< mm; letters are measured in 1/1024

std::vector<draw::DrawnText> drawn(const TableLayout& layout, Spot corner, std::size_t first, std::size_t count) {
    std::vector<draw::DrawnText> told;
    Canvas canvas{draw::ImageKind::png, 420.0, 420.0, 1.0};
    canvas.tell_texts(told);
    layout.draw(canvas, corner, first, count);
    return told;
}

std::string random_text(Dice& dice) {
    static const std::vector<std::string> k_words{
        "Thôn", "Bản Ộ Ế", "trắng sóng",      "k/n (98,3 %)",
        "7",    "Nguyễn",  "chưa đủ dữ liệu", "xxh3-128:2b713fc9ee86a15702485ba7678"};
    std::string text;
    for (std::size_t i = dice.below(7); i > 0; --i) {
        text += (text.empty() ? "" : " ") + k_words[dice.below(k_words.size())];
    }
    return text;
}

PaperTable random_table(Dice& dice) {
    PaperTable table;
    for (std::size_t i = 1 + dice.below(9); i > 0; --i) {
        const Anchor anchor = dice.below(2) == 0 ? Anchor::end : Anchor::start;
        table.columns.push_back({random_text(dice), anchor, dice.below(2) == 0 ? 0.0 : 1.0});
    }
    for (std::size_t i = dice.below(30); i > 0; --i) {
        PaperRow& row = table.rows.emplace_back();
        row.is_bold = dice.below(5) == 0;
        for (std::size_t k = dice.below(table.columns.size() + 1); k > 0; --k) {
            row.cells.push_back({random_text(dice), {}});
            if (dice.below(3) == 0) {
                row.cells.back().sign = sign_of(HamletStatus::weak, 0);
            }
        }
    }
    return table;
}

TEST(PaperTable, NeverWritesOutsideItsColumnsAndRows) {
    SCOPED_TRACE("seed " + std::to_string(test_seed()));
    Dice dice{test_seed()};
    for (int round = 0; round < 60; ++round) {
        const double width = 100.0 + static_cast<double>(dice.below(250));
        const TableLayout layout{random_table(dice), width};
        ASSERT_LE(layout.edges().back(), width + k_hair);
        ASSERT_TRUE(std::ranges::is_sorted(layout.edges()));
        const std::size_t rows = layout.table().rows.size();
        for (const draw::DrawnText& text : drawn(layout, {10.0, 20.0}, 0, rows)) {
            const auto right = std::ranges::upper_bound(layout.edges(), text.box.left - 10.0 + k_hair);
            ASSERT_NE(right, layout.edges().end()) << text.text;
            EXPECT_LE(text.box.right - 10.0, *right + k_hair) << text.text << " in a table of " << width << " mm";
            EXPECT_GE(text.box.top, 20.0 - k_hair);
            EXPECT_LE(text.box.bottom, 20.0 + layout.height() + k_hair);
        }
    }
}

TEST(PaperTable, PagesTogetherHoldEveryRowOnce) {
    SCOPED_TRACE("seed " + std::to_string(test_seed()));
    Dice dice{test_seed()};
    for (int round = 0; round < 40; ++round) {
        const TableLayout layout{random_table(dice), 180.0};
        const double page = 5.0 + static_cast<double>(dice.below(150));
        std::size_t first = 0;
        while (first < layout.table().rows.size()) {
            const std::size_t count = layout.rows_within(first, page);
            ASSERT_GE(count, 1U) << "a page that takes nothing never ends";
            double height = layout.head_height();
            for (std::size_t i = 0; i < count; ++i) {
                height += layout.row_height(first + i);
            }
            EXPECT_TRUE(count == 1 || height <= page) << height << " mm on a page of " << page;
            first += count;
        }
        EXPECT_EQ(first, layout.table().rows.size());
    }
}

TEST(PaperTable, RepeatsItsHeadWhereItGoesOn) {
    PaperTable table{.columns = {{"Đầu bảng"}}, .rows = {{{{"một"}}}, {{{"hai"}}}}};
    const TableLayout layout{table, 100.0};
    const std::vector<draw::DrawnText> texts = drawn(layout, {0.0, 0.0}, 1, 1);
    ASSERT_EQ(texts.size(), 2U);
    EXPECT_EQ(texts[0].text, "Đầu bảng");
    EXPECT_EQ(texts[1].text, "hai");
}

TEST(PaperTable, NumbersEndAtOneLine) {
    PaperTable table{.columns = {{"Số", Anchor::end}}, .rows = {{{{"1"}}}, {{{"12.345"}}}, {{{"7,5"}}}}};
    const TableLayout layout{table, 60.0};
    const std::vector<draw::DrawnText> texts = drawn(layout, {0.0, 0.0}, 0, 3);
    ASSERT_EQ(texts.size(), 4U);
    EXPECT_NEAR(texts[1].box.right, texts[2].box.right, k_hair);
    EXPECT_NEAR(texts[2].box.right, texts[3].box.right, k_hair);
}

TEST(PaperTable, TextThatIsTooLongEndsWithAnEllipsis) {
    std::string name;
    for (int i = 0; i < 200; ++i) {
        name += "Ộ";
    }
    PaperTable table{.columns = {{"Thôn"}, {"Xã"}}, .rows = {{{{name}, {"Xã Mẫu"}}}}};
    table.most_lines = 2;
    const TableLayout layout{table, 60.0};
    const std::vector<draw::DrawnText> texts = drawn(layout, {0.0, 0.0}, 0, 1);
    EXPECT_EQ(std::ranges::count_if(texts, [](const draw::DrawnText& text) { return text.text.ends_with("…"); }),
              1);
}

}  // namespace
}  // namespace lomsong::sheets
