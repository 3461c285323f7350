// SPDX-License-Identifier: Apache-2.0
/// @file  Which coordinate systems a file of Vietnam may be in, and how likely each is before its points are looked
/// at.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/clean/vector_table.hpp"
#include "io/place/region.hpp"

namespace lomsong {

namespace gdal {
class Transform;
}

struct CrsCandidate {
    std::string definition;  ///< "EPSG:9208", or a PROJ text for what has no code
    std::string shown;       ///< "EPSG:9208 (VN-2000, meridian 104°45')"
    bool degrees = false;
    bool mistake = false;     ///< nobody means it: a zone of VN-2000 without its datum shift
    double prior = 0.0;       ///< relative weight, not normalised
    bool provincial = false;  ///< in a 3-degree zone of VN-2000
};

/// What titles, headers and file name say in words: "VN-2000, KTT 104°45'", "tram_lao_cai.xlsx".
struct CrsHints {
    std::vector<int> zones;   ///< EPSG codes of the provinces that are named
    std::optional<int> zone;  ///< of a meridian that is named
    bool wgs84 = false;
    bool utm = false;
};
[[nodiscard]] CrsHints hints_of(const VectorTable& table);

/// `degrees`: those of geographic coordinates, else those of metres. Most likely first; `middle` is about where the
/// data is, when known.
[[nodiscard]] std::vector<CrsCandidate> crs_candidates(bool degrees, const std::optional<Point>& middle,
                                                       const Box& region, const CrsHints& hints);

/// A candidate for any definition, for what the project or the file declares.
/// @throws Error{bad_project} when PROJ does not know it.
[[nodiscard]] CrsCandidate declared_crs(const std::string& definition);

/// To degrees of WGS 84; the identity for EPSG:4326 costs nothing.
class ToDegrees {
  public:
    explicit ToDegrees(const std::string& definition);
    ~ToDegrees();
    ToDegrees(ToDegrees&&) noexcept;
    ToDegrees& operator=(ToDegrees&&) noexcept;
    /// Nothing for a point without an image on the globe.
    [[nodiscard]] std::optional<Point> operator()(Point point) const;
    [[nodiscard]] std::vector<std::optional<Point>> all(const std::vector<Point>& points) const;

  private:
    std::unique_ptr<gdal::Transform> m_transform;  // none: already degrees of WGS 84
};

}  // namespace lomsong
