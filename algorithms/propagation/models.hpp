// SPDX-License-Identifier: Apache-2.0
/// @file  The list of path-loss models. To add one: its file, one line here, docs/models/<name>.md, and one
///        table in tests/reference.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "algorithms/propagation/ehata.hpp"
#include "algorithms/propagation/free_space.hpp"
#include "algorithms/propagation/hata.hpp"
#include "algorithms/propagation/itm_model.hpp"
#include "algorithms/propagation/p1812.hpp"
#include "algorithms/propagation/path_loss_model.hpp"
#include "algorithms/propagation/tr38901.hpp"

namespace lomsong {

inline constexpr FreeSpace k_free_space_model{};
inline constexpr P1812 k_p1812_model{};
inline constexpr Itm k_itm_model{};
inline constexpr Ehata k_ehata_model{};
inline constexpr OkumuraHata k_okumura_hata_model{};
inline constexpr Cost231Hata k_cost231_hata_model{};
inline constexpr RuralMacro k_tr38901_rma_model{};
inline constexpr UrbanMacro k_tr38901_uma_model{};
/// In the order of the documentation.
inline constexpr std::array<const PathLossModel*, 8> k_models{
    &k_p1812_model,        &k_itm_model,         &k_ehata_model,       &k_okumura_hata_model,
    &k_cost231_hata_model, &k_tr38901_rma_model, &k_tr38901_uma_model, &k_free_space_model,
};

/// The model of that name, as written in project files; nullptr when there is none.
[[nodiscard]] const PathLossModel* find_model(std::string_view name) noexcept;

/// The names of all models, for messages and "did you mean".
[[nodiscard]] std::vector<std::string> model_names();

}  // namespace lomsong
