/* A load generator that speaks Socket.IO over WebSocket: one thread, one epoll, thousands of people.
 *
 * It is given a plan (who connects to what) and orders on its standard input; it answers each order with one
 * line of JSON. Every event a person receives is checked: theirs to read, in order, once. */
#ifndef GENERATOR_H
#define GENERATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { RING = 256, STREAM_MAX = 40, LANG_MAX = 8, TAG = 15 };

typedef enum { DIALOGUE, BARE } Dialect;
typedef enum { PERSON, FETCH } Kind; /* what epoll hands back; the first field of either */
typedef enum { AWAY, DIALLING, SWITCHING, GREETING, READY } Stand;

/* A message on its way: when it was sent, and to how many it has come. */
typedef struct {
    uint32_t n;
    uint32_t heard;
    int64_t sent;
    bool waits; /* for its ack */
} Flight;

typedef struct {
    char *bytes;
    size_t length, room;
} Buffer;

typedef struct Person {
    Kind kind;
    int fd;
    Stand stand;
    uint32_t events; /* what epoll watches now */
    uint32_t number, home, place; /* in all, which room, and which of its people */
    bool writes;
    char *cookie, *connect;       /* what their page says */
    struct z_stream_s *unpacker;  /* where the server took the offer to compress */
    Buffer in, out;
    uint32_t said, waiting; /* messages so far, acks outstanding */
    Flight *flights;        /* a ring over `said`; only of those who write */
    uint32_t *heard;        /* of each of the room's people: the last message that came */
    char stream[STREAM_MAX];
    int64_t position, head; /* the last number of the room's stream that came, and that there is */
    int64_t redial, resend; /* when; 0 is never */
    uint32_t tries;
    struct Fetch *fetch;
} Person;

typedef struct {
    char *name;
    uint32_t first, size; /* its people stand one after the other */
    uint32_t turn;        /* whose message a round takes next */
} Home;

typedef struct {
    char lang[LANG_MAX];
    char *words;
} Text;

typedef struct {
    Dialect dialect;
    int port, server;
    bool offers; /* to compress, as every browser does */
    uint32_t salt;
    Person *people;
    size_t count;
    Home *homes;
    size_t rooms;
    Text *texts;
    size_t wordings;
} Plan;

typedef struct {
    int64_t *values;
    size_t count, room;
} Series;

typedef enum { IDLE, CLOSED, ROTATE, PACED, BURST } Mode;

typedef struct {
    Mode mode;
    uint32_t depth;
    double rate;
    int64_t begin, warm, until, due; /* of a run, in nanoseconds */
    bool heals;                      /* a lost connection is made anew, as a page does, and what was missed fetched */
    uint32_t bursts;
    uint64_t sent, acked, delivered; /* inside the measured part */
    uint64_t refused, doubled, misordered, foreign, odd, lost;
    uint64_t dropped, fetched;
    int64_t dropped_at, back_at;
    double cpu_before, server_before;
    Series acks, lasts;
    char why[160]; /* the first refusal, for the report */
} Run;

extern Plan plan;
extern Run run;

/* clock.c */
int64_t now_ns(void);
double own_cpu(void);
double cpu_of(int process);
/* buffer.c */
void put(Buffer *to, const char *bytes, size_t length);
void drop(Buffer *from, size_t length);
void note(Series *series, int64_t value);
/* plan.c */
void read_plan(const char *path);
/* person.c */
void dial(Person *one);
void come(Person *one, uint32_t events);
void hang_up(Person *one, const char *why);
void flush(Person *one);
void make_due(int64_t now);
void settle_in(Person *one);
bool all_here(void);
/* frame.c */
void send_text(Person *one, const char *text, size_t length);
void take_frames(Person *one);
/* unpack.c */
void agree_to_pack(Person *one);
void forget_packing(Person *one);
const char *unpacked(Person *one, const char *bytes, size_t length, size_t *found);
/* packet.c */
void hear(Person *one, const char *text, size_t length);
/* batch.c */
const char *take_batch(Person *one, const char *at, const char *end);
const char *skip(const char *at, const char *end);
bool step_in(const char **at, const char *end, char open);
bool next_key(const char **at, const char *end, const char **key, size_t *length);
/* tag.c */
void write_tag(char *to, uint32_t writer, uint32_t n);
bool read_tag(const char *at, size_t length, uint32_t *writer, uint32_t *n);
/* check.c */
void delivered(Person *reader, uint32_t writer, uint32_t n);
bool follows(Person *reader, int64_t from);
void ends_at(Person *reader, int64_t from, int64_t last);
void forget_missing(void);
uint64_t missing(void);
/* load.c */
void say(Person *one, int64_t now);
void resay(Person *one);
void acked(Person *one, uint32_t n, bool well, const char *told, size_t length);
void begin(int64_t now);
void press(int64_t now);
bool settled(void);
bool measured(int64_t at);
/* fetch.c */
void fetch(Person *one);
void fetch_come(struct Fetch *one, uint32_t events);
/* orders.c */
bool obey(const char *line);
void see_to(int64_t now);
int patience(int64_t now);
/* report.c */
void report(int64_t now);
/* main.c */
extern int epoll;
void watch(int fd, uint32_t events, void *handle, bool fresh);
_Noreturn void give_up(const char *why);

#endif
