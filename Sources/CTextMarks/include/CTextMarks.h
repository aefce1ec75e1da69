// Where in a text the bytes stand that end a value: one bit a byte, by the widest vectors that the processor has, which Swift's own vector
// types cannot be asked for.
#ifndef HAECHI_CTEXTMARKS_H
#define HAECHI_CTEXTMARKS_H
#include <stddef.h>
#include <stdint.h>

// Marks `blocks` times 64 bytes of `text`; bit i of the words stands for byte i. Of each kind of marks there are `stride` words:
//
// 0: quotes, backslashes and control characters;
// 1: everything but the decimal digits.
//
// foreign: for each block, how many before it hold a byte outside ASCII; one more than there are blocks.
void haechi_mark_text(const unsigned char *text, size_t blocks, uint64_t *marks, size_t stride, uint32_t *foreign);

typedef struct {
    // Slashes; and what ends or spoils a path: question marks, number signs, percent signs and spaces.
    uint64_t slashes, ends;
} haechi_path_marks;

// Marks the 64 bytes from `path` on, all of which are read; bit i stands for byte i.
haechi_path_marks haechi_mark_path(const unsigned char *path);

// A value of a line and the fixed bytes behind it; `LineTemplate` explains what is made of them.
typedef struct {
    // The first sixteen of the fixed bytes, and which bits of these words are such.
    uint64_t words[2], masks[2];
    // Fixed bytes, and where the template has them all.
    int64_t count, start;
    // Where the value goes: its place, and behind it its length, both of 8 bytes.
    int64_t field;
    // The length that was seen last; meant for fixed kinds.
    int64_t length;
    // Lines that had another length.
    int32_t misses;
    // HAECHI_STEP_ bits.
    uint8_t kind;
    // Whether there are more fixed bytes than sixteen.
    uint8_t has_rest;
} haechi_step;

enum { HAECHI_STEP_FIXED = 1, HAECHI_STEP_NUMBER = 2, HAECHI_STEP_LONG = 4 };

// A line while it is held against a template.
typedef struct {
    const unsigned char *text;
    // Marks of kinds 0 and 1.
    const unsigned char *text_ends, *digit_ends;
    // The template's fixed bytes.
    const unsigned char *literals;
    unsigned char *values;
    // What is expected next, and where in the text.
    haechi_step *step;
    const haechi_step *end;
    int64_t place;
} haechi_matching;

// Goes on as long as each value is what its step expects and the fixed bytes follow: true at the end of the steps; false at a step that needs a
// closer look, at whose value `place` then is. All places it looks at lie at most 160 bytes behind the last mark of kind 0.
_Bool haechi_match(haechi_matching *matching);

// The IPv4 address that `length` bytes (7 to 15) are, its first number highest; a value above 32 bits if they are none: four numbers of one to
// three digits, below 256 and without leading zeros, and dots between them.
//
// text:   with three readable bytes before it.
// others: bit i says that byte i is no digit; bits from `length` on are 0.
static inline uint64_t haechi_ipv4(const unsigned char *text, size_t length, uint64_t others) {
    // By the digits of a number: which of the three bytes before its end are its own, and the least value that it may have.
    static const struct { uint32_t digits, least; } numbers[16] = {
        {0, 1000}, {0x0F0000, 0}, {0x0F0F00, 10}, {0x0F0F0F, 100}, {0, 1000}, {0, 1000}, {0, 1000}, {0, 1000},
        {0, 1000}, {0, 1000}, {0, 1000}, {0, 1000}, {0, 1000}, {0, 1000}, {0, 1000}, {0, 1000}};
    uint64_t ends = others | 1ULL << length, address = 0;
    uint32_t all = 0, wrong = 0;
    size_t start = 0;
    for (int part = 0; part < 4; part++) {
        size_t end = (size_t)__builtin_ctzll(ends | 1ULL << 63);
        ends &= ends - 1;
        size_t count = (end - start) & 15;
        uint32_t word;
        __builtin_memcpy(&word, text + end - 3, 4);
        uint32_t digits = word & numbers[count].digits;
        uint32_t pairs = digits * 10 + (digits >> 8);
        uint32_t value = (pairs & 0xFF) * 10 + (digits >> 16);
        wrong |= value < numbers[count].least;
        if (part < 3) wrong |= word >> 24 ^ '.';
        all |= value;
        address = address << 8 | (value & 0xFF);
        start = end + 1;
    }
    // The fourth number must have ended with the text.
    return address | (uint64_t)(wrong | all >> 8 | (start != length + 1)) << 32;
}
#endif
