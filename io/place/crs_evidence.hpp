// SPDX-License-Identifier: Apache-2.0
/// @file  How well a file's points agree with what is known, under each coordinate system and order of axes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/geometry.hpp"
#include "io/place/crs_candidates.hpp"
#include "io/place/region.hpp"

namespace lomsong {

/// One position of the file with what its row says about where it is.
struct Witness {
    Point written;                        ///< in the order written: first, second
    bool axes_certain = false;            ///< letters say which is which: `written` is already east, north
    std::vector<std::size_t> communes{};  ///< of the region, that the row states
    std::optional<Point> site{};          ///< degrees, of the row's site in another file
};

/// A coordinate system and which of the two numbers counts east.
struct Hypothesis {
    CrsCandidate crs;
    bool first_is_east = true;
};

struct Judgement {
    Hypothesis hypothesis;
    double probability = 0.0;     ///< among all that were weighed
    double log_likelihood = 0.0;  ///< of the witnesses alone, without what was likely before
    std::size_t in_commune = 0;   ///< of `with_commune`
    std::size_t with_commune = 0;
    std::size_t at_site = 0;  ///< of `with_site`
    std::size_t with_site = 0;
    std::size_t in_region = 0;  ///< of all
    std::size_t witnesses = 0;
};

/// "57 of 57 positions in their stated commune".
[[nodiscard]] std::string evidence_text(const Judgement& judgement, const Region& region);

/// At most this many witnesses are heard, spread evenly over the file.
inline constexpr std::size_t k_most_witnesses = 400;
[[nodiscard]] std::vector<Witness> heard(std::vector<Witness> witnesses);

/// Bayes' rule over the hypotheses: a stated commune, a known site and the region each speak for or against a
/// position, and each may be wrong in one row of fifty. Most probable first.
[[nodiscard]] std::vector<Judgement> judged(const std::vector<Witness>& witnesses,
                                            const std::vector<Hypothesis>& hypotheses, const Region& region);

/// The position under an order of axes: east, north.
[[nodiscard]] inline Point ordered(const Witness& witness, bool first_is_east) {
    return witness.axes_certain || first_is_east ? witness.written : Point{witness.written.y, witness.written.x};
}

}  // namespace lomsong
