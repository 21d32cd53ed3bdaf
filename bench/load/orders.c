/* Orders, one a line: what to do, for how long; each is answered when it is done and all has come to rest.
 *
 *   closed <at once> <warm ms> <ms>     everybody has so many on their way
 *   rotate <in all>  <warm ms> <ms>     so many on their way, of everybody in turn
 *   paced  <a second> <warm ms> <ms>    at a pace, whatever comes back
 *   burst  <a room>  <gap ms> <times>   so many in every room at once, again when all has come
 *   storm  <a second> <ms>              at a pace, and whoever is cut off comes back
 *   quit */
#include "generator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t MS = 1000000, REST = 15000; /* how long after a run what is missing may still come */

static bool ended, noted;

static void start(Mode mode, double much, int64_t warm_ms, int64_t ms) {
    int64_t now = now_ns();
    free(run.acks.values);
    free(run.lasts.values);
    run = (Run){.mode = mode, .depth = (uint32_t)much, .rate = much, .begin = now};
    run.warm = now + warm_ms * MS;
    run.until = run.warm + ms * MS;
    ended = noted = false;
}

bool obey(const char *line) {
    char word[16] = "";
    double much = 0;
    long first = 0, second = 0;
    sscanf(line, "%15s %lf %ld %ld", word, &much, &first, &second);
    if (!strcmp(word, "closed")) {
        start(CLOSED, much, first, second);
    } else if (!strcmp(word, "rotate")) {
        start(ROTATE, much, first, second);
    } else if (!strcmp(word, "paced")) {
        start(PACED, much, first, second);
    } else if (!strcmp(word, "storm")) {
        start(PACED, much, 0, first);
        run.heals = true;
    } else if (!strcmp(word, "burst")) {
        start(BURST, much, 0, 1000000000);
        run.rate = (double)first;
        run.bursts = (uint32_t)second + 1;
    } else {
        return !strcmp(word, "quit");
    }
    begin(now_ns());
    return false;
}

/* The share of a core that this process had, and the seconds that the server had, between two moments. */
static void count_processors(int64_t now) {
    if (!noted && now >= run.warm) {
        run.cpu_before = own_cpu();
        run.server_before = cpu_of(plan.server);
        noted = true;
    } else if (noted && !ended && now >= run.until) {
        run.cpu_before = (own_cpu() - run.cpu_before) / ((double)(now - run.warm) / 1e9);
        run.server_before = cpu_of(plan.server) - run.server_before;
        ended = true;
    }
}

void see_to(int64_t now) {
    static int64_t looked;
    make_due(now);
    if (run.mode == IDLE) return;
    if (run.heals && run.dropped && !run.back_at && all_here()) run.back_at = now_ns();
    press(now);
    count_processors(now);
    if (!ended || now - looked < 5 * MS) return;
    looked = now;
    bool rest = settled() && (!run.heals || all_here());
    if (!rest && now < run.until + REST * MS) return;
    run.lost = missing();
    report(now);
    forget_missing();
    run.mode = IDLE;
}

/* How long epoll may wait, in milliseconds. */
int patience(int64_t now) {
    if (run.mode == IDLE) return run.heals ? 20 : 200;
    if (run.mode == PACED && now < run.until) {
        int64_t left = (run.due - now) / MS;
        return left < 0 ? 0 : left > 5 ? 5 : (int)left;
    }
    return 2;
}
