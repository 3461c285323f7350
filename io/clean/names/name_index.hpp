// SPDX-License-Identifier: Apache-2.0
/// @file  Finding the place that a name means: sure, uncertain with candidates, or none.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "io/clean/finding.hpp"
#include "io/clean/names/name_key.hpp"

namespace lomsong {

/// A place that a name may mean.
struct NameCandidate {
    std::string name;
    std::string code;
    double score = 0.0;  ///< as `similarity`
};

struct NameMatch {
    enum class Certainty : unsigned char { sure, uncertain, none };
    Certainty certainty = Certainty::none;
    std::size_t index = 0;                  ///< of the entry, when sure
    std::vector<NameCandidate> candidates;  ///< best first, at most `NameIndex::k_candidates`; empty when sure

    [[nodiscard]] bool is_sure() const { return certainty == Certainty::sure; }
};

/// Places by name, each within an area (hamlets within communes; communes within one area ""). Names that differ by
/// accents alone are two places: such a match is never sure.
class NameIndex {
  public:
    static constexpr std::size_t k_candidates = 5;
    static constexpr double k_alike = 0.6;  ///< less alike is no candidate

    /// `area` is compared as it is: a code, or the `folded` key of a name.
    void add(std::string_view area, const std::string& name, const std::string& code, std::size_t index);
    [[nodiscard]] NameMatch find(std::string_view area, std::string_view name) const;
    [[nodiscard]] bool knows(std::string_view area) const { return m_areas.contains(area); }
    [[nodiscard]] bool empty() const { return m_areas.empty(); }

  private:
    struct Entry {
        NameKey key;
        std::string name;
        std::string code;
        std::size_t index;
    };
    struct Area {
        std::vector<Entry> entries;
        bool accented = false;  ///< any entry is: then accents tell names apart
    };
    /// The one entry that is the key's equal in a form; null when none or several are.
    [[nodiscard]] static const Entry* only(const Area& area, const std::string NameKey::*form, const NameKey& key);
    [[nodiscard]] static const Entry* sure_match(const Area& area, const NameKey& key);

    std::map<std::string, Area, std::less<>> m_areas;
};

/// One name for a person to decide upon: a row of review.csv.
struct NameReview {
    RowPlace place;
    std::string what;  ///< "commune", "hamlet"
    std::string seen;
    std::vector<NameCandidate> candidates;
};

/// "'Bản Giàng' (02683-004, 0.90), 'Bản Giang' (02683-009, 0.90)" for a finding's `problem`.
[[nodiscard]] std::string shown(const std::vector<NameCandidate>& candidates);

}  // namespace lomsong
