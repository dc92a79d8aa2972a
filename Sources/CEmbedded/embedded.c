// Made by Sources/CEmbedded/generate: edit that, or add a data file and run make data.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "embedded.h"

static const unsigned char file0[] = {
#embed "../../mappings/catalogs/gdpr.yaml"
};

static const unsigned char file1[] = {
#embed "../../mappings/catalogs/iso27001.yaml"
};

static const unsigned char file2[] = {
#embed "../../mappings/catalogs/soc2.yaml"
};

static const unsigned char file3[] = {
#embed "../../mappings/phrases.yaml"
};

static const unsigned char file4[] = {
#embed "../../mappings/topics.yaml"
};

static const struct vouch_file files[] = {
  {"mappings/catalogs/gdpr.yaml", file0, sizeof file0},
  {"mappings/catalogs/iso27001.yaml", file1, sizeof file1},
  {"mappings/catalogs/soc2.yaml", file2, sizeof file2},
  {"mappings/phrases.yaml", file3, sizeof file3},
  {"mappings/topics.yaml", file4, sizeof file4},
  {0, 0, 0},
};

size_t vouch_file_count(void) { return sizeof files / sizeof *files - 1; }

struct vouch_file vouch_file_at(size_t index) { return files[index]; }
