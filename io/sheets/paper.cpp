// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/paper.hpp"

namespace lomsong::sheets {

PaperAreas areas_of(const Paper& paper) {
    constexpr double k_margin = 10.0;
    constexpr double k_title = 21.0;
    constexpr double k_footer = 23.0;
    constexpr double k_gap = 3.0;
    const PaperBox border{k_margin, k_margin, paper.width - k_margin, paper.height - k_margin};
    const double top = border.top + k_title;
    const double bottom = border.bottom - k_footer;
    return {.border = border,
            .title = {border.left + k_gap, border.top, border.right - k_gap, top},
            .body = {border.left + k_gap, top + k_gap, border.right - k_gap, bottom - k_gap},
            .footer = {border.left + k_gap, bottom, border.right - k_gap, border.bottom}};
}

}  // namespace lomsong::sheets
