/* Unpacks what a server compressed: permessage-deflate, one window for all messages of a connection. */
#include "generator.h"

#include <stdlib.h>
#include <zlib.h>

enum { WINDOW = -15, MOST = 1 << 20 };

void agree_to_pack(Person *one) {
    one->unpacker = calloc(1, sizeof *one->unpacker);
    if (!one->unpacker || inflateInit2(one->unpacker, WINDOW) != Z_OK) give_up("no memory");
}

void forget_packing(Person *one) {
    if (!one->unpacker) return;
    inflateEnd(one->unpacker);
    free(one->unpacker);
    one->unpacker = NULL;
}

static void unpack(z_stream *with, const char *bytes, size_t length) {
    with->next_in = (unsigned char *)bytes;
    with->avail_in = (uInt)length;
    int answer = inflate(with, Z_SYNC_FLUSH);
    if ((answer != Z_OK && answer != Z_BUF_ERROR) || with->avail_in) give_up("a frame that does not unpack");
}

const char *unpacked(Person *one, const char *bytes, size_t length, size_t *found) {
    static char whole[MOST];
    static const char tail[4] = {0, 0, -1, -1};
    if (!one->unpacker) give_up("a packed frame where none was agreed");
    one->unpacker->next_out = (unsigned char *)whole;
    one->unpacker->avail_out = sizeof whole;
    unpack(one->unpacker, bytes, length);
    unpack(one->unpacker, tail, sizeof tail);
    *found = sizeof whole - one->unpacker->avail_out;
    return whole;
}
