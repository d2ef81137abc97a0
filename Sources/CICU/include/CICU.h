// What Chaff asks of ICU, under names without ICU's version suffix. No ICU header is included here, so that Swift
// never sees symbols that change their name with every ICU release.
#ifndef CHAFF_CICU_H
#define CHAFF_CICU_H

#include <stddef.h>
#include <stdint.h>

#include "CICUCharsets.h"

/// NFKC case folding of one code point, default-ignorables removed. Writes at most `capacity` code points to `out`
/// and returns how many there are (0 for an ignorable code point).
int chaff_icu_fold(uint32_t code_point, uint32_t *out, int capacity);

/// The composition of two code points (U+0065 U+0301 → U+00E9), or 0 if there is none.
uint32_t chaff_icu_compose(uint32_t first, uint32_t second);

/// General category as ICU's UCharCategory (0…29), script as its UScriptCode, and a few properties.
int chaff_icu_category(uint32_t code_point);
int chaff_icu_script(uint32_t code_point);
int chaff_icu_is_white_space(uint32_t code_point);

/// The value of a decimal digit of any script, or -1.
int chaff_icu_digit_value(uint32_t code_point);

/// Runs the transliterator `id` ("Hant-Hans") over UTF-16 text. Returns the new length, or -1 if ICU has no such
/// transliterator or `capacity` is too small. Slow to open (18 ms): for building tables, not for labelling.
int chaff_icu_transliterate(const char *id, uint16_t *text, int length, int capacity);

/// The four-letter ISO 15924 code of a script, as UScriptCode.
const char *chaff_icu_script_name(int script);

#endif
