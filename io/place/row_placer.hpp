// SPDX-License-Identifier: Apache-2.0
/// @file  The rows of one table, once its coordinate system is settled: each placed, repaired, or refused.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/clean/finding.hpp"
#include "io/clean/vector_table.hpp"
#include "io/place/crs_evidence.hpp"
#include "io/place/peers.hpp"
#include "io/place/place_rows.hpp"
#include "io/place/raw_place.hpp"
#include "io/place/region.hpp"
#include "io/place/row_repair.hpp"

namespace lomsong {

namespace gdal {
class Transform;
}

/// The communes that each row states, looked up once per name.
class StatedCommunes {
  public:
    StatedCommunes(const Region& region, const PlaceColumns& columns) : m_region{region}, m_columns{columns} {}
    /// Nothing when the row states none, or one that is not known. Valid as long as this object.
    [[nodiscard]] const std::vector<std::size_t>* of(const TableRow& row);

  private:
    const Region& m_region;
    const PlaceColumns& m_columns;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> m_known;
};

class RowPlacer {
  public:
    /// `table.crs` is that of `chosen`. `cells`: none for a table with geometry, of which only points are judged.
    /// All arguments must outlive the placer.
    RowPlacer(VectorTable& table, const PlaceColumns& columns, std::optional<PositionCells> cells,
              const Region& region, const PlaceRules& rules, const Hypothesis& chosen, RowFindings& findings);
    ~RowPlacer();
    RowPlacer(const RowPlacer&) = delete;
    RowPlacer& operator=(const RowPlacer&) = delete;

    /// `raws`: one per row of the table.
    PlaceReading run(std::vector<RawPlace> raws);

  private:
    /// One row on its way.
    struct Work {
        RawPlace raw;
        const std::vector<std::size_t>* communes = nullptr;
        std::optional<PlacedPoint> place{};  ///< as written, under the file's meaning
        bool is_in_region = false;
        Metres from_commune{0.0};
        bool settled = false;
    };

    void place_as_written();
    void bound_by_own_rows();
    void judge_as_written();
    void repair();
    [[nodiscard]] std::optional<RowRepair> turned_into_region(const Work& row, RowRepairs& repairs) const;
    void fill_from_peers();
    void settle_without_repair(std::size_t i);
    void accept(std::size_t i, const PlacedPoint& place);
    void refuse(std::size_t i, Finding finding);
    void repaired(std::size_t i, const PlacedPoint& place, Finding finding);
    void without_peers(std::size_t i, Finding finding);
    [[nodiscard]] Finding finding_of(std::size_t i, FindingKind kind, std::string problem) const;
    [[nodiscard]] Finding what_is_wrong(std::size_t i) const;
    [[nodiscard]] const Region& bounds() const;
    [[nodiscard]] std::string seen(std::size_t i) const;
    [[nodiscard]] std::string shown(Point native) const;
    [[nodiscard]] std::string cell(std::size_t i, const std::optional<std::size_t>& column) const;
    [[nodiscard]] std::optional<PlacedPoint> station_of(std::size_t i) const;
    [[nodiscard]] std::optional<PlacedPoint> site_of(std::size_t i) const;
    [[nodiscard]] Demand demand_of(std::size_t i) const;

    VectorTable& m_table;
    const PlaceColumns& m_columns;
    std::optional<PositionCells> m_cells;
    const Region& m_region;
    std::optional<Region> m_own_bounds;  ///< of the file's own rows, when no region is known
    const PlaceRules& m_rules;
    Hypothesis m_chosen;
    RowFindings& m_findings;
    StatedCommunes m_communes;
    std::unique_ptr<gdal::Transform> m_from_degrees;
    Peers m_stations;
    Peers m_sites;
    std::vector<Work> m_work;
    PlaceReading m_reading;
};

}  // namespace lomsong
