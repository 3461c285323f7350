// SPDX-License-Identifier: Apache-2.0
/// @file  A sheet of the report: what it is called, on which paper, and how it is drawn. A PDF is a list of them,
///        and each can become a picture of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "io/sheets/paper.hpp"

namespace lomsong::sheets {

/// "3/12"
struct PageNumber {
    std::size_t page = 1;
    std::size_t of = 1;
};

struct Sheet {
    std::string key;    ///< unique in the report and fit for a file's name: "status", "commune-99001"
    std::string title;  ///< in the reader's table of contents: "Hiện trạng phủ sóng di động"
    Paper paper;
    /// Draws the whole sheet, frame included, on a canvas in millimetres. May be called again on another canvas.
    std::function<void(Canvas&, const PageNumber&)> draw;
};

}  // namespace lomsong::sheets
