#include <isa-l/igzip_lib.h>

// The level-1 buffer size is a macro with arithmetic, which Swift does not import.
static const unsigned int haechi_isal_level1_buffer_size = ISAL_DEF_LVL1_DEFAULT;
#include <isa-l/crc.h>
#include <isa-l/crc64.h>
