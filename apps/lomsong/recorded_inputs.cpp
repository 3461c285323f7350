// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/recorded_inputs.hpp"

#include <algorithm>
#include <system_error>

#include "io/read/input_record.hpp"

namespace lomsong {

std::vector<OtherInput> other_inputs(const RecordedResult& result, const std::filesystem::path& folder,
                                     std::span<const LayerRole> unused) {
    std::vector<OtherInput> others;
    for (const RecordedInput& input : result.inputs) {
        if (std::ranges::any_of(unused, [&](LayerRole role) { return name_of(role) == input.role; })) {
            continue;
        }
        std::error_code failed;
        const bool is_there = std::filesystem::exists(folder / input.path, failed);
        if (!is_there || content_hash(folder / input.path) != input.hash) {
            others.push_back({input.path, is_there});
        }
    }
    return others;
}

}  // namespace lomsong
