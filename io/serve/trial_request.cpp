// SPDX-License-Identifier: Apache-2.0
#include "io/serve/trial_request.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"

namespace lomsong {

namespace {

using Json = nlohmann::json;

constexpr Range<double> k_longitudes{-180.0, 180.0};
constexpr Range<double> k_latitudes{-90.0, 90.0};
constexpr std::size_t k_shown_bytes = 40;

/// A value as messages show it: cut where it is long, and never by its depth.
std::string shown(const Json& value) {
    if (value.is_structured()) {
        return value.is_array() ? "a list" : "an object";
    }
    const std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    return text.size() <= k_shown_bytes ? text : text.substr(0, k_shown_bytes) + "...";
}

/// An object of the body, read key by key.
class Keys {
  public:
    Keys(const Json& object, std::string where, std::initializer_list<std::string_view> known)
        : m_object{object}, m_where{std::move(where)} {
        if (!object.is_object()) {
            throw Error{ErrorKind::bad_data, m_where,
                        fmt::format("is {}, not an object with keys.", shown(object))};
        }
        for (const auto& entry : object.items()) {
            if (std::ranges::find(known, entry.key()) == known.end()) {
                throw Error{ErrorKind::bad_data, m_where,
                            fmt::format("has the key {}, which is not known. Known are: {}.", shown(entry.key()),
                                        fmt::join(known, ", "))};
            }
        }
    }

    /// Text of one byte at least.
    [[nodiscard]] std::string text(const char* key) const {
        const Json& value = at(key);
        if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
            throw Error{ErrorKind::bad_data, path(key), fmt::format("is {}, not a text.", shown(value))};
        }
        return value.get<std::string>();
    }

    [[nodiscard]] double number(const char* key, Range<double> range) const {
        const Json& value = at(key);
        if (!value.is_number()) {
            throw Error{ErrorKind::bad_data, path(key), fmt::format("is {}, not a number.", shown(value))};
        }
        const double given = value.get<double>();
        if (!range.contains(given)) {
            throw Error{
                ErrorKind::bad_data, path(key),
                fmt::format("is {}. It must lie from {:g} to {:g}.", shown(value), range.lowest, range.highest)};
        }
        return given;
    }

    template <class T>
    [[nodiscard]] std::optional<T> optional(const char* key, Range<double> range) const {
        return m_object.contains(key) ? std::optional<T>{T{number(key, range)}} : std::nullopt;
    }

    [[nodiscard]] const Json& at(const char* key) const {
        const auto found = m_object.find(key);
        if (found == m_object.end()) {
            throw Error{ErrorKind::bad_data, path(key), "is missing."};
        }
        return *found;
    }
    [[nodiscard]] std::string path(const char* key) const { return m_where == k_body ? key : m_where + "." + key; }

    static constexpr const char* k_body = "request";

  private:
    const Json& m_object;
    std::string m_where;
};

TriedStation read_station(const Json& json, std::size_t index) {
    const Keys keys{json,
                    fmt::format("stations[{}]", index),
                    {"operator", "technology", "lon", "lat", "height_m", "azimuth_deg", "eirp_dbm"}};
    TriedStation station;
    station.operator_name = keys.text("operator");
    const std::optional<Technology> technology = technology_named(keys.text("technology"));
    if (!technology) {
        throw Error{ErrorKind::bad_data, keys.path("technology"),
                    fmt::format("is {}. It must be 2G, 3G, 4G or 5G.", shown(keys.at("technology")))};
    }
    station.technology = *technology;
    station.place = {keys.number("lon", k_longitudes), keys.number("lat", k_latitudes)};
    station.antenna_height = keys.optional<HeightAboveGround>("height_m", trial_limits::k_heights_m);
    station.azimuth = keys.optional<Angle>("azimuth_deg", trial_limits::k_azimuths_deg);
    station.eirp = keys.optional<Dbm>("eirp_dbm", trial_limits::k_eirp_dbm);
    return station;
}

}  // namespace

TrialRequest read_trial_request(std::string_view body) {
    if (body.size() > trial_limits::k_body_bytes) {
        throw Error{ErrorKind::bad_data, Keys::k_body,
                    fmt::format("has {} bytes, more than {}.", body.size(), trial_limits::k_body_bytes)};
    }
    const Json json = Json::parse(body, nullptr, false);
    if (json.is_discarded()) {
        throw Error{ErrorKind::bad_data, Keys::k_body, "is not JSON."};
    }
    const Keys keys{json, Keys::k_body, {"page", "stations"}};
    TrialRequest request;
    request.page = keys.text("page");
    if (request.page.size() > trial_limits::k_page_bytes) {
        throw Error{ErrorKind::bad_data, keys.path("page"),
                    fmt::format("has {} bytes, more than {}.", request.page.size(), trial_limits::k_page_bytes)};
    }
    const Json& stations = keys.at("stations");
    if (!stations.is_array()) {
        throw Error{ErrorKind::bad_data, keys.path("stations"), fmt::format("is {}, not a list.", shown(stations))};
    }
    if (stations.size() > trial_limits::k_stations) {
        throw Error{ErrorKind::bad_data, keys.path("stations"),
                    fmt::format("has {} stations, more than {}.", stations.size(), trial_limits::k_stations)};
    }
    for (std::size_t i = 0; i < stations.size(); ++i) {
        request.stations.push_back(read_station(stations[i], i));
    }
    return request;
}

}  // namespace lomsong
