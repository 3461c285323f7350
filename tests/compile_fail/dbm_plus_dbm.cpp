// SPDX-License-Identifier: Apache-2.0
/// @file  Two power levels cannot be added: 30 dBm + 30 dBm is not 60 dBm.
#include "engine/core/units.hpp"

int main() {
    const lomsong::Dbm level{30};
    const lomsong::Dbm stronger = level + lomsong::Decibels{3};
#ifdef LOMSONG_BAD_LINE
    const auto sum = level + stronger;
    return static_cast<int>(sum.value());
#endif
    return stronger > level ? 0 : 1;
}
