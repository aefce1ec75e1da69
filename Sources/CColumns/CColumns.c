// Hot: every number of the index passes here. Benchmark: Benchmarks/run scan (index).
#include "CColumns.h"

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
