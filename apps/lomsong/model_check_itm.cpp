// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "algorithms/propagation/itm.hpp"
#include "algorithms/propagation/models.hpp"
#include "apps/lomsong/csv_table.hpp"
#include "apps/lomsong/model_check.hpp"
#include "apps/lomsong/model_check_terms.hpp"
#include "engine/core/error.hpp"

namespace lomsong {

namespace {

/// The intermediates of ITM; `warnings` and `propmode` are words and numbers of the published implementation.
constexpr std::array<Term<ItmResult>, 13> k_itm_terms{{
    {"warnings", [](const ItmResult& result) { return static_cast<double>(result.warnings.bits()); }},
    {"A_fs", [](const ItmResult& result) { return result.free_space.value(); }},
    {"A_ref", [](const ItmResult& result) { return result.reference_attenuation.value(); }},
    {"d_km", [](const ItmResult& result) { return in_kilometres(result.distance); }},
    {"theta_tx_rad", [](const ItmResult& result) { return result.transmitter.horizon_angle_rad; }},
    {"theta_rx_rad", [](const ItmResult& result) { return result.receiver.horizon_angle_rad; }},
    {"dhzn_tx_m", [](const ItmResult& result) { return result.transmitter.horizon.value(); }},
    {"dhzn_rx_m", [](const ItmResult& result) { return result.receiver.horizon.value(); }},
    {"he_tx_m", [](const ItmResult& result) { return result.transmitter.effective_height.value(); }},
    {"he_rx_m", [](const ItmResult& result) { return result.receiver.effective_height.value(); }},
    {"Ns", [](const ItmResult& result) { return result.surface_refractivity; }},
    {"delta_h_m", [](const ItmResult& result) { return result.irregularity.value(); }},
    {"propmode", [](const ItmResult& result) { return static_cast<double>(result.region); }},
}};

/// A row of pfls.csv: number of intervals, their length in metres, one height more than intervals.
struct ItmProfile {
    Metres step;
    std::vector<double> terrain_m;
};

std::vector<ItmProfile> read_itm_profiles(const std::filesystem::path& file) {
    const CsvTable table{file, CsvTable::Header::none};
    std::vector<ItmProfile> profiles;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t heights = table.cells(row) < 2 ? 0 : table.cells(row) - 2;
        if (heights < 2 || table.number(row, 0) != static_cast<double>(heights - 1)) {
            throw Error{ErrorKind::bad_data, table.place(row),
                        fmt::format("has {} heights after '{}' intervals. Write the number of intervals, their "
                                    "length in metres, and one height more than intervals.",
                                    heights, table.text(row, 0))};
        }
        ItmProfile& profile = profiles.emplace_back();
        profile.step = Metres{table.number(row, 1)};
        for (std::size_t cell = 2; cell < table.cells(row); ++cell) {
            profile.terrain_m.push_back(table.number(row, cell));
        }
    }
    return profiles;
}

/// Reads a row of cases as an input; its columns are looked up once.
class ItmCases {
  public:
    explicit ItmCases(const CsvTable& table) : m_table{table} {}

    [[nodiscard]] double expected_db(std::size_t row) const { return m_table.number(row, m_loss); }
    /// Names the profile as the file does: by its row, from 0.
    [[nodiscard]] const std::string& profile(std::size_t row) const { return m_table.text(row, m_profile); }

    [[nodiscard]] ItmInput input(std::size_t row, const std::vector<ItmProfile>& profiles) const {
        const ItmProfile& profile = profiles[static_cast<std::size_t>(
            m_table.whole_number(row, m_profile, 0, static_cast<int>(profiles.size()) - 1))];
        const auto points = static_cast<std::size_t>(
            m_table.whole_number(row, m_points, 2, static_cast<int>(profile.terrain_m.size())));
        return {radio(row), statistics(row), std::span{profile.terrain_m}.first(points), profile.step};
    }

  private:
    [[nodiscard]] ItmRadio radio(std::size_t row) const {
        const auto number = [&](std::size_t column) { return m_table.number(row, column); };
        return {.frequency = megahertz(number(m_f_mhz)),
                .transmitter_height = HeightAboveGround{number(m_h_tx)},
                .receiver_height = HeightAboveGround{number(m_h_rx)},
                .polarisation = m_table.whole_number(row, m_polarisation, 0, 1) == 0 ? Polarisation::horizontal
                                                                                     : Polarisation::vertical,
                .n0 = number(m_n0),
                .permittivity = number(m_epsilon),
                .conductivity_s_per_m = number(m_sigma),
                .climate = static_cast<ItmClimate>(m_table.whole_number(row, m_climate, 1, 7))};
    }

    /// Mode CR gives a confidence and a reliability, TLS percentages of time, location and situation.
    [[nodiscard]] ItmStatistics statistics(std::size_t row) const {
        const auto statistics = itm_statistics(m_table.whole_number(row, m_mdvar, 0, 33));
        if (!statistics) {
            throw Error{ErrorKind::bad_data, m_table.place(row),
                        fmt::format("column 'mdvar': {} is no mode of variability. Write 0 to 3, plus 10 without "
                                    "variability of situations, plus 20 without that of locations.",
                                    m_table.text(row, m_mdvar))};
        }
        const std::string& mode = m_table.text(row, m_mode);
        ItmStatistics given = *statistics;
        if (mode == "CR") {
            return with_confidence(given, m_table.number(row, m_confidence),
                                   m_table.number(row, m_reliability_or_time));
        }
        if (mode != "TLS") {
            throw Error{ErrorKind::bad_data, m_table.place(row),
                        fmt::format("column 'mode': '{}' is neither CR (confidence, reliability) nor TLS (time, "
                                    "location, situation).",
                                    mode)};
        }
        given.time_percent = m_table.number(row, m_reliability_or_time);
        given.location_percent = m_table.number(row, m_location);
        given.situation_percent = m_table.number(row, m_situation);
        return given;
    }

    const CsvTable& m_table;
    std::size_t m_profile = m_table.column("profile_row");
    std::size_t m_points = m_table.column("n_points_used");
    std::size_t m_h_tx = m_table.column("h_tx");
    std::size_t m_h_rx = m_table.column("h_rx");
    std::size_t m_climate = m_table.column("climate");
    std::size_t m_n0 = m_table.column("N0");
    std::size_t m_f_mhz = m_table.column("f_mhz");
    std::size_t m_polarisation = m_table.column("pol(0H1V)");
    std::size_t m_epsilon = m_table.column("epsilon");
    std::size_t m_sigma = m_table.column("sigma");
    std::size_t m_mdvar = m_table.column("mdvar");
    std::size_t m_confidence = m_table.column("confidence_or_-");
    std::size_t m_reliability_or_time = m_table.column("reliability_or_time");
    std::size_t m_location = m_table.column("location_or_-");
    std::size_t m_situation = m_table.column("situation_or_-");
    std::size_t m_mode = m_table.column("mode");
    std::size_t m_loss = m_table.column("A_db");
};

}  // namespace

ModelCheck check_itm(const CheckFiles& files) {
    const std::vector<ItmProfile> profiles = read_itm_profiles(files.profiles);
    const CsvTable table{files.cases, CsvTable::Header::names};
    const ItmCases cases{table};
    TermComparison<ItmResult> comparison{table, k_itm_terms};
    ModelCheck check;
    check.reference = find_model("itm")->info().reference;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const ItmResult result = itm_point_to_point(cases.input(row, profiles));
        const double expected_db = cases.expected_db(row);
        if (result.error != ItmError::none) {
            check.refused.push_back({table.line(row), cases.profile(row), text(result.error)});
            continue;
        }
        check.cases.push_back({table.line(row), cases.profile(row), expected_db, result.loss.value()});
        comparison.compare(row, result);
    }
    check.intermediates = comparison.outcome();
    return check;
}

}  // namespace lomsong
