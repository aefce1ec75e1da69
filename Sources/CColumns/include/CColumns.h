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

// Reads `count` values of `width` bits (at most 56, or 64) from value `first` on, adds `base` to each and turns the bits of `flip` over. Up to 8 bytes
// behind the last value are looked at.
void haechi_unpack_8(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint8_t *values);
void haechi_unpack_16(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint16_t *values);
void haechi_unpack_32(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint32_t *values);
void haechi_unpack_64(const void *packed, size_t first, size_t count, unsigned width, uint64_t base, uint64_t flip, uint64_t *values);

// Moves to the front what is a view of a page that shows something of somebody: whose subject is not 0, and whose rule is below `known` and has
// `shows[rule]` 1; `shows[known]` is 0. Returns how many.
size_t haechi_keep_shown(uint64_t *subjects, uint16_t *rules, size_t count, const uint8_t *shows, size_t known);

// A few bits for each of many numbers. Number n has 1 << shift bits (shift 0 to 3): those of byte (n % 2^page_shift) >> (3 - shift) of page n >> page_shift,
// and, for more than eight, of the planes behind it.
typedef struct {
    uint8_t *const *pages;
    uint64_t page_count;
    unsigned page_shift, shift;
    uint64_t plane_bytes;
} haechi_number_bits;

// Sets bit `kinds[rules[i]]` of the number in `subjects[i]`, which is the number plus one, times two. Of subjects that are odd, or whose page is not there,
// the places in the list are written to `left`, which has room for all. Returns how many these are.
size_t haechi_set_bits(
    const haechi_number_bits *bits, const uint64_t *subjects, const uint16_t *rules, size_t count, const uint8_t *kinds, uint32_t *left);

// Adds to `counts` how often each value but 0 stands in `count` bytes, a multiple of 8 below 2^32.
void haechi_histogram(const uint8_t *bytes, size_t count, uint64_t *counts);

// Asks for the cache line of an address, so that it is near when it is read later. Any address will do; nothing is read.
static inline void haechi_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
