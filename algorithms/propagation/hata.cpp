// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/hata.hpp"

#include <cmath>

#include "algorithms/propagation/formula_path.hpp"

namespace lomsong {

namespace {

constexpr Range<Metres> k_distance{kilometres(1.0), kilometres(20.0)};
constexpr Range<HeightAboveGround> k_base{HeightAboveGround{30.0}, HeightAboveGround{200.0}};
constexpr Range<HeightAboveGround> k_mobile{HeightAboveGround{1.0}, HeightAboveGround{10.0}};

constexpr ModelInfo k_okumura_hata_info{
    .name = "okumura_hata",
    .title = "Okumura-Hata, open country",
    .reference = "M. Hata, IEEE Trans. VT-29 (1980)",
    .frequency = {megahertz(150.0), megahertz(1'500.0)},
    .distance = k_distance,
    .heights = k_base,
    .receiver_heights = k_mobile,
    .needs = {},
    .choose_when =
        "To compare with planning done by Okumura-Hata below 1.5 GHz over flat, open country, or for a first look "
        "where there is no terrain. It sees neither hill nor valley: in mountains choose p1812. Masts below 30 m "
        "and links beyond 20 km are outside its range.",
    .page = "hata.md",
};
constexpr ModelInfo k_cost231_hata_info{
    .name = "cost231_hata",
    .title = "COST-231 Hata, medium city",
    .reference = "COST 231 final report, EUR 18957 (1999)",
    .frequency = {megahertz(1'500.0), megahertz(2'000.0)},
    .distance = k_distance,
    .heights = k_base,
    .receiver_heights = k_mobile,
    .needs = {},
    .choose_when =
        "For towns between 1.5 and 2 GHz with masts above the roofs, to compare with planning done by it. It knows "
        "no open country and no terrain: over fields and hills choose p1812.",
    .page = "hata.md",
};

double small_city_correction_db(double f_mhz, double hm_m) noexcept {
    const double log_f = std::log10(f_mhz);
    return (1.1 * log_f - 0.7) * hm_m - (1.56 * log_f - 0.8);
}

double large_city_correction_db(double f_mhz, double hm_m) noexcept {
    const bool low = f_mhz < 300.0;
    const double log_hm = std::log10((low ? 1.54 : 11.75) * hm_m);
    return low ? 8.29 * log_hm * log_hm - 1.1 : 3.2 * log_hm * log_hm - 4.97;
}

/// What both formulas have in common: the mast's height, and the distance with its exponent.
double base_and_distance_db(const HataInput& input) noexcept {
    const double log_hb = std::log10(input.base.value());
    return -13.82 * log_hb + (44.9 - 6.55 * log_hb) * std::log10(in_kilometres(input.distance));
}

HataInput input_of(const Link& link) noexcept {
    return {link.frequency, link.transmitter_height, link.receiver_height, ground_distance(link)};
}

}  // namespace

Decibels okumura_hata_loss(const HataInput& input, HataEnvironment environment) noexcept {
    const double f_mhz = in_megahertz(input.frequency);
    const double log_f = std::log10(f_mhz);
    const double hm_m = input.mobile.value();
    const double mobile_db = environment == HataEnvironment::urban_large_city
                                 ? large_city_correction_db(f_mhz, hm_m)
                                 : small_city_correction_db(f_mhz, hm_m);
    const double urban_db = 69.55 + 26.16 * log_f - mobile_db + base_and_distance_db(input);
    switch (environment) {
        case HataEnvironment::suburban: {
            const double log_ratio = std::log10(f_mhz / 28.0);
            return Decibels{urban_db - 2.0 * log_ratio * log_ratio - 5.4};
        }
        case HataEnvironment::open: return Decibels{urban_db - 4.78 * log_f * log_f + 18.33 * log_f - 40.94};
        case HataEnvironment::urban:
        case HataEnvironment::urban_large_city: break;
    }
    return Decibels{urban_db};
}

Decibels cost231_hata_loss(const HataInput& input, Cost231Environment environment) noexcept {
    const double f_mhz = in_megahertz(input.frequency);
    const double metropolitan_db = environment == Cost231Environment::metropolitan ? 3.0 : 0.0;
    return Decibels{46.3 + 33.9 * std::log10(f_mhz) - small_city_correction_db(f_mhz, input.mobile.value()) +
                    base_and_distance_db(input) + metropolitan_db};
}

const ModelInfo& OkumuraHata::info() const noexcept { return k_okumura_hata_info; }

PathLoss OkumuraHata::evaluate(const Link& link) const noexcept {
    const LossReason reason = path_in_range(k_okumura_hata_info, link);
    if (reason != LossReason::none) {
        return reason == LossReason::below_distance_range ? free_space_below_range(link) : no_loss(reason);
    }
    return not_below_free_space(okumura_hata_loss(input_of(link), m_environment), link);
}

const ModelInfo& Cost231Hata::info() const noexcept { return k_cost231_hata_info; }

PathLoss Cost231Hata::evaluate(const Link& link) const noexcept {
    const LossReason reason = path_in_range(k_cost231_hata_info, link);
    if (reason != LossReason::none) {
        return reason == LossReason::below_distance_range ? free_space_below_range(link) : no_loss(reason);
    }
    return not_below_free_space(cost231_hata_loss(input_of(link), m_environment), link);
}

}  // namespace lomsong
