// SPDX-License-Identifier: Apache-2.0
/// @file  A result folder read back as it was written: every layer a FeatureTable, run.json as facts. Maps, sheets
///        and workbooks are made from this alone, without the inputs.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/parameters.hpp"
#include "io/write/feature_table.hpp"

namespace lomsong {

struct ReportedOperator {
    std::string key;  ///< as property names have it: "viettel"
    std::string name;
    bool has_reported = false;  ///< gave stations; without, nothing is known of its coverage
};

/// A file that the result was computed from.
struct ReportedInput {
    std::string layer;
    std::string path;
    std::string hash;
};

/// What run.json says of a result. What it does not say is empty.
struct ResultFacts {
    std::string title;
    std::string data_date;  ///< "2026-11-21"
    bool made_up = false;
    Language language = Language::vietnamese;
    std::string version;  ///< of the program
    std::string model;
    std::string model_reference;
    std::string crs;       ///< definition of the working CRS
    std::string crs_name;  ///< "VN-2000 / TM-3 104-45"
    FibreParameters fibre;  ///< the limits of its fibre classes
    std::vector<ReportedOperator> operators;
    std::vector<ReportedInput> inputs;
    std::vector<std::string> warnings;
    std::string json;  ///< the whole text of run.json, an object
};

/// The layers of one result folder, each read when it is first asked for. Not thread-safe.
class ResultTables {
  public:
    /// Reads run.json. @throws Error{no_input} for a folder that is not there or is no result; Error{bad_data} when
    /// run.json is damaged or of another format.
    explicit ResultTables(std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const ResultFacts& facts() const { return m_facts; }
    /// True when the folder has NAME.geojson.
    [[nodiscard]] bool has(std::string_view name) const;
    /// The layer NAME.geojson in degrees of WGS 84: "hamlets", "gaps", "stations". One without columns and
    /// features when the folder has none: a result without fibre is a result.
    /// Read once, and stays where it is; may be asked for by several threads.
    /// @throws Error{bad_data} naming the file when it is not what a run writes.
    [[nodiscard]] const FeatureTable& table(std::string_view name) const;

  private:
    std::filesystem::path m_folder;
    ResultFacts m_facts;
    mutable std::mutex m_reading;  ///< guards m_tables
    mutable std::map<std::string, FeatureTable, std::less<>> m_tables;
};

/// Reads a FeatureCollection of RFC 7946 as this program writes it: points, lines and areas in two dimensions,
/// properties that are text, numbers or bools. Properties may stand in any order and be absent; lists and objects
/// among them are passed over. A column of whole numbers is `integer` unless one of them has a point; one without
/// any value is `text`.
/// @throws Error{bad_data} naming the file and the feature.
[[nodiscard]] FeatureTable read_feature_collection(const std::filesystem::path& file);

/// A table's values by the name of their column. Must not outlive the table.
class NamedValues {
  public:
    explicit NamedValues(const FeatureTable& table);

    /// The value as it is; missing when there is no such column.
    [[nodiscard]] const Value& at(const Feature& feature, std::string_view column) const;
    /// Empty when it is missing or no text.
    [[nodiscard]] std::string text(const Feature& feature, std::string_view column) const;
    /// Of whole numbers too.
    [[nodiscard]] std::optional<double> number(const Feature& feature, std::string_view column) const;
    [[nodiscard]] std::optional<bool> flag(const Feature& feature, std::string_view column) const;

  private:
    std::unordered_map<std::string_view, std::size_t> m_columns;
};

/// Of the layer "hamlets", those whose centre at least one operator serves. Not to be had from their status: the
/// centre of a hamlet without enough data may be served, and a cluster of it unknown.
[[nodiscard]] std::size_t hamlets_with_signal(const FeatureTable& hamlets);

}  // namespace lomsong
