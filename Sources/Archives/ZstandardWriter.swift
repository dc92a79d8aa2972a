import CZstandard
import Model

/// Compresses into one frame of Zstandard (RFC 8878) on two threads besides the caller's.
///
/// libarchive compresses as well, but with a window of 512 KiB: collected files repeat each other over more than that, so
/// that a window of 2 MiB makes a smaller container in less time.
final class ZstandardWriter {
  private let context: OpaquePointer
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  private var filled = 0
  private let output: (UnsafeRawBufferPointer) throws -> Void

  /// Begins a frame; `output` takes its bytes in pieces.
  init(output: @escaping (UnsafeRawBufferPointer) throws -> Void) throws(Failure) {
    guard let context = ZSTD_createCCtx() else { throw Failure(.output, "libzstd has no memory") }
    self.context = context
    self.output = output
    // A library without threads refuses to have them, and compresses all the same.
    ZSTD_CCtx_setParameter(context, ZSTD_c_nbWorkers, 2)
    ZSTD_CCtx_setParameter(context, ZSTD_c_jobSize, 1 << 21)
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 1)
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 21)
  }

  deinit {
    ZSTD_freeCCtx(context)
    buffer.deallocate()
  }

  /// Compresses more bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
    while input.pos < input.size { _ = try compress(&input, ZSTD_e_continue) }
  }

  /// Ends the frame.
  func finish() throws {
    var input = ZSTD_inBuffer(src: nil, size: 0, pos: 0)
    while try compress(&input, ZSTD_e_end) > 0 {}
    try flush()
  }

  /// Compresses some bytes, and says how many are left inside.
  private func compress(_ input: inout ZSTD_inBuffer, _ directive: ZSTD_EndDirective) throws -> Int {
    var target = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: filled)
    let left = ZSTD_compressStream2(context, &target, &input, directive)
    guard ZSTD_isError(left) == 0 else {
      throw Failure(.output, "libzstd failed: \(String(cString: ZSTD_getErrorName(left)))")
    }
    filled = target.pos
    if filled == buffer.count { try flush() }
    return left
  }

  private func flush() throws {
    guard filled > 0 else { return }
    try output(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    filled = 0
  }
}
