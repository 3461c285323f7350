// SPDX-License-Identifier: Apache-2.0
/// @file  The one exception of the project. Wording: where: what is wrong, with the value seen. What to do.
#pragma once

#include <exception>
#include <string>

namespace lomsong {

/// What went wrong, by who can mend it. `exit_code` maps each to a sysexits number.
enum class ErrorKind {
    usage,         ///< the command line (64)
    bad_data,      ///< a file's content (65)
    no_input,      ///< a file that is not there (66)
    internal,      ///< our fault (70)
    cannot_write,  ///< disk, rights, an existing folder (73)
    bad_project,   ///< the project file (78)
    interrupted,   ///< Ctrl-C (130)
};

[[nodiscard]] int exit_code(ErrorKind kind) noexcept;

/// An error with its place. A catcher may add a wider place with `inside`, never drop one.
class Error : public std::exception {
  public:
    /// `where` may be empty when the text names the place itself.
    Error(ErrorKind kind, std::string where, std::string text);

    [[nodiscard]] ErrorKind kind() const noexcept { return m_kind; }
    [[nodiscard]] const std::string& where() const noexcept { return m_where; }
    [[nodiscard]] const std::string& text() const noexcept { return m_text; }
    /// "where: text".
    [[nodiscard]] const char* what() const noexcept override { return m_message.c_str(); }
    /// The same error seen from further out: "wider: where: text".
    [[nodiscard]] Error inside(const std::string& wider) const;

  private:
    ErrorKind m_kind;
    std::string m_where;
    std::string m_text;
    std::string m_message;
};

}  // namespace lomsong
