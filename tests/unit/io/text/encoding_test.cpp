// SPDX-License-Identifier: Apache-2.0
#include "io/text/encoding.hpp"

#include <array>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <iconv.h>

#include "io/text/code_tables.hpp"
#include "io/text/utf8.hpp"
#include "tests/support/seed.hpp"
#include "tests/unit/io/text/alphabet.hpp"

namespace lomsong {
namespace {

/// One byte as iconv decodes it; empty when it does not. A full stop behind pushes out what iconv holds back.
std::string by_iconv(unsigned char byte, const char* charset) {
    const iconv_t descriptor = iconv_open("UTF-8", charset);
    if (descriptor == reinterpret_cast<iconv_t>(-1)) {
        return {};
    }
    std::array<char, 2> in{static_cast<char>(byte), '.'};
    std::array<char, 16> out{};
    char* from = in.data();
    char* to = out.data();
    std::size_t from_left = in.size();
    std::size_t to_left = out.size();
    const std::size_t result = iconv(descriptor, &from, &from_left, &to, &to_left);
    iconv_close(descriptor);
    if (result == static_cast<std::size_t>(-1) || to == out.data()) {
        return {};
    }
    return std::string(out.data(), static_cast<std::size_t>(to - out.data() - 1));
}

void expect_as_iconv(const codes::UpperHalf& table, const char* charset, unsigned first, unsigned asked_at_least) {
    unsigned asked = 0;
    for (unsigned byte = first; byte <= 0xFF; ++byte) {
        const std::string theirs = by_iconv(static_cast<unsigned char>(byte), charset);
        if (!theirs.empty()) {
            EXPECT_EQ(to_utf8(std::u32string{table[byte - 0x80U]}), theirs) << charset << " byte " << byte;
            ++asked;
        }
    }
    EXPECT_GE(asked, asked_at_least) << "iconv has no " << charset;
}

std::string letter(char32_t code) { return to_utf8(std::u32string{code}); }

TEST(CodeTables, AgreeWithIconvWhereItHasThem) {
    expect_as_iconv(codes::tcvn3(), "TCVN5712-1", 0xA0, 96);
    expect_as_iconv(codes::viscii(), "VISCII", 0x80, 128);
    expect_as_iconv(codes::cp1258(), "CP1258", 0x80, 119);
    expect_as_iconv(codes::cp1252(), "CP1252", 0x80, 123);
    for (unsigned char byte = 1; byte < 0x20; ++byte) {
        EXPECT_EQ(letter(codes::viscii_control(byte)), by_iconv(byte, "VISCII")) << int{byte};
    }
}

TEST(Encoding, EveryLetterComesBackFromEveryEncodingThatHasIt) {
    for (const EncodingInfo& each : encodings()) {
        if (each.encoding == Encoding::cp1252) {
            continue;
        }
        const bool capitals_too = each.encoding != Encoding::tcvn3 && each.encoding != Encoding::tcvn3_as_latin1;
        for (const char32_t small : k_small_letters) {
            const Encoded bytes = encoded("x" + letter(small) + "x", each.encoding);
            EXPECT_EQ(decoded(bytes.bytes, each.encoding), "x" + letter(small) + "x") << each.name;
            EXPECT_EQ(bytes.lost, 0U) << each.name << letter(small);
        }
        for (const char32_t capital : k_capital_letters) {
            const std::string back = decoded(encoded("X" + letter(capital), each.encoding).bytes, each.encoding);
            EXPECT_EQ(lower_case(back), lower_case("X" + letter(capital))) << each.name;
            EXPECT_TRUE(!capitals_too || back == "X" + letter(capital)) << each.name << back;
        }
    }
}

TEST(Encoding, KnownBytesGiveKnownNames) {
    EXPECT_EQ(decoded("Th\xABn S\xD0o P\xEA H\xE5", Encoding::tcvn3), "Thôn Séo Pờ Hồ");
    EXPECT_EQ(decoded("\xA7\xE5ng Tuy\xD3n", Encoding::tcvn3), "Đồng Tuyển");
    EXPECT_EQ(decoded("Lµo Cai", Encoding::tcvn3_as_latin1), "Lào Cai");
    EXPECT_EQ(decoded("Céng hßa", Encoding::tcvn3_as_latin1), "Cộng hòa");
    EXPECT_EQ(decoded("Thaønh phoá Hoà Chí Minh", Encoding::vni_as_latin1), "Thành phố Hồ Chí Minh");
    EXPECT_EQ(decoded("ÑAÉK LAÉK, Ñaàm Dôi, Böôûi", Encoding::vni_as_latin1), "ĐẮK LẮK, Đầm Dơi, Bưởi");
    EXPECT_EQ(decoded("La\xCCo Cai", Encoding::cp1258), "Lào Cai");
    EXPECT_EQ(decoded("ThÃ´n SÃ©o Pá»\u009D Há»“", Encoding::utf8_as_cp1252), "Thôn Séo Pờ Hồ");
    EXPECT_EQ(decoded("Là\u0323", Encoding::utf8), composed("Là\u0323"));
    EXPECT_EQ(decoded(std::string{"\xFF\xFE\x4C\x00\xE0\x00", 6}, Encoding::utf16_le), "L\xC3\xA0");
}

TEST(Encoding, DecomposedTextComesOutComposed) {
    EXPECT_EQ(decoded(decomposed("Thôn Ngải Thầu"), Encoding::utf8), "Thôn Ngải Thầu");
}

TEST(Composed, IsAskedOfEveryTextThatMayNotBe) {
    EXPECT_EQ(composed("a\u0301"), "\u00E1");
    EXPECT_EQ(composed("\u1EA1\u0302"), "\u1EAD") << "marks in another order";
    EXPECT_EQ(composed("\u2000"), "\u2002") << "a blank that is another one composed";
    EXPECT_EQ(composed("\u212B"), "\u00C5");
    EXPECT_EQ(composed("\xFF\u0301"), "\xFF\u0301") << "no UTF-8";
    for (const std::string& name : vietnamese_names()) {
        EXPECT_EQ(composed(name), name);
        EXPECT_EQ(composed(decomposed(name)), name);
    }
}

TEST(Encoding, ABlankThatWasANoBreakSpaceIsRead) {
    EXPECT_EQ(decoded("thÃ nh phá»‘", Encoding::utf8_as_cp1252), "thành phố");
}

TEST(Encoding, DegreesStayDegreesInVietnameseFonts) {
    for (const Encoding encoding : {Encoding::tcvn3, Encoding::viscii, Encoding::vni, Encoding::cp1258}) {
        EXPECT_EQ(decoded("103\xB0"
                          "58'12\"",
                          encoding),
                  "103°58'12\"")
            << info(encoding).name;
    }
}

TEST(Encoding, LettersWithoutACodeAreCountedAndShown) {
    const Encoded western = encoded("Bản Vược ok", Encoding::cp1252);
    EXPECT_EQ(western.bytes, "B?n V??c ok");
    EXPECT_EQ(western.lost, 3U);
}

TEST(Encoding, BytesWithoutMeaningAreReplacedOneByOne) {
    EXPECT_EQ(decoded("a\xFF\xFEz", Encoding::utf8), "a\uFFFD\uFFFDz");
    EXPECT_EQ(decoded("a\xD8", Encoding::utf16_be), "\u61D8");
    EXPECT_EQ(decoded("aa\xD8", Encoding::utf16_be), "\u6161\uFFFD");
}

TEST(Encoding, UsualWordsNameIt) {
    EXPECT_EQ(encoding_named("TCVN3"), Encoding::tcvn3);
    EXPECT_EQ(encoding_named("abc"), Encoding::tcvn3);
    EXPECT_EQ(encoding_named("UTF8"), Encoding::utf8);
    EXPECT_EQ(encoding_named("Windows-1258"), Encoding::cp1258);
    EXPECT_EQ(encoding_named("ISO-8859-1"), Encoding::cp1252);
    EXPECT_EQ(encoding_named("vni windows"), Encoding::vni);
    EXPECT_EQ(encoding_named("klingon"), std::nullopt);
    EXPECT_EQ(encoding_named(""), std::nullopt);
}

TEST(Encoding, RandomTextOfVietnameseLettersComesBack) {
    const unsigned seed = test_seed();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random{seed};
    // VNI may not tell a letter from a letter and a mark when vowels stand together, so it is asked with consonants
    // between; the others with any.
    for (int round = 0; round < 2000; ++round) {
        std::u32string text;
        for (std::size_t n = random() % 12; n > 0; --n) {
            text += k_small_letters[random() % k_small_letters.size()];
            text += U"bcdgh -."[random() % 8];
        }
        const std::string utf8 = to_utf8(text);
        for (const Encoding encoding :
             {Encoding::tcvn3, Encoding::vni, Encoding::viscii, Encoding::cp1258, Encoding::utf16_le,
              Encoding::utf16_be, Encoding::tcvn3_as_latin1, Encoding::vni_as_latin1, Encoding::viscii_as_latin1}) {
            ASSERT_EQ(decoded(encoded(utf8, encoding).bytes, encoding), utf8) << info(encoding).name;
        }
    }
}

}  // namespace
}  // namespace lomsong
