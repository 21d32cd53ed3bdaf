/* One line of JSON for each run. */
#include "generator.h"

#include <stdio.h>
#include <stdlib.h>

static int by_size(const void *one, const void *other) {
    int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;
    return (left > right) - (left < right);
}

/* Milliseconds below which so many of a hundred lie: the nearest rank. */
static double percentile(const Series *sorted, double of_hundred) {
    if (!sorted->count) return 0;
    size_t rank = (size_t)((double)sorted->count * of_hundred / 100.0 + 0.999999);
    return (double)sorted->values[rank ? rank - 1 : 0] / 1e6;
}

static void print_series(const char *name, Series *series) {
    if (series->count) qsort(series->values, series->count, sizeof *series->values, by_size);
    printf("\"%s\":{\"count\":%zu,\"p50\":%.3f,\"p95\":%.3f,\"p99\":%.3f,\"most\":%.3f},", name, series->count,
           percentile(series, 50), percentile(series, 95), percentile(series, 99), percentile(series, 100));
}

static void print_text(const char *text) {
    putchar('"');
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            printf("\\%c", *text);
        else if ((unsigned char)*text >= ' ')
            putchar(*text);
    putchar('"');
}

void report(int64_t now) {
    double seconds = (double)((run.until < now ? run.until : now) - run.warm) / 1e9;
    double away = run.back_at ? (double)(run.back_at - run.dropped_at) / 1e9 : 0;
    printf("{\"seconds\":%.3f,\"sent\":%llu,\"acked\":%llu,\"delivered\":%llu,", seconds,
           (unsigned long long)run.sent, (unsigned long long)run.acked, (unsigned long long)run.delivered);
    printf("\"lost\":%llu,\"doubled\":%llu,\"misordered\":%llu,\"foreign\":%llu,\"odd\":%llu,\"refused\":%llu,",
           (unsigned long long)run.lost, (unsigned long long)run.doubled, (unsigned long long)run.misordered,
           (unsigned long long)run.foreign, (unsigned long long)run.odd, (unsigned long long)run.refused);
    printf("\"dropped\":%llu,\"fetched\":%llu,\"away_s\":%.3f,", (unsigned long long)run.dropped,
           (unsigned long long)run.fetched, away);
    print_series("ack_ms", &run.acks);
    print_series("last_ms", &run.lasts);
    printf("\"cpu_share\":%.3f,\"server_cpu_s\":%.3f,\"why\":", run.cpu_before, run.server_before);
    print_text(run.why);
    printf("}\n");
    fflush(stdout);
}
