// SPDX-License-Identifier: Apache-2.0
#include "io/review/reviewed_result.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <tuple>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "engine/core/technology.hpp"
#include "engine/core/text.hpp"
#include "io/language/catalogue.hpp"
#include "io/language/labels.hpp"
#include "io/language/numbers.hpp"
#include "io/read/input_record.hpp"

namespace lomsong {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t k_shortest_ring = 4;  ///< points, the last being the first

/// The statuses that an operator is asked about.
constexpr std::array<std::string_view, 3> k_asked{"no_signal", "dead_zone", "weak"};

[[noreturn]] void refuse(const fs::path& file, const std::string& what) {
    throw Error{ErrorKind::bad_data, file.string(), what + ". Run 'lomsong run' again."};
}

Json parsed(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) {
        throw Error{ErrorKind::no_input, file.string(), "is not there. Name the folder of a result."};
    }
    Json json = Json::parse(in, nullptr, false);
    if (json.is_discarded() || !json.is_object()) {
        refuse(file, "is no JSON object");
    }
    return json;
}

const Json& features_of(const Json& json, const fs::path& file) {
    const auto features = json.find("features");
    if (features == json.end() || !features->is_array()) {
        refuse(file, "has no list of features");
    }
    for (const Json& feature : *features) {
        if (!feature.is_object() || !feature.contains("properties") || !feature["properties"].is_object()) {
            refuse(file, "has a feature without properties");
        }
    }
    return *features;
}

/// A member of an object; null when it is missing.
const Json& member(const Json& object, const std::string& key) {
    static const Json k_null;
    if (!object.is_object()) {
        return k_null;
    }
    const auto found = object.find(key);
    return found == object.end() ? k_null : *found;
}

std::string text_of(const Json& object, const std::string& key) {
    const Json& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : std::string{};
}

std::optional<double> number_of(const Json& object, const std::string& key) {
    const Json& value = member(object, key);
    return value.is_number() ? std::optional{value.get<double>()} : std::nullopt;
}

bool flag_of(const Json& object, const std::string& key) {
    const Json& value = member(object, key);
    return value.is_boolean() && value.get<bool>();
}

/// Everything of a result but its communes.
class ResultReader {
  public:
    explicit ResultReader(const fs::path& folder) : m_folder{folder} {}

    ReviewedResult read() {
        read_run();
        const fs::path file = m_folder / "hamlets.geojson";
        const Json json = parsed(file);
        m_result.hash = content_hash(file);
        m_result.id = m_result.hash.substr(m_result.hash.find(':') + 1, 12);
        read_gaps();
        m_result.asked.resize(m_result.operators.size());
        for (const Json& feature : features_of(json, file)) {
            for (std::size_t i = 0; i < m_result.operators.size(); ++i) {
                add_if_asked(feature["properties"], i);
            }
        }
        for (std::vector<AskedRow>& rows : m_result.asked) {
            std::ranges::stable_sort(rows, {}, [](const AskedRow& row) {
                return std::tie(row.question.commune_code, row.question.commune, row.question.hamlet_code);
            });
        }
        read_communes();
        return std::move(m_result);
    }

  private:
    void read_run() {
        const fs::path file = m_folder / "run.json";
        const Json run = parsed(file);
        m_result.title = text_of(run, "title");
        m_result.language = text_of(run, "language") == "en" ? Language::english : Language::vietnamese;
        m_result.made_up = flag_of(run, "made_up");
        const Json& operators = member(member(run, "counts"), "operators");
        if (!operators.is_object() || operators.empty()) {
            refuse(file, "names no operators");
        }
        for (const auto& [key, entry] : operators.items()) {
            m_result.operators.push_back({key, text_of(entry, "name"), flag_of(entry, "has_reported")});
        }
    }

    /// Ids of the gaps in which a hamlet lies, by operator's name and hamlet's code.
    void read_gaps() {
        const fs::path file = m_folder / "gaps.geojson";
        std::error_code failed;
        if (!fs::exists(file, failed)) {
            return;
        }
        const Json json = parsed(file);
        for (const Json& feature : features_of(json, file)) {
            const Json& properties = feature["properties"];
            const std::string codes = text_of(properties, "hamlet_codes");
            for (std::size_t from = 0; from < codes.size();) {
                const std::size_t to = std::min(codes.find(';', from), codes.size());
                const std::string code = trimmed(std::string_view{codes}.substr(from, to - from));
                std::string& ids = m_gaps[{text_of(properties, "operator"), code}];
                ids += (ids.empty() ? "" : "; ") + text_of(feature, "id");
                from = to + 1;
            }
        }
    }

    void add_if_asked(const Json& hamlet, std::size_t which) {
        const ReviewedOperator& asked = m_result.operators[which];
        const std::string status = text_of(hamlet, asked.key + "_status");
        if (std::ranges::find(k_asked, status) == k_asked.end()) {
            return;
        }
        if (text_of(hamlet, "code").empty()) {
            refuse(m_folder / "hamlets.geojson", "has a hamlet without a code");
        }
        const std::optional<double> lon = number_of(hamlet, "centre_lon");
        const std::optional<double> lat = number_of(hamlet, "centre_lat");
        AskedRow row;
        row.question = {m_result.id,
                        asked.key,
                        asked.name,
                        text_of(hamlet, "code"),
                        text_of(hamlet, "name"),
                        text_of(hamlet, "commune_code"),
                        text_of(hamlet, "commune"),
                        status,
                        lon && lat ? std::optional{Point{*lon, *lat}} : std::nullopt};
        add_evidence(row, hamlet, asked.key + "_");
        if (const auto gaps = m_gaps.find({asked.name, row.question.hamlet_code}); gaps != m_gaps.end()) {
            row.evidence[SheetField::gaps] = gaps->second;
        }
        m_result.asked[which].push_back(std::move(row));
    }

    void add_evidence(AskedRow& row, const Json& hamlet, const std::string& prefix) const {
        const auto put_number = [&](SheetField field, const std::string& key) {
            if (const std::optional<double> number = number_of(hamlet, key)) {
                row.evidence[field] = *number;
            }
        };
        const auto put_text = [&](SheetField field, std::string text) {
            if (!text.empty()) {
                row.evidence[field] = std::move(text);
            }
        };
        put_number(SheetField::households, "households");
        put_number(SheetField::margin, prefix + "margin_db");
        put_number(SheetField::nearest_distance, prefix + "nearest_distance_m");
        put_text(SheetField::nearest_station, text_of(hamlet, prefix + "nearest_station"));
        put_text(SheetField::cause, label_of_key("cause", text_of(hamlet, prefix + "cause"), m_result.language));
        put_text(SheetField::remedy, label_of_remedy(text_of(hamlet, prefix + "remedy"), m_result.language));
        put_text(SheetField::levels, levels(hamlet, prefix));
    }

    /// "3G -98,4 dBm; 4G -112,0 dBm; 4G measured -118,0 dBm: no signal", of the technologies whose level is known.
    [[nodiscard]] std::string levels(const Json& hamlet, const std::string& prefix) const {
        std::string text;
        const auto add = [&text](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
        for (const TechnologyInfo& technology : k_technologies) {
            const std::string start = fmt::format("{}{}_", prefix, technology.key);
            if (const auto level = number_of(hamlet, start + "level_dbm")) {
                add(fmt::format("{} {} dBm", technology.name, number(*level, 1, m_result.language)));
            }
            if (const auto level = number_of(hamlet, start + "measured_level_dbm")) {
                add(say(m_result.language, "sheet.measured",
                        {{"technology", std::string{technology.name}},
                         {"level", number(*level, 1, m_result.language)},
                         {"status",
                          label_of_key("point", text_of(hamlet, start + "measured_status"), m_result.language)}}));
            }
        }
        return text;
    }

    void read_communes() {
        const fs::path file = m_folder / "communes.geojson";
        std::error_code failed;
        if (!fs::exists(file, failed)) {
            return;
        }
        const Json json = parsed(file);
        for (const Json& feature : features_of(json, file)) {
            m_result.commune_areas[text_of(feature["properties"], "code")] =
                area_of(member(feature, "geometry"), file);
        }
    }

    static MultiPolygon area_of(const Json& geometry, const fs::path& file) {
        MultiPolygon area;
        const Json& coordinates = member(geometry, "coordinates");
        try {
            if (text_of(geometry, "type") == "Polygon") {
                area.push_back(polygon_of(coordinates));
            } else if (text_of(geometry, "type") == "MultiPolygon") {
                std::ranges::transform(coordinates, std::back_inserter(area), polygon_of);
            }
        } catch (const Json::exception&) {
            refuse(file, "has a commune whose coordinates are no numbers");
        }
        std::erase_if(area, [](const Polygon& polygon) { return polygon.outer.size() < k_shortest_ring; });
        return area;
    }

    static Polygon polygon_of(const Json& rings) {
        Polygon polygon;
        for (const Json& each : rings) {
            Ring ring;
            for (const Json& position : each) {
                ring.push_back({position.at(0).get<double>(), position.at(1).get<double>()});
            }
            if (polygon.outer.empty()) {
                polygon.outer = std::move(ring);
            } else {
                polygon.holes.push_back(std::move(ring));
            }
        }
        return polygon;
    }

    const fs::path& m_folder;
    ReviewedResult m_result;
    std::map<std::pair<std::string, std::string>, std::string> m_gaps;
};

}  // namespace

ReviewedResult read_reviewed_result(const fs::path& folder) { return ResultReader{folder}.read(); }

std::size_t operator_named(const ReviewedResult& result, const std::string& name) {
    const auto found = std::ranges::find_if(result.operators, [&](const ReviewedOperator& each) {
        return each.key == identifier(name) || folded(each.name) == folded(name);
    });
    if (found != result.operators.end()) {
        return static_cast<std::size_t>(found - result.operators.begin());
    }
    std::vector<std::string> names;
    std::ranges::transform(result.operators, std::back_inserter(names), &ReviewedOperator::name);
    throw Error{ErrorKind::usage, "--operator",
                fmt::format("'{}' is no operator of the result; it has {}.{}", name, fmt::join(names, ", "),
                            did_you_mean(name, names))};
}

}  // namespace lomsong
