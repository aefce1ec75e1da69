import Glibc

/// The entry that the environment variable HAECHI_FUZZ_TARGET names; scripts/fuzz sets it.
private let entry = getenv("HAECHI_FUZZ_TARGET").flatMap { FuzzEntry(rawValue: String(cString: $0)) }

/// What libFuzzer calls with each input (https://llvm.org/docs/LibFuzzer.html).
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let entry else {
        print("HAECHI_FUZZ_TARGET is one of: " + FuzzEntry.allCases.map(\.rawValue).joined(separator: " "))
        exit(64)
    }
    entry.run(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}

private typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// libFuzzer as a library, where only some modules are watched and the program keeps a beginning of its own.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments>,
    _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Where the package manager lets the program begin.
@_cdecl("haechi_fuzz_main")
public func fuzzMain(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> CInt {
    var (count, arguments) = (count, arguments)
    return runDriver(&count, &arguments) { fuzzOneInput($0, $1) }
}
