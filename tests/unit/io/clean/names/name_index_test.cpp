// SPDX-License-Identifier: Apache-2.0
#include "io/clean/names/name_index.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/text.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/text/alphabet.hpp"

namespace lomsong {
namespace {

using Certainty = NameMatch::Certainty;

NameIndex index_of(const std::vector<std::string>& names) {
    NameIndex index;
    for (std::size_t i = 0; i < names.size(); ++i) {
        index.add("02683", names[i], "02683-" + std::to_string(i), i);
    }
    return index;
}

TEST(NameIndex, OtherWritingsOfANameAreSure) {
    const NameIndex index = index_of({"Thôn Bản Qua", "Thôn Hoà Bình", "Thôn 1", "Thôn 2", "Thôn Séo Pờ Hồ"});
    EXPECT_EQ(index.find("02683", "bản qua").index, 0U);
    EXPECT_TRUE(index.find("02683", "bản qua").is_sure());
    EXPECT_EQ(index.find("02683", "Hòa Bình").index, 1U);
    EXPECT_TRUE(index.find("02683", "Thôn II").is_sure());
    EXPECT_EQ(index.find("02683", "Thôn II").index, 3U);
    EXPECT_EQ(index.find("02683", "SEO PO HO").index, 4U) << "typed without accents";
    EXPECT_TRUE(index.find("02683", "SEO PO HO").is_sure());
}

TEST(NameIndex, NamesThatDifferByAccentsAloneAreNeverSure) {
    const NameIndex index = index_of({"Bản Giang", "Bản Giàng"});
    EXPECT_EQ(index.find("02683", "Thôn Bản Giàng").index, 1U);
    const NameMatch plain = index.find("02683", "Giạng");
    EXPECT_EQ(plain.certainty, Certainty::uncertain);
    ASSERT_EQ(plain.candidates.size(), 2U);
    EXPECT_EQ(shown(plain.candidates), "'Bản Giang' (02683-0, 0.90), 'Bản Giàng' (02683-1, 0.90)");
    const NameIndex one = index_of({"Bản Giang", "Thôn Đội 5"});
    EXPECT_EQ(one.find("02683", "Bản Giàng").certainty, Certainty::uncertain) << "perhaps a hamlet not listed";
}

TEST(NameIndex, NameWithoutItsKindIsSureOnlyWhereOnePlaceHasIt) {
    const NameIndex index = index_of({"Thôn Giang", "Bản Giang", "Thôn Kim", "Thôn Làng Kim", "Tổ 1"});
    EXPECT_EQ(index.find("02683", "Giang").certainty, Certainty::uncertain);
    EXPECT_TRUE(index.find("02683", "Thôn Giang").is_sure());
    EXPECT_TRUE(index.find("02683", "Làng Kim").is_sure());
    EXPECT_EQ(index.find("02683", "Làng Kim").index, 3U);
    EXPECT_EQ(index.find("02683", "Thôn 1").certainty, Certainty::uncertain) << "Tổ 1 is another kind";
    EXPECT_TRUE(index.find("02683", "1").is_sure());
}

TEST(NameIndex, OtherSpellingsAndSlipsAreCandidates) {
    const NameIndex index = index_of({"Thôn Sìn Chải", "Thôn Tả Phìn", "Thôn Nậm Chạc"});
    const NameMatch spelling = index.find("02683", "Xín Chải");
    EXPECT_EQ(spelling.certainty, Certainty::uncertain);
    ASSERT_FALSE(spelling.candidates.empty());
    EXPECT_EQ(spelling.candidates.front().code, "02683-0");
    EXPECT_EQ(index.find("02683", "Nậm Chạt").candidates.front().code, "02683-2");
    EXPECT_EQ(index.find("02683", "Quang Kim").certainty, Certainty::none);
    EXPECT_EQ(index.find("02683", "").certainty, Certainty::none);
}

TEST(NameIndex, SameNameInAnotherCommuneIsAnotherHamlet) {
    NameIndex index;
    index.add("a", "Thôn 1", "a-1", 0);
    index.add("b", "Thôn 1", "b-1", 1);
    EXPECT_EQ(index.find("a", "Thôn 1").index, 0U);
    EXPECT_EQ(index.find("b", "Thôn I").index, 1U);
    EXPECT_EQ(index.find("c", "Thôn 1").certainty, Certainty::none);
}

TEST(NameIndex, TwoPlacesOfOneNameAreNeverSure) {
    const NameMatch match = index_of({"Thôn 1", "Thôn 1"}).find("02683", "Thôn 1");
    EXPECT_EQ(match.certainty, Certainty::uncertain);
    EXPECT_EQ(match.candidates.size(), 2U);
}

TEST(NameIndex, EveryNameFindsItselfHoweverTheListIsOrdered) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    std::vector<std::string> names = vietnamese_names();
    names.insert(names.end(), ethnic_names().begin(), ethnic_names().end());
    std::erase(names, "Y Tý");       // beside "Thôn Y Tý"
    std::erase(names, "Séo Pờ Hồ");  // beside "Thôn Séo Pờ Hồ"
    std::erase(names, "Čư Êbur");    // č has no letter without its mark here
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(names, random);
        const NameIndex index = index_of(names);
        for (std::size_t i = 0; i < names.size(); ++i) {
            for (const std::string& written : {names[i], folded(names[i]), "  " + names[i]}) {
                const NameMatch match = index.find("02683", written);
                ASSERT_TRUE(match.is_sure()) << written;
                ASSERT_EQ(match.index, i) << written;
            }
        }
    }
}

}  // namespace
}  // namespace lomsong
