/* The mark by which a message is known again: who wrote it, and the how many-th of theirs it is.
 *
 * It is made of syllables that look alike to nobody, so that no rule takes two texts for the same:
 * "badege kaminapu" is 3 syllables of writer and 4 of number, each a consonant and a vowel. */
#include "generator.h"

#include <string.h>

static const char CONSONANTS[] = "bdgkmnpt";
static const char VOWELS[] = "aeiu";

enum { WRITER = 3, NUMBER = 4, SPACE = 2 * WRITER };

static void syllables(char *to, int count, uint32_t value) {
    for (int place = count - 1; place >= 0; place--, value >>= 5) {
        to[2 * place] = CONSONANTS[(value >> 2) & 7];
        to[2 * place + 1] = VOWELS[value & 3];
    }
}

static bool value_of(const char *at, int count, uint32_t *value) {
    *value = 0;
    for (int place = 0; place < count; place++) {
        const char *consonant = memchr(CONSONANTS, at[2 * place], 8);
        const char *vowel = memchr(VOWELS, at[2 * place + 1], 4);
        if (!consonant || !vowel) return false;
        *value = *value << 5 | (uint32_t)(consonant - CONSONANTS) << 2 | (uint32_t)(vowel - VOWELS);
    }
    return true;
}

void write_tag(char *to, uint32_t writer, uint32_t n) {
    syllables(to, WRITER, writer);
    to[SPACE] = ' ';
    syllables(to + SPACE + 1, NUMBER, n);
}

bool read_tag(const char *at, size_t length, uint32_t *writer, uint32_t *n) {
    return length >= TAG && at[SPACE] == ' ' && value_of(at, WRITER, writer) &&
           value_of(at + SPACE + 1, NUMBER, n);
}
