// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of ours, in `Sources/<name>`; `dependencies` are the arrows of the architecture.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module, in `Tests/<name>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.target(name: name)] + dependencies, swiftSettings: strict)
}

/// A Debian C library, in `Sources/<name>`: a module map and a commented shim.
func library(_ name: String, pkgConfig: String?, apt: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt])])
}

let libraries: [Target] = [
  .target(name: "CSystem"),
  .target(name: "CEmbedded", exclude: ["generate"]),
  library("CXML2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
  library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
  library("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
  library("CZstandard", pkgConfig: "libzstd", apt: "libzstd-dev"),
  library("CZip", pkgConfig: "libzip", apt: "libzip-dev"),
  library("CYAML", pkgConfig: "yaml-0.1", apt: "libyaml-dev"),
  library("COpenSSL", pkgConfig: "libcrypto", apt: "libssl-dev"),
  library("CMarkdown", pkgConfig: "libcmark-gfm", apt: "libcmark-gfm-dev"),
  library("CXLSXWriter", pkgConfig: "xlsxwriter", apt: "libxlsxwriter-dev"),
  library("CPCRE2", pkgConfig: "libpcre2-8", apt: "libpcre2-dev"),
  library("CStemmer", pkgConfig: nil, apt: "libstemmer-dev"),
]

let bindings: [Target] = [
  module("XML", ["CXML2", "Model"]),
  module("SQLite", ["CSQLite"]),
  module("Archives", ["CArchive", "CZip", "CZstandard", "Model"]),
  module("YAML", ["CYAML", "Model"]),
  module("Signing", ["COpenSSL"]),
  module("Markdown", ["CMarkdown"]),
  module("Spreadsheets", ["CXLSXWriter", "Model"]),
  module("Patterns", ["CPCRE2"]),
  module("Stemming", ["CStemmer"]),
]

let core: [Target] = [
  module("Model"),
  module("Arguments"),
  module("HTML"),
  module("JSON", ["Model"]),
  module("CSV", ["Model"]),
  module("Files", ["CSystem", "Model"]),
  module("Language", ["Model", "Stemming"]),
]

let capabilities: [Target] = [
  module("Catalogs", ["Model", "YAML", "CSV", "JSON"]),
  module("Documents", ["Model", "Language", "Markdown", "XML", "Signing", "Archives", "Files"]),
  module("Knowledge", ["Model", "SQLite", "JSON", "Signing", "Files"]),
  module("Answering", ["Model", "Language", "YAML"]),
  module("Questionnaires", ["Model", "CSV", "XML", "Archives", "YAML", "Files", "Signing"]),
  module("Collectors", ["Model", "YAML", "JSON", "CSV", "XML", "Patterns", "Signing", "Files"]),
  module("Bundles", ["Model", "Archives", "Signing", "JSON", "HTML", "Files"]),
  module("Assessment", ["Model"]),
  module("Reports", ["Model", "JSON", "CSV", "HTML", "Spreadsheets", "Signing"]),
]

let edge: [Target] = [
  module(
    "Commands",
    [
      "Model", "Arguments", "JSON", "CSV", "HTML", "Files", "YAML", "Language", "Catalogs", "Documents",
      "Knowledge", "Answering", "Questionnaires", "Collectors", "Bundles", "Assessment", "Reports",
      "Signing", "CEmbedded",
    ]),
  .executableTarget(name: "vouch", dependencies: ["Commands"], swiftSettings: strict),
]

let suites: [Target] = [
  .target(
    name: "FuzzTargets",
    dependencies: [
      "Answering", "Bundles", "Catalogs", "Collectors", "CSV", "Documents", "JSON", "Language", "Model",
      "Questionnaires", "Signing",
      "YAML",
    ], path: "Tests/FuzzTargets", swiftSettings: strict),
  .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: strict),
  tests("Arguments"),
  tests("Commands", ["Arguments", "Model"]),
  tests("Files", ["Model"]),
  tests("SQLite"),
  tests("Knowledge", ["Model", "JSON", "SQLite", "Signing"]),
  tests("HTML"),
  tests("Spreadsheets"),
  tests("Assessment", ["Model"]),
  tests("Reports", ["Model", "JSON", "CSV"]),
  tests("Model"),
  tests("YAML"),
  tests("Catalogs", ["Model", "JSON", "CSV"]),
  tests("JSON", ["Model"]),
  tests("Signing"),
  tests("Bundles", ["JSON", "Model", "Signing"]),
  tests("CSV", ["Model"]),
  tests("XML", ["Model"]),
  tests("Questionnaires", ["Model", "Files", "Archives", "XML"]),
  tests("Patterns"),
  tests("Collectors", ["Model"]),
  tests("Language", ["Model"]),
  tests("Answering", ["Model", "Language", "Catalogs", "Documents"]),
  tests("Documents", ["Model", "Signing", "Language", "Files"]),
  tests("Markdown"),
]

/// `make fuzz` builds with `VOUCH_FUZZ=1`; ordinary builds know nothing of the fuzzer.
let fuzzing: [Target] =
  Context.environment["VOUCH_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz",
      swiftSettings: [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
  ]

/// `make bench` builds with `VOUCH_BENCH=1` what it cannot measure through the program.
let benchmarks: [Target] =
  Context.environment["VOUCH_BENCH"] == nil
  ? []
  : [
    .executableTarget(name: "Bench", dependencies: ["Knowledge", "Model"], path: "Tests/Bench", swiftSettings: strict)
  ]

let package = Package(
  name: "vouch",
  products: [.executable(name: "vouch", targets: ["vouch"])],
  targets: libraries + bindings + core + capabilities + edge + suites + fuzzing + benchmarks,
  swiftLanguageModes: [.v6]
)
