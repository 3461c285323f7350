// SPDX-License-Identifier: Apache-2.0
#include "io/quality/quality_sheet.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "engine/core/day.hpp"
#include "engine/core/geometry.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// A table: its file and layer.
using TableKey = std::pair<std::string, std::string>;
TableKey key_of(const TableReading& reading) { return {reading.place.file, reading.place.layer}; }

/// Which rows and tables have a finding of a word.
class Blame {
  public:
    Blame(std::span<const Finding> findings, std::span<const TableReading> readings) {
        std::map<TableKey, std::uint64_t> rows_of;
        for (const TableReading& reading : readings) {
            rows_of[key_of(reading)] += reading.rows;
        }
        std::set<std::pair<QualityWord, TableKey>> whole;
        for (const Finding& finding : findings) {
            const QualityWord word = info(finding.kind).word;
            const TableKey table{finding.place.file, finding.place.layer};
            m_tables.emplace(word, table);
            if (finding.place.row == 0 && whole.emplace(word, table).second) {
                m_count[word] += rows_of[table];
            }
        }
        std::set<std::pair<QualityWord, RowPlace>> seen;
        for (const Finding& finding : findings) {
            const QualityWord word = info(finding.kind).word;
            const bool counted = whole.contains({word, {finding.place.file, finding.place.layer}});
            if (finding.place.row > 0 && !counted && seen.emplace(word, finding.place).second) {
                ++m_count[word];
            }
        }
    }

    [[nodiscard]] std::uint64_t rows(QualityWord word) const {
        const auto found = m_count.find(word);
        return found == m_count.end() ? 0 : found->second;
    }
    [[nodiscard]] bool of(QualityWord word, const TableReading& reading) const {
        return m_tables.contains({word, key_of(reading)});
    }

  private:
    std::map<QualityWord, std::uint64_t> m_count;
    std::set<std::pair<QualityWord, TableKey>> m_tables;
};

std::uint64_t rows_read(const ReadLayers& read) {
    std::uint64_t rows = 0;
    for (const auto& [role, count] : read.counts) {
        rows += count.read;
    }
    return rows;
}

QualityScore score_of_rows(QualityWord word, const ReadLayers& read, const Blame& blame) {
    const std::uint64_t rows = rows_read(read);
    return {word, rows - std::min(rows, blame.rows(word)), rows};
}

/// Counts wanted values and those given.
struct Wanted {
    std::uint64_t given = 0;
    std::uint64_t total = 0;
    void want(bool is_given) {
        ++total;
        given += is_given ? 1 : 0;
    }
};

std::uint64_t one_if(bool condition) { return condition ? 1 : 0; }

bool has_power(const Sector& sector) { return sector.eirp.has_value() || sector.power.has_value(); }
bool has_azimuth(const Sector& sector) { return sector.azimuth.has_value() || sector.omnidirectional; }

QualityScore score_of_values(const ReadLayers& read) {
    Wanted values;
    for (const Sector& sector : read.layers.sectors) {
        values.want(sector.antenna_height.has_value());
        values.want(has_azimuth(sector));
        values.want(sector.frequency.has_value());
        values.want(has_power(sector));
    }
    for (const Hamlet& hamlet : read.layers.hamlets) {
        values.want(hamlet.households.has_value());
    }
    for (const FibreRoute& route : read.layers.fibre_routes) {
        values.want(!route.operator_name.empty());
        values.want(route.placement != Placement::unknown);
    }
    std::set<RowPlace> without_place;
    for (const Finding& finding : read.findings) {
        if (finding.kind == FindingKind::no_coordinates || finding.kind == FindingKind::position_estimated) {
            without_place.insert(finding.place);
        }
    }
    const std::uint64_t rows = rows_read(read);
    values.given += rows - std::min<std::uint64_t>(rows, without_place.size());
    values.total += rows;
    return {QualityWord::complete, values.given, values.total};
}

/// What was concluded about a subject of the file; null when nothing was.
const Understanding* understanding_of(const TableReading& reading, std::string_view subject) {
    const auto found = std::ranges::find(reading.understood, subject, &Understanding::subject);
    return found == reading.understood.end() ? nullptr : &*found;
}

bool is_unicode(const TableReading& reading) {
    const Understanding* text = understanding_of(reading, "text");
    return text == nullptr || folded(text->value).starts_with("utf") ||
           folded(text->value).starts_with("unicode") || folded(text->value).starts_with("ascii");
}

/// io/place says in its reason whether the file names the system itself; even then it is held against the region.
bool states_its_crs(const TableReading& reading) {
    const Understanding* crs = understanding_of(reading, "crs");
    return crs == nullptr || crs->reason.starts_with("the file says so");
}

template <class Good>
QualityScore score_of_files(QualityWord word, const ReadLayers& read, const Good& good) {
    return {word, static_cast<std::uint64_t>(std::ranges::count_if(read.tables, good)), read.tables.size()};
}

std::vector<FileAge> ages_of(const ReadLayers& read, std::string_view as_of) {
    std::vector<FileAge> ages;
    for (const TableReading& reading : read.tables) {
        ages.push_back({std::string{name_of(reading.role)}, reading.place.file, reading.place.layer,
                        reading.data_date, days_between(reading.data_date, as_of)});
    }
    return ages;
}

std::array<QualityScore, k_quality_words.size()> scores_of(const ReadLayers& read, std::string_view as_of) {
    const Blame blame{read.findings, read.tables};
    const auto alive = [&](const TableReading& reading) {
        const std::optional<long> days = days_between(reading.data_date, as_of);
        return days && *days <= k_fresh_days && !blame.of(QualityWord::alive, reading);
    };
    const auto shared = [&](const TableReading& reading) {
        return is_unicode(reading) && states_its_crs(reading) && !blame.of(QualityWord::shared, reading);
    };
    return {score_of_rows(QualityWord::right, read, blame),   score_of_values(read),
            score_of_rows(QualityWord::clean, read, blame),   score_of_files(QualityWord::alive, read, alive),
            score_of_rows(QualityWord::uniform, read, blame), score_of_files(QualityWord::shared, read, shared)};
}

/// Index of the commune that holds a point. Sectors of a mast share theirs, so each place is looked up once.
class CommuneFinder {
  public:
    explicit CommuneFinder(const std::vector<Commune>& communes) : m_communes{communes} {
        for (const Commune& commune : communes) {
            m_boxes.push_back(bounds(commune.area));
        }
    }
    /// `communes.size()` when none does.
    [[nodiscard]] std::size_t find(Point point) {
        const auto [known, is_new] = m_known.emplace(std::pair{point.x, point.y}, m_communes.size());
        for (std::size_t i = 0; is_new && i < m_communes.size(); ++i) {
            if (m_boxes[i].contains(point) && contains(m_communes[i].area, point)) {
                known->second = i;
                break;
            }
        }
        return known->second;
    }

  private:
    const std::vector<Commune>& m_communes;
    std::vector<Box> m_boxes;
    std::map<std::pair<double, double>, std::size_t> m_known;
};

/// Operators x (communes and "no commune"), row by row.
class CompletenessTable {
  public:
    explicit CompletenessTable(const Layers& layers)
        : m_layers{layers}, m_columns{layers.communes.size() + 1}, m_rows(layers.operators.size() * m_columns) {
        for (std::size_t op = 0; op < layers.operators.size(); ++op) {
            for (std::size_t i = 0; i < m_columns; ++i) {
                Completeness& row = m_rows[op * m_columns + i];
                row.operator_name = layers.operators[op];
                row.reported = op < layers.operator_has_reported.size() && layers.operator_has_reported[op];
                if (i < layers.communes.size()) {
                    row.commune_code = layers.communes[i].code;
                    row.commune = layers.communes[i].name;
                }
            }
        }
        count_hamlets();
        count_sectors();
    }

    /// Without the "no commune" rows that hold nothing.
    [[nodiscard]] std::vector<Completeness> rows() && {
        std::erase_if(m_rows, [](const Completeness& row) {
            return row.commune_code.empty() && row.commune.empty() && row.sectors == 0 && row.hamlets == 0;
        });
        return std::move(m_rows);
    }

  private:
    void count_hamlets() {
        for (const Hamlet& hamlet : m_layers.hamlets) {
            const auto found = std::ranges::find(m_layers.communes, hamlet.commune_code, &Commune::code);
            const auto commune = static_cast<std::size_t>(found - m_layers.communes.begin());
            for (std::size_t op = 0; op < m_layers.operators.size(); ++op) {
                ++m_rows[op * m_columns + commune].hamlets;
            }
        }
    }

    void count_sectors() {
        CommuneFinder finder{m_layers.communes};
        std::set<std::tuple<std::size_t, std::size_t, std::string_view>> stations;
        for (const Sector& sector : m_layers.sectors) {
            const std::size_t commune = finder.find(sector.position);
            Completeness& row = m_rows[sector.operator_index * m_columns + commune];
            row.stations += one_if(stations.emplace(sector.operator_index, commune, sector.station).second);
            ++row.sectors;
            row.with_height += one_if(sector.antenna_height.has_value());
            row.with_azimuth += one_if(has_azimuth(sector));
            row.with_frequency += one_if(sector.frequency.has_value());
            row.with_power += one_if(has_power(sector));
        }
    }

    const Layers& m_layers;
    std::size_t m_columns;
    std::vector<Completeness> m_rows;
};

}  // namespace

std::optional<long> days_between(std::string_view from, std::string_view to) {
    const auto first = day_named(from);
    const auto last = day_named(to);
    if (!first || !last) {
        return std::nullopt;
    }
    return static_cast<long>((*last - *first).count());
}

QualitySheet measure_quality(const ReadLayers& read, const RunParameters& parameters, std::string_view as_of) {
    QualitySheet sheet;
    sheet.title = parameters.title;
    sheet.as_of = as_of;
    sheet.made_up = parameters.made_up;
    sheet.scores = scores_of(read, as_of);
    sheet.completeness = CompletenessTable{read.layers}.rows();
    sheet.ages = ages_of(read, as_of);
    sheet.sites = read.sites;
    sheet.fibre = read.fibre;
    return sheet;
}

}  // namespace lomsong
