// SPDX-License-Identifier: Apache-2.0
/// @file  All keys of the project file.
#pragma once

#include <cstddef>
#include <vector>

#include "io/project/key_set.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// Every layer that a project may name, in the order of the project file.
[[nodiscard]] const std::vector<LayerRole>& layer_roles();
[[nodiscard]] bool is_raster(LayerRole role);
/// Without these nothing can be computed.
[[nodiscard]] const std::vector<LayerRole>& required_layers();
/// "layers.stations".
[[nodiscard]] std::string table_of(LayerRole role);
/// What the layer holds, in one sentence without the full stop.
[[nodiscard]] std::string_view help_of(LayerRole role);

/// Declares the keys of one source of a layer: of `index` in `project.layers.at(role)`, which must be there.
void declare_layer_source(KeySet& set, LayerRole role, Project& project, std::size_t index);

/// Declares every key on the members of `project`. Defaults are what the members hold now, so pass a fresh
/// Project to see the defaults. Afterwards `project.layers` has a source for every role; of a layer with several
/// sources the keys are those of the first.
void declare_keys(KeySet& set, Project& project);

}  // namespace lomsong
