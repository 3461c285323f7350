// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "algorithms/propagation/p1812.hpp"
#include "apps/lomsong/csv_table.hpp"
#include "apps/lomsong/model_check.hpp"
#include "apps/lomsong/model_check_terms.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// The intermediates of P.1812. Those of the second call, with the Earth radius of beta0, exist below 50 % of time.
constexpr std::array<Term<P1812Terms>, 23> k_p1812_terms{{
    {"Lbfs", [](const P1812Terms& terms) { return terms.free_space.value(); }},
    {"Lb0p", [](const P1812Terms& terms) { return terms.free_space_at_time.value(); }},
    {"Lbulla_ab",
     [](const P1812Terms& terms) { return terms.beta0 ? terms.beta0->bullington.value() : k_not_computed; }},
    {"Lbulls_ab",
     [](const P1812Terms& terms) { return terms.beta0 ? terms.beta0->smooth_bullington.value() : k_not_computed; }},
    {"Ldsph_ab",
     [](const P1812Terms& terms) { return terms.beta0 ? terms.beta0->spherical_earth.value() : k_not_computed; }},
    {"Ld50", [](const P1812Terms& terms) { return terms.median.loss.value(); }},
    {"Ldb", [](const P1812Terms& terms) { return terms.beta0 ? terms.beta0->loss.value() : k_not_computed; }},
    {"Ldp", [](const P1812Terms& terms) { return terms.diffraction.value(); }},
    {"Lbd50", [](const P1812Terms& terms) { return terms.median_with_diffraction.value(); }},
    {"Lba", [](const P1812Terms& terms) { return terms.ducting.value(); }},
    {"Lbam", [](const P1812Terms& terms) { return terms.without_troposcatter.value(); }},
    {"Lbs", [](const P1812Terms& terms) { return terms.troposcatter.value(); }},
    {"Lbc", [](const P1812Terms& terms) { return terms.median_of_locations.value(); }},
    {"theta_mrad", [](const P1812Terms& terms) { return terms.path_angle_mrad; }},
    {"hstd_m", [](const P1812Terms& terms) { return terms.smooth_transmitter.value(); }},
    {"hsrd_m", [](const P1812Terms& terms) { return terms.smooth_receiver.value(); }},
    {"hte_m", [](const P1812Terms& terms) { return terms.effective_transmitter_height.value(); }},
    {"hre_m", [](const P1812Terms& terms) { return terms.effective_receiver_height.value(); }},
    {"hm_m", [](const P1812Terms& terms) { return terms.roughness.value(); }},
    {"dlt_km", [](const P1812Terms& terms) { return in_kilometres(terms.transmitter_horizon); }},
    {"dlr_km", [](const P1812Terms& terms) { return in_kilometres(terms.receiver_horizon); }},
    {"b0_pct", [](const P1812Terms& terms) { return terms.beta0_percent; }},
    {"omega", [](const P1812Terms& terms) { return terms.sea_fraction; }},
}};

RadioZone zone_at(const CsvTable& table, std::size_t row, std::size_t column) {
    switch (table.whole_number(row, column, 1, 4)) {
        case 1: return RadioZone::sea;
        case 3: return RadioZone::coastal_land;
        case 4: return RadioZone::inland;
        default:
            throw Error{ErrorKind::bad_data, table.place(row),
                        fmt::format("column 'zone': {} is none of 1 (sea), 3 (coastal land), 4 (inland).",
                                    table.text(row, column))};
    }
}

std::map<std::string, PathProfile> read_p1812_profiles(const std::filesystem::path& file) {
    const CsvTable table{file, CsvTable::Header::names};
    const std::size_t name = table.column("profile");
    const std::size_t index = table.column("i");
    const std::size_t d_km = table.column("d_km");
    const std::size_t h_m = table.column("h_m");
    const std::size_t r_m = table.column("R_m");
    const std::size_t zone = table.column("zone");
    std::map<std::string, PathProfile> profiles;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        PathProfile& profile = profiles[table.text(row, name)];
        if (table.number(row, index) != static_cast<double>(profile.distance_km.size())) {
            throw Error{ErrorKind::bad_data, table.place(row),
                        fmt::format("profile '{}': point {} stands where point {} belongs. Number the points from "
                                    "0, each profile's in one piece.",
                                    table.text(row, name), table.text(row, index), profile.distance_km.size())};
        }
        profile.distance_km.push_back(table.number(row, d_km));
        profile.terrain_m.push_back(table.number(row, h_m));
        profile.clutter_m.push_back(table.number(row, r_m));
        profile.zone.push_back(zone_at(table, row, zone));
    }
    for (auto& entry : profiles) {  // the ends carry no clutter
        entry.second.clutter_m.front() = 0.0;
        entry.second.clutter_m.back() = 0.0;
    }
    return profiles;
}

/// Reads a row of cases as a link; its columns are looked up once.
class P1812Cases {
  public:
    explicit P1812Cases(const CsvTable& table) : m_table{table} {}

    [[nodiscard]] const std::string& profile(std::size_t row) const { return m_table.text(row, m_profile); }
    [[nodiscard]] double expected_db(std::size_t row) const { return m_table.number(row, m_loss); }
    [[nodiscard]] Link link(std::size_t row, const PathProfile& profile) const {
        const auto number = [&](std::size_t column) { return m_table.number(row, column); };
        Link link;
        link.frequency = Hertz{number(m_f_ghz) * 1e9};
        link.transmitter_height = HeightAboveGround{number(m_htg_m)};
        link.receiver_height = HeightAboveGround{number(m_hrg_m)};
        link.polarisation = m_table.whole_number(row, m_polarisation, 1, 2) == 1 ? Polarisation::horizontal
                                                                                 : Polarisation::vertical;
        link.delta_n = number(m_delta_n);
        link.n0 = number(m_n0);
        link.latitude_deg = 0.5 * (number(m_lat_t) + number(m_lat_r));
        if (m_dct_km) {
            link.transmitter_to_coast = kilometres(number(*m_dct_km));
        }
        if (m_dcr_km) {
            link.receiver_to_coast = kilometres(number(*m_dcr_km));
        }
        link.time_percent = number(m_p_pct);
        link.location_percent = number(m_pl_pct);
        link.location_standard_deviation = Decibels{number(m_sigma_db)};
        link.profile = profile.view();
        return link;
    }

  private:
    const CsvTable& m_table;
    std::size_t m_profile = m_table.column("profile");
    std::size_t m_f_ghz = m_table.column("f_GHz");
    std::size_t m_p_pct = m_table.column("p_pct");
    std::size_t m_htg_m = m_table.column("htg_m");
    std::size_t m_hrg_m = m_table.column("hrg_m");
    std::size_t m_polarisation = m_table.column("pol(1H2V)");
    std::size_t m_delta_n = m_table.column("DN");
    std::size_t m_n0 = m_table.column("N0");
    std::size_t m_pl_pct = m_table.column("pL_pct");
    std::size_t m_sigma_db = m_table.column("sigmaL_dB");
    std::size_t m_lat_t = m_table.column("lat_t");
    std::size_t m_lat_r = m_table.column("lat_r");
    std::size_t m_loss = m_table.column("Lb_dB");
    std::optional<std::size_t> m_dct_km = m_table.find("dct_km");  ///< 500 km when the file does not say
    std::optional<std::size_t> m_dcr_km = m_table.find("dcr_km");
};

const PathProfile& profile_named(const std::map<std::string, PathProfile>& profiles, const std::string& name,
                                 const std::string& place) {
    const auto found = profiles.find(name);
    if (found == profiles.end()) {
        std::vector<std::string> names;
        std::ranges::transform(profiles, std::back_inserter(names), [](const auto& entry) { return entry.first; });
        throw Error{ErrorKind::bad_data, place,
                    fmt::format("the file of profiles has no profile '{}'.{}", name, did_you_mean(name, names))};
    }
    return found->second;
}

}  // namespace

ModelCheck check_p1812(const CheckFiles& files) {
    const auto profiles = read_p1812_profiles(files.profiles);
    const CsvTable table{files.cases, CsvTable::Header::names};
    const P1812Cases cases{table};
    TermComparison<P1812Terms> comparison{table, k_p1812_terms};
    ModelCheck check;
    check.reference = P1812{}.info().reference;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string& name = cases.profile(row);
        const P1812Terms terms = p1812_terms(cases.link(row, profile_named(profiles, name, table.place(row))));
        const double expected_db = cases.expected_db(row);
        if (!PathLoss{terms.loss, terms.reason}.known()) {
            check.refused.push_back({table.line(row), name, text(terms.reason)});
            continue;
        }
        check.cases.push_back({table.line(row), name, expected_db, terms.loss.value()});
        if (terms.reason == LossReason::none) {
            comparison.compare(row, terms);
        }
    }
    check.intermediates = comparison.outcome();
    return check;
}

}  // namespace lomsong
