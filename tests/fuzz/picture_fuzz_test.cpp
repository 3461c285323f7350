// SPDX-License-Identifier: Apache-2.0
/// @file  A logo comes from anywhere: damaged PNG bytes become a picture or an error with the file's name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/draw/canvas.hpp"
#include "tests/support/mutated.hpp"
#include "tests/support/seed.hpp"

namespace lomsong::draw {
namespace {

TEST(PictureFuzz, DamagedBytesAreAPictureOrAnErrorWithTheirName) {
    Canvas canvas{ImageKind::png, 24.0, 16.0, 1.0};
    canvas.fill(Box{2.0, 2.0, 20.0, 12.0}, colour(0xD55E00U));
    const std::string sound = canvas.bytes();
    Dice dice{test_seed()};
    int refused = 0;
    for (int round = 0; round < 3'000; ++round) {
        std::string bytes = sound;
        for (std::size_t i = 0; i <= dice.below(4) && !bytes.empty(); ++i) {
            bytes = mutated(bytes, dice);
        }
        try {
            const Picture picture = picture_of_png(bytes, "logo.png");
            EXPECT_EQ(picture.pixels.size(),
                      static_cast<std::size_t>(picture.cols) * static_cast<std::size_t>(picture.rows));
        } catch (const Error& error) {
            ++refused;
            EXPECT_THAT(error.what(), testing::StartsWith("logo.png: ")) << "seed " << test_seed();
        }
    }
    EXPECT_GT(refused, 1'000);
}

}  // namespace
}  // namespace lomsong::draw
