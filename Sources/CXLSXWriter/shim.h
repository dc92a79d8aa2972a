#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* This version writes to named files only; a file in memory has the name /proc/self/fd/N. */
static inline int vouch_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "workbook", 1U /* MFD_CLOEXEC */);
}
