// SPDX-License-Identifier: Apache-2.0
/// @file  Every sentence that a command or a sheet shows to people, in Vietnamese and English: the data files
///        io/language/messages/*.toml, built into the program.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "engine/core/parameters.hpp"

namespace lomsong {

/// What stands for {name} in a message: text, or a number written by `number`, `share` or `shown_date`.
struct Argument {
    std::string_view name;
    std::string value;
};

/// The message `key` ("compare.stations") in `language`, each {name} replaced by its argument. Every argument must
/// be used and every {name} given, so that no fact is lost in one of the languages.
/// @throws Error{internal} naming the key for an unknown one, a missing or unused argument.
[[nodiscard]] std::string say(Language language, std::string_view key,
                              std::initializer_list<Argument> arguments = {});

/// One sentence or word with its {places} for arguments, the same in both languages.
struct Message {
    std::string vietnamese;
    std::string english;
};

class Catalogue {
  public:
    /// The messages built into the program.
    [[nodiscard]] static const Catalogue& built_in();

    /// Adds the messages of a file: tables, in each of them `key = { vi = "...", en = "..." }`; tables and key
    /// joined by dots make the key that `say` takes. `shown` names the file in errors.
    /// @throws Error{internal} for text that is not such a file, an empty text, a key that is there already, places
    /// that
    ///         differ between the languages.
    void add(std::string_view toml, const std::string& shown);

    /// As the function above.
    [[nodiscard]] std::string say(Language language, std::string_view key,
                                  std::initializer_list<Argument> arguments = {}) const;

    [[nodiscard]] const std::map<std::string, Message, std::less<>>& messages() const { return m_messages; }

  private:
    std::map<std::string, Message, std::less<>> m_messages;
};

}  // namespace lomsong
