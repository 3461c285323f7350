// SPDX-License-Identifier: Apache-2.0
/// @file  The map sheets of the whole result, each in a file of its own, and what they share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/sheets/frame.hpp"
#include "io/sheets/hamlet_map.hpp"
#include "io/sheets/sheet.hpp"
#include "io/sheets/side_panel.hpp"

namespace lomsong::sheets {

[[nodiscard]] Sheet status_map_sheet(const SheetSource& source);
[[nodiscard]] Sheet operators_map_sheet(const SheetSource& source);
[[nodiscard]] Sheet gap_map_sheet(const SheetSource& source);
[[nodiscard]] Sheet fibre_map_sheet(const SheetSource& source);
/// source.changes() must not be null.
[[nodiscard]] Sheet change_map_sheet(const SheetSource& source);

/// The body of a sheet as a map and the panel at its right.
struct MapAndPanel {
    PaperBox map;
    PaperBox panel;
};
[[nodiscard]] MapAndPanel split(const PaperBox& body);

/// The frame of a map sheet: its title is "sheets.title.`key`" in the words of the result.
PaperBox draw_map_frame(Canvas& canvas, const SheetSource& source, std::string_view key, const PageNumber& number,
                        std::vector<std::string> notes);

/// The sheet when there is nothing to draw: the sentence in the middle of the body.
void draw_nothing(Canvas& canvas, const PaperBox& body, const std::string& sentence);

/// True when the result has a place to make a map around.
[[nodiscard]] bool has_ground(const SheetSource& source);

/// "Bản Nậm Mẫu, Xã Mẫu Sơn"; the code where there is no name.
[[nodiscard]] std::string hamlet_name(const NamedValues& values, const Feature& hamlet);
[[nodiscard]] std::string hamlet_and_commune(const NamedValues& values, const Feature& hamlet);

/// The key of the numbers and, where there is room for all of them, the hamlets whose names are on the map; then how
/// many found no room at all.
void draw_key(SidePanel& panel, const SheetSource& source, const MapLabels& labels);
/// Under the key: how many places found no room on the map; nothing for none.
void note_left_out(SidePanel& panel, const SheetSource& source, std::size_t left_out);
/// That so many hamlets have no known place and stand in the counts alone; nothing for none.
void note_placeless(SidePanel& panel, const SheetSource& source);
/// That dashed pale borders are estimated, where there are any.
void note_estimated(SidePanel& panel, const SheetSource& source);

}  // namespace lomsong::sheets
