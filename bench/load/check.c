/* What a delivery is: an event that somebody was to receive, received once and in its order. */
#include "generator.h"

#include <string.h>

void delivered(Person *reader, uint32_t writer, uint32_t n) {
    Home *home = &plan.homes[reader->home];
    uint32_t place = writer - home->first;
    if (place >= home->size) {
        run.foreign++;
        return;
    }
    uint32_t *last = &reader->heard[place];
    if (n <= *last) {
        run.doubled++;
        return;
    }
    if (n > *last + 1) run.misordered++;
    *last = n;
    int64_t now = now_ns();
    if (measured(now)) run.delivered++;
    Flight *flight = &plan.people[writer].flights[n % RING];
    if (flight->n == n && ++flight->heard == home->size && measured(flight->sent))
        note(&run.lasts, now - flight->sent);
}

/* Whether a batch follows what has come; where pages heal themselves, what lies between is fetched. */
bool follows(Person *reader, int64_t from) {
    if (from <= reader->position + 1) return true;
    if (run.heals) {
        fetch(reader);
        return false;
    }
    run.misordered++;
    reader->position = from - 1;
    return true;
}

void ends_at(Person *reader, int64_t from, int64_t last) {
    if (from <= reader->position && !run.heals)
        run.doubled += (uint64_t)((last < reader->position ? last : reader->position) - from + 1);
    if (last > reader->position) reader->position = last;
    if (reader->position > reader->head) reader->head = reader->position;
}

/* How many deliveries are still to come. */
uint64_t missing(void) {
    uint64_t count = 0;
    for (size_t room = 0; room < plan.rooms; room++) {
        const Home *home = &plan.homes[room];
        for (uint32_t reader = 0; reader < home->size; reader++)
            for (uint32_t writer = 0; writer < home->size; writer++)
                count += plan.people[home->first + writer].said -
                         plan.people[home->first + reader].heard[writer];
    }
    return count;
}

/* Begin anew: what was lost in one run is told of once. */
void forget_missing(void) {
    for (size_t number = 0; number < plan.count; number++) {
        Person *one = &plan.people[number];
        const Home *home = &plan.homes[one->home];
        for (uint32_t writer = 0; writer < home->size; writer++)
            one->heard[writer] = plan.people[home->first + writer].said;
        one->waiting = 0;
        if (one->flights) memset(one->flights, 0, RING * sizeof *one->flights);
    }
}
