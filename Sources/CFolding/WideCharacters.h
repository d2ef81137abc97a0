// Characters of three bytes, eight at once: Han, kana, hangul, Thai and their punctuation.
#ifndef CHAFF_WIDE_CHARACTERS_H
#define CHAFF_WIDE_CHARACTERS_H

#include "CFolding.h"
#include "Vectors.h"

enum {
    chaff_wide_width = 8,
    /// How many bytes are read for as many characters.
    chaff_wide_bytes = 28,
};

/// How many characters were folded, as far as the first that has another length, has no cell in the table, or repeats the
/// one before; and how many of them were styled forms and Traditional.
typedef struct {
    uint32_t length;
    uint16_t styled, traditional;
} Eight;

#ifdef __AVX2__
#include <immintrin.h>

/// Folds up to eight characters that stand at `bytes`, `place` bytes into the text; their cells and origins go where told.
/// `last` is the code point folded before them. Not inlined, for the registers of the loop around it.
static __attribute__((noinline)) Eight fold_eight(
    const uint8_t *bytes, uint32_t place, const uint32_t *simple, uint32_t *cells, uint32_t *origins, uint32_t last) {
    const __m128i *at = (const __m128i *)bytes, *behind = (const __m128i *)(bytes + 12);
    __m256i both = _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(at)), _mm_loadu_si128(behind), 1);
    // The lead byte highest.
    const __m128i order = _mm_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
    __m256i word = _mm256_shuffle_epi8(both, _mm256_broadcastsi128_si256(order));
    __m256i marks = _mm256_and_si256(word, _mm256_set1_epi32(0xF0C0C0));
    __m256i is_wide = _mm256_cmpeq_epi32(marks, _mm256_set1_epi32(0xE08080));
    __m256i low = _mm256_and_si256(word, _mm256_set1_epi32(0x3F));
    __m256i middle = _mm256_and_si256(_mm256_srli_epi32(word, 2), _mm256_set1_epi32(0xFC0));
    __m256i high = _mm256_and_si256(_mm256_srli_epi32(word, 4), _mm256_set1_epi32(0xF000));
    __m256i code_points = _mm256_or_si256(_mm256_or_si256(low, middle), high);
    // Overlong forms are not valid; of surrogates the table has no cells.
    is_wide = _mm256_and_si256(is_wide, _mm256_cmpgt_epi32(code_points, _mm256_set1_epi32(0x7FF)));
    // Not gathered: where that is slow, to keep secrets, it is very slow.
    uint32_t index[chaff_wide_width];
    _mm256_storeu_si256((__m256i *)index, code_points);
    const int *table = (const int *)simple;
    __m256i new = _mm256_setr_epi32(
        table[index[0]], table[index[1]], table[index[2]], table[index[3]], table[index[4]], table[index[5]],
        table[index[6]], table[index[7]]);
    __m256i folded = _mm256_and_si256(new, _mm256_set1_epi32(0x1FFFFF));
    __m256i before = _mm256_permutevar8x32_epi32(folded, _mm256_setr_epi32(7, 0, 1, 2, 3, 4, 5, 6));
    before = _mm256_blend_epi32(before, _mm256_set1_epi32((int)last), 1);
    __m256i is_other = _mm256_or_si256(
        _mm256_cmpeq_epi32(folded, before), _mm256_cmpeq_epi32(new, _mm256_setzero_si256()));
    uint32_t stays = (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_andnot_si256(is_other, is_wide)));
    Eight eight = {(uint32_t)__builtin_ctz(~stays), 0, 0};
    // What is written behind the ones that count will be written over.
    _mm256_storeu_si256((__m256i *)cells, new);
    const __m256i thirds = _mm256_setr_epi32(0, 3, 6, 9, 12, 15, 18, 21);
    _mm256_storeu_si256((__m256i *)origins, _mm256_add_epi32(thirds, _mm256_set1_epi32((int)place)));
    if (!_mm256_testz_si256(new, _mm256_set1_epi32(chaff_styled | chaff_traditional))) {
        uint32_t counted = (1u << eight.length) - 1;
        __m256i styled = _mm256_slli_epi32(new, 5), traditional = _mm256_slli_epi32(new, 4);
        eight.styled = (uint16_t)__builtin_popcount(
            (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(styled)) & counted);
        eight.traditional = (uint16_t)__builtin_popcount(
            (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(traditional)) & counted);
    }
    return eight;
}
#else
static inline Eight fold_eight(
    const uint8_t *bytes, uint32_t place, const uint32_t *simple, uint32_t *cells, uint32_t *origins, uint32_t last) {
    (void)bytes, (void)place, (void)simple, (void)cells, (void)origins, (void)last;
    return (Eight){0, 0, 0};
}
#endif

#endif
