// Thirty-two bytes that are worked on at once.
#ifndef CHAFF_VECTORS_H
#define CHAFF_VECTORS_H

#include <stdint.h>
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

static inline int is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }

#endif
