// Hot: every byte of every JSON log passes here. Benchmark: Benchmarks/run scan (parse).
#include "CTextMarks.h"
#include <string.h>

typedef unsigned char bytes64 __attribute__((ext_vector_type(64)));
typedef _Bool bits64 __attribute__((ext_vector_type(64)));

// The answers of a comparison as one word. A macro, since a vector of this width cannot be handed to a function everywhere.
#define WORD(answers) __builtin_bit_cast(uint64_t, __builtin_convertvector(answers, bits64))

// The compiler makes one function for each kind of processor, and the loader chooses.
#if defined(__x86_64__) && defined(__linux__)
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
void haechi_mark_text(const unsigned char *text, size_t blocks, uint64_t *marks, size_t stride, uint32_t *foreign) {
    uint32_t seen = 0;
    for (size_t block = 0; block < blocks; block++) {
        bytes64 bytes;
        memcpy(&bytes, text + block * 64, sizeof bytes);
        uint64_t *words = marks + block;
        words[0] = WORD((bytes == '"') | (bytes == '\\') | (bytes < 0x20));
        words[stride] = WORD(bytes - '0' > 9);
        words[stride * 2] = WORD(bytes == '/');
        words[stride * 3] = WORD((bytes == '?') | (bytes == '#') | (bytes == '%') | (bytes == ' '));
        foreign[block] = seen;
        seen += WORD(bytes > 0x7F) != 0;
    }
    foreign[blocks] = seen;
}
