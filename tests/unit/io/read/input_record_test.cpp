// SPDX-License-Identifier: Apache-2.0
#include "io/read/input_record.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/io/read/files.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;

TEST(InputRecord, HashIsXxh3Of128Bits) {
    const TemporaryFolder folder;
    EXPECT_EQ(content_hash(folder.write("empty.csv", "")), "xxh3-128:99aa06d3014798d86001c324468d497f")
        << "the published value for no input";
    EXPECT_NE(content_hash(folder.write("a.csv", "a")), content_hash(folder.write("b.csv", "b")));
}

TEST(InputRecord, AShapefileIsAllItsPartsInAFixedOrder) {
    const TemporaryFolder folder;
    for (const char* name : {"thon.shp", "thon.dbf", "thon.prj", "thon.shx", "other.dbf", "thon.xlsx"}) {
        folder.write(name, name);
    }
    std::vector<std::string> names;
    for (const auto& part : parts_of(folder.path() / "thon.shp")) {
        names.push_back(part.filename().string());
    }
    EXPECT_THAT(names, ElementsAre("thon.dbf", "thon.prj", "thon.shp", "thon.shx"));
    const std::string before = content_hash(folder.path() / "thon.shp");
    folder.write("thon.dbf", "changed");
    EXPECT_NE(content_hash(folder.path() / "thon.shp"), before);
}

}  // namespace
}  // namespace lomsong
