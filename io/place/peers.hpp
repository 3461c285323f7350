// SPDX-License-Identifier: Apache-2.0
/// @file  Where the other rows of a station or a site are: what a row without a usable position falls back on.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/geometry.hpp"
#include "engine/core/units.hpp"

namespace lomsong {

/// A position in WGS 84 degrees and in the file's own CRS.
struct PlacedPoint {
    Point degrees;
    Point native;
};

class Peers {
  public:
    explicit Peers(Metres same_site) : m_same_site{same_site} {}

    /// An empty code has no peers.
    void add(const std::string& code, const PlacedPoint& place);
    /// The first position of this code; nothing when its rows are further apart than one site.
    [[nodiscard]] std::optional<PlacedPoint> find(const std::string& code) const;

  private:
    struct Group {
        PlacedPoint first;
        bool agrees = true;
    };
    Metres m_same_site;
    std::map<std::string, Group, std::less<>> m_groups;
};

}  // namespace lomsong
