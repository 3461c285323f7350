// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/operator_finder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

std::vector<std::size_t> operators_named(const Layers& layers, const std::string& name) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < layers.operators.size(); ++i) {
        if (name.empty() || folded(layers.operators[i]) == folded(name)) {
            chosen.push_back(i);
        }
    }
    if (chosen.empty()) {
        throw Error{ErrorKind::usage, "--operator",
                    fmt::format("'{}' is no operator of the project; it has {}.{}", name,
                                fmt::join(layers.operators, ", "), did_you_mean(name, layers.operators))};
    }
    return chosen;
}

}  // namespace lomsong
