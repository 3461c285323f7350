// SPDX-License-Identifier: Apache-2.0
#include "io/write/change_counts.hpp"

namespace lomsong {

const StatusChange& change_of(const HamletChange& hamlet, std::optional<std::size_t> which) {
    return which ? hamlet.operators.at(*which) : hamlet.any;
}

const RecordedHamlet& hamlet_of(const RecordedResult& before, const RecordedResult& now,
                                const HamletChange& change) {
    return change.now ? now.hamlets.at(*change.now) : before.hamlets.at(*change.before);
}

ChangeCounts counted(const Comparison& comparison, std::optional<std::size_t> which) {
    ChangeCounts counts;
    for (const HamletChange& hamlet : comparison.hamlets) {
        if (!hamlet.before || !hamlet.now) {
            continue;
        }
        const StatusChange& change = change_of(hamlet, which);
        ++counts.hamlets;
        ++counts.kinds[static_cast<std::size_t>(change.kind)];
        ++counts.before[static_cast<std::size_t>(change.before)];
        ++counts.now[static_cast<std::size_t>(change.now)];
        for (const ChangeReason reason : change.reasons) {
            ++counts.reasons[static_cast<std::size_t>(reason)];
        }
        counts.several_reasons += change.reasons.size() > 1 ? 1U : 0U;
        counts.no_known_reason += change.kind != ChangeKind::unchanged && change.reasons.empty() ? 1U : 0U;
    }
    return counts;
}

std::string reason_keys(const StatusChange& change) {
    if (change.kind == ChangeKind::unchanged || change.kind == ChangeKind::added ||
        change.kind == ChangeKind::removed) {
        return {};
    }
    std::string keys;
    for (const ChangeReason reason : change.reasons) {
        keys += (keys.empty() ? "" : ", ") + std::string{info(reason).key};
    }
    return keys.empty() ? "unexplained" : keys;
}

}  // namespace lomsong
