// Hot: every byte of a log passes here when it is asked without an index. Benchmark: Benchmarks/run scan (scope).
#define _GNU_SOURCE
#include "CByteSearch.h"

#include <string.h>

static inline size_t slot(const uint8_t *value) {
    uint64_t word;
    memcpy(&word, value, 8);
    return (size_t)((word * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - HAECHI_FILTER_BITS));
}

void haechi_filter_add(uint64_t *filter, const uint8_t *value) { filter[slot(value) >> 6] |= UINT64_C(1) << (slot(value) & 63); }

/// Whether the value behind a name that ends at `place` can be one of the filter's. Everything but a colon, at most one space and at most one quote in front
/// of it is left to whoever looks closer.
static inline int can_matter(const uint8_t *text, size_t size, size_t place, const uint64_t *filter) {
    if (!filter || size - place < 16 || text[place] != ':') return 1;
    place += 1;
    place += text[place] == ' ';
    if (text[place] == ' ' || text[place] == '\t' || text[place] == '\r') return 1;
    place += text[place] == '"';
    return (int)(filter[slot(text + place) >> 6] >> (slot(text + place) & 63) & 1);
}

static size_t find_plainly(
    const uint8_t *text, size_t size, size_t from, const uint8_t *needle, size_t length, int mark, const uint64_t *filter) {
    size_t first = size;
    if (size - from >= length) {
        for (size_t place = from; place + length <= size; place++) {
            const uint8_t *found = memchr(text + place, needle[0], size - length + 1 - place);
            if (!found) break;
            place = (size_t)(found - text);
            if (memcmp(found, needle, length) == 0 && can_matter(text, size, place + length, filter)) {
                first = place;
                break;
            }
        }
    }
    if (mark >= 0) {
        const uint8_t *found = memchr(text + from, mark, first - from);
        if (found) return (size_t)(found - text);
    }
    return first;
}

#if defined(__x86_64__)
#include <immintrin.h>

/// Three bytes of the needle are looked for at 32 places at once; where all three stand, the whole needle is compared.
__attribute__((target("avx2"))) static size_t find_widely(
    const uint8_t *text, size_t size, const uint8_t *needle, size_t length, int mark, const uint64_t *filter) {
    const size_t middle = length / 2, end = length - 1;
    const __m256i one = _mm256_set1_epi8((char)needle[0]);
    const __m256i two = _mm256_set1_epi8((char)needle[middle]);
    const __m256i three = _mm256_set1_epi8((char)needle[end]);
    const __m256i marks = _mm256_set1_epi8((char)mark);
    const __m256i wanted = _mm256_set1_epi8(mark >= 0 ? -1 : 0);
    size_t place = 0;
    for (; place + end + 32 <= size; place += 32) {
        const __m256i head = _mm256_loadu_si256((const __m256i *)(text + place));
        const __m256i both = _mm256_and_si256(
            _mm256_cmpeq_epi8(head, one),
            _mm256_and_si256(
                _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(text + place + middle)), two),
                _mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(text + place + end)), three)));
        const __m256i marked = _mm256_and_si256(_mm256_cmpeq_epi8(head, marks), wanted);
        if (_mm256_testz_si256(_mm256_or_si256(both, marked), _mm256_or_si256(both, marked))) continue;
        uint32_t places = (uint32_t)_mm256_movemask_epi8(both);
        const uint32_t markedPlaces = (uint32_t)_mm256_movemask_epi8(marked);
        const uint32_t firstMark = markedPlaces ? (uint32_t)__builtin_ctz(markedPlaces) : 32;
        while (places) {
            const uint32_t step = (uint32_t)__builtin_ctz(places);
            if (step >= firstMark) break;
            const size_t found = place + step;
            if (memcmp(text + found, needle, length) == 0 && can_matter(text, size, found + length, filter)) return found;
            places &= places - 1;
        }
        if (firstMark < 32) return place + firstMark;
    }
    return find_plainly(text, size, place, needle, length, mark, filter);
}
#endif

size_t haechi_find(const uint8_t *text, size_t size, const uint8_t *needle, size_t length, int mark) {
    return haechi_find_value(text, size, needle, length, mark, NULL);
}

size_t haechi_find_value(const uint8_t *text, size_t size, const uint8_t *needle, size_t length, int mark, const uint64_t *filter) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return find_widely(text, size, needle, length, mark, filter);
#endif
    return find_plainly(text, size, 0, needle, length, mark, filter);
}

size_t haechi_line_start(const uint8_t *text, size_t place) {
    const uint8_t *found = place ? memrchr(text, '\n', place) : NULL;
    return found ? (size_t)(found - text) + 1 : 0;
}
