// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.hpp"

#include <utility>

namespace lomsong {

int exit_code(ErrorKind kind) noexcept {
    switch (kind) {
        case ErrorKind::usage: return 64;
        case ErrorKind::bad_data: return 65;
        case ErrorKind::no_input: return 66;
        case ErrorKind::internal: return 70;
        case ErrorKind::cannot_write: return 73;
        case ErrorKind::bad_project: return 78;
        case ErrorKind::interrupted: return 130;
    }
    return 70;
}

Error::Error(ErrorKind kind, std::string where, std::string text)
    : m_kind{kind},
      m_where{std::move(where)},
      m_text{std::move(text)},
      m_message{m_where.empty() ? m_text : m_where + ": " + m_text} {}

Error Error::inside(const std::string& wider) const {
    return Error{m_kind, m_where.empty() ? wider : wider + ": " + m_where, m_text};
}

}  // namespace lomsong
