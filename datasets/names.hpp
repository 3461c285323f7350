// SPDX-License-Identifier: Apache-2.0
/// @file  Names that sound like the mountains and say that they are made up: "mẫu" means sample.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "datasets/random.hpp"

namespace lomsong::datasets {

/// `count` different names: "Xã Mẫu Sơn", "Xã Mẫu Tân Sơn" ...
[[nodiscard]] std::vector<std::string> commune_names(std::size_t count);

/// `count` different names: "Tỉnh Mẫu Sơn", "Tỉnh Mẫu Khê" ...; at most 168.
[[nodiscard]] std::vector<std::string> province_names(std::size_t count);

/// "Bản Nà Mẫu", "Thôn Khuổi Mẫu 2" ...; different within each commune, alike between communes as in life.
/// `taken` holds the names already given in the commune.
[[nodiscard]] std::string hamlet_name(const std::string& kind, std::vector<std::string>& taken, Random& random);

}  // namespace lomsong::datasets
