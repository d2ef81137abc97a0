// The least that each stage of labelling has to do, done with nothing around it: `limits TEXT` prints for each
// stage its nanoseconds of processor a code point of the text, the least of nine runs. As Chaff does, it works on pieces
// of 128 kB, so what one stage leaves is in the cache for the next. Benchmarks/stages.py builds and runs it.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PIECE = 128 << 10, STAGES = 9, RUNS = 9, SLOT_BITS = 17 };
// What Chaff has of each: n-gram orders of the chains, look-ups a code point, inputs of a line and of a page, one in how
// many code points the chains look at, bytes before a line that is put out.
enum { ORDERS = 5, BLOCKS = 3, INPUTS = 57, PAGE_INPUTS = 22, CHAINED = 30, COLUMN = 16 };

// The piece at hand.
static const uint8_t *text;
static size_t size, points, lines;
static uint8_t *copy;
static uint32_t *lengths;
static uint32_t *codes, *cells, *slots, *folding, *grams;
static int8_t *weights;
static volatile uint64_t sink;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

static void *room(size_t bytes) {
    void *found = malloc(bytes);
    if (!found) exit(1);
    memset(found, 0, bytes);
    return found;
}

static void read_text(void) { memcpy(copy, text, size); }

// UTF-8 that is known to be right; every byte is looked at once.
static void decode(void) {
    size_t at = 0, count = 0;
    while (at < size) {
        uint32_t byte = text[at];
        if (byte < 0x80) { codes[count++] = byte; at += 1; }
        else if (byte < 0xE0) { codes[count++] = (byte & 31) << 6 | (text[at + 1] & 63); at += 2; }
        else if (byte < 0xF0) {
            codes[count++] = (byte & 15) << 12 | (uint32_t)(text[at + 1] & 63) << 6 | (text[at + 2] & 63);
            at += 3;
        } else {
            codes[count++] = (byte & 7) << 18 | (uint32_t)(text[at + 1] & 63) << 12
                | (uint32_t)(text[at + 2] & 63) << 6 | (text[at + 3] & 63);
            at += 4;
        }
    }
    points = count;
}

// One entry of a table for each code point.
static void fold(void) {
    for (size_t i = 0; i < points; i++) cells[i] = folding[codes[i] & 0x1FFFFF];
}

// The hashes of the n-grams that end at each character, each a sum of products.
static void hash(void) {
    for (size_t i = 4; i < points; i++) {
        uint32_t sum = cells[i] * 0x9E3779B1u;
        slots[i] = sum >> (32 - SLOT_BITS);
        sum += cells[i - 1] * 0x85EBCA77u;
        slots[points + i] = sum >> (32 - SLOT_BITS);
        sum += cells[i - 2] * 0xC2B2AE3Du + cells[i - 3] * 0x27D4EB2Fu;
        slots[2 * points + i] = sum >> (32 - SLOT_BITS);
    }
}

// A byte of a table of 2^17 for each feature: about three a code point.
static void look_up(void) {
    int64_t sum = 0;
    for (int block = 0; block < BLOCKS; block++) {
        const int8_t *table = weights + ((size_t)block << SLOT_BITS);
        const uint32_t *from = slots + (size_t)block * points;
        for (size_t i = 0; i < points; i++) sum += table[from[i]];
    }
    sink += (uint64_t)sum;
}

static void products(int inputs) {
    static float numbers[64], factors[64];
    float sum = (float)sink;
    for (size_t line = 0; line < lines; line++) {
        numbers[line & 63] = sum;
        float partial[8] = {0};
        for (int i = 0; i < inputs; i += 8)
            for (int lane = 0; lane < 8; lane++) partial[lane] += numbers[i + lane] * factors[i + lane];
        for (int lane = 0; lane < 8; lane++) sum += partial[lane];
    }
    sink += (uint64_t)sum;
}

static void join(void) { products(INPUTS); }
static void context(void) { products(PAGE_INPUTS); }

// Of one code point in thirty, the share that the screen passes of clean text: five look-ups of four bytes, and the step
// of a chain with two states.
static void chains(void) {
    int32_t clean = 0, injected = 0;
    for (size_t i = 0; i < points / CHAINED; i++) {
        int32_t emission = 0;
        for (int order = 0; order < ORDERS; order++) {
            uint32_t hash = slots[(order % BLOCKS) * points + i] * (2u * (uint32_t)order + 1);
            uint32_t slot = hash & ((1u << SLOT_BITS) - 1);
            emission += (int8_t)grams[((size_t)order << SLOT_BITS) + slot];
        }
        int32_t stay = injected + emission, enter = clean + emission - 9, leave = injected - 9;
        injected = stay > enter ? stay : enter;
        clean = clean > leave ? clean : leave;
    }
    sink += (uint64_t)(clean + injected);
}

// The line as it came, with a label and a probability before it.
static void write_rows(void) {
    uint8_t *to = copy;
    const uint8_t *from = text;
    for (size_t line = 0; line < lines; line++) {
        size_t length = lengths[line];
        memcpy(to, "chrome\t0.999999\t", COLUMN);
        memcpy(to + COLUMN, from, length);
        to += COLUMN + length;
        from += length;
    }
    sink += (uint64_t)(to - copy);
}

static const struct { const char *name; void (*work)(void); } stages[STAGES] = {
    {"read", read_text}, {"decode", decode}, {"fold", fold}, {"hash", hash}, {"look up", look_up}, {"join", join},
    {"chains", chains}, {"context", context}, {"write", write_rows},
};

// Sets the piece that starts at a place: whole lines, one at least.
static const uint8_t *next_piece(const uint8_t *start, const uint8_t *end) {
    text = start;
    lines = 0;
    const uint8_t *at = start;
    do {
        const uint8_t *found = memchr(at, '\n', (size_t)(end - at)), *next = found ? found + 1 : end;
        lengths[lines++] = (uint32_t)(next - at);
        at = next;
    } while (at < end && at - start < PIECE);
    size = (size_t)(at - start);
    return at;
}

int main(int count, char **names) {
    FILE *file = count == 2 ? fopen(names[1], "rb") : NULL;
    if (!file) return 66;
    fseek(file, 0, SEEK_END);
    size_t total = (size_t)ftell(file);
    rewind(file);
    uint8_t *whole = room(total + 4);
    if (fread(whole, 1, total, file) != total) return 74;
    fclose(file);
    copy = room((COLUMN + 1) * total);
    lengths = room(4 * total);
    codes = room(4 * total);
    cells = room(4 * total);
    slots = room(4 * BLOCKS * total);
    folding = room(4 << 21);
    weights = room((size_t)BLOCKS << SLOT_BITS);
    grams = room((size_t)ORDERS << (SLOT_BITS + 2));
    for (uint32_t i = 0; i < 1u << 21; i++) folding[i] = i * 2654435761u;
    double best[STAGES];
    size_t every = 0;
    for (int run = 0; run <= RUNS; run++) {
        double taken[STAGES] = {0};
        every = 0;
        for (const uint8_t *at = whole; at < whole + total; every += points) {
            at = next_piece(at, whole + total);
            for (int stage = 0; stage < STAGES; stage++) {
                double start = now();
                stages[stage].work();
                taken[stage] += now() - start;
            }
        }
        // The first run brings memory in.
        for (int stage = 0; stage < STAGES; stage++)
            if (run == 1 || (run > 1 && taken[stage] < best[stage])) best[stage] = taken[stage];
    }
    for (int stage = 0; stage < STAGES; stage++) printf("%s\t%.4f\n", stages[stage].name, best[stage] / (double)every);
    return 0;
}
