#include "CICU.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

int chaff_icu_fold(uint32_t code_point, uint32_t *out, int capacity) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *folder = unorm2_getNFKCCasefoldInstance(&status);
    UChar source[2], folded[64];
    int32_t length = 0;
    U16_APPEND_UNSAFE(source, length, (UChar32)code_point);
    int32_t count = unorm2_normalize(folder, source, length, folded, 64, &status);
    if (U_FAILURE(status)) {
        out[0] = code_point;
        return 1;
    }
    int written = 0;
    for (int32_t i = 0; i < count && written < capacity;) {
        UChar32 c;
        U16_NEXT(folded, i, count, c);
        out[written++] = (uint32_t)c;
    }
    return written;
}

uint32_t chaff_icu_compose(uint32_t first, uint32_t second) {
    UErrorCode status = U_ZERO_ERROR;
    UChar32 both = unorm2_composePair(unorm2_getNFCInstance(&status), (UChar32)first, (UChar32)second);
    return both < 0 ? 0 : (uint32_t)both;
}

int chaff_icu_category(uint32_t code_point) { return u_charType((UChar32)code_point); }

int chaff_icu_script(uint32_t code_point) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript((UChar32)code_point, &status);
}

int chaff_icu_is_white_space(uint32_t code_point) { return u_isUWhiteSpace((UChar32)code_point); }

int chaff_icu_digit_value(uint32_t code_point) { return u_charDigitValue((UChar32)code_point); }

int chaff_icu_transliterate(const char *id, uint16_t *text, int length, int capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UChar name[64];
    u_charsToUChars(id, name, (int32_t)__builtin_strlen(id) + 1);
    UTransliterator *transliterator = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    if (U_FAILURE(status)) return -1;
    int32_t size = length, limit = length;
    utrans_transUChars(transliterator, (UChar *)text, &size, capacity, 0, &limit, &status);
    utrans_close(transliterator);
    return U_FAILURE(status) ? -1 : size;
}

const char *chaff_icu_script_name(int script) { return uscript_getShortName((UScriptCode)script); }
