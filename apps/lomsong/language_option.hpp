// SPDX-License-Identifier: Apache-2.0
/// @file  --language of commands that show a result in words: declared once, with one meaning.
#pragma once

#include <optional>
#include <string>

#include "apps/lomsong/option_set.hpp"
#include "engine/core/parameters.hpp"

namespace lomsong {

class LanguageOption {
  public:
    void declare(OptionSet& options) {
        options.choice("language", m_choice, {"project", "vi", "en"},
                       "Language of the text; 'project' is that of the project or of the result");
    }
    /// Empty unless one is asked for.
    [[nodiscard]] std::optional<Language> asked() const {
        return m_choice == "vi"   ? std::optional{Language::vietnamese}
               : m_choice == "en" ? std::optional{Language::english}
                                  : std::nullopt;
    }
    /// The one asked for, or that of the project or the result.
    [[nodiscard]] Language chosen(Language own) const { return asked().value_or(own); }

  private:
    std::string m_choice = "project";
};

}  // namespace lomsong
