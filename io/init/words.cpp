// SPDX-License-Identifier: Apache-2.0
#include "io/init/words.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// Length of the UTF-8 character at the front of `text`; 0 when it is none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80                      ? 1
                               : byte(0) >= 0xC2 && byte(0) < 0xE0 ? 2
                               : byte(0) >= 0xE0 && byte(0) < 0xF0 ? 3
                               : byte(0) >= 0xF0 && byte(0) < 0xF5 ? 4
                                                                   : 0;
    if (length > text.size()) {
        return 0;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            return 0;
        }
    }
    const bool overlong = (byte(0) == 0xE0 && byte(1) < 0xA0) || (byte(0) == 0xF0 && byte(1) < 0x90);
    const bool surrogate = byte(0) == 0xED && byte(1) >= 0xA0;
    const bool beyond_unicode = byte(0) == 0xF4 && byte(1) >= 0x90;
    return overlong || surrogate || beyond_unicode ? 0 : length;
}

}  // namespace

std::string readable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        const auto first = static_cast<unsigned char>(text.front());
        const bool control = (first < 0x20 && first != '\n' && first != '\t') || first == 0x7F;
        result += length == 0 || control ? std::string_view{"?"} : text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(1, length));
    }
    return result;
}

std::string name_words(const ContentSummary& content) {
    const std::string layer = content.layer == content.file.stem().string() ? std::string{} : content.layer;
    return "_" + identifier(content.file.stem().string() + " " + layer) + "_";
}

std::string_view first_word(const std::string& names, const std::vector<std::string_view>& words) {
    const auto found = std::ranges::find_if(words, [&](std::string_view word) {
        return names.find("_" + std::string{word} + "_") != std::string::npos;
    });
    return found == words.end() ? std::string_view{} : *found;
}

const std::vector<std::string_view>& words_of(LayerRole role) {
    static const std::map<LayerRole, std::vector<std::string_view>> words{
        {LayerRole::stations, {"station", "stations", "tram", "bts", "cells", "sectors", "enodeb"}},
        {LayerRole::hamlets,
         {"hamlet", "hamlets", "thon", "thon_ban", "to_dan_pho", "khom", "village", "villages"}},
        {LayerRole::clusters, {"cluster", "clusters", "cum", "cum_dan_cu", "nhom_nha"}},
        {LayerRole::communes, {"commune", "communes", "xa", "xa_phuong", "phuong", "ward", "wards"}},
        {LayerRole::fibre_routes,
         {"fibre_routes", "fiber_routes", "tuyen_cap", "cap_quang", "tuyen", "cap", "cable", "cables", "routes"}},
        {LayerRole::fibre_nodes, {"fibre_nodes", "fiber_nodes", "nodes", "nut", "diem_cap", "olt", "splitter"}},
        {LayerRole::buildings, {"building", "buildings", "footprints", "nha", "nha_o", "cong_trinh"}},
        {LayerRole::roads, {"road", "roads", "duong", "duong_bo", "giao_thong", "highways"}},
        {LayerRole::measurements,
         {"measurement", "measurements", "i_speed", "ispeed", "speedtest", "speed_test", "drive_test", "drivetest",
          "do_kiem", "ket_qua_do", "do_song", "so_lieu_do"}},
        {LayerRole::terrain,
         {"dem", "dtm", "dsm", "terrain", "elevation", "srtm", "copernicus", "glo30", "glo_30", "cop30", "fabdem",
          "nasadem", "aw3d30", "aster", "dia_hinh", "do_cao"}},
        {LayerRole::land_cover,
         {"land_cover", "landcover", "lulc", "worldcover", "dynamic_world", "dynamicworld", "lop_phu", "tham_phu",
          "su_dung_dat"}},
        {LayerRole::population, {"population", "pop", "worldpop", "ppp", "ghs_pop", "dan_so"}},
    };
    return words.at(role);
}

std::string counted(std::uint64_t number, std::string_view noun) {
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& words, std::size_t most) {
    const std::size_t told = std::min(most, words.size());
    std::string text =
        fmt::format("{}", fmt::join(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(told), ", "));
    if (told < words.size()) {
        text += fmt::format(" and {} more", words.size() - told);
    }
    return text;
}

std::string shown(const ContentSummary& content) {
    const std::string file = content.file.generic_string();
    return content.only_layer ? file : fmt::format("{}, layer '{}'", file, content.layer);
}

}  // namespace lomsong
