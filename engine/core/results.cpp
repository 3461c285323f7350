// SPDX-License-Identifier: Apache-2.0
#include "engine/core/results.hpp"

#include <numeric>

namespace lomsong {

std::size_t StatusCounts::hamlet_total() const {
    return std::accumulate(hamlets.begin(), hamlets.end(), std::size_t{0});
}
double StatusCounts::household_total() const { return std::accumulate(households.begin(), households.end(), 0.0); }
double StatusCounts::people_total() const { return std::accumulate(people.begin(), people.end(), 0.0); }

}  // namespace lomsong
