// SPDX-License-Identifier: Apache-2.0
/// @file  Sectors beside each other: which are given twice, which contradict each other, and which stand on one
///        mast.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "io/clean/finding.hpp"

namespace lomsong {

/// A sector with the row that declared it. A row may declare several.
struct DeclaredSector {
    Sector sector;
    RowPlace place;
};

/// Finds sectors given twice and rejects the later row:
/// - same operator, station, label, technology and carrier, and nothing else different -> duplicate;
/// - the same, but another value differs -> contradiction: the first is kept;
/// - same operator, technology, carrier, azimuth and height within `same_site` under another station's code ->
///   duplicate, noted: both are kept.
/// Sectors without a label are told apart by azimuth; those of a file that has neither, by the station alone when
/// most of its stations have one row. Sectors of rejected rows are taken out.
void find_duplicates(std::vector<DeclaredSector>& sectors, std::span<const std::string> operators, Metres same_site,
                     RowFindings& findings);

/// Masts, and who shares them.
struct SiteSummary {
    struct OfOperator {
        std::string name;
        std::size_t sites = 0;   ///< masts with at least one of its sectors
        std::size_t shared = 0;  ///< of these, masts with another operator's too
    };
    std::size_t sites = 0;
    std::size_t shared = 0;             ///< masts with two operators or more
    std::size_t joined = 0;             ///< site codes that turned out to be on another's mast
    std::vector<OfOperator> operators;  ///< in the order of Layers::operators
};

/// Joins sites within `same_site` of each other to one mast: from neighbour to neighbour, but never further than
/// twice that from the mast's first. Sectors on one mast get the code of its first site. A site or a station whose
/// rows lie further apart than `k_apart` times `same_site` is noted as a contradiction, row by row.
[[nodiscard]] SiteSummary gather_sites(std::vector<DeclaredSector>& sectors, std::span<const std::string> operators,
                                       Metres same_site, RowFindings& findings);

inline constexpr double k_apart = 4.0;

}  // namespace lomsong
