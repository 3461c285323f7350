// SPDX-License-Identifier: Apache-2.0
/// @file  Cells of a column of numbers as quantities in our unit: how the column as a whole is meant is concluded
///        first, then each cell is read, and what deviates is said.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/clean/bands.hpp"
#include "io/clean/finding.hpp"
#include "io/clean/limits.hpp"
#include "io/clean/number_text.hpp"
#include "io/clean/units.hpp"
#include "io/clean/vector_table.hpp"

namespace lomsong {

/// What is special about a quantity besides its limit and unit.
enum class Character : unsigned char {
    plain,
    whole,                ///< counted: households, people; "1.234" is most likely 1234
    height_above_ground,  ///< may turn out to be above sea level, or in feet
    azimuth,              ///< -10 is 350; words of the compass (io/clean/azimuth.hpp)
    tilt,                 ///< some write a tilt downwards with a minus
    frequency,            ///< also a band or a channel number
    power,                ///< W or dBm
    level,                ///< received, always in dBm
};

struct QuantityField {
    std::string_view field;  ///< as in io/project/fields
    limits::Limit limit;
    Character character = Character::plain;
};

/// Every number of every layer. A cell of these that cannot be read leaves its row in place without the value, and
/// a finding says so: none of these numbers makes a row useless. What becomes of a cell:
///
/// | cell | taken as | finding |
/// |---|---|---|
/// | number in any notation, the column's unit behind it or none | its value | none |
/// | another unit behind it than the heading names | converted | unit_confused, repaired |
/// | outside the limit, or far from the column's other values, and right in another unit | converted | as above |
/// | outside the limit in every unit | missing | out_of_range, noted |
/// | azimuth -180..0 | plus 360 | out_of_range, repaired |
/// | band ("B3", "n78") among carriers in MHz | middle of its downlink | unit_confused, repaired |
/// | "~42" | 42 | not_a_number, noted |
/// | "3O" | 30 | not_a_number, repaired |
/// | "1.234" where neither limit nor column tells 1.234 from 1234 | 1.234 | not_a_number, noted |
/// | range, bound, list, date, words | missing | not_a_number, noted |
/// | nothing, or a word for nothing | missing | missing_height and missing_azimuth only |
inline constexpr QuantityField k_quantities[]{
    {"height_m", limits::k_antenna_height_declared, Character::height_above_ground},
    {"azimuth_deg", limits::k_azimuth, Character::azimuth},
    {"tilt_deg", limits::k_tilt, Character::tilt},
    {"electrical_tilt_deg", limits::k_tilt, Character::tilt},
    {"mechanical_tilt_deg", limits::k_tilt, Character::tilt},
    {"frequency_mhz", limits::k_frequency, Character::frequency},
    {"bandwidth_mhz", limits::k_bandwidth, Character::plain},
    {"eirp_dbm", limits::k_eirp, Character::power},
    {"power_dbm", limits::k_power, Character::power},
    {"gain_dbi", limits::k_antenna_gain, Character::plain},
    {"feeder_db", limits::k_feeder_loss, Character::plain},
    {"households", limits::k_households, Character::whole},
    {"population", limits::k_population, Character::whole},
    {"area_m2", limits::k_footprint, Character::plain},
    {"level_dbm", limits::k_level, Character::level},
    {"speed_down_mbps", limits::k_speed, Character::plain},
    {"speed_up_mbps", limits::k_speed, Character::plain},
};
/// What is special about the field; plain for one that is not listed.
[[nodiscard]] Character character_of(std::string_view field);

/// What was noticed in a cell: a finding without its place, column and value.
struct Remark {
    FindingKind kind = FindingKind::not_a_number;
    Outcome outcome = Outcome::noted;
    std::string problem;
    std::string advice;
    std::string value_used{};
    std::string rule{};
    double confidence = 1.0;
};

/// How the cells of one column are meant; a fresh one suits a single cell without a column around it.
struct ColumnHabit {
    DecimalMark mark = DecimalMark::unknown;
    const Unit* unit = nullptr;    ///< of a number without one; null: the field's own
    bool unit_in_heading = false;  ///< the file itself says so
    bool bands = false;            ///< numbers are bands, not carriers
    Channels channels = Channels::none;
    bool negative_down = false;      ///< tilts: a minus looks down
    bool above_sea_level = false;    ///< heights of the ground or above the sea: not used
    bool south_by_letter_n = false;  ///< azimuths: "N" is Nam (south), as "Đ", "T", "B" elsewhere show
    double confidence = 1.0;         ///< in what was concluded
    std::string reason;              ///< "14 of 15 numbers are round numbers of watts"
    std::size_t filled = 0;          ///< cells that say something
    std::size_t numbers = 0;         ///< of these, numbers inside the limit
    double low = 0.0;                ///< one number in ten, at least one, is lower, in our unit
    double high = 0.0;               ///< one in ten, at least one, is higher
    std::vector<double> usual;       ///< values of one number in twenty, at least two: sorted, in our unit
};

/// The habit of a column of `field`, from all its cells and its heading; `unit` is the unit named there, or empty.
[[nodiscard]] ColumnHabit habit_of(std::span<const std::string_view> cells, const QuantityField& field,
                                   std::string_view unit, std::string_view heading);

/// What there is to tell about a habit; nothing when it is what everybody expects. `heading` names the column.
[[nodiscard]] std::vector<Understanding> told(const ColumnHabit& habit, const QuantityField& field,
                                              std::string_view heading);

/// One cell read.
struct QuantityReading {
    std::optional<double> value;  ///< in the field's unit, inside its limit
    std::optional<Remark> remark;
};
[[nodiscard]] QuantityReading read_quantity(std::string_view cell, const QuantityField& field,
                                            const ColumnHabit& habit,
                                            std::optional<Technology> technology = std::nullopt);

}  // namespace lomsong
