// SPDX-License-Identifier: Apache-2.0
/// @file  The words people use for our fields and for the operators: one data file, io/project/synonyms.toml,
///        built into the program, to which a project may add its own.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/project/project.hpp"

namespace lomsong {

/// Column names that mean one field, each as `column_key` gives it.
struct FieldNames {
    std::vector<std::string> sure;  ///< "ma_tram": says the field and nothing else
    std::vector<std::string> weak;  ///< "ten_tram": taken where no column says it better
};

/// What a column heading says once its decoration is off.
struct ColumnKey {
    std::string key;   ///< "do_cao_anten"; empty when no Latin letter or digit is left
    std::string unit;  ///< in lower case, as named in the heading: "m", "ft", "dbm"; empty when none is
};

/// "(5) Độ cao\nanten (m) *" -> "do_cao_anten" in "m". Capitals, accents, numbering, notes in brackets, line breaks
/// and a unit at the end, in brackets or not, are taken off; camelCase is taken apart.
[[nodiscard]] ColumnKey column_key(std::string_view heading);

class Synonyms {
  public:
    /// The built-in words.
    [[nodiscard]] static const Synonyms& built_in();
    /// The built-in words and those of the project's own file ([cleaning] synonyms), which go first.
    /// @throws Error{no_input} when the file is not there, Error{bad_data} for what is wrong in it.
    [[nodiscard]] static Synonyms of(const Project& project);

    /// Empty lists for a field that has no other name than ours.
    [[nodiscard]] const FieldNames& names_of(LayerRole role, std::string_view field) const;
    /// The operator whose name or brand is the whole text ("VinaPhone", "Viettel Lào Cai"); nothing for others.
    [[nodiscard]] std::optional<std::string> operator_named(std::string_view text) const;
    /// The operators whose names stand in a longer text as whole words, each once: "tram_vnpt_2026" -> "VNPT".
    [[nodiscard]] std::vector<std::string> operators_in(std::string_view text) const;

    /// Adds what the TOML text says; `shown` names it in errors.
    /// @throws Error{bad_data}.
    void add(std::string_view toml, const std::string& shown);

  private:
    std::map<std::pair<std::string, std::string>, FieldNames, std::less<>> m_fields;  ///< (layer, field)
    std::vector<std::pair<std::string, std::string>> m_operators;  ///< words of a name ("vina_phone"), operator
};

}  // namespace lomsong
