// SPDX-License-Identifier: Apache-2.0
// Sources: TCVN 5712:1993, RFC 1456 (VISCII), Microsoft's code pages 1258 and 1252. The unit tests hold each table
// against iconv where that has it.
#include "io/text/code_tables.hpp"

#include <algorithm>

namespace lomsong::codes {

namespace {

// The row's number is that of its first byte.
// clang-format off

/// 80..9F are no letters in the ABC fonts: they keep the quotes and dashes of Windows there.
constexpr UpperHalf k_tcvn3{
    U'€', 0x0081, U'‚', U'ƒ', U'„', U'…', U'†', U'‡',  // 80
    U'ˆ', U'‰', U'Š', U'‹', U'Œ', 0x008D, U'Ž', 0x008F,  // 88
    0x0090, U'‘', U'’', U'“', U'”', U'•', U'–', U'—',  // 90
    U'˜', U'™', U'š', U'›', U'œ', 0x009D, U'ž', U'Ÿ',  // 98
    0x00A0, U'Ă', U'Â', U'Ê', U'Ô', U'Ơ', U'Ư', U'Đ',  // A0
    U'ă', U'â', U'ê', U'ô', U'ơ', U'ư', U'đ', U'Ằ',  // A8
    0x0300, 0x0309, 0x0303, 0x0301, 0x0323, U'à', U'ả', U'ã',  // B0
    U'á', U'ạ', U'Ẳ', U'ằ', U'ẳ', U'ẵ', U'ắ', U'Ẵ',  // B8
    U'Ắ', U'Ầ', U'Ẩ', U'Ẫ', U'Ấ', U'Ề', U'ặ', U'ầ',  // C0
    U'ẩ', U'ẫ', U'ấ', U'ậ', U'è', U'Ể', U'ẻ', U'ẽ',  // C8
    U'é', U'ẹ', U'ề', U'ể', U'ễ', U'ế', U'ệ', U'ì',  // D0
    U'ỉ', U'Ễ', U'Ế', U'Ồ', U'ĩ', U'í', U'ị', U'ò',  // D8
    U'Ổ', U'ỏ', U'õ', U'ó', U'ọ', U'ồ', U'ổ', U'ỗ',  // E0
    U'ố', U'ộ', U'ờ', U'ở', U'ỡ', U'ớ', U'ợ', U'ù',  // E8
    U'Ỗ', U'ủ', U'ũ', U'ú', U'ụ', U'ừ', U'ử', U'ữ',  // F0
    U'ứ', U'ự', U'ỳ', U'ỷ', U'ỹ', U'ý', U'ỵ', U'Ố',  // F8
};

constexpr UpperHalf k_viscii{
    U'Ạ', U'Ắ', U'Ằ', U'Ặ', U'Ấ', U'Ầ', U'Ẩ', U'Ậ',  // 80
    U'Ẽ', U'Ẹ', U'Ế', U'Ề', U'Ể', U'Ễ', U'Ệ', U'Ố',  // 88
    U'Ồ', U'Ổ', U'Ỗ', U'Ộ', U'Ợ', U'Ớ', U'Ờ', U'Ở',  // 90
    U'Ị', U'Ỏ', U'Ọ', U'Ỉ', U'Ủ', U'Ũ', U'Ụ', U'Ỳ',  // 98
    U'Õ', U'ắ', U'ằ', U'ặ', U'ấ', U'ầ', U'ẩ', U'ậ',  // A0
    U'ẽ', U'ẹ', U'ế', U'ề', U'ể', U'ễ', U'ệ', U'ố',  // A8
    U'ồ', U'ổ', U'ỗ', U'Ỡ', U'Ơ', U'ộ', U'ờ', U'ở',  // B0
    U'ị', U'Ự', U'Ứ', U'Ừ', U'Ử', U'ơ', U'ớ', U'Ư',  // B8
    U'À', U'Á', U'Â', U'Ã', U'Ả', U'Ă', U'ẳ', U'ẵ',  // C0
    U'È', U'É', U'Ê', U'Ẻ', U'Ì', U'Í', U'Ĩ', U'ỳ',  // C8
    U'Đ', U'ứ', U'Ò', U'Ó', U'Ô', U'ạ', U'ỷ', U'ừ',  // D0
    U'ử', U'Ù', U'Ú', U'ỹ', U'ỵ', U'Ý', U'ỡ', U'ư',  // D8
    U'à', U'á', U'â', U'ã', U'ả', U'ă', U'ữ', U'ẫ',  // E0
    U'è', U'é', U'ê', U'ẻ', U'ì', U'í', U'ĩ', U'ỉ',  // E8
    U'đ', U'ự', U'ò', U'ó', U'ô', U'õ', U'ỏ', U'ọ',  // F0
    U'ụ', U'ù', U'ú', U'ũ', U'ủ', U'ý', U'ợ', U'Ữ',  // F8
};

/// Tones are combining marks: CC D2 DE EC F2.
constexpr UpperHalf k_cp1258{
    U'€', 0xFFFD, U'‚', U'ƒ', U'„', U'…', U'†', U'‡',  // 80
    U'ˆ', U'‰', 0xFFFD, U'‹', U'Œ', 0xFFFD, 0xFFFD, 0xFFFD,  // 88
    0xFFFD, U'‘', U'’', U'“', U'”', U'•', U'–', U'—',  // 90
    U'˜', U'™', 0xFFFD, U'›', U'œ', 0xFFFD, 0xFFFD, U'Ÿ',  // 98
    0x00A0, U'¡', U'¢', U'£', U'¤', U'¥', U'¦', U'§',  // A0
    U'¨', U'©', U'ª', U'«', U'¬', 0x00AD, U'®', U'¯',  // A8
    U'°', U'±', U'²', U'³', U'´', U'µ', U'¶', U'·',  // B0
    U'¸', U'¹', U'º', U'»', U'¼', U'½', U'¾', U'¿',  // B8
    U'À', U'Á', U'Â', U'Ă', U'Ä', U'Å', U'Æ', U'Ç',  // C0
    U'È', U'É', U'Ê', U'Ë', 0x0300, U'Í', U'Î', U'Ï',  // C8
    U'Đ', U'Ñ', 0x0309, U'Ó', U'Ô', U'Ơ', U'Ö', U'×',  // D0
    U'Ø', U'Ù', U'Ú', U'Û', U'Ü', U'Ư', 0x0303, U'ß',  // D8
    U'à', U'á', U'â', U'ă', U'ä', U'å', U'æ', U'ç',  // E0
    U'è', U'é', U'ê', U'ë', 0x0301, U'í', U'î', U'ï',  // E8
    U'đ', U'ñ', 0x0323, U'ó', U'ô', U'ơ', U'ö', U'÷',  // F0
    U'ø', U'ù', U'ú', U'û', U'ü', U'ư', U'₫', U'ÿ',  // F8
};

constexpr UpperHalf k_cp1252{
    U'€', 0x0081, U'‚', U'ƒ', U'„', U'…', U'†', U'‡',  // 80
    U'ˆ', U'‰', U'Š', U'‹', U'Œ', 0x008D, U'Ž', 0x008F,  // 88
    0x0090, U'‘', U'’', U'“', U'”', U'•', U'–', U'—',  // 90
    U'˜', U'™', U'š', U'›', U'œ', 0x009D, U'ž', U'Ÿ',  // 98
    0x00A0, U'¡', U'¢', U'£', U'¤', U'¥', U'¦', U'§',  // A0
    U'¨', U'©', U'ª', U'«', U'¬', 0x00AD, U'®', U'¯',  // A8
    U'°', U'±', U'²', U'³', U'´', U'µ', U'¶', U'·',  // B0
    U'¸', U'¹', U'º', U'»', U'¼', U'½', U'¾', U'¿',  // B8
    U'À', U'Á', U'Â', U'Ã', U'Ä', U'Å', U'Æ', U'Ç',  // C0
    U'È', U'É', U'Ê', U'Ë', U'Ì', U'Í', U'Î', U'Ï',  // C8
    U'Ð', U'Ñ', U'Ò', U'Ó', U'Ô', U'Õ', U'Ö', U'×',  // D0
    U'Ø', U'Ù', U'Ú', U'Û', U'Ü', U'Ý', U'Þ', U'ß',  // D8
    U'à', U'á', U'â', U'ã', U'ä', U'å', U'æ', U'ç',  // E0
    U'è', U'é', U'ê', U'ë', U'ì', U'í', U'î', U'ï',  // E8
    U'ð', U'ñ', U'ò', U'ó', U'ô', U'õ', U'ö', U'÷',  // F0
    U'ø', U'ù', U'ú', U'û', U'ü', U'ý', U'þ', U'ÿ',  // F8
};

// clang-format on

}  // namespace

const UpperHalf& tcvn3() { return k_tcvn3; }
const UpperHalf& viscii() { return k_viscii; }
const UpperHalf& cp1258() { return k_cp1258; }
const UpperHalf& cp1252() { return k_cp1252; }

std::optional<unsigned char> western_byte(char32_t code) {
    if (code >= 0x80 && code <= 0xFF) {
        return static_cast<unsigned char>(code);  // as Latin-1, control characters and all
    }
    const auto found = code < 0x80 ? k_cp1252.end() : std::ranges::find(k_cp1252, code);
    return found == k_cp1252.end() ? std::nullopt
                                   : std::optional{static_cast<unsigned char>(0x80 + (found - k_cp1252.begin()))};
}

char32_t viscii_control(unsigned char byte) {
    switch (byte) {
        case 0x02: return U'Ẳ';
        case 0x05: return U'Ẵ';
        case 0x06: return U'Ẫ';
        case 0x14: return U'Ỷ';
        case 0x19: return U'Ỹ';
        case 0x1E: return U'Ỵ';
        default: return byte;
    }
}

}  // namespace lomsong::codes
