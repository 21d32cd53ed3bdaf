/* WebSocket frames: masked ones go out, plain ones come in. Nothing else is spoken by the servers we drive. */
#include "generator.h"

#include <string.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10, FIN = 0x80, PACKED = 0x40, MASKED = 0x80 };

static const unsigned char MASK[4] = {0x5a, 0x13, 0xc7, 0x2e};

static void send_frame(Person *one, int opcode, const char *bytes, size_t length) {
    unsigned char head[14] = {(unsigned char)(FIN | opcode)};
    size_t size = 2;
    if (length < 126) {
        head[1] = (unsigned char)(MASKED | length);
    } else {
        head[1] = MASKED | 126;
        head[2] = (unsigned char)(length >> 8);
        head[3] = (unsigned char)length;
        size = 4;
    }
    memcpy(head + size, MASK, sizeof MASK);
    put(&one->out, (char *)head, size + sizeof MASK);
    put(&one->out, bytes, length);
    char *body = one->out.bytes + one->out.length - length;
    for (size_t place = 0; place < length; place++) body[place] ^= (char)MASK[place & 3];
    flush(one);
}

void send_text(Person *one, const char *text, size_t length) { send_frame(one, TEXT, text, length); }

/* The size of a frame's head, or 0 while it is not all there; `length` is that of its body. */
static size_t head_of(const unsigned char *at, size_t there, size_t *length) {
    if (there < 2) return 0;
    size_t short_form = at[1] & 0x7f, more = short_form == 126 ? 2 : short_form == 127 ? 8 : 0;
    if (there < 2 + more) return 0;
    *length = more ? 0 : short_form;
    for (size_t place = 0; place < more; place++) *length = *length << 8 | at[2 + place];
    return 2 + more;
}

void take_frames(Person *one) {
    size_t done = 0;
    while (one->fd >= 0) {
        const char *at = one->in.bytes + done;
        size_t there = one->in.length - done, length = 0;
        size_t head = head_of((const unsigned char *)at, there, &length);
        if (!head || there < head + length) break;
        int opcode = at[0] & 0x0f;
        if (!(at[0] & FIN)) give_up("a frame in parts");
        done += head + length;
        if (opcode == TEXT && at[0] & PACKED) {
            size_t found;
            const char *text = unpacked(one, at + head, length, &found);
            hear(one, text, found);
        } else if (opcode == TEXT)
            hear(one, at + head, length);
        else if (opcode == PING)
            send_frame(one, PONG, at + head, length);
        else if (opcode == CLOSE)
            hang_up(one, "closed by the server");
    }
    if (one->fd >= 0) drop(&one->in, done);
}
