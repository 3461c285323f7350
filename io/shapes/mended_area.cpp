// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/mended_area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "io/shapes/geos.hpp"

namespace lomsong {

namespace {

using namespace area_rules;

void drop_repeated(LineString& line) {
    line.erase(
        std::unique(line.begin(), line.end(), [](Point a, Point b) { return !(distance(a, b) > Metres{0.0}); }),
        line.end());
}

Metres longest_side(const LineString& line) {
    Metres longest{0.0};
    for (std::size_t i = 1; i < line.size(); ++i) {
        longest = std::max(longest, distance(line[i - 1], line[i]));
    }
    return longest;
}

/// Shoelace, relative to the first point so that large coordinates cost no digits.
double drawn_area_m2(const Ring& ring) {
    double twice = 0.0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Point a{ring[i - 1].x - ring.front().x, ring[i - 1].y - ring.front().y};
        const Point b{ring[i].x - ring.front().x, ring[i].y - ring.front().y};
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2.0;
}

double drawn_area_m2(const MultiPolygon& polygons) {
    double area = 0.0;
    for (const Polygon& polygon : polygons) {
        area += drawn_area_m2(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            area -= drawn_area_m2(hole);
        }
    }
    return std::max(0.0, area);
}

bool is_finite(const LineString& line) {
    return std::ranges::all_of(line, [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// Three points that are not the same, closed or not.
bool can_be_ring(const Ring& ring) {
    constexpr std::size_t k_open_triangle = 3;
    const bool closed = ring.size() > 1 && ring.front() == ring.back();
    return ring.size() >= k_open_triangle + (closed ? 1U : 0U) && is_finite(ring);
}

/// Closes the ring where its gap may be; `joined` is what was already bridged inside it. False when it stays open.
bool close(Ring& ring, double largest_share, MendedArea& told, Metres joined = Metres{0.0}) {
    const Metres gap = distance(ring.front(), ring.back());
    if (gap <= k_same_point && joined <= k_same_point) {
        ring.back() = ring.front();
        return true;
    }
    const Metres bridged = gap + joined;
    const double share = bridged.value() / (length(ring) + gap).value();
    if (bridged > told.gap) {
        told.gap = bridged;
        told.gap_share = share;
        told.gap_like_side = gap <= longest_side(ring) && joined <= k_same_point;
    }
    if (share > largest_share) {
        told.gap_refused = true;
        return false;
    }
    if (gap > k_same_point) {
        ring.push_back(ring.front());
    } else {
        ring.back() = ring.front();
    }
    return true;
}

/// Rings without doubled points, closed, each with three corners; what is no ring is left out.
MultiPolygon closed_rings(MultiPolygon drawn, MendedArea& told) {
    const auto usable = [&](Ring& ring) {
        drop_repeated(ring);
        return can_be_ring(ring) && close(ring, k_polygon_gap_share, told);
    };
    MultiPolygon result;
    for (Polygon& polygon : drawn) {
        if (usable(polygon.outer)) {
            std::erase_if(polygon.holes, [&](Ring& hole) { return !usable(hole); });
            result.push_back(std::move(polygon));
        }
    }
    return result;
}

/// Tells why the shape is not valid, and where. A ring that touches itself is how some formats draw a hole.
void tell_defect(const GEOSGeometry& shape, MendedArea& mended) {
    char* reason = nullptr;
    GEOSGeometry* place = nullptr;
    const char valid = GEOSisValidDetail_r(geos::context(), &shape, GEOSVALID_ALLOW_SELFTOUCHING_RING_FORMING_HOLE,
                                           &reason, &place);
    const geos::Geometry where{place};
    if (valid != 1) {
        mended.defect = reason == nullptr ? "not a valid area" : reason;
        Point point;
        if (where && GEOSGeomGetX_r(geos::context(), place, &point.x) == 1 &&
            GEOSGeomGetY_r(geos::context(), place, &point.y) == 1) {
            mended.defect_place = point;
        }
    }
    GEOSFree_r(geos::context(), reason);
}

/// A hole of which no corner lies in its polygon takes nothing off it; GEOS would make an island of it.
void drop_holes_outside(MultiPolygon& drawn) {
    for (Polygon& polygon : drawn) {
        const MultiPolygon filled{{polygon.outer, {}}};
        std::erase_if(polygon.holes, [&](const Ring& hole) {
            return std::ranges::none_of(hole, [&](Point corner) { return contains(filled, corner); });
        });
    }
}

MultiPolygon made_valid(MultiPolygon drawn) {
    drop_holes_outside(drawn);
    const geos::Geometry shape = geos::geometry_of(drawn);
    if (!shape) {
        return {};
    }
    GEOSMakeValidParams* how = GEOSMakeValidParams_create_r(geos::context());
    GEOSMakeValidParams_setMethod_r(geos::context(), how, GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos::context(), how, 0);
    const geos::Geometry valid{GEOSMakeValidWithParams_r(geos::context(), shape.get(), how)};
    GEOSMakeValidParams_destroy_r(geos::context(), how);
    return valid ? geos::polygons_of(*valid) : MultiPolygon{};
}

bool is_splinter(const Polygon& part) {
    const double area = drawn_area_m2(part.outer);
    return area < k_splinter_m2 && 2.0 * area < k_splinter_width.value() * length(part.outer).value();
}

/// The largest part stays, whatever it is.
void drop_splinters(MendedArea& mended) {
    if (mended.polygons.size() < 2) {
        return;
    }
    const auto largest = std::ranges::max_element(mended.polygons, {},
                                                  [](const Polygon& part) { return drawn_area_m2(part.outer); });
    std::swap(mended.polygons.front(), *largest);
    for (auto part = mended.polygons.begin() + 1; part != mended.polygons.end();) {
        if (is_splinter(*part)) {
            const double splinter_m2 = drawn_area_m2(part->outer);
            mended.splinters += splinter_m2 < k_dust_m2 ? 0U : 1U;
            mended.splinters_m2 += splinter_m2;
            part = mended.polygons.erase(part);
        } else {
            ++part;
        }
    }
}

MendedArea mend(MultiPolygon drawn, MendedArea told) {
    MendedArea mended = std::move(told);
    drawn = closed_rings(std::move(drawn), mended);
    mended.area_before_m2 = drawn_area_m2(drawn);
    const geos::Geometry shape = drawn.empty() ? nullptr : geos::geometry_of(drawn);
    if (!shape) {
        return mended;
    }
    tell_defect(*shape, mended);
    mended.polygons =
        GEOSisValid_r(geos::context(), shape.get()) == 1 ? std::move(drawn) : made_valid(std::move(drawn));
    drop_splinters(mended);
    mended.polygons = normalised(std::move(mended.polygons));
    mended.area_after_m2 = drawn_area_m2(mended.polygons);
    return mended;
}

/// The end of another piece that lies nearest to where this one ends.
struct NextPiece {
    std::size_t piece = 0;
    bool reversed = false;
    Metres away{std::numeric_limits<double>::infinity()};
};

NextPiece nearest_piece(Point end, const MultiLineString& pieces) {
    NextPiece next;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        for (const bool reversed : {false, true}) {
            const Metres away = distance(end, reversed ? pieces[i].back() : pieces[i].front());
            if (away < next.away) {
                next = {i, reversed, away};
            }
        }
    }
    return next;
}

/// Rings from pieces of a border: each piece goes on with the piece that starts nearest, until it is back at its
/// own start.
std::vector<Ring> rings_of(MultiLineString pieces, MendedArea& told) {
    std::vector<Ring> rings;
    while (!pieces.empty()) {
        Ring ring = std::move(pieces.front());
        pieces.erase(pieces.begin());
        Metres joined{0.0};
        while (!pieces.empty()) {
            const NextPiece next = nearest_piece(ring.back(), pieces);
            if (distance(ring.front(), ring.back()) <= std::max(next.away, k_same_point)) {
                break;
            }
            LineString piece = std::move(pieces[next.piece]);
            pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(next.piece));
            if (next.reversed) {
                std::ranges::reverse(piece);
            }
            joined = joined + next.away;
            ring.insert(ring.end(), piece.begin(), piece.end());
            drop_repeated(ring);
        }
        if (can_be_ring(ring) && close(ring, k_line_gap_share, told, joined)) {
            rings.push_back(std::move(ring));
        }
    }
    return rings;
}

/// Rings inside an odd number of others are holes of the smallest of them.
MultiPolygon nested(std::vector<Ring> rings) {
    std::ranges::stable_sort(rings, std::ranges::greater{}, [](const Ring& ring) { return drawn_area_m2(ring); });
    MultiPolygon result;
    std::vector<std::size_t> depths;
    std::vector<std::size_t> owners;  // of a ring at even depth: its polygon in `result`
    for (std::size_t i = 0; i < rings.size(); ++i) {
        std::size_t depth = 0;
        std::size_t owner = 0;
        for (std::size_t outer = 0; outer < i; ++outer) {
            if (contains({Polygon{rings[outer], {}}}, rings[i].front())) {
                ++depth;
                owner = owners[outer];
            }
        }
        depths.push_back(depth);
        if (depth % 2 == 0) {
            owner = result.size();
            result.push_back({rings[i], {}});
        } else {
            result[owner].holes.push_back(rings[i]);
        }
        owners.push_back(owner);
    }
    return result;
}

std::string shown_m(Metres length) {
    const double tenths = std::round(length.value() * 10.0);
    const auto whole = static_cast<long long>(tenths) / 10;
    const auto tenth = static_cast<long long>(tenths) % 10;
    return length < Metres{0.05} ? "0.1 m" : std::to_string(whole) + "." + std::to_string(tenth) + " m";
}

std::string shown_percent(double share) { return std::to_string(std::lround(100.0 * share)) + " %"; }

std::string shown_m2(double area) { return std::to_string(std::llround(area)) + " m2"; }

Finding gap_finding(const MendedArea& mended, const RowPlace& place) {
    Finding finding{place, "", FindingKind::unclosed_ring,
                    "its border does not close: " + shown_m(mended.gap) + " are missing, " +
                        shown_percent(mended.gap_share) + " of its length",
                    "Draw its border back to where it starts."};
    finding.value_seen = "gap of " + shown_m(mended.gap);
    finding.rule = "close_ring";
    if (!mended.gap_refused && !mended.polygons.empty()) {
        constexpr double k_last_point_left_out = 0.95;
        finding.outcome = Outcome::repaired;
        finding.value_used = "closed by a straight line";
        finding.confidence = mended.gap_like_side ? k_last_point_left_out : 1.0 - mended.gap_share;
    }
    return finding;
}

Finding defect_finding(const MendedArea& mended, const RowPlace& place, const std::string& where) {
    const double change = mended.area_change();
    Finding finding{place, "", FindingKind::bad_geometry,
                    "its polygon is not valid: " + mended.defect + (where.empty() ? "" : " near " + where),
                    "Mend its border there."};
    finding.value_seen = mended.defect;
    finding.rule = "make_valid";
    if (!mended.polygons.empty() && change <= k_largest_change) {
        finding.outcome = Outcome::repaired;
        finding.value_used = shown_m2(mended.area_after_m2) + " of " + shown_m2(mended.area_before_m2);
        finding.confidence = 1.0 - change;
    }
    if (change > k_sure_change) {
        finding.problem += "; mending it changes its area by " + shown_percent(change);
    }
    return finding;
}

}  // namespace

double MendedArea::area_change() const {
    const double larger = std::max(area_before_m2, area_after_m2);
    return larger > 0.0 ? std::abs(area_after_m2 - area_before_m2) / larger : 0.0;
}

MendedArea mended_area(MultiPolygon drawn) { return mend(std::move(drawn), {}); }

MendedArea area_within(const MultiLineString& border) {
    MendedArea told;
    MultiLineString pieces;
    for (LineString piece : border) {
        drop_repeated(piece);
        if (piece.size() >= 2 && is_finite(piece)) {
            pieces.push_back(std::move(piece));
        }
    }
    std::vector<Ring> rings = rings_of(std::move(pieces), told);
    return mend(nested(std::move(rings)), std::move(told));
}

std::vector<Finding> findings_of(const MendedArea& mended, const RowPlace& place, const std::string& where) {
    std::vector<Finding> findings;
    if (mended.gap > Metres{0.0}) {
        findings.push_back(gap_finding(mended, place));
    }
    if (!mended.defect.empty()) {
        findings.push_back(defect_finding(mended, place, where));
    }
    if (mended.splinters > 0) {
        Finding finding{
            place, "", FindingKind::bad_geometry,
            "holds " + std::to_string(mended.splinters) + " splinters of together " + shown_m2(mended.splinters_m2),
            "Take them out of the drawing."};
        finding.outcome = Outcome::repaired;
        finding.value_seen = std::to_string(mended.splinters) + " splinters";
        finding.value_used = "without them";
        finding.rule = "drop_splinters";
        findings.push_back(std::move(finding));
    }
    const bool told =
        std::ranges::any_of(findings, [](const Finding& f) { return f.outcome == Outcome::rejected; });
    if (mended.polygons.empty() && !told) {
        findings.push_back(
            {place, "", FindingKind::bad_geometry, "is a polygon of fewer than three points", "Draw it again."});
    }
    return findings;
}

}  // namespace lomsong
