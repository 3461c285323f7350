// SPDX-License-Identifier: Apache-2.0
/// @file  What layer a file holds: told from its geometry, its columns, its name and a few of its values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "io/clean/columns.hpp"
#include "io/project/project.hpp"
#include "io/read/inspect.hpp"

namespace lomsong {

struct Guess {
    std::optional<LayerRole> role;               ///< empty: no layer fits
    double score = 0.0;                          ///< only to compare guesses for one role
    std::string reason;                          ///< "37 points with code, name, households"
    std::map<std::string, std::string> columns;  ///< field -> column, where the column has another name
    std::map<std::string, std::string> values;   ///< field -> one value for all rows, as the file's name tells
    std::vector<std::string> doubts;             ///< "height_m: 'Độ cao cột' may be a name of it (83 %)"
    std::vector<std::string> missing;            ///< required fields without a column
    std::vector<std::string> unused;             ///< columns that no field takes
};

/// The content's columns as a run in this role would match them; `understood` says why.
struct ContentMatch {
    ColumnMatch columns;
    std::vector<Understanding> understood;
};
[[nodiscard]] ContentMatch match_content(const ContentSummary& content, LayerRole role);

[[nodiscard]] Guess guess_layer(const ContentSummary& content);
[[nodiscard]] Guess guess_vector(const ContentSummary& content);
[[nodiscard]] Guess guess_raster(const ContentSummary& content);

struct TerrainGuess {
    TerrainKind kind = TerrainKind::surface;
    std::string reason;
};
/// Surface or bare ground, by the name, else by the looks of freely available models. Surface when nothing tells:
/// then nothing is added twice.
[[nodiscard]] TerrainGuess guess_terrain_kind(const ContentSummary& content);

}  // namespace lomsong
