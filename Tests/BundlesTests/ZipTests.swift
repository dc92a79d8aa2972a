import Foundation
import Model
import Testing

@testable import Bundles

/// Zips that stock tools make are read; what readers would disagree on is refused.
@Suite(.enabled(if: Peer.has("python3", "tar")))
struct ZipTests {
  /// Python's writer, with a change to the finished bytes `z`, as `[(name, bytes)]` in `entries` before.
  static func script(_ entries: String, _ change: String) -> String {
    """
    tar xf '\(Vectors.path)/evidence.tar'
    cat > make.py <<'P'
    import io, os, struct, zipfile, stat
    entries = []
    for folder, _, names in os.walk("evidence"):
        for name in names:
            path = os.path.join(folder, name)
            entries.append((path, open(path, "rb").read()))
    entries.sort()
    def info(name, mode=0o100644):
        i = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)); i.create_system = 3; i.external_attr = mode << 16
        i.compress_type = zipfile.ZIP_DEFLATED; return i
    out = io.BytesIO(); w = zipfile.ZipFile(out, "w")
    \(entries)
    for name, data in entries:
        w.writestr(info(name), data)
    w.close(); z = bytearray(out.getvalue())
    end = z.rfind(b"PK\\5\\6"); directory = struct.unpack("<I", z[end+16:end+20])[0]
    \(change)
    open("b.zip", "wb").write(z)
    P
    python3 make.py
    """
  }

  @Test(
    arguments: [
      ("sound", "pass", "pass", nil),
      ("a comment", "w.comment = b'hello'", "pass", Verification.Code.trailingData),
      ("bytes at the end", "pass", "z += b'x'", .trailingData),
      ("bytes at the start", "pass", "z = b'x' * 40 + z", .containerInvalid),
      ("a gap", "pass", "z = z[:directory] + b'hidden' + z[directory:]", .containerInvalid),
      (
        "a gap, offsets mended",
        "pass",
        "z = z[:directory] + b'hidden' + z[directory:]; end += 6; z[end+16:end+20] = struct.pack('<I', directory + 6)",
        .containerInvalid
      ),
      ("another local name", "pass", "z[30] ^= 1", .containerInvalid),
      ("another local size", "pass", "z[22] ^= 1", .containerInvalid),
      ("another local checksum", "pass", "z[14] ^= 1", .containerInvalid),
      ("a damaged file", "pass", "z[70] ^= 0x10", .containerInvalid),
      ("encrypted", "pass", "z[6] |= 1; z[directory+8] |= 1", .containerInvalid),
      ("a second directory", "pass", "z = z + z[directory:]", .containerInvalid),
      ("a symbolic link", "w.writestr(info('evidence/data/link', 0o120777), b'/etc/passwd')", "pass", .entryType),
      ("a FIFO", "w.writestr(info('evidence/data/link', 0o010644), b'')", "pass", .entryType),
      ("a path that climbs", "w.writestr(info('evidence/../../x'), b'x')", "pass", .pathInvalid),
      ("an absolute path", "w.writestr(info('/evidence/x'), b'x')", "pass", .pathInvalid),
      ("a backslash", "w.writestr(info('evidence/data\\\\x'), b'x')", "pass", .pathInvalid),
      ("a name in UTF-8", "w.writestr(info('evidence/data/\\u00e9'), b'x')", "pass", .pathInvalid),
      (
        "a name twice", "import warnings; warnings.simplefilter('ignore'); w.writestr(info(entries[0][0]), b'x')",
        "pass", .pathCollision
      ),
      (
        "a name twice but for case", "w.writestr(info(entries[0][0].upper().replace('EVIDENCE', 'evidence')), b'x')",
        "pass", .pathCollision
      ),
      ("a bomb", "entries.append(('evidence/data/z', b'\\0' * (64 << 20)))", "pass", .limitExceeded),
      ("cut", "pass", "z = z[:-30]", .trailingData),
      (
        "sizes that overflow", "pass",
        """
        e = z.index(b'PK\\1\\2'); n = struct.unpack('<H', z[e+28:e+30])[0]; x = b'\\1\\0\\x18\\0' + b'\\xff' * 7 + b'\\x7f' + b'\\xff' * 16
        z[e+20:e+28] = b'\\xff' * 8; z[e+42:e+46] = b'\\xff' * 4; z[e+30:e+32] = struct.pack('<H', len(x))
        z = z[:e+46+n] + x + z[e+46+n:]; k = z.rfind(b'PK\\5\\6')
        z[k+12:k+16] = struct.pack('<I', k - directory)
        """, .containerInvalid
      ),
      (
        "a second name that some readers believe",
        """
        import binascii; plain = info
        def info(name, mode=0o100644): i = plain(name, mode); i.extra = struct.pack('<HHBI', 0x7075, 6, 1, binascii.crc32(name.encode())) + b'z'; return i
        """, "pass", .containerInvalid
      ),
      (
        "a second name in the directory alone", "pass",
        """
        e = z.index(b'PK\\1\\2'); n = struct.unpack('<H', z[e+28:e+30])[0]
        import binascii; x = struct.pack('<HHBI', 0x7075, 6, 1, binascii.crc32(bytes(z[e+46:e+46+n]))) + b'z'
        z[e+30:e+32] = struct.pack('<H', len(x)); z = z[:e+46+n] + x + z[e+46+n:]; k = z.rfind(b'PK\\5\\6')
        z[k+12:k+16] = struct.pack('<I', k - directory)
        """, .containerInvalid
      ),
      ("a bad method", "pass", "z[8] = 12; z[directory+10] = 12", .containerInvalid),
    ] as [(String, String, String, Verification.Code?)])
  func zipsOfPythonAreReadAndAttacksRefused(
    name: String, entries: String, change: String, code: Verification.Code?
  ) throws {
    try Peer.inFolder { folder in
      #expect(try folder.run(Self.script(entries, change)) == 0)
      let found = try Bundle(folder.path("b.zip")).verify(trust: try VectorTests.trust(.init()))
      if let code {
        #expect(found.verdict == .malformed)
        #expect(found.reasons.map(\.code).contains(code), "\(found.reasons.prefix(3))")
      } else {
        #expect(found.verdict == .verified, "\(found.reasons)")
      }
    }
  }

  @Test(arguments: [
    "tar cf b evidence", "tar --format=ustar -cf b evidence", "tar --format=gnu -cf b ./evidence",
    "tar --format=posix --pax-option=delete=atime,delete=ctime -cf b evidence", "tar cf - evidence | zstd -q -19 > b",
    "tar cf - evidence | zstd -q -T2 --no-check > b",
    "python3 -c 'import shutil; shutil.make_archive(\"b\", \"zip\", \".\", \"evidence\")'; mv b.zip b",
    "python3 -c 'import shutil; shutil.make_archive(\"b\", \"tar\", \".\", \"evidence\")'; mv b.tar b",
  ])
  func containersOfStockToolsAreRead(command: String) throws {
    try Peer.inFolder { folder in
      #expect(try folder.run("tar xf '\(Vectors.path)/evidence.tar'\n\(command)") == 0)
      let found = try Bundle(folder.path("b")).verify(trust: try VectorTests.trust(.init()))
      #expect(found.verdict == .verified, "\(found.reasons)")
    }
  }

  @Test func longPathsGoThroughEveryContainer() throws {
    let long = "data/" + [String](repeating: String(repeating: "a", count: 60), count: 3).joined(separator: "/")
    for name in ["b", "b.tar", "b.tar.zst", "b.zip"] {
      var artefacts = SealTests.artefacts(2)
      artefacts[0].artefact.path = long
      let sealed = artefacts
      try Peer.inFolder { folder in
        _ = try SealTests.seal().seal(sealed, to: folder.path(name))
        let found = try Bundle(folder.path(name)).verify(trust: try VectorTests.trust(.init()))
        #expect(found.verdict == .timeClaimedOnly, "\(found.reasons)")
      }
    }
  }
}
