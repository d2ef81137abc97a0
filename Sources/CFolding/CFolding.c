#include "CFolding.h"

#include <string.h>

// All functions that take vectors are inlined; how they would be handed over does not matter.
#pragma clang diagnostic ignored "-Wpsabi"

typedef uint8_t Block __attribute__((vector_size(32)));
typedef _Bool Flags __attribute__((ext_vector_type(32)));

static inline Block load(const uint8_t *bytes) {
    Block block;
    memcpy(&block, bytes, sizeof block);
    return block;
}

/// One bit for each byte that is all ones.
static inline uint32_t bits(Block isSet) {
    Flags flags = __builtin_convertvector(isSet, Flags);
    uint32_t result;
    memcpy(&result, &flags, sizeof result);
    return result;
}

static inline Block are_letters(Block bytes) { return (Block)(((bytes | 0x20) - 'a') < 26); }

static inline int is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }

/// True for letters, digits and what is not ASCII.
static inline int is_part(uint8_t byte) { return byte >= 0x80 || is_letter(byte) || (uint8_t)(byte - '0') < 10; }

/// True if the bytes at a place whose first and third one are the same, or letters, may be a trick.
static inline int may_be_trick(const uint8_t *bytes) {
    // A sign for a letter; nearly all others are capitals and digits of codes, which are rare.
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
        Block is_between = are_letters(first) & are_letters(third);
        uint32_t left = bits(is_parted | (is_sign & is_between));
        while (left != 0) {
            size_t hit = place + (size_t)__builtin_ctz(left);
            if (may_be_trick(bytes + hit)) return hit;
            left &= left - 1;
        }
        place += chaff_trick_block;
    }
    return place;
}

typedef uint32_t Places __attribute__((vector_size(32)));

/// Writes the cells of sixteen bytes and where they came from.
static inline void copy_cells(
    const uint8_t *bytes, uint32_t offset, const uint32_t *plain, uint32_t *cells, uint32_t *origins) {
    for (int index = 0; index < 16; index++) cells[index] = plain[bytes[index]];
    Places places = (Places){0, 1, 2, 3, 4, 5, 6, 7} + offset;
    memcpy(origins, &places, sizeof places);
    places += 8;
    memcpy(origins + 8, &places, sizeof places);
}

size_t chaff_fold_plain(
    const uint8_t *bytes, size_t count, uint32_t offset, const uint32_t *plain, uint32_t *cells, uint32_t *origins) {
    size_t place = 0;
    while (place + chaff_fold_block <= count) {
        const uint8_t *at = bytes + place;
        Block block = load(at), before = load(at - 1), second = load(at - 2);
        // Capitals and small letters repeat each other; of other characters this takes some for the same that are not.
        Block is_same = (Block)(((block ^ before) & 0xDF) == 0);
        Block was_same = (Block)(((before ^ second) & 0xDF) == 0) | (Block)(block == ' ');
        Block is_digit = (Block)((block - '0') < 10);
        Block is_other = (Block)((block - ' ') > '~' - ' ') | (Block)(block == '(');
        uint32_t stops = bits(is_other | (is_same & was_same & ~is_digit));
        size_t length = stops == 0 ? chaff_fold_block : (size_t)__builtin_ctz(stops);
        if (length == 0) break;
        // What is written behind the first that is not plain will be written over.
        copy_cells(at, offset + (uint32_t)place, plain, cells + place, origins + place);
        if (length > 16)
            copy_cells(at + 16, offset + (uint32_t)place + 16, plain, cells + place + 16, origins + place + 16);
        place += length;
        if (length < chaff_fold_block) break;
    }
    return place;
}
