#include <stdlib.h>

#include "CFolding.h"
#include "PlainBytes.h"
#include "WideCharacters.h"

enum {
    code_point_bits = 0x1FFFFF,
    class_symbol = 2,
    class_separators = 4,
    class_letter = 9,
    /// After so many bytes of ASCII one by one the next ones are worth a block.
    few = 8,
};

uint32_t *chaff_new_simple(void) { return calloc(0x10000, sizeof(uint32_t)); }

void chaff_free_simple(uint32_t *simple) { free(simple); }

/// What is handed over and given back as a value stays in registers.
#define inlined static inline __attribute__((always_inline))

/// Where folding stands.
typedef struct {
    size_t offset, cell;
    uint32_t last, second_last;
} Place;

inlined uint32_t class_of(uint32_t cell) { return (cell >> 21) & 15; }

/// True for a separator that stands at another place as well.
inlined int repeats(uint32_t one, uint32_t other) {
    return class_of(one) < class_separators && ((one ^ other) & code_point_bits) == 0;
}

/// True if the caller may have to note something about a stretch of wide characters that began at the cell `first`.
inlined int is_suspicious(const chaff_text *text, Place at, size_t first, uint32_t before_last, uint32_t second_last) {
    uint32_t one = text->cells[first], other = text->cells[at.cell - 1];
    if (class_of(one) == class_letter && before_last - 'a' < 26) return 1;
    if (class_of(other) == class_letter && at.offset < text->count && is_letter(text->bytes[at.offset])) return 1;
    size_t count = at.cell - first;
    // Letters parted by marks that are as wide as they: at the start or at the end, for others may be glued to them.
    if (count > 3)
        return repeats(text->cells[first + 1], text->cells[first + 3])
            || repeats(text->cells[at.cell - 2], text->cells[at.cell - 4]);
    if (count != 1 || first < 3) return 0;
    if (class_of(one) < class_separators)
        return class_of(one) == class_symbol || (one & code_point_bits) == second_last;
    return (text->cells[first - 3] & code_point_bits) == before_last;
}

/// Copies ASCII one by one; stops after a few, or at the first that needs a closer look.
inlined Place fold_few(const chaff_text *text, Place at, size_t stop) {
    size_t end = at.offset + few < text->count ? at.offset + few : text->count;
    while (at.offset < end && at.cell < stop) {
        uint8_t byte = text->bytes[at.offset];
        if (byte >= 0x80) break;
        uint32_t new = text->simple[byte], code_point = new & code_point_bits;
        if (new == 0) break;
        // Some of what repeats once goes on.
        if (code_point == at.last && (code_point == ' ' || code_point == at.second_last)) break;
        text->cells[at.cell] = new;
        text->origins[at.cell] = (uint32_t)at.offset;
        at = (Place){at.offset + 1, at.cell + 1, code_point, at.last};
    }
    return at;
}

/// Copies ASCII in blocks as far as that goes.
inlined Place fold_blocks(const chaff_text *text, Place at, size_t stop) {
    // The bytes before may be other ones than those that were written last.
    if (at.offset < 2 || (text->simple[text->bytes[at.offset]] & code_point_bits) == at.last) return at;
    size_t first = at.cell, length = chaff_fold_block;
    while (length == chaff_fold_block && at.offset + chaff_fold_block <= text->count
           && at.cell + chaff_fold_block <= stop) {
        length = fold_block(
            text->bytes + at.offset, (uint32_t)at.offset, text->simple, text->cells + at.cell,
            text->origins + at.cell);
        at.offset += length;
        at.cell += length;
    }
    if (at.cell == first) return at;
    at.second_last = at.cell - first > 1 ? text->cells[at.cell - 2] & code_point_bits : at.last;
    at.last = text->cells[at.cell - 1] & code_point_bits;
    return at;
}

/// Copies ASCII.
inlined Place fold_plain(const chaff_text *text, Place at, size_t stop, int is_behind_wide) {
    size_t first = at.offset;
    if (is_behind_wide) {
        at = fold_few(text, at, stop);
        if (at.offset - first < few) return at;
        first = at.offset;
    }
    at = fold_blocks(text, at, stop);
    return at.offset == first ? fold_few(text, at, stop) : at;
}

/// Copies wide characters; of the place ``Place/second_last`` is left as it was.
inlined Place fold_wide(
    const chaff_text *text, Place at, size_t stop, uint32_t *styled, uint32_t *traditional, int *is_unknown) {
    while (at.cell < stop && at.offset + 4 <= text->count) {
        uint32_t word, code_point;
        size_t length;
        memcpy(&word, text->bytes + at.offset, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        word = __builtin_bswap32(word);
#endif
        if ((word & 0xC0C0F0) == 0x8080E0) {
            // Three or four one by one cost no more.
            if (at.offset + chaff_wide_bytes <= text->count && text->bytes[at.offset + 9] >> 4 == 0xE
                && at.cell + chaff_wide_width <= stop) {
                Eight eight = fold_eight(
                    text->bytes + at.offset, (uint32_t)at.offset, text->simple, text->cells + at.cell,
                    text->origins + at.cell, at.last);
                if (eight.length > 0) {
                    *styled += eight.styled;
                    *traditional += eight.traditional;
                    at.offset += 3 * eight.length;
                    at.cell += eight.length;
                    at.last = text->cells[at.cell - 1] & code_point_bits;
                    continue;
                }
            }
            code_point = (word & 0x0F) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F);
            length = 3;
            // Overlong forms and surrogates are not valid.
            if (code_point < 0x800 || code_point >> 11 == 0x1B) break;
        } else {
            if ((word & 0xC0E0) != 0x80C0 || (word & 0x1E) == 0) break;
            code_point = (word & 0x1F) << 6 | (word >> 8 & 0x3F);
            length = 2;
        }
        uint32_t new = text->simple[code_point];
        if (new == 0) {
            *is_unknown = !text->is_filled[code_point >> 8];
            break;
        }
        if ((new & code_point_bits) == at.last) break;
        text->cells[at.cell] = new;
        text->origins[at.cell] = (uint32_t)at.offset;
        if (new & (chaff_styled | chaff_traditional)) {
            *styled += new / chaff_styled & 1;
            *traditional += new / chaff_traditional & 1;
        }
        at.cell++;
        at.offset += length;
        at.last = new & code_point_bits;
    }
    return at;
}

chaff_fold_end chaff_fold_run(const chaff_text *given, chaff_folding *folding, size_t stop) {
    const chaff_text own = *given, *text = &own;
    Place at = {folding->offset, folding->cell, folding->last, folding->second_last};
    // What was known where the stretch of wide characters under way began.
    size_t first = folding->first;
    uint32_t before_last = folding->before_last, before_second_last = folding->before_second_last;
    uint32_t styled = 0, traditional = 0;
    int is_wide = (int)folding->is_wide, is_behind_wide = 0;
    chaff_fold_end end = chaff_fold_look;
    while (at.cell < stop && at.offset < text->count) {
        uint8_t byte = text->bytes[at.offset];
        if (byte < 0x80) {
            if (text->simple[byte] == 0) break;
            size_t before = at.offset;
            at = fold_plain(text, at, stop, is_behind_wide);
            is_behind_wide = 0;
            if (at.offset == before) break;
            continue;
        }
        if (!is_wide) {
            first = at.cell;
            before_last = at.last;
            before_second_last = at.second_last;
        }
        int is_unknown = 0;
        at = fold_wide(text, at, stop, &styled, &traditional, &is_unknown);
        is_wide = is_unknown;
        if (is_unknown) {
            end = chaff_fold_fill;
            break;
        }
        size_t copied = at.cell - first;
        if (copied == 0) break;
        at.second_last = copied > 1 ? text->cells[at.cell - 2] & code_point_bits : before_last;
        if (is_suspicious(text, at, first, before_last, before_second_last)) {
            end = chaff_fold_note;
            break;
        }
        is_behind_wide = 1;
    }
    folding->offset = at.offset, folding->cell = at.cell;
    folding->last = at.last, folding->second_last = at.second_last;
    folding->first = first;
    folding->before_last = before_last, folding->before_second_last = before_second_last;
    folding->is_wide = (uint32_t)is_wide;
    folding->styled += styled, folding->traditional += traditional;
    return end;
}
