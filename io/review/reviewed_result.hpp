// SPDX-License-Identifier: Apache-2.0
/// @file  A result folder as the review needs it: whose gaps are in it, with what evidence.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "engine/core/parameters.hpp"
#include "io/review/question.hpp"
#include "io/review/sheet_columns.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

struct ReviewedOperator {
    std::string key;  ///< as property names have it
    std::string name;
    bool has_reported = false;  ///< gave stations; without, nothing is known of its gaps
};

/// A gap with what the result knows of it; what is missing in the result is missing here.
struct AskedRow {
    Question question;
    std::map<SheetField, Value> evidence;
};

struct ReviewedResult {
    std::string hash;  ///< of hamlets.geojson
    std::string id;    ///< the hash's first 12 digits
    std::string title;
    Language language = Language::vietnamese;
    bool made_up = false;
    std::vector<ReviewedOperator> operators;
    std::vector<std::vector<AskedRow>> asked;           ///< as operators; by commune, then hamlet
    std::map<std::string, MultiPolygon> commune_areas;  ///< by code, degrees of WGS 84
};

/// Reads run.json, hamlets.geojson, and where they are there gaps.geojson and communes.geojson.
/// @throws Error{no_input} when the folder is no result; Error{bad_data} when a file is not what a run writes.
[[nodiscard]] ReviewedResult read_reviewed_result(const std::filesystem::path& folder);

/// The index of the operator of that name or key, accents and case aside.
/// @throws Error{usage} naming those of the result.
[[nodiscard]] std::size_t operator_named(const ReviewedResult& result, const std::string& name);

}  // namespace lomsong
