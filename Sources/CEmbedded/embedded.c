// Made by Sources/CEmbedded/generate: edit that, or add a data file and run make data.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "embedded.h"

static const unsigned char mappings_catalogs_gdpr_yaml[] = {
#embed "../../mappings/catalogs/gdpr.yaml"
};

static const unsigned char mappings_catalogs_iso27001_yaml[] = {
#embed "../../mappings/catalogs/iso27001.yaml"
};

static const unsigned char mappings_catalogs_soc2_yaml[] = {
#embed "../../mappings/catalogs/soc2.yaml"
};

static const unsigned char mappings_crosswalks_iso27001_gdpr_yaml[] = {
#embed "../../mappings/crosswalks/iso27001-gdpr.yaml"
};

static const unsigned char mappings_crosswalks_soc2_gdpr_yaml[] = {
#embed "../../mappings/crosswalks/soc2-gdpr.yaml"
};

static const unsigned char mappings_crosswalks_soc2_iso27001_yaml[] = {
#embed "../../mappings/crosswalks/soc2-iso27001.yaml"
};

static const unsigned char mappings_phrases_yaml[] = {
#embed "../../mappings/phrases.yaml"
};

static const unsigned char mappings_topics_yaml[] = {
#embed "../../mappings/topics.yaml"
};

static const struct vouch_file files[] = {
  {"mappings/catalogs/gdpr.yaml", mappings_catalogs_gdpr_yaml, sizeof mappings_catalogs_gdpr_yaml},
  {"mappings/catalogs/iso27001.yaml", mappings_catalogs_iso27001_yaml, sizeof mappings_catalogs_iso27001_yaml},
  {"mappings/catalogs/soc2.yaml", mappings_catalogs_soc2_yaml, sizeof mappings_catalogs_soc2_yaml},
  {"mappings/crosswalks/iso27001-gdpr.yaml", mappings_crosswalks_iso27001_gdpr_yaml, sizeof mappings_crosswalks_iso27001_gdpr_yaml},
  {"mappings/crosswalks/soc2-gdpr.yaml", mappings_crosswalks_soc2_gdpr_yaml, sizeof mappings_crosswalks_soc2_gdpr_yaml},
  {"mappings/crosswalks/soc2-iso27001.yaml", mappings_crosswalks_soc2_iso27001_yaml, sizeof mappings_crosswalks_soc2_iso27001_yaml},
  {"mappings/phrases.yaml", mappings_phrases_yaml, sizeof mappings_phrases_yaml},
  {"mappings/topics.yaml", mappings_topics_yaml, sizeof mappings_topics_yaml},
  {0, 0, 0},
};

size_t vouch_file_count(void) { return sizeof files / sizeof *files - 1; }

struct vouch_file vouch_file_at(size_t index) { return files[index]; }
