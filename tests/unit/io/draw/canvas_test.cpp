// SPDX-License-Identifier: Apache-2.0
/// @file  One drawing as SVG, PNG and PDF: the same bytes every time, with its letters inside and no clock.
#include "io/draw/canvas.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong::draw {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

Picture chequered() {
    Picture picture{64, 64, {}};
    for (unsigned i = 0; i < 64U * 64U; ++i) {
        picture.pixels.push_back(0xFF000000U | (i * 2654435761U >> 8U));
    }
    return picture;
}

void draw_something(Canvas& canvas, int pictures) {
    canvas.fill(Outlines{{{10.0, 10.0}, {60.0, 10.0}, {60.0, 60.0}}}, colour(0x0072B2U));
    canvas.hatch(Outlines{{{10.0, 10.0}, {60.0, 10.0}, {60.0, 60.0}}},
                 {.line = {.colour = {}, .width = 0.2}, .gap = 2.0});
    canvas.stroke(Outlines{{{5.0, 5.0}, {90.0, 80.0}}}, {.colour = {}, .width = 1.0, .dash = Dash::dots});
    for (int i = 0; i < pictures; ++i) {
        canvas.picture({70.0, 10.0 + i, 90.0, 30.0 + i}, chequered());
    }
    canvas.text({10.0, 90.0}, "BẢN ĐỒ PHỦ SÓNG", {.size = 6.0, .bold = true});
}

std::string made(ImageKind kind, int pictures = 1, const std::string& day = "2026-11-21") {
    Canvas canvas{kind, 100.0, 100.0, 2.0};
    canvas.describe({.title = "Bản đồ", .subject = "Phủ sóng", .author = "Sở", .day = day});
    canvas.bookmark("Một");
    draw_something(canvas, pictures);
    return canvas.bytes();
}

TEST(Canvases, TheSameDrawingGivesTheSameBytesHoweverManyCameBefore) {
    EXPECT_EQ(made(ImageKind::svg, 0), made(ImageKind::svg, 0));
    EXPECT_EQ(made(ImageKind::png), made(ImageKind::png));
    EXPECT_EQ(made(ImageKind::pdf), made(ImageKind::pdf));
}

TEST(Canvases, APdfIsDatedByItsDataAndNeverByTheClock) {
    EXPECT_THAT(made(ImageKind::pdf), HasSubstr("20261121000000Z"));
    EXPECT_THAT(made(ImageKind::pdf, 1, ""), HasSubstr("19700101000000Z"));
}

TEST(Canvases, APdfCarriesItsLetters) {
    const std::string pdf = made(ImageKind::pdf);
    EXPECT_THAT(pdf, StartsWith("%PDF-1."));
    EXPECT_THAT(pdf, HasSubstr("NotoSans-Bold"));
    EXPECT_THAT(pdf, HasSubstr("/FontFile"));
    EXPECT_THAT(pdf, HasSubstr("/ToUnicode")) << "its text could not be searched";
}

TEST(Canvases, APdfHoldsTheSamePictureOnce) {
    EXPECT_LT(made(ImageKind::pdf, 5).size(), made(ImageKind::pdf, 1).size() + 2000U);
}

TEST(Canvases, PagesFollowEachOther) {
    Canvas canvas{ImageKind::pdf, 100.0, 100.0, 2.0};
    canvas.next_page(50.0, 80.0);
    canvas.next_page(100.0, 100.0);
    const std::string pdf = canvas.bytes();
    EXPECT_THAT(pdf, HasSubstr("/Count 3"));
    EXPECT_THAT(pdf, HasSubstr("/MediaBox [ 0 0 100 160 ]"));
}

TEST(Canvases, TellWhatTheyWrote) {
    Canvas canvas{ImageKind::png, 100.0, 100.0, 1.0};
    std::vector<DrawnText> told;
    canvas.tell_texts(told);
    canvas.text({50.0, 40.0}, "Thôn", {.size = 5.0, .anchor = Anchor::end});
    canvas.text({50.0, 60.0}, "Xã", {.size = 5.0, .anchor = Anchor::middle, .upwards = true});
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0].text, "Thôn");
    EXPECT_DOUBLE_EQ(told[0].box.right, 50.0);
    EXPECT_NEAR(told[1].box.middle().y, 60.0, 1e-9);
    EXPECT_GT(told[1].box.height(), 0.0);
}

TEST(Pictures, OfAPngComeBackAsTheyWere) {
    Canvas canvas{ImageKind::png, 20.0, 10.0, 1.0};
    canvas.fill(Box{0.0, 0.0, 10.0, 10.0}, colour(0xFF0000U));
    const Picture picture = picture_of_png(canvas.bytes(), "logo.png");
    EXPECT_EQ(picture.cols, 20);
    EXPECT_EQ(picture.rows, 10);
    EXPECT_EQ(picture.pixels.at(0), 0xFFFF0000U);
    EXPECT_EQ(picture.pixels.at(19), 0xFFFFFFFFU);
}

TEST(Pictures, OfWhatIsNoPngAreRefusedWithItsName) {
    try {
        static_cast<void>(picture_of_png("GIF89a", "logo.png"));
        FAIL() << "a GIF was taken for a PNG";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("logo.png: is no PNG picture"));
    }
}

}  // namespace
}  // namespace lomsong::draw
