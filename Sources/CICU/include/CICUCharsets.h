// Converters from a charset to UTF-8, and ICU's charset detector.
#ifndef CHAFF_CICU_CHARSETS_H
#define CHAFF_CICU_CHARSETS_H

#include <stddef.h>
#include <stdint.h>

/// Reads one charset. Keeps its state between pieces of a text; one a thread.
typedef struct chaff_icu_converter chaff_icu_converter;

/// Opens a converter by any name ICU knows, or returns NULL.
chaff_icu_converter *chaff_icu_converter_open(const char *name);
void chaff_icu_converter_close(chaff_icu_converter *converter);

/// ICU's own name of the charset; lives as long as the converter.
const char *chaff_icu_converter_name(chaff_icu_converter *converter);

/// Whether each byte 0x20…0x7E standing alone is the ASCII character of that number, as in all charsets a page can
/// declare within itself, but not in UTF-16, UTF-7 or HZ.
int chaff_icu_converter_keeps_ascii(const chaff_icu_converter *converter);

/// Room that `to` must have for chaff_icu_convert to make progress.
enum { chaff_icu_convert_room = 4096 * 3 };

/// Converts from `*from` to `*to` in UTF-8 and moves both. Returns 1 when all is converted up to `end`, which is the
/// end of the text, and the converter is ready for another; 0 when `to` has less than chaff_icu_convert_room left.
/// What is no character of the charset, and each NUL, becomes one U+FFFD; an ASCII byte after it is kept.
int chaff_icu_convert(
    chaff_icu_converter *converter, const uint8_t **from, const uint8_t *end, uint8_t **to, uint8_t *to_end);

/// How many U+FFFD chaff_icu_convert has put in since the text began.
size_t chaff_icu_converter_repaired(const chaff_icu_converter *converter);

/// Makes the converter ready for another text.
void chaff_icu_converter_reset(chaff_icu_converter *converter);

#endif
