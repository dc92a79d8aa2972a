import Foundation
import Model
import Testing

@testable import Files

@Suite("Whole files") struct WholeFileTests {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "vouch-\(UUID().uuidString)").path
    try Folder.make(folder)
  }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

  private func text(_ name: String) throws -> String {
    String(decoding: try ReadableFile.bytes(of: "\(folder)/\(name)"), as: UTF8.self)
  }

  @Test("a file appears when it is committed, and only then")
  func appears() throws {
    do {
      let file = try WholeFile("\(folder)/a")
      try file.write("half")
    }
    #expect(try names() == [])
    let file = try WholeFile("\(folder)/a")
    try file.write("whole")
    #expect(!Folder.exists("\(folder)/a"))
    try file.commit()
    #expect(try names() == ["a"])
    #expect(try text("a") == "whole")
  }

  @Test("an existing file is refused unless it may be replaced")
  func refuses() throws {
    try WholeFile.write(Array("old".utf8), to: "\(folder)/a")
    #expect(throws: Failure.self) { try WholeFile("\(folder)/a") }
    #expect(try text("a") == "old")
    let late = try WholeFile("\(folder)/b")
    try late.write("mine")
    try WholeFile.write(Array("theirs".utf8), to: "\(folder)/b")
    #expect(throws: Failure.self) { try late.commit() }
    #expect(try text("b") == "theirs")
    try WholeFile.write(Array("new".utf8), to: "\(folder)/a", replacing: true)
    #expect(try text("a") == "new")
    #expect(throws: Failure.self) { try WholeFile(folder) }
    #expect(throws: Failure.self) { try WholeFile("\(folder)/missing/a") }
  }

  @Test("a full device is an error that says so")
  func full() throws {
    let error = #expect(throws: Failure.self) { try WholeFile.write(Array("x".utf8), to: "/dev/full") }
    #expect(error?.kind == .output && error?.message == "cannot write: no space left on device")
  }

  @Test("a dangling link is something that is there")
  func link() throws {
    try FileManager.default.createSymbolicLink(atPath: "\(folder)/l", withDestinationPath: "\(folder)/nowhere")
    #expect(throws: Failure.self) { try WholeFile("\(folder)/l") }
    #expect(throws: Failure.self) { try ReadableFile("\(folder)/l", followingLinks: false) }
  }

  @Test("reading keeps to its limit and refuses folders")
  func reading() throws {
    try WholeFile.write(Array(repeating: 0x61, count: 3 << 20), to: "\(folder)/big")
    #expect(throws: Failure.self) { try ReadableFile.bytes(of: "\(folder)/big", limit: 1 << 20) }
    #expect(try ReadableFile.bytes(of: "\(folder)/big").count == 3 << 20)
    #expect(throws: Failure.self) { try ReadableFile.bytes(of: "/dev/zero", limit: 1 << 20) }
    let error = #expect(throws: Failure.self) { try ReadableFile(folder) }
    #expect(error?.message == "is a folder, not a file")
    #expect(throws: Failure.self) { try ReadableFile("\(folder)/missing") }
  }

  @Test("folders are listed below, sorted, and guarded")
  func folders() throws {
    try Folder.make("\(folder)/x/y", mode: 0o700)
    for name in ["x/y/b", "x/a", "c"] { try WholeFile.write([], to: "\(folder)/\(name)") }
    #expect(Folder.files(below: folder) == ["c", "x/a", "x/y/b"])
    #expect(Folder.files(below: "\(folder)/none") == [])
    try Folder.guardPrivate("\(folder)/x/y")
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: "\(folder)/x")
    #expect(throws: Failure.self) { try Folder.guardPrivate("\(folder)/x") }
  }
}
