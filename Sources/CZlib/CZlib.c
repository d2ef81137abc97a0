#include "CZlib.h"

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
    } else if (inflateInit2(&stream->zlib, 15 + 32) == Z_OK) {
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
    stream->zlib.next_in = (Bytef *)input;
    stream->zlib.avail_in = (uInt)*input_count;
    stream->zlib.next_out = output;
    stream->zlib.avail_out = (uInt)*output_count;
    int status = inflate(&stream->zlib, Z_NO_FLUSH);
    *input_count -= stream->zlib.avail_in;
    *output_count -= stream->zlib.avail_out;
    if (status == Z_STREAM_END) {
        inflateReset(&stream->zlib);
        return CHAFF_INFLATE_END;
    }
    return status == Z_OK || status == Z_BUF_ERROR ? CHAFF_INFLATE_MORE : CHAFF_INFLATE_DAMAGED;
}
