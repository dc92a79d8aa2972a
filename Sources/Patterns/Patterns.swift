// Byte patterns: compiled regular expressions (PCRE2, just-in-time) over raw buffers, without strings in between.

import CPCRE2

/// A pattern that PCRE2 refused.
public struct PatternError: Error, Hashable, Sendable {
  /// What PCRE2 says.
  public var message: String
  /// The byte offset in the pattern.
  public var offset: Int
}

/// A compiled pattern over bytes, for any number of threads.
public final class Pattern: Sendable {
  // PCRE2 promises that compiled code is only read while it matches ("Multithreading" in pcre2api(3)).
  nonisolated(unsafe) fileprivate let code: OpaquePointer
  fileprivate let jit: Bool

  /// Compiles a pattern of bytes (not UTF-8 mode); `caseless` folds ASCII only.
  public init(_ source: String, caseless: Bool = false) throws(PatternError) {
    var options: UInt32 = UInt32(PCRE2_NEVER_UTF) | UInt32(PCRE2_NEVER_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    if caseless { options |= UInt32(PCRE2_CASELESS) }
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil) else {
      throw PatternError(message: Self.message(number), offset: offset)
    }
    self.code = code
    // Without JIT (a hardened kernel) the interpreter gives the same matches, only slower.
    jit = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) == 0
  }

  deinit { pcre2_code_free_8(code) }

  /// The first match in an array of bytes, as ``Matcher/firstMatch(in:from:)`` gives it.
  public func firstMatch(in bytes: [UInt8], from start: Int = 0) -> [Range<Int>?]? {
    let matcher = Matcher(self)
    return bytes.withUnsafeBytes { matcher.firstMatch(in: $0, from: start) }
  }

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return length > 0 ? String(decoding: buffer.prefix(Int(length)), as: UTF8.self) : "error \(number)"
  }
}

/// A pattern with the block that PCRE2 writes its matches to: one for each thread.
public final class Matcher {
  private let pattern: Pattern
  private let match: OpaquePointer?

  /// Makes a matcher.
  public init(_ pattern: Pattern) {
    self.pattern = pattern
    match = pcre2_match_data_create_from_pattern_8(pattern.code, nil)
  }

  deinit { pcre2_match_data_free_8(match) }

  /// The first match that begins at or after `start`, as byte ranges: the whole, then each group, nil where a group took
  /// no part. Nil where there is none, or where PCRE2's own limits on backtracking stopped the search.
  public func firstMatch(in bytes: UnsafeRawBufferPointer, from start: Int = 0) -> [Range<Int>?]? {
    guard let match, let base = bytes.baseAddress, start <= bytes.count else { return nil }
    let subject = base.assumingMemoryBound(to: UInt8.self)
    let count =
      pattern.jit
      ? pcre2_jit_match_8(pattern.code, subject, bytes.count, start, 0, match, nil)
      : pcre2_match_8(pattern.code, subject, bytes.count, start, 0, match, nil)
    guard count > 0, let vector = pcre2_get_ovector_pointer_8(match) else { return nil }
    let groups = Int(pcre2_get_ovector_count_8(match))
    return (0..<groups).map { group in
      // PCRE2_UNSET is the largest size_t, which Swift reads as -1.
      guard group < Int(count), vector[2 * group] >= 0, vector[2 * group] <= vector[2 * group + 1] else { return nil }
      return vector[2 * group]..<vector[2 * group + 1]
    }
  }
}
