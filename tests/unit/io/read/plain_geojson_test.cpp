// SPDX-License-Identifier: Apache-2.0
/// @file  The quick reader of GeoJSON gives what GDAL gives, or nothing.
#include "io/read/plain_geojson.hpp"

#include <functional>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {

namespace {

constexpr unsigned k_trials = 600;
const std::string k_point = R"({"type":"Point","coordinates":[104.1,22.5]})";

std::string collection(const std::string& features, const std::string& more = {}) {
    return R"({"type":"FeatureCollection",)" + more + R"("features":[)" + features + "]}";
}

std::optional<VectorTable> read_quickly(const std::string& text) {
    const TemporaryFolder folder;
    const TableRequest request{folder.write("layer.geojson", text), "layer", ""};
    return read_plain_geojson(request, SilentReporter{});
}

/// Under a name that the quick reader does not look at.
VectorTable read_by_gdal(const std::string& text) {
    const TemporaryFolder folder;
    return read_table({folder.write("layer.gj", text), "layer", ""}, SilentReporter{});
}

void expect_equal(const VectorTable& quick, const VectorTable& gdal, const std::string& text) {
    EXPECT_EQ(quick.file, gdal.file);
    EXPECT_EQ(quick.layer, gdal.layer);
    EXPECT_EQ(quick.is_sheet, gdal.is_sheet);
    EXPECT_EQ(quick.has_geometry, gdal.has_geometry) << text;
    EXPECT_EQ(quick.columns, gdal.columns) << text;
    ASSERT_EQ(quick.rows.size(), gdal.rows.size()) << text;
    for (std::size_t i = 0; i < quick.rows.size(); ++i) {
        const TableRow& a = quick.rows[i];
        const TableRow& b = gdal.rows[i];
        EXPECT_EQ(a.number, b.number);
        EXPECT_EQ(a.values, b.values) << text;
        EXPECT_EQ(a.shape.kind, b.shape.kind) << text;
        EXPECT_EQ(a.shape.type, b.shape.type) << text;
        EXPECT_EQ(a.shape.point, b.shape.point) << text;
        EXPECT_EQ(a.shape.lines, b.shape.lines) << text;
        ASSERT_EQ(a.shape.polygons.size(), b.shape.polygons.size()) << text;
        for (std::size_t p = 0; p < a.shape.polygons.size(); ++p) {
            EXPECT_EQ(a.shape.polygons[p].outer, b.shape.polygons[p].outer) << text;
            EXPECT_EQ(a.shape.polygons[p].holes, b.shape.polygons[p].holes) << text;
        }
    }
}

/// GeoJSON of every kind that readers meet: mostly plain, sometimes not.
class RandomGeoJson {
  public:
    explicit RandomGeoJson(unsigned seed) : m_random{seed} {}

    std::string text() {
        const auto columns = static_cast<std::size_t>(up_to(4));
        m_kinds.clear();
        for (std::size_t i = 0; i < columns; ++i) {
            m_kinds.push_back(up_to(5));
        }
        m_type = up_to(5);
        std::string features;
        for (int i = 1 + up_to(4); i > 0; --i) {
            features += (features.empty() ? "" : ",") + space() + feature_text();
        }
        return collection(features, up_to(3) == 0 ? R"("name":"layer","made_up":true,)" : "");
    }

    int up_to(int most) { return std::uniform_int_distribution<int>{0, most}(m_random); }
    template <class Item>
    const Item& any(const std::vector<Item>& items) {
        return items[static_cast<std::size_t>(up_to(static_cast<int>(items.size()) - 1))];
    }

  private:
    std::string space() { return any<std::string>({"", "", " ", "\n", "\t \r\n"}); }

    std::string feature_text() {
        std::string properties;
        for (std::size_t i = 0; i < m_kinds.size(); ++i) {
            properties +=
                (i == 0 ? "" : ",") + space() + "\"c" + std::to_string(i) + "\":" + space() + value(m_kinds[i]);
        }
        const std::string geometry = up_to(8) == 0 ? "null" : geometry_text();
        return up_to(1) == 0
                   ? R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}"
                   : R"({"type":"Feature","geometry":)" + geometry + R"(,"properties":{)" + properties + "}}";
    }

    std::string value(int kind) {
        if (up_to(7) == 0) {
            return "null";
        }
        if (up_to(30) == 0) {
            kind = up_to(6);
        }
        switch (kind) {
            case 0:
            case 1:
                return any<std::string>({R"("Bản Phố")", R"("LC-0012")", R"("")", R"("  a\tb ")",
                                         R"("\"\\\/\u1EA3")", R"("12")", R"("x1")", R"("true")", R"("e\u0301")",
                                         "\"Ba\u0309n\""});
            case 2: return any<std::string>({"0", "7", "-12", "123456789012345", "2147483648", "-0"});
            case 3:
                return any<std::string>({"66.8", "1.0", "-0.5", "1e3", "1E-7", "0.1234567890123456789", "12.50",
                                         "5", "1e22", "123456789.123456789", "0.0", "-0.0"});
            case 4: return any<std::string>({"true", "false"});
            case 5:
                return any<std::string>({R"("2024-01-05")", R"("10:30:00")", R"("2024/01/05 10:00")", R"("[1,2]")",
                                         "12345678901234567890", R"("20240105")"});
            default: return any<std::string>({"[1,2]", R"({"a":1})", R"(["a"])", R"("{\"a\":1}")"});
        }
    }

    std::string position() {
        return "[" + space() + any<std::string>({"104.2139394", "104", "103.5", "1.04e2", "-0.25"}) + space() +
               "," + any<std::string>({"22.6074163", "22", "-1.5", "22.60741630000001"}) +
               (up_to(200) == 0 ? ",7" : "") + "]";
    }
    std::string line() {
        std::string points = position();
        for (int i = up_to(3); i >= 0; --i) {
            points += "," + position();
        }
        return "[" + points + "]";
    }
    std::string ring() {
        const std::string first = position();
        std::string points = first;
        for (int i = 1 + up_to(3); i >= 0; --i) {
            points += "," + position();
        }
        return "[" + points + "," + (up_to(60) == 0 ? position() : first) + "]";
    }
    std::string polygon() { return "[" + ring() + (up_to(3) == 0 ? "," + ring() : "") + "]"; }

    std::string geometry_text() {
        switch (up_to(60) == 0 ? up_to(6) : m_type) {
            case 0: return R"({"type":"Point","coordinates":)" + position() + "}";
            case 1: return R"({"type":"LineString","coordinates":)" + line() + "}";
            case 2: return R"({"type":"MultiLineString","coordinates":[)" + line() + "," + line() + "]}";
            case 3: return R"({"type":"Polygon","coordinates":)" + polygon() + "}";
            case 4: return R"({"type":"MultiPolygon","coordinates":[)" + polygon() + "," + polygon() + "]}";
            case 5: return R"({"type":"MultiPoint","coordinates":)" + line() + "}";
            default: return R"({"type":"GeometryCollection","geometries":[]})";
        }
    }

    std::mt19937 m_random;
    std::vector<int> m_kinds;
    int m_type = 0;
};

TEST(PlainGeoJson, ReadsWhatGdalReadsOrDeclines) {
    int accepted = 0;
    for (unsigned seed = 0; seed < k_trials; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const std::string text = RandomGeoJson{seed}.text();
        if (const std::optional<VectorTable> quick = read_quickly(text)) {
            ++accepted;
            expect_equal(*quick, read_by_gdal(text), text);
        }
    }
    EXPECT_GT(accepted, 200) << "too few to prove anything";
    EXPECT_LT(accepted, 560) << "nothing unusual was tried";
}

TEST(PlainGeoJson, DeclinesOrAgreesWhereBytesAreDamaged) {
    int accepted = 0;
    for (unsigned seed = 0; seed < k_trials; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        RandomGeoJson random{seed};
        std::string text = random.text();
        const auto at = static_cast<std::size_t>(random.up_to(static_cast<int>(text.size()) - 1));
        const int damage = random.up_to(3);
        if (damage == 0) {
            text.erase(at);
        } else if (damage == 1) {
            text.erase(at, 1);
        } else {
            text[at] =
                random.any<char>({'"', '{', '}', '[', ']', ',', ':', '0', '.', 'e', '-', '\\', ' ', '\xC3', 'x'});
        }
        if (const std::optional<VectorTable> quick = read_quickly(text)) {
            ++accepted;
            try {
                expect_equal(*quick, read_by_gdal(text), text);
            } catch (const Error& error) {
                ADD_FAILURE() << "accepted what GDAL refuses: " << error.what() << "\n" << text;
            }
        }
    }
    EXPECT_GT(accepted, 20) << "no damage was harmless";
}

TEST(PlainGeoJson, TheTableIsInWgs84AsGdalSaysIt) {
    const TemporaryFolder folder;
    const std::string text = collection(feature(k_point, R"("a":1)"));
    ASSERT_TRUE(read_quickly(text));
    const VectorTable quick = read_table({folder.write("layer.geojson", text), "layer", ""}, SilentReporter{});
    EXPECT_EQ(quick.crs, read_by_gdal(text).crs);
    EXPECT_THAT(quick.crs, testing::HasSubstr("WGS 84"));
}

TEST(PlainGeoJson, DeclinesWhatIsOutOfTheOrdinary) {
    const std::string plain = feature(k_point, R"("a":1)");
    ASSERT_TRUE(read_quickly(collection(plain)));
    for (const std::string& text : {
             std::string{},
             std::string{"{}"},
             collection(""),
             collection(plain) + "x",
             collection(plain, R"("crs":{"type":"name","properties":{"name":"EPSG:32648"}},)"),
             collection(plain, R"("stac_version":"1.0.0",)"),
             collection(plain, R"("bbox":[1,2,3,4],)"),
             collection(plain + "," + feature(k_point, R"("b":1)")),
             collection(plain + "," + feature(k_point, R"("a":1,"b":2)")),
             collection(plain + "," + feature(k_point, R"("a":"x")")),
             collection(feature("null", R"("a":1)")),
             collection(feature(R"({"type":"Point","coordinates":[1,2,3]})", R"("a":1)")),
             collection(feature(R"({"type":"Point","coordinates":[]})", R"("a":1)")),
             collection(feature(k_point, R"("a":"2024-01-05")")),
             collection(feature(k_point, R"("a":"\ud83d\ude00")")),
             collection(R"({"type":"Feature","id":"x","properties":{"a":1},"geometry":)" + k_point + "}"),
             collection(R"({"type":"Feature","properties":null,"geometry":)" + k_point + "}"),
             collection(R"({"type":"Feature","geometry":)" + k_point + "}"),
         }) {
        EXPECT_FALSE(read_quickly(text)) << text;
    }
}

TEST(PlainGeoJson, LeavesNamedLayersToGdal) {
    const TemporaryFolder folder;
    const auto file = folder.write("layer.geojson", collection(feature(k_point, R"("a":1)")));
    EXPECT_TRUE(read_plain_geojson({file, "layer", ""}, SilentReporter{}));
    EXPECT_FALSE(read_plain_geojson({file, "layer", "layer"}, SilentReporter{}));
    EXPECT_FALSE(read_plain_geojson({folder.path() / "gone.geojson", "layer", ""}, SilentReporter{}));
}

}  // namespace

}  // namespace lomsong
