// SPDX-License-Identifier: Apache-2.0
/// @file  MapInfo tables with their texts left as they are. GDAL recodes by the charset that the file claims, which
///        is rarely the one that Vietnamese text in it has, or fails on one it does not know.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "io/gdal/archive.hpp"

namespace lomsong {

/// A copy in GDAL's memory that claims no charset.
class MapInfoCopy {
  public:
    /// Nothing for a file that is neither .tab nor .mif, or that claims none.
    [[nodiscard]] static std::optional<MapInfoCopy> of(const std::string& gdal_name);
    [[nodiscard]] const std::string& gdal_name() const { return m_name; }

  private:
    std::unique_ptr<gdal::MemoryFolder> m_folder;
    std::string m_name;
};

}  // namespace lomsong
