#include "CICUCharsets.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

enum { pivot_capacity = chaff_icu_convert_room / 3 - 2 };

struct chaff_icu_converter {
    UConverter *icu;
    size_t repaired;
    int keeps_ascii;
    int is_gb18030;
    UChar lead;  // a first surrogate whose second is in the next pivot
    UChar pivot[pivot_capacity];
};

// Called for bytes that are no character. ICU takes a lead byte and an ASCII byte together if the charset has room for
// such a pair but no character there; the ASCII byte is kept, because it may be markup.
static void repair(const void *context, UConverterToUnicodeArgs *arguments, const char *bytes, int32_t count,
                   UConverterCallbackReason reason, UErrorCode *status) {
    if (reason > UCNV_IRREGULAR) return;
    chaff_icu_converter *self = (chaff_icu_converter *)context;
    UChar text[8] = {0xFFFD};
    int32_t length = 1;
    if (self->is_gb18030 && count == 1 && (uint8_t)bytes[0] == 0x80) {
        text[0] = 0x20AC;  // the euro sign of windows-936, which browsers read too
    } else {
        self->repaired += 1;
        if (self->keeps_ascii && (bytes[0] & 0x80))
            for (int32_t i = 1; i < count && length < 8; i++)
                if (!(bytes[i] & 0x80)) text[length++] = (UChar)bytes[i];
    }
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, text, length, 0, status);
}

// Controls do not count: IBM's charsets change places of three of them.
static int keeps_ascii(UConverter *icu) {
    char ascii[95];
    UChar text[256];
    UErrorCode status = U_ZERO_ERROR;
    for (int i = 0; i < 95; i++) ascii[i] = (char)(i + 0x20);
    int32_t count = ucnv_toUChars(icu, text, 256, ascii, 95, &status);
    if (U_FAILURE(status) || count != 95) return 0;
    for (int i = 0; i < 95; i++)
        if (text[i] != i + 0x20) return 0;
    return 1;
}

chaff_icu_converter *chaff_icu_converter_open(const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *icu = ucnv_open(name, &status);
    if (U_FAILURE(status)) return NULL;
    chaff_icu_converter *self = calloc(1, sizeof *self);
    if (!self) abort();
    self->icu = icu;
    self->keeps_ascii = keeps_ascii(icu);
    self->is_gb18030 = ucnv_getType(icu) == UCNV_MBCS && ucnv_compareNames(name, "gb18030") == 0;
    ucnv_reset(icu);
    ucnv_setToUCallBack(icu, repair, self, NULL, NULL, &status);
    return self;
}

void chaff_icu_converter_close(chaff_icu_converter *self) {
    ucnv_close(self->icu);
    free(self);
}

const char *chaff_icu_converter_name(chaff_icu_converter *self) {
    UErrorCode status = U_ZERO_ERROR;
    const char *name = ucnv_getName(self->icu, &status);
    return U_FAILURE(status) ? "" : name;
}

int chaff_icu_converter_keeps_ascii(const chaff_icu_converter *self) { return self->keeps_ascii; }

size_t chaff_icu_converter_repaired(const chaff_icu_converter *self) { return self->repaired; }

void chaff_icu_converter_reset(chaff_icu_converter *self) {
    ucnv_resetToUnicode(self->icu);
    self->repaired = 0;
    self->lead = 0;
}

static uint8_t *put(uint8_t *to, uint32_t c) {
    if (c < 0x80) {
        *to++ = (uint8_t)c;
    } else if (c < 0x800) {
        *to++ = (uint8_t)(0xC0 | c >> 6);
        *to++ = (uint8_t)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *to++ = (uint8_t)(0xE0 | c >> 12);
        *to++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        *to++ = (uint8_t)(0x80 | (c & 0x3F));
    } else {
        *to++ = (uint8_t)(0xF0 | c >> 18);
        *to++ = (uint8_t)(0x80 | (c >> 12 & 0x3F));
        *to++ = (uint8_t)(0x80 | (c >> 6 & 0x3F));
        *to++ = (uint8_t)(0x80 | (c & 0x3F));
    }
    return to;
}

static uint8_t *put_repaired(chaff_icu_converter *self, uint8_t *to) {
    self->repaired += 1;
    return put(to, 0xFFFD);
}

// Writes at most 3 bytes a unit, and 3 for a first surrogate left over from the pivot before.
static uint8_t *write_pivot(chaff_icu_converter *self, const UChar *at, const UChar *end, uint8_t *to) {
    if (self->lead && at < end) {
        UChar lead = self->lead;
        self->lead = 0;
        to = U16_IS_TRAIL(*at) ? put(to, (uint32_t)U16_GET_SUPPLEMENTARY(lead, *at++)) : put_repaired(self, to);
    }
    while (at < end) {
        // Markup, four units at once; those less one show a high bit where a unit is zero.
        while (end - at >= 4) {
            uint64_t four;
            memcpy(&four, at, 8);
            if (four & 0xFF80FF80FF80FF80u || (four - 0x0001000100010001u) & 0x8000800080008000u) break;
            for (int i = 0; i < 4; i++) to[i] = (uint8_t)at[i];
            at += 4;
            to += 4;
        }
        if (at == end) break;
        UChar unit = *at++;
        if (unit - 1u < 0x7F) {
            *to++ = (uint8_t)unit;
        } else if (unit - 0x800u < 0xD000) {
            to[0] = (uint8_t)(0xE0 | unit >> 12);
            to[1] = (uint8_t)(0x80 | (unit >> 6 & 0x3F));
            to[2] = (uint8_t)(0x80 | (unit & 0x3F));
            to += 3;
        } else if (U16_IS_LEAD(unit)) {
            if (at == end) {
                self->lead = unit;
            } else {
                to = U16_IS_TRAIL(*at) ? put(to, (uint32_t)U16_GET_SUPPLEMENTARY(unit, *at++)) : put_repaired(self, to);
            }
        } else if (unit == 0 || U16_IS_TRAIL(unit) || (unit >= 0xF8C0 && unit < 0xF8FF)) {
            // ICU maps bytes without a character to U+F8C1… in Windows charsets, to hold them for the way back.
            to = put_repaired(self, to);
        } else {
            to = put(to, unit);
        }
    }
    return to;
}

int chaff_icu_convert(
    chaff_icu_converter *self, const uint8_t **from, const uint8_t *end, uint8_t **to, uint8_t *to_end) {
    for (;;) {
        if (to_end - *to < chaff_icu_convert_room) return 0;
        UErrorCode status = U_ZERO_ERROR;
        UChar *target = self->pivot;
        const char *source = (const char *)*from;
        ucnv_toUnicode(
            self->icu, &target, self->pivot + pivot_capacity, &source, (const char *)end, NULL, 1, &status);
        *to = write_pivot(self, self->pivot, target, *to);
        *from = (const uint8_t *)source;
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        // ICU stops at nothing else, as the callback clears errors; if it does, the byte is passed over.
        if (U_FAILURE(status) && source < (const char *)end) {
            *to = put_repaired(self, *to);
            *from += 1;
            ucnv_resetToUnicode(self->icu);
            continue;
        }
        if (self->lead) *to = put_repaired(self, *to);
        self->lead = 0;
        ucnv_resetToUnicode(self->icu);
        return 1;
    }
}
