// SPDX-License-Identifier: Apache-2.0
#include "engine/core/database_name.hpp"

#include <gtest/gtest.h>

namespace lomsong {
namespace {

TEST(DatabaseName, IsShownWithoutAPasswordHoweverItIsWritten) {
    EXPECT_EQ(without_password("PG:dbname=x password=secret host=h"), "PG:dbname=x host=h");
    EXPECT_EQ(without_password("PG:password=secret dbname=x"), "PG: dbname=x");
    EXPECT_EQ(without_password(R"(PG:dbname=x  Password = 'sec \' ret' host=h)"), "PG:dbname=x host=h");
    EXPECT_EQ(without_password("PG:dbname=x sslpassword=secret"), "PG:dbname=x");
    EXPECT_EQ(without_password("postgresql://me:secret@host/db"), "postgresql://me@host/db");
    EXPECT_EQ(without_password("postgres://me:sec:ret@host/db"), "postgres://me@host/db");
    EXPECT_EQ(without_password("PG:postgresql://me@host/db?password=secret&port=1"),
              "PG:postgresql://me@host/db?&port=1");
}

TEST(DatabaseName, OfAFileIsLeftAsItIs) {
    EXPECT_EQ(without_password("password=1.csv"), "password=1.csv");
    EXPECT_EQ(without_password("thon.geojson"), "thon.geojson");
    EXPECT_TRUE(is_database("PG:dbname=x"));
    EXPECT_TRUE(is_database("postgresql://host/db"));
    EXPECT_FALSE(is_database("PG.csv"));
}

TEST(DatabaseName, InAMessageOfTheServerNoPasswordStays) {
    EXPECT_EQ(message_without_password(R"(unexpected character in URI: "postgresql://me:secret@:h")"),
              R"(unexpected character in URI: "postgresql://me@:h")");
    EXPECT_EQ(message_without_password("missing \"=\" after \"x\" in \"dbname=y password=secret x\""),
              "missing \"=\" after \"x\" in \"dbname=y x\"");
}

}  // namespace
}  // namespace lomsong
