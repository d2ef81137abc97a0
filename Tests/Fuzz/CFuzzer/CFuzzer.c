#define _GNU_SOURCE  // memfd_create
#include "CFuzzer.h"

#include <sys/mman.h>

// libFuzzer's own entry point for programs that have a main of their own.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*target)(const uint8_t *, size_t));

int chaff_fuzz(int count, char **arguments, int (*target)(const uint8_t *, size_t)) {
    return LLVMFuzzerRunDriver(&count, &arguments, target);
}

int chaff_memory_file(void) { return memfd_create("chaff-fuzz", MFD_CLOEXEC); }
