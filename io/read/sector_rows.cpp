// SPDX-License-Identifier: Apache-2.0
#include "io/read/sector_rows.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "engine/core/text.hpp"
#include "io/clean/number_text.hpp"
#include "io/clean/status.hpp"
#include "io/clean/values.hpp"

namespace lomsong {

namespace {

std::string known_technologies() {
    std::string list;
    for (const TechnologyInfo& technology : k_technologies) {
        list += (list.empty() ? "" : ", ") + std::string{technology.name};
    }
    return list;
}

template <class T>
std::optional<T> as(std::optional<double> value) {
    return value ? std::optional{T{*value}} : std::nullopt;
}

std::string name_of_technology(Technology technology) { return std::string{info(technology).name}; }

}  // namespace

void OncePerTable::tell(const RowPlace& table, std::size_t rows, RowFindings& findings) {
    if (m_findings.size() > 1 && 2 * m_findings.size() > rows) {
        Finding whole = std::move(m_findings.front());
        whole.problem += ", and likewise in " + std::to_string(m_findings.size() - 1) + " other rows";
        whole.place = table;
        m_findings.clear();
        m_findings.push_back(std::move(whole));
    }
    for (Finding& finding : m_findings) {
        findings.add(std::move(finding));
    }
    m_findings.clear();
}

SectorRows::SectorRows(const VectorTable& table, RowReader& reader, Operators& operators, PatternLibrary& patterns,
                       RowFindings& findings)
    : m_table{table}, m_reader{reader}, m_operators{operators}, m_patterns{patterns}, m_findings{findings} {}

void SectorRows::finish() {
    for (auto& [rule, repeated] : m_repeated) {
        repeated.tell(m_table.place(), m_table.rows.size(), m_findings);
    }
}

void SectorRows::note_several(const TableRow& row, std::string_view field, std::size_t count,
                              std::string_view what) {
    const std::string values = std::to_string(count) + " " + std::string{what};
    m_repeated["split_" + std::string{what}].add(
        m_reader.finding(row, field,
                         {FindingKind::several_values, Outcome::noted,
                          "'" + m_reader.text(row, field) + "' holds " + values + ": the row is taken as " +
                              std::to_string(count) + " sectors",
                          "Give each its own row.", values, "split_" + std::string{what}}));
}

std::vector<NamedTechnology> SectorRows::technologies(const TableRow& row, const std::string& station) {
    const std::string cell = m_reader.text(row, "technology");
    std::vector<NamedTechnology> named = technologies_in(cell);
    if (!named.empty()) {
        if (named.size() > 1) {
            note_several(row, "technology", named.size(), "technologies");
        }
        return named;
    }
    const bool is_empty = says_nothing(cell);
    const FindingKind kind = is_empty ? FindingKind::missing_value : FindingKind::unknown_word;
    const std::string problem = is_empty ? "is empty" : "unknown technology '" + cell + "'";
    if (const std::optional<Technology> technology = technology_of_code(station)) {
        m_reader.complain(row, "technology",
                          {kind, Outcome::repaired, problem, "Write one of " + known_technologies() + ".",
                           name_of_technology(*technology), "technology_of_code", 0.9});
        return {NamedTechnology{*technology, std::nullopt}};
    }
    m_reader.complain(row, "technology", kind, problem, "Write one of " + known_technologies() + ".");
    return {};
}

/// The operator of the station's other rows, else of all other rows of the table.
std::optional<std::string> SectorRows::missing_operator(const std::string& station) {
    if (!m_operators_known) {
        m_operators_known = true;
        for (const TableRow& row : m_table.rows) {
            const std::string cell = m_reader.text(row, "operator");
            if (!says_nothing(cell)) {
                m_operators_of_table.insert(cell);
                m_operator_of_station.emplace(m_reader.text(row, "station"), cell);
            }
        }
    }
    const auto of_station = station.empty() ? m_operator_of_station.end() : m_operator_of_station.find(station);
    if (of_station != m_operator_of_station.end()) {
        return of_station->second;
    }
    return m_operators_of_table.size() == 1 ? std::optional{*m_operators_of_table.begin()} : std::nullopt;
}

std::vector<std::size_t> SectorRows::operators(const TableRow& row, const std::string& station) {
    std::string cell = m_reader.text(row, "operator");
    if (says_nothing(cell)) {
        const std::optional<std::string> known = missing_operator(station);
        if (!known) {
            m_reader.complain(row, "operator", FindingKind::missing_value, "is empty",
                              "Every row needs it: fill it in.");
            return {};
        }
        m_reader.complain(row, "operator",
                          {FindingKind::missing_value, Outcome::repaired, "is empty", "Fill it in.", *known,
                           "operator_of_others", 0.9});
        cell = *known;
    }
    if (const std::optional<std::string> meant = m_operators.slip_of(cell)) {
        m_reader.complain(
            row, "operator",
            {FindingKind::unknown_word, Outcome::repaired, "'" + cell + "' is no operator that is known",
             "Correct the name, or list it in operators = [...] of the project file.", *meant, "operator_spelling",
             0.9});
        cell = *meant;
    }
    std::vector<std::size_t> result;
    for (const std::string& name : m_operators.named_in(cell)) {
        const std::size_t index = m_operators.index_of(name);
        if (std::ranges::find(result, index) == result.end()) {
            result.push_back(index);
        }
    }
    if (result.size() > 1) {
        note_several(row, "operator", result.size(), "operators");
    }
    return result;
}

std::string SectorRows::made_code(const TableRow& row, const std::string& site, Technology technology) {
    const std::string stem = std::filesystem::path{m_table.file}.stem().string();
    std::string code =
        site.empty() ? stem + "-" + std::to_string(row.number) : site + "-" + name_of_technology(technology);
    m_repeated["made_code"].add(m_reader.finding(
        row, "station",
        {FindingKind::missing_value, Outcome::repaired, "no code of the station: it is called '" + code + "'",
         "Give the station its code.", code, site.empty() ? "code_from_row" : "code_from_site", 0.7}));
    return code;
}

std::vector<double> SectorRows::azimuths(const TableRow& row, Sector& sector) {
    constexpr std::string_view k_field = "azimuth_deg";
    Azimuths directions = m_reader.directions(row);
    sector.omnidirectional = directions.omnidirectional || m_reader.flag(row, "omni").value_or(false);
    if (directions.degrees.size() > 1) {
        note_several(row, k_field, directions.degrees.size(), "azimuths");
    }
    if (directions.degrees.empty() && !directions.remark && !sector.omnidirectional &&
        m_reader.habit(k_field).filled > 0) {
        m_reader.complain(
            row, k_field,
            {FindingKind::missing_azimuth, Outcome::noted, "is empty",
             "Fill it in; until then the antenna is taken as omnidirectional.", "", "default_azimuth"});
    }
    return std::move(directions.degrees);
}

std::vector<std::optional<Hertz>> SectorRows::frequencies(const TableRow& row,
                                                          const std::vector<NamedTechnology>& technologies) {
    constexpr std::string_view k_field = "frequency_mhz";
    const auto in_hertz = [](std::optional<double> mhz) {
        return mhz ? std::optional{megahertz(*mhz)} : std::nullopt;
    };
    std::vector<std::optional<Hertz>> result;
    const std::string cell = m_reader.text(row, k_field);
    const NumberText text = number_text(cell);
    const bool one_each =
        text.kind == NumberKind::list && technologies.size() > 1 && text.values.size() == technologies.size() &&
        std::ranges::all_of(text.values, [](double mhz) { return limits::k_frequency.range.contains(mhz); });
    const std::optional<double> common =
        one_each ? std::nullopt
                 : m_reader.number(row, k_field, limits::k_frequency, technologies.front().technology);
    for (std::size_t i = 0; i < technologies.size(); ++i) {
        result.push_back(in_hertz(one_each ? std::optional{text.values[i]}
                                  : common ? common
                                           : technologies[i].frequency_mhz));
    }
    return result;
}

void SectorRows::read_numbers(const TableRow& row, Sector& sector, Technology technology) {
    const auto number = [&](std::string_view field, const limits::Limit& limit) {
        return m_reader.number(row, field, limit, technology);
    };
    sector.antenna_height = as<HeightAboveGround>(number("height_m", limits::k_antenna_height_declared));
    if (m_reader.habit("height_m").filled > 0 && says_nothing(m_reader.text(row, "height_m"))) {
        m_reader.complain(row, "height_m",
                          {FindingKind::missing_height, Outcome::noted, "is empty",
                           "Fill it in; until then the default of its technology is taken.", "", "default_height"});
    }
    sector.tilt = as<Angle>(number("tilt_deg", limits::k_tilt));
    sector.electrical_tilt = as<Angle>(number("electrical_tilt_deg", limits::k_tilt));
    sector.mechanical_tilt = as<Angle>(number("mechanical_tilt_deg", limits::k_tilt));
    if (const std::optional<double> mhz = number("bandwidth_mhz", limits::k_bandwidth)) {
        sector.bandwidth = megahertz(*mhz);
    }
    sector.eirp = as<Dbm>(number("eirp_dbm", limits::k_eirp));
    sector.power = as<Dbm>(number("power_dbm", limits::k_power));
    sector.antenna_gain = as<Decibels>(number("gain_dbi", limits::k_antenna_gain));
    sector.feeder_loss = as<Decibels>(number("feeder_db", limits::k_feeder_loss));
}

/// The pattern that the row names, ready in Layers::patterns when it is a file; the default when it cannot be used.
void SectorRows::read_pattern(const TableRow& row, Sector& sector) {
    sector.pattern = m_reader.text(row, "pattern");
    if (says_nothing(sector.pattern)) {
        sector.pattern.clear();
    } else if (auto problem = m_patterns.load(sector.pattern)) {
        m_reader.complain(row, "pattern",
                          {FindingKind::unknown_reference, Outcome::noted, std::move(problem->seen),
                           std::move(problem->advice), "", "default_pattern"});
        sector.pattern.clear();
    }
}

/// Dates change nothing in a run, but a wrong one is told. What is said of the data cannot be later than the data.
void SectorRows::check_dates(const TableRow& row) {
    const std::optional<WrittenDate> of_data = written_date(m_table.data_date);
    for (const std::string_view field : {"licence_date", "on_air_date", "data_date"}) {
        const std::optional<WrittenDate> date = m_reader.date(row, field);
        if (date && of_data && date->first > of_data->last) {
            m_reader.complain(row, field,
                              {FindingKind::bad_date, Outcome::noted,
                               iso_text(*date) + " is later than the data, which are of " + iso_text(*of_data),
                               "Correct the date.", "", "date_in_future"});
        }
    }
    static_cast<void>(m_reader.date(row, "licence_until"));
}

void SectorRows::check_status(const TableRow& row, const std::string& status) {
    if (service_state(status) == ServiceState::unknown_word) {
        m_repeated["status " + status].add(
            m_reader.finding(row, "status",
                             {FindingKind::unknown_word, Outcome::noted, "'" + status + "' is taken as on air",
                              "Write 'đang hoạt động', 'quy hoạch' or 'dừng' (on air, planned or off).", "on air",
                              "status_on_air", 0.6}));
    }
}

std::vector<DeclaredSector> SectorRows::read(const TableRow& row) {
    Sector sector;
    const std::string code = m_reader.text(row, "station");
    sector.station = says_nothing(code) ? std::string{} : code;
    sector.site = m_reader.text(row, "site");
    sector.label = m_reader.text(row, "sector");
    sector.status = m_reader.text(row, "status");
    const std::vector<std::size_t> of_operators = operators(row, sector.station);
    const std::vector<NamedTechnology> of_technologies = technologies(row, sector.station);
    const std::optional<Point> position = m_reader.position(row);
    if (of_operators.empty() || of_technologies.empty() || !position) {
        return {};
    }
    sector.position = *position;
    if (sector.station.empty()) {
        sector.station = made_code(row, sector.site, of_technologies.front().technology);
    }
    if (sector.site.empty()) {
        sector.site = sector.station;
    }
    read_numbers(row, sector, of_technologies.front().technology);
    read_pattern(row, sector);
    check_dates(row);
    check_status(row, sector.status);
    const std::vector<double> directions = azimuths(row, sector);
    const std::vector<std::optional<Hertz>> carriers = frequencies(row, of_technologies);
    const std::string count = std::to_string(directions.size());
    const std::string prefix = sector.label.empty() || sector.label == count ? "" : sector.label + ".";
    std::vector<DeclaredSector> result;
    for (const std::size_t of_operator : of_operators) {
        sector.operator_index = of_operator;
        for (std::size_t i = 0; i < of_technologies.size(); ++i) {
            sector.technology = of_technologies[i].technology;
            sector.frequency = carriers[i];
            for (std::size_t k = 0; k < std::max<std::size_t>(directions.size(), 1); ++k) {
                DeclaredSector& declared = result.emplace_back(DeclaredSector{sector, m_reader.place(row)});
                declared.sector.azimuth = directions.empty() ? std::nullopt : std::optional{Angle{directions[k]}};
                if (directions.size() > 1) {
                    declared.sector.label = prefix + std::to_string(k + 1);
                }
            }
        }
    }
    return result;
}

}  // namespace lomsong
