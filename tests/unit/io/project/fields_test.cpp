// SPDX-License-Identifier: Apache-2.0
#include "io/project/fields.hpp"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/core/error.hpp"
#include "io/project/keys.hpp"
#include "io/project/synonyms.hpp"

namespace lomsong {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string without_bars(std::string key) {
    std::erase(key, '_');
    return key;
}

std::vector<Field> all_fields(LayerRole role) {
    std::vector<Field> fields{fields_of(role).begin(), fields_of(role).end()};
    fields.insert(fields.end(), coordinate_fields().begin(), coordinate_fields().end());
    return fields;
}

TEST(Synonyms, NoSureNameOfALayerMeansTwoFields) {
    for (const LayerRole role : layer_roles()) {
        std::map<std::string, std::string> owners;
        const auto claim = [&](const std::string& key, std::string_view field) {
            const auto [entry, added] = owners.emplace(without_bars(key), field);
            EXPECT_TRUE(added || entry->second == field)
                << name_of(role) << ": " << key << " is a name of " << entry->second << " and of " << field;
        };
        for (const Field& field : all_fields(role)) {
            claim(column_key(field.name).key, field.name);
            const FieldNames& names = Synonyms::built_in().names_of(role, field.name);
            for (const auto* list : {&names.preferred, &names.sure}) {
                for (const ColumnName& name : *list) {
                    claim(name.key, field.name);
                }
            }
        }
    }
}

TEST(Synonyms, OnlyHeadingsThatNameAFieldAreKnown) {
    EXPECT_TRUE(Synonyms::built_in().knows("Mã trạm"));
    EXPECT_TRUE(Synonyms::built_in().knows("(3) ĐỘ CAO\nANTEN (m)"));
    EXPECT_TRUE(Synonyms::built_in().knows("height_m"));
    EXPECT_FALSE(Synonyms::built_in().knows("Ghi chú"));
    EXPECT_FALSE(Synonyms::built_in().knows("村名"));
    EXPECT_FALSE(Synonyms::built_in().knows(""));
}

TEST(Synonyms, AProjectsWordsGoFirstAndErrorsNameTheirPlace) {
    Synonyms words = Synonyms::built_in();
    words.add("[stations.station]\nnames = [\"số cột\"]\n[operators]\n\"Local\" = [\"Mạng quê\"]\n", "own.toml");
    EXPECT_EQ(words.names_of(LayerRole::stations, "station").sure.front().spelling, "số cột");
    EXPECT_EQ(words.operator_named("mang que"), "Local");
    const auto refusal = [&](const char* text) {
        try {
            words.add(text, "own.toml");
        } catch (const Error& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    EXPECT_THAT(refusal("[stations.station]\nname = [\"x\"]\n"),
                HasSubstr("own.toml:2:8: 'name' is none of preferred, names and weak"));
    EXPECT_THAT(refusal("[masts.station]\nnames = [\"x\"]\n"), HasSubstr("'masts' is no layer"));
    EXPECT_THAT(refusal("[stations.station]\nnames = [\"\"]\n"), HasSubstr("is not a word"));
    EXPECT_THAT(refusal("[stations\n"), HasSubstr("is not TOML"));
}

TEST(Synonyms, OperatorsAreFoundInTextAsWholeWords) {
    const Synonyms& words = Synonyms::built_in();
    EXPECT_THAT(words.operators_in("tram_vnpt-2026"), ElementsAre("VNPT"));
    EXPECT_THAT(words.operators_in("VNPT VinaPhone Lào Cai"), ElementsAre("VNPT"));
    EXPECT_EQ(words.operators_in("Viettel và MobiFone").size(), 2U);
    EXPECT_TRUE(words.operators_in("viettelecom").empty());
    EXPECT_EQ(words.operator_named("Mobifone tỉnh Lào Cai"), "MobiFone");
    EXPECT_EQ(words.operator_named("Trạm xã"), std::nullopt);
}

TEST(ColumnKeys, DecorationComesOffAndUnitsAreKept) {
    const auto told = [](const char* heading) {
        const ColumnKey key = column_key(heading);
        return key.key + "/" + key.unit + "/" + key.note;
    };
    EXPECT_EQ(told("(5) Độ cao\nanten (m) *"), "do_cao_anten/m/");
    EXPECT_EQ(told("1. Mã trạm"), "ma_tram//");
    EXPECT_EQ(told("II) Tên thôn"), "ten_thon//");
    EXPECT_EQ(told("2G"), "2g//") << "a digit in front is no numbering";
    EXPECT_EQ(told("Công suất, W"), "cong_suat/w/");
    EXPECT_EQ(told("areaKm2"), "area/km2/");
    EXPECT_EQ(told("Kinh độ"), "kinh_do//") << "degrees are no unit here";
    EXPECT_EQ(told("Góc phương vị (độ)"), "goc_phuong_vi/deg/");
    EXPECT_EQ(told("X (Kinh độ)"), "x//kinh_do");
    EXPECT_EQ(told("(Mã trạm)"), "ma_tram//");
    EXPECT_EQ(told("村名"), "//");
    EXPECT_EQ(told("("), "//");
}

TEST(Fields, WhatWillDoInsteadOfARequiredFieldIsAFieldOfTheLayer) {
    for (const LayerRole role : layer_roles()) {
        for (const Field& field : fields_of(role)) {
            const auto fields = fields_of(role);
            EXPECT_TRUE(field.instead.empty() ||
                        std::ranges::find(fields, field.instead, &Field::name) != fields.end());
        }
    }
}

}  // namespace
}  // namespace lomsong
