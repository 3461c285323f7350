// SPDX-License-Identifier: Apache-2.0
#include "io/write/evidence_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "io/write/names.hpp"
#include "io/write/wording.hpp"

namespace lomsong {

namespace {

/// Digits that an amount needs: power comes in tenths, the rest is whole.
int digits_of(RemedyKind kind) { return kind == RemedyKind::power ? 1 : 0; }

/// What a remedy does, by its kind and whether the amount is positive. {0} sector, {1} amount, {2} what it becomes.
std::string_view pattern_of(const Remedy& remedy, Language language) {
    const bool more = remedy.amount >= 0.0;
    switch (remedy.kind) {
        case RemedyKind::azimuth:
            return more ? pick(language, "quay ăng-ten {0} {1}° theo chiều kim đồng hồ, đến phương vị {2}°",
                               "turn the antenna of {0} {1}° clockwise, to {2}°")
                        : pick(language, "quay ăng-ten {0} {1}° ngược chiều kim đồng hồ, đến phương vị {2}°",
                               "turn the antenna of {0} {1}° anticlockwise, to {2}°");
        case RemedyKind::tilt:
            return more ? pick(language, "cụp thêm ăng-ten {0} {1}°, đến {2}°",
                               "tilt the antenna of {0} {1}° further down, to {2}°")
                        : pick(language, "ngẩng ăng-ten {0} {1}°, đến {2}°",
                               "tilt the antenna of {0} {1}° up, to {2}°");
        case RemedyKind::power:
            return pick(language, "tăng công suất bức xạ của {0} thêm {1} dB, đến {2} dBm EIRP",
                        "raise the EIRP of {0} by {1} dB, to {2} dBm");
        case RemedyKind::mast:
            return pick(language, "nâng ăng-ten {0} thêm {1} m, đến {2} m trên mặt đất",
                        "raise the antenna of {0} by {1} m, to {2} m above ground");
        case RemedyKind::new_station: break;
    }
    return pick(language, "cần trạm mới", "a new station is needed");
}

}  // namespace

std::string short_text(const Remedy& remedy, const Layers& layers) {
    const RemedyInfo& kind = info(remedy.kind);
    if (remedy.kind == RemedyKind::new_station) {
        return std::string{kind.key};
    }
    return fmt::format("{} {:+.{}f} {} {}", kind.key, remedy.amount, digits_of(remedy.kind), kind.unit,
                       sector_name(layers.sectors.at(remedy.sector)));
}

std::string short_text(const Ridge& ridge, const ToWgs84& to_wgs84) {
    std::string text = fmt::format("{:.2f} km {:+.0f} m", in_kilometres(ridge.from_station),
                                   rounded(ridge.above_line.value(), 0) + 0.0);  // no -0
    if (const auto place = to_wgs84(ridge.position)) {
        text += fmt::format(" {:.5f},{:.5f}", place->x, place->y);
    }
    return text;
}

std::string sentence(const Remedy& remedy, const Layers& layers, Language language) {
    if (remedy.kind == RemedyKind::new_station) {
        return std::string{pattern_of(remedy, language)};
    }
    return fmt::format(fmt::runtime(pattern_of(remedy, language)), sector_name(layers.sectors.at(remedy.sector)),
                       number(std::abs(remedy.amount), digits_of(remedy.kind), language),
                       number(remedy.becomes, digits_of(remedy.kind), language));
}

}  // namespace lomsong
