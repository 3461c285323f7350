// SPDX-License-Identifier: Apache-2.0
#include "io/clean/status.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/core/text.hpp"
#include "io/clean/number_text.hpp"

namespace lomsong {

namespace {

// Words as `identifier` writes them.
constexpr std::array<std::string_view, 61> k_out_of_service{
    "planned",
    "plan",
    "planning",
    "proposed",
    "future",
    "off",
    "off_air",
    "down",
    "inactive",
    "stopped",
    "suspended",
    "dismantled",
    "decommissioned",
    "removed",
    "not_on_air",
    "not_active",
    "not_in_service",
    "under_construction",
    "building",
    "closed",
    "retired",
    "locked",
    "quy_hoach",
    "du_kien",
    "ke_hoach",
    "dang_xay_dung",
    "chua_xay_dung",
    "dang_thi_cong",
    "dang_trien_khai",
    "dang_lap_dat",
    "chua_phat_song",
    "chua_hoat_dong",
    "chua_lap",
    "chua_lap_dat",
    "chua_trien_khai",
    "chua_on_air",
    "khong_hoat_dong",
    "khong_phat_song",
    "dung_phat_song",
    "dung_hoat_dong",
    "da_dung_hoat_dong",
    "da_ngung_hoat_dong",
    "ngung_hoat_dong",
    "ngung_phat_song",
    "ngung",
    "ngung_khai_thac",
    "tam_dung",
    "tam_ngung",
    "tam_ngung_hoat_dong",
    "tam_dung_hoat_dong",
    "tat",
    "da_tat",
    "thao_do",
    "da_thao_do",
    "thanh_ly",
    "da_thanh_ly",
    "cho_thanh_ly",
    "huy",
    "da_huy",
    "mat_lien_lac",
    "cat_song",
};
constexpr std::array<std::string_view, 36> k_in_service{
    "",
    "on_air",
    "onair",
    "on",
    "active",
    "live",
    "in_service",
    "in_operation",
    "operational",
    "operating",
    "working",
    "up",
    "built",
    "enabled",
    "running",
    "unlocked",
    "ok",
    "hoat_dong",
    "dang_hoat_dong",
    "hoat_dong_binh_thuong",
    "van_hoat_dong",
    "phat_song",
    "dang_phat_song",
    "da_phat_song",
    "phat_song_binh_thuong",
    "da_on_air",
    "dang_su_dung",
    "dang_dung",
    "dang_khai_thac",
    "dang_van_hanh",
    "su_dung",
    "binh_thuong",
    "tot",
    "da_lap_dat",
    "hien_huu",
    "hien_co",
};

/// "ừ" in the text, capital or not.
bool has_horn_and_grave(std::string_view text) {
    return text.find("\xE1\xBB\xAB") != std::string_view::npos ||
           text.find("\xE1\xBB\xAA") != std::string_view::npos;
}

bool one_of(const auto& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

}  // namespace

ServiceState service_state(const std::string& status) {
    const std::string word = identifier(status);
    if (word == "dung" || word == "da_dung") {  // "dùng" is in use and "dừng" is stopped
        return has_horn_and_grave(status) ? ServiceState::out_of_service : ServiceState::unknown_word;
    }
    return one_of(k_out_of_service, word)                       ? ServiceState::out_of_service
           : one_of(k_in_service, word) || says_nothing(status) ? ServiceState::in_service
                                                                : ServiceState::unknown_word;
}

std::size_t WordCount::total() const {
    std::size_t total = 0;
    for (const auto& [word, count] : m_counts) {
        total += count;
    }
    return total;
}

std::string WordCount::list() const {
    std::string list;
    for (const auto& [word, count] : m_counts) {
        list += (list.empty() ? "'" : ", '") + word + "' " + std::to_string(count);
    }
    return list;
}

}  // namespace lomsong
