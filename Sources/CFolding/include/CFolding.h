// Loops over bytes that come out as vectors in C and as loops over single bytes in Swift.
#ifndef CHAFF_CFOLDING_H
#define CHAFF_CFOLDING_H

#include <stddef.h>
#include <stdint.h>

/// How many bytes before and behind a place are read to tell whether something may be there, and how many are looked at
/// at once.
enum { chaff_trick_before = 2, chaff_trick_behind = 5, chaff_trick_block = 32, chaff_fold_block = 32 };

/// The first place from `from` on where single letters may be parted by one separator (`b.e.t`), the place being that
/// of a separator, where a digit or sign may stand for a letter (`c@sino`), or where a hyphen ties two words, the place
/// being the one before it. May name a place that is none, never misses one. `chaff_trick_before` bytes must stand before
/// `from`.
///
/// Reads no byte at `count` or behind it: where less than a block and `chaff_trick_behind` bytes are left it stops and
/// returns the place.
size_t chaff_find_trick(const uint8_t *bytes, size_t count, size_t from);

/// How many bytes have a value.
size_t chaff_count(const uint8_t *bytes, size_t count, uint8_t value);

/// The bits of a cell that tell of a styled form and of a Traditional character.
enum { chaff_styled = 1 << 26, chaff_traditional = 1 << 27 };

/// A text and where its cells go.
typedef struct {
    const uint8_t *bytes;
    size_t count;
    /// For each code point below 0x10000 that folds to one cell wherever it comes that cell, else 0: also for blanks but the
    /// one in ASCII, for marks, surrogates, control characters, and where a bracket may begin pinyin.
    const uint32_t *simple;
    /// For each block of 256 code points whether `simple` has what is to be known of it.
    const uint8_t *is_filled;
    uint32_t *cells, *origins;
} chaff_text;

/// How far folding has come in a line.
typedef struct {
    /// Where reading stands, and one past the last cell written.
    size_t offset, cell;
    /// The code points of the last two cells.
    uint32_t last, second_last;
    /// The first cell of the last stretch of wide characters, and what `last` and `second_last` were before it.
    size_t first;
    uint32_t before_last, before_second_last;
    /// True if that stretch goes on.
    uint32_t is_wide;
    /// How many styled forms and Traditional characters there were.
    uint32_t styled, traditional;
} chaff_folding;

/// Why folding stops: something needs a closer look, a block of the table is to be filled, or the stretch of wide
/// characters that has just ended may mix scripts or part letters.
typedef enum { chaff_fold_look, chaff_fold_fill, chaff_fold_note } chaff_fold_end;

/// Folds what stands for itself: writes a cell for each code point and where it came from. Stops at what `simple` has no
/// cell for, at a blank after a blank, at a character for the third time in a row, a wide one for the second, where fewer
/// than four bytes are left of a text that are wide, and at the cell `stop`; may stop earlier.
///
/// Cells never outnumber bytes: those behind the ones that count may be overwritten as far as there are bytes.
chaff_fold_end chaff_fold_run(const chaff_text *text, chaff_folding *folding, size_t stop);

/// Zeros for `simple`, which take no memory before they are written; null without memory.
uint32_t *chaff_new_simple(void);

void chaff_free_simple(uint32_t *simple);

#endif
