// SPDX-License-Identifier: Apache-2.0
/// @file  A made-up result folder and made-up answers for the tests of the review.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "io/review/register.hpp"
#include "io/review/reviewed_result.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {

inline std::string hamlet_feature(const std::string& code, const std::string& name, const std::string& commune_code,
                                  const std::string& viettel, const std::string& vnpt) {
    return point_feature(
        103.9, 22.4,
        R"("code":")" + code + R"(","name":")" + name + R"(","commune_code":")" + commune_code +
            R"(","commune":"Xã )" + commune_code + R"(","households":1234,"viettel_status":")" + viettel +
            R"(","viettel_margin_db":-12.5,"viettel_cause":"terrain_blocked","viettel_nearest_station":"LC0012",)"
            R"("viettel_nearest_distance_m":3710,"viettel_4g_level_dbm":-118.4,"vnpt_status":")" +
            vnpt + R"(","centre_lon":103.9,"centre_lat":22.4)");
}

/// Three operators, four hamlets in two communes; Viettel has three gaps, VNPT one, MobiFone has given nothing.
inline std::filesystem::path write_small_result(const TemporaryFolder& folder, const std::string& language = "vi") {
    const std::filesystem::path result = folder.path() / "week-47";
    std::filesystem::create_directories(result);
    folder.write("week-47/run.json",
                 R"({"title":"Tỉnh mẫu","made_up":true,"language":")" + language +
                     R"(","counts":{"operators":{"viettel":{"name":"Viettel","has_reported":true},)"
                     R"("vnpt":{"name":"VNPT","has_reported":true},)"
                     R"("mobifone":{"name":"MobiFone","has_reported":false}}}})");
    folder.write("week-47/hamlets.geojson",
                 feature_collection({hamlet_feature("B-2", "=HYPERLINK(1)", "02", "weak", "good"),
                                     hamlet_feature("A-1", "Thôn Một", "01", "no_signal", "good"),
                                     hamlet_feature("A-2", "Thôn Hai", "01", "good", "dead_zone"),
                                     hamlet_feature("A-3", "-Thôn Ba", "01", "dead_zone", "good")}));
    folder.write(
        "week-47/gaps.geojson",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"operator:viettel:A-1","properties":)"
        R"({"operator":"Viettel","hamlet_codes":"A-1; A-3"},"geometry":null}]})");
    folder.write("week-47/communes.geojson",
                 feature_collection({square_feature(103.8, 22.3, 0.2, R"("code":"01","name":"Xã 01")")}));
    return result;
}

inline Question made_up_question(const std::string& hamlet, const std::string& operator_key = "viettel",
                                 const std::string& result = "0123456789ab") {
    return {result,  operator_key, operator_key,      hamlet, "Thôn " + hamlet, "01",
            "Xã 01", "no_signal",  Point{103.9, 22.4}};
}

/// One answer a hamlet, all confirmed, from a file of that name.
inline SheetContent made_up_sheet(const std::string& name, const std::vector<std::string>& hamlets,
                                  const Answer& answer = {}) {
    SheetContent sheet{name, "hash of " + name, {}, {}};
    std::uint64_t row = 3;
    for (const std::string& hamlet : hamlets) {
        sheet.questions.push_back(made_up_question(hamlet));
        sheet.answers.push_back({sheet.questions.back(), answer, ++row});
    }
    return sheet;
}

}  // namespace lomsong
