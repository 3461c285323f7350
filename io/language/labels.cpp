// SPDX-License-Identifier: Apache-2.0
#include "io/language/labels.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include <fmt/format.h>

#include "io/language/catalogue.hpp"
#include "io/language/numbers.hpp"

namespace lomsong {

namespace {

/// By Environment.
constexpr std::array<std::string_view, 3> k_environment_messages{"environment.outdoor", "environment.in_vehicle",
                                                                 "environment.indoor"};

std::string word(std::string_view subject, std::string_view key, Language language) {
    return key.empty() ? std::string{} : say(language, fmt::format("{}.{}", subject, key));
}

/// The message of a remedy by its kind as files write it; empty for a kind that there is none of.
std::string_view remedy_message(std::string_view kind, bool more) {
    if (kind == "azimuth") {
        return more ? "remedy_short.turn_right" : "remedy_short.turn_left";
    }
    if (kind == "tilt") {
        return more ? "remedy_short.tilt_down" : "remedy_short.tilt_up";
    }
    return kind == "power" ? "remedy_short.power" : kind == "mast" ? "remedy_short.mast" : "";
}

/// Cuts the first word, and the blank behind it, off the text.
std::string_view next_word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

}  // namespace

std::string label(HamletStatus status, Language language) { return word("status", info(status).key, language); }
std::string label(PointStatus status, Language language) { return word("point", key_of(status), language); }
std::string label(GapCause cause, Language language) { return word("cause", info(cause).key, language); }
std::string label(MissingData missing, Language language) { return word("missing", key_of(missing), language); }
std::string label(const Wind& wind, Language language) { return word("wind", wind.key, language); }
std::string label(ChangeKind kind, Language language) { return word("change", info(kind).key, language); }
std::string label(ChangeReason reason, Language language) { return word("reason", info(reason).key, language); }

std::string label(StationChangeKind kind, Language language) {
    return word("station_change", k_station_changes[static_cast<std::size_t>(kind)], language);
}

std::string label(Environment environment, Language language) {
    return say(language, k_environment_messages[static_cast<std::size_t>(environment)]);
}

std::string label(FibreClass reach, const FibreParameters& limits, Language language) {
    const std::string near = in_km(limits.near, language);
    const std::string middle = in_km(limits.middle, language);
    const std::string far = in_km(limits.far, language);
    switch (reach) {
        case FibreClass::served: return say(language, "fibre.served");
        case FibreClass::passed_no_node: return say(language, "fibre.passed_no_node");
        case FibreClass::within_near: return say(language, "fibre.within", {{"km", near}});
        case FibreClass::within_middle: return say(language, "fibre.between", {{"from", near}, {"to", middle}});
        case FibreClass::within_far: return say(language, "fibre.between", {{"from", middle}, {"to", far}});
        case FibreClass::beyond: return say(language, "fibre.beyond", {{"km", far}});
        case FibreClass::no_road: return say(language, "fibre.no_road");
        case FibreClass::no_data: break;
    }
    return label(HamletStatus::no_data, language);
}

std::string label_of_key(std::string_view subject, std::string_view key, Language language) {
    const std::string message = fmt::format("{}.{}", subject, key);
    return Catalogue::built_in().messages().contains(message) ? say(language, message) : std::string{key};
}

std::string labels_of_keys(std::string_view subject, std::string_view keys, Language language) {
    std::string text;
    for (std::size_t from = 0; from < keys.size();) {
        const std::size_t end = std::min(keys.find_first_of(",; ", from), keys.size());
        if (end > from) {
            text += (text.empty() ? "" : "; ") + label_of_key(subject, keys.substr(from, end - from), language);
        }
        from = end + 1;
    }
    return text;
}

std::string label_of_remedy(std::string_view recorded, Language language) {
    if (recorded == info(RemedyKind::new_station).key) {
        return say(language, "remedy.new_station");
    }
    std::string_view sector = recorded;
    const std::string_view kind = next_word(sector);
    const std::string_view amount = next_word(sector);
    next_word(sector);  // the unit
    double value = 0.0;
    const char* const begin = amount.data() + (amount.starts_with('+') ? 1 : 0);
    const char* const end = amount.data() + amount.size();
    const auto [read, error] = std::from_chars(begin, end, value);
    const std::string_view message = remedy_message(kind, value >= 0.0);
    if (message.empty() || error != std::errc{} || read != end || sector.empty()) {
        return std::string{recorded};
    }
    const int digits = amount.find('.') == std::string_view::npos ? 0 : 1;
    return say(language, message,
               {{"sector", std::string{sector}}, {"amount", number(std::abs(value), digits, language)}});
}

}  // namespace lomsong
