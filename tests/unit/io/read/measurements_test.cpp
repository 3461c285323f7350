// SPDX-License-Identifier: Apache-2.0
#include "io/read/measurements.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/world.hpp"

namespace lomsong {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* k_head =
    "Thời gian,Nhà mạng,Công nghệ,Mức thu (dBm),Tải xuống (Mbps),Tải lên,Thiết bị,Kinh độ,Vĩ độ\n";

/// A sound project with these rows of an export.
class MeasuredWorld : public World {
  public:
    explicit MeasuredWorld(const std::string& rows) { put(LayerRole::measurements, "i_speed.csv", k_head + rows); }
};

/// The finding of the only row; the row is rejected.
std::string rejection(const std::string& row, const std::string& as_of = "") {
    MeasuredWorld world{row + "\n"};
    world.project.as_of = as_of;
    const ReadLayers read = world.read();
    EXPECT_TRUE(read.layers.measurements.empty()) << row;
    EXPECT_EQ(read.counts.at(LayerRole::measurements).rejected, 1U) << row;
    return read.findings.empty() ? "" : to_string(read.findings.back());
}

TEST(Measurements, AnExportWithVietnameseHeadingsIsRead) {
    MeasuredWorld world{
        "15/11/2026 08:30:12,Viettel,LTE,\"-97,5\",\"36,2\",8,Redmi 9,103.80,22.50\n"
        "2026-11-20,VinaPhone,3G,-88,,,,103.82,22.52\n"};
    const Layers layers = world.read().layers;
    ASSERT_EQ(layers.measurements.size(), 2U);
    const Measurement& first = layers.measurements[0];
    EXPECT_EQ(iso_text(first.day), "2026-11-15");
    EXPECT_EQ(layers.operators[first.operator_index], "Viettel");
    EXPECT_EQ(first.technology, Technology::g4);
    EXPECT_EQ(first.level, Dbm{-97.5});
    EXPECT_EQ(first.download_mbps, 36.2);
    EXPECT_EQ(first.upload_mbps, 8.0);
    EXPECT_EQ(first.device, "Redmi 9");
    EXPECT_EQ(layers.operators[layers.measurements[1].operator_index], "VNPT") << "VinaPhone is VNPT's brand";
    EXPECT_FALSE(layers.measurements[1].download_mbps);
}

TEST(Measurements, WithoutAsOfTheNewestDayIsItAndIsSaidAloud) {
    MeasuredWorld world{"15/11/2026,Viettel,4G,-97,,,,103.80,22.50\n20/11/2026,Viettel,4G,-90,,,,103.80,22.50\n"};
    EXPECT_EQ(iso_text(world.read().layers.as_of.value()), "2026-11-20");
    EXPECT_THAT(world.reporter.warnings(), Contains(HasSubstr("Write as_of = \"2026-11-20\"")));
    MeasuredWorld told{"15/11/2026,Viettel,4G,-97,,,,103.80,22.50\n"};
    told.project.as_of = "2026-11-22";
    EXPECT_EQ(iso_text(told.read().layers.as_of.value()), "2026-11-22");
    EXPECT_TRUE(told.reporter.warnings().empty());
}

TEST(Measurements, ARowThatCannotBeUsedSaysWhy) {
    EXPECT_THAT(rejection("15/11/2026,Viettel,4G,97,,,,103.80,22.50"), HasSubstr("97 is outside -156..-20 dBm"));
    EXPECT_THAT(rejection("15/11/2026,Viettel,4G,-170,,,,103.80,22.50"),
                HasSubstr("-170 is outside -156..-20 dBm"));
    EXPECT_THAT(rejection("15/11/2026,Viettel,4G,mạnh,,,,103.80,22.50"), HasSubstr("'mạnh' is not a number"));
    EXPECT_THAT(rejection("15/11/2026,Beeline,4G,-97,,,,103.80,22.50"),
                HasSubstr("'Beeline' is no operator of this project"));
    EXPECT_THAT(rejection("15/11/2026,Viettel,WiFi,-97,,,,103.80,22.50"), HasSubstr("unknown technology 'WiFi'"));
    EXPECT_THAT(rejection("15/11/2026,Viettel,3G+4G,-97,,,,103.80,22.50"), HasSubstr("names several technologies"));
    EXPECT_THAT(rejection("15/11/2026,Viettel,4G,,,,,103.80,22.50"), HasSubstr("neither a level nor a speed"));
    EXPECT_THAT(rejection("31/02/2026,Viettel,4G,-97,,,,103.80,22.50"), HasSubstr("not a day of the calendar"));
    EXPECT_THAT(rejection("11/2026,Viettel,4G,-97,,,,103.80,22.50"), HasSubstr("names no day"));
    EXPECT_THAT(rejection("23/11/2026,Viettel,4G,-97,,,,103.80,22.50", "2026-11-22"),
                HasSubstr("2026-11-23 is later than as_of, 2026-11-22"));
    EXPECT_FALSE(rejection("15/11/2026,Viettel,4G,-97,,,,,").empty());
}

TEST(Measurements, AMisspeltOperatorIsRepairedAndToldSo) {
    MeasuredWorld world{"15/11/2026,Vietel,4G,-97,,,,103.80,22.50\n"};
    const ReadLayers read = world.read();
    ASSERT_EQ(read.layers.measurements.size(), 1U);
    EXPECT_EQ(read.counts.at(LayerRole::measurements).repaired, 1U);
}

TEST(Measurements, AnOperatorOfTheProjectWithoutStationsIsKnown) {
    MeasuredWorld world{"15/11/2026,45201,4G,-97,,,,103.80,22.50\n"};
    world.project.parameters.operators = {"Viettel", "VNPT", "MobiFone"};
    const Layers layers = world.read().layers;
    ASSERT_EQ(layers.measurements.size(), 1U) << "452-01 is the network of MobiFone";
    EXPECT_EQ(layers.operators[layers.measurements[0].operator_index], "MobiFone");
    EXPECT_FALSE(layers.operator_has_reported[layers.measurements[0].operator_index]);
}

TEST(Measurements, AFileNamedOnTheCommandLineIsReadByTheRulesOfTheProject) {
    World world;
    world.folder.write("drive.csv",
                       "time,operator,technology,RSRP,lon,lat\n2026-11-15,Viettel,4G,-101,103.80,22.50\n");
    const Project project = with_measurements(world.project, {(world.folder.path() / "drive.csv").string()});
    const Layers layers = read_layers(project, world.reporter).layers;
    ASSERT_EQ(layers.measurements.size(), 1U);
    EXPECT_EQ(layers.measurements[0].level, Dbm{-101});
}

}  // namespace
}  // namespace lomsong
