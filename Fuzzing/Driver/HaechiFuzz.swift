import CFuzzDriver
import Glibc

/// Runs libFuzzer on the entry that the environment variable HAECHI_FUZZ_TARGET names; scripts/fuzz starts it.
@main enum HaechiFuzz {
    static let entry = getenv("HAECHI_FUZZ_TARGET").flatMap { unsafe FuzzEntry(rawValue: String(cString: $0)) }

    static func main() {
        guard entry != nil else {
            print("HAECHI_FUZZ_TARGET is one of: " + FuzzEntry.allCases.map(\.rawValue).joined(separator: " "))
            exit(64)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
        let code = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
            // SAFETY: the fuzzer hands over `size` bytes, which are copied.
            HaechiFuzz.entry?.run(unsafe Array(UnsafeBufferPointer(start: data, count: size)))
            return 0
        }
        exit(code)
    }
}
