import FuzzTargets
import Glibc

/// libFuzzer's driver: `FUZZ_TARGET` names the reader, the arguments are libFuzzer's own.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ target: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

let selected: FuzzTarget? = getenv("FUZZ_TARGET").flatMap { FuzzTarget.named(String(cString: $0)) }

/// One input of the fuzzer, handed to the reader that was named.
@_cdecl("LLVMFuzzerTestOneInput")
public func readOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  selected?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// The package manager renames the entry point of an executable, so libFuzzer's own `main` is never reached.
@_cdecl("Fuzz_main")
public func enter(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  guard selected != nil else {
    print("FUZZ_TARGET must be one of: \(FuzzTarget.all.map(\.name).joined(separator: " "))")
    return 2
  }
  var count = count
  var arguments = arguments
  return runDriver(&count, &arguments) { readOneInput($0, $1) }
}
