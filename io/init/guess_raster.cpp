// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>

#include <fmt/format.h>

#include "engine/core/text.hpp"
#include "io/init/guess.hpp"
#include "io/init/words.hpp"

namespace lomsong {

namespace {

constexpr double k_name_score = 4.0;
constexpr double k_values_score = 2.0;

bool is_byte(const ContentSummary& content) { return content.data_type == "Byte" || content.data_type == "UInt8"; }
bool is_float(const ContentSummary& content) { return content.data_type.starts_with("Float"); }

/// Could these numbers be heights above sea level? From below the Dead Sea to above Everest.
bool heights_fit(const ContentSummary& content) { return content.minimum > -500.0 && content.maximum < 9000.0; }

/// "N22E103" and its like, the names of terrain tiles.
bool is_tile_name(const std::string& names) {
    const auto digit = [&](std::size_t at) {
        return at < names.size() && std::isdigit(static_cast<unsigned char>(names[at]));
    };
    for (std::size_t at = 0; at + 7 < names.size(); ++at) {
        if (names[at] != '_' || (names[at + 1] != 'n' && names[at + 1] != 's') || !digit(at + 2) ||
            !digit(at + 3)) {
            continue;
        }
        for (std::size_t east = at + 4; east < std::min(at + 8, names.size()); ++east) {
            const bool letter = names[east] == 'e' || names[east] == 'w';
            if (letter && digit(east + 1) && digit(east + 2) && digit(east + 3)) {
                return true;
            }
        }
    }
    return false;
}

std::string described(const ContentSummary& content) {
    return fmt::format("a raster of {} values {:.4g}..{:.4g}, about {:.3g} m", content.data_type, content.minimum,
                       content.maximum, content.resolution_m);
}

struct Vote {
    LayerRole role;
    double score = 0.0;
    std::string because;
};

Vote vote_terrain(const ContentSummary& content, const std::string& names) {
    Vote vote{LayerRole::terrain, 0.0, {}};
    const auto word = first_word(names, words_of(LayerRole::terrain));
    if (!word.empty() || is_tile_name(names) || content.file.extension() == ".hgt") {
        vote.score += k_name_score;
        vote.because = word.empty() ? "a tile name" : fmt::format("'{}' in its name", word);
    }
    if (!is_byte(content) && heights_fit(content) && !content.has_colour_or_classes) {
        vote.score += content.data_type == "Int16" ? k_values_score : k_values_score / 2;
        vote.because += vote.because.empty() ? "values like heights" : ", values like heights";
    }
    if (!heights_fit(content)) {
        vote.score -= k_name_score;
    }
    return vote;
}

Vote vote_land_cover(const ContentSummary& content, const std::string& names) {
    Vote vote{LayerRole::land_cover, 0.0, {}};
    if (const auto word = first_word(names, words_of(LayerRole::land_cover)); !word.empty()) {
        vote.score += k_name_score;
        vote.because = fmt::format("'{}' in its name", word);
    }
    if ((is_byte(content) || content.has_colour_or_classes) && content.maximum <= 254.0) {
        vote.score += k_values_score;
        vote.because += vote.because.empty() ? "values like classes" : ", values like classes";
    }
    return vote;
}

Vote vote_population(const ContentSummary& content, const std::string& names) {
    Vote vote{LayerRole::population, 0.0, {}};
    if (const auto word = first_word(names, words_of(LayerRole::population)); !word.empty()) {
        vote.score += k_name_score;
        vote.because = fmt::format("'{}' in its name", word);
    }
    // Counts of people come in coarse cells and with fractions; terrain that coarse is rare.
    constexpr double k_coarse_m = 95.0;
    if (is_float(content) && content.minimum >= 0.0 && content.resolution_m >= k_coarse_m) {
        vote.score += k_values_score;
        vote.because += vote.because.empty() ? "coarse cells with fractions" : ", coarse cells with fractions";
    }
    return vote;
}

}  // namespace

Guess guess_raster(const ContentSummary& content) {
    Guess guess;
    guess.reason = described(content);
    if (content.bands > 1 && is_byte(content)) {
        guess.reason += fmt::format(" in {} bands: a picture", content.bands);
        return guess;
    }
    const std::string names = name_words(content);
    const std::array votes{vote_terrain(content, names), vote_land_cover(content, names),
                           vote_population(content, names)};
    const Vote& best = *std::ranges::max_element(votes, {}, &Vote::score);
    if (best.score < k_values_score / 2) {
        return guess;
    }
    guess.role = best.role;
    guess.score = best.score;
    guess.reason += ", " + best.because;
    return guess;
}

TerrainGuess guess_terrain_kind(const ContentSummary& content) {
    const std::string names = name_words(content);
    if (const auto word = first_word(names, {"dtm", "bare", "bare_earth", "bare_ground", "fabdem", "lidar_dtm"});
        !word.empty()) {
        return {TerrainKind::bare_ground, fmt::format("'{}' in its name says bare ground", word)};
    }
    if (const auto word = first_word(names, {"dsm", "copernicus", "glo30", "glo_30", "glo90", "cop30", "cop90",
                                             "srtm", "nasadem", "aw3d30", "aster"});
        !word.empty() || content.file.extension() == ".hgt") {
        return {TerrainKind::surface,
                fmt::format("'{}' is a surface model, with canopy and roofs in it", word.empty() ? "hgt" : word)};
    }
    constexpr double k_finest_m = 20.0;
    constexpr double k_coarsest_m = 100.0;
    if (content.resolution_m >= k_finest_m && content.resolution_m <= k_coarsest_m) {
        return {
            TerrainKind::surface,
            fmt::format("{} values at about {:.0f} m, like Copernicus GLO-30 and SRTM, which contain canopy and "
                        "roofs",
                        content.data_type, content.resolution_m)};
    }
    return {
        TerrainKind::surface,
        "nothing tells; freely available models contain canopy and roofs, and as a surface nothing is added twice"};
}

}  // namespace lomsong
