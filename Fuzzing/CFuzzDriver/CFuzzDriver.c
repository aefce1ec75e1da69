// libFuzzer itself comes with the compiler.
#include "CFuzzDriver.h"
