import CZip

/// One member of a zip that lies in memory.
public enum ZipMember {
  /// The bytes of a member, nil where there is none of that name; throws ``ArchiveDefect`` where the zip is damaged or the
  /// member is larger than the limit.
  public static func bytes(of name: String, in archive: [UInt8], limit: Int) throws -> [UInt8]? {
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    return try archive.withUnsafeBytes { buffer -> [UInt8]? in
      guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(buffer.count), 0, &failure) else {
        throw ArchiveDefect(.invalid, "the zip cannot be read")
      }
      guard let zip = zip_open_from_source(source, Int32(ZIP_RDONLY), &failure) else {
        zip_source_free(source)
        throw ArchiveDefect(.invalid, "the zip is damaged")
      }
      defer { zip_discard(zip) }
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat(zip, name, 0, &status) == 0 else { return nil }
      guard status.size <= UInt64(limit) else {
        throw ArchiveDefect(.limit, "the member is larger than \(limit) bytes", path: name)
      }
      guard let file = zip_fopen(zip, name, 0) else {
        throw ArchiveDefect(.invalid, "the member cannot be read", path: name)
      }
      defer { zip_fclose(file) }
      var bytes = [UInt8](repeating: 0, count: Int(status.size))
      var filled = 0
      while filled < bytes.count {
        let count = bytes.withUnsafeMutableBytes { target in
          zip_fread(file, target.baseAddress?.advanced(by: filled), UInt64(target.count - filled))
        }
        guard count > 0 else { throw ArchiveDefect(.invalid, "the member is damaged", path: name) }
        filled += Int(count)
      }
      return bytes
    }
  }
}
