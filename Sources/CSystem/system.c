#define _GNU_SOURCE
#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SLOTS = 64 };
static _Atomic(char *) paths[SLOTS];
static atomic_int groups[SLOTS];

void vouch_limit_arenas(int count) { mallopt(M_ARENA_MAX, count); }

int vouch_spawn_chdir(posix_spawn_file_actions_t *actions, const char *path) {
  return posix_spawn_file_actions_addchdir_np(actions, path);
}

int vouch_rename_new(const char *from, const char *to) {
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
  // File systems without the flag: a hard link refuses an existing name just as atomically.
  if (link(from, to) != 0) return -1;
  return unlink(from);
}

void vouch_start_writeback(int descriptor, off_t offset, off_t length) {
  sync_file_range(descriptor, offset, length, SYNC_FILE_RANGE_WRITE);
}

static void leave(int number) {
  for (int i = 0; i < SLOTS; i++) {
    char *path = atomic_load(&paths[i]);
    if (path) unlink(path);
    int group = atomic_load(&groups[i]);
    if (group > 1) kill(-group, SIGKILL);
  }
  _exit(128 + number);
}

void vouch_install_handlers(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = leave;
  const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    struct sigaction before;
    // nohup and background jobs set these to ignored: that stays.
    if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    sigaction(numbers[i], &action, NULL);
  }
  signal(SIGPIPE, SIG_IGN);
  // A file-size limit becomes a failed write as well.
  signal(SIGXFSZ, SIG_IGN);
}

int vouch_remove_on_exit(const char *path) {
  char *copy = strdup(path);
  for (int i = 0; copy && i < SLOTS; i++) {
    char *none = NULL;
    if (atomic_compare_exchange_strong(&paths[i], &none, copy)) return i;
  }
  free(copy);
  return -1;
}

int vouch_kill_on_exit(pid_t group) {
  for (int i = 0; i < SLOTS; i++) {
    int none = 0;
    if (atomic_compare_exchange_strong(&groups[i], &none, group)) return i;
  }
  return -1;
}

// Only calls that are safe after a fork of many threads.
static _Noreturn void watch(int channel, pid_t group) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
  // Its own session: what a terminal or a supervisor sends to our group must not end the watch before us.
  setsid();
  if (dup2(channel, 0) < 0) _exit(1);
  // Copies of our pipes would keep them open for the child.
  if (close_range(1, ~0U, 0) != 0) {
    for (int other = 1; other < 4096; other++) close(other);
  }
  char byte;
  ssize_t count;
  do count = read(0, &byte, 1);
  while (count < 0 && errno == EINTR);
  if (count == 0) kill(-group, SIGKILL);
  _exit(0);
}

struct vouch_watch vouch_watch_group(pid_t group) {
  struct vouch_watch none = {-1, -1};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return none;
  pid_t process = fork();
  if (process == 0) watch(ends[0], group);
  close(ends[0]);
  if (process < 0) {
    close(ends[1]);
    return none;
  }
  return (struct vouch_watch){ends[1], process};
}

void vouch_end_watch(struct vouch_watch watch) {
  if (watch.channel < 0) return;
  while (write(watch.channel, "", 1) < 0 && errno == EINTR);
  close(watch.channel);
  while (waitpid(watch.process, NULL, 0) < 0 && errno == EINTR);
}

void vouch_forget_path(int slot) {
  if (slot >= 0 && slot < SLOTS) free(atomic_exchange(&paths[slot], NULL));
}

void vouch_forget_group(int slot) {
  if (slot >= 0 && slot < SLOTS) atomic_store(&groups[slot], 0);
}
