// Decompression (gzip with many members, zstd with many frames) behind one small stream type.
#ifndef CHAFF_CZLIB_H
#define CHAFF_CZLIB_H

#include <stddef.h>
#include <stdint.h>

/// A decompressing stream; opaque, one thread at a time.
typedef struct chaff_inflater chaff_inflater;

enum { CHAFF_GZIP = 1, CHAFF_ZSTD = 2 };

/// What a step ended with.
enum {
    CHAFF_INFLATE_MORE = 0,     ///< input used up or output full; call again
    CHAFF_INFLATE_END = 1,      ///< a member or frame ended exactly here; more may follow
    CHAFF_INFLATE_DAMAGED = 2,  ///< the data is not valid
};

chaff_inflater *chaff_inflater_new(int format);
void chaff_inflater_free(chaff_inflater *stream);

/// Decompresses from `input` to `output`; both counts come back as what was used and what was written.
int chaff_inflate(chaff_inflater *stream, const uint8_t *input, size_t *input_count, uint8_t *output,
                  size_t *output_count);

#endif
