#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

struct chaff_inflater {
    int format;
    z_stream zlib;  // on the heap: zlib keeps its address
    ZSTD_DStream *zstd;
};

chaff_inflater *chaff_inflater_new(int format) {
    chaff_inflater *stream = calloc(1, sizeof *stream);
    if (!stream) return NULL;
    stream->format = format;
    if (format == CHAFF_ZSTD) {
        stream->zstd = ZSTD_createDStream();
        if (stream->zstd) return stream;
    } else if (inflateInit2(&stream->zlib, format == CHAFF_RAW_DEFLATE ? -15 : 15 + 32) == Z_OK) {
        return stream;
    }
    free(stream);
    return NULL;
}

void chaff_inflater_free(chaff_inflater *stream) {
    if (!stream) return;
    if (stream->format == CHAFF_ZSTD)
        ZSTD_freeDStream(stream->zstd);
    else
        inflateEnd(&stream->zlib);
    free(stream);
}

void chaff_inflater_reset(chaff_inflater *stream) {
    if (stream->format == CHAFF_ZSTD)
        ZSTD_DCtx_reset(stream->zstd, ZSTD_reset_session_only);
    else
        inflateReset(&stream->zlib);
}

int chaff_inflater_set_dictionary(chaff_inflater *stream, const uint8_t *dictionary, size_t count) {
    return stream->format == CHAFF_ZSTD && !ZSTD_isError(ZSTD_DCtx_loadDictionary(stream->zstd, dictionary, count));
}

// zlib counts in unsigned int: a longer buffer is used in several steps.
static uInt zlib_count(size_t count) { return count > UINT_MAX ? UINT_MAX : (uInt)count; }

int chaff_inflate(chaff_inflater *stream, const uint8_t *input, size_t *input_count, uint8_t *output,
                  size_t *output_count) {
    if (stream->format == CHAFF_ZSTD) {
        ZSTD_inBuffer in = {input, *input_count, 0};
        ZSTD_outBuffer out = {output, *output_count, 0};
        size_t left = ZSTD_decompressStream(stream->zstd, &out, &in);
        *input_count = in.pos;
        *output_count = out.pos;
        if (ZSTD_isError(left)) return CHAFF_INFLATE_DAMAGED;
        return left == 0 ? CHAFF_INFLATE_END : CHAFF_INFLATE_MORE;
    }
    uInt available = zlib_count(*input_count), room = zlib_count(*output_count);
    stream->zlib.next_in = (Bytef *)input;
    stream->zlib.avail_in = available;
    stream->zlib.next_out = output;
    stream->zlib.avail_out = room;
    int status = inflate(&stream->zlib, Z_NO_FLUSH);
    *input_count = available - stream->zlib.avail_in;
    *output_count = room - stream->zlib.avail_out;
    if (status == Z_STREAM_END) {
        inflateReset(&stream->zlib);
        return CHAFF_INFLATE_END;
    }
    return status == Z_OK || status == Z_BUF_ERROR ? CHAFF_INFLATE_MORE : CHAFF_INFLATE_DAMAGED;
}

struct chaff_deflater {
    int format;
    z_stream zlib;
    ZSTD_CStream *zstd;
};

chaff_deflater *chaff_deflater_new(int format) {
    chaff_deflater *stream = calloc(1, sizeof *stream);
    if (!stream) return NULL;
    stream->format = format;
    if (format == CHAFF_ZSTD) {
        stream->zstd = ZSTD_createCStream();
        if (stream->zstd) return stream;
    } else if (deflateInit2(&stream->zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK) {
        return stream;
    }
    free(stream);
    return NULL;
}

void chaff_deflater_free(chaff_deflater *stream) {
    if (!stream) return;
    if (stream->format == CHAFF_ZSTD)
        ZSTD_freeCStream(stream->zstd);
    else
        deflateEnd(&stream->zlib);
    free(stream);
}

int chaff_deflate(chaff_deflater *stream, const uint8_t *input, size_t *input_count, uint8_t *output,
                  size_t *output_count, int is_last) {
    if (stream->format == CHAFF_ZSTD) {
        ZSTD_inBuffer in = {input, *input_count, 0};
        ZSTD_outBuffer out = {output, *output_count, 0};
        size_t left = ZSTD_compressStream2(stream->zstd, &out, &in, is_last ? ZSTD_e_end : ZSTD_e_continue);
        int is_done = is_last ? left == 0 : in.pos == in.size;
        *input_count = in.pos;
        *output_count = out.pos;
        if (ZSTD_isError(left)) return CHAFF_DEFLATE_FAILED;
        return is_done ? CHAFF_DEFLATE_DONE : CHAFF_DEFLATE_MORE;
    }
    uInt available = zlib_count(*input_count), room = zlib_count(*output_count);
    int is_all = available == *input_count;
    stream->zlib.next_in = (Bytef *)input;
    stream->zlib.avail_in = available;
    stream->zlib.next_out = output;
    stream->zlib.avail_out = room;
    int status = deflate(&stream->zlib, is_last && is_all ? Z_FINISH : Z_NO_FLUSH);
    *input_count = available - stream->zlib.avail_in;
    *output_count = room - stream->zlib.avail_out;
    if (status == Z_STREAM_ERROR) return CHAFF_DEFLATE_FAILED;
    if (is_last) return status == Z_STREAM_END ? CHAFF_DEFLATE_DONE : CHAFF_DEFLATE_MORE;
    return is_all && stream->zlib.avail_in == 0 ? CHAFF_DEFLATE_DONE : CHAFF_DEFLATE_MORE;
}
