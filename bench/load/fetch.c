/* Fetches what a person missed, over plain HTTP, as a page does: until the stream's head is reached. */
#include "generator.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int connect_to(int port);

typedef struct Fetch {
    Kind kind;
    int fd;
    bool asked;
    Person *who;
    Buffer in;
} Fetch;

void fetch(Person *one) {
    if (one->fetch || !*one->stream) return;
    int fd = connect_to(plan.port);
    if (fd < 0) return; /* the next hello asks again */
    Fetch *asking = calloc(1, sizeof *asking);
    if (!asking) give_up("no memory");
    *asking = (Fetch){.kind = FETCH, .fd = fd, .who = one};
    one->fetch = asking;
    run.fetched++;
    watch(fd, EPOLLOUT, asking, true);
}

static void ask(Fetch *one) {
    char request[2048];
    int length = snprintf(request, sizeof request,
                          "GET /room/%s/events?%s=%lld HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                          "Accept: application/json\r\nConnection: close\r\nCookie: %s\r\n\r\n",
                          plan.homes[one->who->home].name, one->who->stream,
                          (long long)one->who->position, plan.port, one->who->cookie);
    one->asked = send(one->fd, request, (size_t)length, MSG_NOSIGNAL) == length;
    watch(one->fd, EPOLLIN, one, false);
}

static void take_answer(Person *one, const char *at, const char *end) {
    const char *key;
    size_t length;
    if (!step_in(&at, end, '{')) return;
    while (next_key(&at, end, &key, &length)) {
        const char *inner = at;
        at = skip(at, end);
        if (length != 7 || memcmp(key, "batches", 7) != 0 || !step_in(&inner, at, '[')) continue;
        while (inner < at && *inner != ']') {
            if (*inner == ',') inner++;
            inner = take_batch(one, inner, at);
        }
    }
}

static void finish(Fetch *one) {
    Person *who = one->who;
    int64_t before = who->position;
    const char *body = one->in.length ? memmem(one->in.bytes, one->in.length, "\r\n\r\n", 4) : NULL;
    bool well = body && one->in.length > 12 && !memcmp(one->in.bytes + 8, " 200", 4);
    close(one->fd);
    who->fetch = NULL;
    if (well) take_answer(who, body + 4, one->in.bytes + one->in.length);
    free(one->in.bytes);
    free(one);
    if (who->stand == READY && who->position < who->head && who->position > before) fetch(who);
}

void fetch_come(Fetch *one, uint32_t events) {
    char scratch[65536];
    if (!one->asked && events & EPOLLOUT) {
        ask(one);
        return;
    }
    for (;;) {
        ssize_t taken = recv(one->fd, scratch, sizeof scratch, 0);
        if (taken < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
        if (taken <= 0) {
            finish(one);
            return;
        }
        put(&one->in, scratch, (size_t)taken);
    }
}
