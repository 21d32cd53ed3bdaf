/* Bytes and figures that grow. */
#include "generator.h"

#include <stdlib.h>
#include <string.h>

void put(Buffer *to, const char *bytes, size_t length) {
    if (to->length + length > to->room) {
        to->room = (to->length + length) * 2 + 256;
        to->bytes = realloc(to->bytes, to->room);
        if (!to->bytes) give_up("no memory");
    }
    memcpy(to->bytes + to->length, bytes, length);
    to->length += length;
}

void drop(Buffer *from, size_t length) {
    from->length -= length;
    if (from->length) {
        memmove(from->bytes, from->bytes + length, from->length);
    } else if (from->room > 65536) { /* thousands of people: what is not needed is given back */
        free(from->bytes);
        *from = (Buffer){0};
    }
}

void note(Series *series, int64_t value) {
    if (series->count == series->room) {
        series->room = series->room * 2 + 1024;
        series->values = realloc(series->values, series->room * sizeof *series->values);
        if (!series->values) give_up("no memory");
    }
    series->values[series->count++] = value;
}
