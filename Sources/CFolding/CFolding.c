#include "CFolding.h"

#include "Vectors.h"

static inline Block are_letters(Block bytes) { return (Block)(((bytes | 0x20) - 'a') < 26); }

/// True for letters, digits and what is not ASCII.
static inline int is_part(uint8_t byte) { return byte >= 0x80 || is_letter(byte) || (uint8_t)(byte - '0') < 10; }

/// True if the bytes at a place whose first and third one are the same, or letters, may be a trick.
static inline int may_be_trick(const uint8_t *bytes) {
    // A sign for a letter; nearly all others are capitals and digits of codes, which are rare. Or words tied by hyphens.
    if (is_letter(bytes[0])) return 1;
    // A single letter or digit on each side of the separators.
    if (!is_part(bytes[1]) || !is_part(bytes[-1]) || !is_part(bytes[3])) return 0;
    if (bytes[-1] < 0x80 && is_part(bytes[-2])) return 0;
    // A byte that goes on with a character that never began is passed over.
    return bytes[3] >= 0x80 || (bytes[4] & 0xC0) == 0x80 || !is_part(bytes[4]);
}

size_t chaff_find_trick(const uint8_t *bytes, size_t count, size_t from) {
    size_t place = from;
    while (place + chaff_trick_block + chaff_trick_behind <= count) {
        const uint8_t *at = bytes + place;
        Block first = load(at), second = load(at + 1), third = load(at + 2);
        // `. - _ space * | /` and others that are no letters or digits.
        Block is_mark = (Block)(first < '0') | (Block)(first == '_') | (Block)(first == '|');
        Block is_parted = is_mark & (Block)(first == third) & (Block)(second >= '0');
        // 0 1 3 4 5 7 @ $
        Block is_sign = (Block)((second - '0') < 8) | (Block)(second == '@') | (Block)(second == '$');
        Block is_hyphen = (Block)(second == '-');
        Block is_between = are_letters(first) & (are_letters(third) | ((Block)(third == '-') & is_hyphen));
        uint32_t left = bits(is_parted | ((is_sign | is_hyphen) & is_between));
        while (left != 0) {
            size_t hit = place + (size_t)__builtin_ctz(left);
            if (may_be_trick(bytes + hit)) return hit;
            left &= left - 1;
        }
        place += chaff_trick_block;
    }
    return place;
}
