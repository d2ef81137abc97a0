// libFuzzer behind one function, and a file in memory to hand its inputs on in.
#ifndef CHAFF_CFUZZER_H
#define CHAFF_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the arguments of the process and gives its exit code. `target` is called with one input after the
/// other and returns 0; what is wrong with an input it tells by a trap.
int chaff_fuzz(int count, char **arguments, int (*target)(const uint8_t *bytes, size_t count));

/// A file in memory, open for reading and writing; below zero if the system has none.
int chaff_memory_file(void);

#endif
