// SPDX-License-Identifier: Apache-2.0
/// @file  What every sheet wears: border, title, logo, "made up" where it is, sources, page number, and boxes for
///        those who prepare, check and approve it.
#pragma once

#include <string>
#include <vector>

#include "io/sheets/paper.hpp"
#include "io/sheets/sheet.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

struct FrameText {
    std::string title;                 ///< shown in capitals as it is written
    std::string subtitle{};            ///< empty: the source's title
    std::vector<std::string> notes{};  ///< in the footer, after date and sources; each wraps
    bool has_signatures = true;        ///< prepared, checked, approved
};

/// Draws it all and gives back the body, which is free.
PaperBox draw_frame(Canvas& canvas, const SheetSource& source, const Paper& paper, const FrameText& text,
                    const PageNumber& number);

}  // namespace lomsong::sheets
