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
#endif
