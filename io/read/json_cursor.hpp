// SPDX-License-Identifier: Apache-2.0
/// @file  Walks along a JSON text (RFC 8259) token by token, for readers that know what should come next.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lomsong {

/// Every step skips white space, then takes the token it is asked for, or returns false and stays useless from
/// then on: whoever uses it gives up and leaves the text to somebody more patient.
class JsonCursor {
  public:
    /// The text must outlive the cursor.
    explicit JsonCursor(std::string_view text) : m_text{text} {}

    /// The first character of the next token; '\0' at the end.
    [[nodiscard]] char next();
    /// Takes one of {}[]:, .
    [[nodiscard]] bool take(char punctuation);
    /// Takes true, false or null.
    [[nodiscard]] bool take_word(std::string_view word);
    /// Takes a string. False as well for what a C string or UTF-8 cannot hold as it is: \u0000 and surrogates.
    [[nodiscard]] bool take_string(std::string& value);
    /// Takes a number; `digits` is as written.
    [[nodiscard]] bool take_number(std::string_view& digits);
    [[nodiscard]] bool take_number(double& value);
    /// True when nothing follows.
    [[nodiscard]] bool at_end();

  private:
    void skip_space();
    /// Takes at least one digit.
    bool take_digits();
    /// Takes what follows a backslash.
    bool take_escape(std::string& value);

    std::string_view m_text;
    std::size_t m_at = 0;
};

}  // namespace lomsong
