// SPDX-License-Identifier: Apache-2.0
/// @file  Any bytes as a logo, and any bytes in a result folder, give a picture, a document or an Error: nothing
/// else.
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "engine/core/error.hpp"
#include "io/draw/canvas.hpp"
#include "io/report/logo.hpp"
#include "io/sheets/report_document.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/mutated.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t k_seed = 20261122;

void write(const fs::path& file, const std::string& bytes) { std::ofstream{file, std::ios::binary} << bytes; }

std::string small_png() {
    draw::Canvas canvas{draw::ImageKind::png, 24.0, 16.0, 1.0};
    canvas.dot({8.0, 8.0}, 5.0, draw::colour(0xD55E00U));
    return canvas.bytes();
}

TEST(LogoFuzz, AnyBytesAreAPictureOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    Dice dice{k_seed};
    const std::string sound = small_png();
    int pictures = 0;
    int errors = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = mutated(sound, dice);
        // A changed size in the header alone: the decoder must not believe it.
        if (round % 5 == 0) {
            bytes = sound;
            bytes[16 + dice.below(8)] = static_cast<char>(dice.below(256));
        }
        try {
            const Logo logo = logo_of(bytes, "logo.png");
            EXPECT_EQ(logo.picture.pixels.size(),
                      static_cast<std::size_t>(logo.picture.cols) * static_cast<std::size_t>(logo.picture.rows));
            ++pictures;
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::bad_data) << error.what();
            ++errors;
        }
    }
    EXPECT_GT(pictures, 10);
    EXPECT_GT(errors, 1000);
}

TEST(DocumentFuzz, AnyBytesInAResultGiveADocumentOrAnError) {
    SCOPED_TRACE("seed " + std::to_string(k_seed));
    const fs::path folder = fs::temp_directory_path() / ("lomsong-sheets-fuzz-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string hamlets =
        R"({"type":"FeatureCollection","name":"hamlets","description":"x","features":[{"type":"Feature","id":"1",)"
        R"("properties":{"code":"1","name":"Bản Mẫu","commune_code":"7","commune":"Xã Mẫu","status":"no_signal",)"
        R"("a_status":"weak","a_margin_db":-12.3,"a_cause":"terrain_blocked","population":3610,)"
        R"("fibre_class":"2-5 km","fibre_road_distance_m":2500},"geometry":{"type":"Polygon","coordinates":)"
        R"([[[104.1,22.1],[104.2,22.1],[104.2,22.2],[104.1,22.1]]]}},{"type":"Feature","id":"2","properties":)"
        R"({"code":"2"},"geometry":{"type":"Point","coordinates":[104.15,22.15]}}]})";
    const std::string run =
        R"({"program":"lomsong","version":"0.1.0","language":"vi","crs":{"definition":"EPSG:32648","name":"UTM 48N"},)"
        R"("rows":{"hamlets":{"read":2,"repaired":1,"rejected":0}},"assumed":{"sectors":1,"heights":1},)"
        R"("parameters":{"fibre":{"near_km":2},"radio":{"radius_km":15,"environment":"outdoor"}},)"
        R"("warnings":["w"],"counts":{"sectors":3,"operators":{"a":{"name":"A","has_reported":true}}}})";
    const std::string findings = "file,sheet,row,column,kind,outcome,problem\na.csv,,1,x,not_a_number,rejected,p\n";
    Dice dice{k_seed};
    int documents = 0;
    int errors = 0;
    for (int round = 0; round < 50; ++round) {
        const std::size_t which = dice.below(3);
        write(folder / "hamlets.geojson", which == 0 ? mutated(hamlets, dice) : hamlets);
        write(folder / "run.json", which == 1 ? mutated(run, dice) : run);
        write(folder / "findings.csv", which == 2 ? mutated(findings, dice) : findings);
        try {
            sheets::write_report_document(ResultTables{folder}, {}, folder / "r.pdf", true);
            ++documents;
        } catch (const Error& error) {
            EXPECT_NE(error.kind(), ErrorKind::internal) << error.what();
            ++errors;
        }
    }
    fs::remove_all(folder);
    EXPECT_GT(documents, 10);
    EXPECT_GT(errors, 10);
}

}  // namespace
}  // namespace lomsong
