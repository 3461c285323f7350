// SPDX-License-Identifier: Apache-2.0
#include "apps/lomsong/cli.hpp"

#include <algorithm>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "apps/lomsong/version.hpp"
#include "engine/core/error.hpp"
#include "engine/core/text.hpp"

namespace lomsong {

namespace {

constexpr std::string_view k_description =
    "Tells for every hamlet who covers it, who does not and why, and how far fibre is.";

/// A command with its options, ready to be parsed or described.
struct Prepared {
    std::unique_ptr<Command> command;
    CommonOptions common;
    OptionSet options;
};

std::unique_ptr<Prepared> prepare(const CommandEntry& entry) {
    auto prepared = std::make_unique<Prepared>();
    prepared->command = entry.make();
    prepared->command->declare(prepared->options);
    const CommandInfo& info = prepared->command->info();
    declare(prepared->options, prepared->common, std::string{info.output_value}, std::string{info.output_help});
    return prepared;
}

std::string option_help(const Option& option) {
    const bool worth_saying = !option.default_text.empty() && !option.positional;
    return worth_saying ? fmt::format("{} (default {})", option.help, option.default_text) : option.help;
}

void add_option(CLI::App& app, const Option& option) {
    if (option.value_name.empty() && !option.positional) {
        app.add_flag_callback(
            "--" + option.name, [&option] { option.take(""); }, option.help);
        return;
    }
    const std::string names = option.positional       ? option.name
                              : option.letter != '\0' ? fmt::format("-{},--{}", option.letter, option.name)
                                                      : "--" + option.name;
    CLI::Option* added = app.add_option(
        names,
        [&option](const CLI::results_t& values) {
            std::ranges::for_each(values, option.take);
            return true;
        },
        option_help(option));
    added->required(option.required);
    added->type_name(option.value_name);
    if (!option.positional || option.several) {
        added->expected(option.several ? -1 : 1);  // for CLI11, -1 is one or more
        added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
}

/// CLI11 takes the value of an unknown option for the positional and then complains about that; so unknown
/// options are looked for first.
void refuse_unknown_options(const std::vector<std::string>& arguments, const std::string& command,
                            const OptionSet& options) {
    std::vector<std::string> known{"--help"};
    for (const Option& option : options.options()) {
        if (!option.positional) {
            known.push_back("--" + option.name);
        }
    }
    for (const std::string& argument : arguments) {
        if (argument == "--") {
            return;
        }
        const std::string name = argument.substr(0, argument.find('='));
        if (name.starts_with("--") && std::ranges::find(known, name) == known.end()) {
            throw Error{ErrorKind::usage, "lomsong " + command,
                        fmt::format("there is no option {}.{} See 'lomsong {} --help'.", name,
                                    did_you_mean(name, known), command)};
        }
    }
}

void refuse_unknown_command(const std::vector<std::string>& arguments, const std::vector<std::string>& names) {
    if (arguments.empty()) {
        throw Error{ErrorKind::usage, "lomsong",
                    fmt::format("no command was given. Give one of {}; 'lomsong --help' says what each does.",
                                fmt::join(names, ", "))};
    }
    if (arguments.front() == "--help" || arguments.front() == "-h" || arguments.front() == "--version") {
        return;
    }
    if (std::ranges::find(names, arguments.front()) == names.end()) {
        throw Error{ErrorKind::usage, "lomsong",
                    fmt::format("there is no {} '{}'.{} See 'lomsong --help'.",
                                arguments.front().starts_with('-') ? "option" : "command", arguments.front(),
                                did_you_mean(arguments.front(), names))};
    }
}

std::string footer(const CommandInfo& info) {
    std::string text;
    if (!info.details.empty()) {
        text += std::string{info.details} + "\n\n";
    }
    return text + "Examples:\n" + std::string{info.examples};
}

void describe(CLI::App& app, const CommandInfo& info) {
    app.footer(footer(info));
    app.set_help_flag("-h,--help", "Print this help");
}

}  // namespace

Invocation parse_command_line(const std::vector<std::string>& arguments) {
    CLI::App app{std::string{k_description}, "lomsong"};
    app.set_version_flag("--version", std::string{k_version});
    app.require_subcommand(1);
    app.footer("'lomsong COMMAND --help' has examples to copy.");
    std::vector<std::unique_ptr<Prepared>> all;
    std::map<const CLI::App*, Prepared*> by_app;
    std::vector<std::string> names;
    for (const CommandEntry& entry : commands()) {
        all.push_back(prepare(entry));
        const CommandInfo& info = all.back()->command->info();
        CLI::App* sub = app.add_subcommand(std::string{info.name}, std::string{info.summary});
        describe(*sub, info);
        for (const Option& option : all.back()->options.options()) {
            add_option(*sub, option);
        }
        by_app[sub] = all.back().get();
        names.emplace_back(info.name);
        if (!arguments.empty() && arguments.front() == info.name) {
            refuse_unknown_options({arguments.begin() + 1, arguments.end()}, names.back(), all.back()->options);
        }
    }
    refuse_unknown_command(arguments, names);
    try {
        app.parse(std::vector<std::string>{arguments.rbegin(), arguments.rend()});
    } catch (const CLI::CallForHelp&) {
        const auto chosen = app.get_subcommands();
        return {nullptr, {}, chosen.empty() ? app.help() : chosen.front()->help()};
    } catch (const CLI::CallForVersion&) {
        return {nullptr, {}, fmt::format("lomsong {}\n", k_version)};
    } catch (const CLI::ParseError& error) {
        const std::string where = "lomsong " + arguments.front();
        throw Error{ErrorKind::usage, where, fmt::format("{}. See '{} --help'.", error.what(), where)};
    }
    Prepared& chosen = *by_app.at(app.get_subcommands().front());
    return {std::move(chosen.command), chosen.common, {}};
}

std::string cli_markdown() {
    std::string text = fmt::format(
        "# Command line\n\nGenerated by `lomsong docs cli`; do not edit. {}\n\n"
        "Standard output is data, standard error is narration. Exit codes: 0 done, 64 usage, 65 bad data, 66 no "
        "input, 70 our fault, 73 cannot write, 78 bad project file, 130 interrupted.\n",
        k_description);
    for (const CommandEntry& entry : commands()) {
        const auto prepared = prepare(entry);
        const CommandInfo& info = prepared->command->info();
        text += fmt::format("\n## lomsong {}\n\n{}.", info.name, info.summary);
        text += info.details.empty() ? "\n" : fmt::format(" {}\n", info.details);
        text += fmt::format("\n```\n{}```\n\n| option | meaning |\n|---|---|\n", info.examples);
        for (const Option& option : prepared->options.options()) {
            std::string name = option.positional ? option.name : "--" + option.name;
            if (option.letter != '\0') {
                name = fmt::format("-{}, {}", option.letter, name);
            }
            if (!option.value_name.empty()) {
                std::string value = option.value_name;
                for (std::size_t at = 0; (at = value.find('|', at)) != std::string::npos; at += 2) {
                    value.replace(at, 1, "\\|");
                }
                name += " " + value;
            }
            text +=
                fmt::format("| `{}` | {}{} |\n", name, option_help(option), option.required ? ". Required" : "");
        }
    }
    return text;
}

}  // namespace lomsong
