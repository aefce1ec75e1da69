import Glibc

/// The entry that the environment variable HAECHI_FUZZ_TARGET names; scripts/fuzz sets it.
private let entry = getenv("HAECHI_FUZZ_TARGET").flatMap { FuzzEntry(rawValue: String(cString: $0)) }

/// What libFuzzer, which brings `main`, calls with each input (https://llvm.org/docs/LibFuzzer.html).
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    guard let entry else {
        print("HAECHI_FUZZ_TARGET is one of: " + FuzzEntry.allCases.map(\.rawValue).joined(separator: " "))
        exit(64)
    }
    entry.run(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}
