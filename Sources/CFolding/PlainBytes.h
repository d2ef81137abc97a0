// ASCII that stands for itself, thirty-two bytes at once.
#ifndef CHAFF_PLAIN_BYTES_H
#define CHAFF_PLAIN_BYTES_H

#include "CFolding.h"
#include "Vectors.h"

typedef uint32_t Places __attribute__((vector_size(32)));

static const Places steps = {0, 1, 2, 3, 4, 5, 6, 7};

/// Writes the cells of sixteen bytes and where they came from.
static inline void copy_cells(
    const uint8_t *bytes, uint32_t offset, const uint32_t *table, uint32_t *cells, uint32_t *origins) {
    for (int index = 0; index < 16; index++) cells[index] = table[bytes[index]];
    Places places = steps + offset;
    memcpy(origins, &places, sizeof places);
    places += 8;
    memcpy(origins + 8, &places, sizeof places);
}

/// Folds a block of bytes, whose first does not repeat what was folded last, and returns how many of them were: as far as
/// the first that stands not for itself, is a blank after a blank, or a character for the third time in a row, digits
/// excepted; at times less. Two bytes must stand before it. `place` is where it stands in the text; cells and origins go
/// where told. Not inlined, for the registers of the loop around it.
static __attribute__((noinline)) size_t fold_block(
    const uint8_t *at, uint32_t place, const uint32_t *simple, uint32_t *cells, uint32_t *origins) {
    Block block = load(at), before = load(at - 1), second = load(at - 2);
    // Capitals and small letters repeat each other; of other characters this takes some for the same that are not.
    Block is_same = (Block)(((block ^ before) & 0xDF) == 0);
    Block was_same = (Block)(((before ^ second) & 0xDF) == 0) | (Block)(block == ' ');
    Block is_digit = (Block)((block - '0') < 10);
    Block is_other = (Block)((block - ' ') > '~' - ' ') | (Block)(block == '(');
    uint32_t stops = bits(is_other | (is_same & was_same & ~is_digit));
    size_t length = stops == 0 ? chaff_fold_block : (size_t)__builtin_ctz(stops);
    if (length == 0) return 0;
    // What is written behind the first that is not plain will be written over.
    copy_cells(at, place, simple, cells, origins);
    if (length > 16) copy_cells(at + 16, place + 16, simple, cells + 16, origins + 16);
    return length;
}

#endif
