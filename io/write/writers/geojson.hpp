// SPDX-License-Identifier: Apache-2.0
/// @file  One table as one GeoJSON file, for writers that have no result folder.
#pragma once

#include <filesystem>
#include <string>

#include "io/write/feature_table.hpp"

namespace lomsong {

/// Members of a FeatureCollection beside its features; an empty title is left out.
struct CollectionHead {
    std::string title;
    bool made_up = false;
};

/// Writes a table, already in WGS 84, by RFC 7946: one feature per line. @throws Error{cannot_write}.
void write_feature_collection(const FeatureTable& table, const CollectionHead& head,
                              const std::filesystem::path& file);

}  // namespace lomsong
