// SPDX-License-Identifier: Apache-2.0
#include "io/project/fields.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "engine/core/text.hpp"
#include "io/project/keys.hpp"

namespace lomsong {
namespace {

const Field& field(LayerRole role, std::string_view name) {
    const auto fields = fields_of(role);
    return *std::ranges::find(fields, name, &Field::name);
}

TEST(Fields, OurOwnNameWinsOverAnAlias) {
    EXPECT_EQ(find_column(field(LayerRole::hamlets, "households"), {"so_ho", "households"}, {}), 1U);
}

TEST(Fields, AliasesAreFoundWithAccentsCapitalsAndSpaces) {
    EXPECT_EQ(find_column(field(LayerRole::stations, "station"), {"STT", "Mã trạm"}, {}), 1U);
    EXPECT_EQ(find_column(field(LayerRole::hamlets, "households"), {"SỐ HỘ"}, {}), 0U);
    EXPECT_EQ(find_column(field(LayerRole::buildings, "area_m2"), {"area_in_me", "confidence"}, {}), 0U);
    EXPECT_EQ(find_column(coordinate_fields().front(), {"Vĩ độ", "Kinh độ"}, {}), 1U);
}

TEST(Fields, TheMappingWinsOverEveryName) {
    EXPECT_EQ(
        find_column(field(LayerRole::stations, "height_m"), {"height_m", "Cao cột"}, {{"height_m", "Cao cột"}}),
        1U);
}

TEST(Fields, AMappedColumnMayDifferInAccentsButIsNotReplacedByAnAlias) {
    EXPECT_EQ(find_column(field(LayerRole::stations, "height_m"), {"cao_cot"}, {{"height_m", "Cao cột"}}), 0U);
    EXPECT_EQ(find_column(field(LayerRole::stations, "height_m"), {"height_m"}, {{"height_m", "Cao cột"}}),
              std::nullopt);
}

TEST(Fields, TheFullNameOfACommuneIsPreferred) {
    EXPECT_EQ(find_column(field(LayerRole::communes, "name"), {"code", "name", "nameEn", "fullName"}, {}), 3U);
    EXPECT_EQ(find_column(field(LayerRole::communes, "name"), {"code", "name"}, {}), 1U);
}

TEST(Fields, AColumnWithoutLatinLettersMatchesNothing) {
    EXPECT_EQ(find_column(field(LayerRole::hamlets, "name"), {"村名", ""}, {}), std::nullopt);
}

TEST(Fields, NoNameOfALayerMeansTwoFields) {
    for (const LayerRole role : layer_roles()) {
        std::set<std::string> names;
        for (const Field& one : fields_of(role)) {
            std::vector<std::string_view> all = one.aliases;
            all.insert(all.end(), one.preferred.begin(), one.preferred.end());
            all.push_back(one.name);
            for (const std::string_view name : all) {
                std::string bare = identifier(name);
                std::erase(bare, '_');
                EXPECT_TRUE(names.insert(bare).second) << name_of(role) << ": " << name;
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
