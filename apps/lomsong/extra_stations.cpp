// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/extra_stations.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "engine/core/error.hpp"
#include "io/read/layers_reader.hpp"

namespace lomsong {

namespace {

/// Operators at the end that stand only in the extra file are not the project's.
void drop_new_operators(const Project& project, Layers& layers) {
    while (!layers.operators.empty()) {
        const std::size_t last = layers.operators.size() - 1;
        const bool used = std::ranges::any_of(
            layers.sectors, [last](const Sector& sector) { return sector.operator_index == last; });
        if (used || std::ranges::find(project.parameters.operators, layers.operators.back()) !=
                        project.parameters.operators.end()) {
            break;
        }
        layers.operators.pop_back();
        layers.operator_has_reported.pop_back();
    }
    for (std::size_t i = 0; i < layers.operators.size(); ++i) {
        layers.operator_has_reported[i] =
            std::ranges::any_of(layers.sectors, [i](const Sector& sector) { return sector.operator_index == i; });
    }
}

}  // namespace

WithExtraStations read_with_extra_stations(Project project, const std::string& file,
                                           const std::map<std::string, std::string>& values,
                                           const std::string& option, Reporter& reporter) {
    std::error_code failed;
    if (!std::filesystem::exists(file, failed)) {
        throw Error{ErrorKind::no_input, option, "'" + file + "': there is no such file. Name one."};
    }
    const std::string path = std::filesystem::absolute(file).lexically_normal().string();
    LayerSource source;
    source.paths = {path};
    source.values = values;
    source.where = option;
    project.layers[LayerRole::stations].push_back(std::move(source));
    ReadLayers read = read_layers(project, reporter);
    const std::vector<RowPlace>& places = read.rows[LayerRole::stations];
    WithExtraStations all;
    all.layers = std::move(read.layers);
    all.operators = all.layers.operators;
    all.operator_has_reported = all.layers.operator_has_reported;
    std::vector<Sector> own;
    for (std::size_t i = 0; i < all.layers.sectors.size(); ++i) {
        (places.at(i).file == path ? all.extra : own).push_back(std::move(all.layers.sectors[i]));
    }
    all.layers.sectors = std::move(own);
    if (all.extra.empty()) {
        throw Error{
            ErrorKind::bad_data, option,
            "'" + file +
                "' has no row that can be used as a station. See the warnings above, and correct its station, "
                "operator, technology and position."};
    }
    drop_new_operators(project, all.layers);
    return all;
}

}  // namespace lomsong
