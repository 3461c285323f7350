// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/models.hpp"

namespace lomsong {

const PathLossModel* find_model(std::string_view name) noexcept {
    for (const PathLossModel* model : k_models) {
        if (model->info().name == name) {
            return model;
        }
    }
    return nullptr;
}

std::vector<std::string> model_names() {
    std::vector<std::string> names;
    for (const PathLossModel* model : k_models) {
        names.emplace_back(model->info().name);
    }
    return names;
}

}  // namespace lomsong
