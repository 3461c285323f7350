// SPDX-License-Identifier: Apache-2.0
#include "io/clean/status.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

// Words as `identifier` writes them.
constexpr std::array<std::string_view, 28> k_out_of_service{
    "planned",
    "plan",
    "planning",
    "proposed",
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
    "quy_hoach",
    "du_kien",
    "ke_hoach",
    "chua_phat_song",
    "chua_hoat_dong",
    "dung_phat_song",
    "dung_hoat_dong",
    "ngung_hoat_dong",
    "ngung_phat_song",
    "tam_dung",
    "tam_ngung",
    "tat",
    "thao_do",
    "da_thao_do",
};
constexpr std::array<std::string_view, 19> k_in_service{
    "",
    "on_air",
    "on",
    "active",
    "live",
    "in_service",
    "operational",
    "in_operation",
    "working",
    "up",
    "built",
    "hoat_dong",
    "dang_hoat_dong",
    "phat_song",
    "dang_phat_song",
    "da_phat_song",
    "dang_su_dung",
    "dang_dung",
    "binh_thuong",
};

bool one_of(const auto& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

}  // namespace

ServiceState service_state(const std::string& status) {
    constexpr std::string_view k_u_horn_grave = "\xE1\xBB\xAB";  // ừ, as in "dừng"
    const std::string word = identifier(status);
    if (word == "dung") {
        return status.find(k_u_horn_grave) != std::string::npos ? ServiceState::out_of_service
                                                                : ServiceState::unknown_word;
    }
    return one_of(k_out_of_service, word) ? ServiceState::out_of_service
           : one_of(k_in_service, word)   ? ServiceState::in_service
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
