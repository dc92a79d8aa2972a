import CSystem

/// How the process keeps its memory.
public enum Memory {
  /// Lets all threads share one heap, so that two of them need less than 64 MB for input of any size.
  public static func shareOneHeap() { vouch_limit_arenas(1) }

  /// Lets two threads have a heap each, where they would wait for each other at every word; has an effect only before
  /// the second thread needs memory.
  public static func allowTwoHeaps() { vouch_limit_arenas(2) }
}
