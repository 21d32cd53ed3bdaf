/* Packets of Engine.IO and Socket.IO, as far as a page gets them. */
#include "generator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool begins(const char *text, size_t length, const char *with) {
    size_t size = strlen(with);
    return length >= size && !memcmp(text, with, size);
}

static void take_hello(Person *one, const char *text, size_t length) {
    const char *kind = memmem(text, length, "\"kind\":\"room\"", 13);
    if (!kind) give_up("a hello without a room");
    const char *id = kind;
    while (id > text && memcmp(id, "{\"id\":\"", 7) != 0) id--;
    const char *stop = memchr(id + 7, '"', STREAM_MAX - 1);
    const char *head = memmem(kind, length - (size_t)(kind - text), "\"head\":", 7);
    if (!stop || !head) give_up("a hello of another shape");
    bool first = !*one->stream;
    snprintf(one->stream, sizeof one->stream, "%.*s", (int)(stop - id - 7), id + 7);
    one->head = atoll(head + 7);
    if (first) one->position = one->head;
    settle_in(one);
}

static void take_message(Person *one, const char *text, size_t length) {
    const char *words = memmem(text, length, "\"text\":\"", 8);
    uint32_t writer, n;
    if (words && read_tag(words + 8, length - (size_t)(words + 8 - text), &writer, &n))
        delivered(one, writer, n);
    else
        run.odd++;
}

static void take_answer(Person *one, const char *text, size_t length) {
    char *told;
    uint32_t n = (uint32_t)strtoul(text, &told, 10);
    size_t left = length - (size_t)(told - text);
    acked(one, n, memmem(told, left, "\"became\":\"shown\"", 16) != NULL, told, left);
}

static void take_connected(Person *one) {
    if (plan.dialect == BARE) settle_in(one);
}

void hear(Person *one, const char *text, size_t length) {
    if (begins(text, length, "42[\"events\",")) {
        take_batch(one, text + 12, text + length);
    } else if (begins(text, length, "42[\"msg\",")) {
        take_message(one, text + 9, length - 9);
    } else if (begins(text, length, "43")) {
        take_answer(one, text + 2, length - 2);
    } else if (begins(text, length, "42[\"hello\",")) {
        take_hello(one, text, length);
    } else if (begins(text, length, "2")) {
        send_text(one, "3", 1);
    } else if (begins(text, length, "0")) {
        send_text(one, one->connect, strlen(one->connect));
    } else if (begins(text, length, "40")) {
        take_connected(one);
    } else if (begins(text, length, "44") || begins(text, length, "42[\"bye\"")) {
        if (!*run.why) snprintf(run.why, sizeof run.why, "%.*s", (int)length, text);
        hang_up(one, "sent away");
    }
}
