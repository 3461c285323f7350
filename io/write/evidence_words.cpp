// SPDX-License-Identifier: Apache-2.0
#include "io/write/evidence_words.hpp"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"
#include "io/write/names.hpp"

namespace lomsong {

namespace {

/// Digits that an amount needs: power comes in tenths, the rest is whole.
int digits_of(RemedyKind kind) { return kind == RemedyKind::power ? 1 : 0; }

/// The message of what a remedy does, by its kind and whether the amount is positive.
std::string_view message_of(const Remedy& remedy) {
    const bool more = remedy.amount >= 0.0;
    switch (remedy.kind) {
        case RemedyKind::azimuth: return more ? "remedy.turn_right" : "remedy.turn_left";
        case RemedyKind::tilt: return more ? "remedy.tilt_down" : "remedy.tilt_up";
        case RemedyKind::power: return "remedy.power";
        case RemedyKind::mast: return "remedy.mast";
        case RemedyKind::new_station: break;
    }
    return "remedy.new_station";
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
        return say(language, message_of(remedy));
    }
    const int digits = digits_of(remedy.kind);
    return say(language, message_of(remedy),
               {{"sector", sector_name(layers.sectors.at(remedy.sector))},
                {"amount", number(std::abs(remedy.amount), digits, language)},
                {"becomes", number(remedy.becomes, digits, language)}});
}

}  // namespace lomsong
