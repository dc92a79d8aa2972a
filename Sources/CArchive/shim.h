#include <archive.h>
#include <archive_entry.h>

// The AE_IF macros are casts, which Swift does not import.
static const unsigned VOUCH_AE_IFREG = 0100000;
static const unsigned VOUCH_AE_IFDIR = 0040000;
