#ifndef CHAFF_CDEFAULTMODEL_H
#define CHAFF_CDEFAULTMODEL_H

#include <stddef.h>
#include <stdint.h>

/// The model that ships with Chaff, as it stands in models/default.chaff; aligned to 64 bytes.
const uint8_t *chaff_default_model(size_t *count);

#endif
