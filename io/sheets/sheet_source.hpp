// SPDX-License-Identifier: Apache-2.0
/// @file  What the sheets of a report are made from: a result, the language it is told in, and its places in the
///        metric CRS of the maps.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "engine/core/parameters.hpp"
#include "io/draw/canvas.hpp"
#include "io/gdal/session.hpp"
#include "io/language/catalogue.hpp"
#include "io/report/result_tables.hpp"
#include "io/sheets/ground_layers.hpp"
#include "io/sheets/relief.hpp"

namespace lomsong::sheets {

struct SheetOptions {
    std::optional<Language> language;     ///< empty: the result's
    std::string title;                    ///< empty: the result's
    std::optional<FeatureTable> changes;  ///< changes.geojson of `lomsong compare`; empty: the result's own, if any
    std::optional<draw::Picture> logo;    ///< beside the title of every sheet
};

/// Not thread-safe. Neither copied nor moved: sheets keep a reference to it, as it does to the result and the options.
class SheetSource {
  public:
    /// @throws Error{bad_data} when the result names no CRS that PROJ knows.
    SheetSource(const ResultTables& result, const SheetOptions& options);
    SheetSource(const SheetSource&) = delete;
    SheetSource& operator=(const SheetSource&) = delete;

    [[nodiscard]] Language language() const { return m_language; }
    /// Of the province or whatever the result is of; may be empty.
    [[nodiscard]] const std::string& title() const { return m_title; }
    [[nodiscard]] const SheetOptions& options() const { return m_options; }
    [[nodiscard]] const ResultTables& result() const { return m_result; }
    [[nodiscard]] const ResultFacts& facts() const { return m_result.facts(); }
    /// run.json.
    [[nodiscard]] const nlohmann::ordered_json& run() const { return m_run; }
    [[nodiscard]] const FeatureTable& table(std::string_view name) const { return m_result.table(name); }
    /// Null when nothing was compared.
    [[nodiscard]] const FeatureTable* changes() const;

    /// A message "sheets.`key`".
    [[nodiscard]] std::string words(std::string_view key, std::initializer_list<Argument> arguments = {}) const;
    /// "Số liệu đến ngày 21/11/2026", or that no date is stated.
    [[nodiscard]] std::string date_line() const;
    /// "VN-2000, kinh tuyến trục 104°45′, múi 3°" or the CRS's own name.
    [[nodiscard]] std::string crs_line() const;

    /// A geometry in degrees brought to the metric CRS; what has no image there is left out.
    [[nodiscard]] FeatureGeometry on_ground(const FeatureGeometry& geometry) const;
    [[nodiscard]] const gdal::Transform& to_ground() const { return m_to_ground; }
    /// Hamlets and communes on the ground; made when first asked for, like the relief.
    [[nodiscard]] const GroundLayers& layers() const;
    /// Draws nothing when the result has no hillshade.tif.
    [[nodiscard]] const Relief& relief() const;

  private:
    const ResultTables& m_result;
    const SheetOptions& m_options;
    Language m_language;
    std::string m_title;
    nlohmann::ordered_json m_run;
    gdal::Transform m_to_ground;
    mutable std::optional<GroundLayers> m_layers;
    mutable std::optional<Relief> m_relief;
};

}  // namespace lomsong::sheets
