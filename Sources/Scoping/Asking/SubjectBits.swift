// Hot: one bit a view. Benchmark: Benchmarks/run scan (re-scope).
internal import Glibc

/// Up to 64 bits for each of many whole numbers: plain bytes in pages, made when the first of their numbers comes. Numbers that would take too many
/// pages are refused, and then always.
@safe final class SubjectBits {
    /// Numbers of a page. A plane of it is what the system calls a huge page: one fault in place of five hundred.
    private static let pageShift = 21
    private static let pageRows = 1 << pageShift
    /// Bytes of all pages together.
    private static let limit = 64 << 20

    /// Bytes for each number, in planes of their own.
    private let planes: Int
    private var pages: [UnsafeMutablePointer<UInt8>?]
    private let reserved: UnsafeMutableRawPointer?
    private var free: UnsafeMutableRawPointer?
    private var left: Int

    /// - Parameter kinds: bits for each number.
    init(kinds: Int) {
        planes = max(1, (kinds + 7) / 8)
        // Numbers below 2³¹ can have a page.
        unsafe pages = [UnsafeMutablePointer<UInt8>?](repeating: nil, count: 1 << (31 - Self.pageShift))
        // SAFETY: addresses alone, until somebody writes to them; released in deinit.
        let mapped = unsafe mmap(
            nil, Self.limit + Self.pageRows, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        unsafe reserved = mapped == MAP_FAILED ? nil : mapped
        left = unsafe reserved == nil ? 0 : Self.limit / (Self.pageRows * planes)
        unsafe free = reserved.map { unsafe $0.alignedUp(toMultipleOf: Self.pageRows) }
        // SAFETY: inside the mapping; a system that has no huge pages goes on with small ones.
        if let free = unsafe free { unsafe madvise(free, Self.limit, MADV_HUGEPAGE) }
    }

    deinit {
        // SAFETY: mapped in `init`, released once.
        if let reserved = unsafe reserved { unsafe munmap(reserved, Self.limit + Self.pageRows) }
    }

    /// Sets a bit of a number.
    ///
    /// - Returns: false for a number that has no page and gets none.
    @inline(__always)
    func add(_ number: UInt64, kind: Int) -> Bool {
        guard number < 1 << 31 else { return false }
        let page = Int(truncatingIfNeeded: number >> UInt64(Self.pageShift))
        guard let bytes = unsafe pages[page] ?? open(page) else { return false }
        let place = (kind >> 3) << Self.pageShift | Int(truncatingIfNeeded: number) & (Self.pageRows - 1)
        // SAFETY: a page has a byte for each of its numbers in every plane.
        unsafe bytes[place] |= 1 << UInt8(truncatingIfNeeded: kind & 7)
        return true
    }

    @inline(never)
    private func open(_ page: Int) -> UnsafeMutablePointer<UInt8>? {
        guard left > 0, let start = unsafe free else { return nil }
        left -= 1
        // SAFETY: `left` counts the pages that fit into the mapping, which the system hands out as zeros.
        unsafe free = start + Self.pageRows * planes
        let bytes = unsafe start.bindMemory(to: UInt8.self, capacity: Self.pageRows * planes)
        unsafe pages[page] = unsafe bytes
        return unsafe bytes
    }

    /// Hands on every number that has a bit with all of its bits, in order.
    @inline(__always)
    func forEach(_ body: (UInt64, UInt64) -> Void) {
        for page in unsafe pages.indices {
            guard let bytes = unsafe pages[page] else { continue }
            for group in 0..<(Self.pageRows / 8) where unsafe isSet(bytes, group) {
                for place in (group * 8)..<(group * 8 + 8) {
                    var bits: UInt64 = 0
                    // SAFETY: as in `add`.
                    for plane in 0..<planes { bits |= UInt64(unsafe bytes[plane << Self.pageShift | place]) << UInt64(plane * 8) }
                    if bits != 0 { body(UInt64(page) << UInt64(Self.pageShift) | UInt64(place), bits) }
                }
            }
        }
    }

    /// Whether any of eight numbers has a bit.
    @inline(__always)
    private func isSet(_ bytes: UnsafeMutablePointer<UInt8>, _ group: Int) -> Bool {
        var all: UInt64 = 0
        for plane in 0..<planes {
            // SAFETY: eight bytes inside the plane.
            all |= unsafe UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: plane << Self.pageShift | group * 8, as: UInt64.self)
        }
        return all != 0
    }
}
