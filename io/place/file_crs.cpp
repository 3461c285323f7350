// SPDX-License-Identifier: Apache-2.0
#include "io/place/file_crs.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "io/clean/values.hpp"

namespace lomsong {

namespace {

struct OrderWeight {
    bool first_is_east;
    double weight;
};

/// X is the northing for surveyors, whose maps are in VN-2000; converters to UTM on WGS 84 have it east.
std::array<OrderWeight, 2> orders(AxisOrder order, bool degrees, bool provincial) {
    switch (order) {
        case AxisOrder::longitude_first: return {{{true, 0.97}, {false, 0.03}}};
        case AxisOrder::x_and_y:
            return degrees      ? std::array<OrderWeight, 2>{{{true, 0.8}, {false, 0.2}}}
                   : provincial ? std::array<OrderWeight, 2>{{{true, 0.4}, {false, 0.6}}}
                                : std::array<OrderWeight, 2>{{{true, 0.85}, {false, 0.15}}};
        default: return {{{true, 0.5}, {false, 0.5}}};
    }
}

std::vector<Hypothesis> hypotheses(std::vector<CrsCandidate> candidates, AxisOrder order, bool degrees,
                                   bool is_certain) {
    std::vector<Hypothesis> found;
    for (const CrsCandidate& crs : candidates) {
        for (const OrderWeight& each : orders(order, degrees, crs.provincial || crs.mistake)) {
            if (is_certain && !each.first_is_east) {
                continue;  // letters have settled it: both orders are one
            }
            found.push_back({crs, each.first_is_east});
            found.back().crs.prior *= is_certain ? 1.0 : each.weight;
        }
    }
    return found;
}

}  // namespace

std::optional<Point> about_where(const Region& region) {
    if (!region.is_known()) {
        return std::nullopt;
    }
    const Box& box = region.box();
    return Point{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0};
}

std::optional<FileCrs> file_crs(const std::vector<Witness>& witnesses, bool degrees, AxisOrder order,
                                const std::string& declared, const CrsHints& hints, const Region& region) {
    if (witnesses.empty()) {
        return std::nullopt;
    }
    std::vector<CrsCandidate> candidates = crs_candidates(degrees, about_where(region), region.box(), hints);
    const bool is_certain = std::ranges::all_of(witnesses, &Witness::axes_certain);
    if (!declared.empty()) {
        const auto same = std::ranges::find(candidates, declared, &CrsCandidate::definition);
        if (same != candidates.end()) {
            same->prior = std::max(same->prior, 1.0);
            same->mistake = false;
        } else {
            candidates.push_back(declared_crs(declared));
        }
    }
    std::vector<Judgement> ranked =
        judged(witnesses, hypotheses(std::move(candidates), order, degrees, is_certain), region);
    const auto chosen =
        declared.empty() ? ranked.begin() : std::ranges::find_if(ranked, [&](const Judgement& each) {
            return each.hypothesis.crs.definition == declared;
        });
    FileCrs file{*chosen, std::nullopt};
    const auto other = std::ranges::find_if(ranked, [&](const Judgement& each) {
        return each.hypothesis.crs.definition != chosen->hypothesis.crs.definition;
    });
    if (other != ranked.end()) {
        file.runner_up = *other;
    }
    return file;
}

std::string reason_text(const FileCrs& file, const Region& region) {
    std::string text = evidence_text(file.chosen, region);
    if (file.runner_up) {
        text += "; next " + file.runner_up->hypothesis.crs.shown + ": " + evidence_text(*file.runner_up, region);
    }
    return text;
}

std::optional<Metres> distance_between(const Hypothesis& a, const Hypothesis& b,
                                       const std::vector<Witness>& witnesses) {
    const ToDegrees to_a{a.crs.definition};
    const ToDegrees to_b{b.crs.definition};
    const Witness& witness = witnesses.at(witnesses.size() / 2);
    const std::optional<Point> there = to_a(ordered(witness, a.first_is_east));
    const std::optional<Point> elsewhere = to_b(ordered(witness, b.first_is_east));
    return there && elsewhere ? std::optional{ground_distance(*there, *elsewhere)} : std::nullopt;
}

std::string doubt_text(const FileCrs& file, const Region& region, const std::vector<Witness>& witnesses) {
    const Judgement& other = *file.runner_up;
    const auto apart = distance_between(file.chosen.hypothesis, other.hypothesis, witnesses);
    return "fits " + other.hypothesis.crs.shown + (apart ? ", " + shown_distance(*apart) + " away" : "") +
           ", better: " + evidence_text(other, region) + " instead of " + evidence_text(file.chosen, region) +
           " under " + file.chosen.hypothesis.crs.shown;
}

std::optional<Finding> doubt_of(const VectorTable& table, const FileCrs& file,
                                const std::vector<Witness>& witnesses) {
    constexpr double k_nearly = 0.5;  ///< of the chosen one's probability
    constexpr Metres k_matters{50.0};
    if (!file.runner_up || file.runner_up->probability < k_nearly * file.chosen.probability) {
        return std::nullopt;
    }
    const auto apart = distance_between(file.chosen.hypothesis, file.runner_up->hypothesis, witnesses);
    if (!apart || *apart < k_matters) {
        return std::nullopt;
    }
    Finding finding{table.place(), "", FindingKind::wrong_crs,
                    "is taken to be in " + file.chosen.hypothesis.crs.shown + ", but " +
                        file.runner_up->hypothesis.crs.shown + " fits nearly as well, " + shown_distance(*apart) +
                        " away",
                    "Ask for the system and write crs = \"EPSG:...\" for this layer in the project file."};
    finding.outcome = Outcome::noted;
    finding.value_used = file.chosen.hypothesis.crs.shown;
    finding.rule = "likeliest_crs";
    finding.confidence = told_confidence(file.chosen.probability);
    return finding;
}

Finding unknown_crs(const VectorTable& table) {
    return {table.place(),
            "",
            FindingKind::wrong_crs,
            "holds coordinates of a system that cannot be told",
            "Write crs = \"EPSG:...\" for this layer in the project file (for Lào Cai's VN-2000 that is "
            "\"EPSG:9208\").",
            Outcome::rejected};
}

PlaceReading refuse_table(VectorTable& table) {
    table.crs = "EPSG:4326";
    for (TableRow& row : table.rows) {
        row.shape = Shape{};
        row.shape.kind = ShapeKind::refused;
    }
    PlaceReading reading;
    reading.refused = table.rows.size();
    return reading;
}

double told_confidence(double probability) { return std::round(1000.0 * std::min(0.999, probability)) / 1000.0; }

std::string shown_distance(Metres distance) {
    const double metres = distance.value();
    return metres < 1000.0 ? shown_number(std::round(metres)) + " m"
                           : shown_number(std::round(metres / 100.0) / 10.0) + " km";
}

}  // namespace lomsong
