// SPDX-License-Identifier: Apache-2.0
/// @file  NSMA WG16.99.050 (.adf): "KEY:,value" lines, then cuts with an angle and a value a line. Angles of
///        vertical cuts are elevations, positive up.
#include <algorithm>
#include <cmath>

#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/read/antenna_text.hpp"

namespace lomsong::antenna {

namespace {

constexpr double k_dipole_dbi = 2.15;

/// What GUNITS says of the gain and of the points.
enum class Unit { dbi, dbd, relative_db, field };

struct MeasuredCut {
    std::optional<Plane> plane;  ///< nothing for cuts that are neither, such as those of one azimuth
    bool copolar = true;
    std::size_t line = 0;
    std::optional<std::size_t> announced;
    Points points;
};

/// The commas of "DBI/DBR ! remark" and the remark removed.
std::string value_of(std::string_view text) {
    text = text.substr(0, text.find('!'));
    const std::size_t first = text.find_first_not_of(" \t,");
    if (first == std::string_view::npos) {
        return {};
    }
    return trimmed(text.substr(first, text.find_last_not_of(" \t,") - first + 1));
}

class NsmaParser {
  public:
    explicit NsmaParser(const std::string& shown) : m_shown{shown} {}

    AntennaPatternTable parse(std::string_view text) {
        for (const Line& line : lines_of(text)) {
            const std::size_t colon = line.text.find(':');
            if (colon != std::string_view::npos) {
                take(bare_key(line.text.substr(0, colon)), value_of(line.text.substr(colon + 1)), line);
            } else if (!m_cuts.empty() && line.text.front() != '!') {
                take_point(line);
            }
        }
        settle_frequency();
        MeasuredCut horizontal = chosen(Plane::horizontal, "H or AZ");
        MeasuredCut vertical = chosen(Plane::vertical, "V or EL");
        make_relative(horizontal, vertical);
        for (Point& point : vertical.points) {
            point.angle_deg = -point.angle_deg;  // elevations become angles below the horizon
        }
        m_table.horizontal = cut_of(std::move(horizontal.points), Plane::horizontal, m_shown);
        m_table.vertical = cut_of(std::move(vertical.points), Plane::vertical, m_shown);
        close_table(m_table);
        return std::move(m_table);
    }

  private:
    void take(const std::string& key, const std::string& value, const Line& line) {
        const std::vector<double> numbers = numbers_in(value);
        const std::optional<double> number = numbers.empty() ? std::nullopt : std::optional{numbers.front()};
        if (key == "ANTMAN") {
            m_table.maker = value;
        } else if (key == "MODNUM") {
            m_table.name = value;
        } else if (key == "LOWFRQ") {
            m_low_mhz = number;
        } else if (key == "HGHFRQ") {
            m_high_mhz = number;
        } else if (key == "PATFRE" && !m_pattern_mhz) {
            m_pattern_mhz = number;
        } else if (key == "GUNITS") {
            take_units(value, line);
        } else if (key == "MDGAIN") {
            m_gain = number;
        } else if (key == "AZWIDT" && number) {
            m_table.horizontal_width = Angle{*number};
        } else if (key == "ELWIDT" && number) {
            m_table.vertical_width = Angle{*number};
        } else if (key == "FRTOBA" && number) {
            m_table.front_to_back = Decibels{std::abs(*number)};
        } else if (key == "ELTILT" && number && std::abs(*number) <= 90.0) {
            m_table.electrical_tilt = Angle{*number};
        } else if (key == "PATCUT") {
            begin_cut(value, line);
        } else if (key == "POLARI" && !m_cuts.empty()) {
            const std::size_t slash = value.find('/');
            m_cuts.back().copolar =
                slash == std::string::npos || folded(value.substr(0, slash)) == folded(value.substr(slash + 1));
        } else if (key == "NUPOIN" && !m_cuts.empty() && number && *number >= 0.0) {
            m_cuts.back().announced = static_cast<std::size_t>(std::min(*number, 1e6));
        }
    }

    void begin_cut(const std::string& value, const Line& line) {
        const std::string name = bare_key(value);
        MeasuredCut cut;
        cut.line = line.number;
        if (name == "H" || name == "AZ") {
            cut.plane = Plane::horizontal;
        } else if (name == "V" || name == "EL") {
            cut.plane = Plane::vertical;
        }
        m_cuts.push_back(std::move(cut));
    }

    static std::optional<Unit> unit_named(const std::string& name) {
        const std::string key = bare_key(name);
        return key == "DBI"   ? std::optional{Unit::dbi}
               : key == "DBD" ? std::optional{Unit::dbd}
               : key == "DBR" ? std::optional{Unit::relative_db}
               : key == "LIN" ? std::optional{Unit::field}
                              : std::nullopt;
    }

    void take_units(const std::string& value, const Line& line) {
        const std::size_t slash = std::min(value.find('/'), value.size());
        const std::optional<Unit> gain = unit_named(value.substr(0, slash));
        const std::optional<Unit> points = slash < value.size() ? unit_named(value.substr(slash + 1)) : gain;
        if (!gain || !points) {
            refuse(m_shown, line.number,
                   "GUNITS is '" + value + "'. Write two of DBI, DBD, DBR, LIN, as in DBI/DBR.");
        }
        m_gain_unit = *gain;
        m_point_unit = *points;
    }

    void take_point(const Line& line) {
        Point point = point_of(line, m_shown);
        if (m_point_unit == Unit::field) {
            constexpr double k_least_field = 1e-5;
            if (point.value < 0.0 || point.value > 1.001) {
                refuse(m_shown, line.number,
                       "a field of " + shown_number(point.value) + " is outside 0..1. Correct it, or GUNITS.");
            }
            point.value = 20.0 * std::log10(std::max(point.value, k_least_field));
        }
        m_cuts.back().points.push_back(point);
    }

    void settle_frequency() {
        const double low = m_low_mhz.value_or(0.0);
        const double mhz =
            m_pattern_mhz.value_or(0.0) > 0.0 ? *m_pattern_mhz : (low + m_high_mhz.value_or(low)) / 2.0;
        if (mhz > 0.0) {
            m_table.frequency = megahertz(mhz);
        }
        if (m_gain) {
            m_table.gain = Decibels{*m_gain + (m_gain_unit == Unit::dbd ? k_dipole_dbi : 0.0)};
        }
    }

    /// The first cut of that plane whose two polarisations agree, else the first of that plane.
    [[nodiscard]] MeasuredCut chosen(Plane plane, const std::string& names) const {
        const MeasuredCut* best = nullptr;
        for (const MeasuredCut& cut : m_cuts) {
            if (cut.plane == plane && (best == nullptr || (cut.copolar && !best->copolar))) {
                best = &cut;
            }
        }
        if (best == nullptr) {
            refuse(m_shown, 0, "has no cut PATCUT:," + names + ". A sector needs a horizontal and a vertical one.");
        }
        const std::size_t found = best->points.size();
        const std::size_t wanted = best->announced.value_or(found);
        if (found == 0 || found + 1 < wanted || found > wanted + 1) {  // the report's own example is one short
            refuse(m_shown, best->line,
                   "NUPOIN announces " + std::to_string(wanted) + " points of this cut, " + std::to_string(found) +
                       " follow. Is the file complete?");
        }
        return *best;
    }

    void make_relative(MeasuredCut& horizontal, MeasuredCut& vertical) const {
        double highest = horizontal.points.front().value;
        std::size_t at_line = horizontal.points.front().line;
        for (const MeasuredCut* cut : {&horizontal, &vertical}) {
            for (const Point& point : cut->points) {
                at_line = point.value > highest ? point.line : at_line;
                highest = std::max(highest, point.value);
            }
        }
        constexpr double k_noise_db = 1.0;
        const bool absolute = m_point_unit == Unit::dbi || m_point_unit == Unit::dbd;
        if (!absolute && highest > k_noise_db) {
            refuse(m_shown, at_line,
                   "a relative gain of " + shown_number(highest) +
                       " dB lies above the main direction. Correct it, or GUNITS.");
        }
        const double full = absolute ? highest : 0.0;
        for (MeasuredCut* cut : {&horizontal, &vertical}) {
            for (Point& point : cut->points) {
                point.value -= full;
            }
        }
    }

    const std::string& m_shown;
    AntennaPatternTable m_table;
    std::vector<MeasuredCut> m_cuts;
    std::optional<double> m_low_mhz;
    std::optional<double> m_high_mhz;
    std::optional<double> m_pattern_mhz;
    std::optional<double> m_gain;
    Unit m_gain_unit = Unit::dbi;
    Unit m_point_unit = Unit::relative_db;
};

}  // namespace

AntennaPatternTable parse_nsma(std::string_view text, const std::string& shown) {
    return NsmaParser{shown}.parse(text);
}

}  // namespace lomsong::antenna
