// SPDX-License-Identifier: Apache-2.0
#include "algorithms/compare/hamlet_matching.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "algorithms/compare/overlap.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

using Hamlets = std::span<const RecordedHamlet>;
using Indices = std::vector<std::size_t>;

/// One name in one commune. Communes of one code are one, whatever they are called.
std::string name_in_commune(const RecordedHamlet& hamlet) {
    const Hamlet& declared = hamlet.declared;
    const std::string commune = declared.commune_code.empty() ? folded(declared.commune) : declared.commune_code;
    return hamlet.name_key.empty() ? std::string{} : commune + "\n" + hamlet.name_key;
}

/// Nothing when either has no place.
std::optional<Metres> apart(const RecordedHamlet& a, const RecordedHamlet& b) {
    if (!a.declared.centre || !b.declared.centre) {
        return std::nullopt;
    }
    return distance(*a.declared.centre, *b.declared.centre);
}

/// One side of the comparison: its hamlets, their boxes and areas, and who has a match.
struct Side {
    explicit Side(Hamlets all) : hamlets{all}, matched(all.size(), false) {
        for (const RecordedHamlet& hamlet : all) {
            boxes.push_back(bounds(hamlet.declared.area));
            areas_m2.push_back(area_m2(hamlet.declared.area));
        }
    }
    [[nodiscard]] Indices unmatched() const {
        Indices rest;
        for (std::size_t i = 0; i < hamlets.size(); ++i) {
            if (!matched[i]) {
                rest.push_back(i);
            }
        }
        return rest;
    }

    Hamlets hamlets;
    std::vector<bool> matched;
    std::vector<Box> boxes;
    std::vector<double> areas_m2;
};

class Matcher {
  public:
    Matcher(Hamlets before, Hamlets now) : m_before{before}, m_now{now} {}

    HamletMatching match() {
        by_code();
        by_area();
        by_centre();
        by_name();
        divided(m_before, m_now, DoubtKind::split);
        divided(m_now, m_before, DoubtKind::merge);
        std::ranges::sort(m_result.matches, {}, &HamletMatch::now);
        std::ranges::sort(m_result.doubts,
                          [this](const MatchDoubt& a, const MatchDoubt& b) { return order_of(a) < order_of(b); });
        return std::move(m_result);
    }

  private:
    void keep(std::size_t before, std::size_t now, MatchBasis basis) {
        m_result.matches.push_back({before, now, basis});
        m_before.matched[before] = true;
        m_now.matched[now] = true;
    }

    /// By codes, so that doubts stand in the same order however the hamlets do.
    [[nodiscard]] std::tuple<DoubtKind, std::string, std::string> order_of(const MatchDoubt& doubt) const {
        const auto code = [](const Side& side, const Indices& indices) {
            return indices.empty() ? std::string{} : side.hamlets[indices.front()].declared.code;
        };
        return {doubt.kind, code(m_before, doubt.before), code(m_now, doubt.now)};
    }

    [[nodiscard]] double shared_m2(std::size_t before, std::size_t now) const {
        if (!m_before.boxes[before].overlaps(m_now.boxes[now])) {
            return 0.0;
        }
        return shared_area_m2(m_before.hamlets[before].declared.area, m_now.hamlets[now].declared.area)
            .value_or(0.0);
    }

    [[nodiscard]] bool is_another_hamlet(std::size_t before, std::size_t now) const {
        const RecordedHamlet& a = m_before.hamlets[before];
        const RecordedHamlet& b = m_now.hamlets[now];
        const auto far = apart(a, b);
        return a.name_key != b.name_key && far && *far > matching::k_same_code && !(shared_m2(before, now) > 0.0);
    }

    void by_code() {
        std::map<std::string_view, std::size_t> codes;
        for (std::size_t i = 0; i < m_before.hamlets.size(); ++i) {
            codes.try_emplace(m_before.hamlets[i].declared.code, i);
        }
        for (std::size_t now = 0; now < m_now.hamlets.size(); ++now) {
            const auto found = codes.find(m_now.hamlets[now].declared.code);
            if (found == codes.end() || found->first.empty() || m_before.matched[found->second]) {
                continue;
            }
            if (is_another_hamlet(found->second, now)) {
                m_result.doubts.push_back({DoubtKind::code_reused, {found->second}, {now}});
            } else {
                keep(found->second, now, MatchBasis::code);
            }
        }
    }

    /// More than half of the joint ground is shared with one other at most.
    void by_area() {
        for (const std::size_t now : m_now.unmatched()) {
            for (const std::size_t before : m_before.unmatched()) {
                const double shared = shared_m2(before, now);
                const double joint = m_before.areas_m2[before] + m_now.areas_m2[now] - shared;
                if (shared > 0.0 && shared > matching::k_same_area * joint) {
                    keep(before, now, MatchBasis::geometry);
                    break;
                }
            }
        }
    }

    /// The nearest of `others` to a hamlet, by code where two are as near.
    static std::optional<std::size_t> nearest(const RecordedHamlet& hamlet, const Side& side,
                                              const Indices& others) {
        std::optional<std::size_t> best;
        for (const std::size_t other : others) {
            const auto far = apart(hamlet, side.hamlets[other]);
            if (!far) {
                continue;
            }
            const auto rank = [&](std::size_t i) {
                return std::pair{*apart(hamlet, side.hamlets[i]), std::string_view{side.hamlets[i].declared.code}};
            };
            if (!best || rank(other) < rank(*best)) {
                best = other;
            }
        }
        return best;
    }

    void by_centre() {
        const Indices rest_before = m_before.unmatched();
        const Indices rest_now = m_now.unmatched();
        for (const std::size_t now : rest_now) {
            const RecordedHamlet& hamlet = m_now.hamlets[now];
            const auto before = nearest(hamlet, m_before, rest_before);
            if (!before || nearest(m_before.hamlets[*before], m_now, rest_now) != now) {
                continue;
            }
            const Metres far = *apart(hamlet, m_before.hamlets[*before]);
            const bool one_name = hamlet.name_key == m_before.hamlets[*before].name_key;
            if (far <= matching::k_same_place || (far <= matching::k_near && one_name)) {
                keep(*before, now, MatchBasis::geometry);
            } else if (far <= matching::k_near) {
                m_result.doubts.push_back({DoubtKind::near, {*before}, {now}});
            }
        }
    }

    void by_name() {
        std::map<std::string, std::pair<Indices, Indices>> names;
        for (const std::size_t i : m_before.unmatched()) {
            names[name_in_commune(m_before.hamlets[i])].first.push_back(i);
        }
        for (const std::size_t i : m_now.unmatched()) {
            names[name_in_commune(m_now.hamlets[i])].second.push_back(i);
        }
        for (auto& [name, hamlets] : names) {
            auto& [before, now] = hamlets;
            if (name.empty() || before.empty() || now.empty()) {
                continue;
            }
            const auto far = apart(m_before.hamlets[before.front()], m_now.hamlets[now.front()]);
            if (before.size() == 1 && now.size() == 1 && (!far || *far <= matching::k_same_name)) {
                keep(before.front(), now.front(), MatchBasis::name);
            } else {
                sort_by_code(m_before, before);
                sort_by_code(m_now, now);
                m_result.doubts.push_back({DoubtKind::same_name, before, now});
            }
        }
    }

    static void sort_by_code(const Side& side, Indices& indices) {
        std::ranges::sort(indices, {}, [&](std::size_t i) { return side.hamlets[i].declared.code; });
    }

    /// Areas of `whole` that hold most of each of several hamlets of `parts`.
    void divided(const Side& whole, const Side& parts, DoubtKind kind) {
        const Indices renumbered = without_code_match(parts);
        const auto holds = [&](std::size_t one, std::size_t part) {
            const double shared = kind == DoubtKind::split ? shared_m2(one, part) : shared_m2(part, one);
            return shared > matching::k_same_area * parts.areas_m2[part];
        };
        for (std::size_t one = 0; one < whole.hamlets.size(); ++one) {
            if (std::ranges::none_of(renumbered, [&](std::size_t part) { return holds(one, part); })) {
                continue;
            }
            Indices inside;
            for (std::size_t part = 0; part < parts.hamlets.size(); ++part) {
                if (holds(one, part)) {
                    inside.push_back(part);
                }
            }
            if (inside.size() > 1) {
                sort_by_code(parts, inside);
                kind == DoubtKind::split ? m_result.doubts.push_back({kind, {one}, std::move(inside)})
                                         : m_result.doubts.push_back({kind, std::move(inside), {one}});
            }
        }
    }

    [[nodiscard]] Indices without_code_match(const Side& side) const {
        std::vector<bool> has_match(side.hamlets.size(), false);
        for (const HamletMatch& match : m_result.matches) {
            if (match.basis == MatchBasis::code) {
                has_match[&side == &m_now ? match.now : match.before] = true;
            }
        }
        Indices rest;
        for (std::size_t i = 0; i < has_match.size(); ++i) {
            if (!has_match[i]) {
                rest.push_back(i);
            }
        }
        return rest;
    }

    Side m_before;
    Side m_now;
    HamletMatching m_result;
};

}  // namespace

HamletMatching match_hamlets(Hamlets before, Hamlets now) { return Matcher{before, now}.match(); }

}  // namespace lomsong
