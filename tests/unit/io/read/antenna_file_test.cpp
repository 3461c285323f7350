// SPDX-License-Identifier: Apache-2.0
#include "io/read/antenna_file.hpp"

#include <cmath>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {
namespace {

using testing::HasSubstr;

/// 12 (phi/65)^2, at most 30: a plain sector.
double sector_loss(double off_axis_deg) {
    const double widths = std::remainder(off_axis_deg, 360.0) / 65.0;
    return std::min(12.0 * widths * widths, 30.0);
}
/// 12 ((theta - 4)/8)^2, at most 25: a beam that looks 4 degrees down.
double beam_loss(double below_horizon_deg) {
    const double widths = std::remainder(below_horizon_deg - 4.0, 360.0) / 8.0;
    return std::min(12.0 * widths * widths, 25.0);
}

std::string number(double value) {
    std::string text = std::to_string(value);
    text.resize(text.find('.') + 4);
    return text;
}

struct MsiStyle {
    std::string header = "NAME Panel\nMAKE Maker\nFREQUENCY 1800\nGAIN 17 dBi\nELECTRICAL_TILT 4\n";
    std::string horizontal = "HORIZONTAL 360\n";
    std::string vertical = "VERTICAL 360\n";
    std::string separator = " ";
    std::function<double(double)> value = [](double loss_db) { return loss_db; };
    bool decimal_comma = false;
};

std::string msi(const MsiStyle& style = {}) {
    std::string cuts[2];
    for (int angle = 0; angle < 360; ++angle) {
        for (const bool vertical : {false, true}) {
            std::string value = number(style.value(vertical ? beam_loss(angle) : sector_loss(angle)));
            if (style.decimal_comma) {
                value.replace(value.find('.'), 1, ",");
            }
            cuts[vertical ? 1 : 0] += std::to_string(angle) + style.separator + value + "\n";
        }
    }
    return style.header + style.horizontal + cuts[0] + style.vertical + cuts[1];
}

AntennaPatternTable table_of(const std::string& content, const std::string& name = "a.msi") {
    const TemporaryFolder folder;
    return read_antenna_file(folder.write(name, content), name);
}

std::string error_of(const std::string& content, const std::string& name = "a.msi") {
    try {
        (void)table_of(content, name);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::bad_data);
        return error.what();
    }
    return "no error";
}

void expect_the_panel(const AntennaPatternTable& table) {
    ASSERT_EQ(table.horizontal.size(), 360U);
    ASSERT_EQ(table.vertical.size(), 360U);
    for (int angle = 0; angle < 360; ++angle) {
        EXPECT_NEAR(cut_gain_db(table.horizontal, angle), -sector_loss(angle), 2e-3) << angle;
        EXPECT_NEAR(cut_gain_db(table.vertical, angle), -beam_loss(angle), 2e-3) << angle;
    }
}

TEST(MsiFile, HeaderAndCutsAreRead) {
    const AntennaPatternTable table = table_of(msi());
    expect_the_panel(table);
    EXPECT_EQ(table.file, "a.msi");
    EXPECT_EQ(table.name, "Panel");
    EXPECT_EQ(table.maker, "Maker");
    EXPECT_EQ(table.frequency, megahertz(1800.0));
    EXPECT_EQ(table.gain->value(), 17.0);
    EXPECT_EQ(table.electrical_tilt->value(), 4.0);
    EXPECT_EQ(table.front_to_back.value(), 30.0);  // measured: none declared
    EXPECT_NEAR(half_power_width(table.horizontal).value(), 65.0, 0.1);
    EXPECT_NEAR(half_power_width(table.vertical).value(), 8.0, 0.1);
}

TEST(MsiFile, SeparatorsCapitalsAndLineEndsDoNotMatter) {
    for (const std::string separator : {"\t", ";", ",", "  ", ", ", " ; "}) {
        MsiStyle style;
        style.separator = separator;
        style.header = "\xEF\xBB\xBFname: Panel\r\nGain =\t17,0dBi\rfrequency;1.8 GHz\nHORIZONTAL_WIDTH 65\n\n";
        style.horizontal = "Horizontal\t360\r\n";
        style.vertical = "vertical\n";
        const AntennaPatternTable table = table_of(msi(style));
        expect_the_panel(table);
        EXPECT_EQ(table.gain->value(), 17.0);
        EXPECT_EQ(table.frequency, megahertz(1800.0));
    }
}

TEST(MsiFile, ADecimalCommaIsADot) {
    for (const std::string separator : {"\t", ";", " "}) {
        MsiStyle style;
        style.separator = separator;
        style.decimal_comma = true;
        expect_the_panel(table_of(msi(style), "A.PLN"));
    }
}

TEST(MsiFile, AGainIsDbdUnlessItSaysDbi) {
    MsiStyle style;
    for (const auto& [written, dbi] : {std::pair{"GAIN 15 dBd\n", 17.15}, std::pair{"GAIN 15\n", 17.15},
                                       std::pair{"gain 17.15dBi\n", 17.15}, std::pair{"GAIN dBi 17.15\n", 17.15}}) {
        style.header = written;
        EXPECT_NEAR(table_of(msi(style)).gain->value(), dbi, 1e-12) << written;
    }
}

TEST(MsiFile, MissingHeadersStayEmpty) {
    MsiStyle style;
    style.header.clear();
    const AntennaPatternTable table = table_of(msi(style));
    expect_the_panel(table);
    EXPECT_FALSE(table.gain);
    EXPECT_FALSE(table.frequency);
    EXPECT_FALSE(table.electrical_tilt);
    EXPECT_NEAR(beam_tilt(table).value(), 4.0, 0.1);  // where the beam points
}

TEST(MsiFile, LossesRelativeGainsAndAbsoluteGainsAreTheSamePattern) {
    MsiStyle style;
    style.value = [](double loss_db) { return -loss_db; };
    expect_the_panel(table_of(msi(style)));
    style.value = [](double loss_db) { return 17.0 - loss_db; };
    expect_the_panel(table_of(msi(style)));
    style.header = "GAIN 14.85 dBd\n";  // the values are dBi
    expect_the_panel(table_of(msi(style)));
    style.header.clear();
    const AntennaPatternTable table = table_of(msi(style));
    expect_the_panel(table);
    EXPECT_EQ(table.gain->value(), 17.0);
    style.header = "GAIN 33 dBi\n";
    style.value = [](double loss_db) { return 33.0 - loss_db; };  // a dish: no value below 0
    expect_the_panel(table_of(msi(style)));
}

TEST(MsiFile, FractionsOfADegreeAreKept) {
    std::string text = "HORIZONTAL\n";
    for (int i = 0; i < 720; ++i) {
        text += number(i / 2.0) + " " + number(sector_loss(i / 2.0)) + "\n";
    }
    text += "VERTICAL 181\n";
    for (int angle = -90; angle <= 90; ++angle) {
        text += std::to_string(angle) + " " + number(beam_loss(angle)) + "\n";
    }
    const AntennaPatternTable table = table_of(text);
    ASSERT_EQ(table.horizontal.size(), 3'600U);
    EXPECT_NEAR(cut_gain_db(table.horizontal, 10.5), -sector_loss(10.5), 2e-3);
    EXPECT_NEAR(cut_gain_db(table.vertical, 176.0), cut_gain_db(table.vertical, 4.0), 1e-12);  // mirrored
}

TEST(MsiFile, BadFilesSayLineAndReason) {
    const std::string sound = msi();
    const auto with = [&](const std::string& old, const std::string& now) {
        std::string text = sound;
        return text.replace(text.find(old), old.size(), now);
    };
    EXPECT_EQ(error_of(with("\n3 0.025\n", "\n3 x\n")),
              "a.msi:10: '3 x' is not an angle and a value. Write two numbers.");
    EXPECT_EQ(error_of(with("\n3 0.025\n", "\n2 5.000\n")),
              "a.msi:10: the angle of 2 degrees stands there twice, with -0.011 and -5 dB. Keep the right one.");
    EXPECT_EQ(error_of(with("\n3 0.025\n", "\n")),
              "a.msi:6: HORIZONTAL announces 360 values, 359 follow. Is the file complete?");
    EXPECT_EQ(error_of(with("VERTICAL 360", "HORIZONTAL 360")),
              "a.msi:367: HORIZONTAL stands there a second time, after line 6. Keep one cut of each plane.");
    EXPECT_EQ(error_of(with("GAIN 17 dBi", "GAIN high")),
              "a.msi:4: GAIN is 'high', which is not a number. Write it as '17.5 dBi'.");
    EXPECT_EQ(error_of(with("\n3 0.025\n", "\n3 1e9\n")),
              "a.msi:10: an angle of 3 degrees with 1000000000 dB cannot be: at most 720 degrees and 300 dB. "
              "Correct it.");
    EXPECT_EQ(error_of(sound.substr(0, sound.find("VERTICAL"))),
              "a.msi: has no line VERTICAL, which begins a cut. Is it a complete MSI Planet file?");
    EXPECT_THAT(error_of("HORIZONTAL\n0 0\n90 3\n180 20\n270 3\nVERTICAL 1\n0 0\n"),
                HasSubstr("a.msi:5: the horizontal cut has no value for 90 degrees"));
    EXPECT_THAT(error_of("", "a.doc"), HasSubstr("a.doc: '.doc' is no ending of an antenna file"));
    EXPECT_THAT(error_of(""), HasSubstr("a.msi: has no line HORIZONTAL"));
}

std::string adf(const std::string& units, const std::function<double(double)>& value, int from = -180) {
    std::string text =
        "REVNUM:,NSMA WG16.99.050\r\nANTMAN:,Maker\r\nMODNUM:,Panel\r\nLOWFRQ:,1700\r\nHGHFRQ:,1900\r\n"
        "GUNITS:," +
        units + "\r\nMDGAIN:,17.0\r\nAZWIDT:,65\r\nELWIDT:,8\r\nELTILT:,4\r\nNUMCUT:,3\r\n";
    const auto cut = [&](const std::string& name, const std::string& polarisation, double (*loss)(double),
                         int sign) {
        text += "PATCUT:," + name + "\r\nPOLARI:," + polarisation + "\r\nNUPOIN:,360\r\nFSTLST:,-180,179\r\n";
        for (int angle = from; angle < from + 360; ++angle) {
            text += std::to_string(angle) + "," + number(value(loss(sign * angle))) + ",\r\n";
        }
    };
    cut(
        "H", "H/V", [](double) { return 40.0; }, 1);  // cross-polar: not this one
    cut("AZ ! azimuth", "V/V", sector_loss, 1);
    cut("EL", "V/V", beam_loss, -1);
    return text + "ENDFIL:,EOF\r\n";
}

TEST(NsmaFile, TheCopolarCutsAreReadWithElevationsTurned) {
    const AntennaPatternTable table = table_of(adf("DBI/DBR", [](double loss_db) { return -loss_db; }), "a.adf");
    expect_the_panel(table);
    EXPECT_EQ(table.maker, "Maker");
    EXPECT_EQ(table.name, "Panel");
    EXPECT_EQ(table.gain->value(), 17.0);
    EXPECT_EQ(table.frequency, megahertz(1800.0));
    EXPECT_EQ(table.electrical_tilt->value(), 4.0);
    EXPECT_NEAR(half_power_width(table.horizontal) / *table.horizontal_width, 1.0, 0.01);
}

TEST(NsmaFile, EveryUnitOfTheReportIsTheSamePattern) {
    expect_the_panel(table_of(adf("DBI", [](double loss_db) { return 17.0 - loss_db; }), "a.adf"));
    const AntennaPatternTable dipole = table_of(adf(
                                                    "DBD/DBD", [](double loss_db) { return 17.0 - loss_db; }, 0),
                                                "a.adf");
    expect_the_panel(dipole);
    EXPECT_NEAR(dipole.gain->value(), 19.15, 1e-12);
    const AntennaPatternTable field =
        table_of(adf("DBI/LIN", [](double loss_db) { return std::pow(10.0, -loss_db / 20.0); }), "a.adf");
    EXPECT_NEAR(cut_gain_db(field.horizontal, 32.5), -3.0, 0.01);
}

TEST(NsmaFile, BadFilesSayLineAndReason) {
    const auto relative = [](double loss_db) { return -loss_db; };
    EXPECT_THAT(error_of(adf("DBQ/DBR", relative), "a.adf"), HasSubstr("a.adf:6: GUNITS is 'DBQ/DBR'"));
    EXPECT_THAT(error_of(adf("DBI/DBR", [](double loss_db) { return 17.0 - loss_db; }), "a.adf"),
                HasSubstr("a relative gain of 17 dB lies above the main direction"));
    EXPECT_THAT(error_of("MODNUM:,X\nPATCUT:,H\nNUPOIN:,2\n0,0\n180,-3\n", "a.adf"),
                HasSubstr("a.adf: has no cut PATCUT:,V or EL"));
    EXPECT_THAT(error_of("PATCUT:,H\n0,0\nfront,-3\n", "a.adf"), HasSubstr("a.adf:3: 'front,-3' is not an angle"));
}

TEST(RadioMobileFile, ElevationsBeginAtTheZenith) {
    std::string text;
    for (int angle = 0; angle < 360; ++angle) {
        text += number(-sector_loss(angle)) + "\n";
    }
    const std::string horizontal = text;
    for (int i = 0; i < 360; ++i) {
        text += number(-beam_loss(i - 90)) + "\n";
    }
    expect_the_panel(table_of(text, "a.ant"));
    EXPECT_TRUE(table_of(horizontal, "a.ant").vertical.empty());
    EXPECT_THAT(error_of(horizontal + "-3\n", "a.ant"), HasSubstr("a.ant: has 361 values"));
    EXPECT_THAT(error_of("-3\n12\n", "a.ant"), HasSubstr("a.ant:2: a gain of 12 dB is outside"));
    EXPECT_THAT(error_of("-3\nfront\n", "a.ant"), HasSubstr("a.ant:2: 'front' is not a number"));
}

TEST(SplatFile, BothCutsAreReadWhicheverIsNamed) {
    const TemporaryFolder folder;
    std::string azimuths = "30.0 ; rotation\n";
    for (int angle = 0; angle < 360; ++angle) {
        azimuths +=
            std::to_string(angle) + "\t" + std::to_string(std::pow(10.0, -sector_loss(angle) / 20.0)) + "\n";
    }
    folder.write("a.az", azimuths);
    std::string elevations = "0.0 0.0\n";
    for (int angle = -10; angle <= 90; ++angle) {
        elevations += std::to_string(angle) + " " + std::to_string(std::pow(10.0, -beam_loss(angle) / 20.0)) + "\n";
    }
    folder.write("a.el", elevations);
    for (const std::string name : {"a.az", "a.el"}) {
        const AntennaPatternTable table = read_antenna_file(folder.path() / name, name);
        EXPECT_NEAR(cut_gain_db(table.horizontal, 40.0), -sector_loss(10.0), 0.01);  // turned by 30 degrees
        EXPECT_NEAR(cut_gain_db(table.vertical, 8.0), -3.0, 0.01);
        EXPECT_NEAR(cut_gain_db(table.vertical, -60.0), -beam_loss(-10.0), 0.01);
        EXPECT_EQ(table.file, name);
        EXPECT_EQ(parts_of_antenna_file(folder.path() / name).size(), 2U);
    }
    EXPECT_TRUE(table_of(azimuths, "a.az").vertical.empty());
}

TEST(SplatFile, BadFilesSayLineAndReason) {
    EXPECT_THAT(error_of("0\n0 0.5\n1 1.5\n", "a.az"), HasSubstr("a.az:3: a field of 1.5 is outside 0..1"));
    EXPECT_THAT(error_of("0\n0 0.5\n\n1\n", "a.az"), HasSubstr("a.az:4: '1' is not an angle and a value"));
    EXPECT_THAT(error_of("2.5 90\n0 1\n", "a.el"), HasSubstr("a.el:1: has a mechanical tilt of 2.5 degrees"));
    EXPECT_THAT(error_of("0 0\n95 1\n", "a.el"), HasSubstr("a.el:2: an elevation of 95 degrees"));
    EXPECT_THAT(error_of("", "a.az"), HasSubstr("a.az: is empty"));
}

TEST(AntennaFile, AMissingOneIsNoInput) {
    try {
        (void)read_antenna_file("nowhere/x.msi", "x.msi");
        FAIL() << "no error";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::no_input);
        EXPECT_STREQ(error.what(), "x.msi: there is no such antenna file. Correct its name, or put it there.");
    }
}

}  // namespace
}  // namespace lomsong
