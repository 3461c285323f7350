// SPDX-License-Identifier: Apache-2.0
/// @file  MSI Planet: a header of words, then HORIZONTAL and VERTICAL with an angle and a value a line.
#include <algorithm>
#include <cmath>
#include <set>

#include "engine/core/text.hpp"
#include "io/clean/values.hpp"
#include "io/read/antenna_text.hpp"

namespace lomsong::antenna {

namespace {

/// Gain of a half-wave dipole over an isotropic radiator.
constexpr double k_dipole_dbi = 2.15;

struct Section {
    std::optional<std::size_t> announced;  ///< points, when the section's line says so
    std::size_t line = 0;                  ///< of the word HORIZONTAL or VERTICAL; 0: not there
    Points points;
};

struct Gain {
    double as_written = 0.0;  ///< in the file's own unit
    bool isotropic = false;   ///< dBi; dBd otherwise, as the format has it where no unit stands
    [[nodiscard]] double dbi() const { return isotropic ? as_written : as_written + k_dipole_dbi; }
};

/// How the values of the cuts are meant; see `sense_of`.
enum class Sense { loss, relative_gain, absolute_gain };

class MsiParser {
  public:
    explicit MsiParser(const std::string& shown) : m_shown{shown} {}

    AntennaPatternTable parse(std::string_view text) {
        for (const Line& line : lines_of(text)) {
            take(line);
        }
        check_section(m_horizontal, "HORIZONTAL");
        check_section(m_vertical, "VERTICAL");
        make_relative();
        m_table.horizontal = cut_of(std::move(m_horizontal.points), Plane::horizontal, m_shown);
        m_table.vertical = cut_of(std::move(m_vertical.points), Plane::vertical, m_shown);
        close_table(m_table);
        return std::move(m_table);
    }

  private:
    void take(const Line& line) {
        const std::size_t end = std::min(line.text.find_first_of(" \t;,=:"), line.text.size());
        const std::string key = bare_key(line.text.substr(0, end));
        const std::size_t rest = std::min(line.text.find_first_not_of(" \t;,=:", end), line.text.size());
        const std::string_view value = line.text.substr(rest);
        if ((key == "HORIZONTAL" || key == "VERTICAL") && (value.empty() || number_of(words_of(value).front()))) {
            begin_section(key == "HORIZONTAL" ? m_horizontal : m_vertical, line, key, value);
        } else if (!take_header(key, std::string{value}, line) && m_section != nullptr) {
            m_section->points.push_back(point_of(line, m_shown));
        }
    }

    void begin_section(Section& section, const Line& line, const std::string& key, std::string_view value) {
        if (section.line != 0) {
            refuse(m_shown, line.number,
                   key + " stands there a second time, after line " + std::to_string(section.line) +
                       ". Keep one cut of each plane.");
        }
        section.line = line.number;
        const std::vector<double> numbers = numbers_in(value);
        if (!numbers.empty() && numbers.front() >= 0.0) {
            section.announced = static_cast<std::size_t>(std::min(numbers.front(), 1e6));
        }
        m_section = &section;
    }

    /// True when the key is one of the header's.
    bool take_header(const std::string& key, const std::string& value, const Line& line) {
        static const std::set<std::string, std::less<>> k_told{
            "POLARIZATION", "POLARISATION", "COMMENT", "COMMENTS", "DATE", "VERSION", "PATTERN", "END"};
        const std::vector<double> numbers = numbers_in(value);
        const auto number = [&] { return numbers.empty() ? std::nullopt : std::optional{numbers.front()}; };
        if (key == "NAME") {
            m_table.name = value;
        } else if (key == "MAKE" || key == "MANUFACTURER" || key == "VENDOR") {
            m_table.maker = value;
        } else if (key == "FREQUENCY" || key == "FREQ") {
            take_frequency(value, numbers);
        } else if (key == "GAIN") {
            take_gain(value, numbers, line);
        } else if (key == "HWIDTH" || key == "HBEAMWIDTH" || key == "HORIZONTALBEAMWIDTH") {
            m_table.horizontal_width = angle_of(number());
        } else if (key == "VWIDTH" || key == "VBEAMWIDTH" || key == "VERTICALBEAMWIDTH") {
            m_table.vertical_width = angle_of(number());
        } else if (key == "FRONTTOBACK" || key == "FTOB" || key == "FBRATIO") {
            m_table.front_to_back = Decibels{std::abs(number().value_or(0.0))};
        } else if (key == "ELECTRICALTILT" || key == "ELECTRICAL" || key == "ETILT") {
            m_table.electrical_tilt = numbers.empty() ? m_table.electrical_tilt : angle_of(number());
        } else if (key == "TILT") {
            take_tilt(value, number());
        } else {
            return k_told.contains(key);
        }
        return true;
    }

    static std::optional<Angle> angle_of(std::optional<double> degrees) {
        return degrees && std::abs(*degrees) <= 360.0 ? std::optional{Angle{*degrees}} : std::nullopt;
    }

    /// TILT is a word ("ELECTRICAL", "fixed"), degrees, or both. Degrees of a mechanical tilt are not in the cuts.
    void take_tilt(const std::string& value, std::optional<double> degrees) {
        if (degrees && !m_table.electrical_tilt && folded(value).find("mech") == std::string::npos) {
            m_table.electrical_tilt = angle_of(degrees);
        }
    }

    /// MHz unless it says GHz; a range means its middle.
    void take_frequency(const std::string& value, const std::vector<double>& numbers) {
        if (numbers.empty() || numbers.front() <= 0.0) {
            return;
        }
        const double to = numbers.size() > 1 ? std::max(numbers[1], numbers[0]) : numbers[0];
        const double unit = folded(value).find("ghz") == std::string::npos ? 1.0 : 1e3;
        m_table.frequency = megahertz(unit * (numbers.front() + to) / 2.0);
    }

    void take_gain(const std::string& value, const std::vector<double>& numbers, const Line& line) {
        if (value.empty()) {
            return;
        }
        if (numbers.empty()) {
            refuse(m_shown, line.number, "GAIN is '" + value + "', which is not a number. Write it as '17.5 dBi'.");
        }
        constexpr Range<double> k_believed{-60.0, 80.0};
        if (!k_believed.contains(numbers.front())) {
            refuse(m_shown, line.number,
                   "a GAIN of " + shown_number(numbers.front()) + " dB is outside -60..80. Correct it.");
        }
        m_gain = Gain{numbers.front(), folded(value).find("dbi") != std::string::npos};
        m_table.gain = Decibels{m_gain->dbi()};
    }

    void check_section(const Section& section, const std::string& name) const {
        if (section.line == 0) {
            refuse(m_shown, 0, "has no line " + name + ", which begins a cut. Is it a complete MSI Planet file?");
        }
        const std::size_t found = section.points.size();
        const std::size_t wanted = section.announced.value_or(found);
        if (found == 0 || (found != wanted && found != wanted + 1)) {
            refuse(m_shown, section.line,
                   name + " announces " + (section.announced ? std::to_string(wanted) : "its") + " values, " +
                       std::to_string(found) + " follow. Is the file complete?");
        }
    }

    /// Losses are the format; some makers write gains, over the main direction or over the isotropic radiator.
    /// - Values of both signs, or a largest value that is the declared gain and stands ahead: absolute gains.
    /// - None above 0: gains relative to the main direction. None below: losses.
    [[nodiscard]] Sense sense_of(double lowest, double highest) const {
        constexpr double k_noise_db = 1.0;
        if (highest <= k_noise_db && lowest < -k_noise_db) {
            return Sense::relative_gain;
        }
        const bool reaches_gain =
            m_gain && (std::abs(highest - m_gain->as_written) <= 0.5 || std::abs(highest - m_gain->dbi()) <= 0.5);
        const bool strong_ahead = m_horizontal.points.front().value > (lowest + highest) / 2.0;
        return lowest < -k_noise_db || (reaches_gain && strong_ahead) ? Sense::absolute_gain : Sense::loss;
    }

    void make_relative() {
        double lowest = m_horizontal.points.front().value;
        double highest = lowest;
        for (const Section* section : {&m_horizontal, &m_vertical}) {
            for (const Point& point : section->points) {
                lowest = std::min(lowest, point.value);
                highest = std::max(highest, point.value);
            }
        }
        const Sense sense = sense_of(lowest, highest);
        const double full = sense == Sense::absolute_gain ? full_gain(highest) : 0.0;
        const double sign = sense == Sense::loss ? -1.0 : 1.0;
        for (Section* section : {&m_horizontal, &m_vertical}) {
            for (Point& point : section->points) {
                point.value = sign * point.value - full;
            }
        }
    }

    /// The gain that absolute values refer to: declared, or their largest, which is dBi then. Values may be dBd
    /// below a gain in dBi, or the other way round.
    double full_gain(double highest) {
        constexpr double k_apart_db = 3.0;
        if (!m_gain) {
            m_table.gain = Decibels{highest};
            return highest;
        }
        if (std::abs(highest - m_gain->as_written) > k_apart_db && std::abs(highest - m_gain->dbi()) > k_apart_db) {
            refuse(m_shown, m_horizontal.line,
                   "the values reach " + shown_number(highest) + " dB, but GAIN is " +
                       shown_number(m_gain->as_written) +
                       " dB: they are neither losses nor gains of this antenna. Correct GAIN or the values.");
        }
        const bool in_dbd = m_gain->isotropic && std::abs(m_gain->as_written - k_dipole_dbi - highest) <= 0.1;
        return in_dbd ? highest : std::max(highest, m_gain->as_written);
    }

    const std::string& m_shown;
    AntennaPatternTable m_table;
    std::optional<Gain> m_gain;
    Section m_horizontal;
    Section m_vertical;
    Section* m_section = nullptr;
};

}  // namespace

AntennaPatternTable parse_msi(std::string_view text, const std::string& shown) {
    return MsiParser{shown}.parse(text);
}

}  // namespace lomsong::antenna
