#ifndef HAECHI_BYTE_SEARCH_H
#define HAECHI_BYTE_SEARCH_H

#include <stddef.h>
#include <stdint.h>

/// The offset of the first place in `text` where the `length` bytes of `needle` stand or, if `mark` is a byte (0 to 255), where that byte stands;
/// `size` if there is none. Reads nothing outside of `text` and `needle`. `length` is at least 1.
size_t haechi_find(const uint8_t *text, size_t size, const uint8_t *needle, size_t length, int mark);

/// A table of bits that says of eight bytes whether a value can begin with them. It has 2^HAECHI_FILTER_BITS bits, 0 at first.
#define HAECHI_FILTER_BITS 16

/// Adds a value, of which the first eight bytes are read.
void haechi_filter_add(uint64_t *filter, const uint8_t *value);

/// The same as `haechi_find`, but for places of the needle behind which, after a colon, stands a value that none of the filter's can be: these are passed over.
/// `filter` may be NULL, for none.
size_t haechi_find_value(const uint8_t *text, size_t size, const uint8_t *needle, size_t length, int mark, const uint64_t *filter);

/// The offset behind the last line feed before `place`; 0 if there is none.
size_t haechi_line_start(const uint8_t *text, size_t place);

#endif
