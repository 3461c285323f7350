// SPDX-License-Identifier: Apache-2.0
#include "io/place/check_crs.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "io/gdal/session.hpp"
#include "io/place/file_crs.hpp"
#include "io/place/row_placer.hpp"
#include "io/place/vn2000.hpp"

namespace lomsong {

namespace {

constexpr double k_declared_weight = 5.0;      ///< what a file says of itself counts this much more than our guess
constexpr double k_next_to_impossible = 0.05;  ///< a declared system must be less likely to be replaced
constexpr double k_worth_a_note = 0.8;

/// A point on the shape; nothing for a shape without points.
std::optional<Point> point_of(const Shape& shape) {
    switch (shape.kind) {
        case ShapeKind::point: return shape.point;
        case ShapeKind::lines:
            return shape.lines.empty() || shape.lines.front().empty()
                       ? std::nullopt
                       : std::optional{shape.lines.front()[shape.lines.front().size() / 2]};
        case ShapeKind::polygons: {
            const Box box = bounds(shape.polygons);
            return box.empty() ? std::nullopt
                               : std::optional{Point{(box.min_x + box.max_x) / 2.0, (box.min_y + box.max_y) / 2.0}};
        }
        default: return std::nullopt;
    }
}

void turn(LineString& line) {
    for (Point& point : line) {
        std::swap(point.x, point.y);
    }
}

void turn_axes(Shape& shape) {
    std::swap(shape.point.x, shape.point.y);
    std::ranges::for_each(shape.lines, turn);
    for (Polygon& polygon : shape.polygons) {
        turn(polygon.outer);
        std::ranges::for_each(polygon.holes, turn);
    }
}

/// The zone whose projection this is, when it stands on the datum WGS 84: GDAL writes VN-2000 so to MapInfo files,
/// with the numbers of VN-2000. Nobody surveys in it.
std::optional<vn2000::Zone> zone_on_wgs84(const std::string& definition) {
    const OGRSpatialReference reference = gdal::crs(definition);
    const char* datum = reference.GetAttrValue("DATUM");
    const std::string name = datum == nullptr ? "" : datum;
    const bool same_projection = std::abs(reference.GetNormProjParm("scale_factor", 0.0) - 0.9999) < 1e-9 &&
                                 std::abs(reference.GetNormProjParm("false_easting", 0.0) - 500'000.0) < 1e-6 &&
                                 std::abs(reference.GetNormProjParm("false_northing", -1.0)) < 1e-6;
    if (reference.IsProjected() == 0 || !same_projection || name.find("WGS") == std::string::npos) {
        return std::nullopt;
    }
    return vn2000::zone_of_meridian(reference.GetNormProjParm("central_meridian", 0.0));
}

/// A zone's .prj and its EPSG code are one system.
bool is_same(const std::string& a, const std::string& b) {
    if (a == b) {
        return true;
    }
    const OGRSpatialReference first = gdal::crs(a);
    const OGRSpatialReference second = gdal::crs(b);
    return first.IsSame(&second) != FALSE;
}

class CrsCheck {
  public:
    CrsCheck(VectorTable& table, const PlaceColumns& columns, const Region& region, const PlaceRules& rules,
             RowFindings& findings)
        : m_table{table},
          m_columns{columns},
          m_region{region},
          m_rules{rules},
          m_findings{findings},
          m_declared{rules.crs.empty() ? table.crs : rules.crs} {}

    void run();

  private:
    [[nodiscard]] std::vector<Witness> witnesses() const;
    void guess();
    void confirm();
    void understand(const FileCrs& file, const std::string& how);
    [[nodiscard]] FileCrs weighed() const;
    void contradict(const FileCrs& file);
    void replace(const Judgement& better, const std::string& problem);
    void judge_points();

    VectorTable& m_table;
    const PlaceColumns& m_columns;
    const Region& m_region;
    const PlaceRules& m_rules;
    RowFindings& m_findings;
    std::string m_declared;
    std::vector<Witness> m_witnesses;
    bool m_degrees = true;
};

std::vector<Witness> CrsCheck::witnesses() const {
    StatedCommunes communes{m_region, m_columns};
    std::vector<Witness> found;
    for (const TableRow& row : m_table.rows) {
        const std::optional<Point> point = point_of(row.shape);
        if (!point || !std::isfinite(point->x) || !std::isfinite(point->y)) {
            continue;
        }
        Witness& witness = found.emplace_back(Witness{*point});
        if (const auto* stated = communes.of(row)) {
            witness.communes = *stated;
        }
        if (m_columns.site && m_region.has_sites()) {
            witness.site = m_region.site(row.values[*m_columns.site]);
        }
    }
    return heard(std::move(found));
}

void CrsCheck::run() {
    m_witnesses = witnesses();
    const auto angles = std::ranges::count_if(m_witnesses, [](const Witness& witness) {
        return std::abs(witness.written.x) <= 360.0 && std::abs(witness.written.y) <= 360.0;
    });
    m_degrees = 2 * static_cast<std::size_t>(angles) >= m_witnesses.size();
    if (!m_declared.empty()) {
        m_table.crs = m_declared;
        static_cast<void>(gdal::crs(m_declared));  // refuses what PROJ does not know
    }
    if (m_witnesses.empty()) {
        m_table.crs = m_declared.empty() ? "EPSG:4326" : m_declared;  // there is nothing to be misplaced
        return;
    }
    m_declared.empty() ? guess() : confirm();
    judge_points();
}

void CrsCheck::understand(const FileCrs& file, const std::string& how) {
    const CrsCandidate& crs = file.chosen.hypothesis.crs;
    std::string value = crs.definition.starts_with("EPSG:") ? crs.definition : crs.shown;
    if (!file.chosen.hypothesis.first_is_east) {
        value += ", the first number is the northing";
    }
    m_table.understood.push_back(
        {"crs", std::move(value), told_confidence(file.chosen.probability), how + reason_text(file, m_region)});
}

/// No .prj, or a DXF: the likeliest, said as such.
void CrsCheck::guess() {
    const std::optional<FileCrs> file =
        file_crs(m_witnesses, m_degrees, AxisOrder::longitude_first, "", hints_of(m_table), m_region);
    understand(*file, "the file names none; ");
    if (file->chosen.probability < k_too_uncertain) {
        m_findings.add(unknown_crs(m_table));
        static_cast<void>(refuse_table(m_table));
        return;
    }
    if (std::optional<Finding> doubt = doubt_of(m_table, *file, m_witnesses)) {
        m_findings.add(*std::move(doubt));
    }
    m_table.crs = file->chosen.hypothesis.crs.definition;
    if (!file->chosen.hypothesis.first_is_east) {
        for (TableRow& row : m_table.rows) {
            turn_axes(row.shape);
        }
    }
}

/// The declared system as `chosen`, with the best other reading as `runner_up`.
FileCrs CrsCheck::weighed() const {
    std::vector<CrsCandidate> candidates =
        crs_candidates(m_degrees, about_where(m_region), m_region.box(), hints_of(m_table));
    CrsCandidate declared = declared_crs(m_declared);
    std::erase_if(candidates, [&](const CrsCandidate& each) { return is_same(each.definition, m_declared); });
    const std::optional<vn2000::Zone> mistaken = zone_on_wgs84(m_declared);
    declared.prior = k_declared_weight;
    if (mistaken) {  // its form alone says that the zone of VN-2000 was meant
        declared.prior = 0.02;
        const std::string meant = "EPSG:" + std::to_string(mistaken->epsg);
        for (CrsCandidate& each : candidates) {
            each.prior = each.definition == meant ? 1.0 : each.mistake ? 0.0 : each.prior * 0.02;
        }
        std::erase_if(candidates, [](const CrsCandidate& each) { return each.prior <= 0.0; });
    }
    std::vector<Hypothesis> hypotheses{{declared, true}, {declared, false}};
    hypotheses.back().crs.prior *= 0.01;
    if (declared.degrees != m_degrees) {
        hypotheses.clear();  // metres in degrees or degrees in metres: it cannot be
    }
    for (const CrsCandidate& each : candidates) {
        hypotheses.push_back({each, true});
        hypotheses.push_back({each, false});
        hypotheses.back().crs.prior *= 0.03;
    }
    const std::vector<Judgement> ranked = judged(m_witnesses, hypotheses, m_region);
    const auto is_declared = [&](const Judgement& each) {
        return each.hypothesis.crs.definition == m_declared && each.hypothesis.first_is_east;
    };
    const auto own = std::ranges::find_if(ranked, is_declared);
    Judgement none{{declared, true}};
    none.witnesses = m_witnesses.size();
    FileCrs file{own == ranked.end() ? none : *own, std::nullopt};
    const auto other = std::ranges::find_if_not(ranked, is_declared);
    if (other != ranked.end()) {
        file.runner_up = *other;
    }
    return file;
}

void CrsCheck::confirm() {
    const FileCrs file = weighed();
    const bool doubted = file.runner_up && file.runner_up->probability >= k_worth_a_note &&
                         (m_region.is_known() || file.chosen.hypothesis.crs.degrees != m_degrees);
    if (doubted) {
        contradict(file);
        return;
    }
    understand(file, m_rules.crs.empty() ? "the file says so; " : "given by the project; ");
}

/// Rows that all run over one border speak as one: roads of a neighbouring country near it are no proof of a shift.
/// Where the region alone decides, many more rows must lie in it. What nobody ever declares and means (a zone of
/// VN-2000 on another datum) needs no rows at all.
bool is_plain(const Judgement& better, const Judgement& declared) {
    constexpr std::size_t k_one_in = 20;
    const bool rows_decide = better.log_likelihood > declared.log_likelihood;
    return !rows_decide || better.with_commune > 0 || better.with_site > 0 ||
           better.in_region > declared.in_region + better.witnesses / k_one_in;
}

void CrsCheck::contradict(const FileCrs& file) {
    const Judgement& better = *file.runner_up;
    const std::string problem = doubt_text(file, m_region, m_witnesses);
    if (better.probability >= k_overwhelming && file.chosen.probability <= k_next_to_impossible &&
        is_plain(better, file.chosen)) {
        understand({better, file.chosen}, "");
        replace(better, problem);
        return;
    }
    understand(file, m_rules.crs.empty() ? "the file says so; " : "given by the project; ");
    m_findings.add({m_table.place(), "", FindingKind::wrong_crs, problem,
                    "If that is right, write crs = \"" + better.hypothesis.crs.definition +
                        "\" for this layer in the project file.",
                    Outcome::noted, m_declared});
}

void CrsCheck::replace(const Judgement& better, const std::string& problem) {
    const bool only_turned = better.hypothesis.crs.definition == m_declared;
    m_table.crs = better.hypothesis.crs.definition;
    if (!better.hypothesis.first_is_east) {
        for (TableRow& row : m_table.rows) {
            turn_axes(row.shape);
        }
    }
    m_findings.add({m_table.place(), "", only_turned ? FindingKind::swapped_axes : FindingKind::wrong_crs,
                    only_turned ? "longitude and latitude are the wrong way round in the whole file" : problem,
                    "Ask for the file again, or write its crs in the project file.", Outcome::repaired,
                    declared_crs(m_declared).shown, better.hypothesis.crs.shown,
                    only_turned ? "swap_axes" : "other_crs", told_confidence(better.probability)});
}

/// Single rows of a point layer, where anything says how far the region goes.
void CrsCheck::judge_points() {
    const bool are_points = std::ranges::all_of(m_table.rows, [](const TableRow& row) {
        return row.shape.kind == ShapeKind::point || row.shape.kind == ShapeKind::none ||
               row.shape.kind == ShapeKind::empty;
    });
    if (!are_points || !m_region.is_known()) {
        return;
    }
    std::vector<RawPlace> raws;
    for (const TableRow& row : m_table.rows) {
        RawPlace& raw = raws.emplace_back();
        if (row.shape.kind == ShapeKind::point) {
            raw.state = RawState::read;
            raw.written = row.shape.point;
            const bool is_angle = std::abs(row.shape.point.x) <= 360.0 && std::abs(row.shape.point.y) <= 360.0;
            raw.unit = is_angle ? CoordinateUnit::degrees : CoordinateUnit::metres;
        }
    }
    const Hypothesis chosen{declared_crs(m_table.crs), true};
    RowPlacer placer{m_table, m_columns, std::nullopt, m_region, m_rules, chosen, m_findings};
    static_cast<void>(placer.run(std::move(raws)));
}

}  // namespace

void check_crs(VectorTable& table, const PlaceColumns& columns, const Region& region, const PlaceRules& rules,
               RowFindings& findings) {
    CrsCheck{table, columns, region, rules, findings}.run();
}

}  // namespace lomsong
