// SPDX-License-Identifier: Apache-2.0
/// @file  The operators of a run, each under one spelling.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/layers.hpp"
#include "io/project/synonyms.hpp"

namespace lomsong {

/// Fills `Layers::operators`: in the order of the project file, then of first sight. Brands and variants that the
/// synonyms know are one operator ("VinaPhone", "VNPT Lào Cai"), shown as the project file spells it, else by its
/// usual name. Others are kept as they are written first.
class Operators {
  public:
    /// All arguments must outlive it.
    Operators(Layers& layers, const Synonyms& synonyms, const std::vector<std::string>& of_project);

    [[nodiscard]] std::size_t index_of(const std::string& name);
    /// The operators that a cell names: one, several ("Viettel, VNPT") when each is known, the text as it is when
    /// none is.
    [[nodiscard]] std::vector<std::string> named_in(const std::string& cell) const;
    /// The known operator that an unknown name is a slip of: "Vietel" -> "Viettel". Nothing for known names and for
    /// those that are not near any.
    [[nodiscard]] std::optional<std::string> slip_of(const std::string& name) const;
    [[nodiscard]] const std::string& name(std::size_t index) const { return m_layers.operators[index]; }

  private:
    [[nodiscard]] std::size_t index_of(const std::string& usual, const std::string& shown);

    Layers& m_layers;
    const Synonyms& m_synonyms;
    std::map<std::string, std::size_t> m_index;  ///< by folded usual name
};

/// The operators that the stations and the project gave a run, found by name; none is added.
class KnownOperators {
  public:
    /// All arguments must outlive it.
    KnownOperators(const std::vector<std::string>& operators, const Synonyms& synonyms);

    /// Under any spelling or brand that the synonyms know.
    [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
    /// The one whose name differs by a slip of the pen: "Vietel" -> "Viettel".
    [[nodiscard]] std::optional<std::size_t> nearest(const std::string& name) const;

  private:
    const std::vector<std::string>& m_operators;
    const Synonyms& m_synonyms;
    std::map<std::string, std::size_t> m_index;  ///< by folded usual name
};

}  // namespace lomsong
