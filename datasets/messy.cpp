// SPDX-License-Identifier: Apache-2.0
#include "datasets/messy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "datasets/messy_place.hpp"
#include "datasets/random.hpp"
#include "datasets/tcvn3.hpp"

namespace lomsong::datasets {

namespace {

constexpr std::size_t k_operators = 3;
constexpr std::size_t k_technologies = 2;  ///< 4G and 3G on every site
constexpr std::size_t k_sectors = 3;
constexpr double k_wrong_east_deg = 3.0;

/// A row before it is put into an operator's form.
struct Row {
    std::string station;
    std::string commune;
    bool is_4g = true;
    std::size_t sector = 1;
    Point position;  ///< where it stands
    bool has_position = true;
    bool swapped = false;
    double east_deg = 0.0;  ///< how far off it is written
    int height_m = 30;
    int azimuth_deg = 0;
    bool has_azimuth = true;
};

/// 103°58'12,53"Đ with the decimal comma; `letter` is the hemisphere's.
std::string in_seconds(double degrees, std::string_view letter) {
    const long hundredths = std::lround(degrees * 360'000.0);
    return fmt::format("{}°{:02}'{:02},{:02}\"{}", hundredths / 360'000, hundredths / 6'000 % 60,
                       hundredths / 100 % 60, hundredths % 100, letter);
}

std::string in_degrees(double degrees, char point) {
    std::string text = fmt::format("{:.6f}", degrees);
    std::ranges::replace(text, '.', point);
    return text;
}

/// How one operator writes: its separator, its coordinates, its lines above and below.
struct Habit {
    std::string_view file;
    char separator;
    std::string_view line_end;
    std::vector<std::string> titles;
    std::vector<std::string> coordinate_columns;
    std::vector<std::string> (*coordinates)(const Row&);
    bool total;
    bool tcvn3;
};

Point written(const Row& row) {
    const Point shifted{row.position.x + row.east_deg, row.position.y};
    return row.swapped ? Point{shifted.y, shifted.x} : shifted;
}

template <char point>
std::vector<std::string> in_two_cells(const Row& row) {
    const Point at = written(row);
    return row.has_position ? std::vector{in_degrees(at.x, point), in_degrees(at.y, point)}
                            : std::vector<std::string>{"", ""};
}

/// Latitude first, as these people write; a swap has the letters of the right axis on the wrong number.
std::vector<std::string> in_one_cell(const Row& row) {
    const Point at = written(row);
    return {row.has_position ? in_seconds(at.y, "B") + " " + in_seconds(at.x, "Đ") : std::string{}};
}

const std::array<Habit, k_operators>& habits() {
    static const std::array<Habit, k_operators> all{
        Habit{"tram_viettel.csv",
              ';',
              "\n",
              {"DANH SÁCH TRẠM PHÁT SÓNG (SỐ LIỆU GIẢ ĐỊNH)", "Số liệu đến ngày 15/11/2026", ""},
              {"Kinh độ", "Vĩ độ"},
              in_two_cells<','>,
              true,
              false},
        Habit{"tram_vnpt.csv", ',', "\r\n", {}, {"Toạ độ"}, in_one_cell, false, false},
        Habit{"tram_mobifone.csv",
              '\t',
              "\n",
              {"Danh sách trạm (số liệu giả định)"},
              {"Kinh độ", "Vĩ độ"},
              in_two_cells<'.'>,
              false,
              true},
    };
    return all;
}

/// A cell with the separator or a quote in it stands in quotes.
std::string cell(const std::string& text, char separator) {
    if (text.find(separator) == std::string::npos && text.find('"') == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string{c};
    }
    return quoted + "\"";
}

/// One operator's file in the making.
class FileOf {
  public:
    explicit FileOf(const Habit& habit) : m_habit{habit} {
        for (const std::string& title : habit.titles) {
            add_line({title});
        }
        std::vector<std::string> header{"STT", "Mã trạm", "Xã", "Công nghệ", "Sector"};
        header.insert(header.end(), habit.coordinate_columns.begin(), habit.coordinate_columns.end());
        header.insert(header.end(), {"Độ cao anten (m)", "Góc phương vị", "Trạng thái"});
        add_line(header);
    }

    void add(const Row& row) {
        ++m_rows;
        std::vector<std::string> cells{std::to_string(m_rows), row.station, row.commune, row.is_4g ? "4G" : "3G",
                                       std::to_string(row.sector)};
        for (std::string& coordinate : m_habit.coordinates(row)) {
            cells.push_back(std::move(coordinate));
        }
        cells.insert(cells.end(),
                     {std::to_string(row.height_m), row.has_azimuth ? std::to_string(row.azimuth_deg) : "",
                      std::string{"Đang phát sóng"}});
        add_line(cells);
    }

    [[nodiscard]] std::uint64_t line() const { return m_line; }
    [[nodiscard]] std::string name() const { return std::string{m_habit.file}; }

    [[nodiscard]] MessyFile finish() {
        if (m_habit.total) {
            add_line({"", "Tổng cộng", "", "", std::to_string(m_rows)});
        }
        return {name(), std::move(m_bytes), m_rows};
    }

  private:
    void add_line(const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            line += (i == 0 ? std::string{} : std::string{m_habit.separator}) + cell(cells[i], m_habit.separator);
        }
        m_bytes += m_habit.tcvn3 ? as_tcvn3(line) : line;
        m_bytes += m_habit.line_end;
        ++m_line;
    }

    const Habit& m_habit;
    std::string m_bytes;
    std::uint64_t m_line = 0;
    std::uint64_t m_rows = 0;
};

class Maker {
  public:
    explicit Maker(const MessyOptions& options)
        : m_options{options},
          m_random{options.seed, Stream::messy},
          m_files{FileOf{habits()[0]}, FileOf{habits()[1]}, FileOf{habits()[2]}} {}

    MessyStations make() {
        const std::size_t sites = m_options.rows / (k_technologies * k_sectors);
        for (std::size_t site = 0; site < sites; ++site) {
            add_site(site, sites);
        }
        for (std::size_t op = 0; op < k_operators; ++op) {
            for (const Row& row : m_again[op]) {
                m_files[op].add(row);
                note(op, Fault::duplicate, row);
            }
        }
        MessyStations stations;
        for (std::size_t op = 0; op < k_operators; ++op) {
            stations.files.push_back(m_files[op].finish());
            stations.truth.insert(stations.truth.end(), m_truth[op].begin(), m_truth[op].end());
        }
        return stations;
    }

  private:
    void add_site(std::size_t site, std::size_t sites) {
        const Point position = MessyPlace::site(site, sites, m_random);
        const std::size_t op = m_random.below(k_operators);
        const int height_m = 24 + 3 * static_cast<int>(m_random.below(8));
        const int first_azimuth_deg = static_cast<int>(m_random.below(120));
        for (const bool is_4g : {true, false}) {
            std::vector<Row> rows;
            for (std::size_t sector = 0; sector < k_sectors; ++sector) {
                Row row;
                row.station = fmt::format("MAU{:05}-{}{}", site + 1, op + 1, is_4g ? "4G" : "3G");
                row.commune = MessyPlace::commune_of(position).name;
                row.is_4g = is_4g;
                row.sector = sector + 1;
                row.position = position;
                row.height_m = height_m;
                row.azimuth_deg = first_azimuth_deg + 120 * static_cast<int>(sector);
                rows.push_back(std::move(row));
            }
            add_station(op, rows);
        }
    }

    /// Puts the station's rows into its operator's file, perhaps with a fault in one of them.
    void add_station(std::size_t op, std::vector<Row>& rows) {
        std::vector<std::pair<std::size_t, Fault>> faults;
        if (m_random.chance(m_options.share_of_stations)) {
            const auto fault = static_cast<Fault>(m_random.below(6));
            const std::size_t chosen = m_random.below(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (i == chosen || fault == Fault::lost) {
                    spoil(op, rows[i], fault);
                    faults.emplace_back(i, fault);
                }
            }
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            m_files[op].add(rows[i]);
            for (const auto& [faulty, fault] : faults) {
                if (faulty == i && fault != Fault::duplicate) {
                    note(op, fault, rows[i]);
                }
            }
        }
    }

    void spoil(std::size_t op, Row& row, Fault fault) {
        switch (fault) {
            case Fault::swapped: row.swapped = true; break;
            case Fault::shifted: row.east_deg = k_wrong_east_deg; break;
            case Fault::no_coordinates:
            case Fault::lost: row.has_position = false; break;
            case Fault::no_azimuth: row.has_azimuth = false; break;
            case Fault::duplicate: m_again[op].push_back(row); break;
        }
    }

    /// The row just added carries the fault.
    void note(std::size_t op, Fault fault, const Row& row) {
        m_truth[op].push_back({m_files[op].name(), m_files[op].line(), fault, row.position});
    }

    MessyOptions m_options;
    Random m_random;
    std::array<FileOf, k_operators> m_files;
    std::array<std::vector<Row>, k_operators> m_again;
    std::array<std::vector<FaultyRow>, k_operators> m_truth;
};

}  // namespace

std::string_view name_of(Fault fault) {
    constexpr std::array<std::string_view, 6> k_names{"swapped", "shifted",    "no coordinates",
                                                      "lost",    "no azimuth", "duplicate"};
    return k_names[static_cast<std::size_t>(fault)];
}

MessyStations make_messy_stations(const MessyOptions& options) { return Maker{options}.make(); }

}  // namespace lomsong::datasets
