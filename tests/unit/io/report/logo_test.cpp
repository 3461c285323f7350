// SPDX-License-Identifier: Apache-2.0
/// @file  A logo is looked at before it is believed, and what is no PNG is refused by its name.
#include "io/report/logo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/write/sample_world.hpp"

namespace lomsong {
namespace {

using test::message_of;
using testing::HasSubstr;

std::string png(double width, double height) {
    draw::Canvas canvas{draw::ImageKind::png, width, height, 1.0};
    return canvas.bytes();
}

TEST(Logo, IsThePictureOfItsFile) {
    const test::ScratchFolder scratch;
    test::put(scratch.path() / "logo.png", png(30.0, 20.0));
    const Logo logo = read_logo(scratch.path() / "logo.png");
    EXPECT_EQ(logo.picture.cols, 30);
    EXPECT_EQ(logo.picture.rows, 20);
    EXPECT_EQ(logo.png, png(30.0, 20.0));
}

TEST(Logo, OfAnotherFormatIsRefusedByItsName) {
    const auto refusal = [](const std::string& bytes) { return message_of([&] { (void)logo_of(bytes, "l"); }); };
    EXPECT_EQ(refusal("\xFF\xD8\xFF\xE0 etc."), "l: is a JPEG picture, not a PNG. Give the logo as a PNG picture.");
    EXPECT_THAT(refusal("<svg xmlns='x'/>"), HasSubstr("is an SVG drawing, not a PNG."));
    EXPECT_THAT(refusal("GIF89a"), HasSubstr("is a GIF picture"));
    EXPECT_THAT(refusal("%PDF-1.4"), HasSubstr("is a PDF document"));
    EXPECT_THAT(refusal(""), HasSubstr("is not a PNG picture"));
    EXPECT_THAT(refusal("hello"), HasSubstr("is not a PNG picture"));
}

TEST(Logo, ThatClaimsToBeHugeIsRefusedBeforeItIsDecoded) {
    std::string bytes = png(8.0, 8.0);
    bytes[16] = '\x7F';  // columns, the most significant byte
    EXPECT_THAT(message_of([&] { (void)logo_of(bytes, "l"); }), HasSubstr("has 2130706440 x 8 pixels; 1..4000"));
}

TEST(Logo, ThatIsCutOffIsRefused) {
    const std::string bytes = png(64.0, 64.0);
    EXPECT_THAT(message_of([&] { (void)logo_of(bytes.substr(0, bytes.size() / 2), "l.png"); }),
                HasSubstr("l.png: is no PNG picture"));
}

TEST(Logo, ThatIsNotThereOrTooLargeAFileIsRefused) {
    const test::ScratchFolder scratch;
    const std::filesystem::path file = scratch.path() / "logo.png";
    EXPECT_THAT(message_of([&] { (void)read_logo(file); }), HasSubstr("is no file"));
    test::put(file, png(8.0, 8.0) + std::string(k_most_logo_bytes, ' '));
    EXPECT_THAT(message_of([&] { (void)read_logo(file); }), HasSubstr("a logo has at most 4194304"));
}

}  // namespace
}  // namespace lomsong
