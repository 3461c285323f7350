// SPDX-License-Identifier: Apache-2.0
/// @file  Writes a made-up tile in the format of SRTM's 3 arc-second tiles: 1201 rows of 1201 big-endian 16-bit
///        heights in m. For comparisons with other programs where no real tile is at hand.
///
/// Usage: made_up_tile FILE
#include <cstdint>
#include <cstdio>
#include <fstream>

#include "datasets/noise.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("Usage: made_up_tile FILE\n", stderr);
        return 64;
    }
    constexpr int k_posts = 1201;
    constexpr double k_post_m = 90.0;
    const lomsong::datasets::Noise ridges{4, lomsong::Metres{6'000.0}};
    std::ofstream file{argv[1], std::ios::binary};
    for (int row = 0; row < k_posts; ++row) {
        for (int col = 0; col < k_posts; ++col) {
            const double height_m = 300.0 + 1'300.0 * ridges.ridged({col * k_post_m, row * k_post_m}, 7);
            const auto bits = static_cast<std::uint16_t>(height_m);
            file.put(static_cast<char>(bits >> 8U));
            file.put(static_cast<char>(bits & 0xFFU));
        }
    }
    file.close();
    if (!file) {
        std::fprintf(stderr, "%s: cannot be written. Check the folder's rights and the space on the disk.\n",
                     argv[1]);
        return 73;
    }
    return 0;
}
