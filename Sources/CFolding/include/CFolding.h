// Loops over bytes that come out as vectors in C and as loops over single bytes in Swift.
#ifndef CHAFF_CFOLDING_H
#define CHAFF_CFOLDING_H

#include <stddef.h>
#include <stdint.h>

/// How many bytes before and behind a place are read to tell whether something may be there, and how many are looked at
/// at once.
enum { chaff_trick_before = 2, chaff_trick_behind = 5, chaff_trick_block = 32, chaff_fold_block = 32 };

/// The first place from `from` on where single letters may be parted by one separator (`b.e.t`), the place being that
/// of a separator, or where a digit or sign may stand for a letter (`c@sino`), the place being the one before it. May
/// name a place that is none, never misses one. `chaff_trick_before` bytes must stand before `from`.
///
/// Reads no byte at `count` or behind it: where less than a block and `chaff_trick_behind` bytes are left it stops and
/// returns the place.
size_t chaff_find_trick(const uint8_t *bytes, size_t count, size_t from);

/// Folds ASCII that stands for itself: writes a cell for each byte and where it came from, `offset` for the first, and
/// returns how many bytes that were. Stops at what `plain` has no cell for, at a blank after a blank, at a character
/// for the third time in a row, digits excepted, and where less than a block is left; may stop earlier.
///
/// Reads `count` bytes and two before them, writes no more than `count` cells and origins; those behind the ones that
/// count may be overwritten. The first byte must not repeat what was folded last: what stands before the bytes may have
/// folded to something else.
size_t chaff_fold_plain(
    const uint8_t *bytes, size_t count, uint32_t offset, const uint32_t *plain, uint32_t *cells, uint32_t *origins);

#endif
