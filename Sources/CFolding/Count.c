#include "CFolding.h"

size_t chaff_count(const uint8_t *bytes, size_t count, uint8_t value) {
    size_t found = 0, place = 0;
    while (place < count) {
        // Sums of so many fit a byte, and vectors take them without a rest.
        size_t end = count - place < 224 ? count : place + 224;
        uint8_t some = 0;
        for (; place < end; place++) some = (uint8_t)(some + (bytes[place] == value));
        found += some;
    }
    return found;
}
