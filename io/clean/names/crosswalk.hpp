// SPDX-License-Identifier: Apache-2.0
/// @file  Old communes and what became of them: several into one, one into several, from which day.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "io/clean/names/name_index.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

/// One line of the crosswalk: (a part of) an old commune is in a new one.
struct CommuneChange {
    std::string old_code;
    std::string old_name;
    std::string old_district;
    std::string new_code;
    std::string new_name;
    std::string valid_from;  ///< ISO 8601; empty: always
    std::string valid_to;    ///< ISO 8601, the last day; empty: still
};

/// The commune that an old one is today.
struct CurrentCommune {
    NameMatch::Certainty certainty = NameMatch::Certainty::none;
    std::string code;                       ///< when sure
    std::string name;                       ///< when sure
    std::vector<NameCandidate> candidates;  ///< when uncertain: the parts it was split into, or names alike
};

/// Commune and district of before a merger; empty what nobody can say.
struct FormerPlace {
    std::string commune;
    std::string district;
};

class Crosswalk {
  public:
    Crosswalk() = default;
    explicit Crosswalk(std::vector<CommuneChange> changes);

    [[nodiscard]] bool empty() const { return m_changes.empty(); }
    /// The commune that holds on `date` (ISO 8601; empty: the latest) the one with this old code or, where the code
    /// is empty or unknown, old name. `district` chooses among namesakes. Follows chains (1 to 2 in 2020, 2 to 3 in
    /// 2025). Certainty none: no old commune of that code or name, or none that had changed by then.
    [[nodiscard]] CurrentCommune current(std::string_view code, std::string_view name, std::string_view date = {},
                                         std::string_view district = {}) const;

    /// The old commune of this code or, where the code is empty or unknown, of this name, as the crosswalk writes
    /// it. `district` chooses among namesakes; namesakes that stay have no place in common but what they share.
    [[nodiscard]] FormerPlace former(std::string_view code, std::string_view name,
                                     std::string_view district = {}) const;
    /// What the communes that became (a part of) today's have in common: the commune when it is but one, the
    /// district when they all were in it.
    [[nodiscard]] FormerPlace before(std::string_view code, std::string_view name) const;

  private:
    /// One commune of before, with the lines that say what became of it.
    struct OldCommune {
        std::string code;
        std::string name;
        std::string district;
        std::vector<std::size_t> changes;
    };
    /// New communes by code, or by name where the crosswalk has no codes.
    using Targets = std::map<std::string, NameCandidate>;

    /// What the old communes share.
    [[nodiscard]] FormerPlace in_common(const std::set<std::size_t>& old_communes) const;
    [[nodiscard]] std::vector<std::size_t> old_named(std::string_view name, std::string_view district) const;
    void follow(std::size_t old_commune, std::string_view date, std::size_t depth, Targets& into) const;
    [[nodiscard]] CurrentCommune after(const std::vector<std::size_t>& old_communes, std::string_view date) const;

    std::vector<CommuneChange> m_changes;
    std::vector<OldCommune> m_old;
    std::map<std::string, std::size_t, std::less<>> m_by_code;       ///< `code_key`
    std::multimap<std::string, std::size_t, std::less<>> m_by_name;  ///< `NameKey::own`
    /// Communes of today, by `code_key` and by `NameKey::own`, with the old ones that became (a part of) them.
    std::map<std::string, std::set<std::size_t>, std::less<>> m_became_code;
    std::map<std::string, std::set<std::size_t>, std::less<>> m_became_name;
    NameIndex m_names;
};

/// From a table with columns old_code, old_name, old_district, new_code, new_name, valid_from, valid_to (or their
/// Vietnamese names: ma_xa_cu, ten_xa_cu, huyen_cu, ma_xa_moi, ten_xa_moi, tu_ngay, den_ngay), in any encoding.
/// Dates are ISO 8601 or dd/mm/yyyy. A row without an old or a new commune, or with a date that is none, is
/// rejected.
/// @throws Error{bad_data} when the columns cannot be told.
[[nodiscard]] Crosswalk read_crosswalk(VectorTable table, RowFindings& findings);

}  // namespace lomsong
