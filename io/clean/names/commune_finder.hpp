// SPDX-License-Identifier: Apache-2.0
/// @file  Which commune of a list a row means by the code and name it states, today's or a former one's.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/clean/names/crosswalk.hpp"
#include "io/clean/names/name_index.hpp"

namespace lomsong {

/// What a row's statement comes to. Indices are into the finder's communes.
struct StatedCommune {
    enum class How : unsigned char {
        nothing,    ///< neither code nor name
        code,       ///< the code of one of them
        name,       ///< surely the name of one of them
        former,     ///< the code or name of a commune that is now (a part of) one of them
        uncertain,  ///< a name like that of some: `candidates`
        unknown,    ///< of none
    };
    How how = How::nothing;
    /// One: surely this. Several: the parts into which the stated one was divided; only the position can tell.
    std::vector<std::size_t> communes;
    /// What the name could mean besides `communes`: a former namesake.
    std::vector<std::size_t> also;
    std::optional<std::size_t> other_by_name;  ///< the code says one commune, the name surely another
    bool code_is_unknown = false;  ///< the name is that of one of them, the code of none, nor of a former one
    std::vector<NameCandidate> candidates;

    [[nodiscard]] bool is_sure() const { return communes.size() == 1; }
};

class CommuneFinder {
  public:
    /// Pairs of code and name. The crosswalk must outlive the finder.
    CommuneFinder(const std::vector<std::pair<std::string, std::string>>& communes, const Crosswalk& crosswalk);

    /// A code goes before a name; codes are compared by `code_key`. `date` as in `Crosswalk::current`.
    [[nodiscard]] StatedCommune find(std::string_view code, std::string_view name,
                                     std::string_view date = {}) const;

  private:
    [[nodiscard]] std::optional<std::size_t> by_code(std::string_view code) const;
    [[nodiscard]] std::vector<std::size_t> known(const CurrentCommune& current) const;

    const Crosswalk& m_crosswalk;
    std::map<std::string, std::size_t, std::less<>> m_by_code;  ///< `code_key`
    NameIndex m_names;
};

}  // namespace lomsong
