// SPDX-License-Identifier: Apache-2.0
#include "io/language/catalogue.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "engine/core/error.hpp"
#include "io/language/messages_data.hpp"

namespace lomsong {

namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& text) {
    throw Error{ErrorKind::internal, where, text};
}

[[noreturn]] void refuse(const toml::node& node, const std::string& shown, const std::string& text) {
    const toml::source_position at = node.source().begin;
    refuse(fmt::format("{}:{}:{}", shown, at.line, at.column), text);
}

/// Calls `text` with each run of plain text and `place` with each name between braces, in their order.
/// @throws Error{internal} naming `key` for a brace without its partner.
template <class Text, class Place>
void walk(std::string_view message, std::string_view key, const Text& text, const Place& place) {
    while (!message.empty()) {
        const std::size_t open = std::min(message.find_first_of("{}"), message.size());
        text(message.substr(0, open));
        message.remove_prefix(open);
        if (message.empty()) {
            return;
        }
        const std::size_t close = message.find('}');
        if (message.front() == '}' || close == std::string_view::npos) {
            refuse(fmt::format("message '{}'", key), "a brace has no partner. Write {name} for an argument.");
        }
        place(message.substr(1, close - 1));
        message.remove_prefix(close + 1);
    }
}

std::set<std::string_view> places_of(std::string_view message, std::string_view key) {
    std::set<std::string_view> names;
    walk(
        message, key, [](std::string_view) {}, [&](std::string_view name) { names.insert(name); });
    return names;
}

/// The text of one language of an entry.
std::string text_of(const toml::table& entry, std::string_view language, const std::string& shown) {
    const toml::value<std::string>* text = entry[language].as_string();
    if (text == nullptr || text->get().empty()) {
        refuse(entry, shown, fmt::format("has no text '{}'. Write {{ vi = \"...\", en = \"...\" }}.", language));
    }
    return text->get();
}

bool is_message(const toml::table& table) { return table.contains("vi") || table.contains("en"); }

void add_table(const toml::table& table, const std::string& path, const std::string& shown,
               std::map<std::string, Message, std::less<>>& messages) {
    for (const auto& [name, node] : table) {
        const std::string key = path.empty() ? std::string{name.str()} : fmt::format("{}.{}", path, name.str());
        const toml::table* entry = node.as_table();
        if (entry == nullptr) {
            refuse(node, shown, fmt::format("'{}' is no message. Write {{ vi = \"...\", en = \"...\" }}.", key));
        }
        if (!is_message(*entry)) {
            add_table(*entry, key, shown, messages);
            continue;
        }
        Message message{text_of(*entry, "vi", shown), text_of(*entry, "en", shown)};
        if (entry->size() != 2) {
            refuse(*entry, shown, fmt::format("'{}' has more than the texts 'vi' and 'en'. Remove the rest.", key));
        }
        if (places_of(message.vietnamese, key) != places_of(message.english, key)) {
            refuse(
                *entry, shown,
                fmt::format("the languages of '{}' do not take the same arguments. Name the same in both.", key));
        }
        if (!messages.emplace(key, std::move(message)).second) {
            refuse(*entry, shown, fmt::format("there is another message '{}'. Rename one.", key));
        }
    }
}

}  // namespace

const Catalogue& Catalogue::built_in() {
    static const Catalogue catalogue = [] {
        Catalogue made;
        for (const MessageFile& file : message_files()) {
            made.add(file.toml, std::string{file.name});
        }
        return made;
    }();
    return catalogue;
}

void Catalogue::add(std::string_view toml, const std::string& shown) {
    try {
        add_table(toml::parse(toml, shown), "", shown, m_messages);
    } catch (const toml::parse_error& error) {
        const toml::source_position at = error.source().begin;
        refuse(fmt::format("{}:{}:{}", shown, at.line, at.column),
               fmt::format("is not TOML: {}. Mend it there.", error.description()));
    }
}

std::string Catalogue::say(Language language, std::string_view key,
                           std::initializer_list<Argument> arguments) const {
    const auto found = m_messages.find(key);
    if (found == m_messages.end()) {
        refuse(fmt::format("message '{}'", key), "there is none of this name. Add it to io/language/messages.");
    }
    const std::string& message =
        language == Language::vietnamese ? found->second.vietnamese : found->second.english;
    std::string text;
    std::set<std::string_view> used;
    walk(
        message, key, [&](std::string_view plain) { text += plain; },
        [&](std::string_view name) {
            const Argument* argument = std::ranges::find(arguments, name, &Argument::name);
            if (argument == arguments.end()) {
                refuse(fmt::format("message '{}'", key), fmt::format("no '{}' is given. Pass it.", name));
            }
            text += argument->value;
            used.insert(name);
        });
    for (const Argument& argument : arguments) {
        if (!used.contains(argument.name)) {
            refuse(fmt::format("message '{}'", key),
                   fmt::format("takes no '{}'. Use it in the message or do not pass it.", argument.name));
        }
    }
    return text;
}

std::string say(Language language, std::string_view key, std::initializer_list<Argument> arguments) {
    return Catalogue::built_in().say(language, key, arguments);
}

}  // namespace lomsong
