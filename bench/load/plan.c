/* Reads the plan: one thing a line, its fields parted by tabs.
 *
 *   server  <dialect> <port> <process> <1 to offer compression, as browsers do>
 *   text    <lang> <words>                       without quotes and backslashes
 *   room    <name> <people>                      the people of a room follow it
 *   person  <writes> <cookie> <connect payload>  */
#include "generator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Plan plan;

static void *grown(void *old, size_t count, size_t size) {
    if (count & (count - 1)) return old; /* room is doubled at every power of two */
    void *fresh = realloc(old, (count ? 2 * count : 1) * size);
    if (!fresh) give_up("no memory");
    return fresh;
}

static void add_text(const char *lang, const char *words) {
    plan.texts = grown(plan.texts, plan.wordings, sizeof *plan.texts);
    Text *text = &plan.texts[plan.wordings++];
    snprintf(text->lang, sizeof text->lang, "%s", lang);
    text->words = strdup(words);
}

static void add_room(const char *name, const char *size) {
    plan.homes = grown(plan.homes, plan.rooms, sizeof *plan.homes);
    Home *home = &plan.homes[plan.rooms++];
    *home = (Home){.name = strdup(name), .first = (uint32_t)plan.count, .size = (uint32_t)atoi(size)};
}

static void add_person(const char *writes, const char *cookie, const char *connect) {
    plan.people = grown(plan.people, plan.count, sizeof *plan.people);
    Home *home = &plan.homes[plan.rooms - 1];
    Person *one = &plan.people[plan.count];
    *one = (Person){.fd = -1, .number = (uint32_t)plan.count, .home = (uint32_t)plan.rooms - 1};
    one->place = one->number - home->first;
    one->writes = *writes == '1';
    one->cookie = strdup(cookie);
    one->connect = strdup(connect);
    one->heard = calloc(home->size, sizeof *one->heard);
    one->flights = one->writes ? calloc(RING, sizeof *one->flights) : NULL;
    plan.count++;
}

static void take_line(char *line) {
    char *fields[5] = {0};
    size_t count = 0;
    for (char *rest = line; count < 5 && rest;) fields[count++] = strsep(&rest, "\t");
    if (count == 5 && !strcmp(fields[0], "server")) {
        plan.dialect = strcmp(fields[1], "bare") ? DIALOGUE : BARE;
        plan.port = atoi(fields[2]);
        plan.server = atoi(fields[3]);
        plan.offers = *fields[4] == '1';
    } else if (count == 3 && !strcmp(fields[0], "text")) {
        add_text(fields[1], fields[2]);
    } else if (count == 3 && !strcmp(fields[0], "room")) {
        add_room(fields[1], fields[2]);
    } else if (count == 4 && !strcmp(fields[0], "person") && plan.rooms) {
        add_person(fields[1], fields[2], fields[3]);
    } else {
        give_up("a line of the plan that says nothing");
    }
}

void read_plan(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) give_up("no plan");
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, file) > 0) {
        line[strcspn(line, "\n")] = 0;
        take_line(line);
    }
    free(line);
    fclose(file);
    plan.salt = (uint32_t)now_ns();
    if (!plan.port || !plan.count || !plan.wordings) give_up("a plan without server, people or texts");
}
