// SPDX-License-Identifier: Apache-2.0
#include "io/shapes/road_words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

using enum RoadClass;

struct KnownWord {
    std::string_view word;  ///< as `identifier` leaves it: no accents, small letters, '_' between
    RoadClass road_class = unspecified;
    bool is_road = true;
};
constexpr bool k_no_road = false;

/// A cell that is one of these, with or without "_link" at its end.
constexpr std::array k_whole_cells{
    KnownWord{"motorway", main},
    KnownWord{"trunk", main},
    KnownWord{"primary", main},
    KnownWord{"secondary", main},
    KnownWord{"tertiary", main},
    KnownWord{"unclassified", local},
    KnownWord{"residential", local},
    KnownWord{"living_street", local},
    KnownWord{"service", local},
    KnownWord{"road", local},
    KnownWord{"busway", local},
    KnownWord{"track", track},
    KnownWord{"track_grade1", track},
    KnownWord{"track_grade2", track},
    KnownWord{"track_grade3", track},
    KnownWord{"track_grade4", track},
    KnownWord{"track_grade5", track},
    KnownWord{"path", path},
    KnownWord{"footway", path},
    KnownWord{"pedestrian", path},
    KnownWord{"cycleway", path},
    KnownWord{"bridleway", path},
    KnownWord{"steps", path},
    KnownWord{"unknown", unspecified},
    KnownWord{"yes", unspecified},
    KnownWord{"no", unspecified, k_no_road},
    KnownWord{"proposed", unspecified, k_no_road},
    KnownWord{"planned", unspecified, k_no_road},
    KnownWord{"construction", unspecified, k_no_road},
    KnownWord{"abandoned", unspecified, k_no_road},
    KnownWord{"disused", unspecified, k_no_road},
    KnownWord{"razed", unspecified, k_no_road},
    KnownWord{"platform", unspecified, k_no_road},
    KnownWord{"corridor", unspecified, k_no_road},
    KnownWord{"elevator", unspecified, k_no_road},
    KnownWord{"bus_stop", unspecified, k_no_road},
    KnownWord{"rest_area", unspecified, k_no_road},
    KnownWord{"services", unspecified, k_no_road},
    KnownWord{"raceway", unspecified, k_no_road},
    KnownWord{"via_ferrata", unspecified, k_no_road},
    KnownWord{"escape", unspecified, k_no_road},
    KnownWord{"ql", main},
    KnownWord{"tl", main},
    KnownWord{"dt", main},
    KnownWord{"dh", main},
    KnownWord{"dx", local},
};

/// Words anywhere in a cell, the first of them that is found: what is no road yet or no more, then from the
/// humblest, as in "đường mòn nối quốc lộ".
constexpr std::array k_words_inside{
    KnownWord{"quy_hoach", unspecified, k_no_road},
    KnownWord{"du_kien", unspecified, k_no_road},
    KnownWord{"dang_thi_cong", unspecified, k_no_road},
    KnownWord{"duong_sat", unspecified, k_no_road},
    KnownWord{"duong_mon", path},
    KnownWord{"loi_mon", path},
    KnownWord{"duong_di_bo", path},
    KnownWord{"lam_nghiep", track},
    KnownWord{"noi_dong", track},
    KnownWord{"san_xuat", track},
    KnownWord{"duong_dat", track},
    KnownWord{"duong_thon", local},
    KnownWord{"lien_thon", local},
    KnownWord{"ngo_xom", local},
    KnownWord{"duong_xom", local},
    KnownWord{"duong_ban", local},
    KnownWord{"duong_xa", local},
    KnownWord{"lien_xa", local},
    KnownWord{"noi_bo", local},
    KnownWord{"dan_sinh", local},
    KnownWord{"duong_pho", local},
    KnownWord{"giao_thong_nong_thon", local},
    KnownWord{"duong_huyen", main},
    KnownWord{"huyen_lo", main},
    KnownWord{"lien_huyen", main},
    KnownWord{"do_thi", main},
    KnownWord{"duong_tinh", main},
    KnownWord{"tinh_lo", main},
    KnownWord{"quoc_lo", main},
    KnownWord{"cao_toc", main},
};

RoadWord meaning_of(const KnownWord& word) { return {word.road_class, word.is_road, true}; }

}  // namespace

RoadWord road_word(const std::string& cell) {
    std::string words = identifier(cell);
    if (words.empty()) {
        return {};
    }
    constexpr std::string_view k_link = "_link";
    if (words.ends_with(k_link)) {
        words.resize(words.size() - k_link.size());
    }
    const auto whole = std::ranges::find(k_whole_cells, words, &KnownWord::word);
    if (whole != k_whole_cells.end()) {
        return meaning_of(*whole);
    }
    const std::string padded = "_" + words + "_";
    const auto inside = std::ranges::find_if(k_words_inside, [&](const KnownWord& known) {
        return padded.find("_" + std::string{known.word} + "_") != std::string::npos;
    });
    return inside == k_words_inside.end() ? RoadWord{unspecified, true, false} : meaning_of(*inside);
}

}  // namespace lomsong
