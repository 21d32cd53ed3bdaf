/* Reads a batch of events as Dialogue sends it: {"stream", "from", "events": [[kind, …, refs], …], "words"}.
 *
 * Texts are found through the references, as a page finds them: event -> revision -> words. */
#include "generator.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED = 512 };

typedef struct {
    const char *revision;
    size_t length;
    uint32_t writer, n;
    bool told;
} Said;

static const char *string_end(const char *at, const char *end) {
    for (at++; at < end && *at != '"'; at++)
        if (*at == '\\') at++;
    return at + 1;
}

/* Step over one JSON value; returns what follows it. */
const char *skip(const char *at, const char *end) {
    int depth = 0;
    while (at < end) {
        if (*at == '"') {
            at = string_end(at, end);
        } else if (*at == '{' || *at == '[') {
            depth++, at++;
        } else if (*at == '}' || *at == ']') {
            if (!depth) return at;
            depth--, at++;
        } else if (*at == ',' || *at == ':') {
            if (!depth) return at;
            at++;
            continue;
        } else {
            at++;
            if (at < end && (*at == ',' || *at == '}' || *at == ']') && !depth) return at;
            continue;
        }
        if (!depth) return at;
    }
    return end;
}

/* Step into an object or array; false when it is empty or something else. */
bool step_in(const char **at, const char *end, char open) {
    while (*at < end && (**at == ':' || **at == ',' || **at == ' ')) (*at)++;
    if (*at >= end || **at != open) return false;
    (*at)++;
    return *at < end && **at != '}' && **at != ']';
}

/* The next key of an object, `at` left before its value; false at the end of the object. */
bool next_key(const char **at, const char *end, const char **key, size_t *length) {
    while (*at < end && (**at == ',' || **at == ' ')) (*at)++;
    if (*at >= end || **at != '"') return false;
    *key = *at + 1;
    *at = string_end(*at, end);
    *length = (size_t)(*at - *key) - 1;
    while (*at < end && (**at == ':' || **at == ' ')) (*at)++;
    return true;
}

static bool is(const char *key, size_t length, const char *name) {
    return length == strlen(name) && !memcmp(key, name, length);
}

static const char *find(const char *at, const char *end, const char *what) {
    return at && at < end ? memmem(at, (size_t)(end - at), what, strlen(what)) : NULL;
}

/* The revisions of the words beside the events, each with the mark its text bears. */
static size_t words_of(const char *at, const char *end, Said *said) {
    const char *key;
    size_t length, count = 0;
    if (!at || !step_in(&at, end, '{')) return 0;
    while (next_key(&at, end, &key, &length)) {
        const char *inner = at, *name, *after = skip(at, end);
        if (is(key, length, "revisions") && step_in(&inner, after, '{')) {
            while (count < NAMED && next_key(&inner, after, &name, &length)) {
                const char *value = inner;
                inner = skip(inner, after);
                const char *text = find(value, inner, "\"text\":\"");
                Said *one = &said[count];
                if (text && read_tag(text + 8, (size_t)(inner - text - 8), &one->writer, &one->n)) {
                    one->revision = name;
                    one->length = length;
                    one->told = false;
                    count++;
                }
            }
        }
        at = after;
    }
    return count;
}

static void one_event(Person *one, const char *at, const char *end, Said *said, size_t count) {
    if (strncmp(at, "[\"message_shown\"", 16) != 0) return;
    const char *revision = find(at, end, "\"revision\":\"");
    if (!revision) return;
    revision += 12;
    for (size_t place = 0; place < count; place++) {
        if (said[place].told || memcmp(said[place].revision, revision, said[place].length) != 0) continue;
        said[place].told = true;
        delivered(one, said[place].writer, said[place].n);
        return;
    }
    run.odd++; /* an event whose words did not come with it */
}

static void take_events(Person *one, int64_t from, const char *at, const char *end, const char *words) {
    static Said said[NAMED];
    if (!follows(one, from) || !step_in(&at, end, '[')) return;
    size_t count = words_of(words, end, said);
    int64_t number = from;
    while (at < end && *at != ']') {
        if (*at == ',') at++;
        const char *after = skip(at, end);
        if (number > one->position) one_event(one, at, after, said, count);
        number++;
        at = after;
    }
    ends_at(one, from, number - 1);
}

/* Take one batch; returns what follows it. */
const char *take_batch(Person *one, const char *at, const char *end) {
    const char *key, *stream = NULL, *events = NULL, *words = NULL, *after = skip(at, end);
    size_t length;
    int64_t from = 0;
    if (!step_in(&at, end, '{')) return after;
    while (next_key(&at, after, &key, &length)) {
        if (is(key, length, "stream")) stream = at + 1;
        if (is(key, length, "from")) from = atoll(at);
        if (is(key, length, "events")) events = at;
        if (is(key, length, "words")) words = at;
        at = skip(at, after);
    }
    if (stream && events && is(stream, strlen(one->stream), one->stream) && *one->stream)
        take_events(one, from, events, after, words);
    return after;
}
