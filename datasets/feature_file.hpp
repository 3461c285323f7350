// SPDX-License-Identifier: Apache-2.0
/// @file  A file of made-up features, whatever its format: rows go in one by one, none is held.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/core/geometry.hpp"

namespace lomsong::datasets {

using Value = std::variant<std::string, double, bool>;
/// The columns of a row, in the order of the file.
using Properties = std::vector<std::pair<std::string_view, Value>>;

/// Coordinates come in the CRS of the country. Each feature carries "made_up": true besides its properties.
/// All members throw Error{cannot_write}.
class FeatureFile {
  public:
    FeatureFile() = default;
    FeatureFile(const FeatureFile&) = delete;
    FeatureFile& operator=(const FeatureFile&) = delete;
    virtual ~FeatureFile() = default;

    virtual void add(const Properties& properties, Point point) = 0;
    virtual void add(const Properties& properties, const LineString& line) = 0;
    virtual void add(const Properties& properties, const MultiPolygon& area) = 0;
    /// Ends the file; nothing is added after it.
    virtual void finish() = 0;
};

}  // namespace lomsong::datasets
