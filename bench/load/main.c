/* Takes a plan, connects everybody, and then does what it is told. */
#include "generator.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

enum { TOGETHER = 512 };

int epoll;
Run run;
static bool over; /* no more orders will come: what was ordered is still done */

_Noreturn void give_up(const char *why) {
    fprintf(stderr, "generator: %s %s\n", why, run.why);
    exit(1);
}

void watch(int fd, uint32_t events, void *handle, bool fresh) {
    struct epoll_event wanted = {.events = events, .data.ptr = handle};
    if (epoll_ctl(epoll, fresh ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &wanted) < 0) give_up("epoll");
}

static void allow_files(void) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

/* Read what came on standard input; true when it is over. */
static bool read_orders(void) {
    static Buffer said;
    char bytes[1024];
    ssize_t taken = read(STDIN_FILENO, bytes, sizeof bytes);
    if (taken <= 0) return true;
    put(&said, bytes, (size_t)taken);
    char *end;
    while ((end = memchr(said.bytes, '\n', said.length))) {
        *end = 0;
        if (obey(said.bytes)) return true;
        drop(&said, (size_t)(end + 1 - said.bytes));
        if (!said.length) break;
    }
    return false;
}

static bool turn(void) {
    struct epoll_event come_in[TOGETHER];
    int count = epoll_wait(epoll, come_in, TOGETHER, patience(now_ns()));
    if (count < 0 && errno != EINTR) give_up("epoll");
    for (int place = 0; place < count; place++) {
        void *handle = come_in[place].data.ptr;
        if (!handle) {
            if (!read_orders()) continue;
            over = true;
            epoll_ctl(epoll, EPOLL_CTL_DEL, STDIN_FILENO, NULL);
        } else if (*(Kind *)handle == PERSON) {
            come(handle, come_in[place].events);
        } else {
            fetch_come(handle, come_in[place].events);
        }
    }
    see_to(now_ns());
    return over && run.mode == IDLE;
}

int main(int count, char **words) {
    if (count != 2) give_up("wants the name of a plan");
    allow_files();
    epoll = epoll_create1(EPOLL_CLOEXEC);
    read_plan(words[1]);
    int64_t began = now_ns();
    while (!all_here()) {
        turn();
        if (run.dropped || *run.why) give_up("somebody was not let in:");
        if (now_ns() - began > (int64_t)120 * 1000000000) give_up("not everybody came in");
    }
    printf("{\"people\":%zu,\"seconds\":%.3f}\n", plan.count, (double)(now_ns() - began) / 1e9);
    fflush(stdout);
    watch(STDIN_FILENO, EPOLLIN, NULL, true);
    while (!turn()) continue;
    return 0;
}
