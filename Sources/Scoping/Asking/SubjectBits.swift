// Hot: one bit a view. Benchmark: Benchmarks/run scan (re-scope).
internal import CColumns
internal import Glibc

/// Up to 64 bits for each of many whole numbers: plain bytes in pages, made when the first of their numbers comes. Numbers that would take too many
/// pages are refused, and then always.
@safe final class SubjectBits {
    /// Bytes of a page, and of each plane of it: what the system calls a huge page, one fault in place of five hundred.
    private static let pageShift = 21
    private static let pageBytes = 1 << pageShift
    /// Bytes of all pages together.
    private static let limit = 64 << 20

    /// Bits of a number in a byte are 1 << shift; where eight are too few, there are more planes.
    private let shift: Int
    private let planes: Int
    private let pages: UnsafeMutableBufferPointer<UnsafeMutablePointer<UInt8>?>
    private let reserved: UnsafeMutableRawPointer?
    private var free: UnsafeMutableRawPointer?
    private var left: Int

    private var numberShift: Int { Self.pageShift + 3 - shift }

    /// - Parameter kinds: bits for each number.
    init(kinds: Int) {
        shift = kinds <= 1 ? 0 : kinds <= 2 ? 1 : kinds <= 4 ? 2 : 3
        planes = max(1, (kinds + 7) / 8)
        // Numbers below 2³¹ can have a page.
        // SAFETY: freed in deinit.
        unsafe pages = .allocate(capacity: 1 << (31 - Self.pageShift - 3 + shift))
        unsafe pages.initialize(repeating: nil)
        // SAFETY: addresses alone, until somebody writes to them; released in deinit.
        let mapped = unsafe mmap(
            nil, Self.limit + Self.pageBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        unsafe reserved = mapped == MAP_FAILED ? nil : mapped
        left = unsafe reserved == nil ? 0 : Self.limit / (Self.pageBytes * planes)
        unsafe free = reserved.map { unsafe $0.alignedUp(toMultipleOf: Self.pageBytes) }
        // SAFETY: inside the mapping; a system that has no huge pages goes on with small ones.
        if let free = unsafe free { unsafe madvise(free, Self.limit, MADV_HUGEPAGE) }
    }

    deinit {
        // SAFETY: allocated or mapped in `init`, released once.
        unsafe pages.deallocate()
        if let reserved = unsafe reserved { unsafe munmap(reserved, Self.limit + Self.pageBytes) }
    }

    /// Sets a bit of each of some numbers.
    ///
    /// - Parameters:
    ///   - subjects: as the index stores them; whatever is no whole number is refused.
    ///   - rules: of each of them.
    ///   - kinds: the bit, by rule.
    ///   - refused: is handed the places of those that have no page and get none.
    func add(_ subjects: [UInt64], _ rules: [UInt16], kinds: [UInt8], refused: (Int) -> Void) {
        precondition(rules.count == subjects.count)
        var left = [UInt32](repeating: 0, count: subjects.count)
        // SAFETY: the table of pages has an entry for all numbers below 2³¹, and pages have a place for each of theirs in every plane.
        var bits = unsafe haechi_number_bits(
            pages: pages.baseAddress, page_count: UInt64(pages.count), page_shift: UInt32(numberShift), shift: UInt32(shift),
            plane_bytes: UInt64(Self.pageBytes))
        let count = unsafe haechi_set_bits(&bits, subjects, rules, subjects.count, kinds, &left)
        for place in left[..<count] {
            let (place, subject) = (Int(place), subjects[Int(place)])
            if subject & 1 != 0 || !add((subject >> 1) &- 1, kind: Int(kinds[Int(rules[place])])) { refused(place) }
        }
    }

    /// Sets a bit of a number.
    ///
    /// - Returns: false for a number that has no page and gets none.
    func add(_ number: UInt64, kind: Int) -> Bool {
        let page = number >> UInt64(numberShift)
        guard page < UInt64(unsafe pages.count), let bytes = unsafe pages[Int(page)] ?? open(Int(page)) else { return false }
        let inside = Int(number & (1 << UInt64(numberShift) - 1))
        let slot = (inside & (7 >> shift)) << shift
        // SAFETY: a page has a byte for each of its numbers in every plane.
        unsafe bytes[(kind >> 3) << Self.pageShift | inside >> (3 - shift)] |= 1 << UInt8(slot + kind & 7)
        return true
    }

    @inline(never)
    private func open(_ page: Int) -> UnsafeMutablePointer<UInt8>? {
        guard left > 0, let start = unsafe free else { return nil }
        left -= 1
        // SAFETY: `left` counts the pages that fit into the mapping, which the system hands out as zeros.
        unsafe free = start + Self.pageBytes * planes
        let bytes = unsafe start.bindMemory(to: UInt8.self, capacity: Self.pageBytes * planes)
        unsafe pages[page] = unsafe bytes
        return unsafe bytes
    }

    // MARK: Reading

    /// How many numbers have each set of bits, by the set; nil for more than eight kinds.
    func histogram() -> [Int]? {
        guard planes == 1 else { return nil }
        var bytes = [UInt64](repeating: 0, count: 256)
        for page in unsafe pages.indices {
            // SAFETY: a page has so many bytes.
            if let start = unsafe pages[page] { unsafe haechi_histogram(start, Self.pageBytes, &bytes) }
        }
        var sets = [Int](repeating: 0, count: 256)
        for (byte, times) in bytes.enumerated() where times > 0 {
            for slot in stride(from: 0, to: 8, by: 1 << shift) { sets[byte >> slot & slotMask] += Int(times) }
        }
        sets[0] = 0
        return sets
    }

    private var slotMask: Int { (1 << (1 << shift)) - 1 }

    /// Hands on every number that has a bit with all of its bits, in order.
    ///
    /// - Parameter opening: told before each page of the first number that it can hold.
    @inline(__always)
    func forEach(opening: (UInt64) -> Void = { _ in }, _ body: (UInt64, UInt64) -> Void) {
        for page in unsafe pages.indices {
            guard let bytes = unsafe pages[page] else { continue }
            let first = UInt64(page) << UInt64(numberShift)
            opening(first)
            for block in stride(from: 0, to: Self.pageBytes, by: 64) where unsafe isSet(bytes, block) {
                for group in stride(from: block, to: block + 64, by: 8) {
                    // One plane is the usual case: a word tells at once where its bytes are.
                    var rest = unsafe occupied(bytes, group)
                    while rest != 0 {
                        let place = group | rest.trailingZeroBitCount >> 3
                        rest &= ~(0xFF << UInt64((place & 7) * 8))
                        // SAFETY: as in `add`.
                        unsafe forEachSlot(bytes, place, first, body)
                    }
                }
            }
        }
    }

    /// The numbers of one byte.
    @inline(__always)
    private func forEachSlot(_ bytes: UnsafeMutablePointer<UInt8>, _ place: Int, _ first: UInt64, _ body: (UInt64, UInt64) -> Void) {
        // SAFETY: as in `add`.
        var bits = UInt64(unsafe bytes[place])
        if shift == 3 {
            for plane in 1..<max(1, planes) { bits |= UInt64(unsafe bytes[plane << Self.pageShift | place]) << UInt64(plane * 8) }
            return body(first | UInt64(place), bits)
        }
        var number = first | UInt64(place) << UInt64(3 - shift)
        while bits != 0 {
            if bits & UInt64(slotMask) != 0 { body(number, bits & UInt64(slotMask)) }
            bits >>= UInt64(1 << shift)
            number += 1
        }
    }

    /// Eight bytes, all planes over each other.
    @inline(__always)
    private func occupied(_ bytes: UnsafeMutablePointer<UInt8>, _ group: Int) -> UInt64 {
        var all: UInt64 = 0
        for plane in 0..<planes {
            // SAFETY: eight bytes inside the plane.
            all |= unsafe UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: plane << Self.pageShift | group, as: UInt64.self)
        }
        return all
    }

    /// Whether any bit of sixty-four bytes is set.
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
