#include "CDefaultModel.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t model[] __attribute__((aligned(64))) = {
#embed "../../models/default.chaff"
};

const uint8_t *chaff_default_model(size_t *count) {
    *count = sizeof model;
    return model;
}
