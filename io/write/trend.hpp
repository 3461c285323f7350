// SPDX-License-Identifier: Apache-2.0
/// @file  Several results of one province in a row, as a table: trend.csv and trend.json.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "io/write/change_counts.hpp"

namespace lomsong {

/// One result, for one operator or for any, and what changed since the one before.
struct TrendRow {
    std::string result;         ///< name of its folder
    std::string data_date;      ///< the day that its data are of, ISO 8601; empty when run.json does not say
    std::string operator_name;  ///< empty: any operator
    std::size_t hamlets = 0;    ///< the denominator of the statuses
    std::array<std::size_t, k_hamlet_statuses.size()> statuses{};
    /// Counts of the hamlets of both results; empty for the first result, and for an operator whom the one before
    /// has not.
    std::optional<ChangeCounts> changes;
    bool parameters_differ = false;  ///< from the result before, in keys that can move a verdict
};

struct Trend {
    bool made_up = false;
    bool by_date = false;        ///< in the order of the days of the data; else of the names of the folders
    std::vector<TrendRow> rows;  ///< by result, any operator first
};

/// The file by which a folder is known to be a trend.
inline constexpr const char* k_trend_mark = "trend.json";

/// The rows of one result; `comparison` is with the one before, null for the first.
void add_rows(Trend& trend, const RecordedResult& result, const Comparison* comparison);

/// Writes trend.csv (UTF-8, decimal points, a header) and trend.json. @throws Error{cannot_write}.
void write_trend(const Trend& trend, const std::filesystem::path& folder);

[[nodiscard]] std::string trend_csv(const Trend& trend);
[[nodiscard]] std::string trend_json(const Trend& trend);

}  // namespace lomsong
