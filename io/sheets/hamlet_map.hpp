// SPDX-License-Identifier: Apache-2.0
/// @file  A map of hamlets by class: relief, areas, borders, signs, names, grid; drawn from back to front.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "io/sheets/class_looks.hpp"
#include "io/sheets/map_labels.hpp"
#include "io/sheets/map_window.hpp"
#include "io/sheets/sheet_source.hpp"

namespace lomsong::sheets {

/// Which class each hamlet is in.
struct HamletClasses {
    std::vector<ClassLook> looks{};                ///< the important ones last: their signs lie above others
    std::vector<std::optional<std::size_t>> of{};  ///< per row of the table "hamlets"; nothing: not on this map

    /// Hamlets per look, whether a place is known of them or not.
    [[nodiscard]] std::vector<std::size_t> counts() const;
};

/// By status: for everybody, or for the operator of this key.
[[nodiscard]] HamletClasses classes_by_status(const SheetSource& source, const std::string& operator_key);

/// A sign on the paper.
struct PlacedSign {
    Spot at;
    std::size_t look = 0;  ///< of the map's classes
    double size = 1.0;     ///< times the map's radius
};

struct HamletMap {
    HamletClasses classes{};
    std::vector<PlacedSign> signs{};
    double radius = 1.0;                                       ///< of the signs, mm
    bool has_areas = true;                                     ///< hamlets with an area are filled in their class
    std::function<void(Canvas&, const MapWindow&)> between{};  ///< drawn above areas and below signs
    std::vector<NamedPlace> names{};  ///< of hamlets, on the paper; their signs are among `signs`
    std::size_t most_numbers = 0;     ///< lines in the key beside the map
    bool names_communes = true;
    std::string focus{};  ///< code of the commune that the map is of: all others are greyed. Empty: none is
};

/// The signs of hamlets whose class is on the map and whose place lies in the window.
[[nodiscard]] std::vector<PlacedSign> signs_of(const SheetSource& source, const MapWindow& window,
                                               const HamletClasses& classes);

/// Radius of `count` signs on `ground`, mm: smaller where they are many, so that most stay apart.
[[nodiscard]] double sign_radius(const MapWindow& window, const Box& ground, std::size_t count);

/// The box of the map itself in `box`, which also has the numbers of its grid.
[[nodiscard]] PaperBox map_box(const PaperBox& box);

/// Draws the map in its window, and gives back the names that it shows and the key to its numbers.
MapLabels draw_hamlet_map(Canvas& canvas, const SheetSource& source, const MapWindow& window, const HamletMap& map);

/// The parts of it, for maps of other things.
void draw_ground(Canvas& canvas, const SheetSource& source, const MapWindow& window, const std::string& focus);
void draw_borders(Canvas& canvas, const SheetSource& source, const MapWindow& window);
/// Every hamlet as a small grey dot, so that what a map tells is seen among all of them.
void draw_hamlet_dots(Canvas& canvas, const SheetSource& source, const MapWindow& window);
/// Names of communes whose middle is in the window.
[[nodiscard]] std::vector<NamedPlace> commune_names(const SheetSource& source, const MapWindow& window);

}  // namespace lomsong::sheets
