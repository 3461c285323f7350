// SPDX-License-Identifier: Apache-2.0
/// @file  Layers read from a database server: `./test --all` starts one and names it in LOMSONG_TEST_POSTGIS.
#include <cstdlib>

#include <gdal_utils.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/database_name.hpp"
#include "engine/core/error.hpp"
#include "io/gdal/dataset.hpp"
#include "io/gdal/session.hpp"
#include "io/read/read_table.hpp"
#include "tests/unit/io/read/files.hpp"

namespace lomsong {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class PostGis : public ::testing::Test {
  protected:
    void SetUp() override {
        const char* name = std::getenv("LOMSONG_TEST_POSTGIS");
        if (name == nullptr) {
            GTEST_SKIP() << "skipped: no database server; ./test --all starts one";
        }
        m_name = name;
        gdal::start();
    }

    void load(const std::string& layer, const std::vector<std::string>& features) {
        const auto file = m_folder.write(layer + ".geojson", feature_collection(features));
        std::vector<std::string> arguments{"-f", "PostgreSQL", "-nln", layer, "-overwrite", "-t_srs", "EPSG:9208"};
        std::vector<char*> pointers;
        for (std::string& argument : arguments) {
            pointers.push_back(argument.data());
        }
        pointers.push_back(nullptr);
        GDALVectorTranslateOptions* options = GDALVectorTranslateOptionsNew(pointers.data(), nullptr);
        GDALDatasetH source = GDALOpenEx(file.c_str(), GDAL_OF_VECTOR, nullptr, nullptr, nullptr);
        GDALDatasetH target =
            GDALOpenEx(m_name.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, nullptr, nullptr, nullptr);
        ASSERT_NE(target, nullptr);
        EXPECT_NE(GDALVectorTranslate(nullptr, target, 1, &source, options, nullptr), nullptr);
        GDALVectorTranslateOptionsFree(options);
        GDALClose(target);
        GDALClose(source);
    }

    [[nodiscard]] std::vector<VectorTable> tables(const std::string& layer) const {
        return read_tables({"somewhere/" + m_name, m_name, layer}, SilentReporter{});
    }

    std::string m_name;
    TemporaryFolder m_folder;
};

TEST_F(PostGis, HamletsAndStationsAreReadFromADatabase) {
    load("thon", {point_feature(103.8, 22.5, R"("code":"01","name":"Thôn Một")"),
                  point_feature(103.9, 22.6, R"("code":"02","name":"Thôn Hai")")});
    load("tram", {point_feature(103.85, 22.55, R"("station":"A1","technology":"4G")")});
    const std::vector<VectorTable> all = tables("");
    EXPECT_EQ(all.size(), 2U);
    const std::vector<VectorTable> hamlets = tables("thon");
    ASSERT_EQ(hamlets.size(), 1U);
    ASSERT_EQ(hamlets[0].rows.size(), 2U);
    EXPECT_EQ(hamlets[0].layer, "thon");
    EXPECT_THAT(hamlets[0].columns, ::testing::ElementsAre("code", "name"));
    EXPECT_EQ(hamlets[0].rows[1].values[1], "Thôn Hai");
    EXPECT_EQ(hamlets[0].rows[1].shape.kind, ShapeKind::point);
    EXPECT_GT(hamlets[0].rows[1].shape.point.y, 2e6) << "in the layer's own system, VN-2000";
    EXPECT_THAT(hamlets[0].crs, HasSubstr("VN-2000"));
}

TEST_F(PostGis, ALayerThatIsNotThereIsNamed) {
    try {
        static_cast<void>(tables("khong_co"));
        ADD_FAILURE() << "there is no such layer";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("has no layer 'khong_co'"));
    }
}

TEST(Database, ItsPasswordIsInNoMessage) {
    const std::string name = "PG:dbname=nowhere host=/nonexistent user=me password='se cret' port=1";
    EXPECT_EQ(without_password(name), "PG:dbname=nowhere host=/nonexistent user=me port=1");
    EXPECT_EQ(without_password("PG:password=secret dbname=x"), "PG: dbname=x");
    EXPECT_EQ(without_password("postgresql://me:secret@host/db"), "postgresql://me@host/db");
    EXPECT_EQ(without_password("password=1.csv"), "password=1.csv") << "a file may be called so";
    try {
        static_cast<void>(read_tables({name, name, ""}, SilentReporter{}));
        ADD_FAILURE() << "there is no such server";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), AllOf(HasSubstr("PG:dbname=nowhere"), HasSubstr("the database does not answer"),
                                        Not(HasSubstr("cret"))));
    }
}

}  // namespace
}  // namespace lomsong
