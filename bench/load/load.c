/* Who says something when: everybody again after each answer, a few in turn, at a pace, or all at once. */
#include "generator.h"

#include <stdio.h>
#include <string.h>

static size_t turn;

bool measured(int64_t at) { return at >= run.warm && at < run.until; }

static int worded(char *to, size_t room, const Person *one, uint32_t n) {
    const Text *text = &plan.texts[(one->number * 7 + n) % plan.wordings];
    char tag[TAG + 1] = {0};
    write_tag(tag, one->number, n);
    if (plan.dialect == BARE)
        return snprintf(to, room, "42%u[\"msg\",{\"room\":\"%s\",\"lang\":\"%s\",\"text\":\"%s %s\"}]", n,
                        plan.homes[one->home].name, text->lang, tag, text->words);
    return snprintf(to, room,
                    "42%u[\"cmd\",{\"c\":\"message.send\",\"key\":\"%08x-0000-4000-8000-%04x%08x\","
                    "\"a\":{\"audience\":\"room\",\"lang\":\"%s\",\"text\":\"%s %s\",\"reply_to\":null},"
                    "\"confirmed\":[]}]",
                    n, plan.salt, one->number & 0xffff, n, text->lang, tag, text->words);
}

static void send_again(Person *one, uint32_t n) {
    char packet[4096];
    int length = worded(packet, sizeof packet, one, n);
    if (length < 0 || (size_t)length >= sizeof packet) give_up("a text that is too long");
    send_text(one, packet, (size_t)length);
}

/* Judged by one reading of the clock: what was begun inside the measured part is counted as sent inside it. */
void say(Person *one, int64_t now) {
    uint32_t n = ++one->said;
    one->flights[n % RING] = (Flight){.n = n, .sent = now, .waits = true};
    one->waiting++;
    if (measured(now)) run.sent++;
    send_again(one, n);
}

/* What was not answered is sent again with the same key. */
void resay(Person *one) {
    one->resend = 0;
    for (uint32_t n = one->said >= RING ? one->said - RING + 1 : 1; n <= one->said; n++)
        if (one->flights[n % RING].n == n && one->flights[n % RING].waits) send_again(one, n);
}

static Person *next_writer(void) {
    for (size_t tries = 0; tries < plan.count; tries++) {
        Person *one = &plan.people[turn++ % plan.count];
        if (one->writes && one->stand == READY && !one->waiting) return one;
    }
    return NULL;
}

/* The next of a room who writes; rooms are passed over, where nobody can. */
static Person *next_in(Home *home) {
    for (uint32_t tries = 0; tries < home->size; tries++) {
        Person *one = &plan.people[home->first + home->turn++ % home->size];
        if (one->writes && one->stand == READY && one->waiting < RING / 2) return one;
    }
    return NULL;
}

static void go_on(Person *one, int64_t now) {
    if (now >= run.until) return;
    if (run.mode == ROTATE) one = next_writer();
    if (one && (run.mode == CLOSED || run.mode == ROTATE)) say(one, now);
}

void acked(Person *one, uint32_t n, bool well, const char *told, size_t length) {
    int64_t now = now_ns();
    Flight *flight = &one->flights[n % RING];
    if (!one->flights || flight->n != n || !flight->waits) return; /* answered before */
    if (!well && run.heals && memmem(told, length, "\"code\":\"", 8)) {
        bool later = memmem(told, length, "\"busy\"", 6) || memmem(told, length, "\"unavailable\"", 13);
        if (later) {
            one->resend = now + 1000000000;
            return;
        }
    }
    flight->waits = false;
    one->waiting--;
    if (!well) {
        run.refused++;
        if (!*run.why) snprintf(run.why, sizeof run.why, "%.*s", (int)length, told);
    }
    if (well && measured(now)) run.acked++;
    if (well && measured(flight->sent)) note(&run.acks, now - flight->sent);
    go_on(one, now);
}

/* The first messages of a run; from then on each answer brings the next. */
void begin(int64_t now) {
    run.due = now;
    if (run.mode == ROTATE)
        for (uint32_t count = 0; count < run.depth; count++) go_on(NULL, now);
    if (run.mode != CLOSED) return;
    for (size_t number = 0; number < plan.count; number++) {
        Person *one = &plan.people[number];
        for (uint32_t count = 0; one->writes && count < run.depth; count++) say(one, now_ns());
    }
}

static void burst(void) {
    for (size_t room = 0; room < plan.rooms; room++)
        for (uint32_t count = 0; count < run.depth; count++) {
            Person *one = next_in(&plan.homes[room]);
            if (one) say(one, now_ns());
        }
}

/* What is due by the clock. */
void press(int64_t now) {
    if (run.mode == BURST && run.bursts && now >= run.due && settled()) {
        if (run.due) run.bursts--;
        run.due = now + (int64_t)(run.rate * 1e6);
        if (run.bursts)
            burst();
        else
            run.until = now;
    }
    while (run.mode == PACED && now >= run.due && now < run.until) {
        Person *one = next_in(&plan.homes[turn++ % plan.rooms]);
        if (one) say(one, now_ns());
        run.due += (int64_t)(1e9 / run.rate);
    }
}

bool settled(void) {
    for (size_t number = 0; number < plan.count; number++)
        if (plan.people[number].waiting) return false;
    return !missing();
}
