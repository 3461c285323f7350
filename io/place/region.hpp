// SPDX-License-Identifier: Apache-2.0
/// @file  What is known of where the data should lie, before a file is placed: communes, sites of other files, a
/// box.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/place/prepared_area.hpp"

namespace lomsong {

/// A commune in WGS 84 degrees.
struct CommuneArea {
    std::string code;
    std::string name;  ///< "Bát Xát" or "Xã Bát Xát"
    MultiPolygon area;
};

/// Positions in degrees, x = longitude; distances in metres.
class Region {
  public:
    /// Which communes a row means by what it states, as indices; empty: unknown. More than one: a name that several
    /// have, or an old commune that was divided.
    using Lookup = std::function<std::vector<std::size_t>(std::string_view code, std::string_view name)>;

    /// Nothing known: Vietnam's box, by which no row is refused.
    Region();
    /// `text` says where it is from: "99 communes of lao_cai_communes_2025.geojson".
    [[nodiscard]] static Region of_communes(std::vector<CommuneArea> communes, std::string text);
    /// Of terrain or of hamlets: a box in degrees. An empty box, or one off the globe (a damaged
    /// raster's), is as nothing.
    [[nodiscard]] static Region of_box(const Box& degrees, std::string text);

    /// How stated communes are found; by default by code (zeros in front may be
    /// missing), else by folded name without its prefix.
    void find_communes_by(Lookup lookup) { m_lookup = std::move(lookup); }
    /// A site that another file has already placed. Sites that disagree with themselves by more than 50 m are not
    /// used.
    void add_site(const std::string& code, Point degrees);

    [[nodiscard]] bool is_known() const { return m_known; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] const Box& box() const { return m_box; }
    [[nodiscard]] std::size_t commune_count() const { return m_communes.size(); }
    [[nodiscard]] const std::string& commune_name(std::size_t commune) const;

    [[nodiscard]] std::vector<std::size_t> communes_stated(std::string_view code, std::string_view name) const;
    /// Distance to the nearest of these communes; 0 inside. The list must not be empty.
    [[nodiscard]] Metres distance_to(std::span<const std::size_t> communes, Point degrees) const;
    /// True within `margin` of a commune or of the box.
    [[nodiscard]] bool holds(Point degrees, Metres margin) const;
    /// How far outside the region; 0 inside.
    [[nodiscard]] Metres distance_outside(Point degrees) const;
    [[nodiscard]] std::optional<Point> site(const std::string& code) const;
    [[nodiscard]] bool has_sites() const { return !m_sites.empty(); }

  private:
    struct Index;  // the communes, prepared for many questions
    std::string m_text;
    Box m_box;
    bool m_known = false;
    std::vector<std::pair<std::string, std::string>> m_communes;  // code, name
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_by_key;
    std::shared_ptr<const Index> m_index;
    Lookup m_lookup;
    std::map<std::string, std::optional<Point>, std::less<>> m_sites;
};

}  // namespace lomsong
