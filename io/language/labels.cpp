// SPDX-License-Identifier: Apache-2.0
#include "io/language/labels.hpp"

#include <array>

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

}  // namespace lomsong
