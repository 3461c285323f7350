// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/source_text.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace lomsong {

namespace fs = std::filesystem;

namespace {

/// Walks through C++ text.
class Scanner {
  public:
    explicit Scanner(std::string_view code) : m_code{code} {}

    std::vector<std::string> literals() {
        while (!m_code.empty()) {
            if (m_code.starts_with("//") || m_code.starts_with("#include")) {
                skip_to("\n");
            } else if (m_code.starts_with("/*")) {
                skip_to("*/");
            } else if (m_code.starts_with("R\"") && !m_in_word) {
                take_raw();
            } else if (m_code.front() == '"') {
                take_quoted();
            } else if (m_code.front() == '\'' && !m_in_word) {
                take_character();
            } else {
                step();
            }
        }
        return std::move(m_literals);
    }

  private:
    void skip_to(std::string_view end) {
        const std::size_t at = m_code.find(end);
        m_code.remove_prefix(at == m_code.npos ? m_code.size() : at + end.size());
        m_in_word = false;
    }
    void step() {
        const auto letter = static_cast<unsigned char>(m_code.front());
        m_in_word = std::isalnum(letter) != 0 || letter == '_';
        m_joins = m_joins && std::isspace(letter) != 0;
        m_code.remove_prefix(1);
    }
    void add(std::string_view text) {
        if (m_joins) {
            m_literals.back() += text;
        } else {
            m_literals.emplace_back(text);
        }
        m_joins = true;
        m_in_word = false;
    }
    void take_raw() {
        const std::size_t open = m_code.find('(');
        const std::string end = ")" + std::string{m_code.substr(2, open - 2)} + "\"";
        const std::size_t close = m_code.find(end, open);
        add(m_code.substr(open + 1, close - open - 1));
        m_code.remove_prefix(close + end.size());
    }
    void take_quoted() {
        const std::size_t close = end_of('"');
        add(m_code.substr(1, close - 1));
        m_code.remove_prefix(close + 1);
    }
    void take_character() {
        m_code.remove_prefix(end_of('\'') + 1);
        m_joins = false;
    }
    /// Where the literal that begins here ends.
    [[nodiscard]] std::size_t end_of(char quote) const {
        std::size_t at = 1;
        while (at + 1 < m_code.size() && m_code[at] != quote) {
            at += m_code[at] == '\\' ? 2U : 1U;
        }
        return std::min(at, m_code.size() - 1);
    }

    std::string_view m_code;
    std::vector<std::string> m_literals;
    bool m_in_word = false;  ///< the character before belongs to a word or a number: 1'000, LR"..."
    bool m_joins = false;    ///< only blanks since the last literal
};

}  // namespace

std::vector<std::string> sources_below(const std::vector<std::string_view>& tops) {
    const fs::path root{LOMSONG_SOURCE_DIR};
    std::vector<std::string> paths;
    for (const std::string_view top : tops) {
        for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
            const std::string extension = entry.path().extension().string();
            if (extension == ".hpp" || extension == ".cpp") {
                paths.push_back(fs::relative(entry.path(), root).generic_string());
            }
        }
    }
    std::ranges::sort(paths);
    return paths;
}

std::vector<std::string> literals_of(std::string_view code) { return Scanner{code}.literals(); }

std::string source(const std::string& relative_path) {
    std::ifstream in{fs::path{LOMSONG_SOURCE_DIR} / relative_path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{}};
}

}  // namespace lomsong
