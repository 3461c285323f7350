// SPDX-License-Identifier: Apache-2.0
#include "io/write/wording.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lomsong {

namespace {

/// A length in km without needless zeros: "2", "0,3".
std::string in_km(Metres length, Language language) {
    const double km = in_kilometres(length);
    return number(km, km == std::round(km) ? 0 : 1, language);
}

}  // namespace

std::string_view key_of(PointStatus status) {
    switch (status) {
        case PointStatus::none: return "none";
        case PointStatus::weak: return "weak";
        case PointStatus::good: return "good";
        case PointStatus::unknown: return "unknown";
    }
    return "unknown";
}

std::string_view label(PointStatus status, Language language) {
    switch (status) {
        case PointStatus::none: return pick(language, "không có sóng", "no service");
        case PointStatus::weak: return label(HamletStatus::weak, language);
        case PointStatus::good: return label(HamletStatus::good, language);
        case PointStatus::unknown: return label(HamletStatus::not_enough_data, language);
    }
    return label(HamletStatus::not_enough_data, language);
}

std::string label(FibreClass reach, const FibreParameters& limits, Language language) {
    const std::string near = in_km(limits.near, language);
    const std::string middle = in_km(limits.middle, language);
    const std::string far = in_km(limits.far, language);
    switch (reach) {
        case FibreClass::served: return std::string{pick(language, "đã có điểm cấp cáp quang", "served")};
        case FibreClass::passed_no_node:
            return std::string{
                pick(language, "có tuyến cáp qua, chưa có điểm cấp", "passed by a route, no serving node")};
        case FibreClass::within_near:
            return fmt::format(fmt::runtime(pick(language, "trong {} km", "within {} km")), near);
        case FibreClass::within_middle:
            return fmt::format(fmt::runtime(pick(language, "từ {} đến {} km", "from {} to {} km")), near, middle);
        case FibreClass::within_far:
            return fmt::format(fmt::runtime(pick(language, "từ {} đến {} km", "from {} to {} km")), middle, far);
        case FibreClass::beyond:
            return fmt::format(fmt::runtime(pick(language, "xa hơn {} km", "further than {} km")), far);
        case FibreClass::no_data: break;
    }
    return std::string{label(HamletStatus::no_data, language)};
}

std::string number(double value, int digits, Language language) {
    if (!std::isfinite(value)) {
        return "-";
    }
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), digits);
    const std::size_t whole = std::min(plain.find('.'), plain.size());
    const bool negative = value < 0.0 && plain.find_first_not_of("0.") != std::string::npos;
    std::string result = negative ? "-" : "";
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i == whole) {
            result += pick(language, ",", ".");
            continue;
        }
        if (i > 0 && i < whole && (whole - i) % 3 == 0) {
            result += pick(language, ".", ",");
        }
        result += plain[i];
    }
    return result;
}

std::string share(double part, double whole, int digits, Language language) {
    const std::string counts = number(part, digits, language) + "/" + number(whole, digits, language);
    if (!(whole > 0.0)) {
        return counts;
    }
    double percent = std::round(1000.0 * part / whole) / 10.0;
    if (part > 0.0 && part < whole) {
        percent = std::clamp(percent, 0.1, 99.9);
    }
    return counts + " (" + number(percent, 1, language) + " %)";
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool continues = (byte & 0xC0) == 0x80;
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const bool combining = byte == 0xCC || (byte == 0xCD && next < 0xB0);  // U+0300 to U+036F
        width += continues || combining ? 0 : 1;
    }
    return width;
}

}  // namespace lomsong
