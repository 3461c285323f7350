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

bool has_sector(const Layers& layers, std::size_t owner) {
    return std::ranges::any_of(layers.sectors,
                               [owner](const Sector& sector) { return sector.operator_index == owner; });
}

/// Operators at the end that stand only in the extra file are not the project's, and none has reported by it.
void forget_operators_of(const std::vector<Sector>& extra, const Project& project, Layers& layers) {
    const std::vector<std::string>& named = project.parameters.operators;
    const auto is_of_extra = [&extra](std::size_t owner) {
        return std::ranges::find(extra, owner, &Sector::operator_index) != extra.end();
    };
    while (!layers.operators.empty() && is_of_extra(layers.operators.size() - 1) &&
           !has_sector(layers, layers.operators.size() - 1) &&
           std::ranges::find(named, layers.operators.back()) == named.end()) {
        layers.operators.pop_back();
        layers.operator_has_reported.pop_back();
    }
    for (const Sector& sector : extra) {
        const std::size_t owner = sector.operator_index;
        if (owner < layers.operators.size()) {
            layers.operator_has_reported[owner] = has_sector(layers, owner);
        }
    }
}

/// A row belongs to the project or to the extra file: of a file that is both, nobody could say which.
void refuse_own_file(const Project& project, const std::string& file, const std::string& option) {
    std::error_code failed;
    const auto sources = project.layers.find(LayerRole::stations);
    if (sources == project.layers.end()) {
        return;
    }
    for (const LayerSource& source : sources->second) {
        for (const std::string& path : source.paths) {
            if (std::filesystem::equivalent(project.folder / path, file, failed)) {
                throw Error{ErrorKind::bad_data, option,
                            "'" + file +
                                "' is the project's own file of stations. Name one that holds only what is to be "
                                "tried."};
            }
        }
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
    refuse_own_file(project, file, option);
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
    forget_operators_of(all.extra, project, all.layers);
    return all;
}

}  // namespace lomsong
