// SPDX-License-Identifier: Apache-2.0
/// @file  Lists of hamlets survive any bytes: what is read are hamlets, ascending, each once, or an error with its
/// line.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "apps/lomsong/hamlet_list.hpp"
#include "engine/core/error.hpp"
#include "tests/support/dice.hpp"
#include "tests/support/seed.hpp"

namespace lomsong {
namespace {

constexpr int k_mutations = 20'000;
constexpr std::string_view k_list = "\xEF\xBB\xBFMã thôn;Tên\r\n\"A-1\";Nà Hối\r\nA-2,\"x\"\n# y\n\n\tA-3\t\n";

std::string damaged(Dice& dice) {
    std::string text{k_list};
    for (std::size_t changes = 1 + dice.below(4); changes > 0 && !text.empty(); --changes) {
        const std::size_t at = dice.below(text.size());
        switch (dice.below(4)) {
            case 0: text[at] = static_cast<char>(dice.below(256)); break;
            case 1: text.erase(at, dice.below(8)); break;
            case 2: text.insert(at, text.substr(dice.below(text.size()), dice.below(9))); break;
            default: text.insert(at, 1, "\"\n,;\t#"[dice.below(6)]); break;
        }
    }
    return text;
}

TEST(HamletListFuzz, GivesHamletsOrAnErrorWithItsPlace) {
    Layers layers;
    for (const char* code : {"A-1", "A-2", "A-3"}) {
        Hamlet hamlet;
        hamlet.code = code;
        layers.hamlets.push_back(hamlet);
    }
    const unsigned seed = test_seed();
    Dice dice{seed};
    int read = 0;
    for (int i = 0; i < k_mutations; ++i) {
        const std::string text = damaged(dice);
        try {
            const std::vector<std::size_t> hamlets = hamlets_listed(text, "list", layers);
            ASSERT_TRUE(std::ranges::is_sorted(hamlets)) << "seed " << seed << ", mutation " << i;
            ASSERT_EQ(std::ranges::adjacent_find(hamlets), hamlets.end());
            ASSERT_FALSE(hamlets.empty());
            ASSERT_LT(hamlets.back(), layers.hamlets.size());
            ++read;
        } catch (const Error& error) {
            ASSERT_EQ(error.kind(), ErrorKind::bad_data) << "seed " << seed << ", mutation " << i;
            ASSERT_TRUE(error.where().starts_with("list"));
        }
    }
    EXPECT_GT(read, k_mutations / 20);
    EXPECT_LT(read, k_mutations);
}

}  // namespace
}  // namespace lomsong
