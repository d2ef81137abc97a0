// Compression and decompression (gzip with many members, zstd with many frames) behind two small stream types.
#ifndef CHAFF_CZLIB_H
#define CHAFF_CZLIB_H

#include <stddef.h>
#include <stdint.h>

/// A decompressing stream; opaque, one thread at a time.
typedef struct chaff_inflater chaff_inflater;

enum {
    CHAFF_GZIP = 1,         ///< gzip; zlib's own form is read, too
    CHAFF_ZSTD = 2,
    CHAFF_RAW_DEFLATE = 3,  ///< deflate without any header; only read
};

/// What a step ended with.
enum {
    CHAFF_INFLATE_MORE = 0,     ///< input used up or output full; call again
    CHAFF_INFLATE_END = 1,      ///< a member or frame ended exactly here; more may follow
    CHAFF_INFLATE_DAMAGED = 2,  ///< the data is not valid
};

chaff_inflater *chaff_inflater_new(int format);
void chaff_inflater_free(chaff_inflater *stream);

/// Forgets what was read but for the dictionary: the next byte begins a member or a frame.
void chaff_inflater_reset(chaff_inflater *stream);

/// Gives a zstd stream the dictionary that its frames were compressed with; 0 if it cannot be used.
int chaff_inflater_set_dictionary(chaff_inflater *stream, const uint8_t *dictionary, size_t count);

/// Decompresses from `input` to `output`; both counts come back as what was used and what was written.
int chaff_inflate(chaff_inflater *stream, const uint8_t *input, size_t *input_count, uint8_t *output,
                  size_t *output_count);

/// A compressing stream; opaque, one thread at a time.
typedef struct chaff_deflater chaff_deflater;

enum {
    CHAFF_DEFLATE_DONE = 0,    ///< all input taken, and if it was the last, everything written
    CHAFF_DEFLATE_MORE = 1,    ///< output full; call again with what is left
    CHAFF_DEFLATE_FAILED = 2,  ///< the library gave up, for want of memory
};

chaff_deflater *chaff_deflater_new(int format);
void chaff_deflater_free(chaff_deflater *stream);

/// Compresses from `input` to `output`; both counts come back as what was used and what was written. After `is_last`
/// comes nothing but calls with `is_last`.
int chaff_deflate(chaff_deflater *stream, const uint8_t *input, size_t *input_count, uint8_t *output,
                  size_t *output_count, int is_last);

#endif
