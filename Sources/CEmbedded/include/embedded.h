// The data files that the program carries, so that one binary works alone.
#pragma once
#include <stddef.h>

// A file by its path in the repository, as mappings/topics.yaml.
struct vouch_file {
  const char *path;
  const unsigned char *bytes;
  size_t size;
};

// How many files there are, and one of them; sorted by the bytes of the path.
size_t vouch_file_count(void);
struct vouch_file vouch_file_at(size_t index);
