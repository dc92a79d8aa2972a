// What glibc declares only behind _GNU_SOURCE, and what a signal handler may do: plain functions for Swift.
#pragma once
#include <spawn.h>
#include <stdbool.h>
#include <sys/types.h>

// posix_spawn_file_actions_addchdir_np, which glibc hides behind _GNU_SOURCE.
int vouch_spawn_chdir(posix_spawn_file_actions_t *actions, const char *path);

// renameat2 with RENAME_NOREPLACE: fails with EEXIST where the target is there. Returns 0 or -1 with errno.
int vouch_rename_new(const char *from, const char *to);

// sync_file_range with SYNC_FILE_RANGE_WRITE: begins to write back, waits for nothing, promises nothing.
void vouch_start_writeback(int descriptor, off_t offset, off_t length);

// On SIGINT, SIGTERM and SIGHUP: unlink what vouch_remove_on_exit names, kill the groups that
// vouch_kill_on_exit names, leave with 128 + the signal's number. Ignores SIGPIPE, so that write gives EPIPE.
void vouch_install_handlers(void);

// Remembers a temporary file, or a child's process group, until it is forgotten. Slot -1 where none is free.
int vouch_remove_on_exit(const char *path);
int vouch_kill_on_exit(pid_t group);
void vouch_forget_path(int slot);
void vouch_forget_group(int slot);

// A process that kills a child's group should we end without a chance to, as by SIGKILL: it holds the other end of a
// pipe that closes with us. Without effect where none can be made.
struct vouch_watch {
  int channel;
  pid_t process;
};
struct vouch_watch vouch_watch_group(pid_t group);
void vouch_end_watch(struct vouch_watch watch);

// mallopt(M_ARENA_MAX, count): how many heaps all threads share.
void vouch_limit_arenas(int count);
