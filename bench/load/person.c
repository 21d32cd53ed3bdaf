/* One person's connection: dialled, switched to WebSocket, greeted, and, where pages heal, made anew. */
#include "generator.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { AT_ONCE = 64, SCRATCH = 1 << 18 };

static const char OFFER[] = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
static const int64_t SECOND = 1000000000;
static size_t dialling, next_first;

int connect_to(int port) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) give_up("no more files may be opened");
    int yes = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(fd, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) {
        close(fd);
        return -1;
    }
    return fd;
}

static void ask_for_switch(Person *one) {
    char request[2048];
    int length = snprintf(request, sizeof request,
                          "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
                          "Host: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
                          "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n%s%s%s%s\r\n",
                          plan.port, plan.port, plan.offers ? OFFER : "", *one->cookie ? "Cookie: " : "", one->cookie,
                          *one->cookie ? "\r\n" : "");
    one->stand = SWITCHING;
    put(&one->out, request, (size_t)length);
    flush(one);
}

void dial(Person *one) {
    dialling++;
    one->redial = 0;
    one->stand = DIALLING;
    one->fd = connect_to(plan.port);
    if (one->fd < 0) {
        hang_up(one, "not connected");
        return;
    }
    one->events = EPOLLIN | EPOLLOUT;
    watch(one->fd, one->events, one, true);
}

/* A page that lost its socket tries again within a second, and from then on every three. */
void hang_up(Person *one, const char *why) {
    if (one->stand == DIALLING || one->stand == SWITCHING || one->stand == GREETING) dialling--;
    if (one->fd >= 0) close(one->fd);
    one->fd = -1;
    one->in.length = one->out.length = 0;
    forget_packing(one);
    if (one->stand == READY) {
        run.dropped++;
        if (!run.dropped_at) run.dropped_at = now_ns();
        run.back_at = 0;
    }
    one->stand = AWAY;
    if (!run.heals) {
        if (!*run.why) snprintf(run.why, sizeof run.why, "%s", why);
        return;
    }
    int64_t wait = one->tries++ ? 3 * SECOND : (int64_t)(drand48() * (double)SECOND);
    one->redial = now_ns() + wait;
}

void settle_in(Person *one) {
    if (one->stand != READY) dialling--;
    one->stand = READY;
    one->tries = 0;
    if (one->position < one->head) fetch(one);
    if (one->waiting) resay(one);
}

bool all_here(void) {
    for (size_t number = 0; number < plan.count; number++) {
        const Person *one = &plan.people[number];
        if (one->stand != READY || one->position < one->head || one->fetch) return false;
    }
    return true;
}

/* Dial whoever's time has come, so many at once. */
void make_due(int64_t now) {
    while (next_first < plan.count && dialling < AT_ONCE) dial(&plan.people[next_first++]);
    if (!run.heals) return;
    for (size_t number = 0; number < plan.count; number++) {
        Person *one = &plan.people[number];
        if (one->stand == AWAY && one->redial && one->redial <= now) dial(one);
        if (one->stand == READY && one->resend && one->resend <= now) resay(one);
    }
}

void flush(Person *one) {
    while (one->fd >= 0 && one->out.length) {
        ssize_t taken = send(one->fd, one->out.bytes, one->out.length, MSG_NOSIGNAL);
        if (taken < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
        if (taken < 0) {
            hang_up(one, "the connection broke");
            return;
        }
        drop(&one->out, (size_t)taken);
    }
    uint32_t wanted = EPOLLIN | (one->out.length ? EPOLLOUT : 0);
    if (one->fd >= 0 && wanted != one->events) {
        one->events = wanted;
        watch(one->fd, wanted, one, false);
    }
}

static bool switched(Person *one) {
    char *end = memmem(one->in.bytes, one->in.length, "\r\n\r\n", 4);
    if (!end) return false;
    if (one->in.length < 12 || memcmp(one->in.bytes + 8, " 101", 4) != 0) {
        hang_up(one, "refused by the door");
        return false;
    }
    if (memmem(one->in.bytes, (size_t)(end - one->in.bytes), "permessage-deflate", 18)) agree_to_pack(one);
    drop(&one->in, (size_t)(end + 4 - one->in.bytes));
    one->stand = GREETING;
    return true;
}

static void read_all(Person *one) {
    static char scratch[SCRATCH];
    while (one->fd >= 0) {
        ssize_t taken = recv(one->fd, scratch, sizeof scratch, 0);
        if (taken < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
        if (taken <= 0) {
            hang_up(one, "the connection ended");
            return;
        }
        put(&one->in, scratch, (size_t)taken);
        if (one->stand == SWITCHING && !switched(one)) continue;
        if (one->stand >= GREETING) take_frames(one);
        if ((size_t)taken < sizeof scratch) return;
    }
}

void come(Person *one, uint32_t events) {
    if (one->stand == DIALLING && events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) {
        int fault = 0;
        socklen_t size = sizeof fault;
        getsockopt(one->fd, SOL_SOCKET, SO_ERROR, &fault, &size);
        if (fault) {
            hang_up(one, "not connected");
            return;
        }
        ask_for_switch(one);
    } else if (events & EPOLLOUT) {
        flush(one);
    }
    if (one->fd >= 0 && events & (EPOLLIN | EPOLLERR | EPOLLHUP)) read_all(one);
}
