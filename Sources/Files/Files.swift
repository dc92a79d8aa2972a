// Whole-or-absent writing, bounded reading and child processes.
