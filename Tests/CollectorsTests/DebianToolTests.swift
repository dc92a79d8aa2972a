import Foundation
import Model
import Testing

@testable import Collectors

/// The real tools of Debian, run as plans run them.
@Suite struct DebianToolTests {
  private func shell(_ script: String, in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-euc", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8",
    ]
    process.standardOutput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(said)")
  }

  @Test(.enabled(if: Bench.installed("sshd"), "sshd is not installed"))
  func sshd() throws {
    let bench = try Bench()
    try shell(
      "ssh-keygen -q -t ed25519 -N '' -f key; printf 'HostKey %s/key\\nPasswordAuthentication no\\n' \"$PWD\" > sshd_config; [ $(id -u) -ne 0 ] || mkdir -p /run/sshd",
      in: bench.folder)
    let one = try bench.one(
      """
        sshd:
          collector: sshd
          parameters: {configuration: \(bench.folder)/sshd_config}
          sufficiency: [passwordauthentication = no]
      """)
    #expect(one.record.sufficiency == .met, "\(one.record.predicate ?? "")")
    #expect(one.record.source.version?.hasPrefix("OpenSSH_") == true)
    #expect(one.record.source.parameters["toolSha256"]?.utf8.count == 64)
  }

  @Test(.enabled(if: Bench.installed("nginx"), "nginx is not installed"))
  func nginx() throws {
    let bench = try Bench()
    try bench.write("extra.conf", "server { listen 127.0.0.1:8099; server_tokens off; }\n")
    try bench.write(
      "nginx.conf",
      "pid \(bench.folder)/pid; error_log stderr; events {} http { access_log off; include \(bench.folder)/extra.conf; }\n"
    )
    let one = try bench.one(
      """
        nginx:
          collector: nginx
          parameters: {configuration: \(bench.folder)/nginx.conf, prefix: \(bench.folder)}
          sufficiency: [files = 2, servers = 1]
      """)
    #expect(one.record.sufficiency == .met, "\(one.record.predicate ?? "")")
    #expect(one.text.contains("listen 127.0.0.1:8099"))
  }

  @Test(.enabled(if: Bench.installed("restic"), "restic is not installed"))
  func restic() throws {
    let bench = try Bench()
    try shell(
      "mkdir data; echo x > data/x; echo pw > pw; restic -q -r repo -p pw init; restic -r repo -p pw --json backup data > backup.jsonl",
      in: bench.folder)
    let sealed = try bench.run(
      """
        log: {collector: restic, parameters: {paths: [backup.jsonl]}, sufficiency: [backups = 1]}
        snapshots:
          collector: restic
          parameters: {command: [restic, -r, repo, -p, pw, --json, --no-lock, --no-cache, snapshots], version: [version]}
          sufficiency: [snapshots = 1]
      """
    ).sealed
    #expect(
      sealed["data/log/backup.jsonl"]?.record.sufficiency == .met,
      "\(sealed["data/log/backup.jsonl"]?.record.predicate ?? "")")
    let listed = try #require(sealed["data/snapshots/restic.jsonl"])
    #expect(listed.record.sufficiency == .met, "\(listed.record.predicate ?? "")")
    #expect(listed.record.source.version?.hasPrefix("restic ") == true)
  }

  @Test(.enabled(if: Bench.installed("git"), "git is not installed"))
  func git() throws {
    let bench = try Bench()
    // A repository that would run a program of its own wherever git let it.
    try shell(
      """
      git init -q -b main repo; cd repo
      git config user.name 'Ida Holm'; git config user.email ida@quillwater.example
      echo a > f; git add f; git commit -q -m 'First'
      echo b > f; git commit -q -am 'Second' -m 'Reviewed-by: Jonas Berg <jonas@quillwater.example>'
      git checkout -q -b side; echo c > g; git add g; git commit -q -m 'Side work'; git checkout -q main
      git merge -q --no-ff -m '=Merge side' side
      git config core.fsmonitor 'touch ../pwned'; git config gpg.program ../evil; git config core.pager 'touch ../pwned'
      printf '#!/bin/sh\\ntouch ../pwned\\n' > ../evil; chmod +x ../evil
      """, in: bench.folder)
    let sealed = try bench.run(
      """
        changes:
          collector: git
          parameters: {repository: repo, revision: main}
          sample: {size: 2, seed: s}
          redaction: {email: pseudonym, columns: {author: pseudonym, committer: pseudonym}}
          sufficiency: [changes = 3, reviewed = 1, merges = 1]
      """
    ).sealed
    let changes = try #require(sealed["data/changes/changes.csv"])
    #expect(changes.record.sufficiency == .met, "\(changes.record.predicate ?? "")")
    #expect(!changes.text.contains("Ida Holm") && !changes.text.contains("quillwater"))
    #expect(changes.text.contains("'=Merge side") && !changes.text.contains("Side work"))
    #expect(sealed["data/changes/changes.csv.sample.json"]?.record.rows == 2)
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/pwned"))
  }

  @Test(.enabled(if: Bench.installed("dpkg-query") && Bench.installed("apt-get"), "this is not Debian"))
  func packages() throws {
    let sealed = try Bench().run("  packages: {collector: packages}").sealed
    let installed = try #require(sealed["data/packages/installed.tsv"])
    #expect((installed.record.rows ?? 0) > 50 && installed.record.sufficiency == .met)
    #expect(sealed["data/packages/updates.txt"]?.record.exitStatus == 0)
  }

  @Test(.enabled(if: Bench.installed("lynis"), "lynis is not installed"))
  func lynis() throws {
    let bench = try Bench()
    bench.profiles = try PlanReaderTests.shippedProfiles()
    try shell(
      "lynis audit system --quick --quiet --no-colors --tests-from-group banners --logfile \"$PWD/log\" --report-file \"$PWD/report.dat\" || true; [ -s report.dat ]",
      in: bench.folder)
    let one = try bench.one(
      "  scan: {collector: lynis, parameters: {paths: [report.dat]}, redaction: {mac-address: mask, personal-data: pseudonym}}"
    )
    #expect(one.record.sufficiency == .met, "\(one.record.predicate ?? "")")
  }

  @Test(.enabled(if: Bench.installed("oscap"), "OpenSCAP is not installed"))
  func openSCAP() throws {
    let bench = try Bench()
    bench.profiles = try PlanReaderTests.shippedProfiles()
    try bench.write("xccdf.xml", Self.benchmark)
    try shell("oscap xccdf eval --results results.xml xccdf.xml || [ $? -eq 2 ]", in: bench.folder)
    let one = try bench.one("  scan: {collector: openscap, parameters: {paths: [results.xml]}}")
    // The one rule has no check, so that it was not tried: a run that ended well and proves nothing.
    #expect(
      one.record.rows == 1 && one.record.predicate?.contains("rows >= 1") == true, "\(one.record.predicate ?? "")")
  }

  private static let benchmark = """
    <?xml version="1.0" encoding="UTF-8"?>
    <Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2" id="xccdf_example.quillwater_benchmark_one" resolved="1" xml:lang="en">
      <status date="2026-01-01">draft</status><title>One rule</title><description>For a test.</description><version>1</version>
      <Rule id="xccdf_example.quillwater_rule_one" selected="true"><title>A rule without a check</title></Rule>
    </Benchmark>
    """

  @Test(.enabled(if: Bench.installed("journalctl"), "journalctl is not installed"))
  func journalFromAFile() throws {
    let bench = try Bench()
    try bench.write(
      "export.jsonl",
      "{\"__REALTIME_TIMESTAMP\":\"1782800000000000\",\"MESSAGE\":\"a\",\"_HOSTNAME\":\"h\"}\n")
    try FileManager.default.createDirectory(atPath: bench.folder + "/journal", withIntermediateDirectories: true)
    let sealed = try bench.run(
      """
        file: {collector: journald, parameters: {paths: [export.jsonl]}}
        empty: {collector: journald, parameters: {journal: \(bench.folder)/journal}}
      """
    ).sealed
    #expect(sealed["data/file/export.jsonl"]?.record.sufficiency == .met)
    #expect(sealed["data/empty/journal.jsonl"]?.record.sufficiency == .notMet)
  }

  @Test(
    .enabled(
      if: getuid() == 0 && FileManager.default.fileExists(atPath: "/usr/lib/postgresql"), "needs PostgreSQL and root"))
  func postgreSQL() throws {
    let bench = try Bench()
    chmod(bench.folder, 0o755)
    try shell(
      """
      bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1); mkdir pg; chown postgres pg
      run() { setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
      run $bin/initdb -D pg/data -A trust > /dev/null
      run $bin/pg_ctl -D pg/data -w -o "-k $PWD/pg -c listen_addresses=" -l pg/log start > /dev/null
      trap 'run $bin/pg_ctl -D pg/data -m immediate stop > /dev/null' EXIT
      run $bin/psql -q -h "$PWD/pg" -d postgres -c 'create table sample(i int); insert into sample values (1)'
      run $bin/pg_dump -v -h "$PWD/pg" postgres > dump.sql 2> dump.log
      run $bin/pg_dump -Fc -h "$PWD/pg" postgres > dump.custom
      run $bin/psql -q -h "$PWD/pg" -d postgres -c 'create database again'
      run $bin/pg_restore -v -h "$PWD/pg" -d again dump.custom 2> restore.log
      run $bin/pg_restore -v -h "$PWD/pg" -d again dump.custom 2> twice.log || true
      run $bin/pg_dump -v -h "$PWD/pg" absent > none.sql 2> absent.log || true
      run $bin/pg_dumpall -h "$PWD/pg" > all.sql; head -n -5 dump.sql > cut.sql
      grep -v 'cluster dump complete' all.sql > half.sql; grep -q 'database dump complete' half.sql
      """, in: bench.folder)
    let sealed = try bench.run(
      """
        dump: {collector: postgresql, parameters: {kind: dump, paths: [dump.sql]}, sufficiency: [tables = 1]}
        log: {collector: postgresql, parameters: {paths: [dump.log]}}
        restore: {collector: postgresql, parameters: {paths: [restore.log]}, sufficiency: [errors = 0]}
        all: {collector: postgresql, parameters: {kind: dump, paths: [all.sql]}}
        twice: {collector: postgresql, parameters: {paths: [twice.log]}}
        absent: {collector: postgresql, parameters: {paths: [absent.log]}}
        cut: {collector: postgresql, parameters: {kind: dump, paths: [cut.sql]}}
        half: {collector: postgresql, parameters: {kind: dump, paths: [half.sql]}}
      """
    ).sealed
    for (path, words) in [
      ("data/twice/twice.log", "without errors (1 errors)"), ("data/absent/absent.log", "without errors (1 errors)"),
      ("data/cut/cut.sql", "no 'database dump complete' line"),
      ("data/half/half.sql", "no 'database dump complete' line"),
    ] {
      let record = try #require(sealed[path]?.record)
      #expect(record.sufficiency == .notMet && record.predicate?.contains(words) == true, "\(record.predicate ?? "")")
    }
    for path in ["data/dump/dump.sql", "data/log/dump.log", "data/restore/restore.log", "data/all/all.sql"] {
      #expect(sealed[path]?.record.sufficiency == .met, "\(path) \(sealed[path]?.record.predicate ?? "")")
    }
  }
}
