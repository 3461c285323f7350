// SPDX-License-Identifier: Apache-2.0
// The communes of a run, and which of them each hamlet belongs to: by what its row states, else by where it lies.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/clean/names/commune_finder.hpp"
#include "io/read/features.hpp"

namespace lomsong {

namespace {

/// Borders are drawn roughly: so far outside its stated commune a hamlet is still believed.
constexpr Metres k_border_margin{200.0};

/// A commune with its box, so that containment asks few polygons.
struct BoxedCommune {
    Commune commune;
    Box box;
    RowPlace row;
    std::vector<Finding> told;  ///< of its border: matters only when the commune is the run's business
    bool used = false;
};

/// A point that stands for the hamlet; nothing when neither centre nor area is known.
std::optional<Point> place_of(const Hamlet& hamlet) {
    if (hamlet.centre) {
        return hamlet.centre;
    }
    return hamlet.area.empty() ? std::nullopt : std::optional{interior_point(hamlet.area)};
}

Metres distance_to(const MultiPolygon& area, Point point) {
    double nearest_m = 1e12;
    for (const Polygon& polygon : area) {
        nearest_m = std::min(nearest_m, distance(point, polygon.outer).value());
    }
    return Metres{nearest_m};
}

std::vector<std::pair<std::string, std::string>> codes_and_names(const std::vector<BoxedCommune>& communes) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const BoxedCommune& each : communes) {
        pairs.emplace_back(each.commune.code, each.commune.name);
    }
    return pairs;
}

/// Gives every hamlet its commune.
class CommuneJoin {
  public:
    CommuneJoin(std::vector<BoxedCommune>& communes, const Meaning& into)
        : m_communes{communes}, m_into{into}, m_finder{codes_and_names(communes), into.crosswalk} {
        for (const Finding& finding : into.findings.all()) {
            if (finding.kind == FindingKind::outside_commune) {
                m_told.insert(finding.place);
            }
        }
    }

    /// False when no commune of the layer is the hamlet's.
    bool join(std::size_t index) {
        Hamlet& hamlet = m_into.layers.hamlets[index];
        const std::vector<RowPlace>& rows = m_into.read.rows[LayerRole::hamlets];
        m_row = index < rows.size() ? rows[index] : RowPlace{};
        const std::optional<std::size_t> here = around(place_of(hamlet));
        if (here) {
            m_communes[*here].used = true;
        }
        const StatedCommune& stated = found(hamlet.commune_code, hamlet.commune);
        if (stated.code_is_unknown) {
            m_miscoded.push_back({m_row, hamlet.commune_code, stated.communes.front()});
        } else if (!hamlet.commune_code.empty() && (stated.how == How::code || stated.how == How::former)) {
            m_coded_files.insert(file_of(m_row));
        }
        const std::optional<std::size_t> commune = chosen(hamlet, stated, here);
        const bool states_former = stated.how == How::former || (commune && among(stated.also, *commune));
        const FormerPlace former =
            states_former ? m_into.crosswalk.former(hamlet.commune_code, hamlet.commune, hamlet.old_district)
                          : FormerPlace{};
        if (commune) {
            take(hamlet, *commune, stated);
        }
        complete_former(hamlet, former);
        return commune.has_value();
    }

    /// Of codes that are no commune's beside a name that is: one such among others is a slip, a whole file of them
    /// has codes of another list. After all hamlets are joined.
    void tell_miscoded() {
        std::map<std::pair<std::string, std::string>, std::size_t> of_another_list;
        for (const Miscoded& each : m_miscoded) {
            if (!m_coded_files.contains(file_of(each.row))) {
                ++of_another_list[file_of(each.row)];
            }
        }
        for (const Miscoded& each : m_miscoded) {
            const auto file = of_another_list.find(file_of(each.row));
            if (file == of_another_list.end() || file->second == 1) {
                constexpr double k_by_name = 0.9;
                tell_code(each.row, FindingKind::unknown_reference, each.code,
                          "'" + each.code + "' is the code of no commune; its commune name is that of " +
                              name_of(each.commune),
                          each.commune, k_by_name);
            }
        }
        for (const auto& [file, rows] : of_another_list) {
            if (rows > 1) {
                m_into.read.understood[LayerRole::hamlets].push_back(
                    {"commune codes",
                     "not taken from " + file.first + (file.second.empty() ? "" : " " + file.second), 0.9,
                     "none of them is that of a commune, " + std::to_string(rows) + " commune names are"});
            }
        }
    }

  private:
    using How = StatedCommune::How;
    struct Miscoded {
        RowPlace row;
        std::string code;
        std::size_t commune;  ///< by name
    };

    /// What code and name say, found once for all hamlets that say the same: names are compared with every other.
    const StatedCommune& found(const std::string& code, const std::string& name) {
        const auto [entry, is_new] = m_found.try_emplace({code, name});
        if (is_new) {
            entry->second = m_finder.find(code, name);
        }
        return entry->second;
    }

    static std::pair<std::string, std::string> file_of(const RowPlace& row) { return {row.file, row.layer}; }

    [[nodiscard]] static bool among(const std::vector<std::size_t>& communes, std::size_t commune) {
        return std::ranges::find(communes, commune) != communes.end();
    }

    /// What the hamlet's row does not say of before: what its stated old commune says, else what all say that became
    /// the commune it is in.
    void complete_former(Hamlet& hamlet, const FormerPlace& stated) const {
        const bool is_known = !stated.commune.empty() || !stated.district.empty();
        const FormerPlace former =
            !hamlet.old_commune.empty() ? m_into.crosswalk.former("", hamlet.old_commune, hamlet.old_district)
            : is_known                  ? stated
                                        : m_into.crosswalk.before(hamlet.commune_code, hamlet.commune);
        hamlet.old_commune = hamlet.old_commune.empty() ? former.commune : hamlet.old_commune;
        hamlet.old_district = hamlet.old_district.empty() ? former.district : hamlet.old_district;
    }

    [[nodiscard]] std::optional<std::size_t> around(const std::optional<Point>& place) const {
        for (std::size_t i = 0; place && i < m_communes.size(); ++i) {
            if (m_communes[i].box.contains(*place) && contains(m_communes[i].commune.area, *place)) {
                return i;
            }
        }
        return std::nullopt;
    }

    /// The commune by statement and position; what does not agree is told.
    std::optional<std::size_t> chosen(const Hamlet& hamlet, const StatedCommune& stated,
                                      std::optional<std::size_t> here) {
        const auto here_is_among = [&](const std::vector<std::size_t>& communes) {
            return here && std::ranges::find(communes, *here) != communes.end();
        };
        if (stated.other_by_name) {
            return code_or_name(hamlet, stated.communes.front(), *stated.other_by_name, here);
        }
        if (stated.is_sure() && here_is_among(stated.also)) {
            tell_former(hamlet, *here, 0.9);
            return here;
        }
        if (stated.is_sure()) {
            check_place(hamlet, stated.communes.front(), here);
            return stated.communes.front();
        }
        if (stated.how == How::former && here_is_among(stated.communes)) {
            return here;
        }
        if (stated.how == How::nothing) {
            return here;
        }
        return by_place(hamlet, stated, here);
    }

    /// Code and name state two communes: the code holds, unless the hamlet lies in the commune that is named.
    std::optional<std::size_t> code_or_name(const Hamlet& hamlet, std::size_t coded, std::size_t named,
                                            std::optional<std::size_t> here) {
        const std::string problem =
            "its commune code is that of " + name_of(coded) + ", its commune name that of " + name_of(named);
        if (here != named) {
            tell(hamlet, FindingKind::contradiction, problem, "Correct the code or the name; the code was taken.",
                 {});
            return coded;
        }
        constexpr double k_by_name_and_place = 0.95;
        tell_code(m_row, FindingKind::contradiction, hamlet.commune_code, problem + ", in which it lies", named,
                  k_by_name_and_place);
        return named;
    }

    /// The statement decides nothing: the position does, and a person is asked.
    std::optional<std::size_t> by_place(const Hamlet& hamlet, const StatedCommune& stated,
                                        std::optional<std::size_t> here) {
        std::vector<NameCandidate> candidates = stated.candidates;
        for (const std::size_t part : stated.communes) {
            candidates.push_back({m_communes[part].commune.name, m_communes[part].commune.code,
                                  1.0 / static_cast<double>(stated.communes.size())});
        }
        const std::string seen = shown_statement(hamlet);
        const std::string alike = candidates.empty() ? "is the name of no commune of the layer, nor like one"
                                                     : "may be " + shown(candidates);
        tell(hamlet, FindingKind::name_uncertain, "'" + seen + "' " + alike,
             here ? "Correct it; the commune around the hamlet was taken." : "Correct the name, or give its code.",
             here);
        m_into.read.reviews.push_back({m_row, "commune", seen, std::move(candidates)});
        return here;
    }

    void check_place(const Hamlet& hamlet, std::size_t stated, std::optional<std::size_t> here) {
        if (!here || *here == stated || m_told.contains(m_row)) {
            return;
        }
        const Metres away = distance_to(m_communes[stated].commune.area, *place_of(hamlet));
        if (away.value() > k_border_margin.value()) {
            tell(hamlet, FindingKind::outside_commune,
                 "lies in " + name_of(*here) + ", " + std::to_string(static_cast<long>(away.value())) +
                     " m outside " + name_of(stated) + ", its stated commune",
                 "Correct the commune or the coordinates; the commune was taken as stated.", {});
        }
    }

    void take(Hamlet& hamlet, std::size_t index, const StatedCommune& stated) {
        BoxedCommune& boxed = m_communes[index];
        boxed.used = true;
        if (stated.how == How::former) {
            tell_former(hamlet, index, stated.is_sure() ? 1.0 : 0.9);
        }
        const bool name_is_of_another = stated.how == How::former || stated.how == How::uncertain ||
                                        stated.how == How::unknown || stated.other_by_name ||
                                        (stated.is_sure() && stated.communes.front() != index);
        if (hamlet.commune.empty() || name_is_of_another) {
            hamlet.commune = boxed.commune.name;
        }
        hamlet.commune_code = boxed.commune.code;
        if (hamlet.province.empty()) {
            hamlet.province = boxed.commune.province;
        }
    }

    void tell_former(const Hamlet& hamlet, std::size_t now, double confidence) {
        Finding finding =
            finding_of(hamlet, FindingKind::old_commune_name,
                       "'" + shown_statement(hamlet) + "' is a commune from before a merger, now " + name_of(now),
                       "Write the commune of today.");
        finding.outcome = Outcome::repaired;
        finding.value_used = m_communes[now].commune.name;
        finding.rule = "crosswalk";
        finding.confidence = confidence;
        m_into.findings.add(std::move(finding));
    }

    void tell(const Hamlet& hamlet, FindingKind kind, std::string problem, std::string advice,
              std::optional<std::size_t> used) {
        Finding finding = finding_of(hamlet, kind, std::move(problem), std::move(advice));
        if (used) {
            constexpr double k_by_place = 0.9;
            finding.outcome = Outcome::repaired;
            finding.value_used = m_communes[*used].commune.name;
            finding.rule = "commune_by_position";
            finding.confidence = k_by_place;
        }
        m_into.findings.add(std::move(finding));
    }

    /// A code gives way to a name.
    void tell_code(const RowPlace& row, FindingKind kind, const std::string& code, std::string problem,
                   std::size_t used, double confidence) {
        Finding finding{row,
                        heading(row, "column commune_code"),
                        kind,
                        std::move(problem),
                        "Correct the code; the name was taken.",
                        Outcome::repaired};
        finding.value_seen = code;
        finding.value_used = m_communes[used].commune.code;
        finding.rule = "commune_by_name";
        finding.confidence = confidence;
        m_into.findings.add(std::move(finding));
    }

    [[nodiscard]] Finding finding_of(const Hamlet& hamlet, FindingKind kind, std::string problem,
                                     std::string advice) const {
        const std::string_view subject = hamlet.commune.empty() ? "column commune_code" : "column commune";
        std::string column = heading(m_row, subject);
        column = column.empty() ? heading(m_row, "column old_commune") : column;
        Finding finding{m_row, std::move(column), kind, std::move(problem), std::move(advice), Outcome::noted};
        finding.value_seen = shown_statement(hamlet);
        return finding;
    }

    /// The column in the file's own words, as its table was understood.
    [[nodiscard]] std::string heading(const RowPlace& row, std::string_view subject) const {
        for (const TableReading& table : m_into.read.tables) {
            if (file_of(table.place) == file_of(row)) {
                const auto found = std::ranges::find(table.understood, subject, &Understanding::subject);
                return found == table.understood.end() ? std::string{} : found->value;
            }
        }
        return {};
    }

    static std::string shown_statement(const Hamlet& hamlet) {
        return hamlet.commune.empty() ? hamlet.commune_code : hamlet.commune;
    }
    [[nodiscard]] const std::string& name_of(std::size_t commune) const { return m_communes[commune].commune.name; }

    std::vector<BoxedCommune>& m_communes;
    const Meaning& m_into;
    CommuneFinder m_finder;
    std::map<std::pair<std::string, std::string>, StatedCommune> m_found;  ///< by code and name
    std::set<RowPlace> m_told;  ///< rows already known to lie outside their commune
    RowPlace m_row;             ///< of the hamlet that is being joined
    std::vector<Miscoded> m_miscoded;
    std::set<std::pair<std::string, std::string>> m_coded_files;  ///< with a code that is a commune's
};

std::vector<BoxedCommune> communes_of(const LayerTables& tables, const Meaning& into) {
    std::vector<BoxedCommune> communes;
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        BoxedCommune boxed;
        boxed.commune.code = reader.required(row, "code");
        boxed.commune.name = reader.required(row, "name");
        boxed.commune.province = province_of(reader, row);
        boxed.commune.area = reader.area(row, boxed.told);
        boxed.box = bounds(boxed.commune.area);
        boxed.row = reader.place(row);
        const bool sound = !into.findings.rejects(boxed.row) && !boxed.commune.area.empty();
        if (sound) {
            communes.push_back(std::move(boxed));
        } else {
            std::ranges::for_each(boxed.told, [&](Finding& finding) { into.findings.add(std::move(finding)); });
        }
    });
    return communes;
}

}  // namespace

std::string province_of(RowReader& reader, const TableRow& row) {
    std::string name = reader.text(row, "province");
    return name.empty() ? reader.text(row, "province_code") : name;
}

void read_communes(const LayerTables& tables, const Meaning& into) {
    std::vector<BoxedCommune> communes = communes_of(tables, into);
    CommuneJoin join{communes, into};
    std::size_t homeless = 0;
    for (std::size_t i = 0; i < into.layers.hamlets.size(); ++i) {
        homeless += join.join(i) ? 0U : 1U;
    }
    join.tell_miscoded();
    if (homeless > 0) {
        into.reporter.warn("communes: " + std::to_string(homeless) + " of " +
                           std::to_string(into.layers.hamlets.size()) +
                           " hamlets belong to no commune of the layer, neither by code nor by place");
    }
    for (BoxedCommune& boxed : communes) {
        if (!boxed.used) {
            into.read.other_commune_rows.push_back(boxed.row);
            into.layers.other_communes.push_back(std::move(boxed.commune));
            continue;
        }
        for (Finding& finding : boxed.told) {
            into.findings.add(std::move(finding));
        }
        into.read.rows[LayerRole::communes].push_back(boxed.row);
        into.layers.communes.push_back(std::move(boxed.commune));
    }
}

}  // namespace lomsong
