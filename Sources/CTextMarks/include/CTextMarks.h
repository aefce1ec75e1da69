// Where in a text the bytes stand that end a value: one bit a byte, by the widest vectors that the processor has, which Swift's own vector
// types cannot be asked for.
#ifndef HAECHI_CTEXTMARKS_H
#define HAECHI_CTEXTMARKS_H
#include <stddef.h>
#include <stdint.h>

// Marks `blocks` times 64 bytes of `text`; bit i of the words stands for byte i. Of each kind of marks there are `stride` words:
//
// 0: quotes, backslashes and control characters;
// 1: everything but the decimal digits;
// 2: slashes;
// 3: what ends or spoils a path: question marks, number signs, percent signs and spaces.
//
// foreign: for each block, how many before it hold a byte outside ASCII; one more than there are blocks.
void haechi_mark_text(const unsigned char *text, size_t blocks, uint64_t *marks, size_t stride, uint32_t *foreign);

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
