// SPDX-License-Identifier: Apache-2.0
/// @file  A hamlet by what a person types: its code, or its name with or without accents.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace lomsong {

struct NamedHamlet {
    std::string code;
    std::string name;
    std::string commune;
};

/// The hamlet that `word` means: the one of that code; else of that name, accents and case aside; else the one
/// whose name has it as a part.
/// @throws Error{usage} naming the hamlets when several fit equally well, and the nearest name when none does.
[[nodiscard]] std::size_t find_hamlet(std::span<const NamedHamlet> hamlets, const std::string& word);

}  // namespace lomsong
