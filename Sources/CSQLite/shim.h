#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast macro, which Swift does not import.
static inline sqlite3_destructor_type vouch_SQLITE_TRANSIENT(void) { return SQLITE_TRANSIENT; }
