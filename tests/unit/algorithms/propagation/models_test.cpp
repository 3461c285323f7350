// SPDX-License-Identifier: Apache-2.0
#include "algorithms/propagation/models.hpp"

#include <set>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(Models, EachIsFoundByItsOwnName) {
    for (const PathLossModel* model : k_models) {
        EXPECT_EQ(find_model(model->info().name), model);
    }
    EXPECT_EQ(find_model("p1812")->info().reference, "ITU-R P.1812-8 (09/2025)");
}

TEST(Models, AnUnknownNameFindsNothing) {
    EXPECT_EQ(find_model("P1812"), nullptr);
    EXPECT_EQ(find_model(""), nullptr);
}

TEST(Models, NamesAreListedInOrderAndOnce) {
    EXPECT_THAT(model_names(), testing::ElementsAre("p1812", "itm", "ehata", "okumura_hata", "cost231_hata",
                                                    "tr38901_rma", "tr38901_uma", "free_space"));
}

TEST(Models, EveryReasonHasATextOfItsOwn) {
    std::set<std::string_view> texts;
    for (std::size_t i = 0; i < k_loss_reason_texts.size(); ++i) {
        texts.insert(text(static_cast<LossReason>(i)));
    }
    EXPECT_EQ(texts.size(), k_loss_reason_texts.size());
    EXPECT_FALSE(texts.contains(""));
    EXPECT_THAT(text(LossReason::bad_profile), testing::HasSubstr("too few points"));
}

}  // namespace
}  // namespace lomsong
