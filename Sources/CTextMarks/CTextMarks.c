// Hot: every byte of every JSON log passes here. Benchmark: Benchmarks/run scan (parse).
#include "CTextMarks.h"
#include <string.h>

typedef unsigned char bytes64 __attribute__((ext_vector_type(64)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));

// The answers of a comparison as one word. A macro, since a vector of this width cannot be handed to a function everywhere.
#define WORD(answers) __builtin_bit_cast(uint64_t, __builtin_convertvector(answers, bits64))

// The compiler makes one function for each kind of processor, and the loader chooses.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

FOR_EACH_PROCESSOR
void haechi_mark_text(const unsigned char *text, size_t blocks, uint64_t *marks, size_t stride, uint32_t *foreign) {
    uint32_t seen = 0;
    for (size_t block = 0; block < blocks; block++) {
        bytes64 bytes;
        memcpy(&bytes, text + block * 64, sizeof bytes);
        uint64_t *words = marks + block;
        words[0] = WORD((bytes == '"') | (bytes == '\\') | (bytes < 0x20));
        words[stride] = WORD(bytes - '0' > 9);
        foreign[block] = seen;
        seen += WORD(bytes > 0x7F) != 0;
    }
    foreign[blocks] = seen;
}

FOR_EACH_PROCESSOR
haechi_path_marks haechi_mark_path(const unsigned char *path) {
    bytes64 bytes;
    memcpy(&bytes, path, sizeof bytes);
    haechi_path_marks marks = {
        WORD(bytes == '/'), WORD((bytes == '?') | (bytes == '#') | (bytes == '%') | (bytes == ' '))};
    return marks;
}

typedef uint64_t words2 __attribute__((ext_vector_type(2)));

static inline __attribute__((always_inline)) uint64_t window(const unsigned char *marks, int64_t place) {
    uint64_t word;
    memcpy(&word, marks + (place >> 3), sizeof word);
    return word >> (place & 7);
}

static inline __attribute__((always_inline)) uint64_t word(const unsigned char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

// Whether the bytes from the seventeenth on are the same. The text may end before `count` bytes, with one that no literal has there.
static _Bool rest_matches(const unsigned char *text, const unsigned char *literal, int64_t count) {
    for (int64_t place = 16; place + 8 < count; place += 8)
        if (word(text + place) != word(literal + place)) return 0;
    return word(text + count - 8) == word(literal + count - 8);
}

FOR_EACH_PROCESSOR
_Bool haechi_match(haechi_matching *matching) {
    const unsigned char *text = matching->text, *text_ends = matching->text_ends, *digit_ends = matching->digit_ends;
    unsigned char *values = matching->values;
    haechi_step *step = matching->step;
    const haechi_step *end = matching->end;
    int64_t place = matching->place;
    for (; step < end; step++) {
        uint64_t wrong, marked;
        int64_t length;
        if (step->kind & HAECHI_STEP_NUMBER) {
            // Digits that begin with 1 to 9: zero, fractions and words are rare enough for a closer look.
            marked = window(digit_ends, place);
            wrong = (unsigned char)(text[place] - '1') > 8;
        } else {
            marked = window(text_ends, place);
            wrong = 0;
        }
        if (step->kind & HAECHI_STEP_FIXED) {
            // Nothing of the next value waits for what is asked here.
            length = step->length;
            wrong |= marked << (63 - length) ^ 1ULL << 63;
        } else {
            length = __builtin_ctzll(marked | 1ULL << 63);
            if (__builtin_expect(marked == 0, 0)) {
                if (!(step->kind & HAECHI_STEP_LONG)) break;
                marked = window(text_ends, place + 57);
                if (marked == 0) break;
                length = 57 + __builtin_ctzll(marked);
            }
        }
        words2 found, fixed, mask;
        memcpy(&found, text + place + length, sizeof found);
        memcpy(&fixed, step->words, sizeof fixed);
        memcpy(&mask, step->masks, sizeof mask);
        wrong |= __builtin_reduce_or((found ^ fixed) & mask);
        if (wrong) break;
        if (step->has_rest && !rest_matches(text + place + length, matching->literals + step->start, step->count)) break;
        const unsigned char *value = text + place;
        memcpy(values + step->field, &value, sizeof value);
        memcpy(values + step->field + 8, &length, sizeof length);
        place += length + step->count;
    }
    matching->step = step;
    matching->place = place;
    return step == end;
}
