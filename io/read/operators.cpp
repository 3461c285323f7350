// SPDX-License-Identifier: Apache-2.0
#include "io/read/operators.hpp"

#include <array>
#include <string_view>

#include "engine/core/text.hpp"

namespace lomsong {

namespace {

/// Long enough names, so that a letter more or less is a slip and not another operator.
constexpr std::array<std::string_view, 5> k_often_misspelt{"Viettel", "MobiFone", "VinaPhone", "Vietnamobile",
                                                           "Gmobile"};
constexpr std::size_t k_long_enough = 5;

}  // namespace

Operators::Operators(Layers& layers, const Synonyms& synonyms, const std::vector<std::string>& of_project)
    : m_layers{layers}, m_synonyms{synonyms} {
    for (const std::string& name : of_project) {
        static_cast<void>(index_of(m_synonyms.operator_named(name).value_or(name), name));
    }
}

std::size_t Operators::index_of(const std::string& name) {
    const std::string usual = m_synonyms.operator_named(name).value_or(name);
    return index_of(usual, usual);
}

std::size_t Operators::index_of(const std::string& usual, const std::string& shown) {
    const auto [entry, is_new] = m_index.emplace(folded(usual), m_layers.operators.size());
    if (is_new) {
        m_layers.operators.push_back(shown);
        m_layers.operator_has_reported.push_back(false);
    }
    return entry->second;
}

std::vector<std::string> Operators::named_in(const std::string& cell) const {
    if (m_index.contains(folded(cell)) || m_synonyms.operator_named(cell)) {
        return {cell};
    }
    std::vector<std::string> several = m_synonyms.operators_in(cell);
    return several.empty() ? std::vector<std::string>{cell} : several;
}

std::optional<std::string> Operators::slip_of(const std::string& name) const {
    if (m_index.contains(folded(name)) || m_synonyms.operator_named(name) || folded(name).size() < k_long_enough) {
        return std::nullopt;
    }
    std::vector<std::string> known{k_often_misspelt.begin(), k_often_misspelt.end()};
    const std::string nearest = nearest_word(name, known);
    return nearest.empty() ? std::nullopt : std::optional{nearest};
}

KnownOperators::KnownOperators(const std::vector<std::string>& operators, const Synonyms& synonyms)
    : m_operators{operators}, m_synonyms{synonyms} {
    for (std::size_t i = 0; i < operators.size(); ++i) {
        m_index.emplace(folded(m_synonyms.operator_named(operators[i]).value_or(operators[i])), i);
    }
}

std::optional<std::size_t> KnownOperators::find(const std::string& name) const {
    const auto found = m_index.find(folded(m_synonyms.operator_named(name).value_or(name)));
    return found == m_index.end() ? std::nullopt : std::optional{found->second};
}

std::optional<std::size_t> KnownOperators::nearest(const std::string& name) const {
    if (m_synonyms.operator_named(name) || folded(name).size() < k_long_enough) {
        return std::nullopt;  // a name of its own, or too short to be sure
    }
    const std::string meant = nearest_word(name, m_operators);
    return meant.empty() ? std::nullopt : find(meant);
}

}  // namespace lomsong
