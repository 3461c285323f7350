// SPDX-License-Identifier: Apache-2.0
/// @file  Options of a subcommand, each described once: the parser, --help, --json-usage and docs/cli.md all
///        read this description.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/units.hpp"

namespace lomsong {

struct Option {
    std::string name;        ///< "output", without dashes; of a positional "PROJECT"
    char letter = '\0';      ///< short form, or none
    std::string value_name;  ///< "DIR", "N"; empty for a flag
    std::string help;
    std::string default_text;  ///< as a user would write it; empty when there is none
    bool positional = false;
    bool required = false;
    bool several = false;                                ///< takes every value up to the next option
    std::function<void(const std::string& value)> take;  ///< throws Error{usage}; a flag gets ""
    std::vector<std::string> choices;                    ///< of a choice, for help
};

class OptionSet {
  public:
    void positional(std::string name, std::string& value, std::string help, bool required = true);
    void flag(std::string name, bool& value, std::string help);
    void text(std::string name, std::string& value, std::string value_name, std::string help, char letter = '\0');
    /// The same option may be given several times.
    void texts(std::string name, std::vector<std::string>& values, std::string value_name, std::string help);
    /// One or more values after the option, which may be given again.
    void list(std::string name, std::vector<std::string>& values, std::string value_name, std::string help);
    /// A number in `unit` ("km"); outside the range it is refused. The member's value is the default.
    void number(std::string name, double& value, Range<double> range, std::string unit, std::string help);
    /// The same without a default.
    void number(std::string name, std::optional<double>& value, Range<double> range, std::string unit,
                std::string help);
    void choice(std::string name, std::string& value, std::vector<std::string> choices, std::string help);
    void count(std::string name, int& value, Range<int> range, std::string help);
    /// An amount of memory: a number with K, M, G or T (powers of 1024), or bytes without.
    void memory(std::string name, std::uint64_t& bytes, Range<std::uint64_t> range, std::string help);
    /// Adds the options of another set. One that both have becomes one that serves both: their helps stand together.
    void join(const OptionSet& other);
    /// The last option declared must be given.
    void require_last();
    /// The last option declared is given by its place and must be given.
    void make_last_positional(std::string name);

    [[nodiscard]] const std::vector<Option>& options() const { return m_options; }

  private:
    std::vector<Option> m_options;
};

/// A whole number or a real number, wholly consumed.
/// @throws Error{usage} naming `option` and the text seen.
[[nodiscard]] double parse_number(const std::string& option, const std::string& text);

}  // namespace lomsong
