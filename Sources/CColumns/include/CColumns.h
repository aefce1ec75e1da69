// Columns of numbers, measured and packed: loops that a compiler turns into the processor's widest vectors, which Swift's do not become.
#ifndef HAECHI_CCOLUMNS_H
#define HAECHI_CCOLUMNS_H
#include <stddef.h>
#include <stdint.h>

// What `count` values have in common, after `base` was taken from each: all bits that any of them has, those that each has, and how many are not 0.
typedef struct {
    uint64_t some, all, filled;
} haechi_column;

haechi_column haechi_measure_32(const uint32_t *values, size_t count, uint64_t base);
haechi_column haechi_measure_64(const uint64_t *values, size_t count, uint64_t base);

// The least and the greatest of `count` values; the greatest number and 0 for none.
typedef struct {
    uint64_t least, greatest;
} haechi_extent;

haechi_extent haechi_extent_64(const uint64_t *values, size_t count);

// Writes `values[order[i]] - base` for i from 0 to `count`, `width` bits (1 to 64) each, one after the other, the lowest bit first, into as many words
// as the bits fill.
void haechi_pack_32(const uint32_t *values, const uint16_t *order, size_t count, uint64_t base, unsigned width, uint64_t *packed);
void haechi_pack_64(const uint64_t *values, const uint16_t *order, size_t count, uint64_t base, unsigned width, uint64_t *packed);
#endif
