// SPDX-License-Identifier: Apache-2.0
/// @file  Walks a parsed project file, hands each value to its key, and remembers where everything stood.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "io/project/findings.hpp"
#include "io/project/key_set.hpp"

namespace lomsong {

/// The keys of the second and further tables of a list such as [[layers.stations]], by its path. The first has
/// its keys in the main set.
using FurtherTables = std::map<std::string, std::vector<KeySet>>;

/// "[layers.stations]".
[[nodiscard]] std::string table_label(std::string_view path);

class Walk {
  public:
    /// All arguments must outlive the walk.
    Walk(const KeySet& set, const FurtherTables& further, Findings& findings)
        : m_set{set}, m_further{further}, m_findings{findings} {}

    void table(const toml::table& table, const std::string& path);
    /// Where the key or table stands; the whole file when it does not.
    [[nodiscard]] Place place(const std::string& path) const;
    [[nodiscard]] bool has(const std::string& path) const { return m_places.contains(path); }
    /// Where each table of a list stands; one place for a table that is no list.
    [[nodiscard]] std::vector<Place> places_of_list(const std::string& path) const;

  private:
    void inner_table(const toml::node& node, const std::string& path);
    void list_of_tables(const toml::array& list, const std::string& path);
    void require_keys(const toml::table& table, const std::string& path);
    [[nodiscard]] bool is_table(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> names_in(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> tables_in(const std::string& path) const;
    void unknown(const toml::node& node, const std::string& path, const std::string& name);
    [[nodiscard]] std::string advice(const std::string& name, const std::string& path,
                                     const std::vector<std::string>& known) const;

    const KeySet& m_set;
    const FurtherTables& m_further;
    Findings& m_findings;
    std::map<std::string, Place> m_places;
    std::map<std::string, std::vector<Place>> m_lists;
};

}  // namespace lomsong
