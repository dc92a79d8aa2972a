import CSystem

/// How the process keeps its memory.
public enum Memory {
  /// Lets all threads share one heap, so that two of them need less than 64 MB for input of any size.
  public static func shareOneHeap() { vouch_limit_arenas() }
}
