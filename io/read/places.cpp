// SPDX-License-Identifier: Apache-2.0
// Hamlets and their clusters. A hamlet counts by its name: without a position it stays, without a code it gets one.
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/text.hpp"
#include "io/clean/names/code_key.hpp"
#include "io/clean/names/name_index.hpp"
#include "io/clean/words.hpp"
#include "io/read/features.hpp"

namespace lomsong {

namespace {

/// Nearer than this, two rows of one name in one commune are one hamlet; further, two that share a name since their
/// communes were merged.
constexpr Metres k_same_hamlet{500.0};

/// What most rows of a table are drawn as: points or polygons, some of them by their border lines.
ShapeKind usual_kind(const VectorTable& table) {
    const auto count = [&](ShapeKind kind) {
        return std::ranges::count_if(table.rows, [kind](const TableRow& row) { return row.shape.kind == kind; });
    };
    const auto areas = count(ShapeKind::polygons) + count(ShapeKind::lines);
    return areas > 0 && areas >= count(ShapeKind::point) ? ShapeKind::polygons : ShapeKind::point;
}

/// As an area or as a point, for a layer may hold both: hamlets whose border is known and others. What is neither
/// is asked for as the usual of its layer.
ShapeKind drawn_as(const TableRow& row, ShapeKind usual) {
    const bool is_area = row.shape.kind == ShapeKind::polygons || row.shape.kind == ShapeKind::lines;
    return is_area ? ShapeKind::polygons : row.shape.kind == ShapeKind::point ? ShapeKind::point : usual;
}

bool is_undrawn(const TableRow& row) {
    return row.shape.kind == ShapeKind::none || row.shape.kind == ShapeKind::empty;
}

std::optional<Point> place_of(const Hamlet& hamlet) {
    if (hamlet.centre) {
        return hamlet.centre;
    }
    return hamlet.area.empty() ? std::nullopt : std::optional{interior_point(hamlet.area)};
}

/// By what hamlets of one commune are held together: its code, else its name in one writing.
std::string commune_key(const Hamlet& hamlet) {
    return hamlet.commune_code.empty() ? "name " + name_key(hamlet.commune).own : hamlet.commune_code;
}

/// A few letters that tell apart two names which differ only by accents; the same in every run (FNV-1a).
std::string short_hash(const std::string& text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyz";
    std::string letters;
    for (int i = 0; i < 4; ++i) {
        letters += k_letters[hash % k_letters.size()];
        hash /= static_cast<std::uint32_t>(k_letters.size());
    }
    return letters;
}

/// One word for one supply ("Có", "điện lưới" -> "grid"); a word that is not known stays as declared.
std::string power_of(std::string declared) {
    const std::optional<PowerSupply> supply = power_supply(declared);
    return supply ? std::string{name_of(*supply)} : std::move(declared);
}

/// Takes the rows of the hamlet layer; one hamlet each.
class HamletRows {
  public:
    explicit HamletRows(const Meaning& into) : m_into{into}, m_rows{into.read.rows[LayerRole::hamlets]} {}

    void take(const MatchedTable& matched) {
        RowReader reader{matched, m_into.layers.crs, m_into.findings};
        const ShapeKind usual = usual_kind(matched.table);
        const bool has_codes = matched.columns.has("code");
        for (const TableRow& row : matched.table.rows) {
            std::optional<Hamlet> hamlet = hamlet_of(reader, row, usual);
            if (!hamlet || is_double(reader, row, *hamlet)) {
                continue;
            }
            if (hamlet->code.empty()) {
                m_without_code.push_back({m_into.layers.hamlets.size(), has_codes});
            }
            m_by_name.emplace(std::pair{commune_key(*hamlet), name_key(hamlet->name).own},
                              m_into.layers.hamlets.size());
            m_by_code.emplace(hamlet->code, m_into.layers.hamlets.size());
            m_rows.push_back(reader.place(row));
            m_into.layers.hamlets.push_back(*std::move(hamlet));
        }
    }

    /// Codes for the hamlets that have none, once all are known: commune and name, the same in every run.
    void make_codes() {
        std::map<std::string, std::set<std::string>> names;  // that come to one code
        for (const Codeless& each : m_without_code) {
            const Hamlet& hamlet = m_into.layers.hamlets[each.hamlet];
            names[plain_code(hamlet)].insert(name_key(hamlet.name).whole);
        }
        std::size_t whole_files = 0;
        for (const Codeless& each : m_without_code) {
            Hamlet& hamlet = m_into.layers.hamlets[each.hamlet];
            std::string code = plain_code(hamlet);
            code += names[code].size() > 1 ? "-" + short_hash(name_key(hamlet.name).whole) : "";
            hamlet.code = unused(code);
            m_by_code.emplace(hamlet.code, each.hamlet);
            if (each.file_has_codes) {
                tell_made_code(each.hamlet);
            } else {
                ++whole_files;
            }
        }
        if (whole_files > 0) {
            m_into.read.understood[LayerRole::hamlets].push_back(
                {"column code", "made for " + std::to_string(whole_files) + " hamlets", 1.0,
                 "their file has no codes; made from commune and name, the same in every run"});
        }
    }

  private:
    struct Codeless {
        std::size_t hamlet;
        bool file_has_codes;
    };

    /// Nothing when the row is rejected.
    std::optional<Hamlet> hamlet_of(RowReader& reader, const TableRow& row, ShapeKind usual) {
        Hamlet hamlet;
        hamlet.code = reader.text(row, "code");
        hamlet.name = reader.required(row, "name");
        hamlet.commune_code = reader.text(row, "commune_code");
        hamlet.commune = reader.text(row, "commune");
        hamlet.old_commune = reader.text(row, "old_commune");
        hamlet.old_district = reader.text(row, "old_district");
        hamlet.province = province_of(reader, row);
        if (hamlet.commune.empty() && hamlet.commune_code.empty()) {
            hamlet.commune = hamlet.old_commune;  // the crosswalk says what it is today
        }
        hamlet.kind = reader.text(row, "kind");
        hamlet.households = reader.number(row, "households", limits::k_households);
        hamlet.population = reader.number(row, "population", limits::k_population);
        hamlet.power = power_of(reader.text(row, "power"));
        hamlet.difficult = reader.flag(row, "difficult");
        if (is_undrawn(row)) {
            tell_undrawn(reader, row);
        } else if (drawn_as(row, usual) == ShapeKind::polygons) {
            std::vector<Finding> told;
            hamlet.area = reader.area(row, told);
            std::ranges::for_each(told, [&](Finding& finding) { m_into.findings.add(std::move(finding)); });
        } else {
            hamlet.centre = reader.position(row);
        }
        return m_into.findings.rejects(reader.place(row)) ? std::nullopt : std::optional{std::move(hamlet)};
    }

    /// A drawn layer with a row that is not drawn; of rows placed by columns this was said already.
    void tell_undrawn(const RowReader& reader, const TableRow& row) {
        const std::vector<Finding>& all = m_into.findings.all();
        const bool said = std::ranges::any_of(all, [place = reader.place(row)](const Finding& finding) {
            return finding.place == place &&
                   (finding.kind == FindingKind::no_coordinates || finding.kind == FindingKind::bad_position ||
                    finding.kind == FindingKind::outside_region);
        });
        if (!said) {
            m_into.findings.add({reader.place(row), "", FindingKind::no_coordinates,
                                 "has no geometry; the hamlet is known by its name only", "Draw it.",
                                 Outcome::noted});
        }
    }

    /// True after a finding: the row says again what an earlier one said, or says otherwise under the same code.
    bool is_double(RowReader& reader, const TableRow& row, const Hamlet& hamlet) {
        if (const auto same_code = m_by_code.find(hamlet.code);
            !hamlet.code.empty() && same_code != m_by_code.end()) {
            const Hamlet& first = m_into.layers.hamlets[same_code->second];
            const bool same_name = similarity(name_key(first.name), name_key(hamlet.name)) >= 0.95;
            reader.complain(row, "code", same_name ? FindingKind::duplicate : FindingKind::contradiction,
                            "code '" + hamlet.code + "' is already that of " +
                                to_string(m_rows[same_code->second]) +
                                (same_name ? "" : ", where it is '" + first.name + "'"),
                            "Give every hamlet a code of its own.");
            return true;
        }
        const auto [first, last] = m_by_name.equal_range({commune_key(hamlet), name_key(hamlet.name).own});
        for (auto same_name = first; same_name != last; ++same_name) {
            const Hamlet& other = m_into.layers.hamlets[same_name->second];
            if (are_one(other, hamlet)) {
                reader.complain(row, "name", FindingKind::duplicate,
                                "'" + hamlet.name + "' is already given by " + to_string(m_rows[same_name->second]),
                                "Take one of the rows out, or give each hamlet a code of its own.");
                return true;
            }
        }
        return false;
    }

    /// Two rows of one name in one commune. Different codes or places apart are two hamlets: communes that were
    /// merged bring a Thôn 1 each.
    static bool are_one(const Hamlet& a, const Hamlet& b) {
        const NameKey first = name_key(a.name);
        const NameKey second = name_key(b.name);
        const bool kinds_differ =
            first.whole != first.own && second.whole != second.own && first.whole != second.whole;
        const std::optional<Point> here = place_of(a);
        const std::optional<Point> there = place_of(b);
        const bool codes_differ = !a.code.empty() && !b.code.empty();
        const bool apart = here && there && distance(*here, *there).value() > k_same_hamlet.value();
        const bool side_by_side = here && there && !apart;
        return !kinds_differ && !apart && (!codes_differ || side_by_side);
    }

    static std::string plain_code(const Hamlet& hamlet) {
        const std::string commune = hamlet.commune_code.empty() ? identifier(hamlet.commune) : hamlet.commune_code;
        return (commune.empty() ? "" : commune + "-") + identifier(hamlet.name);
    }

    [[nodiscard]] std::string unused(const std::string& wanted) const {
        std::string code = wanted;
        for (int i = 2; m_by_code.contains(code); ++i) {
            code = wanted + "-" + std::to_string(i);
        }
        return code;
    }

    void tell_made_code(std::size_t hamlet) {
        Finding finding{m_rows[hamlet],
                        "",
                        FindingKind::missing_value,
                        "has no code, which the others have",
                        "Give the hamlet its code.",
                        Outcome::repaired};
        finding.value_used = m_into.layers.hamlets[hamlet].code;
        finding.rule = "code_from_name";
        m_into.findings.add(std::move(finding));
    }

    const Meaning& m_into;
    std::vector<RowPlace>& m_rows;  ///< of the hamlets taken
    std::map<std::string, std::size_t> m_by_code;
    std::multimap<std::pair<std::string, std::string>, std::size_t> m_by_name;  ///< commune and name
    std::vector<Codeless> m_without_code;
};

/// Finds the hamlet that a cluster names.
class HamletFinder {
  public:
    explicit HamletFinder(const std::vector<Hamlet>& hamlets) {
        for (std::size_t i = 0; i < hamlets.size(); ++i) {
            const Hamlet& hamlet = hamlets[i];
            m_codes.push_back(hamlet.code);
            m_by_code.emplace(hamlet.code, i);
            m_by_code_key.emplace(code_key(hamlet.code), i);
            for (const std::string& area : areas(hamlet.commune_code, hamlet.commune)) {
                m_names.add(area, hamlet.name, hamlet.code, i);
            }
        }
    }

    /// As it is written, else by `code_key` where that is one hamlet's.
    [[nodiscard]] std::optional<std::size_t> by_code(const std::string& code) const {
        if (const auto found = m_by_code.find(code); found != m_by_code.end()) {
            return found->second;
        }
        const std::string key = code_key(code);
        const auto found = m_by_code_key.find(key);
        return m_by_code_key.count(key) == 1 ? std::optional{found->second} : std::nullopt;
    }

    /// Within the commune as far as it is stated.
    [[nodiscard]] NameMatch by_name(const std::string& commune_code, const std::string& commune,
                                    const std::string& name) const {
        const std::vector<std::string> stated = areas(commune_code, commune);
        const auto known =
            std::ranges::find_if(stated, [&](const std::string& area) { return m_names.knows(area); });
        return known == stated.end() ? NameMatch{} : m_names.find(*known, name);
    }

    [[nodiscard]] const std::vector<std::string>& codes() const { return m_codes; }

  private:
    /// From the narrowest to the widest: a commune by code, by name, all of them.
    static std::vector<std::string> areas(const std::string& commune_code, const std::string& commune) {
        std::vector<std::string> keys;
        if (!commune_code.empty()) {
            keys.push_back("code " + commune_code);
        }
        if (!commune.empty()) {
            keys.push_back("name " + name_key(commune).own);
        }
        keys.emplace_back("");
        return keys;
    }

    std::vector<std::string> m_codes;
    std::map<std::string, std::size_t> m_by_code;
    std::multimap<std::string, std::size_t> m_by_code_key;
    NameIndex m_names;
};

/// The hamlet of a cluster's row; nothing after a finding.
std::optional<std::size_t> hamlet_of_cluster(RowReader& reader, const TableRow& row, const HamletFinder& finder,
                                             const Meaning& into) {
    const std::string name = reader.text(row, "hamlet");
    const std::string code = name.empty() ? reader.required(row, "hamlet_code") : reader.text(row, "hamlet_code");
    if (const std::optional<std::size_t> hamlet = finder.by_code(code)) {
        return hamlet;
    }
    if (finder.codes().empty() || (code.empty() && name.empty())) {
        return std::nullopt;  // without any hamlet that finding says it all
    }
    const NameMatch match = finder.by_name(reader.text(row, "commune_code"), reader.text(row, "commune"), name);
    if (match.is_sure()) {
        return match.index;
    }
    if (name.empty()) {
        reader.complain(row, "hamlet_code", FindingKind::unknown_reference, "no hamlet has the code '" + code + "'",
                        "Correct the code, or add the hamlet." + did_you_mean(code, finder.codes()));
    } else if (match.candidates.empty()) {
        reader.complain(row, "hamlet", FindingKind::unknown_reference, "no hamlet is called '" + name + "'",
                        "Correct the name, or add the hamlet.");
    } else {
        reader.complain(row, "hamlet", FindingKind::name_uncertain,
                        "'" + name + "' may be " + shown(match.candidates),
                        "Write the name as the hamlet's, or give its code.");
        into.read.reviews.push_back({reader.place(row), "hamlet", name, match.candidates});
    }
    return std::nullopt;
}

}  // namespace

void read_hamlets(const LayerTables& tables, const Meaning& into) {
    HamletRows rows{into};
    for (const MatchedTable& matched : tables.tables) {
        if (!into.findings.rejects(matched.table.place())) {
            rows.take(matched);
        }
    }
    rows.make_codes();
}

void read_clusters(const LayerTables& tables, const Meaning& into) {
    const HamletFinder finder{into.layers.hamlets};
    for_each_row(tables, into.layers.crs, into.findings, [&](RowReader& reader, const TableRow& row) {
        const std::optional<std::size_t> hamlet = hamlet_of_cluster(reader, row, finder, into);
        const std::optional<double> households = reader.number(row, "households", limits::k_households);
        const std::optional<Point> position = reader.position(row);
        if (hamlet && position && !into.findings.rejects(reader.place(row))) {
            into.layers.clusters.push_back({*hamlet, *position, households});
            into.read.rows[LayerRole::clusters].push_back(reader.place(row));
        }
    });
}

}  // namespace lomsong
