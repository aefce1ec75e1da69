#ifndef HAECHI_BYTE_SEARCH_H
#define HAECHI_BYTE_SEARCH_H

#include <stddef.h>
#include <stdint.h>

/// The offset of the first place in `text` where the `length` bytes of `needle` stand or, if `mark` is a byte (0 to 255), where that byte stands;
/// `size` if there is none. Reads nothing outside of `text` and `needle`. `length` is at least 1.
size_t haechi_find(const uint8_t *text, size_t size, const uint8_t *needle, size_t length, int mark);

/// The offset behind the last line feed before `place`; 0 if there is none.
size_t haechi_line_start(const uint8_t *text, size_t place);

#endif
