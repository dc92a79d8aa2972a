#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

// These are cast macros, which Swift does not import.
static const size_t VOUCH_PCRE2_ZERO_TERMINATED = PCRE2_ZERO_TERMINATED;
static const size_t VOUCH_PCRE2_UNSET = PCRE2_UNSET;
