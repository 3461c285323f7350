// SPDX-License-Identifier: Apache-2.0
/// @file  The words people use for our fields and for the operators: one data file, io/project/synonyms.toml,
///        built into the program, to which a project may add its own.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/project/column_key.hpp"
#include "io/project/project.hpp"

namespace lomsong {

/// One name of a field.
struct ColumnName {
    std::string spelling;  ///< as people write it: "mã trạm"
    std::string key;       ///< as `column_key` gives it: "ma_tram"
};

/// Column names that mean one field.
struct FieldNames {
    std::vector<ColumnName> preferred;  ///< win over our own name of the field
    std::vector<ColumnName> sure;       ///< say the field and nothing else
    std::vector<ColumnName> weak;       ///< taken where no column says it better
};

class Synonyms {
  public:
    /// The built-in words.
    [[nodiscard]] static const Synonyms& built_in();
    /// The built-in words and those of the project's own file ([cleaning] synonyms), which go first.
    /// @throws Error{no_input} when the file is not there, Error{bad_data} for what is wrong in it.
    [[nodiscard]] static Synonyms of(const Project& project);

    /// The words of the layer's own field, else those of the coordinates, else those that serve all layers; empty
    /// lists for a field that has no other name than ours.
    [[nodiscard]] const FieldNames& names_of(LayerRole role, std::string_view field) const;
    /// True for a heading that is a name of any field of any layer, ours among them.
    [[nodiscard]] bool knows(std::string_view heading) const;
    /// The only operator whose name or brand stands in the text: "VinaPhone", "Viettel Lào Cai"; nothing when none
    /// or several do.
    [[nodiscard]] std::optional<std::string> operator_named(std::string_view text) const;
    /// The operators whose names stand in a longer text as whole words, each once: "tram_vnpt_2026" -> "VNPT".
    [[nodiscard]] std::vector<std::string> operators_in(std::string_view text) const;

    /// Adds what the TOML text says; `shown` names it in errors.
    /// @throws Error{bad_data}.
    void add(std::string_view toml, const std::string& shown);

  private:
    void add_own_names();
    void add_operator(const std::string& name, const std::vector<std::string>& words);

    std::map<std::pair<std::string, std::string>, FieldNames, std::less<>> m_fields;  ///< (layer, field)
    std::set<std::string, std::less<>> m_keys;                                        ///< of all names, without '_'
    std::vector<std::pair<std::string, std::string>> m_operators;  ///< "vina_phone" -> "VNPT", the longest first
};

}  // namespace lomsong
