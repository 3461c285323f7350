// SPDX-License-Identifier: Apache-2.0
#include "datasets/names.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace lomsong::datasets {

namespace {

constexpr std::array<std::string_view, 14> k_first{"",      "Tân ", "An ",  "Phú ",  "Bình ",  "Thượng ", "Hạ ",
                                                   "Đông ", "Tây ", "Nam ", "Xuân ", "Thanh ", "Minh ",   "Hòa "};
constexpr std::array<std::string_view, 12> k_second{"Sơn",   "Khê",  "Lâm", "Phong",  "Giang", "Thủy",
                                                    "Quang", "Lĩnh", "Hà",  "Nguyên", "Vân",   "Trì"};
constexpr std::array<std::string_view, 20> k_hamlet{"Nà",  "Khuổi", "Phìn", "Tả", "Sín", "Lùng", "Nậm",
                                                    "Pác", "Cốc",   "Chải", "Hồ", "Bó",  "Khau", "Lũng",
                                                    "Tà",  "Pù",    "Mò",   "Sà", "Séo", "Ngòi"};

/// Every pair once, with the plain names first.
std::vector<std::string> paired_names(std::string_view kind, std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view first = k_first[i / k_second.size() % k_first.size()];
        names.push_back(std::string{kind} + std::string{first} + std::string{k_second[i % k_second.size()]});
    }
    return names;
}

}  // namespace

std::vector<std::string> commune_names(std::size_t count) { return paired_names("Xã Mẫu ", count); }

std::vector<std::string> province_names(std::size_t count) { return paired_names("Tỉnh Mẫu ", count); }

std::string hamlet_name(const std::string& kind, std::vector<std::string>& taken, Random& random) {
    const std::string stem =
        (kind == "bản" ? "Bản " : "Thôn ") + std::string{k_hamlet[random.below(k_hamlet.size())]} + " Mẫu";
    std::string name = stem;
    for (int number = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++number) {
        name = stem + " " + std::to_string(number);
    }
    taken.push_back(name);
    return name;
}

}  // namespace lomsong::datasets
