// Hot: every number of the index passes here. Benchmark: Benchmarks/run scan (index).
#include "CColumns.h"

#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the index has the least significant byte first");

// The compiler makes one function for each kind of processor, and the loader chooses.
#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

#define MEASURE                                                                                                                           \
    haechi_column column = {0, UINT64_MAX, 0};                                                                                            \
    for (size_t row = 0; row < count; row++) {                                                                                            \
        uint64_t value = values[row] - base;                                                                                              \
        column.some |= value;                                                                                                             \
        column.all &= value;                                                                                                              \
        column.filled += value != 0;                                                                                                      \
    }                                                                                                                                     \
    return column;

FOR_EACH_PROCESSOR
haechi_column haechi_measure_32(const uint32_t *values, size_t count, uint64_t base) { MEASURE }

FOR_EACH_PROCESSOR
haechi_column haechi_measure_64(const uint64_t *values, size_t count, uint64_t base) { MEASURE }

FOR_EACH_PROCESSOR
haechi_extent haechi_extent_64(const uint64_t *values, size_t count) {
    haechi_extent extent = {UINT64_MAX, 0};
    for (size_t row = 0; row < count; row++) {
        extent.least = values[row] < extent.least ? values[row] : extent.least;
        extent.greatest = values[row] > extent.greatest ? values[row] : extent.greatest;
    }
    return extent;
}

// No branch on how full a word is: for most widths it would be guessed wrong.
#define PACK                                                                                                                              \
    uint64_t word = 0;                                                                                                                    \
    unsigned filled = 0;                                                                                                                  \
    for (size_t row = 0; row < count; row++) {                                                                                            \
        uint64_t value = values[order[row]] - base;                                                                                       \
        word |= value << filled;                                                                                                          \
        *packed = word;                                                                                                                   \
        unsigned end = filled + width;                                                                                                    \
        uint64_t rest = value >> 1 >> (63 - filled);                                                                                      \
        packed += end >> 6;                                                                                                               \
        word = end >> 6 ? rest : word;                                                                                                    \
        filled = end & 63;                                                                                                                \
    }                                                                                                                                     \
    if (filled) *packed = word;

FOR_EACH_PROCESSOR
void haechi_pack_32(const uint32_t *values, const uint16_t *order, size_t count, uint64_t base, unsigned width, uint64_t *packed) { PACK }

FOR_EACH_PROCESSOR
void haechi_pack_64(const uint64_t *values, const uint16_t *order, size_t count, uint64_t base, unsigned width, uint64_t *packed) { PACK }

#define UNPACK                                                                                                                            \
    const uint8_t *bytes = packed;                                                                                                        \
    uint64_t mask = width == 64 ? UINT64_MAX : (UINT64_C(1) << width) - 1;                                                                \
    for (size_t row = 0; row < count; row++) {                                                                                            \
        uint64_t bit = (first + row) * width, word;                                                                                       \
        memcpy(&word, bytes + (bit >> 3), 8);                                                                                             \
        values[row] = (((word >> (bit & 7)) & mask) + base) ^ flip;                                                                       \
    }

FOR_EACH_PROCESSOR
void haechi_unpack_8(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint8_t *values) { UNPACK }

FOR_EACH_PROCESSOR
void haechi_unpack_16(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint16_t *values) { UNPACK }

FOR_EACH_PROCESSOR
void haechi_unpack_32(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint32_t *values) { UNPACK }

FOR_EACH_PROCESSOR
void haechi_unpack_64(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint64_t *values) { UNPACK }

size_t haechi_keep_shown(uint64_t *subjects, uint16_t *rules, size_t count, const uint8_t *shows, size_t known) {
    size_t kept = 0;
    for (size_t row = 0; row < count; row++) {
        uint16_t rule = rules[row];
        uint64_t subject = subjects[row];
        subjects[kept] = subject;
        rules[kept] = rule;
        kept += (subject != 0) & shows[rule < known ? rule : known];
    }
    return kept;
}

// What a number's byte is read for is far away from the one before, so that it is asked for some rows ahead.
enum { AHEAD = 24, RING = 32 };

static inline uint8_t *byte_of(const haechi_number_bits *bits, uint64_t subject) {
    uint64_t number = (subject >> 1) - 1, page = number >> bits->page_shift;
    if (subject & 1 || page >= bits->page_count || !bits->pages[page]) return NULL;
    return bits->pages[page] + ((number & ((UINT64_C(1) << bits->page_shift) - 1)) >> (3 - bits->shift));
}

size_t haechi_set_bits(
    const haechi_number_bits *bits, const uint64_t *subjects, const uint16_t *rules, size_t count, const uint8_t *kinds, uint32_t *left) {
    uint8_t *ring[RING];
    size_t others = 0, asked = 0;
    for (size_t row = 0; row < count; row++) {
        for (; asked < count && asked <= row + AHEAD; asked++) {
            uint8_t *next = ring[asked % RING] = byte_of(bits, subjects[asked]);
            if (next) __builtin_prefetch(next, 1);
        }
        uint8_t *byte = ring[row % RING];
        if (!byte) {
            left[others++] = (uint32_t)row;
            continue;
        }
        unsigned kind = kinds[rules[row]];
        unsigned slot = (unsigned)((subjects[row] >> 1) - 1) & ((8u >> bits->shift) - 1);
        byte[(kind >> 3) * bits->plane_bytes] |= (uint8_t)(1u << ((slot << bits->shift) + (kind & 7)));
    }
    return others;
}

void haechi_histogram(const uint8_t *bytes, size_t count, uint64_t *counts) {
    // Four tables, so that a count need not wait for the one before it.
    uint32_t some[4][256] = {{0}};
    for (size_t place = 0; place + 8 <= count; place += 8) {
        uint64_t word;
        memcpy(&word, bytes + place, 8);
        if (word == 0) continue;
        for (unsigned byte = 0; byte < 8; byte++) some[byte & 3][word >> (byte * 8) & 0xFF]++;
    }
    for (size_t value = 1; value < 256; value++) counts[value] += (uint64_t)some[0][value] + some[1][value] + some[2][value] + some[3][value];
}
