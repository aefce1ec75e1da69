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
    private let pages: UnsafeMutableBufferPointer<UnsafeMutablePointer<UInt8>?>
    private let reserved: UnsafeMutableRawPointer?
    private var free: UnsafeMutableRawPointer?
    private var left: Int

    /// - Parameter kinds: bits for each number.
    init(kinds: Int) {
        planes = max(1, (kinds + 7) / 8)
        // Numbers below 2³¹ can have a page.
        // SAFETY: freed in deinit.
        unsafe pages = .allocate(capacity: 1 << (31 - Self.pageShift))
        unsafe pages.initialize(repeating: nil)
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
        // SAFETY: allocated or mapped in `init`, released once.
        unsafe pages.deallocate()
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
    ///
    /// - Parameter opening: told before each page of the first number that it can hold.
    @inline(__always)
    func forEach(opening: (UInt64) -> Void = { _ in }, _ body: (UInt64, UInt64) -> Void) {
        for page in unsafe pages.indices {
            guard let bytes = unsafe pages[page] else { continue }
            let first = UInt64(page) << UInt64(Self.pageShift)
            opening(first)
            for block in stride(from: 0, to: Self.pageRows, by: 64) where unsafe isSet(bytes, block) {
                for group in stride(from: block, to: block + 64, by: 8) {
                    // One plane is the usual case: a word tells at once where its bytes are.
                    var rest = unsafe occupied(bytes, group)
                    while rest != 0 {
                        let place = group | rest.trailingZeroBitCount >> 3
                        rest &= ~(0xFF << UInt64((place & 7) * 8))
                        // SAFETY: as in `add`.
                        var bits = UInt64(unsafe bytes[place])
                        for plane in 1..<max(1, planes) {
                            bits |= UInt64(unsafe bytes[plane << Self.pageShift | place]) << UInt64(plane * 8)
                        }
                        body(first | UInt64(place), bits)
                    }
                }
            }
        }
    }

    /// Eight numbers' bytes, all planes over each other: a byte is 0 where its number has no bit.
    @inline(__always)
    private func occupied(_ bytes: UnsafeMutablePointer<UInt8>, _ group: Int) -> UInt64 {
        var all: UInt64 = 0
        for plane in 0..<planes {
            // SAFETY: eight bytes inside the plane.
            all |= unsafe UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: plane << Self.pageShift | group, as: UInt64.self)
        }
        return all
    }

    /// Whether any of sixty-four numbers has a bit.
    @inline(__always)
    private func isSet(_ bytes: UnsafeMutablePointer<UInt8>, _ block: Int) -> Bool {
        var all = SIMD8<UInt64>(repeating: 0)
        for plane in 0..<planes {
            // SAFETY: sixty-four bytes inside the plane, which begins at a multiple of as many.
            all |= unsafe UnsafeRawPointer(bytes).load(fromByteOffset: plane << Self.pageShift | block, as: SIMD8<UInt64>.self)
        }
        return all != SIMD8(repeating: 0)
    }
}
