// SPDX-License-Identifier: Apache-2.0
/// @file  A height above ground is no height above sea level.
#include "engine/core/units.hpp"

int main() {
    const lomsong::HeightAboveSeaLevel ground{850};
    const lomsong::HeightAboveGround mast{30};
    const lomsong::HeightAboveSeaLevel antenna = lomsong::raised(ground, mast);
#ifdef LOMSONG_BAD_LINE
    const auto wrong = ground + mast;
    return static_cast<int>(wrong.value());
#endif
    return antenna > ground ? 0 : 1;
}
