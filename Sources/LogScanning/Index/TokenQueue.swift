// Hot: one question a line. Benchmark: Benchmarks/run scan (index).

/// Tokens that wait to be looked up together: a set of millions lies outside the caches, and many look-ups at once wait once, not each.
@safe final class TokenQueue {
    private static let size = 64

    private let issued: IssuanceCheck?
    private let numbers: UnsafeMutableBufferPointer<UInt64>
    private let rows: UnsafeMutableBufferPointer<Int>
    private let answers: UnsafeMutableBufferPointer<Bool>
    private var count = 0

    init(_ issued: IssuanceCheck?) {
        self.issued = issued
        // SAFETY: freed in deinit; elements below `count` are initialised.
        unsafe numbers = .allocate(capacity: Self.size)
        unsafe rows = .allocate(capacity: Self.size)
        unsafe answers = .allocate(capacity: Self.size)
        unsafe answers.initialize(repeating: false)
    }

    deinit {
        // SAFETY: allocated in `init`, freed once.
        unsafe numbers.deallocate()
        unsafe rows.deallocate()
        unsafe answers.deallocate()
    }

    /// Asks about the token of the row that comes next.
    @inline(__always)
    func ask(_ number: UInt64, of block: BlockRows) {
        if count == Self.size { settle(block) }
        // SAFETY: the count was just made smaller than the size.
        unsafe numbers.initializeElement(at: count, to: number)
        unsafe rows.initializeElement(at: count, to: block.count)
        count &+= 1
    }

    /// Answers for all rows asked about so far.
    func settle(_ block: BlockRows) {
        guard let issued, count > 0 else { return }
        // SAFETY: elements below `count` are initialised.
        unsafe issued.answer(UnsafeBufferPointer(rebasing: numbers[..<count]), into: answers)
        for index in 0..<count { block.settleToken(row: unsafe rows[index], isIssued: unsafe answers[index]) }
        count = 0
    }
}
